"""What the databases of a test run are copied from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import database


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001.py").write_text("a table")
    (tmp_path / "lock").write_text("versions")
    monkeypatch.setattr(database, "HERE", tmp_path)
    monkeypatch.setattr(database, "SOURCES", ("migrations", "lock"))
    return tmp_path


@pytest.mark.parametrize("name", ["migrations/0001.py", "migrations/0002.py", "lock"])
def test_a_template_is_used_again_until_what_it_is_made_from_changes(sources: Path, name: str) -> None:
    before = database.fingerprint()
    assert database.fingerprint() == before
    (sources / name).write_text("another table")
    assert database.fingerprint() != before
