"""Uploads in the background: each file settled once, whatever happens to the worker."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import DataError, OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from articles import ingestion, tasks, uploads
from articles.extraction.records import Dispatch
from articles.models import ActorName, Article, RecordChange, Upload, UploadItem
from articles.readers import Part
from tests import factories, people

DISPATCH = "“We will not wait,” Ana Testić said.\n".encode()


def hand_in(*files: tuple[str, bytes], **options) -> Upload:
    return tasks.hand_in([ContentFile(raw, name) for name, raw in files], by=people.uploader(), **options)


def settle(upload: Upload, *, store: bool = True) -> list[UploadItem]:
    """Reads all files and, once they are, stores all that can be."""
    for item in upload.items.filter(outcome="waiting"):
        tasks.read_item(item.pk)
    if store:
        ready = list(upload.items.filter(outcome="read").values_list("pk", flat=True))
        tasks.choose(upload, ready, ready)
        for item in upload.items.filter(outcome="chosen"):
            tasks.store_item(item.pk)
    return list(upload.items.all())


def jobs(task: Any, status: str = "todo") -> list[int]:
    """The upload items that have a job."""
    found = ProcrastinateJob.objects.filter(task_name=task.name, status=status)
    return [job.args["item_id"] for job in found.order_by("id")]


def fail(error: Exception) -> Callable[..., None]:
    def raises(*args: object, **kwargs: object) -> None:
        raise error

    return raises


@pytest.fixture
def ana(db):
    ana = factories.actor(name="Ana Testić", slug="ana-testic")
    ActorName.objects.create(actor=ana, text="Ana Testić")
    return ana


def test_handing_in_queues_each_file_that_can_be_read(db):
    upload = hand_in(("a.txt", DISPATCH), ("empty.txt", b""), ("b.txt", b"Something else."))
    first, _, second = upload.items.all()
    assert jobs(tasks.read_item) == [first.pk, second.pk]


def test_what_was_chosen_is_queued_and_what_is_tried_again_goes_back_to_its_step(ana):
    upload = hand_in(("a.txt", DISPATCH), ("photo.jpg", b"\xff\xd8\xff\xe0"))
    settle(upload, store=False)
    good, bad = upload.items.all()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert tasks.choose(upload, [good.pk], [good.pk]) == 1
    assert tasks.choose(upload, [good.pk], [good.pk]) == 0
    assert tasks.again(upload) == 1
    assert (jobs(tasks.store_item), jobs(tasks.read_item)) == ([good.pk], [bad.pk])


def test_what_comes_out_of_a_file_is_queued_with_it_or_not_at_all(db, monkeypatch):
    parts = [Part(f"t.csv, row {n}", None, Dispatch(body=f"Bridge {n} opens.")) for n in (1, 2)]
    monkeypatch.setattr(uploads, "read_apart", lambda raw, name: parts)
    upload = hand_in(("t.csv", b"rows"))
    file = upload.items.get()
    with monkeypatch.context() as patch:
        patch.setattr(tasks, "_queue", fail(OperationalError("the connection is lost")))
        with pytest.raises(OperationalError):
            tasks.read_item(file.pk)
    assert upload.items.get().outcome == "waiting"
    tasks.read_item(file.pk)
    tasks.read_item(file.pk)
    assert jobs(tasks.read_item) == [item.pk for item in upload.items.all()]


def test_a_job_of_a_batch_that_is_gone_does_nothing(db):
    tasks.read_item(987654)
    tasks.store_item(987654)


def test_a_crash_between_article_and_item_leaves_neither(ana, monkeypatch):
    upload = hand_in(("a.txt", DISPATCH))
    settle(upload, store=False)
    item = upload.items.get()
    tasks.choose(upload, [item.pk], [item.pk])
    with monkeypatch.context() as patch:
        patch.setattr(uploads, "_settle", fail(OperationalError("the connection is lost")))
        with pytest.raises(OperationalError):
            tasks.store_item(item.pk)
    assert Article.objects.count() == 0
    assert upload.items.get().outcome == "chosen"


@pytest.mark.parametrize("step", ["look", "store"])
def test_an_error_in_the_program_is_told_at_the_file_and_stores_nothing(ana, monkeypatch, step):
    upload = hand_in(("a.txt", DISPATCH))
    with monkeypatch.context() as patch:
        patch.setattr(uploads, step, fail(RecursionError("too deep")))
        (item,) = settle(upload)
    assert item.outcome == "failed"
    assert "An error in this program (RecursionError)" in item.reason
    assert Article.objects.count() == 0
    assert tasks.again(upload) == 1


def test_bytes_that_are_gone_are_asked_for_again(ana):
    upload = hand_in(("a.txt", DISPATCH))
    path = upload.items.get().original.path
    raw = storages["originals"].open(path).read()
    storages["originals"].delete(path)
    (item,) = settle(upload)
    assert (item.outcome, item.reason) == ("failed", "Its bytes are no longer in the storage: send the file again.")

    ingestion.keep_bytes(raw, item.original.sha256)
    tasks.again(upload)
    settle(upload, store=False)
    storages["originals"].delete(path)
    (item,) = settle(upload)
    assert (item.outcome, item.reason) == ("failed", "Its bytes are no longer in the storage: send the file again.")
    assert Article.objects.count() == 0


def test_a_database_that_is_away_is_tried_again_and_an_error_of_ours_is_not():
    strategy = tasks.store_item.retry_strategy
    job = app.tasks[tasks.store_item.name].configure(task_kwargs={"item_id": 1}).job
    assert strategy.get_retry_decision(exception=OperationalError("away"), job=job) is not None
    for ours in (KeyError("ours"), DataError("a NUL in a text")):
        assert strategy.get_retry_decision(exception=ours, job=job) is None


def test_the_gazetteer_is_the_same_object_until_something_in_it_changes(ana):
    first = tasks.current_gazetteer()
    assert tasks.current_gazetteer() is first
    ActorName.objects.create(actor=ana, text="Ana T.")
    assert tasks.current_gazetteer() is not first


def work(*queues: str, concurrency: int = 1) -> None:
    """Runs a real worker, with its own connections, over what is queued until nothing is left."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(queues=list(queues), wait=False, install_signal_handlers=False, concurrency=concurrency)


