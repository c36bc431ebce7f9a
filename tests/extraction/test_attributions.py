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

OPENINGS = [
    ("Ana Testić wrote in her new book that she’d seen it.", [(TESTIC, "she’d seen it")]),
    ("Ana Testić said on the show “Good Morning” that it is open.", [(TESTIC, "it is open")]),
    ("Ana Testić reported last quarter that it is open.", [(TESTIC, "it is open")]),
    ("Ana Testić promised Mr. Samplov that it will open.", [(TESTIC, "it will open")]),
    ("Ana Testić said at one point, “It is open to all.”", [(TESTIC, "It is open to all.")]),
    ("But, Ana Testić said, it is open.", [(TESTIC, "it is open")]),
    ("As Ana Testić noted, the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("The bridge is open, as Ana Testić noted.", [(TESTIC, "The bridge is open")]),
    ("Overall, she said, a bridge is open.", [("she", "Overall"), ("she", "a bridge is open")]),
    ("The old bridge, Ana Testić said, “is open to all.”", [(TESTIC, "The old bridge"), (TESTIC, "is open to all.")]),
    ("Many singers suggest such a bridge could help.", [("Many singers", "such a bridge could help")]),
    ("Ana Testić continued to insist the bridge is open.", [(TESTIC, "the bridge is open")]),
    ("Ana Testić used her speech to say that it is open.", [(TESTIC, "it is open")]),
    (
        "The bridge is open, Ana Testić said, adding, “It is wide.”",
        [(TESTIC, "The bridge is open"), (TESTIC, "It is wide.")],
    ),
    (
        "Asked whether the bridge is open, Ana Testić said it is.",
        [("", "whether the bridge is open"), (TESTIC, "it is")],
    ),
    ("Ana Testić said the bridge is open, which Cyril Samplov denied was true.", [(TESTIC, "the bridge is open")]),
]

MORE = [
    ("“TESTIĆ: The bridge is open to all.”", [(TESTIC, "The bridge is open to all.")]),
    ("“It is open to all of us today.” ― Ana Testić", [(TESTIC, "It is open to all of us today.")]),
    ("It’s been reported that the bridge is open.", [("", "the bridge is open")]),
    ("Even though it rained, the singers say it is open.", [("the singers", "it is open")]),
    (
        "The bridge marks the end of a long road, Ana Testić said.",
        [(TESTIC, "The bridge marks the end of a long road")],
    ),
    ("On Monday Ana Testić reported at least six bridges were open.", [(TESTIC, "at least six bridges were open")]),
    ("Ana Testić (X), said after a lunch on Tuesday that it is open.", [(TESTIC, "it is open")]),
    ("The choir was split, with Ana Testić insisting it is open.", [(TESTIC, "it is open")]),
    ("The bridge is open, according to the mayor, Gjon Invented.", [("Gjon Invented", "The bridge is open")]),
    ("Those who deny that the bridge is open are wrong.", []),
    ("Ana Testić blasted out an email to her readers.", []),
    ("After long talks in the hall, Ana Testić left.", []),
    ("It shows, Ana Testić told them, that “all is well”.", [(TESTIC, "It shows"), (TESTIC, "all is well")]),
    ("Alluding to the president of Sylvania, who rejects the role of Freedonia, Ana Testić left.", []),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_patterns_of_attribution(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


ENDS = [
    ("Ana Testić said the bridge is open, the first in a long row.", "the bridge is open"),
    ("Ana Testić said the bridge is open, a wonder that took nine years.", "the bridge is open"),
    ("Ana Testić said sixty came, compared with twelve last year.", "sixty came"),
    ("Ana Testić said the bridge is open — a claim that nobody had checked.", "the bridge is open"),
    ("Ana Testić said the bridge is open, but declined to show it.", "the bridge is open"),
    ("Ana Testić said the bridge is open, the hall is full.", "the bridge is open, the hall is full"),
    ("Ana Testić said they saw Rome, the Old Town and a bridge.", "they saw Rome, the Old Town and a bridge"),
    ("Ana Testić said the bridge is open, but it is narrow.", "the bridge is open, but it is narrow"),
]


@pytest.mark.parametrize(("text", "words"), ENDS)
def test_the_last_comma_may_end_what_was_said(text: str, words: str) -> None:
    assert said(text) == [(TESTIC, words)]


COLONS = [
    ("Ana Testić: The bridge is open\n\nAna Testić came to the bridge.", [(TESTIC, "The bridge is open")]),
    ("Invented: a small town that nobody has seen\n\nAna Testić came to the bridge.", []),
    ("The Long Bridge: a story\n\nAna Testić came to the bridge.", []),
    (
        "A talk.\n\nAna Testić came.\n\nTestić: The bridge is open to all of us.",
        [(TESTIC, "The bridge is open to all of us")],
    ),
    ("A list.\n\nAna Testić came.\n\nTestić: A late surge\n\nShe waits.", []),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_content_begins_after_what_belongs_to_the_saying(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text)[: len(expected)] == expected


@pytest.mark.parametrize(("text", "expected"), COLONS)
def test_a_name_and_a_colon_speak_where_the_name_is_known(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


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
