"""Which languages exist, how each is compiled and run, and within which limits."""

import re
from collections.abc import Iterable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.timezone import now

from languages import validators

SLUG = re.compile(r"^[a-z0-9-]+\Z")
# The fields that hold a run to something.
LIMITS = (
    "wall_ms",
    "cpu_ms",
    "compile_wall_ms",
    "compile_cpu_ms",
    "memory_mib",
    "processes",
    "disk_mib",
    "output_bytes",
    "cpus",
)


def between(least: float, most: float) -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(least), MaxValueValidator(most)]


class LanguageQuerySet(models.QuerySet["Language"]):
    def offered(self) -> Self:
        return self.filter(enabled=True)

    def find(self, name: str) -> "Language | None":
        """The language whose slug or alias `name` is, in any case, or None; of a clash the slug wins."""
        wanted = name.strip().lower()
        # A database refuses to compare some strings that a request may hold, such as lone surrogates.
        if SLUG.fullmatch(wanted) and (language := self.filter(slug=wanted).first()):
            return language
        for key, aliases in self.values_list("pk", "aliases"):
            if wanted in aliases:
                return self.filter(pk=key).first()
        return None


class Language(models.Model):
    """One row per folder in `docker/languages`, plus those that an admin added for images of their own."""

    slug = models.SlugField(primary_key=True, max_length=40, validators=[RegexValidator(SLUG)])
    name = models.CharField(max_length=60)
    version = models.CharField(
        max_length=60, blank=True, editable=False, help_text="What the toolchain said when its image was built."
    )
    aliases = models.JSONField(
        default=list,
        blank=True,
        validators=[validators.names],
        help_text="Other names by which it is asked for, in lower case.",
    )
    file_name = models.CharField(
        max_length=64,
        validators=[validators.a_plain_file_name],
        help_text="What a program's only file is called, such as main.py.",
    )
    editor_mode = models.CharField(max_length=40, default="plaintext", help_text="Monaco's name for the language.")
    starter = models.TextField(blank=True, help_text="The program that a new page begins with.")

    image = models.CharField(
        max_length=255, help_text="Any image on the engine that has the toolchain; it is never pulled for a run."
    )
    compile = models.JSONField(
        default=list,
        blank=True,
        validators=[validators.an_argv],
        help_text="Compiler's argv, or empty; filled in: {options} {sources} {main} {stem} {heap}.",
    )
    run = models.JSONField(
        default=list,
        validators=[validators.an_argv],
        help_text="Program's argv; filled in: {args} {main} {stem} {sources} {heap}.",
    )
    console = models.JSONField(
        default=list,
        blank=True,
        validators=[validators.an_argv],
        help_text="Argv of its REPL or shell, empty for none.",
    )
    env = models.JSONField(default=dict, blank=True, validators=[validators.an_environment])
    compiler_options = models.JSONField(
        default=list,
        blank=True,
        validators=[validators.a_list_of_patterns],
        help_text="Regular expressions; each compiler option of a request must match one as a whole.",
    )

    wall_ms = models.PositiveIntegerField("wall time (ms)", default=10_000, validators=between(100, 3_600_000))
    cpu_ms = models.PositiveIntegerField("CPU time (ms)", default=10_000, validators=between(100, 3_600_000))
    compile_wall_ms = models.PositiveIntegerField(
        "wall time to compile (ms)", default=30_000, validators=between(100, 3_600_000)
    )
    compile_cpu_ms = models.PositiveIntegerField(
        "CPU time to compile (ms)", default=30_000, validators=between(100, 3_600_000)
    )
    memory_mib = models.PositiveIntegerField("memory (MiB)", default=256, validators=between(16, 1_048_576))
    processes = models.PositiveIntegerField(default=64, validators=between(8, 100_000))
    disk_mib = models.PositiveIntegerField(
        "disk (MiB)",
        default=64,
        validators=between(1, 65_536),
        help_text="Of each writable folder; it counts as memory too.",
    )
    output_bytes = models.PositiveIntegerField(
        "output (bytes)", default=1_048_576, validators=between(1024, 1_073_741_824)
    )
    cpus = models.FloatField("CPUs", default=1.0, validators=between(0.1, 256))

    interactive = models.BooleanField(default=True, help_text="Whether it may be run on a terminal.")
    dialects = models.JSONField(
        default=dict, blank=True, validators=[validators.an_object], help_text="What other services' APIs call it."
    )
    warm = models.PositiveSmallIntegerField(
        default=0, help_text="Sandboxes that are kept ready.", validators=between(0, 1000)
    )
    warm_up = models.JSONField(
        default=list,
        blank=True,
        validators=[validators.an_argv],
        help_text="Argv of a process that waits in a sandbox for its compilation; empty for none.",
    )
    enabled = models.BooleanField(default=True, help_text="Whether it is offered.")
    built = models.BooleanField(default=False, editable=False, help_text="Whether its image is there.")
    published = models.BooleanField(
        default=False, editable=False, help_text="Whether its image is the one that its makers publish."
    )
    image_size = models.BigIntegerField(null=True, editable=False, help_text="Bytes, shared layers included.")
    image_built_at = models.DateTimeField(null=True, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False, help_text="When its checks were last run here.")
    check_faults = models.JSONField(default=dict, editable=False, help_text="Check -> what was wrong.")
    shipped = models.JSONField(default=dict, editable=False, help_text="What its file said when it was last loaded.")

    objects = LanguageQuerySet.as_manager()

    class Meta:
        ordering = (Lower("name"),)

    def __str__(self) -> str:
        return self.name

    @property
    def compiled(self) -> bool:
        return bool(self.compile)

    @property
    def changed(self) -> dict[str, Any]:
        """Field -> what the file says, of the fields where an admin said otherwise."""
        return {field: value for field, value in self.shipped.items() if getattr(self, field) != value}

    def refused(self, options: Iterable[str]) -> list[str]:
        """Those of a request's compiler options that no pattern allows."""
        return [
            option for option in options if not any(re.fullmatch(pattern, option) for pattern in self.compiler_options)
        ]

    def clean(self) -> None:
        self.starter = self.starter.replace("\r\n", "\n")  # As browsers send what is typed into a form.
        others = Language.objects.exclude(pk=self.pk)
        taken = {name for slug, aliases in others.values_list("slug", "aliases") for name in (slug, *aliases)}
        if clashes := sorted(taken & {self.slug, *self.aliases}):
            raise ValidationError({"aliases": f"Another language has the name {', '.join(clashes)}."})


class Action(models.TextChoices):
    BUILD = "build"
    REBUILD = "rebuild"
    PULL = "pull"
    CHECK = "check"
    REMOVE = "remove"


MAKING = (Action.BUILD, Action.REBUILD, Action.PULL)


class JobState(models.TextChoices):
    WAITING = "waiting"
    GOING = "going"
    DONE = "done"
    FAILED = "failed"


class ImageJob(models.Model):
    """Work on a language's image that was asked for at set-up or in the admin; a worker does it, one job at a time."""

    language = models.ForeignKey(Language, on_delete=models.CASCADE, related_name="jobs")
    action = models.CharField(max_length=10, choices=Action.choices)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    log = models.TextField(blank=True)
    asked_by = models.CharField(max_length=150, blank=True)
    asked_at = models.DateTimeField(default=now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("language", "action"), name="one_job_waits", condition=models.Q(state="waiting")
            ),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.language_id}"
