"""What a reporter adds in the same sentence, in brackets, and who an agent is: (text, [(kind, speaker, words)])."""

import pytest

from tests.extraction.tables import INDIRECT, Expected, Row, read

TESTIC = "Ana Testić"


def one(text: str, words: str, speaker: str = TESTIC) -> Row:
    return text, [(INDIRECT, speaker, words)]


REMARKS = [
    one("Ana Testić vowed to open the bridge, while taking aim at the mayor.", "to open the bridge"),
    one(
        "Ana Testić said the bridge was shut, while Stirling was open.", "the bridge was shut, while Stirling was open"
    ),
    one("Ana Testić said she had stopped it, but the mayor did not say when.", "she had stopped it"),
    one("Ana Testić said she had offered it, but the mayor declined.", "she had offered it, but the mayor declined"),
    one("Ana Testić said the river is turning - and the hall is now talking about it.", "the river is turning"),
    one(
        "Ana Testić said the choir would survive - and the mayor would stay.",
        "the choir would survive - and the mayor would stay",
    ),
    one(
        "Ana Testić said the choir would survive - and that the mayor might stay.",
        "the choir would survive - and that the mayor might stay",
    ),
]

APART = [
    one("In Rome, legislator Ana Testić, warned that it might rain.", "it might rain", "legislator Ana Testić"),
    one("Ana Testić liked the idea, but more recently has said that it would cost much.", "it would cost much"),
    one(
        "The dispute is with the Choir of Rome, which is keeping money from the hall saying the rules were broken.",
        "the rules were broken",
        "the Choir of Rome",
    ),
    one(
        "It was overshadowed, especially under Sylvania's current choir, which is saying it is owed money.",
        "it is owed money",
        "Sylvania's current choir",
    ),
    one("According to Ana Testić, who heads the choir, 1,600 are missing.", "1,600 are missing"),
    one("Ana Testić told the Testgrad weekly Herald she had been warned.", "she had been warned"),
    one("Ana Testić cautioned both sides against taking steps.", "taking steps"),
    one("Ana Testić, asking not to be named, said the hall was full.", "the hall was full"),
    one("Ana Testić rejected calls to withdraw it, saying it was in line.", "it was in line"),
    one("Ana Testić said on Friday that if attacked, the mayor would respond.", "if attacked, the mayor would respond"),
    one("The two towns pledged in Rome to continue the talks.", "to continue the talks", "The two towns"),
    one("The court found that the mayor had lied and sentenced him to a year.", "the mayor had lied", "The court"),
    (
        "“No one can stop us,” read a banner held by pupils.",
        [("direct", "a banner held by pupils", "No one can stop us,")],
    ),
    one(
        "A warning last week from Ana Testić that the bridge would fall upset them.", "the bridge would fall upset them"
    ),
    one("Ana Testić has warned they threaten peace.", "they threaten peace"),
    one(
        "Ana Testić said on a tour with her Freedonian, Sylvanian and other hosts that all was well.",
        "all was well",
    ),
    one(
        "The mayor accuses the choir of sending spies – claims that Ana denies.",
        "the choir of sending spies",
        "The mayor",
    ),
    one(
        "Ana Testić accused the mayor of hiding spies and a recent rise in noise has upset the hall.",
        "the mayor of hiding spies",
    ),
    one(
        "Ana Testić says a shield, which Testgrad says is aimed at rain, is also raising fears.",
        "a shield, which Testgrad says is aimed at rain, is also raising fears",
    ),
    one("Ana Testić said they would send a choir, which is small, with gifts from others.", "they would send a choir"),
    one("The numbers could swell, Ana Testić projected on Saturday.", "The numbers could swell"),
    one("The choir came for a year and according to Ana Testić has sung every day.", "has sung every day"),
    (
        "Ana Testić and her aides have vowed to win back trust, while acknowledging that it will be tough.",
        [
            (INDIRECT, "Ana Testić and her aides", "to win back trust"),
            (INDIRECT, "Ana Testić and her aides", "it will be tough"),
        ],
    ),
    one("Ana Testić vowed to ensure that the bridge opens.", "to ensure that the bridge opens"),
    one("Ana Testić pledged to voters that the bridge would open.", "the bridge would open"),
    one("Ana Testić vowed to block the nominee, meaning that the hall stays empty.", "to block the nominee"),
    one(
        "Ana Testić argued that as people read more, the choir will begin to lose support.",
        "as people read more, the choir will begin to lose support",
    ),
    one("Ana Testić warns travellers that the bridge may shut.", "the bridge may shut"),
    one("Nobody read Ana Testić's pledge last month to add a bridge.", "to add a bridge"),
    one(
        "On Monday Ana Testić asked the mayor, who is fourth, to lay out a path.",
        "the mayor, who is fourth, to lay out a path",
    ),
    (
        "Asked why she had waited in an interview on “Morning Show,” Ana Testić said it had rained.",
        [(INDIRECT, "()", "why she had waited"), (INDIRECT, TESTIC, "it had rained")],
    ),
    (
        "Singer Ana Testić - who once said she would “shut the dam” - said in a speech that the country should sleep.",
        [
            ("mixed", "Singer Ana Testić", "she would “shut the dam”"),
            (INDIRECT, "Singer Ana Testić", "the country should sleep"),
        ],
    ),
    one(
        "Ana Samplov and her husband, son Cyril and daughter Dora had been there, wrote film director Ana Testić.",
        "Ana Samplov and her husband, son Cyril and daughter Dora had been there",
        "film director Ana Testić",
    ),
    one("Two men, who Ana Testić said were singers, were fined.", "were singers"),
    (
        "Officials, who say the choir is larger than they have admitted to, said on Monday that they had not agreed.",
        [
            (INDIRECT, "Officials", "the choir is larger than they have admitted to"),
            (INDIRECT, "Officials", "they had not agreed"),
        ],
    ),
    one(
        "It came after the Choir of Testgrad, in a joint letter with the Choir of Rome, said the hall only in part "
        "kept the rules.",
        "the hall only in part kept the rules",
        "the Choir of Testgrad",
    ),
    (
        "The Choir of Testgrad told reporters its fans were not seen in any racist chants, and said it was not asked.",
        [
            (INDIRECT, "The Choir of Testgrad", "its fans were not seen in any racist chants"),
            (INDIRECT, "The Choir of Testgrad", "it was not asked"),
        ],
    ),
    one("Ana Testić said that most had been found, 28 of which in spring.", "most had been found"),
    one(
        "Ana Testić said that if it rained, it would be a blow to the choir, which relies on the hall, as others do.",
        "if it rained, it would be a blow to the choir",
    ),
]

