"""/method/: the figures, with their day and the version of what was measured. No test here may touch the database."""

import pytest
from django.test import Client

from articles.evaluation import measured

SET = {
    "name": "Twelve sample articles", "extractor": "7", "date": "2026-01-31", "documents": 12, "statements": 1140,
    "f1": 0.714, "end_to_end_f1": 0.62, "f1_by_kind": {"direct": 0.9, "mixed": None, "indirect": 0.5},
    "speaker": 0.88, "actor": 0.77, "actor_of": 31, "countries_f1": 0.66, "topics_f1": None, "verbatim": 1.0,
    "calibration": [{"band": "0.8–0.9", "right": 0.84, "of": 1201}, {"band": "0.9–1.0", "right": 0.93, "of": 60}],
    "shortfalls": {
        "missed": {"boundary": 21, "pattern": 13, "cue": 0},
        "wrong speaker": {"name": 5, "nominal": 4, "pronoun": 3, "nobody": 0},
        "spurious": {"boundary": 19, "nothing there": 8},
    },
}  # fmt: skip
EARLIER = {
    "name": "One old article", "extractor": "1", "date": "2020-01-31", "documents": 1, "statements": 3, "f1": 0.5,
    "end_to_end_f1": 0.5, "f1_by_kind": {"direct": 0.5, "mixed": 0.5, "indirect": 0.5},
}  # fmt: skip


def page(client: Client, monkeypatch: pytest.MonkeyPatch, *sets: dict[str, object]) -> str:
    monkeypatch.setattr(measured, "read", lambda: {"release": "0.9.9", "sets": list(sets)})
    return " ".join(client.get("/method/").content.decode().split())


def test_figures_stand_with_what_was_measured_when(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(client, monkeypatch, SET)
    for part in ("Twelve sample articles", "1,140", "2026-01-31", "extractor 7", "Release 0.9.9"):
        assert part in shown
    for label, share in (
        ("Found", "71%"),
        ("Found, with the right speaker", "62%"),
        ("Direct, found", "90%"),
        ("Of those found: the right speaker", "88%"),
        ("the right actor", '77% <span class="muted">of 31</span>'),
        ("Countries, of those found", "66%"),
    ):
        assert f'{label}</th> <td class="num"> {share} </td>' in shown
    assert "Topics, of those found" not in shown  # nobody judged them
    assert "Mixed, found" not in shown


def test_confidence_stands_beside_how_often_it_was_right(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(client, monkeypatch, SET)
    assert '0.8–0.9</th> <td class="num"> 84% <span class="muted">of 1,201</span> </td>' in shown
    assert '0.9–1.0</th> <td class="num"> 93% <span class="muted">of 60</span> </td>' in shown


def test_what_goes_wrong_is_counted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(client, monkeypatch, SET)
    assert 'Missed: found, but cut in the wrong place</th> <td class="num"> 21 </td>' in shown
    assert 'a way of saying that is not in the lists</th> <td class="num"> 0 </td>' in shown


def test_a_set_that_lacks_a_figure_has_a_dash(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(client, monkeypatch, EARLIER, SET)
    assert 'Mixed, found</th> <td class="num"> 50% </td> <td class="num"> – </td>' in shown
    assert 'the right actor</th> <td class="num"> – </td> <td class="num"> 77% ' in shown
    assert 'cut in the wrong place</th> <td class="num"> – </td> <td class="num"> 21 </td>' in shown
    assert "How sure it is" not in page(client, monkeypatch, EARLIER)


def test_the_committed_figures_can_be_shown(client: Client) -> None:
    shown = client.get("/method/").content.decode()
    assert [one["name"] for one in measured.read()["sets"]] == sorted(measured.NAMES)
    assert all(name in shown for name in measured.NAMES)


def test_nothing_measured_is_nothing_shown(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "read", lambda: {"release": "", "sets": []})
    assert "How often it is right" not in client.get("/method/").content.decode()
