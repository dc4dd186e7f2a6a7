"""What a person may say of a new key of theirs."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.models import ApiKey, Scope, default_scopes

MOST_KEYS = 50  # That open something, of one person.
NEVER = ""
DAYS: Mapping[str, Any] = {
    "30": _("in 30 days"),
    "90": _("in 90 days"),
    "365": _("in a year"),
    NEVER: _("never"),
}


class NewKeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("What it is for, so that you know later what stops when you revoke it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("May"), widget=forms.CheckboxSelectMultiple, initial=default_scopes, choices=Scope.choices
    )
    expires = forms.ChoiceField(label=_("Ends"), choices=list(DAYS.items()), initial="365", required=False)

    def __init__(self, user: AbstractBaseUser, data: Any = None) -> None:
        super().__init__(data)
        self._user = user
        if not getattr(user, "is_staff", False):
            allowed = [choice for choice in Scope.choices if choice[0] != Scope.ADMIN]
            self.fields["scopes"].choices = allowed  # type: ignore[attr-defined]  # a choice field's

    def clean(self) -> dict[str, Any]:
        if ApiKey.objects.valid().filter(user=self._user.pk).count() >= MOST_KEYS:
            sentence = _("You have %(most)s keys already, and may have no more. Revoke one that is not needed.")
            raise forms.ValidationError(sentence, params={"most": MOST_KEYS})
        return self.cleaned_data

    def make(self) -> tuple[ApiKey, str]:
        """The new key and its secret, which nobody can see again."""
        days = self.cleaned_data["expires"]
        key = ApiKey(
            user_id=self._user.pk,
            name=self.cleaned_data["name"],
            scopes=self.cleaned_data["scopes"],
            expires_at=None if days == NEVER else now() + timedelta(days=int(days)),
        )
        secret = key.make_secret()
        key.save()
        return key, secret
