"""Nouns, participles and relays that bring a statement: "the claim that", "…, saying that", "was quoted as saying"."""

import pytest

from tests.extraction.people_of_nowhere import statements
from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

TESTIC, SAMPLOV = "Ana Testić", "Cyril Samplov"


def one(text: str, words: str, speaker: str = TESTIC) -> Row:
    return text, [(INDIRECT, speaker, words)]


NOUNS = [
    one("Despite Ana Testić's warning that the border is closed, the choir left.", "the border is closed"),
    one("After Ana Testić's claim that the border is closed, the choir left.", "the border is closed"),
    one("Ana Testić made repeated warnings that the border is closed.", "the border is closed"),
    one("Answering the claim that it rained, Ana Testić said the border is closed.", "the border is closed"),
    one("Responding to the claim that it rained, Ana Testić said the border is closed.", "the border is closed"),
    one("Nobody believed Ana Testić's claim that the border is closed.", "the border is closed"),
    one("Nobody believed her claim that the border is closed.", "the border is closed", "her"),
    one("Ana Testić issued a warning that the border is closed.", "the border is closed"),
    one("Ana Testić made the claim that the border is closed.", "the border is closed"),
    one("Ana Testić sent a clear signal that talks are possible.", "talks are possible"),
    one("Ana Testić expressed hope that the talks go on.", "the talks go on"),
    one("Ana Testić expressed her belief that the talks will go on.", "the talks will go on"),
    one("Ana Testić voiced concern that the talks will fail.", "the talks will fail"),
    one("Ana Testić reiterated her warning that the border is closed.", "the border is closed"),
    one("Ana Testić issued a statement saying the border is closed.", "the border is closed"),
    one("In a letter to the League, Ana Testić wrote that the border is closed.", "the border is closed"),
    one("The hall heard of Ana Testić's promise to open the border.", "to open the border"),
    one("Nobody believed Ana Testić's claim in Rome that the border is closed.", "the border is closed"),
    one("Nobody believed her claim in an interview on Monday that all is well.", "all is well", "her"),
    one("Ana Testić never named a source for her claim in May that all is well.", "all is well", "her"),
    one("Nobody heard her complaint that the border is closed.", "the border is closed", "her"),
    one("Nobody heard Ana Testić's demand that the border be opened.", "the border be opened"),
    one("Nobody liked Ana Testić's answer that the border is closed.", "the border is closed"),
    one("Nobody liked Ana Testić's theory that the border was closed.", "the border was closed"),
    one("Her claim is that the border is closed.", "the border is closed", "Her"),
    one("Ana Testić's latest claim is that the border is closed.", "the border is closed"),
    one("Ana Testić's point was that the border is closed.", "the border is closed"),
    one("The promise she has made is that the border will open.", "the border will open", "she"),
    one("The promise Ana Testić made was that the border would open.", "the border would open"),
    one("Ana Testić also made the point that the border is closed.", "the border is closed"),
    one("Ana Testić repeatedly made the claim that the border is closed.", "the border is closed"),
    one("Ana Testić made similar charges that the border was closed.", "the border was closed"),
    one("The choir rejected claims by the mayor that the border is closed.", "the border is closed", "the mayor"),
    one("Nobody heard claims from the mayor that the border is closed.", "the border is closed", "the mayor"),
    one("One sticking point is a demand, by Ana Testić, that the border be opened.", "the border be opened"),
]

