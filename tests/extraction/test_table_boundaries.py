"""Where reported words begin and end, and when a word that may be a verb is one: (text, [(kind, speaker, words)])."""

import pytest

from tests.extraction.tables import DIRECT, INDIRECT, MIXED, Expected, Row, read

TESTIC, SAMPLOV = "Ana Testić", "Cyril Samplov"


def one(text: str, words: str, speaker: str = TESTIC, kind: str = INDIRECT) -> Row:
    return text, [(kind, speaker, words)]


NEXT_VERB = [
    (
        "Ana Testić said the border is quiet and warned against crossing it.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, TESTIC, "crossing it")],
    ),
    (
        "Ana Testić said Sylvania supports peace and urged both sides to talk.",
        [(INDIRECT, TESTIC, "Sylvania supports peace"), (INDIRECT, TESTIC, "both sides to talk")],
    ),
    one("Ana Testić said he met the mayor and warned him of rain.", "he met the mayor and warned him of rain"),
    one(
        "Ana Testić stated that the mayor praised the choir, expressing satisfaction with the bridge.",
        "the mayor praised the choir, expressing satisfaction with the bridge",
    ),
    (
        "The bridge is open, she said and added that it is old.",
        [(INDIRECT, "she", "The bridge is open"), (INDIRECT, "she", "it is old")],
    ),
    one("Ana Testić said the border is named and praised by all.", "the border is named and praised by all"),
    one("Ana Testić vowed to keep the bridge open and left the hall.", "to keep the bridge open"),
    one("Ana Testić pledged to stay and work for peace.", "to stay and work for peace"),
    one("Ana Testić promised to open the bridge, and has kept the road closed.", "to open the bridge"),
    one("Ana Testić urged people to sing, and the choir soon filled the square.", "people to sing"),
    one("Ana Testić threatened to leave but then stayed the night.", "to leave"),
    one("Ana Testić said the bridge is open, but she would not say since when.", "the bridge is open"),
    one("Ana Testić said the bridge is open, and she went home.", "the bridge is open"),
    one("Ana Testić says the choirs, numbering ten in all, sang well.", "the choirs, numbering ten in all, sang well"),
    (
        "Ana Testić said she welcomed the bridge and added: “I will cross it.”",
        [(INDIRECT, TESTIC, "she welcomed the bridge"), (DIRECT, TESTIC, "I will cross it.")],
    ),
    (
        "Ana Testić said the ruling keeps the bridge safe before claiming that the river has risen.",
        [
            (INDIRECT, TESTIC, "the ruling keeps the bridge safe"),
            (INDIRECT, TESTIC, "the river has risen"),
        ],
    ),
    one("Ana Testić said the bridge will open - though the river has risen.", "the bridge will open"),
    one("Ana Testić said the bridge has moved — an idea that the choir rejects.", "the bridge has moved"),
    one("While only 7 percent said they are tired, 27 percent sang.", "they are tired", "7 percent"),
    one("Now, after arguing that the race is over, Ana Testić sang.", "the race is over"),
    one("The letter, saying that the bridge is open, was lost.", "the bridge is open", "The letter"),
    one(
        "The letter, adding that Ana Testić, its author, was ill, was lost.",
        "Ana Testić, its author, was ill",
        "The letter",
    ),
    one("Ana Testić called the bridge “a joke” on Monday.", "the bridge “a joke”", kind=MIXED),
    one("Ana Testić called the bridge “a joke” – a word she rarely uses.", "the bridge “a joke”", kind=MIXED),
    one("Ana Testić said the bridge is open, an idea the choir has dropped.", "the bridge is open"),
    one("Ana Testić said the bridge is shut but declined to say why.", "the bridge is shut"),
    one("Ana Testić said the bridge is shut but did not elaborate.", "the bridge is shut"),
    one("Ana Testić said the bridge is shut, but would not say why.", "the bridge is shut"),
    one("Ana Testić said the bridge is shut but gave no reason.", "the bridge is shut"),
    one("Ana Testić has said the bridge is old, as have others.", "the bridge is old"),
    one("Ana Testić said the bridge is old, as did Cyril Samplov.", "the bridge is old"),
    one("Ana Testić said the bridge is open, but she would not say, when asked, since when.", "the bridge is open"),
    one("Ana Testić has said she likes the bridge, but she has not crossed it.", "she likes the bridge"),
    one("Ana Testić vowed to mend the bridge and kissed him.", "to mend the bridge"),
    one(
        "Ana Testić said the choir had met Cyril Samplov, whom the band called poor.", "the choir had met Cyril Samplov"
    ),
    one("Ana Testić asked, “Why not?” and kept going.", "Why not?", kind=DIRECT),
    one("Ana Testić said “The bridge is open,” and walked off.", "The bridge is open,", kind=DIRECT),
    (
        "Ana Testić said she would mend the bridge and warned against crossing it.",
        [(INDIRECT, TESTIC, "she would mend the bridge"), (INDIRECT, TESTIC, "crossing it")],
    ),
    (
        "Ana Testić said she would mend the bridge and warned of rain.",
        [(INDIRECT, TESTIC, "she would mend the bridge"), (INDIRECT, TESTIC, "rain")],
    ),
    (
        "Ana Testić is telling the choirs that the bridge is old and says she will mend it.",
        [(INDIRECT, TESTIC, "the bridge is old"), (INDIRECT, TESTIC, "she will mend it")],
    ),
    (
        "Ana Testić said the bridge is open, which Cyril Samplov called “a poor joke”.",
        [(INDIRECT, TESTIC, "the bridge is open"), (DIRECT, SAMPLOV, "a poor joke")],
    ),
    (
        "In response to her claim that the bridge is shut, Cyril Samplov said it is open.",
        [(INDIRECT, "her", "the bridge is shut"), (INDIRECT, SAMPLOV, "it is open")],
    ),
    (
        "Told about Ana Testić's claim that the bridge is shut, Cyril Samplov said that it is open.",
        [(INDIRECT, TESTIC, "the bridge is shut"), (INDIRECT, SAMPLOV, "it is open")],
    ),
    (
        "Ana Testić said the bridge was shut, and when pressed on why, she replied, “It is old.”",
        [(INDIRECT, TESTIC, "the bridge was shut"), (DIRECT, "she", "It is old.")],
    ),
    (
        "Although in May she said the bridge was shut, at the hall this week she said she did not call it “a joy.”",
        [(INDIRECT, "she", "the bridge was shut"), (MIXED, "she", "she did not call it “a joy.”")],
    ),
    one("Amid her claim that the bridge is shut, the choir left the hall.", "the bridge is shut", "her"),
]

