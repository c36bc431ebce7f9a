"""Names in every dress: what a text may print for a name the gazetteer has, and what only looks like one."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import gazetteer
from articles.extraction.extract import extract
from articles.extraction.names import NameIndex, index_of
from articles.extraction.records import ActorKind, CountryEntry, Gazetteer, Metonym, Name, NameKind
from articles.extraction.spellings import case_forms, definite_forms, one_edit_apart
from tests.extraction.people_of_nowhere import GAZETTEER, body, person

KNOWN = replace(
    GAZETTEER,
    actors=(
        person("ana-testic", "Ana Testić", "Ана Тестић", gender="f"),
        person("bruno-exampleson", "Bruno Exampleson", gender="m"),
        person("gjon-shembulli", "Gjon Shembulli", gender="m"),
        person("mira-proba", "Mira Proba", gender="f"),
        person("mara-double", "Mara Double-Samplić", gender="f"),
        person("nina-may", "Nina May", gender="f", ambiguous=True),
        person("stefan-stefanovic", "Stefan Primerovski", gender="m"),
        person("stevan-stevanovic", "Stevan Primorovski", gender="m"),
        body(
            "freedonia",
            "Freedonia",
            Name("Freedonia"),
            Name("FD", NameKind.ACRONYM),
            Name("US", NameKind.ACRONYM),
            kind=ActorKind.STATE,
        ),
        body("league", "League of Examples", Name("LEX", NameKind.ACRONYM)),
        body("see", "See of Samples"),
    ),
    offices=(),
    metonyms=(Metonym("Freetown", "freedonia"), Metonym("the Union", "freedonia")),
    countries=(
        CountryEntry("XF", "Freedonia", ("Freedonia", "FD", "US", "the Union"), actor="freedonia"),
        CountryEntry("XS", "Samples", ("Samples", "SOS"), actor="see"),  # speaks through an organisation
    ),
)
# people of AL and XK have Albanian forms
KNOWN = replace(
    KNOWN,
    actors=tuple(
        replace(actor, country="XK") if actor.slug in ("gjon-shembulli", "mira-proba") else actor
        for actor in KNOWN.actors
    ),
)


def named(text: str, known: Gazetteer = KNOWN) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], "+".join(m.actors())) for m in index_of(known).mentions(text)]


@pytest.mark.parametrize(
    ("text", "printed", "slug"),
    [
        # diacritics, script, capitals
        ("Ana Testić spoke.", "Ana Testić", "ana-testic"),
        ("Ana Testic spoke.", "Ana Testic", "ana-testic"),
        ("ANA TESTIĆ SPOKE", "ANA TESTIĆ", "ana-testic"),
        ("TESTIC: WE STAY", "TESTIC", "ana-testic"),
        ("Рекла је Ана Тестић.", "Ана Тестић", "ana-testic"),
        # broken and odd blanks
        ("Bruno\nExampleson spoke.", "Bruno\nExampleson", "bruno-exampleson"),
        ("Bruno \n   Exampleson spoke.", "Bruno \n   Exampleson", "bruno-exampleson"),
        ("Bruno  Exampleson spoke.", "Bruno  Exampleson", "bruno-exampleson"),
        ("Bruno\u00a0Exampleson spoke.", "Bruno\u00a0Exampleson", "bruno-exampleson"),
        ("Bruno\u202fExampleson spoke.", "Bruno\u202fExampleson", "bruno-exampleson"),
        ("Bruno Example\u00adson spoke.", "Bruno Example\u00adson", "bruno-exampleson"),
        ("\u200bBruno\u200b Exampleson spoke.", "Bruno\u200b Exampleson", "bruno-exampleson"),
        # hyphens and apostrophes
        ("Mara Double-Samplić spoke.", "Mara Double-Samplić", "mara-double"),
        ("Mara Double Samplic spoke.", "Mara Double Samplic", "mara-double"),
        ("Mara Double‑Samplić spoke.", "Mara Double‑Samplić", "mara-double"),
        ("Exampleson’s bridge", "Exampleson", "bruno-exampleson"),
        # Albanian forms
        ("tha Gjon Shembullit", "Gjon Shembullit", "gjon-shembulli"),
        ("takoi Shembullin", "Shembullin", "gjon-shembulli"),
        ("fjalët e Mira Probës", "Mira Probës", "mira-proba"),
        # one letter off, beside the right first name
        ("Bruno Examplesen spoke.", "Bruno Examplesen", "bruno-exampleson"),
        ("Bruno Exmpleson spoke.", "Bruno Exmpleson", "bruno-exampleson"),
        ("Bruno Exxampleson spoke.", "Bruno Exxampleson", "bruno-exampleson"),
        ("Bruno Exmapleson spoke.", "Bruno Exmapleson", "bruno-exampleson"),
        # a country that speaks through an organisation
        ("Samples spoke.", "Samples", "see"),
        ("The Union spoke.", "Union", "freedonia"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_dress(text: str, printed: str, slug: str) -> None:
    assert named(text) == [(printed, slug)]


@pytest.mark.parametrize(
    "text",
    [
        "Bruno\n\nExampleson",  # two paragraphs: the surname alone, see below
        "Us and them",  # an acronym in small letters
        "GIVE US MORE",
        "a union of students",
        "Sos",
        "the Freetown Agreement",
        "the Freetown Times",
        "Freedonia Serbs met",
        "Freedonia Albanian leaders",
        "closed in May",
        "on 3 May",
        "the shembullit",
        "Probes and samples",  # no Albanian form without its ë
        "Examplesen spoke",  # one letter off, and nothing to hold on to
        "Exampleton Bridge",
        "Brunos Examplesen",
        "Bruno Examplexxn",  # two letters off
        "Bruno examplesen",
        "Ana Testik",  # too short
        "Lena Examplesen",  # somebody else of almost that name
        "exampleson",
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert [found for found in named(text) if found != ("Exampleson", "bruno-exampleson")] == []


def test_a_blank_line_parts_a_name() -> None:
    assert named("Bruno\n\nExampleson") == [("Exampleson", "bruno-exampleson")]


def test_a_misspelt_surname_is_a_name_where_the_text_has_the_right_one_too() -> None:
    text = "Bruno Exampleson spoke. Examplesen said it rains."
    assert named(text)[1] == ("Examplesen", "bruno-exampleson")
    assert named("Bruno Exampelson spoke. Exampelson said it rains.")[1] == ("Exampelson", "bruno-exampleson")


def test_of_two_people_one_letter_apart_each_keeps_their_name() -> None:
    text = "Stefan Primerovski met Stevan Primorovski. Stefan Primarovski agreed. Primarovski left."
    assert [slug for _, slug in named(text)] == ["stefan-stefanovic", "stevan-stevanovic", "stefan-stefanovic"]


def test_a_misspelt_speaker_is_less_sure() -> None:
    right = extract("Bruno Exampleson said that it rains.", KNOWN).statements[0]
    wrong = extract("Bruno Examplesen said that it rains.", KNOWN).statements[0]
    assert (right.actor, wrong.actor) == ("bruno-exampleson", "bruno-exampleson")
    assert wrong.confidence < right.confidence
    assert wrong.confidence < 0.8


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Kurti", ("Kurtit", "Kurtin")),
        ("Edi Rama", ("Edi Ramës", "Edi Ramën")),
        ("Sejdiu", ("Sejdiut", "Sejdiun")),
        ("Begaj", ("Begaji", "Begajit", "Begajin")),
        ("Bushati", ("Bushatit", "Bushatin")),
        ("Berg", ("Bergu", "Bergut", "Bergun")),
        ("Тачи", ()),
        ("Ana", ()),
        ("LEXX", ()),
        ("", ()),
    ],
)
def test_albanian_forms(name: str, forms: tuple[str, ...]) -> None:
    assert definite_forms(name) == forms


@pytest.mark.parametrize(
    ("name", "gender", "forms"),
    [
        ("Samplov", "m", ()),
        ("Testić", "m", ("Testića", "Testiću", "Testićem")),
        ("Testić", "f", ()),
        ("Demoska", "f", ("Demoske", "Demosku", "Demoskom")),
        ("Exampleson", "m", ("Examplesona", "Examplesonu", "Examplesonom")),
        ("Testaj", "m", ("Testaja", "Testaju", "Testajem")),
        ("Testi", "m", ("Testija", "Testiju", "Testijem")),
        ("Primerko", "m", ("Primerka", "Primerku", "Primerkom")),
        ("Примерић", "m", ("Примерића", "Примерићу", "Примерићем")),
        ("Тести", "m", ("Тестија", "Тестију", "Тестијем")),
        ("Test", "m", ()),
        ("LEXIS", "m", ()),
        ("", "m", ()),
    ],
)
def test_case_forms_of_the_region(name: str, gender: str, forms: tuple[str, ...]) -> None:
    assert case_forms(name, gender) == forms


def test_a_case_form_is_the_name_unless_somebody_else_is_called_so() -> None:
    """Examplesona could be Exampleson's; but where a person has that surname it is theirs alone."""

    def found(*names: str) -> list[tuple[str, ...]]:
        people = tuple(person(name.lower(), f"Bruno {name}", gender="m") for name in names)
        return [m.actors() for m in index_of(Gazetteer(actors=people)).mentions("They met Examplesona; examplesona.")]

    assert found("Exampleson") == [("exampleson",)]
    assert found("Exampleson", "Examplesona") == [("examplesona",)]


