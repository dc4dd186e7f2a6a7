"""Quotas as admins give them to users, groups and keys. docs/quotas.md says which of several counts."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from executions.limits import LEAST_MEMORY_MIB, LEAST_PROCESSES, LEAST_TIMEOUT_MS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Number = models.PositiveIntegerField[int | None, int | None]


class Default(models.TextChoices):
    """Who has a quota that was given to nobody by name."""

    NOBODY = "", _("nobody")
    ANONYMOUS = "anonymous", _("everybody who is not signed in")
    SIGNED_IN = "signed_in", _("everybody who is signed in")


def number(label: "StrOrPromise", least: int, help_text: "StrOrPromise" = "") -> "Number":
    return models.PositiveIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(least)], help_text=help_text
    )


class Quota(models.Model):
    """What somebody may take. An empty field says nothing: a less specific quota counts, at last the settings."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    default_for = models.CharField(_("default for"), max_length=10, choices=Default.choices, blank=True, default="")
    users = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="quotas", verbose_name=_("users"))
    groups = models.ManyToManyField(Group, blank=True, related_name="quotas", verbose_name=_("groups"))
    keys = models.ManyToManyField(
        "accounts.ApiKey",
        blank=True,
        related_name="quotas",
        verbose_name=_("API keys"),
        help_text=_("A key with a quota of its own counts by itself, others count with their user."),
    )

    runs_at_once = number(_("runs at once"), 1, _("Whoever has more running waits."))
    waiting_runs = number(_("waiting runs"), 0, _("Beyond those that may run at once."))
    runs_a_minute = number(_("runs a minute"), 0)
    runs_a_day = number(_("runs a day"), 0, _("A day ends at midnight, UTC."))
    cpu_seconds_a_day = number(_("CPU seconds a day"), 0, _("Of programs, and of compiling them."))
    timeout_ms = number(_("longest timeout (ms)"), LEAST_TIMEOUT_MS, _("And CPU time, also of interactive programs."))
    memory_mib = number(_("memory (MiB)"), LEAST_MEMORY_MIB)
    processes = number(_("processes"), LEAST_PROCESSES)
    code_bytes = number(_("code (bytes)"), 1, _("All files together."))
    output_bytes = number(_("output (bytes)"), 1)
    cases = number(_("cases"), 0, _("Of one run."))
    languages = models.ManyToManyField(
        "languages.Language", blank=True, verbose_name=_("languages"), help_text=_("None chosen: says nothing.")
    )
    interactive = models.BooleanField(_("interactive programs"), null=True, blank=True)
    api = models.BooleanField(_("API"), null=True, blank=True, help_text=_("With keys, or without being signed in."))

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("default_for",),
                name="one_default_each",
                condition=~Q(default_for=""),
                violation_error_message=_("Another quota is the default for these."),
            ),
        )

    def __str__(self) -> str:
        return self.name


# The fields that become those of an Allowance. The largest is the most generous.
NUMBERS = (
    "runs_at_once", "waiting_runs", "runs_a_minute", "runs_a_day", "cpu_seconds_a_day", "timeout_ms", "memory_mib",
    "processes", "code_bytes", "output_bytes", "cases",
)  # fmt: skip
SWITCHES = ("interactive", "api")
