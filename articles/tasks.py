"""What happens in the background: uploads read one file a job, saved searches asked again and mailed one search a job,
and jobs whose worker died taken up again.

Jobs may run twice (a worker killed at the wrong moment) and change nothing the second time.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages
from django.db import DatabaseError, InterfaceError, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import alerts, gazetteer, ingestion, rereading
from articles.extraction.records import Gazetteer
from articles.ingestion import Outcome, Verdict
from articles.models import Original, RecordChange, Run, SavedSearch, Upload, UploadItem

logger = logging.getLogger(__name__)

INGESTION = "ingestion"
ALERTS = "alerts"
DESK = "desk"
UPKEEP = "upkeep"  # a queue of its own, and first in line, so that a long queue of files does not keep it waiting
FORGOTTEN_AFTER = timedelta(minutes=10)
JOBS_KEPT_HOURS = 24 * 30

# A database or disk that is away comes back; 2, 4, 8 … seconds, an hour in all.
_WHEN_BACK = RetryStrategy(
    max_attempts=10, exponential_wait=2, retry_exceptions=[DatabaseError, InterfaceError, OSError]
)

# Six seconds to two hours; after that the next mail carries it.
_WHEN_ANSWERED = RetryStrategy(
    max_attempts=5, exponential_wait=6, retry_exceptions=[alerts.NotSent, DatabaseError, InterfaceError]
)


def hand_in(
    files: Iterable[File], *, by: Any, outlet: str = "", published_on: date | None = None, draft: bool = False
) -> Upload:
    """Makes a batch of the files: all of them are kept and queued, or none. What nobody could read (empty, too
    large) is an item with its reason from the start. ``outlet`` is a name or slug."""
    originals: dict[str, Original] = {}
    with transaction.atomic():
        upload = Upload.objects.create(
            uploaded_by=by,
            outlet=ingestion.outlet_named(outlet),
            published_on=published_on,
            draft=draft,
        )
        items = []
        for file in files:
            item = UploadItem(upload=upload, name=ingestion.source_name(file.name or ""), size=file.size)
            if reason := _refusal(file):
                _settle(item, Outcome(Verdict.REJECTED, item.name, reason))
            else:
                raw = file.read()
                sha256 = hashlib.sha256(raw).hexdigest()
                ingestion.keep_bytes(raw, sha256)
                item.original = originals.setdefault(sha256, Original(sha256=sha256, size=len(raw)))
            items.append(item)
        # In one order everywhere, so that two batches with the same files wait for each other and never in a ring.
        Original.objects.bulk_create(sorted(originals.values(), key=lambda o: o.sha256), ignore_conflicts=True)
        stored = Original.objects.in_bulk(list(originals), field_name="sha256")
        for item in items:
            if item.original:
                item.original = stored[item.original.sha256]
        UploadItem.objects.bulk_create(items)
        jobs: list[dict[str, Any]] = [{"item_id": item.pk} for item in items if item.outcome == item.Outcome.WAITING]
        if jobs:
            ingest_item.batch_defer(*jobs)
    return upload


def _refusal(file: File) -> str:
    if not file.size:
        return "The file is empty: send the one that has the text."
    if file.size > largest_file():
        limit = largest_file() / (1024 * 1024)
        return f"It is larger than {limit:g} MB, the limit for one file: send one article a file."
    return ""


def largest_file() -> int:
    """Bytes: what the site accepts, unless no reader takes as much."""
    return min(settings.UPLOAD_MAX_FILE_BYTES, ingestion.LARGEST_FILE)


@app.task(queue=INGESTION, retry=_WHEN_BACK)
def ingest_item(item_id: int) -> None:
    """Reads one file of an upload. The article and what is said of it are one transaction: there is never a stored
    article whose item is still waiting."""
    try:
        with transaction.atomic():
            item = (
                UploadItem.objects.select_for_update(of=("self",))
                .select_related("original", "upload__uploaded_by", "upload__outlet")
                .filter(pk=item_id, outcome=UploadItem.Outcome.WAITING)
                .first()
            )
            if item is None:
                return  # an earlier attempt got there, or the batch is gone
            _settle(item, _ingest(item))
            item.save()
    except (DatabaseError, InterfaceError):
        raise
    except FileNotFoundError:
        _give_up(item_id, "Its bytes are no longer in the storage: send the file again.")
    except OSError:
        raise
    except Exception as error:
        logger.exception("upload item %s failed", item_id)
        _give_up(
            item_id,
            f"An error in this program ({type(error).__name__}) kept it from being read; nothing was stored. "
            "The people who run this site have it in their log.",
        )


def _ingest(item: UploadItem) -> Outcome:
    assert item.original  # noqa: S101 - an item without bytes was rejected when it was handed in
    with storages["originals"].open(item.original.path) as file:
        raw = file.read()
    upload = item.upload
    (outcome,) = ingestion.ingest(
        raw,
        item.name,
        current_gazetteer(),
        outlet=upload.outlet,
        published_on=upload.published_on,
        draft=upload.draft,
        loaded_by=upload.uploaded_by,
    )
    return outcome


def _settle(item: UploadItem, outcome: Outcome) -> None:
    item.outcome = outcome.kind.value
    item.reason = outcome.reason or "; ".join(outcome.notes)
    item.article_id = outcome.article
    item.statements_found = outcome.statements
    item.finished_at = timezone.now()


def _give_up(item_id: int, reason: str) -> None:
    UploadItem.objects.filter(pk=item_id, outcome=UploadItem.Outcome.WAITING).update(
        outcome=UploadItem.Outcome.REJECTED, reason=reason, finished_at=timezone.now()
    )


@app.task(queue=DESK, retry=_WHEN_BACK)
def carry_on(run_id: int) -> None:
    """Goes on with a run where the attempt before left it."""
    rereading.carry_on(run_id, current_gazetteer())


def set_going(run: Run, *, seconds: float) -> Run:
    """Does what can be done at once, and leaves the rest to a worker."""
    run = rereading.carry_on(run.pk, current_gazetteer(), seconds=seconds)
    if not run.finished_at:
        carry_on.defer(run_id=run.pk)
    return run


_known: Gazetteer | None = None


def current_gazetteer() -> Gazetteer:
    """The record's gazetteer as it is now. The object stays the same while nothing in it changed: what extraction
    prepares from it (0.5 s) is kept by identity."""
    global _known
    fresh = gazetteer.from_database()
    if _known is None or any(getattr(fresh, f.name) != getattr(_known, f.name) for f in fields(fresh)):
        _known = fresh
    return _known


@app.periodic(cron="* * * * * */30")  # the last field is seconds
@app.task(queue=UPKEEP, priority=100, queueing_lock="take-up-again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> None:
    """A worker that is killed leaves its job ``doing`` for ever; once its heartbeat has stopped the job goes back into
    the queue. A file still waiting without any job (its attempts ran out) is queued anew."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs():
        logger.warning("job %s (%s) lost its worker and is queued again", job.id, job.task_name)
        await jobs.retry_job(job)
    forgotten = UploadItem.objects.filter(
        outcome=UploadItem.Outcome.WAITING, upload__uploaded_at__lt=timezone.now() - FORGOTTEN_AFTER
    )
    alive = ProcrastinateJob.objects.filter(task_name=ingest_item.name, status__in=["todo", "doing"])
    has_job = {job.args["item_id"] async for job in alive}
    for pk in [pk async for pk in forgotten.values_list("pk", flat=True) if pk not in has_job]:
        await ingest_item.defer_async(item_id=pk)


