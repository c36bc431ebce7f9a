"""Countries and topics of whole statements, with the names of the reference files; when a thing was said."""

from __future__ import annotations

from datetime import date

import pytest

from articles.extraction.extract import extract
from articles.extraction.records import Gazetteer
from articles.gazetteer import from_reference
from tests.extraction.people_of_nowhere import statements


@pytest.fixture(scope="module")
def reference() -> Gazetteer:
    return from_reference()


COUNTRIES = [
    # peoples across a border: the country where they live, not the one they are named after
    ("Ana Testić said Kosovo Serbs should vote.", "XK"),
    ("Ana Testić said the Kosovo Serb leaders should vote.", "XK"),
    ("Ana Testić said the Kosovo Serb community is tired.", "XK"),
    ("Ana Testić said ethnic Albanians were left out.", ""),
    ("Ana Testić said ethnic Albanians in North Macedonia were left out.", "MK"),
    ("Ana Testić said ethnic Serbs were left out.", ""),
    ("Ana Testić said the Albanians were left out.", ""),
    ("“It is quiet,” Ana Testić told the BBC.", ""),
    ("Ana Testić said the river parts Albanian and Serb quarters.", ""),
    ("Ana Testić said the Albanian-majority towns were left out.", ""),
    ("Ana Testić said the Albanian army would help.", "AL"),
    ("Ana Testić said Bosnian Serb leaders should come back.", "BA"),
    ("Ana Testić said the Bosnian Croat member had left.", "BA"),
    ("Ana Testić said Bosnian Muslims were left out.", "BA"),
    ("Ana Testić said Macedonian Albanians were left out.", "MK"),
    # entities, parties, forces
    ("Ana Testić said the Republic of Srpska is no state.", "BA"),
    ("Ana Testić said Republika Srpska is no state.", "BA"),
    ("Ana Testić said the Serbian List must decide.", "XK"),
    ("Ana Testić said the KSF is ready.", "XK"),
    ("Ana Testić said the Kosovo Security Force is ready.", "XK"),
    ("Ana Testić said the Republic of Serbia is ready.", "RS"),
    # the countries spoken of, not those of the place or the speaker
    ("Ana Testić said Serbia and Kosovo should talk.", "RS XK"),
    ("Ana Testić said Montenegro will join.", "ME"),
    ("Ana Testić said Albania, Croatia and Slovenia will send soldiers.", "AL HR SI"),
    ("Ana Testić said Macedonians will vote.", "MK"),
    ("Ana Testić said Belgrade must decide.", "RS"),
    ("Ana Testić said Pristina must decide.", "XK"),
    ("Ana Testić said Moscow is behind it.", "RU"),
    ("Ana Testić said the Washington Agreement must be kept.", ""),
    ("Ana Testić said the Belgrade-Pristina dialogue goes on.", "RS XK"),
    ("Ana Testić said the West must help.", ""),
]


@pytest.mark.parametrize(("text", "codes"), COUNTRIES)
def test_countries_of_a_statement(reference: Gazetteer, text: str, codes: str) -> None:
    (statement,) = extract(text, reference).statements
    assert [tag.key for tag in statement.countries] == codes.split()


TOPICS = [
    ("Ana Testić said KFOR will stay.", "kfor"),
    ("Ana Testić said the EU candidate countries must fight corruption.", "eu-accession"),
    ("Ana Testić said the attack in Banjska must be solved.", "northern-kosovo-banjska"),
    ("Ana Testić said the dialogue between Belgrade and Pristina must go on.", "kosovo-serbia-dialogue"),
    ("Ana Testić said the High Representative must use the Bonn powers.", "dayton-ohr"),
    ("Ana Testić said Russian influence in the Western Balkans is growing.", "russian-influence"),
    ("Ana Testić said the secession of Republika Srpska is out of the question.", "rs-secession"),
    ("Ana Testić said EUFOR will stay.", "eufor-althea"),
    ("Ana Testić said the gas pipeline must be built.", "energy-security"),
    ("Ana Testić said the cyber attack hit the ministry.", "hybrid-cyber"),
    ("Ana Testić said the country wants to join NATO.", "nato-accession"),
    ("Ana Testić said the judges will work on war crimes.", "war-crimes-justice"),
    ("Ana Testić said the tea is cold.", ""),
    ("Ana Testić said the choir will sing.", ""),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS)
def test_topics_of_a_statement(reference: Gazetteer, text: str, topic: str) -> None:
    (statement,) = extract(text, reference).statements
    found = [tag.key for tag in statement.topics]
    assert topic in found if topic else found == []


WEDNESDAY = date(2023, 11, 22)
QUIET = "the border is quiet"
SAID = [
    (f"Ana Testić said on Monday that {QUIET}.", "2023-11-20", "on Monday"),
    (f"Ana Testić said Monday that {QUIET}.", "2023-11-20", "Monday"),
    (f"On Monday, Ana Testić said that {QUIET}.", "2023-11-20", "On Monday"),
    (f"Ana Testić on Monday said that {QUIET}.", "2023-11-20", "on Monday"),
    ("The border is quiet, Ana Testić said on Tuesday.", "2023-11-21", "on Tuesday"),
    ("“The border is quiet,” Ana Testić said late on Sunday.", "2023-11-19", "late on Sunday"),
    ("“The border is quiet,” Ana Testić said yesterday.", "2023-11-21", "yesterday"),
    (f"Ana Testić said last Wednesday that {QUIET}.", "2023-11-15", "last Wednesday"),
    (f"Ana Testić said on Wednesday that {QUIET}.", "2023-11-22", "on Wednesday"),
    (f"Ana Testić said on November 20 that {QUIET}.", "2023-11-20", "on November 20"),
    (f"Ana Testić said on 3 June 2021 that {QUIET}.", "2021-06-03", "on 3 June 2021"),
    # days of which the statement speaks are not the day it was said
    ("Ana Testić said that the border was quiet on Monday.", None, ""),
    ("“The border was quiet on Monday,” Ana Testić said.", None, ""),
    ("Ana Testić said on Tuesday that the border was quiet on Monday.", "2023-11-21", "on Tuesday"),
    ("Ana Testić said that the talks resume on December 1.", None, ""),
    (f"Ana Testić said on December 1 that {QUIET}.", None, "on December 1"),
    (f"Ana Testić said that {QUIET}.", None, ""),
]


@pytest.mark.parametrize(("text", "on", "phrase"), SAID)
def test_the_day_of_the_saying(text: str, on: str | None, phrase: str) -> None:
    (statement,) = statements(text, WEDNESDAY)
    assert (statement.said.on and str(statement.said.on), statement.said.phrase) == (on, phrase)


@pytest.mark.parametrize(("text", "on", "phrase"), SAID)
def test_without_a_day_of_publication_only_full_dates_are_known(text: str, on: str | None, phrase: str) -> None:
    (statement,) = statements(text)
    assert statement.said.phrase == phrase
    assert (statement.said.on is not None) == ("2021" in phrase)
