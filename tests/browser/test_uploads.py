"""Uploads in a real browser with real workers, one of which is killed at each step.

The workers are processes of their own. Where one is killed is not left to chance: the test holds the row of one item,
so a worker stops there with its job begun and half of the batch behind it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection, transaction
from django.db.models import QuerySet
from playwright.sync_api import Page, expect
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from articles import tasks
from articles.models import ActorName, Article, Original, Upload, UploadItem
from tests import factories, people
from tests.database import address
from tests.newsdesk.waiting import until
from tests.readers import files

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120  # for what takes a second, on a machine that does much besides
PATIENCE_MS = PATIENCE_S * 1000
FORGOTTEN_S = 180  # until a job whose worker died is taken up again, by the clock

File = dict[str, Any]
Start = Callable[[], subprocess.Popen[bytes]]


def file(name: str, raw: bytes | str) -> File:
    return {"name": name, "mimeType": "", "buffer": raw.encode() if isinstance(raw, str) else raw}


def text(n: int) -> str:
    return (
        f"Bridge {n} to open in spring\n\nTESTOGRAD, May {n % 28 + 1}, 2023 – Work on bridge {n} is done.\n\n"
        f"“We will not wait for bridge {n},” Ana Testić said.\n\nBruno Nobody said that number {n} was a mistake.\n"
    )


def html(n: int) -> bytes:
    title, *paragraphs = text(n).split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return files.page(f"<main><article><h1>{title}</h1>{body}</article></main>")


def docx(n: int) -> bytes:
    return files.docx(*(files.paragraph(line) for line in text(n).split("\n\n")))


def pdf(n: int) -> bytes:
    return files.pdf([[line.replace("ć", "c") for line in text(n).splitlines() if line]])


def mail(n: int) -> bytes:
    return files.mail(text(n), Subject=f"Bridge {n} to open", Date="Wed, 03 May 2023 10:00:00 +0200")


def feed(*numbers: int) -> bytes:
    return files.rss(*(f"<title>Bridge {n}</title><description>{text(n)}</description>" for n in numbers))


def table(*numbers: int) -> str:
    rows = (f'Bridge {n},"{text(n)}",2023-05-03\n' for n in numbers)
    return "title,body,date\n" + "".join(rows)


def archive(*numbers: int) -> bytes:
    return files.zipped({f"letters/{n}.txt": text(n).encode() for n in numbers})


Expected = dict[str, str]  # name of a file or part → its outcome when all is done

FEW: list[tuple[File, Expected]] = [
    (file("a.txt", text(1)), {"a.txt": "stored"}),
    (file("b.html", html(2)), {"b.html": "stored"}),
    (file("c.docx", docx(3)), {"c.docx": "stored"}),
    (file("d.csv", table(4, 5)), {"d.csv": "opened", "d.csv, row 2": "stored", "d.csv, row 3": "stored"}),
    (file("e.txt", text(1).encode("utf-16")), {"e.txt": "unchanged"}),
    (file("f.jpg", b"\xff\xd8\xff\xe0 no dispatch"), {"f.jpg": "rejected"}),
    (file("g.zip", archive(6, 7)), {"g.zip": "opened", "letters/6.txt": "stored", "letters/7.txt": "stored"}),
]


def forty() -> list[tuple[File, Expected]]:
    """Eight formats, five files that are broken, three that come twice."""
    batch: list[tuple[File, Expected]] = []

    def add(name: str, raw: bytes | str, *, outcome: str = "stored", **members: str) -> None:
        batch.append((file(name, raw), {name: outcome, **members}))

    for n in range(1, 9):
        add(f"{n}.txt", text(n).encode(("utf-8", "cp1250", "utf-16")[n % 3]))
    for n in range(9, 14):
        add(f"{n}.html", html(n))
    for n in range(15, 20):
        add(f"{n}.docx", docx(n))
    for n in range(20, 25):
        add(f"{n}.pdf", pdf(n))
    for n in range(25, 29):
        add(f"{n}.eml", mail(n))
    add("feed.rss", feed(30, 31), outcome="opened", **{f"feed.rss, entry {n}": "stored" for n in (1, 2)})
    add("table.csv", table(32, 33, 34), outcome="opened", **{f"table.csv, row {n}": "stored" for n in (2, 3, 4)})
    add("batch.zip", archive(35, 36, 37), outcome="opened", **{f"letters/{n}.txt": "stored" for n in (35, 36, 37)})
    add("feed2.rss", feed(38))
    add("table2.csv", table(39))
    add("empty.txt", b"", outcome="rejected")
    add("locked.pdf", files.pdf([["No dispatch"]], encrypt=True), outcome="rejected")
    add("scanned.pdf", files.pdf([[]], picture=True), outcome="rejected")
    add("cut.docx", docx(40)[:-60], outcome="rejected")
    add("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", outcome="rejected")
    add("again.txt", text(1).encode(), outcome="unchanged")
    add("again.html", html(9), outcome="unchanged")
    add("again.zip", archive(2), outcome="opened", **{"letters/2.txt": "unchanged"})
    assert len(batch) == 40
    return batch


@pytest.fixture
def originals(settings: Any, tmp_path: Path) -> Path:
    """On disk, where workers find them."""
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "originals")},
        }
    }
    return tmp_path


@pytest.fixture
def start_worker(originals: Path) -> Iterator[Start]:
    """As a site runs one: a process that knows the database and the folder."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH")}
    workers: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        with (originals / "worker.log").open("ab") as log:
            worker = subprocess.Popen(
                [sys.executable, "manage.py", "procrastinate", "worker"],
                cwd=ROOT,
                env=kept | {"DATABASE_URL": address(), "VAR_DIR": str(originals)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.wait(PATIENCE_S)


@pytest.fixture
def desk(page: Page, live_server: Any, client: Any) -> Page:
    """The page to upload on, with somebody signed in who may."""
    ana = factories.actor(name="Ana Testić")
    ActorName.objects.create(actor=ana, text="Ana Testić")
    client.force_login(people.uploader())
    session = client.cookies[site.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}/upload/")
    return page


def nobody_at_work() -> bool:
    """Whether the database has ended what the dead worker asked for last; it may be committing still."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0] == 0


def kill_midway(held: QuerySet[Any], item: UploadItem, act: Start, page: Page, *, left_as: str) -> None:
    """Kills the worker that ``act`` sets going at an item whose job it has begun, by holding a row that it needs. What
    it did not come to is ``left_as`` before. The page, loaded anew, shows how far it came."""
    with transaction.atomic():
        assert len(held.select_for_update())
        worker = act()
        begun = ProcrastinateJob.objects.filter(status="doing", args={"item_id": item.pk})
        assert until(begun.exists, PATIENCE_S)
        worker.send_signal(signal.SIGKILL)
        worker.wait(PATIENCE_S)
    assert until(nobody_at_work, PATIENCE_S)
    items = item.upload.items.exclude(outcome="opened")
    items = items.filter(chosen_at__isnull=False) if left_as == "chosen" else items
    total, left = items.count(), items.filter(outcome=left_as).count()
    word = {"waiting": "read", "chosen": "stored"}[left_as]
    heading = page.locator("#upload-progress")
    expect(heading).to_have_text(f"{total - left} of {total} {word}", timeout=PATIENCE_MS)
    page.reload()
    expect(heading).to_have_text(f"{total - left} of {total} {word}")
    assert page.locator("progress.upload-progress").get_attribute("value") == str(total - left)
    assert 0 < left < total


def forget(worker: subprocess.Popen[bytes]) -> None:
    """Five minutes pass since the worker was last heard of."""
    assert worker.returncode == -signal.SIGKILL
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '5 min'")
    with suppress(AlreadyEnqueued):
        tasks.take_up_again.defer(timestamp=0)


def choose_and_send(page: Page, batch: list[tuple[File, Expected]]) -> Upload:
    page.get_by_label("Files", exact=True).set_input_files([file for file, _ in batch])
    expect(page.locator("[data-files] li")).to_have_count(len(batch))
    page.get_by_role("button", name="See what they would become").click()
    page.wait_for_url("**/uploads/*/")
    return Upload.objects.get()


def expect_as_told(page: Page, upload: Upload, batch: list[tuple[File, Expected]]) -> None:
    expected = {name: outcome for _, outcomes in batch for name, outcome in outcomes.items()}
    assert dict(upload.items.values_list("name", "outcome")) == expected
    assert upload.items.count() == len(expected)
    stored = set(upload.items.filter(outcome="stored").values_list("article", flat=True))
    assert Article.objects.count() == len(stored) == list(expected.values()).count("stored")
    assert not upload.items.filter(outcome="unchanged", article=None).exists()
    assert not upload.items.filter(outcome="rejected", reason="").exists()
    for item in upload.items.select_related("article"):
        row = page.locator("tr.upload-item", has=page.get_by_text(item.name, exact=True))
        expect(row.locator(".outcome")).to_have_text(item.get_outcome_display().capitalize())
        if item.article:
            expect(row.locator(f'a[href="{item.article.get_absolute_url()}"]')).to_have_count(1)


def store_and_kill(desk: Page, upload: Upload, worker: subprocess.Popen[bytes], *, at: str) -> None:
    """Chooses all that is ready; the worker is killed at the one of that name."""

    def choose() -> subprocess.Popen[bytes]:
        desk.get_by_role("button", name="Tick all").first.click()
        desk.get_by_role("button", name="Store the ticked files").first.click()
        return worker

    item = upload.items.get(name=at)
    kill_midway(Original.objects.filter(pk=item.original_id), item, choose, desk, left_as="chosen")


def test_what_was_shown_is_stored_though_a_worker_is_killed_meanwhile(desk: Page, start_worker: Start) -> None:
    upload = choose_and_send(desk, FEW)
    expect(desk.locator("#upload-progress")).to_have_text(f"0 of {len(FEW)} read")
    worker = start_worker()
    expect(desk.locator("#upload-progress")).to_have_text("8 files are ready, and not stored yet", timeout=PATIENCE_MS)
    assert Article.objects.count() == 0
    expect(desk.get_by_text("The same text as a.txt in this upload")).to_be_visible()
    store_and_kill(desk, upload, worker, at="c.docx")
    forget(worker)
    start_worker()
    expect(desk.locator("#upload-progress")).to_have_text("All 9 files done", timeout=PATIENCE_MS)
    expect_as_told(desk, upload, FEW)


@pytest.mark.slow
def test_forty_mixed_files_and_two_workers_killed_at_either_step(desk: Page, start_worker: Start) -> None:
    """Nothing is hastened: what a dead worker had begun is taken up by the clock."""
    batch = forty()
    started = time.monotonic()
    told = [f"{len(batch)} files"]

    def took(what: str) -> None:
        nonlocal started
        told.append(f"{what} {time.monotonic() - started:.1f} s")
        started = time.monotonic()

    upload = choose_and_send(desk, batch)
    took("sent in")
    workers: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        workers.append(start_worker())
        return workers[-1]

    waiting = upload.items.filter(name="20.pdf")
    kill_midway(waiting, waiting.get(), start, desk, left_as="waiting")
    took("first worker killed after")
    worker = start()
    ready = desk.get_by_role("heading", name="files are ready, and not stored yet")
    expect(ready).to_be_visible(timeout=FORGOTTEN_S * 1000)
    took("all read after")
    assert Article.objects.count() == 0
    store_and_kill(desk, upload, worker, at="16.docx")
    took("second worker killed after")
    start()
    expect(desk.get_by_role("heading", name="files done")).to_be_visible(timeout=FORGOTTEN_S * 1000)
    took("all stored after")
    expect_as_told(desk, upload, batch)
    outcomes = Counter(upload.items.values_list("outcome", flat=True))
    print(*told, dict(outcomes), f"{Article.objects.count()} articles", sep="; ")