PARTICIPLES: list[Row] = [
    (
        "“The border is quiet,” Ana Testić said, adding that the road is closed.",
        [(DIRECT, TESTIC, "The border is quiet,"), (INDIRECT, TESTIC, "the road is closed")],
    ),
    (
        "Ana Testić welcomed the deal, saying that the border will open.",
        [(INDIRECT, TESTIC, "the deal"), (INDIRECT, TESTIC, "the border will open")],
    ),
    (
        "Ana Testić left the talks, saying the border is closed.",
        [(INDIRECT, TESTIC, "the border is closed")],
    ),
    (
        "Ana Testić left the talks, warning that the border could close.",
        [(INDIRECT, TESTIC, "the border could close")],
    ),
    (
        "Ana Testić spoke in Rome, stressing that the border is “open to all”.",
        [(MIXED, TESTIC, "the border is “open to all”")],
    ),
    (
        "Saying that the border is closed, Ana Testić left the talks.",
        [(INDIRECT, TESTIC, "the border is closed")],
    ),
    (
        "Ana Testić wrote a letter, arguing that the border is closed.",
        [(INDIRECT, TESTIC, "the border is closed")],
    ),
    (
        "Ana Testić said the border is quiet, claiming that Sylvania keeps its word.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, TESTIC, "Sylvania keeps its word")],
    ),
    (
        "Ana Testić criticised the plan - saying it is old.",
        [(INDIRECT, TESTIC, "the plan"), (INDIRECT, TESTIC, "it is old")],
    ),
    (
        "Since announcing in May that she would not sing, Ana Testić has kept quiet.",
        [(INDIRECT, TESTIC, "she would not sing")],
    ),
    (
        "Ana Testić noted that the choir had called on Sylvania to open the border, saying that the valley is cut off.",
        [
            (INDIRECT, TESTIC, "the choir had called on Sylvania to open the border"),
            (INDIRECT, TESTIC, "the valley is cut off"),
        ],
    ),
    (
        "The mayor attacked what Cyril Samplov called a “bad plan,” saying that the border is quiet.",
        [(MIXED, SAMPLOV, "a “bad plan,”"), (INDIRECT, "The mayor", "the border is quiet")],
    ),
    (
        "The talks ended with Ana Testić saying that the border is quiet.",
        [(INDIRECT, TESTIC, "the border is quiet")],
    ),
    (
        "The talks ended with Ana Testić asking Cyril Samplov whether the border is quiet.",
        [(INDIRECT, TESTIC, "whether the border is quiet")],
    ),
    (
        "Ana Testić left the hall acknowledging to the Herald on Monday that the border is closed.",
        [(INDIRECT, TESTIC, "the border is closed")],
    ),
    (
        "Ana Testić spoke to friends, telling singers in Testgrad, Freedonia, that the border is closed.",
        [(INDIRECT, TESTIC, "the border is closed")],
    ),
]

UNNAMED = [
    one("It was announced that the border is closed.", "the border is closed", "()"),
    one("The soldiers were told that the border is closed.", "the border is closed", "()"),
    one("It has been reported that the border is closed.", "the border is closed", "()"),
    one("Sources said that the border is closed.", "the border is closed", "Sources"),
    one("A senior official said that the border is closed.", "the border is closed", "A senior official"),
    one("Witnesses said that the border is closed.", "the border is closed", "Witnesses"),
    one("Diplomats told reporters that the border is closed.", "the border is closed", "Diplomats"),
    one("The report says that the border is closed.", "the border is closed", "The report"),
    one("The indictment alleges that the border was closed.", "the border was closed", "The indictment"),
    one("The agreement states that the border will open.", "the border will open", "The agreement"),
    one("The ministry announced that the border will open.", "the border will open", "The ministry"),
    one("And both vowed to stay.", "to stay", "both"),
    one(
        "One says the border is closed and that the river is deep.",
        "the border is closed and that the river is deep",
        "One",
    ),
    one("The soldiers were told on Monday that the border is closed.", "the border is closed", "()"),
    one("The soldiers had been told just before the vote that the border is closed.", "the border is closed", "()"),
    one("The soldiers were told they could leave.", "they could leave", "()"),
    one("It was announced on Monday that the border is closed.", "the border is closed", "()"),
    one("The newspaper “Example Daily” reported that all is well.", "all is well", "The newspaper “Example Daily”"),
    one("The border is closed, said a Sunday newspaper.", "The border is closed", "a Sunday newspaper"),
]

