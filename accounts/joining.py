"""At log-in: what a visitor's browser session owned becomes the user's."""

from django.contrib.auth.models import AbstractBaseUser

from executions.models import Execution
from executions.viewers import owner_of_user
from programs.models import Snapshot


def take_over(owner: str, user: AbstractBaseUser) -> None:
    """Give `user` what the page session `owner` ran and shared."""
    Execution.objects.filter(owner=owner).update(owner=owner_of_user(user))
    Snapshot.objects.hand_over(owner, to=owner_of_user(user))
