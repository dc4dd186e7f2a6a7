"""All that one user has here: to be taken along, and to be removed."""

import json
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from asgiref.sync import async_to_sync
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Q

from accounts.models import OWNER, ApiKey
from accounts.revocation import tell_sockets
from executions import queue
from executions.models import ENDED, Execution, RunWindow, SupportFile
from executions.results import result_of
from executions.usage import Usage
from executions.viewers import owner_of_user
from programs.models import SavedProgram, Snapshot

STEP = 100  # Rows with programs and outputs that are held in memory at once.
KEY_FIELDS = ("name", "prefix", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at")


def owners_of(user: AbstractBaseUser) -> list[str]:
    """Under which names they own rows: their own, and those of their keys."""
    keys = ApiKey.objects.filter(user=user.pk).values_list("pk", flat=True)
    return [owner_of_user(user), *(f"{OWNER}{number}" for number in keys)]


def export(user: AbstractBaseUser, target: IO[bytes]) -> None:
    """Write a zip of JSON, and of files as they are. Secrets are not in it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, found in _documents(user):
            archive.writestr(name, json.dumps(found, cls=DjangoJSONEncoder, indent=1))
        owners = owners_of(user)
        for execution in Execution.objects.filter(owner__in=owners).iterator(STEP):
            _write_run(archive, execution)
        for number, file in enumerate(SupportFile.objects.filter(owner__in=owners).iterator(STEP), 1):
            archive.writestr(f"support-files/{number}-{_safe(file.name)}", bytes(file.content))


def _documents(user: AbstractBaseUser) -> Iterator[tuple[str, Any]]:
    owners = owners_of(user)
    yield (
        "account.json",
        {
            "name": user.get_username(),
            "email": getattr(user, "email", ""),
            "joined": getattr(user, "date_joined", None),
        },
    )
    yield "keys.json", list(ApiKey.objects.filter(user=user.pk).values(*KEY_FIELDS))
    yield "usage.json", list(Usage.objects.filter(owner__in=owners).values("day", "verdict", "runs", "cpu_ms"))
    for saved in SavedProgram.objects.visible_to(user).iterator(STEP):
        about = {"title": saved.title, "created": saved.created_at, "updated": saved.updated_at}
        yield f"programs/{saved.pk}.json", about | {"program": saved.document}
    for shared in Snapshot.objects.filter(owner__in=owners).iterator(STEP):
        about = {"title": shared.title, "created": shared.created_at, "visibility": shared.visibility}
        yield f"shared/{shared.pk}.json", about | {"program": shared.program, "result": shared.result}


def _write_run(archive: zipfile.ZipFile, execution: Execution) -> None:
    ended = {"result": result_of(execution), "transcript": execution.transcript} if execution.has_ended else {}
    about = {"language": execution.language, "queued": execution.queued_at, "program": execution.program}
    folder = f"runs/{execution.pk}"
    archive.writestr(f"{folder}.json", json.dumps(about | ended, cls=DjangoJSONEncoder, indent=1))
    for number, file in enumerate(execution.files.all(), 1):
        archive.writestr(f"{folder}/{number}-{_safe(file.name)}", bytes(file.content))


def _safe(name: str) -> str:
    """A name for a file that leads nowhere when it is unpacked."""
    return "".join(each if each.isalnum() or each in "._-" else "_" for each in name)[-80:]


def remove(user: AbstractBaseUser) -> None:
    """Take the user away with all that is theirs; what still runs is stopped."""
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)  # Nothing new begins from now on.
    owners, keys = owners_of(user), list(ApiKey.objects.filter(user=user.pk))
    for execution in Execution.objects.filter(owner__in=owners).exclude(state__in=ENDED).light():
        async_to_sync(queue.cancel)(execution)
    with transaction.atomic():
        for rows in (Execution, Snapshot, SupportFile):
            rows._default_manager.filter(owner__in=owners).delete()
        Usage.objects.filter(Q(owner__in=owners) | Q(account__in=owners)).delete()
        RunWindow.objects.filter(account__in=owners).delete()
        user.delete()
    for key in keys:
        tell_sockets(key)