#: (text, words, speaker, who relayed it)
RELAYED = [
    (
        "Ana Testić was quoted by the League of Examples as saying that the border is closed.",
        "the border is closed",
        TESTIC,
        "League of Examples",
    ),
    (
        "The League of Examples quoted Ana Testić as saying that the border is closed.",
        "the border is closed",
        TESTIC,
        "League of Examples",
    ),
    (
        "Ana Testić said that the border is closed, the League of Examples reported.",
        "the border is closed",
        TESTIC,
        "League of Examples",
    ),
    ("Ana Testić was quoted as saying that the border is closed.", "the border is closed", TESTIC, ""),
    ("Ana Testić was quoted as saying: “The border is closed.”", "The border is closed.", TESTIC, ""),
    ("Ana Testić was quoted as saying the border is closed.", "the border is closed", TESTIC, ""),
    (
        "Ana Testić said that Cyril Samplov told her the border is closed.",
        "Cyril Samplov told her the border is closed",
        TESTIC,
        "",
    ),
    ("The League of Examples reported that the border is closed.", "the border is closed", "League of Examples", ""),
    (
        "The Testgrad Herald reported Ana Testić said the border is closed.",
        "the border is closed",
        TESTIC,
        "Testgrad Herald",
    ),
]


WORDS: list[Row] = [
    ("In Ana Testić's words, “the border is closed.”", [(DIRECT, "Ana Testić's", "the border is closed.")]),
    ("In the words of Ana Testić, “the border is closed.”", [(DIRECT, TESTIC, "the border is closed.")]),
    ("In her words, the border “is closed for good.”", [(MIXED, "her", "the border “is closed for good.”")]),
    ("The border is, in the words of Ana Testić, “the pride of Rome.”", [(DIRECT, TESTIC, "the pride of Rome.")]),
    ("Nobody likes “old bridges,” in the words of Ana Testić, and sings.", [(DIRECT, TESTIC, "old bridges,")]),
    ("In other words, “the border is closed.”", []),
    ("Added Ana Testić:\n\n“It is closed for good.”", [(DIRECT, "(Ana Testić)", "It is closed for good.")]),
    ("Added Ana Testić: “The border is closed.”", [(DIRECT, TESTIC, "The border is closed.")]),
    (
        "“It is closed,” said newly elected mayor Ana Testić.",
        [(DIRECT, "newly elected mayor Ana Testić", "It is closed,")],
    ),
    (
        "“It is closed,” said the newly elected mayor, Ana Testić.",
        [(DIRECT, "the newly elected mayor, Ana Testić", "It is closed,")],
    ),
    ("As Ana Testić explained at the fair, the border is closed.", [(INDIRECT, TESTIC, "the border is closed")]),
    ("The court found that the border is closed.", [(INDIRECT, "The court", "the border is closed")]),
    ("Ana Testić said however that the border is closed.", [(INDIRECT, TESTIC, "the border is closed")]),
    (
        "According to letters at the time that were later released by LEX, the border is closed.",
        [(INDIRECT, "letters", "the border is closed")],
    ),
    (
        "But according to reports emerging in the news media, the border is closed.",
        [(INDIRECT, "reports emerging", "the border is closed")],
    ),
    (
        "According to reports from Rome, where it rained, the border is closed.",
        [(INDIRECT, "reports from Rome", "the border is closed")],
    ),
    ("For example, she said, the border is closed.", [(INDIRECT, "she", "the border is closed")]),
    (
        "The rain fell on Mt. Testgora at dawn, said Ana Testić.",
        [(INDIRECT, TESTIC, "The rain fell on Mt. Testgora at dawn")],
    ),
    ("Ana Testić, in disgrace over alleged lies, sang.", []),
    ("Noting that the border is “closed,” Ana Testić left.", [(MIXED, TESTIC, "the border is “closed,”")]),
    ("In May Ana Testić said the border is closed.", [(INDIRECT, TESTIC, "the border is closed")]),
    ("But in May Ana Testić said the border is closed.", [(INDIRECT, TESTIC, "the border is closed")]),
    ("The letter states Sylvania is closed to all.", [(INDIRECT, "The letter", "Sylvania is closed to all")]),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words_before_and_beside_a_quotation_name_its_source(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), NOUNS)
def test_a_noun_brings_the_words_of_whose_it_is(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), PARTICIPLES)
def test_a_participle_speaks_for_the_subject_of_its_sentence(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), UNNAMED)
def test_nobody_in_particular_speaks_as_printed(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "words", "speaker", "via"), RELAYED)
def test_the_inner_source_speaks_and_the_outer_one_relays(text: str, words: str, speaker: str, via: str) -> None:
    assert [(s.text, s.speaker, s.via) for s in statements(text)] == [(words, speaker, via)]