BRACKETS = [
    one("Ana Testić claimed that it was wise, although he again refused to say why.", "it was wise"),
    (
        "Forty have said they like Ana Testić, nine have said they like the mayor.",
        [(INDIRECT, "Forty", "they like Ana Testić"), (INDIRECT, "nine", "they like the mayor")],
    ),
    one("Ana Testić told reporters she may be charged (the hall, which is old, she left", "she may be charged"),
    one(
        "The mayor spoke later (the figure is closer to a hundred, according to Ana Testić).",
        "the figure is closer to a hundred",
    ),
    one("The hall was empty (the choir is on tour, Ana Testić said).", "the choir is on tour"),
    one("Ana Testić said the bridge (a long one) is open.", "the bridge (a long one) is open"),
]

OPENINGS = [
    one("Ana Testić admitted under questioning she had left.", "she had left"),
    one("As Ana Testić noted with a smile, the bridge is open.", "the bridge is open"),
    (
        "Claiming the bridge is old, Ana Testić told reporters that it is safe.",
        [(INDIRECT, TESTIC, "the bridge is old"), (INDIRECT, TESTIC, "it is safe")],
    ),
    (
        "The hall was full, Ana Testić said, until it rained.",
        [(INDIRECT, TESTIC, "The hall was full"), (INDIRECT, TESTIC, "until it rained")],
    ),
    one(
        "Ana Testić said on Radio Testgrad, where she is a paid guest, that the bridge is open.",
        "the bridge is open",
    ),
    one(
        "Ana Testić left, stating in an interview on Testgrad's On the River with Bruno Exampleson that all was well.",
        "all was well",
    ),
    one("Ana Testić noted that Saturday would have been a holiday.", "Saturday would have been a holiday"),
    one("Ana Testić nevertheless said the bridge was open.", "the bridge was open"),
    one(
        "Rather than see the toll rise, said Ana Testić, head of the choir, Testgrad wants the gap narrowed.",
        "Rather than see the toll rise",
    ),
    (
        "In addition to stating that bridges have no rights, Ana Testić vowed to shut them.",
        [(INDIRECT, TESTIC, "bridges have no rights"), (INDIRECT, TESTIC, "to shut them")],
    ),
]

AGENTS = [
    one("The mayor was accused by Ana Testić of hiding the letter.", "hiding the letter"),
    one("The mayor, accused by Ana Testić of hiding the letter, left the hall.", "hiding the letter"),
    one(
        "Both towns were urged by the mediator, Ana Testić, to refrain from force.",
        "to refrain from force",
        "the mediator, Ana Testić",
    ),
    one("The choir was called on by Ana Testić to sing.", "to sing"),
    one("Ana Testić claimed to have seen the bridge.", "to have seen the bridge"),
]

NOTHING = [
    "Ana Testić neither confirmed nor denied that the hall was full.",
    "The hall is full. Ana Testić denies this.",
    "The mayor was accused of hiding the letter.",
    "The hall was ordered by length to the north.",
    "The mayor is not as old as Ana Testić claims to be.",
    "If Ana Testić is claiming to be a singer, she should sing.",
    "After the hall refused to open, Ana Testić asked the court for a ruling.",
]


@pytest.mark.parametrize(("text", "expected"), REMARKS)
def test_what_the_reporter_adds_is_not_said(text: str, expected: Expected) -> None:
    assert read(text)[:1] == expected


@pytest.mark.parametrize(("text", "expected"), APART)
def test_a_subject_and_its_words_are_told_from_what_stands_between(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_words_and_their_attribution_share_a_bracket(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_words_begin_behind_what_is_said_of_the_saying(text: str, expected: Expected) -> None:
    assert read(text)[: len(expected)] == expected


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_who_accuses_or_urges_may_stand_behind_by(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_agent_and_no_claim_is_no_statement(text: str) -> None:
    assert read(text) == []
