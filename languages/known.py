"""The languages by all their names, for those who ask at every run."""

import time
from dataclasses import dataclass, field
from typing import Any

from django.db.models.signals import post_delete, post_save

from languages.models import Language

FRESH = 1.0  # Seconds after which another process's change is seen; this process's own are seen at once.


@dataclass(slots=True)
class _Known:
    languages: dict[str, Language] = field(default_factory=dict)
    until: float = float("-inf")


_known = _Known()


def if_fresh() -> dict[str, Language] | None:
    """What `known` returns, if it need not ask the database for it."""
    return _known.languages if time.monotonic() <= _known.until else None


def known() -> dict[str, Language]:
    """Slug or alias in lower case -> language, those included that are not offered; of a clash the slug wins."""
    if if_fresh() is None:
        until, rows = time.monotonic() + FRESH, list(Language.objects.all())
        aliases = {alias: row for row in rows for alias in row.aliases}
        _known.languages, _known.until = aliases | {row.slug: row for row in rows}, until
    return _known.languages


def forget(**_: Any) -> None:
    """Ask again next time. Needed after an `update`, of which no signal tells."""
    _known.until = float("-inf")


post_save.connect(forget, sender=Language)
post_delete.connect(forget, sender=Language)
