"""Who has just signed up brings the drafts of their browser along: the next editor page is to save them."""

from typing import Any

from allauth.account.signals import user_signed_up
from django.dispatch import receiver
from django.http import HttpRequest


@receiver(user_signed_up)
def ask_for_drafts(request: HttpRequest, **_: Any) -> None:
    request.session["bring_drafts"] = True
