"""What this site does its own way where allauth asks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from accounts.joining import take_over
from executions.viewers import owner_of_page


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return bool(settings.ACCOUNT_SIGNUP == "open")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """What the visitor ran before is theirs afterwards."""
        before = owner_of_page(request.session)  # Logging in gives the session another key.
        super().login(request, user)
        if before:
            take_over(before, user)


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return bool(settings.ACCOUNT_SIGNUP != "closed")
