"""What counts as found, and whose: each rule of the comparison as a row, and the whole of it against another scorer."""

from __future__ import annotations

import importlib
import random
import sys
from pathlib import Path

import pytest

from articles.evaluation import figures, gold
from articles.evaluation.actors import KnownActors
from articles.evaluation.gold import Marked, Quote
from articles.evaluation.matching import bare, compare, head_of, lines, right_speaker, same_name
from articles.extraction.records import Gazetteer, Kind
from tests.extraction.people_of_nowhere import GAZETTEER

SHARED = Path(__file__).resolve().parents[3] / "shared" / "evaluation"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“The bridge is open,”", "The bridge is open"),
        ("that the bridge is open.", "the bridge is open"),
        ("da je most otvoren", "je most otvoren"),
        ("that it", "that it"),  # nearly all there is
        ("дека мостот е отворен", "мостот е отворен"),
        ("– …", ""),
    ],
)
def test_outer_marks_and_a_leading_complementiser_do_not_count(text: str, left: str) -> None:
    start, end = bare(text, 0, len(text))
    assert text[start:end] == left


def test_a_quote_over_two_lines_is_two_pieces_and_one_cut_by_marks_is_one() -> None:
    text = "One line,\nanother line. “First,” “second.”"
    assert [text[s:e] for s, e in lines(text, [(0, 23)])] == ["One line", "another line"]
    assert [text[s:e] for s, e in lines(text, [(24, 32), (33, 42)])] == ["First,” “second"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Testić", "Ana Testic", True),
        ("President Ana Testić", "Testić", True),
        ("Ana Testić", "Bruno Testić", False),
        ("Ana Testić", "Ana Exampleson", False),
        ("Ana Testić, minister of samples", "the minister Ana Testić", True),
        ("", "Ana Testić", False),
        ("Ана Тестић", "Ana Testić", True),
        ("Ана Тестиќ", "Ana Testić", True),
        ("Ђана Ђокић", "Đana Đokić", True),
        ("Ана Тестиќ", "Bruno Testić", False),
    ],
)
def test_names_are_the_same_where_last_words_are_and_first_names_do_not_disagree(
    one: str, other: str, same: bool
) -> None:
    assert same_name(one, other) is same


def test_the_head_of_a_mention_is_its_last_word_before_of_or_comma() -> None:
    text = "the secretary general of the League said"
    start, end = head_of(text, (0, 35))
    assert text[start:end] == "general"


def quote(start: int, end: int, speaker: str = "Ana", **more: object) -> Quote:
    return Quote(((start, end),), Kind.DIRECT, speaker, **more)  # type: ignore[arg-type]


TEXT = "one two three four five six seven eight nine ten"


@pytest.mark.parametrize(
    ("marked", "found", "hits", "missed", "spurious"),
    [
        ([quote(0, 30)], [quote(0, 30)], 1, 0, 0),
        ([quote(0, 30)], [quote(0, 25)], 1, 0, 0),  # four fifths
        ([quote(0, 30)], [quote(0, 22)], 0, 1, 1),
        ([quote(0, 30)], [], 0, 1, 0),
        ([quote(0, 30, optional=True)], [], 0, 0, 0),
        ([quote(0, 30, optional=True)], [quote(0, 14)], 0, 0, 0),
        ([quote(0, 30, optional=True)], [quote(20, 48)], 0, 0, 1),  # mostly beside it
        ([quote(0, 30)], [quote(0, 30), quote(0, 27)], 1, 0, 1),  # the second is one too many
    ],
)
def test_four_fifths_make_a_find(
    marked: list[Quote], found: list[Quote], hits: int, missed: int, spurious: int
) -> None:
    result = compare(Marked("a", TEXT, tuple(marked)), found)
    assert (len(result.found), len(result.missed), len(result.spurious)) == (hits, missed, spurious)


def test_a_quote_of_nobody_is_right_only_if_nobody_is_named() -> None:
    nobody = quote(0, 30, "")
    assert right_speaker(TEXT, nobody, quote(0, 30, ""))
    assert not right_speaker(TEXT, nobody, quote(0, 30, "Ana"))
    assert right_speaker(TEXT, quote(0, 30, "", speaker_unknown=True), quote(0, 30, "Ana"))


@pytest.mark.parametrize(
    ("speaker", "actors"),
    [
        ("Ana Testić", {"ana-testic"}),
        ("ana testic", {"ana-testic"}),
        ("Testić", set()),  # a surname is no canonical name
        ("Freedonia (government)", {"freedonia"}),
        ("the League of Examples", {"league"}),
        ("Ana Testić; Bruno Exampleson", {"ana-testic", "bruno-exampleson"}),
        ("Freedonia (unnamed)", set()),
        ("Franko Nobodić", set()),
    ],
)
def test_canonical_names_lead_to_actors(speaker: str, actors: set[str]) -> None:
    assert KnownActors(GAZETTEER).of(speaker) == actors


