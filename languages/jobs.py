"""Work on images that was asked for: put on the list by set-up and the admin, taken from it by workers."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.timezone import now

from executions.models import Worker
from languages.models import MAKING, Action, ImageJob, JobState, Language

UNENDED = (JobState.WAITING, JobState.GOING)
KEPT = 20  # Of each language; older ones are forgotten.


def ask(language: Language, action: Action, by: str) -> bool:
    """False: that is asked for already."""
    try:
        with transaction.atomic():
            ImageJob.objects.create(language=language, action=action, asked_by=by)
    except IntegrityError:
        return False
    outdated = ImageJob.objects.filter(language=language).exclude(state__in=UNENDED).values_list("pk", flat=True)
    ImageJob.objects.filter(pk__in=list(outdated[KEPT:])).delete()
    return True


def claim(worker: str) -> ImageJob | None:
    """The oldest job that waits, or whose worker is gone, made `worker`'s."""
    free = Q(state=JobState.WAITING) | (
        Q(state=JobState.GOING) & ~Q(worker__in=Worker.objects.alive().values_list("name", flat=True))
    )
    for job in ImageJob.objects.filter(free).order_by("asked_at", "pk")[:2]:
        taken = ImageJob.objects.filter(free, pk=job.pk, worker=job.worker)
        if taken.update(state=JobState.GOING, worker=worker, started_at=now(), log=""):
            job.worker = worker
            return job
    return None


def note(job: ImageJob, log: str) -> None:
    ImageJob.objects.filter(pk=job.pk, worker=job.worker).update(log=log)


def end(job: ImageJob, state: JobState, log: str) -> None:
    ImageJob.objects.filter(pk=job.pk, worker=job.worker).update(state=state, ended_at=now(), log=log)


def give_back(job: ImageJob) -> None:
    """The worker ends before the job does."""
    mine = ImageJob.objects.filter(pk=job.pk, worker=job.worker)
    try:
        with transaction.atomic():
            mine.update(state=JobState.WAITING, worker="", started_at=None)
    except IntegrityError:  # It was asked for again meanwhile.
        mine.update(state=JobState.FAILED, ended_at=now())


def being_made() -> Collection[str]:
    """Slugs of languages whose image will be there soon."""
    return set(ImageJob.objects.filter(state__in=UNENDED, action__in=MAKING).values_list("language_id", flat=True))