@app.periodic(cron="*/10 * * * *")
@app.task(queue=ALERTS, priority=50, queueing_lock="look-for-news")
def look_for_news(timestamp: int) -> None:
    """Every saved search is asked again, so that pages and feeds know what is new without asking themselves."""
    for pk in list(SavedSearch.objects.order_by("pk").values_list("pk", flat=True)):
        try:
            alerts.look(pk)
        except DatabaseError:
            logger.exception("saved search %s could not be asked", pk)  # and the others can


@app.periodic(cron="7 * * * *")
@app.task(queue=ALERTS, priority=50, queueing_lock="queue-mails")
def queue_mails(timestamp: int) -> None:
    """Every hour, so that a mail whose hour passed while no worker ran is only late. Marking and queueing are one
    transaction: two workers at once queue a mail once."""
    with transaction.atomic():
        due = alerts.mark_due(datetime.fromtimestamp(timestamp, UTC))
        jobs: list[dict[str, Any]] = [{"search_id": pk, "period": str(period)} for pk, period in due]
        if jobs:
            send_mail.batch_defer(*jobs)


@app.task(queue=ALERTS, retry=_WHEN_ANSWERED)
def send_mail(search_id: int, period: str) -> None:
    try:
        alerts.send(search_id, date.fromisoformat(period))
    except alerts.NotSent as error:
        logger.warning("the mail of saved search %s did not go: %s", search_id, error)
        if not error.permanent:
            raise


@app.periodic(cron="17 3 * * *")
@app.task(queue=UPKEEP, queueing_lock="forget-old-jobs", pass_context=True)
async def forget_old_jobs(context: JobContext, timestamp: int) -> None:
    """What became of a file is kept with its upload for good; how its job went, for a month."""
    jobs = context.app.job_manager
    for queue in (UPKEEP, ALERTS):
        await jobs.delete_old_jobs(nb_hours=24, queue=queue)
    await jobs.delete_old_jobs(nb_hours=JOBS_KEPT_HOURS, include_failed=True, include_cancelled=True)


@app.periodic(cron="47 * * * *")
@app.task(queue=UPKEEP, queueing_lock="clear-changes")
def clear_changes(timestamp: int) -> None:
    """The notes of what changed in lists are for those who looked a moment ago; see ``RecordChange.objects.prune``."""
    RecordChange.objects.prune()
