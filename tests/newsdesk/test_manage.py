"""manage.py on a database that is away or empty: a sentence that says what to do, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.database import address

HERE = Path(__file__).resolve().parents[2]


def manage(*arguments: str, database: str) -> subprocess.CompletedProcess[str]:
    without = {"PYTEST_VERSION", "SECRET_KEY", "ALLOWED_HOSTS"}
    environment = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, str(HERE / "manage.py"), *arguments],
        env=environment | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", [("verify",), ("ingest", "samples"), ("migrate",)], ids=" ".join)
def test_a_database_that_is_away_is_told_in_a_sentence(command, tmp_path):
    run = manage(*command, database=f"postgres://nobody@/nothing?host={tmp_path}")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stderr.startswith("The database failed: ")
    assert "DATABASE_URL" in run.stderr


def test_whoever_wants_the_traceback_gets_it(tmp_path):
    run = manage("verify", "--traceback", database=f"postgres://nobody@/nothing?host={tmp_path}")
    assert run.returncode == 1
    assert "Traceback" in run.stderr


@pytest.mark.django_db
def test_a_database_without_tables_is_told_in_a_sentence():
    run = manage("verify", database=address("postgres"))
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "python3 dev.py migrate" in run.stderr
