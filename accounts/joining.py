"""At log-in: what a visitor's browser session owned becomes the user's."""

from django.contrib.auth.models import AbstractBaseUser

from executions.models import Execution
from executions.viewers import owner_of_user


def take_over(owner: str, user: AbstractBaseUser) -> None:
    """Give `user` the executions of the page session `owner`."""
    Execution.objects.filter(owner=owner).update(owner=owner_of_user(user))