def test_an_actor_guessed_for_an_outsider_is_wrong() -> None:
    marked = Marked("a", TEXT, (quote(0, 30, "Franko Nobodić", countries=frozenset()),))
    known = KnownActors(GAZETTEER)
    left = figures.judge(marked, [quote(0, 30, "Franko Nobodić")], known)
    guessed = figures.judge(marked, [quote(0, 30, "Franko Nobodić", actor="ana-testic")], known)
    assert (left.left_unresolved.value, guessed.left_unresolved.value) == (1, 0)
    assert left.resolved_actor.value is None


def test_confidence_is_held_against_what_was_right() -> None:
    marked = Marked("a", TEXT, (quote(0, 13), quote(14, 27, "Bruno")))
    found = [quote(0, 13, confidence=0.95), quote(14, 27, confidence=0.93), quote(28, 48, confidence=0.55)]
    bands = dict(figures.judge(marked, found, KnownActors(Gazetteer())).calibration())
    assert (bands["0.9–1.0"].part, bands["0.9–1.0"].whole) == (1, 2)  # the second is Bruno's
    assert (bands["0.5–0.6"].part, bands["0.5–0.6"].whole) == (0, 1)


def test_an_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    known = KnownActors(Gazetteer())
    good = figures.judge(Marked("a", TEXT, (quote(0, 13),)), [quote(0, 13)], known)
    bad = figures.judge(Marked("b", TEXT, (quote(0, 13),)), [quote(28, 48)], known)
    documents = [good, good, good, bad]
    low, high = figures.intervals(documents, 200)["F1"]
    assert low < figures.total(documents).scores().f1 < high
    assert figures.intervals(documents, 200)["F1"] == (low, high)
    assert next(one.id for one in figures.worst_first(documents)) == "b"


def shaken(quotes: list[dict[str, object]], length: int, draw: random.Random) -> list[dict[str, object]]:
    """The marked quotes, some lost, some moved, some in other mouths, some invented."""
    found: list[dict[str, object]] = []
    for one in quotes:
        if draw.random() < 0.15:
            continue
        start, end = int(str(one["start"])), int(str(one["end"]))
        start = max(0, start + draw.choice([0, 0, 0, -2, 5, 12]))
        end = min(length, end + draw.choice([0, 0, 0, 2, -7, 20]))
        row = {**one, "start": start, "end": max(end, start + 1), "type": draw.choice(["direct", "mixed", one["type"]])}
        row.pop("spans", None)
        if draw.random() < 0.3:
            row |= {"speaker": draw.choice(["", "Ana Testić", "on"]), "speaker_span": None}
        found.append(row)
    start = draw.randrange(length - 50)
    return [*found, {"start": start, "end": start + 40, "type": "indirect", "speaker": "", "speaker_span": None}]


@pytest.mark.skipif(not SHARED.exists(), reason="the other scorer is not at hand")
@pytest.mark.parametrize("kinds", [None, {"direct"}])
@pytest.mark.parametrize("name", ["dispatches_dev", "setimes_hr_dev_silver", "setimes_sr_dev_silver"])
def test_the_figures_are_those_of_the_other_scorer(
    name: str, kinds: set[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SHARED))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    scorer = importlib.import_module("quotescore.score")
    rows = scorer.read_jsonl(SHARED / "gold" / f"{name}.jsonl")
    draw = random.Random(3)
    predicted = [{"id": row["id"], "quotes": shaken(row["quotes"], len(row["text"]), draw)} for row in rows]
    theirs, _ = scorer.evaluate(rows, predicted, types=kinds)
    j80 = theirs["j80"]

    known = KnownActors(Gazetteer())
    judged = []
    for row, answer in zip(rows, predicted, strict=True):
        found = [gold.quote(one, row["text"], number) for number, one in enumerate(answer["quotes"])]
        judged.append(figures.judge(gold.document(row), found, known, kinds=kinds))
    ours = figures.total(judged)

    scores, end_to_end = ours.scores(), ours.end_to_end()
    assert scores.marked == j80["gold"] > 0
    assert scores.found == j80["pred"]
    assert 0 < scores.hits_of_marked == j80["tp"] < j80["gold"]
    assert scores.f1 == pytest.approx(j80["F1"])
    assert end_to_end.f1 == pytest.approx(j80["e2e_F1"])
    assert ours.speaker_mention.value == pytest.approx(j80["speaker_acc"])
    for kind, theirs_by_kind in j80["by_type"].items():
        assert ours.scores(kind).recall == pytest.approx(theirs_by_kind["R"])
        assert ours.scores(kind).precision == pytest.approx(theirs_by_kind["P"])
        assert ours.end_to_end(kind).recall == pytest.approx(theirs_by_kind["e2e_R"])
