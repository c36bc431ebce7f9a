"""manage.py extract: texts in, statements out, nothing stored."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command


def run(monkeypatch: pytest.MonkeyPatch, lines: str) -> tuple[list[dict[str, Any]], str]:
    raw = io.BytesIO(lines.encode("utf-8", "surrogateescape"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(raw, encoding="ascii"))
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("extract", "--jsonl", "--reference-only", stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


TEXT = "“The bridge is open,” Franko Nobodić said in Rome.\n\nNobodić added that it is wide. “And it will stay open.”"


def test_needs_no_database_with_reference_only(monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,), errors = run(monkeypatch, json.dumps({"id": "a", "text": TEXT}))
    assert errors == ""
    assert answer["id"] == "a"
    assert [TEXT[q["start"] : q["end"]] for q in answer["quotes"]] == [
        "The bridge is open,",
        "it is wide",
        "And it will stay open.",
    ]
    assert {q["speaker"] for q in answer["quotes"]} == {"Franko Nobodić"}
    assert {q["actor"] for q in answer["quotes"]} == {None}
    assert [q["type"] for q in answer["quotes"]] == ["direct", "indirect", "direct"]


def test_a_piece_without_attribution_points_at_the_mention_it_continues(monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,), _ = run(monkeypatch, json.dumps({"id": "a", "text": TEXT}))
    _, second, third = answer["quotes"]
    assert third["speaker_span"] == second["speaker_span"]
    assert TEXT[slice(*third["speaker_span"])] == "Nobodić"
    assert third["cue_span"] is None


def test_the_date_decides_who_holds_an_office(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The NATO secretary general said that the alliance is ready."
    rows = [{"id": day, "text": text, "published_on": day} for day in ("2013-06-01", "2022-06-01")]
    answers, _ = run(monkeypatch, "\n".join(map(json.dumps, rows)))
    assert [answer["quotes"][0]["actor"] for answer in answers] == ["anders-fogh-rasmussen", "jens-stoltenberg"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "expected an object"),
        ('{"id": 1}', "expected an object"),
        ('{"id": 1, "text": 5}', "expected an object"),
        ('{"id": 1, "text": "x", "published_on": "yesterday"}', "is not a date"),
        ("[" * 100_000, "not JSON"),
        (r'{"id": 1, "text": "half of a sign: \ud83d"}', "no Unicode text"),
        ('{"id": 1, "text": "bytes of no UTF-8: \udcff"}', "no Unicode text"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch, line: str, reason: str) -> None:
    answers, errors = run(monkeypatch, line + "\n" + json.dumps({"id": "good", "text": ""}))
    assert [answer["id"] for answer in answers] == ["good"]
    assert "line 1" in errors
    assert reason in errors
    assert "1 line(s) could not be read" in errors
