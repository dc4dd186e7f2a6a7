"""Brings what the folders say into the `Language` table, around what an admin changed there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from languages.folder import Folder, FolderError, folders
from languages.models import Language


@dataclass(slots=True, kw_only=True)
class Loaded:
    """What a load did, by slug."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)


def load(sources: Sequence[Folder] | None = None) -> Loaded:
    """Three-way: a field takes the file's new value unless it differs from what the file said last time.

    A language whose folder is gone is no longer offered; its row stays for the executions that name it.
    """
    sources = folders() if sources is None else sources
    refuse_clashes(sources)
    done = Loaded()
    with transaction.atomic():
        rows = {row.slug: row for row in Language.objects.all()}
        for source in sources:
            if row := rows.get(source.slug):
                if merge(row, source.said(published=row.published)):
                    row.save()
                    done.updated.append(row.slug)
            else:
                Language.objects.create(slug=source.slug, shipped=source.fields, **source.fields)
                done.added.append(source.slug)
        kept = {source.slug for source in sources}
        for row in rows.values():
            if row.shipped and row.slug not in kept:
                Language.objects.filter(pk=row.pk).update(enabled=False, shipped={})
                done.withdrawn.append(row.slug)
    return done


def merge(row: Language, said: dict[str, Any]) -> bool:
    """Give `row` what the file says now, where no admin said otherwise. True: something is new."""
    if row.shipped == said:
        return False
    mine = row.changed
    for name, value in said.items():
        if name not in mine:
            setattr(row, name, value)
    row.shipped = said
    return True


def reset(row: Language) -> None:
    """Forget what an admin changed."""
    for name, value in row.shipped.items():
        setattr(row, name, value)
    row.save()


def refuse_clashes(sources: Sequence[Folder]) -> None:
    owner: dict[str, str] = {}
    for source in sources:
        for name in {source.slug, *source.fields["aliases"]}:
            if owner.setdefault(name, source.slug) != source.slug:
                raise FolderError(f"Both {owner[name]} and {source.slug} have the name {name}.")
