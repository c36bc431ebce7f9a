"""What happens in the background: uploads read and stored one file a job, saved searches asked again and mailed one
search a job, and jobs whose worker died taken up again.

Jobs may run twice (a worker killed at the wrong moment) and change nothing the second time.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import alerts, feeds, gazetteer, rereading, uploads
from articles.extraction.records import Gazetteer
from articles.fetching import Robots
from articles.models import Feed, RecordChange, ReviewLease, Run, SavedSearch, Upload, UploadItem

logger = logging.getLogger(__name__)

INGESTION = "ingestion"
ALERTS = "alerts"
FEEDS = "feeds"
DESK = "desk"
UPKEEP = "upkeep"  # a queue of its own, and first in line, so that a long queue of files does not keep it waiting
FORGOTTEN_AFTER = timedelta(minutes=10)
JOBS_KEPT_HOURS = 24 * 30

# A database or disk that is away comes back; 2, 4, 8 … seconds, an hour in all.
_WHEN_BACK = RetryStrategy(
    max_attempts=10, exponential_wait=2, retry_exceptions=[OperationalError, InterfaceError, OSError]
)

# Six seconds to two hours; after that the next mail carries it.
_WHEN_ANSWERED = RetryStrategy(
    max_attempts=5, exponential_wait=6, retry_exceptions=[alerts.NotSent, DatabaseError, InterfaceError]
)


def hand_in(files: Iterable[File], **given: Any) -> Upload:
    """See ``uploads.hand_in``: all files are kept and queued, or none."""
    with transaction.atomic():
        upload = uploads.hand_in(files, **given)
        _queue(read_item, uploads.waiting(upload))
    return upload


def choose(upload: Upload, chosen: Collection[int], shown: Collection[int]) -> int:
    """Stores what somebody chose of what they were shown; gives how many that are."""
    with transaction.atomic():
        items = uploads.choose(upload, chosen, shown)
        _queue(store_item, items)
    return len(items)


def again(upload: Upload, item: int | None = None) -> int:
    """Tries one file once more, or all that were rejected or failed; gives how many that are."""
    with transaction.atomic():
        to_read, to_store = uploads.again(upload, item)
        _queue(read_item, to_read)
        _queue(store_item, to_store)
    return len(to_read) + len(to_store)


@app.task(queue=INGESTION, retry=_WHEN_BACK)
def read_item(item_id: int) -> None:
    """Says what one file of an upload would become, or takes it apart into what does."""
    with _told(item_id):
        if looked := uploads.look(item_id, current_gazetteer()):
            with transaction.atomic():
                _queue(read_item, uploads.keep(looked))


@app.task(queue=INGESTION, retry=_WHEN_BACK)
def store_item(item_id: int) -> None:
    with _told(item_id):
        uploads.store(item_id, current_gazetteer())


def _queue(task: Any, items: Collection[int]) -> None:
    if items:
        task.batch_defer(*({"item_id": item} for item in items))


@contextmanager
def _told(item_id: int) -> Iterator[None]:
    """Whatever goes wrong with a file is said at the file, except what concerns all of them and comes back."""
    try:
        yield
    except (OperationalError, InterfaceError):
        raise
    except FileNotFoundError:
        uploads.give_up(item_id, "Its bytes are no longer in the storage: send the file again.")
    except OSError:
        raise
    except Exception as error:
        logger.exception("upload item %s failed", item_id)
        uploads.give_up(
            item_id,
            f"An error in this program ({type(error).__name__}) kept it from being read; nothing was stored. "
            "The people who run this site have it in their log.",
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
    alive = ProcrastinateJob.objects.filter(queue_name=INGESTION, status__in=["todo", "doing"])
    has_job = {(job.task_name, job.args["item_id"]) async for job in alive}
    forgotten = UploadItem.objects.filter(upload__uploaded_at__lt=timezone.now() - FORGOTTEN_AFTER)
    for outcome, task in ((UploadItem.Outcome.WAITING, read_item), (UploadItem.Outcome.CHOSEN, store_item)):
        for pk in [pk async for pk in forgotten.filter(outcome=outcome).values_list("pk", flat=True)]:
            if (task.name, pk) not in has_job:
                await task.defer_async(item_id=pk)


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


@app.periodic(cron="23 * * * *")
@app.task(queue=FEEDS, queueing_lock="fetch-feeds", lock="fetch-feeds")
def fetch_feeds(timestamp: int) -> None:
    """Every hour, where the site fetches feeds at all."""
    if not settings.FETCH_FEEDS:
        return
    robots = Robots(settings.SITE_ADDRESS)
    for feed in Feed.objects.filter(active=True).select_related("outlet"):
        try:
            feeds.fetch_feed(feed, current_gazetteer(), site=settings.SITE_ADDRESS, robots=robots)
        except DatabaseError:
            logger.exception("feed %s could not be read into the record", feed.pk)  # and the others can


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
    """The notes of what changed in lists are for those who looked a moment ago; see ``RecordChange.objects.prune``.
    Leases of the review queue are over after ten minutes."""
    RecordChange.objects.prune()
    ReviewLease.objects.prune()
