"""Where statements stand in their sentence: (sentence, [(speaker, words)]) by phenomenon."""

import pytest

from articles.extraction.records import Form, Kind
from tests.extraction.people_of_nowhere import said, statements

TESTIC, SAMPLOV, BRUNO = "Ana Testić", "Cyril Samplov", "Bruno Exampleson"

DIRECT = [
    ("“The bridge is open,” Ana Testić said.", [(TESTIC, "The bridge is open,")]),
    ("“The bridge is open,” said Ana Testić.", [(TESTIC, "The bridge is open,")]),
    ("“The bridge is open,” said Ana Testić, head of the choir, on Monday.", [(TESTIC, "The bridge is open,")]),
    ("“The bridge is open,” said the head of the choir, Ana Testić.", [(TESTIC, "The bridge is open,")]),
    ("Ana Testić said: “The bridge is open.”", [(TESTIC, "The bridge is open.")]),
    ("Ana Testić said, “The bridge is open.”", [(TESTIC, "The bridge is open.")]),
    ("Ana Testić told reporters in Rome on Monday, “The bridge is open.”", [(TESTIC, "The bridge is open.")]),
    ("Ana Testić wrote to her many readers, “The bridge is open.”", [(TESTIC, "The bridge is open.")]),
    ("“Is the bridge open?” Ana Testić asked.", [(TESTIC, "Is the bridge open?")]),
    ("“The bridge,” Ana Testić said, “is open.”", [(TESTIC, "The bridge,"), (TESTIC, "is open.")]),
    ("“It is open,” Ana Testić said. “It is wide.”", [(TESTIC, "It is open,"), (TESTIC, "It is wide.")]),
    ("“It is open,” Ana Testić said, adding: “It is wide.”", [(TESTIC, "It is open,"), (TESTIC, "It is wide.")]),
    ("Ana Testić: “The bridge is open.”", [(TESTIC, "The bridge is open.")]),
    ("Ana Testić said:\n\n“The bridge is open to all of us.”", [(TESTIC, "The bridge is open to all of us.")]),
    ("“The bridge is open to all of us.” — Ana Testić", [(TESTIC, "The bridge is open to all of us.")]),
]

MIXED = [
    ("Ana Testić said the bridge is “wide open” now.", [(TESTIC, "the bridge is “wide open” now")]),
    ("The bridge is “wide open”, Ana Testić said.", [(TESTIC, "The bridge is “wide open”")]),
    ("Ana Testić called the bridge “a wonder of our time.”", [(TESTIC, "the bridge “a wonder of our time.”")]),
    ("Ana Testić said that the bridge is “safe,” the latest in a row.", [(TESTIC, "the bridge is “safe,”")]),
]

CLAUSE = [
    ("Ana Testić said that the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić said the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić said on Monday that the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić on Monday said the bridge is open.", [(TESTIC, "the bridge is open")]),
    (
        "Ana Testić said after a meeting with the choir in Rome that the bridge is open.",
        [(TESTIC, "the bridge is open")],
    ),
    ("Ana Testić has repeatedly said the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("In March, Ana Testić said the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Meanwhile, Ana Testić, for her part, said the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić, head of the choir, said the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("The head of the choir, Ana Testić, said that the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("The bridge is open, Ana Testić said.", [(TESTIC, "The bridge is open")]),
    ("The bridge is open, said Ana Testić.", [(TESTIC, "The bridge is open")]),
    ("However, the bridge is open, Ana Testić said.", [(TESTIC, "the bridge is open")]),
    ("The bridge, Ana Testić said, is open to all.", [(TESTIC, "The bridge"), (TESTIC, "is open to all")]),
    ("Ana Testić told reporters the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić told the old radio host Bruno Exampleson on Monday that it is open.", [(TESTIC, "it is open")]),
    (
        "Ana Testić noted that the bridge is open and that it is wide.",
        [(TESTIC, "the bridge is open and that it is wide")],
    ),
    ("Ana Testić went on to say that the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("He was told that the bridge is open.", [("", "the bridge is open")]),
    ("Ana Testić was quoted as saying that the bridge is open.", [(TESTIC, "the bridge is open")]),
]

BOUNDARIES = [
    ("“It is open,” Ana Testić said and added that “it is wide”.", [(TESTIC, "It is open,"), (TESTIC, "it is wide")]),
    (
        "Ana Testić said the bridge is open, adding that it is wide.",
        [(TESTIC, "the bridge is open"), (TESTIC, "it is wide")],
    ),
    (
        "Ana Testić said the bridge is open and added that it is wide.",
        [(TESTIC, "the bridge is open"), (TESTIC, "it is wide")],
    ),
    ("Ana Testić said the bridge is open, alluding to an old dispute.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić said the bridge is open, which has cost a fortune.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić said that the bridge is open, she said on Monday in Rome.", [(TESTIC, "the bridge is open")]),
    (
        "Ana Testić said the bridge is open, but Cyril Samplov said it is closed.",
        [(TESTIC, "the bridge is open"), (SAMPLOV, "it is closed")],
    ),
    (
        "While Ana Testić said the bridge is open, nobody was seen on it.",
        [(TESTIC, "the bridge is open")],
    ),
    ("Ana Testić, who said the bridge is open, left the hall.", [(TESTIC, "the bridge is open")]),
]

PARENTHETICAL = [
    ("Ana Testić added that, according to the plan, it is open.", [(TESTIC, "according to the plan, it is open")]),
    ("The bridge is open, according to Ana Testić.", [(TESTIC, "The bridge is open")]),
    ("According to Ana Testić, the bridge is open.", [(TESTIC, "the bridge is open")]),
]

INFINITIVE = [
    ("Ana Testić urged Freedonia to open the bridge.", [(TESTIC, "Freedonia to open the bridge")]),
    ("Ana Testić called on both sides to open the bridge.", [(TESTIC, "both sides to open the bridge")]),
    ("Ana Testić pledged to open the bridge.", [(TESTIC, "to open the bridge")]),
    (
        "Sylvania has accused Freedonia of being behind the noise.",
        [("Sylvania", "Freedonia of being behind the noise")],
    ),
    ("Ana Testić ruled out closing the bridge.", [(TESTIC, "closing the bridge")]),
]

NONE = [
    "Ana Testić did not say that the bridge is open.",
    "Ana Testić declined to say whether it is open.",
    "Ana Testić wants the bridge to be open.",
    "Ana Testić believes that the bridge is open.",
    "The report on the state of the bridge is long.",
    "They met in the so-called “Hall of Mirrors” on Monday.",
    "A book titled “The Bridge That Nobody Needed” is out.",
    "Ana Testić rejects the role of the League of Examples.",
    "Ana Testić continued screening people in the hall.",
]


@pytest.mark.parametrize(("text", "expected"), DIRECT + MIXED)
def test_words_in_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), CLAUSE + PARENTHETICAL + INFINITIVE)
def test_reported_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), BOUNDARIES)
def test_a_statement_ends_where_the_reporter_goes_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_this_is_no_statement(text: str) -> None:
    assert said(text) == []


