"""From what somebody wants to share to a snapshot."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from executions.api.fields import Fields, Optional
from executions.api.problems import Problem, invalid
from executions.models import Viewer
from languages.models import Language
from programs.document import ProgramDocument
from programs.recorded import NotItsRun, record
from programs.snapshots import LONGEST_TITLE, MOST_OF_ONE, Snapshot, TooManyShared, Visibility, end_after

SHORTEST_LIFE = 60
LONGEST_LIFE = 10 * 366 * 24 * 3600


class SnapshotRequest(Fields):
    """A program to be shared, and with whom."""

    program: ProgramDocument = Field(description="The program with its input, arguments and cases.")
    title: str = Field(default="", max_length=LONGEST_TITLE, description="What it is called.", examples=["Greeting"])
    visibility: Annotated[Literal["link", "private"] | None, Optional()] = Field(
        default=None,
        description="`link`: whoever has the link may read it; `private`: only you. "
        "Default: `private` for users who have logged in, else `link`.",
        examples=["link"],
    )
    expires_in: Annotated[int | None, Field(ge=SHORTEST_LIFE, le=LONGEST_LIFE), Optional()] = Field(
        default=None, description="Seconds after which the link leads nowhere. Default: never.", examples=[604_800]
    )
    execution_id: Annotated[str | None, Optional()] = Field(
        default=None,
        description="A run of yours of this very program that has ended: readers see what it printed.",
        examples=["0b8f6d1e-6a44-4a0c-9d0e-6f2f4f0c2f11"],
    )


def share(viewer: Viewer, request: SnapshotRequest, languages: Mapping[str, Language]) -> tuple[Snapshot, bool]:
    """The snapshot, and whether it is new. `languages`: by all their names. Raises Problem: 403, 413 or 422."""
    program = request.program.checked(languages, within="program.")
    snapshot = Snapshot(
        owner=viewer.owner,
        title=in_one_line(request.title),
        language=program.language,
        program=program.to_json(),
        result=_result(viewer, request.execution_id, program),
        visibility=_visibility(viewer, request.visibility),
        expires_at=end_after(request.expires_in),
    )
    snapshot.digest = _digest(snapshot, request.expires_in)
    try:
        return Snapshot.objects.share(snapshot)
    except TooManyShared:
        detail = f"You share {MOST_OF_ONE} programs already, and no more are kept: delete one first."
        raise Problem(403, detail) from None


def in_one_line(title: str) -> str:
    """Without what cannot be seen."""
    return " ".join("".join(each if each.isprintable() else " " for each in title).split())


def _visibility(viewer: Viewer, asked: str | None) -> str:
    has_account = viewer.owner.startswith("user:")
    if asked == Visibility.PRIVATE and viewer.owner.startswith("session:"):
        raise invalid([("visibility", "can be private only for who has logged in; leave it out")])
    return asked or (Visibility.PRIVATE if has_account else Visibility.LINK)


def _result(viewer: Viewer, execution_id: str | None, program: ProgramDocument) -> object:
    if execution_id is None:
        return None
    try:
        return record(viewer, UUID(execution_id), program)
    except NotItsRun as refusal:
        raise invalid([("executionId", str(refusal))]) from None
    except ValueError:
        raise invalid([("executionId", "must be an execution's id")]) from None


def _digest(snapshot: Snapshot, life: int | None) -> str:
    """Of what makes two snapshots different for who reads them: not by how many ms a run was quicker."""
    result = snapshot.result and [snapshot.result[name] for name in ("frames", "verdict", "exitCode")]
    seen = [snapshot.title, snapshot.program, result, snapshot.visibility, life]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()