@pytest.mark.django_db(transaction=True)
def test_a_worker_reads_a_batch_and_stores_what_was_chosen(ana):
    upload = hand_in(("a.txt", DISPATCH), ("b.txt", b"\x00\x01" * 50))
    work(tasks.INGESTION)
    assert [item.outcome for item in upload.items.all()] == ["read", "rejected"]
    assert Article.objects.count() == 0
    ready = upload.items.get(outcome="read").pk
    tasks.choose(upload, [ready], [ready])
    work(tasks.INGESTION)
    assert [item.outcome for item in upload.items.all()] == ["stored", "rejected"]
    assert jobs(tasks.read_item) == jobs(tasks.store_item) == []
    own = set(upload.items.values_list("pk", flat=True))
    assert own == own & set(jobs(tasks.read_item, "succeeded"))


@pytest.mark.django_db(transaction=True)
def test_eight_people_who_store_the_same_file_at_once_make_one_article(ana):
    batches = [hand_in(("a.txt", DISPATCH)) for _ in range(8)]
    for batch in batches:
        settle(batch, store=False)
    for batch in batches:
        item = batch.items.get()
        assert item.outcome == "read"
        tasks.choose(batch, [item.pk], [item.pk])
    work(tasks.INGESTION, concurrency=8)
    items = UploadItem.objects.all()
    assert sorted(item.outcome for item in items) == ["stored", *["unchanged"] * 7]
    assert {item.article_id for item in items} == {Article.objects.get().pk}


def take_up_again() -> None:
    with suppress(AlreadyEnqueued):  # by a worker's own clock
        tasks.take_up_again.defer(timestamp=0)
    work(tasks.UPKEEP)


def as_kill_9_leaves_it(task: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 min') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE status = 'todo' AND task_name = %s",
            [worker, task.name],
        )


@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_killed_worker_is_taken_up_again_at_either_step(ana):
    upload = hand_in(("a.txt", DISPATCH))
    for task, before, after in ((tasks.read_item, "waiting", "read"), (tasks.store_item, "chosen", "stored")):
        as_kill_9_leaves_it(task)
        work(tasks.INGESTION)
        assert upload.items.get().outcome == before
        take_up_again()
        work(tasks.INGESTION)
        item = upload.items.get()
        assert item.outcome == after
        tasks.choose(upload, [item.pk], [item.pk])
    assert Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_file_that_waits_without_a_job_is_queued_again_but_only_once(ana):
    upload = hand_in(("a.txt", DISPATCH), ("b.txt", b"Something else."))
    first, second = upload.items.all()
    tasks.read_item(second.pk)
    tasks.choose(upload, [second.pk], [second.pk])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    take_up_again()
    assert jobs(tasks.read_item) == jobs(tasks.store_item) == []  # it was handed in just now
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(hours=1))
    take_up_again()
    take_up_again()
    assert (jobs(tasks.read_item), jobs(tasks.store_item)) == ([first.pk], [second.pk])


@pytest.mark.django_db(transaction=True)
def test_old_jobs_are_forgotten_and_their_outcomes_kept(ana):
    upload = hand_in(("photo.jpg", b"\xff\xd8\xff\xe0"))
    work(tasks.INGESTION)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '40 days'")
    tasks.forget_old_jobs.defer(timestamp=0)
    work(tasks.UPKEEP)
    assert jobs(tasks.read_item, "succeeded") == []
    assert upload.items.get().reason.startswith("It is an image")


@pytest.mark.django_db
def test_old_notes_of_changes_are_cleared_away(monkeypatch):
    RecordChange.objects.bulk_create(RecordChange(transaction=n, statements=[]) for n in range(100, 104))
    prune = RecordChange.objects.prune
    monkeypatch.setattr(RecordChange.objects, "prune", lambda: prune(keep=1))
    tasks.clear_changes(timestamp=0)
    assert list(RecordChange.objects.order_by("pk").values_list("transaction", flat=True)) == [102, 103]
