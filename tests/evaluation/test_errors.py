"""Every shortfall in its class: (text, marked, found) by what went wrong."""

from __future__ import annotations

import pytest

from articles.evaluation import figures, report
from articles.evaluation.actors import KnownActors
from articles.evaluation.errors import CLASSES, errors
from articles.evaluation.gold import Marked, Quote
from articles.evaluation.matching import compare
from articles.extraction.records import Kind
from tests.extraction.people_of_nowhere import GAZETTEER

SAID = "Ana Testić said the bridge is open and the road is closed."
BEAMED = "The bridge is open and the road is closed, beamed Ana Testić."


def quote(text: str, words: str, speaker: str = "", *, cue: str = "", name: str = "") -> Quote:
    def span(part: str) -> tuple[int, int] | None:
        return (text.index(part), text.index(part) + len(part)) if part else None

    return Quote((span(words) or (0, 1),), Kind.INDIRECT, name, span(speaker), span(cue))


def classes(text: str, marked: list[Quote], found: list[Quote]) -> list[tuple[str, str]]:
    comparison = compare(Marked("one", text, tuple(marked)), found)
    return [(error.shortfall, error.cause) for error in errors(text, comparison)]


WHOLE, HALF = "the bridge is open and the road is closed", "the bridge is open"


def test_what_is_right_is_no_error() -> None:
    one = quote(SAID, WHOLE, "Ana Testić")
    assert classes(SAID, [one], [one]) == []


def test_a_statement_found_in_part_has_a_wrong_boundary_on_both_sides() -> None:
    marked, found = quote(SAID, WHOLE, "Ana Testić"), quote(SAID, HALF, "Ana Testić")
    assert classes(SAID, [marked], [found]) == [("missed", "boundary"), ("spurious", "boundary")]


@pytest.mark.parametrize(
    ("text", "words", "cue", "cause"),
    [
        (SAID, WHOLE, "said", "pattern"),
        (SAID, WHOLE, "", "pattern"),
        (BEAMED, "The bridge is open and the road is closed", "beamed", "cue"),
        (BEAMED, "The bridge is open and the road is closed", "", "cue"),
        ("The bridge is open, according to Ana Testić.", "The bridge is open", "according to", "pattern"),
        ("Ana Testić: the bridge is open.", "the bridge is open", "", "pattern"),
        ("She said so.\nThe bridge is open.", "The bridge is open", "", "cue"),
    ],
)
def test_what_was_missed_has_a_cue_that_is_known_or_not(text: str, words: str, cue: str, cause: str) -> None:
    assert classes(text, [quote(text, words, cue=cue)], []) == [("missed", cause)]


@pytest.mark.parametrize(
    ("speaker", "cause"),
    [
        ("Ana Testić", "name"),
        ("President Testić", "name"),
        ("the mayor of Rome", "nominal"),
        ("a former minister", "nominal"),
        ("two officials who spoke in Rome", "nominal"),
        ("She", "pronoun"),
        ("he", "pronoun"),
        ("both of them", "nominal"),
        ("", "nobody"),
    ],
)
def test_a_wrong_speaker_is_counted_by_what_the_right_one_is(speaker: str, cause: str) -> None:
    text = f"{speaker or 'Somebody'} told Bruno Exampleson the bridge is open."
    marked, found = quote(text, HALF, speaker), quote(text, HALF, "Bruno Exampleson")
    assert classes(text, [marked], [found]) == [("wrong speaker", cause)]


def test_what_nobody_marked_stands_where_there_is_nothing() -> None:
    assert classes(SAID, [], [quote(SAID, WHOLE)]) == [("spurious", "nothing there")]


def test_errors_are_counted_by_class_and_kind_and_shown() -> None:
    found = [quote(SAID, HALF, "Ana Testić")]
    judged = figures.judge(
        Marked("one", SAID, (quote(SAID, WHOLE, "Ana Testić"),)), found, KnownActors(GAZETTEER), texts=[HALF]
    )
    added = figures.total([judged, judged])
    assert added.shortfalls("missed") == {"boundary": 2, "pattern": 0, "cue": 0}
    assert added.shortfalls("missed", "indirect")["boundary"] == 2
    assert added.shortfalls("missed", "direct")["boundary"] == 0
    kept = report.kept([judged, judged], added)["shortfalls"]
    assert {name: set(causes) for name, causes in kept.items()} == {name: set(one) for name, one in CLASSES.items()}
    (missed, spurious) = report.examples([judged], 5)
    assert missed == (("missed: boundary", "kind", "marked", "found"), [("one", "indirect", WHOLE, HALF)])
    assert spurious[1] == [("one", "indirect", WHOLE, HALF)]
    assert "one               indirect  the bridge is open and" in report.plain(missed)


def test_examples_come_from_as_many_documents_as_there_are() -> None:
    def judged(name: str) -> figures.DocumentFigures:
        marked = (quote(SAID, "the bridge is open"), quote(SAID, "the road is closed"))
        return figures.judge(Marked(name, SAID, marked), [], KnownActors(GAZETTEER))

    ((_, rows),) = report.examples([judged("one"), judged("two")], 3)
    assert [row[0] for row in rows] == ["one", "two", "one"]
