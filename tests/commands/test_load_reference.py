"""Loading the reference data: everything once, nothing twice, and never over a curator's word."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from articles import models, reference
from articles.management.commands.load_reference import load

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def facts() -> reference.Reference:
    """A corner of the real tables, so that a test loads in a moment: Bosnia and Herzegovina, NATO, two people."""
    everything = reference.load()
    codes, slugs = {"BA", "BA-SRP", "NO", "XK"}, {"nato", "kfor", "jens-stoltenberg", "sefik-dzaferovic"}
    return reference.Reference(
        countries=tuple(row for row in everything.countries if row.code in codes),
        people=tuple(row for row in everything.people if row.slug in slugs),
        organisations=tuple(row for row in everything.organisations if row.slug in slugs),
        terms=tuple(row for row in everything.terms if row.person_slug == "jens-stoltenberg"),
        metonyms=tuple(row for row in everything.metonyms if row.metonym in {"the alliance", "Banja Luka"}),
        topics=tuple(row for row in everything.topics if row.slug == "kfor"),
    )


def with_row(facts, table, row, **changes):
    """``facts`` with one row changed, found by its first field."""
    key = dataclasses.fields(row)[0].name
    rows = tuple(
        dataclasses.replace(other, **changes) if getattr(other, key) == getattr(row, key) else other
        for other in getattr(facts, table)
    )
    return dataclasses.replace(facts, **{table: rows})


def person(facts, slug="sefik-dzaferovic"):
    return next(row for row in facts.people if row.slug == slug)


def all_rows() -> dict[str, str]:
    """A hash of every table of the app, history included."""
    hashes = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("articles").get_models():
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            hashes[table] = hashlib.sha256("\n".join(row for (row,) in cursor.fetchall()).encode()).hexdigest()
    return hashes


def totals(tallies):
    return {word: sum(tally[word] for tally in tallies.values()) for word in ("added", "updated", "kept")}


def test_every_row_of_the_files_is_in_the_record_after_one_run(capsys):
    call_command("load_reference")
    everything = reference.load()
    assert models.Country.objects.count() == len(everything.countries)
    assert models.Actor.objects.filter(kind="person").count() == len(everything.people)
    assert models.Tenure.objects.count() == len(everything.terms)
    assert models.Office.objects.count() == len({row.office_slug for row in everything.terms})
    assert models.Topic.objects.count() == len(everything.topics)
    stoltenberg = models.Actor.objects.get(slug="jens-stoltenberg")
    assert (stoltenberg.sort_name, stoltenberg.country.code) == ("Stoltenberg, Jens", "NO")
    assert models.Actor.objects.get(slug="kosovo").country.footnote
    assert models.Country.objects.get(code="BA-SRP").parent.code == "BA"
    assert models.Actor.objects.get(slug="unsc").parent.slug == "un"
    term = models.Tenure.objects.on(date(2023, 11, 20)).get(office__slug="nato-secretary-general")
    assert term.actor == stoltenberg
    assert capsys.readouterr().out.splitlines()[-1].split()[2:] == ["0", "0", "0", "0"]


def test_a_second_run_changes_no_row_nor_any_history(capsys):
    call_command("load_reference", verbosity=0)
    before = all_rows()
    assert len(before) > 10
    call_command("load_reference")
    assert all_rows() == before
    *_, added, updated, removed, kept, _unchanged = capsys.readouterr().out.split()
    assert (added, updated, removed, kept) == ("0", "0", "0", "0")


def test_a_field_nobody_touched_follows_the_files(facts):
    load(facts)
    newer = with_row(facts, "people", person(facts), role_hint="Somewhere else")
    assert totals(load(newer)) == {"added": 0, "updated": 1, "kept": 0}
    assert models.Actor.objects.get(slug="sefik-dzaferovic").description == "Somewhere else"
    assert totals(load(newer))["updated"] == 0


def test_a_field_that_a_curator_changed_stays_and_the_others_still_follow(facts):
    load(facts)
    models.Actor.objects.filter(slug="sefik-dzaferovic").update(description="As the desk puts it")
    newer = with_row(facts, "people", person(facts), role_hint="As the files put it", notes="New note")
    tallies = load(newer)
    row = models.Actor.objects.get(slug="sefik-dzaferovic")
    assert (row.description, row.notes) == ("As the desk puts it", "New note")
    assert tallies["actor"]["updated"] == 1
    before = all_rows()
    assert load(newer)["actor"]["kept"] == 1
    assert all_rows() == before


def test_a_field_that_a_curator_put_back_follows_the_files_again(facts):
    load(facts)
    first = models.Actor.objects.get(slug="sefik-dzaferovic").description
    newer = with_row(facts, "people", person(facts), role_hint="As the files put it")
    models.Actor.objects.filter(slug="sefik-dzaferovic").update(description="As the desk puts it")
    load(newer)
    models.Actor.objects.filter(slug="sefik-dzaferovic").update(description=first)
    load(newer)
    assert models.Actor.objects.get(slug="sefik-dzaferovic").description == "As the files put it"


def test_a_name_that_a_curator_deleted_stays_deleted(facts):
    load(facts)
    models.ActorName.objects.filter(actor__slug="nato", text="Nato").delete()
    before = all_rows()
    assert load(facts)["name"]["kept"] == 1
    assert all_rows() == before


def test_an_actor_that_a_curator_deleted_stays_deleted_with_all_that_hangs_on_it(facts):
    load(facts)
    models.Tenure.objects.filter(actor__slug="jens-stoltenberg").delete()
    models.Actor.objects.get(slug="jens-stoltenberg").delete()
    newer = with_row(facts, "people", person(facts, "jens-stoltenberg"), aliases=("Jens S.",))
    tallies = load(newer)
    assert totals(tallies)["added"] == 0
    assert not models.ActorName.objects.filter(text__contains="Jens").exists()


def test_a_name_that_a_curator_added_stays(facts):
    load(facts)
    models.Actor.objects.get(slug="nato").names.create(text="The Example Alliance")
    assert totals(load(facts)) == {"added": 0, "updated": 0, "kept": 0}
    assert models.ActorName.objects.filter(text="The Example Alliance").exists()


def test_a_name_that_left_the_files_leaves_the_record_unless_a_curator_made_it_theirs(facts):
    row = person(facts)
    load(with_row(facts, "people", row, aliases=(*row.aliases, "A. Testić", "B. Testić")))
    models.ActorName.objects.filter(text="B. Testić").update(context="in Exampleville")
    tallies = load(facts)
    assert tallies["name"]["removed"] == 1
    assert [name.text for name in models.ActorName.objects.filter(text__contains="Testić")] == ["B. Testić"]
    before = all_rows()
    assert load(facts)["name"]["removed"] == 0
    assert all_rows() == before


def test_an_actor_that_left_the_files_keeps_its_address(facts):
    load(facts)
    load(dataclasses.replace(facts, people=(), terms=()))
    assert models.Actor.objects.filter(slug="sefik-dzaferovic").exists()


def test_a_new_row_and_a_new_name_are_added(facts):
    load(facts)
    newcomer = dataclasses.replace(
        person(facts),
        slug="ana-testic",
        name="Ana Testić",
        name_ascii="Ana Testic",
        family_name="Testić",
        family_ascii="Testic",
        family_aliases=(),
        aliases=("Ана Тестић",),
    )
    newer = dataclasses.replace(facts, people=(*facts.people, newcomer))
    tallies = load(newer)
    assert (tallies["actor"]["added"], tallies["name"]["added"]) == (1, 5)
    assert models.Actor.objects.get(slug="ana-testic").sort_name == "Testic, Ana"


def test_a_row_that_a_curator_made_first_is_taken_as_it_is(facts):
    models.Topic.objects.create(slug="kfor", label="The Kosovo Force", include=[r"\bKFOR\b"])
    assert load(facts)["topic"]["kept"] == 1
    topic = models.Topic.objects.get(slug="kfor")
    assert (topic.label, topic.include) == ("The Kosovo Force", [r"\bKFOR\b"])


def test_a_row_that_stands_in_the_way_stops_the_load_and_says_so():
    models.Country.objects.create(code="ZZ", slug="elsewhere", name="Serbia", label="Serbia")
    with pytest.raises(CommandError, match=r"Nothing was loaded.*Serbia"):
        call_command("load_reference", verbosity=0)
    assert not models.ReferenceRecord.objects.exists()
    assert models.Country.objects.count() == 1
