"""Uploads in the background: each file settled once, whatever happens to the worker."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import OperationalError, connection
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import ingestion, tasks
from articles.models import ActorName, Article, Original, RecordChange, Upload, UploadItem
from tests import factories, people

DISPATCH = "“We will not wait,” Ana Testić said.\n".encode()


def hand_in(*files: tuple[str, bytes], **options) -> Upload:
    return tasks.hand_in([ContentFile(raw, name) for name, raw in files], by=people.uploader(), **options)


def settle(upload: Upload) -> list[UploadItem]:
    for item in upload.items.all():
        tasks.ingest_item(item.pk)
    return list(upload.items.all())


def jobs(status: str = "todo") -> list[int]:
    """The upload items that have a job."""
    found = ProcrastinateJob.objects.filter(task_name=tasks.ingest_item.name, status=status)
    return [job.args["item_id"] for job in found.order_by("id")]


@pytest.fixture
def ana(db):
    ana = factories.actor(name="Ana Testić", slug="ana-testic")
    ActorName.objects.create(actor=ana, text="Ana Testić")
    return ana


def test_handing_in_keeps_the_bytes_and_queues_each_file(db):
    upload = hand_in(("a.txt", DISPATCH), ("b.txt", b"Something else."))
    first, second = upload.items.all()
    assert (first.name, first.size, first.outcome) == ("a.txt", len(DISPATCH), "waiting")
    with storages["originals"].open(first.original.path) as file:
        assert file.read() == DISPATCH
    assert jobs() == [first.pk, second.pk]


def test_what_nobody_could_read_is_refused_at_once_and_the_rest_goes_on(db, settings):
    settings.UPLOAD_MAX_FILE_BYTES = 1024 * 1024
    upload = hand_in(("empty.txt", b""), ("large.txt", b"x" * (1024 * 1024 + 1)), ("a.txt", DISPATCH))
    empty, large, good = upload.items.all()
    assert (empty.outcome, empty.reason) == ("rejected", "The file is empty: send the one that has the text.")
    assert (large.outcome, large.original) == ("rejected", None)
    assert large.reason == "It is larger than 1 MB, the limit for one file: send one article a file."
    assert jobs() == [good.pk]


def test_an_item_becomes_an_article_with_what_holds_for_the_batch(ana):
    upload = hand_in(("a.txt", DISPATCH), outlet="The Daily Example", draft=True)
    (item,) = settle(upload)
    assert (item.outcome, item.statements_found) == ("stored", 1)
    assert item.finished_at is not None
    article = item.article
    assert article.outlet.name == "The Daily Example"
    assert article.loaded_by == upload.uploaded_by
    assert article.status == Article.Status.DRAFT
    assert article.statements.get().speaker == ana


def test_the_same_file_twice_in_a_batch_is_one_article(ana):
    first, second = settle(hand_in(("a.txt", DISPATCH), ("b.txt", DISPATCH)))
    assert (first.outcome, second.outcome) == ("stored", "unchanged")
    assert first.article == second.article
    assert second.reason == f"Already held as article {first.article.pk}, from a.txt."
    assert Original.objects.count() == 1


def test_a_file_that_is_no_text_keeps_its_reason(db):
    (item,) = settle(hand_in(("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00")))
    assert (item.outcome, item.article) == ("rejected", None)
    assert item.reason.startswith("It is an image, not plain text: ")


def test_what_was_odd_in_a_stored_file_is_told(ana):
    (item,) = settle(hand_in(("a.txt", DISPATCH + b"\x00")))
    assert (item.outcome, item.reason) == ("stored", "1 NUL character removed")


def test_running_a_job_again_changes_nothing(ana):
    upload = hand_in(("a.txt", DISPATCH))
    before = settle(upload)[0].finished_at
    (item,) = settle(upload)
    assert (item.outcome, item.finished_at) == ("stored", before)


def test_a_job_of_a_batch_that_is_gone_does_nothing(db):
    tasks.ingest_item(987654)


def test_a_crash_between_article_and_item_leaves_neither(ana, monkeypatch):
    upload = hand_in(("a.txt", DISPATCH))

    def crash(*args):
        raise OperationalError("the connection is lost")

    with monkeypatch.context() as patch:
        patch.setattr(tasks, "_settle", crash)
        with pytest.raises(OperationalError):
            tasks.ingest_item(upload.items.get().pk)
    assert Article.objects.count() == 0
    assert upload.items.get().outcome == "waiting"
    assert settle(upload)[0].outcome == "stored"


def test_an_error_in_the_program_is_told_and_stores_nothing(ana, monkeypatch):
    def fail(*args, **kwargs):
        raise RecursionError("too deep")

    monkeypatch.setattr(ingestion, "extract", fail)
    (item,) = settle(hand_in(("a.txt", DISPATCH)))
    assert item.outcome == "rejected"
    assert "An error in this program (RecursionError)" in item.reason
    assert Article.objects.count() == 0


def test_bytes_that_are_gone_are_asked_for_again(ana):
    upload = hand_in(("a.txt", DISPATCH))
    storages["originals"].delete(upload.items.get().original.path)
    (item,) = settle(upload)
    assert (item.outcome, item.reason) == ("rejected", "Its bytes are no longer in the storage: send the file again.")


def test_a_database_that_is_away_is_tried_again_and_an_error_of_ours_is_not():
    strategy = tasks.ingest_item.retry_strategy
    job = app.tasks[tasks.ingest_item.name].configure(task_kwargs={"item_id": 1}).job
    assert strategy.get_retry_decision(exception=OperationalError("away"), job=job) is not None
    assert strategy.get_retry_decision(exception=KeyError("ours"), job=job) is None


def test_the_gazetteer_is_the_same_object_until_something_in_it_changes(ana):
    first = tasks.current_gazetteer()
    assert tasks.current_gazetteer() is first
    ActorName.objects.create(actor=ana, text="Ana T.")
    assert tasks.current_gazetteer() is not first


def work(*queues: str) -> None:
    """Runs a real worker, with its own connections, over what is queued until nothing is left."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(queues=list(queues), wait=False, install_signal_handlers=False)


