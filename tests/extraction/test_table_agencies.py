"""As agencies and regional papers write: who passes words on, verbs beside those of saying, wire copy."""

import pytest

from tests.extraction.people_of_nowhere import statements
from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

TESTIC = "Ana Testić"


def one(text: str, words: str, speaker: str = TESTIC) -> Row:
    return text, [(INDIRECT, speaker, words)]


NOUNS = [  # forms that are a verb elsewhere
    ("Protests have shaken the city for a year.", []),
    ("The student-led protests have persisted.", []),
    ("Questions and answers have been shortened.", []),
    ("The three state choirs were invited to the hall.", []),
    ("He rejected calls for an early vote.", []),
    ("Freedonia’s ruling party lost the vote.", []),
    ("The United States, Freedonia and Sylvania signed the plan.", []),
    ("Five people were detained, accused of a plot.", []),
    ("The uprising, which threatened to spread, ended in May.", []),
    ("The mayor demanded early elections.", []),
    ("Ana Testić conceded defeat on Friday.", []),
    one(
        "An official who asked not to be named said the border is quiet.",
        "the border is quiet",
        "An official who asked not to be named",
    ),
    one("Ana Testić signals that the border is quiet.", "the border is quiet"),
    one("Ana Testić vows not to close the border.", "not to close the border"),
]

PASSED_ON = [  # “S did X, T said”: T says all of it, unless T is a medium, which passes it on
    one(
        "The mayor has asked for help from the League, Ana Testić said.",
        "The mayor has asked for help from the League",
    ),
    one("The two mayors agreed on the need for a bridge, the statement said.",
        "The two mayors agreed on the need for a bridge", "the statement"),
    one("Ana Testić called on all parties to stay calm, state radio said.", "all parties to stay calm"),
    one("Ana Testić announced that the bridge will close, Tanjug reports.", "the bridge will close"),
    one("The bridge was closed at noon, Testgrad Radio reports.", "The bridge was closed at noon", "Testgrad Radio"),
    one("The bridge was closed at noon, reports Testgrad Radio.", "The bridge was closed at noon", "Testgrad Radio"),
    one("It was reported by the press on Monday that the bridge is closed.", "the bridge is closed", "the press"),
    one("Ana Testić has been quoted by Tanjug as saying that the border is quiet.", "the border is quiet"),
    one("According to opinion in Testgrad, the bridge is safe.", "the bridge is safe", "opinion"),
    one("According to press reports most came from the south.", "most came from the south", "press reports"),
]  # fmt: skip

BESIDE = [  # what else the speaker did, or thinks, is no part of what was said
    one("Testgrad has insisted that the name is a claim and has objected to it.", "the name is a claim", "Testgrad"),
    one("Many choirs say the bridge is shut and believe it is old.", "the bridge is shut", "Many choirs"),
    (
        "“The bridge is open,” Ana Testić noted, “and safe,” but she gave no reason.",
        [(DIRECT, TESTIC, "The bridge is open,"), (DIRECT, TESTIC, "and safe,")],
    ),
    one("Testgrad accused Sylvania of haste, a charge Sylvania denies.", "Sylvania of haste", "Testgrad"),
    one("Ana Testić said she would walk to Rome, one of several towns that were closed.", "she would walk to Rome"),
    one(
        "Ana Testić said the League wants bridges, open borders, a fair share of work and good roads.",
        "the League wants bridges, open borders, a fair share of work and good roads",
    ),
    one("Ana Testić said that the bridge was shut, forcing the choir to swim.",
        "the bridge was shut, forcing the choir to swim"),
    one("Ana Testić urged the towns to open the road, where 300 are trapped, waiting for a bus.",
        "the towns to open the road"),
]  # fmt: skip

REGIONAL = [
    one("Ana Testić assessed that the border is quiet.", "the border is quiet"),
    one("Ana Testić conveyed that the border is quiet.", "the border is quiet"),
    one("Ana Testić made it clear that the border is quiet.", "the border is quiet"),
    one("Ana Testić made clear that the border is quiet.", "the border is quiet"),
    one("As Ana Testić put it, the bridge is a song.", "the bridge is a song"),
    one("“Test List” said in a statement that the vote is void.", "the vote is void", "“Test List”"),
    one(
        "The choir considers the bridge unsafe, Ana Testić told the newspaper.", "The choir considers the bridge unsafe"
    ),
    one("Ana Testić, head of the mission, who said that the border is quiet, left.", "the border is quiet"),
    one("Ana Testić told a hall in Testgrad, Freedonia, on Monday that the border is quiet.", "the border is quiet"),
    one("The League (LX) urged Freedonia to open the bridge.", "Freedonia to open the bridge", "The League"),
    one("Most said they were cold.", "they were cold", "Most"),
    one("It is a town in which two voters say they are cold.", "they are cold", "two voters"),
    one("About half of the choir said they were cold.", "they were cold", "half of the choir"),
    one("Two weeks later several critics said that the bridge is unsafe.", "the bridge is unsafe", "several critics"),
    one(
        "A stranger who was there told Bild am Sonntag that the border is quiet.",
        "the border is quiet",
        "A stranger who was there",
    ),
]