KINDS = [
    ("“The bridge is open,” Ana Testić said.", Kind.DIRECT, Form.QUOTE),
    ("Ana Testić said the bridge is “open”.", Kind.MIXED, Form.CLAUSE),
    ("Ana Testić said the bridge is open.", Kind.INDIRECT, Form.CLAUSE),
    ("The bridge is open, according to Ana Testić.", Kind.INDIRECT, Form.PARENTHETICAL),
    ("Ana Testić pledged to open the bridge.", Kind.INDIRECT, Form.INFINITIVE),
    ("Ana Testić welcomed the new bridge.", Kind.INDIRECT, Form.NOMINAL),
]


@pytest.mark.parametrize(("text", "kind", "form"), KINDS)
def test_kind_and_form(text: str, kind: Kind, form: Form) -> None:
    (statement,) = statements(text)
    assert (statement.kind, statement.form) == (kind, form)


def test_pieces_of_one_utterance_share_a_group() -> None:
    first, second, third = statements("“The bridge,” Ana Testić said, “is open.”\n\nSylvania said that it is closed.")
    assert first.group == second.group is not None
    assert third.group is None


RELAYED = [
    "Ana Testić said that the bridge is open, the League of Examples reported.",
    "The League of Examples reported that Ana Testić said the bridge is open.",
    "Ana Testić was quoted by the League of Examples as saying that the bridge is open.",
    "The League of Examples quoted Ana Testić as saying that the bridge is open.",
]


@pytest.mark.parametrize("text", RELAYED)
def test_a_relayed_statement_is_the_inner_speakers_and_names_who_relayed_it(text: str) -> None:
    (statement,) = statements(text)
    assert (statement.speaker, statement.via, statement.via_actor) == (TESTIC, "League of Examples", "league")
    assert statement.text == "the bridge is open"


def test_a_paragraph_repeated_word_for_word_gives_two_statements() -> None:
    text = "“The bridge is open,” Ana Testić said.\n\n“The bridge is open,” Ana Testić said."
    assert [s.start for s in statements(text)] == [1, text.rindex("The")]


def test_a_statement_in_the_title_says_so() -> None:
    text = "Ana Testić says the bridge is open\n\nAna Testić said on Monday that the bridge is open."
    assert [s.in_title for s in statements(text)] == [True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Testić welcomed the offer on Monday.", "the offer"),
        ("Ana Testić praised the crew in an interview in December 2022.", "the crew"),
        # what follows a verb inside the object goes with that verb, and is no day of the saying
        (
            "Ana Testić praised the rank that the crew had been given in May.",
            "the rank that the crew had been given in May",
        ),
        (
            "Ana Testić welcomed the agreement reached in Exampleton in March.",
            "the agreement reached in Exampleton in March",
        ),
    ],
)
def test_a_noun_object_ends_where_the_saying_goes_on(text, words):
    assert [s.text for s in statements(text)] == [words]
