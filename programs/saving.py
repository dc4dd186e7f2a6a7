"""From what the editor sends to a saved program."""

from collections.abc import Mapping
from typing import Annotated

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _
from pydantic import Field

from executions.api.fields import Fields
from executions.api.problems import Problem, not_found
from languages.models import Language
from programs.document import ProgramDocument
from programs.saved import MOST_SAVED, SavedProgram, TooManySaved
from programs.sharing import in_one_line
from programs.snapshots import LONGEST_TITLE


class SaveRequest(Fields):
    """`version`: that which is saved over; only for a program that is there."""

    program: ProgramDocument
    title: str = Field(default="", max_length=LONGEST_TITLE)
    version: Annotated[int, Field(ge=0, lt=2**31)] = 0


def save_new(user: AbstractBaseUser, request: SaveRequest, languages: Mapping[str, Language]) -> SavedProgram:
    """`languages`: by all their names. Raises Problem: 403, 413 or 422."""
    program = request.program.checked(languages, within="program.")
    try:
        return SavedProgram.objects.keep(user, titled(request.title, program), program.to_json())
    except TooManySaved:
        detail = f"You keep {MOST_SAVED} programs already, and no more are kept: delete one first."
        raise Problem(403, detail) from None


def save_over(
    user: AbstractBaseUser, identifier: str, request: SaveRequest, languages: Mapping[str, Language]
) -> SavedProgram:
    """Raises Problem: 404; 409 for what was saved elsewhere since; 413 or 422."""
    program = request.program.checked(languages, within="program.")
    if "\0" in identifier:  # PostgreSQL would not even look.
        raise not_found("saved program")
    mine = SavedProgram.objects.visible_to(user).filter(pk=identifier)
    if not mine.replace(request.version, titled(request.title, program), program.to_json()):
        if not mine.exists():
            raise not_found("saved program")
        raise Problem(409, "This program was saved elsewhere since it was opened here.")
    return mine.light().get()


def titled(title: str, program: ProgramDocument) -> str:
    """In one line; what has none is called by its main file."""
    return in_one_line(title) or in_one_line(program.files[0].name)[:LONGEST_TITLE] or _("Untitled")
