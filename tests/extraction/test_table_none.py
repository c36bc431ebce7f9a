"""What looks like a statement and is none; and words in marks that nobody is quoted with."""

import pytest

from tests.extraction.tables import INDIRECT, Expected, Row, read

TERMS = [
    "They met in the so-called “Hall of Mirrors” on Monday.",
    "The operation, known as “Long Winter”, began in May.",
    "The play “The Bridge That Nobody Needed” is sold out.",
    "The film “Nobody Is Home Tonight, My Love” opens in Rome.",
    "The song “Nobody Is Home Tonight, My Love” was played.",
    "Her book, “The Bridge That Nobody Needed”, is out.",
    "The bill, known since May as the “Safe Bridges For All Act”, was passed.",
    "The play “Nobody Home” is sold out.",
    "The film “Nobody Home” opens in Rome.",
    "The song “My Love” was played.",
    "Her book, “Nobody Home”, is out.",
    "The ship “Invented Star” left the harbour.",
    "Franko “the Bear” Nobodić left the hall.",
    "The daily “Example” is printed in Rome.",
    "The project is named “Open Roads for All People”.",
    "The report, titled “A Long Road to Peace”, has 90 pages.",
    "A banner with the words “No Way” hung from the bridge.",
    "The word “border” stands in the agreement nine times.",
    "The “neutral” soldiers came back at night.",
    "The “Open Roads” agreement was signed in May.",
    "He was a member of the band “The Nobodies”.",
]

NOT_SAID = [
    "They have a larger say than they do in the valley.",
    "It would be wrong to say they sold the bridge.",
    "Neither Ana Testić nor Bruno Exampleson said that the bridge is open.",
    "If Ana Testić says that the bridge is open, the choir will sing.",
    "Ana Testić said so on Monday.",
    "Ana Testić agreed to open the bridge.",
    "Ana Testić did not say that the border is quiet.",
    "Ana Testić never said that the border is quiet.",
    "Ana Testić declined to say whether the border is quiet.",
    "Ana Testić refused to comment on the border.",
    "Ana Testić could not say whether the border is quiet.",
    "Ana Testić is expected to say that the border is quiet.",
    "Ana Testić wants to say that the border is quiet.",
    "Nobody said a word.",
    "It is hard to say that the border is quiet.",
    "Ana Testić had nothing to say.",
    "Ana Testić was asked about the border.",
    "Ana Testić said this at the opening of the bridge.",
    "Responding to the question of whether the border is quiet, Ana Testić said no.",
    "The Testgrad Herald reported Ana Testić said so on Monday.",
    "Ana Testić tried to argue that the border is quiet.",
    "Ana Testić wants to tell the choir that the border is quiet.",
    "Ana Testić wants to say she would open the border.",
    "It is hard to say she is wrong.",
    "The soldiers weren't told that the border is closed.",
    "Nobody knows what Ana Testić said when she left the hall.",
    "Ana Testić said as the choir left.",
    "Ana Testić told the Testgrad Herald.",
    "Everything Ana Testić said is true.",
    "As I mentioned above, it rained.",
    "According to Ana Testić, yes.",
]

STANCE = [
    "Ana Testić believes that the border is quiet.",
    "Ana Testić thinks the border is quiet.",
    "Ana Testić wants the border to be quiet.",
    "Ana Testić hopes for a quiet border.",
    "Ana Testić considers the border quiet.",
    "Ana Testić fears a new war.",
    "Ana Testić opposes the plan.",
    "Ana Testić views the plan with doubt.",
    "Ana Testić regards the plan as dead.",
    "Ana Testić rejects the role of the League of Examples.",
    "Ana Testić is insisting on a new vote.",
    "Ana Testić knows that the border is quiet.",
    "Ana Testić supports the plan.",
]

