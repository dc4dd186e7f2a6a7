"""Keys by which other programs are known."""

import hashlib
import secrets
from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from accounts.quotas import Quota as Quota  # Django looks for models here.
from executions.models import ADMIN, INTERACTIVE, RUN, Viewer

MARK = "cs_"  # Tells leaked keys from other random text, for those who scan for them.
PREFIX = 11  # Characters of a key that may be seen: enough to tell it from others, nothing to guess the rest from.
SEEN_EVERY = timedelta(minutes=1)
WEBHOOK_MARK = "cswh_"
OWNER = "key:"  # Before the number of the key whose an execution is.


class Scope(models.TextChoices):
    """What the bearer of a key may do beyond looking at its own executions."""

    RUN = RUN, _("run programs")
    INTERACTIVE = INTERACTIVE, _("talk to running programs")
    ADMIN = ADMIN, _("look at the whole system")


def default_scopes() -> list[str]:
    return [Scope.RUN, Scope.INTERACTIVE]


def known_scopes(value: object) -> None:
    if not isinstance(value, list) or not set(map(str, value)) <= set(Scope.values):
        raise ValidationError(f"This must be a list of these words: {', '.join(Scope.values)}.")


def digest_of(secret: str) -> str:
    """A key is as random as its digest: it needs no salt and no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_webhook_secret() -> str:
    return WEBHOOK_MARK + secrets.token_urlsafe(32)


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def valid(self) -> Self:
        return self.filter(Q(expires_at=None) | Q(expires_at__gt=now()), revoked_at=None, user__is_active=True)

    def of(self, secret: str) -> "ApiKey | None":
        """The valid key that this is, or None. Looked up by its digest: how long that takes tells nothing of it."""
        return self.valid().filter(digest=digest_of(secret)).first() if secret.startswith(MARK) else None

    def of_owner(self, owner: str) -> "ApiKey | None":
        """The valid key whose executions have that owner, or None."""
        number = owner.removeprefix(OWNER)
        return self.valid().filter(pk=int(number)).first() if number != owner else None


class ApiKey(models.Model):
    """A secret that is shown once, to whom it was made for."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=100, help_text="What it is for.")
    prefix = models.CharField(max_length=PREFIX, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=default_scopes, validators=[known_scopes])
    # As it is, not as a digest: what is sent is signed with it. It opens nothing on this site.
    webhook_secret = models.CharField(max_length=64, default=new_webhook_secret, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True, help_text="Empty: never.")
    last_used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[ApiKeyQuerySet] = ApiKeyQuerySet.as_manager()  # type: ignore[assignment]  # the QuerySet's verbs

    class Meta:
        ordering = ("-created_at",)
        verbose_name = "API key"

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}...)"

    def make_secret(self) -> str:
        """Give it a new secret, and return that: it is not kept."""
        secret = MARK + secrets.token_urlsafe(32)
        self.prefix, self.digest = secret[:PREFIX], digest_of(secret)
        return secret

    @property
    def viewer(self) -> Viewer:
        """Its bearer. What it runs is its own: other keys of the same user do not see it."""
        return Viewer(owner=f"{OWNER}{self.pk}", scopes=frozenset(self.scopes))

    @property
    def shown_scopes(self) -> list[str]:
        return [str(label) for scope, label in Scope.choices if scope in self.scopes]

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now())

    def renew_webhook_secret(self) -> None:
        """From now on what is sent is signed with another one."""
        self.webhook_secret = new_webhook_secret()
        self.save(update_fields=["webhook_secret"])

    def revoke(self) -> None:
        """From now on it opens nothing."""
        self.revoked_at = self.revoked_at or now()
        self.save(update_fields=["revoked_at"])

    def used(self) -> None:
        """Note it, at most once a minute."""
        moment = now()
        if self.last_used_at is None or moment - self.last_used_at > SEEN_EVERY:
            ApiKey.objects.filter(pk=self.pk).update(last_used_at=moment)