MARKS = [
    one(
        "Ana Testić said the talks were “hard,” because nobody sang.",
        "the talks were “hard,” because nobody sang",
        kind=MIXED,
    ),
    one("Ana Testić said the talks were “hard,” adding nothing.", "the talks were “hard,”", kind=MIXED),
    one("Ana Testić called the bridge “a joke” and left the hall.", "the bridge “a joke”", kind=MIXED),
    one(
        "Ana Testić surmised that the bridge was “about to fall down”.",
        "the bridge was “about to fall down”",
        kind=MIXED,
    ),
    one("Ana Testić said the bridge was “old,” but she crossed it with “joy.”", "the bridge was “old,”", kind=MIXED),
    one("Ana Testić said that “in time,” she would sing.", "“in time,” she would sing", kind=MIXED),
    one(
        "Ana Testić said that “many choirs,” including two from the valley, will sing.",
        "“many choirs,” including two from the valley, will sing",
        kind=MIXED,
    ),
    one("Ana Testić said that “the bridge is old,” citing a report.", "the bridge is old,", kind=DIRECT),
]

GOES_ON = [
    one("Ana Testić said that if Sylvania sings, it is welcome to join.", "if Sylvania sings, it is welcome to join"),
    one("Ana Testić said all are always welcome.", "all are always welcome"),
    one(
        "Ana Testić said that it is known where the bridge stands, where it is old and where it leads.",
        "it is known where the bridge stands, where it is old and where it leads",
    ),
    one("Ana Testić said the road is “long and open,” and fair.", "the road is “long and open,” and fair", kind=MIXED),
    one(
        "Ana Testić said that the bridge was old: “It creaks at night.”",
        "the bridge was old: “It creaks at night.”",
        kind=MIXED,
    ),
    (
        "“It is my task,” Ana Testić said, to open the bridge.",
        [(DIRECT, TESTIC, "It is my task,"), (INDIRECT, TESTIC, "to open the bridge")],
    ),
    one("Ana Testić fears a «domino effect» in the valley.", "a «domino effect» in the valley", kind=MIXED),
    one("Ana Testić welcomed the bridge as a sign of peace.", "the bridge as a sign of peace"),
    one("Ana Testić praised the offer made by the choir.", "the offer made by the choir"),
    one("Ana Testić announced the date while others sang.", "the date"),
    one("Ana Testić said the bridge was shut - a blow to the choir.", "the bridge was shut"),
    one("Ana Testić said the bridge – a long one – has moved.", "the bridge – a long one – has moved"),
    one(
        "Ana Testić said the bridge has moved — and that the river has risen.",
        "the bridge has moved — and that the river has risen",
    ),
    one(
        "Ana Testić said she had asked the choir, but she was not told when it would sing.",
        "she had asked the choir, but she was not told when it would sing",
    ),
    one(
        "Ana Testić said the sentries saw the clouds and warned of rain.",
        "the sentries saw the clouds and warned of rain",
    ),
    one(
        "Ana Testić is telling the choir that it sang well and said goodbye to the valley.",
        "it sang well and said goodbye to the valley",
    ),
    one(
        "Ana Testić said she will not, as she put it, sing to the river.",
        "she will not, as she put it, sing to the river",
    ),
]

