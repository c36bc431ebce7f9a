"""Reading in a process of its own: the same answers, and limits that no file gets past."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from articles import readers
from articles.readers import apart, child, exercise
from articles.readers.apart import read_apart
from tests.readers import files
from tests.readers.files import ANSWER, SPEECH

HERE = Path(__file__).resolve().parent.parent.parent
SLOW_PAGE = files.page("<p>Ana said <b>so</b> on Monday.</p>" * 120_000)
LONG_DOCUMENT = files.docx(*[files.paragraph(f"{SPEECH} {number}") for number in range(30_000)])


@pytest.fixture
def limits(monkeypatch):
    """Sets limits of the children until the test ends."""

    def set_limits(**given: int) -> None:
        monkeypatch.setattr(apart, "LIMITS", child.Limits(**given))

    return set_limits


@pytest.mark.parametrize(("raw", "name"), [pytest.param(*each, id=each[1]) for each in exercise.of_every_format()])
def test_another_process_gives_the_same_parts(raw, name):
    assert read_apart(raw, name) == readers.read(raw, name)


def test_plain_text_needs_no_other_process(monkeypatch):
    monkeypatch.setattr(apart, "_connect", None)
    assert read_apart(b"Ana said so.", "a.txt")[0].dispatch.body == "Ana said so."
    assert read_apart(b"", "a.pdf")[0].reason == "The file is empty: send the one that has the text."
    assert "larger than 20 MB" in read_apart(b"%PDF-" + bytes(apart.LARGEST_FILE), "a.pdf")[0].reason


def test_long_text_is_read_in_the_other_process(monkeypatch):
    raw = f"{SPEECH}\n".encode() * 20_000
    assert len(raw) > apart.PLAIN
    assert read_apart(raw, "a.txt") == readers.read(raw, "a.txt")


def test_a_file_that_takes_too_long_is_given_up_with_its_reason(limits):
    limits(cpu_s=1)
    [part] = read_apart(SLOW_PAGE, "a.html")
    assert part.reason.startswith("Reading it takes longer than is allowed")


def test_the_clock_runs_also_while_the_processor_does_not(limits):
    limits(elapsed_s=0.01)
    [part] = read_apart(LONG_DOCUMENT, "a.docx")
    assert part.reason.startswith("Reading it takes longer than is allowed")


def test_a_file_that_takes_too_much_memory_is_given_up_with_its_reason(limits):
    limits(memory=1024 * 1024)
    [part] = read_apart(LONG_DOCUMENT, "a.docx")
    assert part.reason.startswith("Reading it takes more memory than is allowed")


def test_a_member_that_breaks_the_reader_costs_no_other_member(limits):
    limits(memory=8 * 1024 * 1024)
    archive = files.zipped({"a.eml": files.mail(SPEECH), "b.docx": LONG_DOCUMENT, "c.eml": files.mail(ANSWER)})
    first, second, third = read_apart(archive, "a.zip")
    assert SPEECH in first.dispatch.body
    assert second.name == "a.zip/b.docx"
    assert second.reason.startswith("Reading it takes more memory")
    assert ANSWER in third.dispatch.body


def test_the_last_member_that_breaks_the_reader_is_the_last_part(limits):
    limits(memory=8 * 1024 * 1024)
    first, last = read_apart(files.zipped({"a.eml": files.mail(SPEECH), "b.docx": LONG_DOCUMENT}), "a.zip")
    assert first.dispatch
    assert last.reason.startswith("Reading it takes more memory")


def test_what_was_read_before_the_process_was_killed_is_there_once(monkeypatch):
    """The connection breaks after the first member and some parts of the second."""
    table = b"body\nAna said so.\nBruno said so.\n"
    archive = files.zipped({"a.csv": table, "b.csv": table, "c.csv": table})
    whole = read_apart(archive, "a.zip")
    frames = child.read_frame
    seen = []

    def break_off(incoming, longest):
        seen.append(1)
        if len(seen) == 10:
            raise EOFError
        return frames(incoming, longest)

    monkeypatch.setattr(child, "read_frame", break_off)
    assert read_apart(archive, "a.zip") == whole
    assert len(whole) == 6


def test_an_archive_that_breaks_the_reader_again_and_again_is_given_up(limits):
    limits(memory=8 * 1024 * 1024)
    archive = files.zipped({f"{number:02}.docx": LONG_DOCUMENT for number in range(12)})
    parts = read_apart(archive, "a.zip")
    assert len(parts) == 11
    assert all(part.reason for part in parts)
    assert "were not tried any more" in parts[-1].reason


def test_the_process_that_was_killed_is_started_again():
    page = files.page(f"<p>{SPEECH}</p>")
    read_apart(page, "a.html")
    first = apart._reader.process.pid
    os.kill(first, signal.SIGKILL)
    assert SPEECH in read_apart(page, "a.html")[0].dispatch.body
    assert apart._reader.process.pid != first


def test_threads_are_answered_side_by_side():
    pages = [files.page(f"<h1>Bridge {number}</h1><p>{SPEECH}</p>") for number in range(24)]
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda page: read_apart(page, "a.html"), pages))
    assert [part.dispatch.title for [part] in found] == [f"Bridge {number}" for number in range(24)]


def test_a_child_can_open_neither_file_nor_socket():
    """Asked in a child of our own making, under the same limits."""
    script = """
        import os, socket
        from articles.readers import child
        child._give_up_what_could_harm.__globals__["os"].close = lambda descriptor: None  # so that it can answer
        child._give_up_what_could_harm(child.Limits())
        for opening in (lambda: open("/etc/hostname"), lambda: socket.socket(), lambda: os.pipe()):
            try:
                opening()
                print("opened")
            except OSError as error:
                print(error.errno)
    """
    said = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=HERE, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["24", "24", "24"]  # too many open files


@pytest.mark.parametrize("how", ["its end", "a kill"])
def test_nothing_is_left_when_the_program_ends(how):
    script = f"""
        import sys, os, signal
        from articles.readers import apart
        assert apart.read_apart(b"<html><p>Ana said so.", "a.html")[0].dispatch
        print(apart._reader.process.pid, flush=True)
        if {how!r} == "a kill":
            os.kill(os.getpid(), signal.SIGKILL)
    """
    said = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], cwd=HERE, capture_output=True, text=True)
    assert said.returncode == (0 if how == "its end" else -signal.SIGKILL)
    assert _ends(int(said.stdout))


def _ends(pid: int) -> bool:
    for _ in range(600):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and " Z " in Path(f"/proc/{pid}/stat").read_text():
            return True  # ended, and whoever inherited it has not looked yet
        time.sleep(0.1)
    return False


def test_a_copy_of_the_program_starts_its_own():
    read_apart(files.page(f"<p>{SPEECH}</p>"), "a.html")
    ours = apart._reader
    pid = os.fork()
    if pid == 0:
        os._exit(0 if apart._reader is None else 1)
    assert os.waitpid(pid, 0)[1] == 0
    assert apart._reader is ours
    assert SPEECH in read_apart(files.page(f"<p>{SPEECH}</p>"), "a.html")[0].dispatch.body


def test_more_text_than_one_file_may_come_to_is_cut_off_and_told(monkeypatch):
    monkeypatch.setattr(apart, "_MOST_KEPT", 1000)
    table = "body\n" + f'"{ANSWER}"\n' * 50
    *kept, last = read_apart(table.encode(), "a.csv")
    assert 3 < len(kept) < 10
    assert all(ANSWER in part.dispatch.body for part in kept)
    assert last.reason.startswith("This and what follows were not read")


@pytest.mark.parametrize(
    "answer",
    [
        child.FRAME.pack(b"P", 7) + b"no JSON",
        child.FRAME.pack(b"P", 2) + b"{}",
        child.FRAME.pack(b"P", 0xFFFFFFFF),
        child.FRAME.pack(b"T", 4) + b"[[]]",
        child.FRAME.pack(b"X", 4) + (256).to_bytes(4, sys.byteorder),
    ],
)
def test_what_a_child_should_never_say_is_a_reason_and_no_error(monkeypatch, answer):
    """A child that a file has taken over is believed nothing but words."""

    def connect() -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            theirs.sendall(answer)
        return ours

    monkeypatch.setattr(apart, "_connect", connect)
    [part] = read_apart(files.page(f"<p>{SPEECH}</p>"), "a.html")
    assert part.reason.startswith("The program that reads such files broke off on it")


def test_a_process_that_never_answers_is_a_reason_and_no_error(monkeypatch):
    def connect() -> socket.socket:
        raise OSError("no process")

    monkeypatch.setattr(apart, "_connect", connect)
    [part] = read_apart(files.page(f"<p>{SPEECH}</p>"), "a.html")
    assert part.reason == "The program that reads such files could not be started here; send it again later."
