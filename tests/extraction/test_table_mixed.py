"""Reported clauses of which a part stands in quotation marks."""

import pytest

from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

TESTIC, SAMPLOV = "Ana Testić", "Cyril Samplov"

INNER: list[Row] = [
    (
        "Ana Testić said the talks were “long and open” for once.",
        [(MIXED, TESTIC, "the talks were “long and open” for once")],
    ),
    ("Ana Testić said that the talks were “long and open”.", [(MIXED, TESTIC, "the talks were “long and open”")]),
    ("Ana Testić said that the talks were “long and open.”", [(MIXED, TESTIC, "the talks were “long and open.”")]),
    (
        'Ana Testić said that the talks were "long and open" and fair.',
        [(MIXED, TESTIC, 'the talks were "long and open" and fair')],
    ),
    ("Ana Testić said the talks were «long and open».", [(MIXED, TESTIC, "the talks were «long and open»")]),
    ("Ana Testić said the talks were ‘long and open’.", [(MIXED, TESTIC, "the talks were ‘long and open’")]),
    (
        "Ana Testić believes there is “another song” behind the plan.",
        [(MIXED, TESTIC, "there is “another song” behind the plan")],
    ),
    ("Ana Testić said “all sides” were at the table.", [(MIXED, TESTIC, "“all sides” were at the table")]),
    (
        "Ana Testić said that “all sides” and “all friends” came.",
        [(MIXED, TESTIC, "“all sides” and “all friends” came")],
    ),
    (
        "Ana Testić said the mission must “stay and work” whatever the price.",
        [(MIXED, TESTIC, "the mission must “stay and work” whatever the price")],
    ),
    ("Ana Testić told reporters that the plan is “ready to sign”.", [(MIXED, TESTIC, "the plan is “ready to sign”")]),
    (
        "Ana Testić warned that a “new and dangerous” road had been taken.",
        [(MIXED, TESTIC, "a “new and dangerous” road had been taken")],
    ),
    (
        "Ana Testić stressed that there is “no other way” but talks.",
        [(MIXED, TESTIC, "there is “no other way” but talks")],
    ),
    (
        "Ana Testić wrote that the vote was “neither free nor fair”.",
        [(MIXED, TESTIC, "the vote was “neither free nor fair”")],
    ),
    ("Ana Testić added that it was “too early to tell.”", [(MIXED, TESTIC, "it was “too early to tell.”")]),
    (
        "The declaration says that the border is “closed for good”.",
        [(MIXED, "The declaration", "the border is “closed for good”")],
    ),
    (
        "A spokesman said the border was “quiet but tense” on Monday night.",
        [(MIXED, "A spokesman", "the border was “quiet but tense” on Monday night")],
    ),
    (
        "Ana Testić's latest claim is that the talks are a “bad joke” made to “mock” the choir.",
        [(MIXED, TESTIC, "the talks are a “bad joke” made to “mock” the choir")],
    ),
]

BEFORE_THE_CUE: list[Row] = [
    ("The talks were “long and open”, Ana Testić said.", [(MIXED, TESTIC, "The talks were “long and open”")]),
    ("The talks were “long and open,” Ana Testić said.", [(MIXED, TESTIC, "The talks were “long and open,”")]),
    (
        "The talks were “long and open” for once, said Ana Testić.",
        [(MIXED, TESTIC, "The talks were “long and open” for once")],
    ),
    ("The talks were “long and open”, according to Ana Testić.", [(MIXED, TESTIC, "The talks were “long and open”")]),
    ("According to Ana Testić, the talks were “long and open”.", [(MIXED, TESTIC, "the talks were “long and open”")]),
    ("Both sides “must come back”, Ana Testić told reporters.", [(MIXED, TESTIC, "Both sides “must come back”")]),
    ("The talks are an “open road” as Ana Testić put it.", [(MIXED, TESTIC, "The talks are an “open road”")]),
]

LABELS: list[Row] = [
    ("Ana Testić called the vote “a great day for all.”", [(MIXED, TESTIC, "the vote “a great day for all.”")]),
    ("Ana Testić described the talks as “long and open”.", [(MIXED, TESTIC, "the talks as “long and open”")]),
    ("Ana Testić dismissed the report as “pure invention”.", [(MIXED, TESTIC, "the report as “pure invention”")]),
    (
        "Ana Testić urged both sides to “come back to the table”.",
        [(MIXED, TESTIC, "both sides to “come back to the table”")],
    ),
    ("Ana Testić pledged to “work day and night” for a deal.", [(MIXED, TESTIC, "to “work day and night” for a deal")]),
    ("Ana Testić accused Sylvania of “playing with fire”.", [(MIXED, TESTIC, "Sylvania of “playing with fire”")]),
    ("Ana Testić condemned the “cowardly attack” on the hall.", [(MIXED, TESTIC, "the “cowardly attack” on the hall")]),
    ("Sylvania fears a «domino effect».", [(MIXED, "Sylvania", "a «domino effect»")]),
    (
        "Ana Testić staked out a vision for “a bridge that rewards the choir”.",
        [(MIXED, TESTIC, "a vision for “a bridge that rewards the choir”")],
    ),
    (
        "Ana Testić attacked “the old idea of the valley – its rain, its fog.”",
        [(DIRECT, TESTIC, "the old idea of the valley – its rain, its fog.")],
    ),
]

JOINED: list[Row] = [
    (
        "Ana Testić said the plan is ready, adding that it was “too early to tell”.",
        [(INDIRECT, TESTIC, "the plan is ready"), (MIXED, TESTIC, "it was “too early to tell”")],
    ),
    (
        "“The plan is ready,” Ana Testić said, adding that the talks were “long and open”.",
        [(DIRECT, TESTIC, "The plan is ready,"), (MIXED, TESTIC, "the talks were “long and open”")],
    ),
    (
        "Ana Testić said the talks were “long and open” while Cyril Samplov said they were “a waste of time”.",
        [(MIXED, TESTIC, "the talks were “long and open”"), (MIXED, SAMPLOV, "they were “a waste of time”")],
    ),
    (
        "Ana Testić said the talks were “long and open”. “We will meet again,” she said.",
        [(MIXED, TESTIC, "the talks were “long and open”"), (DIRECT, "she", "We will meet again,")],
    ),
    (
        "Ana Testić called the vote “a great day” and said that it would be repeated.",
        [(MIXED, TESTIC, "the vote “a great day”"), (INDIRECT, TESTIC, "it would be repeated")],
    ),
    (
        "Ana Testić said that the “so-called plan”, which was signed in Rome, is dead.",
        [(MIXED, TESTIC, "the “so-called plan”, which was signed in Rome, is dead")],
    ),
    (
        "Ana Testić said the bridge is “open”, which surprised nobody.",
        [(MIXED, TESTIC, "the bridge is “open”")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INNER + BEFORE_THE_CUE)
def test_a_clause_with_quoted_parts_is_one_statement(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_marks_make_a_statement_of_what_a_verb_takes(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_a_new_cue_begins_a_new_statement(text: str, expected: Expected) -> None:
    assert read(text) == expected