DIVIDED = [
    (
        "Freedonia, according to Ana Testić, has a bridge.",
        [(INDIRECT, TESTIC, "Freedonia"), (INDIRECT, TESTIC, "has a bridge")],
    ),
    (
        "«For Freedonia, Ana Testić said, this is good news.»",
        [(DIRECT, TESTIC, "For Freedonia"), (DIRECT, TESTIC, "this is good news.")],
    ),
    (
        "The trouble with bridges, said Ana Testić, head of the choir, is that they close.",
        [(INDIRECT, TESTIC, "The trouble with bridges"), (INDIRECT, TESTIC, "is that they close")],
    ),
    (
        "It is her task, she said, to sing.",
        [(INDIRECT, "she", "It is her task"), (INDIRECT, "she", "to sing")],
    ),
    (
        "The bridge is open to all, Ana Testić said: “Nobody is turned away.”",
        [(INDIRECT, TESTIC, "The bridge is open to all"), (DIRECT, TESTIC, "Nobody is turned away.")],
    ),
    one("Ana Testić says, rain or shine, the bridge will open.", "rain or shine, the bridge will open"),
    one("As reported by the Daily Sample, the bridge is open.", "the bridge is open", "the Daily Sample"),
    (
        "If the bridge never opens, Ana Testić said, there’s a simple reason: “Nobody paid.”",
        [
            (INDIRECT, TESTIC, "If the bridge never opens"),
            (MIXED, TESTIC, "there’s a simple reason: “Nobody paid.”"),
        ],
    ),
    (
        "It is a pity, Ana Testić said, that the bridge is shut.",
        [(INDIRECT, TESTIC, "It is a pity"), (INDIRECT, TESTIC, "the bridge is shut")],
    ),
    (
        "Though it rained, Ana Testić said, crossing the bridge would be easy.",
        [(INDIRECT, TESTIC, "Though it rained"), (INDIRECT, TESTIC, "crossing the bridge would be easy")],
    ),
    (
        "If Sylvania can build a wall, Ana Testić observed this week, without cranes, then she can build a bridge.",
        [
            (INDIRECT, TESTIC, "If Sylvania can build a wall"),
            (INDIRECT, TESTIC, "without cranes, then she can build a bridge"),
        ],
    ),
    (
        "To understand the river, Ana Testić said, one should cross the bridge.",
        [(INDIRECT, TESTIC, "To understand the river"), (INDIRECT, TESTIC, "one should cross the bridge")],
    ),
    one(
        "And so, Ana Testić said, while the choir is tired, it will sing.",
        "while the choir is tired, it will sing",
    ),
    one("The park is near the hall, which, Ana Testić said, is full of people.", "is full of people"),
    one("The choir is led by Cyril Samplov, who, Ana Testić said, is a good singer.", "is a good singer"),
]

