"""The gazetteer: what the reference files and the record make of the same facts."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.management import call_command

from articles.extraction.records import ActorKind, Gazetteer, Name, NameKind
from articles.gazetteer import from_database, from_reference, slug_of_name
from articles.models import Actor, Country
from tests import factories


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return from_reference()


def actor(gazetteer, slug):
    return next(entry for entry in gazetteer.actors if entry.slug == slug)


def metonym(gazetteer, text):
    return next(entry for entry in gazetteer.metonyms if entry.text == text)


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Bosnia and Herzegovina", "bosnia-and-herzegovina"), ("Türkiye", "turkiye"), ("Holy See", "holy-see")],
)
def test_the_slug_of_a_state_is_that_of_its_name(name, slug):
    assert slug_of_name(name) == slug


def test_every_slug_and_code_stands_once(gazetteer):
    for keys in (
        [entry.slug for entry in gazetteer.actors],
        [entry.slug for entry in gazetteer.offices],
        [entry.code for entry in gazetteer.countries],
        [entry.text for entry in gazetteer.metonyms],
        [term.key for office in gazetteer.offices for term in office.terms],
    ):
        assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_every_slug_that_an_entry_names_is_an_actor(gazetteer):
    slugs = {entry.slug for entry in gazetteer.actors}
    assert {entry.actor for entry in gazetteer.countries} <= slugs | {""}
    assert {entry.actor for entry in gazetteer.metonyms} <= slugs | {""}
    assert {entry.organisation for entry in gazetteer.offices} <= slugs | {""}
    assert {term.actor for office in gazetteer.offices for term in office.terms} <= slugs


@pytest.mark.parametrize(
    ("slug", "kind", "country"),
    [
        ("russia", ActorKind.STATE, "RU"),
        ("kosovo", ActorKind.STATE, "XK"),
        ("republika-srpska", ActorKind.STATE, "BA-SRP"),
        ("kfor", ActorKind.MISSION, "XK"),
        ("nato", ActorKind.ORGANISATION, ""),
        ("jens-stoltenberg", ActorKind.PERSON, "NO"),
    ],
)
def test_actors_are_of_their_kind(gazetteer, slug, kind, country):
    entry = actor(gazetteer, slug)
    assert (entry.kind, entry.country) == (kind, country)


def test_a_country_speaks_through_its_state_and_a_region_does_not_speak(gazetteer):
    voices = {entry.code: entry.actor for entry in gazetteer.countries}
    assert voices["RS"] == "serbia"
    assert voices["BA-SRP"] == "republika-srpska"
    assert voices["VA"] == "holy-see"
    assert voices["XK-NORTH"] == voices["RS-VO"] == ""
    assert actor(gazetteer, "holy-see").kind == ActorKind.ORGANISATION


def test_short_names_of_states_and_bodies_are_acronyms(gazetteer):
    assert Name("US", NameKind.ACRONYM) in actor(gazetteer, "united-states").names
    assert Name("RS", NameKind.ACRONYM) in actor(gazetteer, "republika-srpska").names
    assert Name("BIA", NameKind.ACRONYM) in actor(gazetteer, "bia").names
    assert Name("BE", NameKind.ACRONYM) in actor(gazetteer, "eu").names
    assert Name("United States", NameKind.FULL) in actor(gazetteer, "united-states").names
    assert Name("KFOR", NameKind.FULL) in actor(gazetteer, "kfor").names


def test_weak_spellings_keep_the_context_they_need(gazetteer):
    assert Name("Congress", NameKind.WEAK, "US") in actor(gazetteer, "us-congress").names
    high_representative = next(entry for entry in gazetteer.offices if entry.slug == "ohr-high-representative")
    assert Name("High Representative", NameKind.WEAK, "BiH context") in high_representative.weak_variants


def test_a_surname_is_a_family_name_and_an_epithet_an_epithet(gazetteer):
    names = actor(gazetteer, "dmitry-peskov").names
    assert Name("Peskov", NameKind.FAMILY) in names
    assert Name("Песков", NameKind.FAMILY) in names
    assert Name("Kremlin spokesman", NameKind.EPITHET) in names


@pytest.mark.parametrize(
    ("text", "slug", "alternative"),
    [
        ("Moscow", "russia", "city"),
        ("Moskva", "russia", None),
        ("the alliance", "nato", "csto"),
        ("the 30-member alliance", "nato", None),
        ("the Kremlin", "kremlin", "russia"),
        ("Kremlin", "kremlin", "russia"),  # as the row with the article says
        ("Banja Luka", "republika-srpska", "rs-government"),
        ("Priština", "kosovo", "kosovo-government"),  # the country's own word before its government's
        ("Brussels", "eu", "nato"),
        ("the international community", "", None),
    ],
)
def test_a_metonym_speaks_for_its_default_and_knows_the_other_readings(gazetteer, text, slug, alternative):
    entry = metonym(gazetteer, text)
    assert entry.actor == slug
    assert alternative is None or alternative in entry.alternatives


def test_a_metonym_is_not_also_a_plain_name_of_a_state(gazetteer):
    metonyms = {entry.text.casefold() for entry in gazetteer.metonyms}
    for entry in gazetteer.actors:
        if entry.kind == ActorKind.STATE:
            assert not metonyms & {name.text.casefold() for name in entry.names if name.kind != NameKind.WEAK}


@pytest.mark.django_db
def test_the_record_gives_the_gazetteer_of_the_files_right_after_they_are_loaded(gazetteer):
    call_command("load_reference", verbosity=0)
    recorded = from_database()
    for part in ("actors", "offices", "metonyms", "countries", "topics"):
        assert getattr(recorded, part) == getattr(gazetteer, part), part


@pytest.mark.django_db
def test_the_record_adds_what_a_curator_added(django_assert_num_queries):
    country = factories.country(code="XX", name="Exampleland", aliases=["The Examples"], weak_aliases=["Ex [the map]"])
    state = factories.actor(slug="exampleland", name="Exampleland", kind="state", country=country)
    person = factories.actor(slug="ana-testic", name="Ana Testić", gender="f", country=country)
    person.names.create(text="Testić", kind="family")
    person.names.create(text="Ana Testić")
    with django_assert_num_queries(7):
        recorded = from_database()
    assert actor(recorded, "ana-testic").names == (
        Name("Testić", NameKind.FAMILY),
        Name("Ana Testić", NameKind.FULL),
    )
    (entry,) = recorded.countries
    assert (entry.code, entry.actor, entry.names) == ("XX", state.slug, ("The Examples", "Exampleland"))
    assert entry.weak_names == (Name("Ex", NameKind.WEAK, "the map"),)


@pytest.mark.django_db
def test_more_rows_ask_no_more_queries(django_assert_num_queries):
    for size in (1, 2):
        for _ in range(size):
            factories.actor(country=factories.country()).names.create(text="Bruno Exampleson")
        with django_assert_num_queries(7):
            from_database()
    assert (Actor.objects.count(), Country.objects.count()) == (3, 3)
