"""/method/: the figures, with their day and the version of what was measured. No test here may touch the database."""

import pytest
from django.test import Client

from articles.evaluation import measured

SET = {
    "name": "Twelve sample articles", "extractor": "7", "date": "2026-01-31", "documents": 12, "statements": 140,
    "f1": 0.714, "end_to_end_f1": 0.62, "f1_by_kind": {"direct": 0.9, "mixed": None, "indirect": 0.5},
}  # fmt: skip


def test_figures_stand_with_what_was_measured_when(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "read", lambda: {"release": "0.9.9", "sets": [SET]})
    page = client.get("/method/").content.decode()
    for shown in ("Twelve sample articles", "2026-01-31", "extractor 7", "71%", "62%", "–", "Release 0.9.9"):
        assert shown in page


def test_nothing_measured_is_nothing_shown(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "read", lambda: {"release": "", "sets": []})
    assert "How often it is right" not in client.get("/method/").content.decode()
