"""manage.py benchmark: how fast, in a table or as JSON."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.benchmarks.dispatches import dispatches
from articles.extraction.extract import extract
from articles.extraction.records import Gazetteer


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("benchmark", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text("“The bridge is open,” Ana Testić said.", encoding="utf-8")
    return path


def test_extraction_is_measured_without_a_database(dispatch: Path) -> None:
    figures = json.loads(run("extract", str(dispatch), "--times", "1", "--json"))
    (reading,) = figures["readings"]
    assert (reading["bytes"], reading["statements"]) == (len(dispatch.read_bytes()), 1)
    assert reading["cpu_mb_s"] == pytest.approx(reading["bytes"] / reading["cpu_s"] / 1e6)
    assert figures["gazetteer"]["built_s"] > 0
    assert figures["growth"] == {}


def test_without_files_the_samples_and_made_up_dispatches_are_read() -> None:
    tables = run("extract", "--times", "1", "--kilobytes", "1")
    assert "samples" in tables
    assert "made up, 64,000 characters" in tables
    assert "names and patterns" in tables
    assert "four times the text" in tables
    assert "together" in tables


def test_a_workload_has_to_be_named() -> None:
    with pytest.raises(CommandError, match="WORKLOAD"):
        run()


def test_the_same_seed_makes_the_same_dispatches() -> None:
    one, again, other = (list(dispatches(length=900, total=3_000, seed=seed)) for seed in (1, 1, 2))
    assert one == again
    assert one != other
    assert sum(map(len, one)) >= 3_000


def test_made_up_dispatches_hold_statements_of_every_kind_by_invented_people() -> None:
    found = [s for text in dispatches(length=4_000, total=20_000) for s in extract(text, Gazetteer()).statements]
    assert {statement.kind.value for statement in found} == {"direct", "mixed", "indirect"}
    named = [statement for statement in found if statement.speaker]
    assert len(named) > 100
    assert not any(statement.actor for statement in named)
