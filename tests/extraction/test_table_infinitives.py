"""Calls, orders, pledges, requests, accusations, denials: an infinitive or a gerund after a verb of speech."""

import pytest

from tests.extraction.people_of_nowhere import statements
from tests.extraction.tables import INDIRECT, Expected, Row, read

TESTIC = "Ana Testić"


def one(text: str, words: str, speaker: str = TESTIC) -> Row:
    return text, [(INDIRECT, speaker, words)]


CALLS = [
    one("Ana Testić called on the choir to sing, following the talks in Rome.", "the choir to sing"),
    one("Ana Testić called on all choirs not to sing, thus closing the season.", "all choirs not to sing"),
    one("Ana Testić urged Sylvania to open the border.", "Sylvania to open the border"),
    one(
        "Ana Testić called on the choir in Rome (CR), which has sung in the hall since the fair in May, to leave it.",
        "the choir in Rome (CR), which has sung in the hall since the fair in May, to leave it",
    ),
    one("Urging both towns to sing, Ana Testić left the hall.", "both towns to sing"),
    one("Ana Testić pledged never to leave the choir.", "never to leave the choir"),
    one("Ana Testić urged both sides to return to the table.", "both sides to return to the table"),
    one("Ana Testić called on Sylvania to open the border.", "Sylvania to open the border"),
    one("Ana Testić called on all parties to refrain from violence.", "all parties to refrain from violence"),
    one("Ana Testić asked the soldiers to leave the hall.", "the soldiers to leave the hall"),
    one("Ana Testić told the soldiers to leave the hall.", "the soldiers to leave the hall"),
    one("Ana Testić ordered the soldiers to leave the hall.", "the soldiers to leave the hall"),
    one("Ana Testić invited the leaders to meet in Rome.", "the leaders to meet in Rome"),
    one("Ana Testić encouraged Freedonia to join the League.", "Freedonia to join the League"),
    one("Ana Testić warned the soldiers not to cross the river.", "the soldiers not to cross the river"),
    one("Ana Testić appealed to both sides to keep calm.", "both sides to keep calm"),
    one("Ana Testić advised the leaders to wait.", "the leaders to wait"),
    one("Ana Testić begged the crowd to go home.", "the crowd to go home"),
    one(
        "The League of Examples urged Sylvania to withdraw its soldiers.",
        "Sylvania to withdraw its soldiers",
        "The League of Examples",
    ),
    one("Sylvania on Monday urged Freedonia to open the border.", "Freedonia to open the border", "Sylvania"),
    one("She urged Sylvania to open the border.", "Sylvania to open the border", "She"),
    one("The resolution calls on Sylvania to open the border.", "Sylvania to open the border", "The resolution"),
    one("Ana Testić once more urged both sides to return to the table.", "both sides to return to the table"),
    one("Freedonia called again on Sylvania to open the border.", "Sylvania to open the border", "Freedonia"),
    one("Ana Testić called on Monday on both sides to keep calm.", "both sides to keep calm"),
    one("Ana Testić appealed on Monday to all sides to stay calm.", "all sides to stay calm"),
    one("Ana Testić called on Monday for Sylvania to open the border.", "Sylvania to open the border"),
    one("Ana Testić began asking the soldiers to leave the hall.", "the soldiers to leave the hall"),
    one("Ana Testić has started telling the choirs to stay at home.", "the choirs to stay at home"),
    one("Ana Testić has lately started asking her friends to raise their hands.", "her friends to raise their hands"),
    one("Ana Testić asked Cyril Samplov, head of the choir, to sing.", "Cyril Samplov, head of the choir, to sing"),
    one("Reading from “Five Bridges,” Ana Testić urged Sylvania to mend the old one.", "Sylvania to mend the old one"),
    one(
        "After Ana Testić asked Bruno, Cyril and Dora to sing, the choir left the hall.",
        "Bruno, Cyril and Dora to sing",
    ),
]

PLEDGES = [
    one("Ana Testić pledged to open the border.", "to open the border"),
    one("Ana Testić promised to open the border.", "to open the border"),
    one("Ana Testić vowed to open the border.", "to open the border"),
    one("Ana Testić threatened to close the border.", "to close the border"),
    one("Ana Testić has pledged to send 40 soldiers.", "to send 40 soldiers"),
    one("Ana Testić ruled out sending soldiers.", "sending soldiers"),
    one("Ana Testić denied closing the border.", "closing the border"),
    one("Ana Testić proposed opening the border.", "opening the border"),
    one("Ana Testić suggested opening the border.", "opening the border"),
    one("Ana Testić asked to be heard by the League.", "to be heard by the League"),
    one("Shouting At The Rain, Ana Testić Vows To Open Bridge.", "To Open Bridge"),
]

