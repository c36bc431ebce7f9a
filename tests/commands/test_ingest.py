"""manage.py ingest: whatever is on disk, one line a file and a tally."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from articles import ingestion
from articles.models import ActorName, Article, Outlet, Statement
from tests import factories, record
from tests.readers import files

NOTHING = "stored 0, unchanged 0, rejected 0; 0 statements found"


@pytest.fixture
def ana(db):
    ana = factories.actor(name="Ana Testić", slug="ana-testic")
    ActorName.objects.create(actor=ana, text="Ana Testić")
    return ana


@pytest.fixture
def folder(tmp_path, ana) -> Path:
    for number in range(3):
        path = tmp_path / f"wire-{number}" / f"dispatch-{number}.txt"
        path.parent.mkdir()
        path.write_text(f"“Bridge {number} will open,” Ana Testić said.\n")
    return tmp_path


def ingest(*args: object) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *map(str, args), stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_folder_is_read_in_the_order_of_names_with_a_line_a_file_and_a_tally(folder):
    code, out, err = ingest(folder)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert [line.split(": ")[0] for line in lines[:3]] == ["stored"] * 3
    assert "wire-0/dispatch-0.txt" in lines[0]
    assert lines[0].endswith("1 statement")
    assert lines[-1] == "stored 3, unchanged 0, rejected 0; 3 statements found"
    assert list(Article.objects.order_by("pk").values_list("source_name", flat=True)) == [
        f"dispatch-{number}.txt" for number in range(3)
    ]


def test_a_second_run_changes_no_row(folder):
    ingest(folder)
    before = record.fingerprint()
    code, out, _ = ingest(folder)
    assert (code, out.splitlines()[-1]) == (0, "stored 0, unchanged 3, rejected 0; 0 statements found")
    assert record.fingerprint() == before


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(folder):
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "large.txt").write_bytes(b"Ana said. " * 5_500_000)
    nothing = folder / "nothing"
    nothing.mkdir()
    code, out, err = ingest(folder / "missing.txt", nothing, folder)
    assert code == 1
    assert out.splitlines()[-1] == "stored 3, unchanged 0, rejected 5; 3 statements found"
    reasons = dict(line.split(": ", 2)[1:] for line in err.splitlines())
    assert reasons == {
        str(folder / "missing.txt"): "There is no such file or folder.",
        str(nothing): "The folder has no file to ingest.",
        str(folder / "empty.txt"): "The file is empty: send the one that has the text.",
        str(folder / "binary.txt"): (
            "It is a binary file, not text: save its article as plain text (.txt) and send that."
        ),
        str(folder / "large.txt"): "It is larger than 5 MB, the limit for a text file: send one article a file.",
    }


@pytest.mark.parametrize("closed", ["", "kept"], ids=["the folder itself", "one inside it"])
def test_a_folder_that_cannot_be_opened_is_named_and_the_rest_goes_on(folder, monkeypatch, closed):
    (folder / "kept").mkdir()
    scandir = os.scandir

    def guarded(path):
        if Path(path) == folder / closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    code, out, err = ingest(folder)
    assert code == 1
    assert err.splitlines() == [f"rejected: {folder / closed}: It cannot be opened: Permission denied."]
    stored = 3 if closed else 0
    assert out.splitlines()[-1].startswith(f"stored {stored}, unchanged 0, rejected 1;")


def test_hidden_files_and_readmes_are_passed_over(folder):
    (folder / ".DS_Store").write_bytes(b"\x00\x01")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref")
    (folder / "README.md").write_text("What these files are.")
    assert ingest(folder)[0] == 0
    assert Article.objects.count() == 3


def test_links_that_lead_round_in_a_circle_or_nowhere_do_no_harm(folder):
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    code, out, err = ingest(folder)
    assert code == 1
    assert "nowhere.txt: There is no such file" in err
    assert out.splitlines()[-1] == "stored 3, unchanged 0, rejected 1; 3 statements found"


def test_a_pipe_is_refused_instead_of_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    code, _, err = ingest(folder)
    assert code == 1
    assert "pipe.txt: It cannot be opened: It is no regular file." in err


def test_files_of_every_format_are_taken_and_each_part_has_its_line(folder):
    (folder / "a.html").write_bytes(files.page(f"<h1>A page</h1><p>{files.SPEECH}</p>"))
    (folder / "b.docx").write_bytes(files.docx(files.paragraph(f"A document. {files.SPEECH}")))
    (folder / "c.pdf").write_bytes(files.pdf([["“A PDF,” Bruno Exampleson said."]]))
    (folder / "d.eml").write_bytes(files.mail(f"An e-mail. {files.SPEECH}"))
    (folder / "e.rss").write_bytes(files.rss(f"<title>A feed</title><description>{files.SPEECH}</description>"))
    (folder / "f.csv").write_text(f'title,body,date\nA table,"{files.SPEECH}",2023-11-20\nNothing,,\n')
    (folder / "g.jsonl").write_text(json.dumps({"title": "A line", "body": files.SPEECH}))
    (folder / "h.zip").write_bytes(files.zipped({"i/j.txt": f"An archive. {files.SPEECH}".encode(), "k.pdf": b"%PDF-"}))
    code, out, err = ingest(folder)
    assert code == 1
    assert out.splitlines()[-1].startswith("stored 11, unchanged 0, rejected 2;")
    assert err.splitlines() == [
        f"rejected: {folder}/f.csv, row 3: Its cell for the text is empty.",
        f"rejected: {folder}/h.zip/k.pdf: The document is damaged: open it, save it again as PDF and send that.",
    ]
    assert f"stored: {folder}/f.csv, row 2: " in out
    assert f"stored: {folder}/h.zip/j.txt: " in out
    assert str(Article.objects.get(title="A table").published_on) == "2023-11-20"
    code, out, _ = ingest(folder)
    assert out.splitlines()[-1].startswith("stored 0, unchanged 11, rejected 2;")


def test_a_file_name_cannot_write_to_the_terminal(folder):
    (folder / "a\x1b[2J\nstored: b.txt").write_text("")
    _, _, err = ingest(folder)
    assert len(err.splitlines()) == 1
    assert "\x1b" not in err


def test_outlet_date_and_draft_hold_for_every_file(folder):
    ingest(folder, "--outlet", "The Daily Example", "--published-on", "2023-11-20", "--draft")
    outlet = Outlet.objects.get()
    assert set(Article.objects.values_list("outlet", "published_on", "status")) == {
        (outlet.pk, Article.objects.first().published_on, "draft")
    }
    assert str(Article.objects.first().published_on) == "2023-11-20"


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--published-on", "2023-13-45"),
        ("--published-on", "yesterday"),
        ("--published-on", "20231120"),
        ("--outlet", " – "),
        ("--jobs", "0"),
        ("--jobs", "many"),
    ],
)
def test_a_bad_option_stops_before_anything_and_is_named(folder, option, value):
    with pytest.raises(CommandError, match=f"{option}.*{value!r} is no "):
        call_command("ingest", str(folder), f"{option}={value}")
    assert Article.objects.count() == 0


@pytest.mark.parametrize(("day", "why"), [("1066-10-14", "is the year right"), ("2999-01-01", "has not come yet")])
def test_a_day_on_which_nothing_can_have_been_printed_stops_before_anything(folder, day, why):
    with pytest.raises(CommandError, match=f"--published-on.*{why}"):
        call_command("ingest", str(folder), f"--published-on={day}")
    assert Article.objects.count() == 0


def test_a_dry_run_stores_nothing(folder):
    before = record.fingerprint()
    code, out, _ = ingest(folder, "--dry-run", "--outlet", "The Daily Example")
    assert code == 0
    assert out.splitlines()[0].startswith("would be stored: ")
    assert out.splitlines()[-1] == "dry run: stored 3, unchanged 0, rejected 0; 3 statements found"
    assert record.fingerprint() == before


def test_again_extracts_anew(folder):
    ingest(folder)
    Statement.objects.update(confidence=0.123)
    code, out, _ = ingest(folder, "--again")
    assert code == 0
    assert out.splitlines()[-1].startswith("stored 3, unchanged 0, rejected 0")
    assert not Statement.objects.filter(confidence=0.123).exists()


def test_without_actors_it_says_how_to_load_them(db, tmp_path):
    (tmp_path / "a.txt").write_text("“Yes,” Bruno Nobody said.")
    code, _, err = ingest(tmp_path)
    assert code == 0
    assert "load_reference" in err


def content() -> dict:
    """The record without what the clock says."""
    return {
        "articles": list(Article.objects.order_by("pk").values("title", "body", "source_name", "encoding", "notes")),
        "statements": list(
            Statement.objects.order_by("pk").values("article__source_name", "start", "end", "speaker__slug", "rule")
        ),
    }


@pytest.mark.django_db(transaction=True)
def test_several_processes_give_the_same_record_as_one(folder):
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    (folder / "same-again.txt").write_text((folder / "wire-1" / "dispatch-1.txt").read_text() + "")
    (folder / "wire-0" / "recoded.txt").write_bytes("“Bridge 2 will open,” Ana Testić said.\n".encode("utf-16"))
    one = ingest(folder)
    expected = content()
    with_history = [Statement, Article]
    for model in with_history:
        model.objects.all().delete()
    several = ingest(folder, "--jobs", "2")
    assert content() == expected
    strip = str.maketrans("", "", "0123456789")
    assert several[0] == one[0] == 1
    assert [text.translate(strip) for text in several[1:]] == [text.translate(strip) for text in one[1:]]
    assert several[1].splitlines()[-1] == one[1].splitlines()[-1]


def test_ctrl_c_says_what_was_done_and_a_second_run_goes_on(folder, monkeypatch):
    extract, calls = ingestion.extract, []

    def interrupted(*args, **kwargs):
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return extract(*args, **kwargs)

    monkeypatch.setattr(ingestion, "extract", interrupted)
    code, out, err = ingest(folder)
    assert code == 130
    assert out.splitlines()[-1] == "stored 1, unchanged 0, rejected 0; 1 statement found"
    assert "run it again" in err

    code, out, _ = ingest(folder)
    assert (code, out.splitlines()[-1]) == (0, "stored 2, unchanged 1, rejected 0; 2 statements found")


def test_an_error_in_the_program_costs_one_file(folder, monkeypatch):
    extract = ingestion.extract

    def failing(body, *args, **kwargs):
        if "Bridge 1" in body:
            raise RecursionError("too deep")
        return extract(body, *args, **kwargs)

    monkeypatch.setattr(ingestion, "extract", failing)
    code, out, err = ingest(folder)
    assert code == 1
    assert "dispatch-1.txt: An error in this program (RecursionError: too deep); nothing was stored." in err
    assert out.splitlines()[-1] == "stored 2, unchanged 0, rejected 1; 2 statements found"


def test_a_database_that_fails_ends_the_run_and_rejects_nothing(folder, monkeypatch):
    def failing(*args, **kwargs):
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(ingestion, "write_statements", failing)
    with pytest.raises(CommandError, match="the connection is lost"):
        call_command("ingest", str(folder), stdout=StringIO())
    assert Article.objects.count() == 0


def test_without_a_path_the_command_says_what_it_wants():
    end = subprocess.run(
        [sys.executable, "manage.py", "ingest"], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    assert end.returncode == 2
    assert "PATH" in end.stderr


def test_reading_processes_end_with_a_command_that_is_killed():
    command = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import multiprocessing, os, time\n"
            "from concurrent.futures import ProcessPoolExecutor\n"
            "from articles.extraction.records import Gazetteer\n"
            "from articles.management.commands import _reading_process\n"
            "context = multiprocessing.get_context('spawn')\n"
            "pool = ProcessPoolExecutor(1, context, initializer=_reading_process.start, initargs=(Gazetteer(),))\n"
            "print(pool.submit(os.getpid).result(), flush=True)\n"
            "time.sleep(60)\n",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "newsdesk.settings"},
    )
    with command:
        reading = int(command.stdout.readline())
        assert is_running(reading)
        command.kill()
    give_up = time.monotonic() + 20
    while is_running(reading):
        assert time.monotonic() < give_up, "the reading process outlived its command"
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    """False for a zombie too: where nobody adopts orphans, an ended one stays listed."""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")
