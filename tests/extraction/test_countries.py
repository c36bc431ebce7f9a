"""Countries that a statement is about: the traps of names, peoples and capitals."""

from __future__ import annotations

import pytest

from articles.extraction.countries import CountryTagger
from articles.extraction.records import Gazetteer, Tag
from articles.gazetteer import from_reference


@pytest.fixture(scope="module")
def tagger() -> CountryTagger:
    return CountryTagger(from_reference())


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        # names, in every spelling
        ("Serbia and Kosovo will open the crossing", "RS XK"),
        ("FYROM, now North Macedonia, changed its name", "MK"),
        ("the former Yugoslav Republic of Macedonia", "MK"),
        ("BiH needs reform", "BA"),
        ("BOSNIA AND HERZEGOVINA NEEDS REFORM", "BA"),
        ("Serbia and Montenegro were one state", "RS ME"),
        ("Србија и Косово", "RS XK"),
        ("Turkey, or Türkiye", "TR"),
        ("a path that runs through North\nMacedonia", "MK"),
        ("help of the United\u00a0States", "US"),
        # short names by their capitals only
        ("the U.S. and the US will tell us", "US"),
        ("they told us", ""),
        # parts of a state count as the state
        ("Republika Srpska has its own police", "BA"),
        ("laws of the Republic of Srpska", "BA"),
        ("the Bosnian-Croat federation", "BA"),
        ("roads in northern Kosovo", "XK"),
        ("schools in Vojvodina and Sandžak", "RS"),
        # adjectives and peoples
        ("Bosnians and Ukrainians", "BA UA"),
        ("Kosovo Serbs should vote", "XK"),
        ("the Bosnian Serb member", "BA"),
        ("Kosovo Albanians and Macedonian Albanians", "XK MK"),
        ("ethnic Albanians of the valley", ""),
        ("Turkish Cypriots", "CY"),
        ("Serbs and Croats", ""),
        ("a Latin American bank", ""),
        # national bodies
        ("the Serbian List stays away", "XK"),
        ("the KSF will grow", "XK"),
        ("EUFOR stays as long as it is needed", "BA"),
        ("the Russian Federation", "RU"),
        # capitals that act, and capitals where something happens
        ("Belgrade must take the first step", "RS"),
        ("talks between Belgrade and Pristina", "RS XK"),
        ("the Belgrade-Pristina dialogue", "RS XK"),
        ("meetings in Belgrade and Pristina", ""),
        ("after a visit to Sarajevo", ""),
        ("Vienna-based diplomats", ""),
        ("a threat from Moscow", "RU"),
        ("a flight from Moscow", ""),
        ("a message to Belgrade", "RS"),
        ("on his way to Belgrade", ""),
        ("the Kremlin denies it", "RU"),
        # papers and meetings
        ("the Washington Agreement must be kept", ""),
        ("the Berlin Process and the Brussels Agreement", ""),
        ("Washington must keep the agreement", "US"),
        # expressions that stand for no country
        ("the alliance, the West and the international community", ""),
        ("Serbianisation", ""),
        ("", ""),
    ],
)
def test_a_statement_is_about_the_countries_it_names(tagger, statement, codes):
    assert [tag.key for tag in tagger.tag(statement, "")] == codes.split()


def test_the_narrowest_text_that_names_a_country_decides(tagger):
    title = "Montenegro opens a road"
    sentence = "Of the road in Kosovo she said it was late."
    assert tagger.tag("Serbia is late", sentence, title=title) == (Tag("RS", "statement"),)
    assert tagger.tag("it was late", sentence, title=title) == (Tag("XK", "sentence"),)
    assert tagger.tag("it was late", "She said it was late.", title=title) == (Tag("ME", "article"),)


def test_a_statement_names_its_own_countries_and_not_those_of_its_sentence(tagger):
    sentence = "Ana Testić told the Serbia Herald that Kosovo sang and Albania danced."
    assert tagger.tag("Albania danced", sentence) == (Tag("AL", "statement"),)
    assert tagger.tag("it was late", sentence) == (Tag("XK", "sentence"), Tag("AL", "sentence"))


@pytest.mark.parametrize("title", ["Montenegro and Albania open a road", "A road opens", ""])
def test_an_article_decides_only_by_a_title_of_one_country(tagger, title):
    assert tagger.tag("it was late", "She said it was late.", title=title) == ()


def test_each_article_is_judged_by_its_own_title(tagger):
    for country, code in (("Montenegro", "ME"), ("Albania", "AL"), ("Montenegro", "ME")):
        assert tagger.tag("late", "Late.", title=f"{country} opens a road") == (Tag(code, "article"),)


def test_an_empty_gazetteer_names_nothing():
    assert CountryTagger(Gazetteer()).tag("Serbia", "Serbia", title="Serbia") == ()
