"""manage.py benchmark: how fast, in a table or as JSON."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("benchmark", *arguments, stdout=out)
    return out.getvalue()


def test_extraction_is_measured_without_a_database(tmp_path: Path) -> None:
    dispatch = tmp_path / "one.txt"
    dispatch.write_text("“The bridge is open,” Ana Testić said.", encoding="utf-8")
    figures = json.loads(run("extract", str(dispatch), "--times", "1", "--json"))
    assert figures["bytes"] == len(dispatch.read_bytes())
    assert figures["cpu_s"] > 0
    assert figures["gazetteer_s"] > 0


def test_a_workload_has_to_be_named() -> None:
    with pytest.raises(CommandError, match="WORKLOAD"):
        run()