ACCUSATIONS = [
    one("Ana Testić accused Sylvania of arming the band.", "Sylvania of arming the band"),
    one("Ana Testić has accused Sylvania of being behind the attack.", "Sylvania of being behind the attack"),
    one("Sylvania accuses Freedonia of breaking the agreement.", "Freedonia of breaking the agreement", "Sylvania"),
    one("Ana Testić accused the League of doing nothing.", "the League of doing nothing"),
    one("Reading from “Five Bridges,” Ana Testić accused Sylvania of doing nothing.", "Sylvania of doing nothing"),
    one("Franko Nobodić, whom Ana Testić accused of arming the band, left the hall.", "of arming the band"),
]

DENIALS = [
    one("Ana Testić denied that soldiers had crossed the river.", "soldiers had crossed the river"),
    one("Ana Testić has denied having met the band.", "having met the band"),
    one("Sylvania denied sending soldiers over the river.", "sending soldiers over the river", "Sylvania"),
    one("Ana Testić warned against closing the border.", "closing the border"),
    one("Ana Testić left the hall, admitting to opening the border.", "opening the border"),
    one("Ana Testić admitted to the Herald that the border was closed.", "the border was closed"),
    one("Ana Testić boasted of opening the border.", "opening the border"),
    one("Ana Testić reported spending 40 dinars on the bridge.", "spending 40 dinars on the bridge"),
]


APART = [
    one("Ana Testić called on Monday for an early vote.", "an early vote"),
    one("Ana Testić called again on Monday for an early vote in the valley.", "an early vote in the valley"),
    one("Ana Testić has called over the past twelve months for an early vote.", "an early vote"),
    one("Ana Testić complained on Monday about the noise on the bridge.", "the noise on the bridge"),
    one("Ana Testić warned in recent weeks of rain.", "rain"),
    one("Ana Testić reminded her staff about the old bridge.", "the old bridge"),
    one("Ana Testić reminded her staff about the rain of last spring.", "the rain of last spring"),
    one("Ana Testić again on Monday called on both sides to sing.", "both sides to sing"),
]


@pytest.mark.parametrize(("text", "expected"), CALLS)
def test_a_call_begins_with_whom_it_addresses(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), PLEDGES)
def test_a_pledge_begins_with_its_verb(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), ACCUSATIONS + DENIALS)
def test_accusations_and_denials(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), APART)
def test_a_preposition_may_stand_apart_from_its_verb(text: str, expected: Expected) -> None:
    assert read(text) == expected


FORMS: list[tuple[str, str]] = [
    ("Ana Testić urged Sylvania to open the border.", "infinitive"),
    ("Ana Testić ruled out sending soldiers.", "infinitive"),
    ("Ana Testić accused Sylvania of arming the band.", "infinitive"),
    ("Ana Testić denied that soldiers had crossed the river.", "clause"),
    ("Ana Testić asked whether the border is quiet.", "clause"),
    ("“It is quiet,” Ana Testić said.", "quote"),
    ("Ana Testić said “it is quiet”.", "quote"),
    ("Ana Testić said the border is “quiet”.", "clause"),
    ("The border is quiet, Ana Testić said.", "clause"),
    ("The border is quiet, according to Ana Testić.", "parenthetical"),
    ("According to Ana Testić, the border is quiet.", "parenthetical"),
    ("Ana Testić welcomed the agreement.", "nominal"),
    ("Ana Testić expressed concern about the border.", "nominal"),
    ("Ana Testić condemned the attack on the hall.", "nominal"),
    ("Ana Testić praised the work of the mission.", "nominal"),
    ("Ana Testić reaffirmed her support for the mission.", "nominal"),
    ("Ana Testić called for Sylvania to open the border.", "infinitive"),
    ("Ana Testić called for a return to the table.", "nominal"),
    ("Ana Testić denied any part in the alleged plot.", "nominal"),
    ("Nobody heard claims by Ana Testić that the border is closed.", "clause"),
]


@pytest.mark.parametrize(("text", "form"), FORMS)
def test_the_form_says_what_shape_a_statement_has(text: str, form: str) -> None:
    assert [s.form.value for s in statements(text)] == [form]