MORE = [
    one("The hall passed a law stipulating that the bridge is free.", "the bridge is free", "a law"),
    one("The opposition call on voters not to stay at home.", "voters not to stay at home", "The opposition"),
    one("The choirs claim that they sing--but nobody listens.", "they sing--but nobody listens", "The choirs"),
    one("Everything he says is true, Ana Testić said.", "Everything he says is true"),
    (
        "Two in three said the hall was full and one in four said it was empty.",
        [(INDIRECT, "Two in three", "the hall was full"), (INDIRECT, "one in four", "it was empty")],
    ),
    ("“The hall is full,” D. told us on the stairs.", [(DIRECT, "D.", "The hall is full,")]),
    ("The choir kept its word: “We sing,” Ana Testić said.", [(DIRECT, TESTIC, "We sing,")]),
    ("Two singers left (“It was cold,” Ana Testić wrote).", [(DIRECT, TESTIC, "It was cold,")]),
    ("A student told us his story:\n\n“I sang in the hall for years.”",
        [(DIRECT, "(A student)", "I sang in the hall for years.")]),
    one("Choirs marched to the hall, calling for a new bridge, Testgrad Radio reported.",
        "Choirs marched to the hall, calling for a new bridge", "Testgrad Radio"),
    one("As singers report, the hall, which has not been in use for years, is cold.",
        "the hall, which has not been in use for years, is cold", "singers"),
    ("She has a lead in pledged votes, but few sing.", []),
    ("The main reasons Sylvania closed the bridge were two.", []),
    ("Ana Testić is appealing to the court in a bid to stop the plan.", []),
    ("The mayor’s professed love of bridges is known.", []),
    ("The choir began talking of a “new world” on Monday.", []),
    ("The mayor has been courting the northern states.", []),
]  # fmt: skip

NO_SOURCE = [  # marks that are nobody's words
    ("The plan would give access to money for “the tackling of wide and lasting needs”.", []),
    ("He hosts a show called by some “the longest evening of the whole week” on Fridays.", []),
]


@pytest.mark.parametrize(("text", "expected"), NOUNS + PASSED_ON + BESIDE + REGIONAL + MORE + NO_SOURCE)
def test_the_news_of_agencies(text: str, expected: Expected) -> None:
    assert read(text) == expected


def test_a_medium_that_passes_words_on_is_named() -> None:
    (said,) = statements("Ana Testić called on all parties to stay calm, state radio said.")
    assert (said.actor, said.via) == ("ana-testic", "state radio")


# Wire copy: filled lines, paragraphs by indent, marks typed ``…'', a dash typed _

WIRE = """The bridge of Testgrad

\t   TESTGRAD (AP) _ The bridge that has divided the town for years was
opened on Monday. Choirs sang on
both of its banks until late in the evening, and no one was seen to leave.
\t   ``Nobody will close this bridge again while I am the mayor of the
town,'' Ana Testić said. She told reporters that the road to the north
was quiet _ half of it is new.
\t   ``I told them, `Here is your bridge,''' said Bruno Exampleson, who sang
with the others on the northern bank. ``They must talk to us,'' he says.
"""


def test_filled_lines_are_read_as_the_paragraphs_they_are() -> None:
    assert [(kind, who, " ".join(words.split())) for kind, who, words in read(WIRE)] == [
        (DIRECT, TESTIC, "Nobody will close this bridge again while I am the mayor of the town,"),
        (INDIRECT, "She", "the road to the north was quiet"),
        (DIRECT, "Bruno Exampleson", "I told them, `Here is your bridge,"),
        (DIRECT, "he", "They must talk to us,"),
    ]


def test_lines_of_a_list_stay_apart() -> None:
    text = "Ana Testić said:\nthe bridge is open.\nBruno Exampleson said:\nthe road is shut.\nNobody sang.\n"
    assert all("\n" not in words for _, _, words in read(text))


def test_what_is_partly_in_marks_is_mixed_to_its_end() -> None:
    text = "In fact, she left _ Ana Testić said it “humanises” her."
    assert read(text) == [(MIXED, TESTIC, "it “humanises” her")]


def test_items_of_a_list_in_filled_lines_stay_apart() -> None:
    line = "said that the road to the north of the town is quiet, and so is the bridge\n"
    head = "The news of the day, as it was read out in the hall of the town to all who\ncame:\n\n"
    text = f"{head}- Ana Testić {line}- Bruno Exampleson {line}"
    assert [who for _, who, _ in read(text)] == [TESTIC, "Bruno Exampleson"]


INTERVIEW = """Ana Testić spoke to a reporter in Rome.

Reporter: What do you expect?

Testić: I expect both sides to be serious. We have waited, as Bruno Exampleson said we would.

Testić: It will take as long as it takes.
"""


def test_a_turn_of_an_interview_is_one_statement_to_its_end() -> None:
    assert read(INTERVIEW) == [
        (INDIRECT, "Testić", "I expect both sides to be serious. We have waited, as Bruno Exampleson said we would."),
        (INDIRECT, "Testić", "It will take as long as it takes."),
    ]


def test_one_name_and_a_colon_alone_lead_one_sentence() -> None:
    text = "Ana Testić sang in Rome.\n\nTestić: I expect both sides to be serious. The hall was full to its last seat."
    assert read(text) == [(INDIRECT, "Testić", "I expect both sides to be serious")]


def test_a_heading_in_single_marks_between_paragraphs_is_no_statement() -> None:
    assert read("Ana Testić sang in Rome.\n\n‘A hall of songs.’\n\nThe hall was full.") == []


def test_a_source_with_a_participle_speaks_behind_its_words() -> None:
    expected = [(DIRECT, "a singer involved", "It is a way to sing,")]
    assert read("“It is a way to sing,” says a singer involved in the choir.") == expected
