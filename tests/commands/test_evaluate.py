"""manage.py evaluate: gold in, figures out; what cannot be read is named."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.evaluation import measured

TEXT = "“The bridge is open,” Franko Nobodić said in Rome.\n\nHe said that the road is closed."
GOLD: dict[str, Any] = {
    "id": "bridge",
    "text": TEXT,
    "quotes": [
        {
            "start": 1,
            "end": 20,
            "type": "direct",
            "speaker": "Franko Nobodić",
            "speaker_span": [22, 36],
            "countries": [],
        },
        {"start": 65, "end": 84, "type": "indirect", "speaker": "Franko Nobodić", "speaker_span": [52, 54]},
        {"start": 37, "end": 49, "type": "indirect", "speaker": "Ana Testić", "speaker_span": [22, 36]},
    ],
}


def run(*args: str) -> tuple[str, str, bool]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("evaluate", *args, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
        return out.getvalue(), err.getvalue(), False
    return out.getvalue(), err.getvalue(), True


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    return path


def test_figures_need_no_database_and_name_the_worst_document(gold: Path) -> None:
    out, err, right = run(str(gold))
    assert (err, right) == ("", True)
    rows = {line.split("  ")[0]: line.split() for line in out.splitlines()}
    assert rows["all"] == ["all", "3", "2", "100.0", "66.7", "80.0", "80.0"]
    assert rows["direct"] == ["direct", "1", "1", "100.0", "100.0", "100.0", "100.0"]
    assert rows["left unresolved, of those it does not"][-2:] == ["100.0", "1"]
    assert rows["spans verbatim"][-2:] == ["100.0", "2"]
    assert rows["bridge"] == ["bridge", "80.0", "80.0", "1", "0", "0"]


def test_markdown_is_tables(gold: Path) -> None:
    out, _, _ = run(str(gold), "--markdown")
    assert "| all | 3 | 2 | 100.0 | 66.7 | 80.0 | 80.0 |" in out.splitlines()
    assert "|---|" not in out
    assert "| --- | ---: | ---: |" in out


def test_shortfalls_are_counted_by_class_and_named_where_asked(gold: Path) -> None:
    out, _, _ = run(str(gold), "--markdown", "--errors", "2")
    lines = out.splitlines()
    assert "| missed | counted | share | direct | mixed | indirect |" in lines
    assert "| cue | 1 | 100.0 | 0 | 0 | 1 |" in lines
    assert "| pattern | 0 | 0.0 | 0 | 0 | 0 |" in lines
    assert "| missed: cue | kind | marked | found |" in lines
    assert "| bridge | indirect | said in Rome |  |" in lines
    plain, _, _ = run(str(gold))
    assert "missed: cue" not in plain
    assert "wrong speaker  counted" in plain


def test_one_kind_alone(gold: Path) -> None:
    out, _, _ = run(str(gold), "--kind", "direct")
    assert "100.0" in next(line for line in out.splitlines() if line.startswith("all"))


def test_annotated_documents_of_a_folder_are_read_and_what_is_no_core_is_optional(tmp_path: Path) -> None:
    statements = [{**one, "speaker_mention": one["speaker_span"], "core": True} for one in GOLD["quotes"]]
    statements[2]["core"] = False
    (tmp_path / "bridge.json").write_text(json.dumps({"id": "b", "text": TEXT, "statements": statements}))
    out, _, right = run(str(tmp_path))
    assert right
    assert next(line for line in out.splitlines() if line.startswith("all")).split()[1:5] == [
        "2",
        "2",
        "100.0",
        "100.0",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 2: not JSON"),
        ('{"id": "x"}', 'line 2: expected an object with "id" and a string "text"'),
        ('{"id": "x", "text": "ab", "quotes": [{"start": 0, "end": 9}]}', "quote 1 has the span [0, 9]"),
        ('{"id": "x", "text": "ab", "quotes": [{"start": 0, "end": 1, "type": "loud"}]}', "quote 1 is 'loud'"),
        ('{"id": "x", "text": "ab", "quotes": [], "published": "May"}', "'May' is not a date"),
    ],
)
def test_a_bad_line_is_named_the_others_are_counted_and_the_exit_code_tells(
    gold: Path, line: str, problem: str
) -> None:
    gold.write_text(gold.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    out, err, right = run(str(gold), "--record", "never kept")
    assert problem in err
    assert "1 document(s) could not be read" in err
    assert "1 document, extractor version" in out
    assert not right


def test_a_missing_file_and_no_document_are_errors(tmp_path: Path) -> None:
    _, err, right = run(str(tmp_path / "none.jsonl"))
    assert "none.jsonl" in err
    assert "no document to evaluate" in err
    assert not right


def test_recorded_figures_take_the_place_of_older_ones(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "measured.json"
    record = measured.record
    monkeypatch.setattr(measured, "record", lambda entry, *, release: record(entry, release=release, path=kept))
    for _ in range(2):
        run(str(gold), "--record", "one bridge")
    run(str(gold), "--record", "another")
    table = measured.read(kept)
    assert [one["name"] for one in table["sets"]] == ["another", "one bridge"]
    assert table["sets"][1]["f1"] == 0.8
    assert table["release"]
    assert table["sets"][1]["calibration"]
    assert set(table["sets"][1]["shortfalls"]) == {"missed", "wrong speaker", "spurious"}
    assert table["sets"][1]["recall_by_kind"]["direct"] == 1.0


def test_the_committed_figures_can_be_read() -> None:
    table = measured.read()
    assert {"name", "extractor", "date", "documents", "f1", "end_to_end_f1", "speaker", "actor"} <= set(
        table["sets"][0]
    )
