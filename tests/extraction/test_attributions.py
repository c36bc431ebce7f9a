"""Whose words a quotation is, by the shape of the attribution beside it: (text, [(speaker, words)])."""

import pytest

from tests.extraction.people_of_nowhere import said, statements

TESTIC, SAMPLOV, BRUNO = "Ana Testić", "Cyril Samplov", "Bruno Exampleson"
OPEN = "The bridge is open to all,"

UNLISTED = [
    ("“The bridge is open to all,” beamed Ana Testić.", [(TESTIC, OPEN)]),
    ("“The bridge is open to all,” Ana Testić surmised.", [(TESTIC, OPEN)]),
    ("“The bridge is open to all,” Ana Testić notes.", [(TESTIC, OPEN)]),
    ("“The bridge is open to all,” agrees Ana Testić.", [(TESTIC, OPEN)]),
    ("“The bridge is open to all,” remembered Ana Testić, head of the choir.", [(TESTIC, OPEN)]),
    ("“The bridge is open to all,” Ana Testić started.", [(TESTIC, OPEN)]),
    ("“The bridge is open to all,” the two neighbours write.", [("the two neighbours", OPEN)]),
]

QUESTIONS = [
    ("“Is it open?” Ana Testić asked during a walk.", [(TESTIC, "Is it open?")]),
    ("“Is it open?” Ana Testić said in response.", [(TESTIC, "Is it open?")]),
    ("“Is it open?” Mrs. Testić asked. “It looks closed.”", [(TESTIC, "Is it open?"), (TESTIC, "It looks closed.")]),
    ("“Is it open?” Ana Testić asked sarcastically, shaking her head.", [(TESTIC, "Is it open?")]),
]

SUBJECTS = [
    (f"“{OPEN}” said one unaligned old singer.", [("one unaligned old singer", OPEN)]),
    (f"“{OPEN}” Ana Testić, a retired singer from the choir, said pleasantly into the phone.", [(TESTIC, OPEN)]),
    (f"“{OPEN}” said Will Nobodyson, a teacher of singing.", [("Will Nobodyson", OPEN)]),
    ("Ana Testić, head of the Choir of Examples, a club of singers, said it is open.", [(TESTIC, "it is open")]),
    ("Ana Testić (X) met the choir and said it is open.", [(TESTIC, "it is open")]),
    ("The choir sang, with Ana Testić saying that the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Minutes later, Ana Testić issued a statement saying that it is open.", [(TESTIC, "it is open")]),
    ("And even Ana Testić helped the choir, noting that it is open.", [(TESTIC, "it is open")]),
]


@pytest.mark.parametrize(("text", "expected"), UNLISTED)
def test_a_verb_that_no_list_has_reports_the_quotation_beside_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUESTIONS)
def test_a_question_in_marks_does_not_end_the_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    introduced = "Ana Testić came.\n\n" + text
    assert said(introduced) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_the_subject_of_the_reporting_verb_speaks(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("The head of the choir, Ana Testić, said it is open.", "The head of the choir, Ana Testić"),
        (f"“{OPEN}” said the head of the choir, Ana Testić.", "the head of the choir, Ana Testić"),
        ("On Monday the head of the choir, Ana Testić, said it is open.", "the head of the choir, Ana Testić"),
        ("Ana Testić, head of the choir, said it is open.", "Ana Testić"),
    ],
)
def test_a_mention_keeps_the_role_before_the_name(text: str, mention: str) -> None:
    (statement,) = statements(text)
    assert statement.speaker == TESTIC
    assert statement.mention is not None
    assert text[statement.mention.start : statement.mention.end] == mention