@pytest.mark.django_db(transaction=True)
def test_a_worker_settles_a_batch(ana):
    upload = hand_in(("a.txt", DISPATCH), ("b.txt", b"\x00\x01" * 50))
    work(tasks.INGESTION)
    assert [item.outcome for item in upload.items.all()] == ["stored", "rejected"]
    assert jobs() == []
    assert len(jobs("succeeded")) == 2


def take_up_again() -> None:
    tasks.take_up_again.defer(timestamp=0)
    work(tasks.UPKEEP)


@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_killed_worker_is_taken_up_again(ana):
    upload = hand_in(("a.txt", DISPATCH))
    with connection.cursor() as cursor:  # as kill -9 leaves it
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 min') RETURNING id"
        )
        worker = cursor.fetchone()[0]
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [worker])
    work(tasks.INGESTION)
    assert upload.items.get().outcome == "waiting"
    take_up_again()
    work(tasks.INGESTION)
    assert upload.items.get().outcome == "stored"


@pytest.mark.django_db(transaction=True)
def test_a_file_that_waits_without_a_job_is_queued_again_but_only_once(ana):
    upload = hand_in(("a.txt", DISPATCH))
    item = upload.items.get()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    take_up_again()
    assert jobs() == []  # it was handed in just now
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(hours=1))
    take_up_again()
    take_up_again()
    assert jobs() == [item.pk]


@pytest.mark.django_db(transaction=True)
def test_old_jobs_are_forgotten_and_their_outcomes_kept(ana):
    upload = hand_in(("a.txt", DISPATCH))
    work(tasks.INGESTION)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '40 days'")
    tasks.forget_old_jobs.defer(timestamp=0)
    work(tasks.UPKEEP)
    assert jobs("succeeded") == []
    assert upload.items.get().outcome == "stored"


@pytest.mark.django_db
def test_old_notes_of_changes_are_cleared_away(monkeypatch):
    RecordChange.objects.bulk_create(RecordChange(transaction=n, statements=[]) for n in range(100, 104))
    prune = RecordChange.objects.prune
    monkeypatch.setattr(RecordChange.objects, "prune", lambda: prune(keep=1))
    tasks.clear_changes(timestamp=0)
    assert list(RecordChange.objects.order_by("pk").values_list("transaction", flat=True)) == [102, 103]