@given(st.text("abc", min_size=1, max_size=6), st.data())
def test_one_edit_is_one_edit(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abc"))
    for edited in (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]):
        assert one_edit_apart(word, edited) == (word != edited)
    assert not one_edit_apart(word, word + "xx")


@given(st.text(st.sampled_from("BrunoExampleson AnaTestić\n\u00a0\u200b\u00ad-’.ё"), max_size=80))
def test_mentions_are_in_order_apart_and_inside_any_text(text: str) -> None:
    last = 0
    for mention in index_of(KNOWN).mentions(text):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end


# --- the reference data -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reference() -> Gazetteer:
    return gazetteer.from_reference()


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Kosovo Serb leaders met.", []),
        ("An ethnic Albanian party met.", []),
        ("The Republic of Srpska agreed.", ["republika-srpska"]),
        ("The Serbian List left.", ["serb-list"]),
        ("The KSF trained with KFOR.", ["ksf", "kfor"]),
        ("Us too.", []),
        ("The Washington Agreement stands.", []),
        ("Washington agreed.", ["united-states"]),
        ("Takimi me Albin Kurtin.", ["albin-kurti"]),
        ("STOLTENBERG VISITS US BASE", ["jens-stoltenberg"]),
        ("They met in May.", []),
    ],
)
def test_traps_of_the_region(reference: Gazetteer, text: str, actors: list[str]) -> None:
    assert [slug for mention in index_of(reference).mentions(text) for slug in mention.actors()] == actors


ORDINARY = """\
The administration announced yesterday that international observers, parliamentary delegations, humanitarian
organisations and representatives of neighbouring municipalities would participate. Investigators examined documents.
Commissioners, Ambassadors, Presidents, Ministers, Secretaries, Governors, Negotiators and Peacekeepers attended.
Wednesday, Thursday, Saturday, September, November, December. Switzerland, Lichtenstein, Philadelphia, Stockholm.
"""


def test_ordinary_words_are_no_misspelt_names(reference: Gazetteer) -> None:
    assert [m for m in index_of(reference).mentions(ORDINARY * 3) if m.misspelt] == []


def test_the_index_is_ready_in_less_than_half_a_second(reference: Gazetteer) -> None:
    started = time.process_time()
    NameIndex(reference)
    assert time.process_time() - started < 0.5