DEEDS = [
    "The soldiers said nothing to the villagers about their hunt.",
    "Ana Testić dismissed six singers on Thursday accused of closing the border.",
    "By the river, which was high, Ana Testić maintained order.",
    "The choir found that the bridge was closed.",
    "Ana Testić snapped a picture of the bridge.",
    "Ana Testić made repeated warnings to the choir.",
    "Ana Testić briefed the council on Monday.",
    "Ana Testić informed the council.",
    "Ana Testić posted a picture of the bridge.",
    "Ana Testić pledged two songs to the choir.",
    "Ana Testić agreed to open the border.",
    "Ana Testić decided to open the border.",
    "Ana Testić signed the agreement.",
    "Ana Testić declared a state of emergency.",
    "Sylvania declared war on Monday.",
    "Ana Testić refused to open the border.",
    "The parliament voted to open the border.",
    "The court appealed the ruling.",
    "The parliament adopted the law on Monday.",
    "Ana Testić discussed the border with Cyril Samplov.",
    "Ana Testić and Cyril Samplov exchanged views on the border.",
    "Ana Testić talked about the border.",
    "Ana Testić spoke with Cyril Samplov by telephone.",
    "Ana Testić met Cyril Samplov in Rome.",
    "Ana Testić addressed the crowd in Rome.",
    "Ana Testić read the letter.",
    "Franko Nobodić is accused of arming the band.",
    "Franko Nobodić was charged with theft.",
    "Four soldiers were reported killed.",
    "The bridge is believed to be closed.",
    "The mission has been praised.",
    "Ana Testić called again on Monday.",
    "Ana Testić maintained a quiet house.",
    "Ana Testić wrote the book that won the prize.",
    "Ana Testić kept singing “The Bridge That Nobody Needed”.",
    "Five people, accused of arming the band, left the hall.",
    "Ana Testić was pleased but left on Monday.",
]

NOUNS = [
    "The said agreement was signed in Rome.",
    "Ana Testić made a statement that surprised the hall.",
    "Ana Testić’s claim that the border is quiet was received with laughter.",
    "Her remarks that surprised the crowd were long.",
    "Ana Testić did not make the claim that the border is closed.",
    "The report on the border is long.",
    "His claims were never heard.",
    "The state of the bridge is poor.",
    "The claim was rejected by the court.",
    "A statement was expected on Monday.",
    "The remarks came after the talks in Rome.",
    "The comments drew a crowd.",
    "Talks in Rome ended on Monday.",
    "The call lasted an hour.",
    "Demands for a new vote grow.",
    "The warning came too late.",
    "She is the author of a much-read report on roads.",
    "The League of Examples was founded in 1949.",
    "Ana Testić has fulfilled her promise to open the border.",
    "Ana Testić broke her promise to open the border.",
    "Ana Testić has made good on her promise to open the border.",
    "The claim is that the border is quiet.",
    "Her claim is old.",
    "Ana Testić did not make the point that the border is quiet.",
    "The answer by the mayor that surprised the hall was short.",
    "Nobody heard a song by Ana Testić that the choir liked.",
    "The deal binds together pledges from many choirs to sing less.",
    "For years, the mayor has been dogged by charges that the bridge was sold.",
]

STILL_INDIRECT: list[Row] = [
    (
        "Ana Testić said the word “border” is not used.",
        [("mixed", "Ana Testić", "the word “border” is not used")],
    ),
    ("Ana Testić rejected the plan and said it is dead.", [(INDIRECT, "Ana Testić", "it is dead")]),
    ("Ana Testić decided to leave and said the border is quiet.", [(INDIRECT, "Ana Testić", "the border is quiet")]),
]


@pytest.mark.parametrize("text", TERMS)
def test_a_title_a_term_or_a_nickname_is_nobodys_words(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", STANCE)
def test_what_somebody_thinks_or_wants_is_no_statement(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", DEEDS)
def test_what_somebody_does_is_no_statement(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", NOUNS)
def test_a_noun_of_speech_alone_says_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "expected"), STILL_INDIRECT)
def test_a_statement_beside_what_is_none(text: str, expected: Expected) -> None:
    assert read(text) == expected