APPOSED = [
    one("Ana Testić, a teacher who likes bridges, said the bridge was open.", "the bridge was open"),
    one("Ana Testić, who described herself as a singer, said the bridge was open.", "the bridge was open"),
    one("Ana Testić, X-Fla., appearing in the square, said the bridge was open.", "the bridge was open"),
    one("Two in five say they sing at home.", "they sing at home", "Two in five"),
    one("Friends who have seen him say that he sings.", "he sings", "Friends who have seen him"),
    (
        "Ana Testić, citing “the magic of the river,” said the bridge is open.",
        [(DIRECT, TESTIC, "the magic of the river,"), (INDIRECT, TESTIC, "the bridge is open")],
    ),
    (
        "Ana Testić, who calls the river a “monster,” said she will stay.",
        [(MIXED, TESTIC, "the river a “monster,”"), (INDIRECT, TESTIC, "she will stay")],
    ),
    one("Ana Testić, despite calls for her to bow out, has said the bridge is open.", "the bridge is open"),
    one("The League, a pillar of the Testgrad Mission (TM), said it was open.", "it was open", "The League"),
]

ASKED = [
    (
        "When Ana Testić was asked during a lunch held by the Herald if she would sing, she laughed and said, “No.”",
        [(INDIRECT, "()", "if she would sing"), (DIRECT, "she", "No.")],
    ),
    (
        "Asked in Rome recently whether he would sing, Cyril Samplov gave an odd answer.",
        [(INDIRECT, "()", "whether he would sing")],
    ),
    (
        "Ana Testić was asked whether the bridge is open.",
        [(INDIRECT, "()", "whether the bridge is open")],
    ),
    (
        "“No,” Ana Testić said when asked if she would sing.",
        [(DIRECT, TESTIC, "No,"), (INDIRECT, "()", "if she would sing")],
    ),
    (
        "Asked whether the bridge is open, Ana Testić shook her head.",
        [(INDIRECT, "()", "whether the bridge is open")],
    ),
    one("Ana Testić was asked by Cyril Samplov if she would sing.", "if she would sing", SAMPLOV),
    (
        "Asked why she had yet to sing, Ana Testić smiled.",
        [(INDIRECT, "()", "why she had yet to sing")],
    ),
    (
        "Ana Testić was laughing, and when asked if she would sing, she left.",
        [(INDIRECT, "()", "if she would sing")],
    ),
    (
        "“I will sing,” Ana Testić said, when asked whether she wanted to leave.",
        [(DIRECT, TESTIC, "I will sing,"), (INDIRECT, "()", "whether she wanted to leave")],
    ),
]

NO_VERB = [
    "Freedopolis: The choirs of Freedonia and Sylvania opened the hall on Friday to sing.",
    "Ana Testić declared herself deeply disappointed by the choir.",
    "The bridge crosses ten states that border the sea.",
    "The choir of the United States Senate sang.",
    "Ana Testić leads by some 300 pledged delegates.",
    "There were reports the choir had left.",
    "As the choir continues to sing, the bridge is closed.",
    "After the rain, Ana Testić asked the choir for a song.",
    "Ana Testić spoke on the show “Good Morning Freedonia” in spring.",
    "Her new book “Songs of the Long Bridge” sold well in Freedonia.",
    "The choirs continue to sing in the valley.",
    "Ana Testić's warning Sylvania of rain surprised nobody.",
    "Nothing the mayor said helped the choir.",
    "Five people accused of arming the band left the hall.",
    "Ana Testić made new appeals to voters to sing.",
    "The mayor spent the night making calls to “friends of the bridge”.",
    "Ana Testić leads by 1,475 pledged delegates.",
    "Ana Testić won in many states, Sylvania among them.",
    "The states, Freedonia among them, closed the bridge.",
    "Ana Testić snaps pictures of the bridge.",
    "Ana Testić charges ten dinars for a song.",
    "In spring, as the bridge was shut, Ana Testić wrote songs for the choir.",
    "After the talks ended, Ana Testić asked the mayor about the bridge.",
]


@pytest.mark.parametrize(("text", "expected"), NEXT_VERB)
def test_what_the_speaker_did_next_is_not_said(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_inside_a_clause_end_it_only_where_something_new_begins(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_what_is_said_goes_on_to_its_own_end(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), DIVIDED)
def test_an_attribution_inside_its_clause_divides_it(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), APPOSED)
def test_a_subject_keeps_its_verb_over_an_apposition(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_a_question_put_to_somebody_is_a_statement_of_who_asks(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_VERB)
def test_a_form_inside_a_noun_phrase_reports_nothing(text: str) -> None:
    assert read(text) == []
