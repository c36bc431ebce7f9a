"""Names split off an actor, and printed names that turn out to be one: what moves, what people decided stays."""

from __future__ import annotations

from datetime import date

import pytest

from articles import curation
from articles.curation.speakers import unknown_speakers
from articles.curation.splitting import NewActor, fold, free_slug, sort_name
from articles.models import (
    Actor,
    ActorName,
    Article,
    ListedStatement,
    Mention,
    Office,
    Redirect,
    Statement,
    Tenure,
)
from articles.utterances import gather
from tests import factories, people
from tests.curation.test_actors import tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return people.curator(name="vera")


def article(body: str, **fields) -> Article:
    return factories.article(body=body, **fields)


def said(of: Article, mention: str, text: str, speaker: Actor | None, **fields) -> Statement:
    at = of.body.index(mention)
    row = factories.statement(
        of=of, text=text, speaker=speaker, mention_start=at, mention_end=at + len(mention), **fields
    )
    gather([row])
    row.save()
    return row


def names(actor: Actor, *texts: str, kind: str = "full") -> list[ActorName]:
    return [ActorName.objects.create(actor=actor, text=text, kind=kind) for text in texts]


@pytest.fixture
def two_in_one():
    """Ana and Bruno Testić, taken for one."""
    actor = factories.actor(name="Ana Testić", slug="ana-testic")
    names(actor, "Ana Testić", "Bruno Testić")
    names(actor, "Testić", kind="family")
    return actor


@pytest.mark.parametrize(
    ("body", "mention", "goes"),
    [
        ("Bruno Testić said the gate stays shut.", "Bruno Testić", True),
        ("Бруно Тестић said the gate stays shut.", "Бруно Тестић", True),
        ("BRUNO TESTIC said the gate stays shut.", "BRUNO TESTIC", True),
        ("Ana Testić said the gate stays shut.", "Ana Testić", False),
        ("Bruno Testić came. Then he said the gate stays shut.", "he", True),
        ("Bruno Testić came. Then Testić said the gate stays shut.", "Testić said", True),
        ("Ana Testić came. Then Testić said the gate stays shut.", "Testić said", False),
        ("Testić said the gate stays shut.", "Testić", False),
        ("Ana Testić met Bruno Testić. Then he said the gate stays shut.", "he said", False),
        ("Ana Testić met Bruno Testić. Bruno Testić said the gate stays shut.", "Bruno Testić", True),
    ],
)
def test_what_was_said_under_a_name_is_read_from_the_article(two_in_one, body, mention, goes):
    statement = said(article(body), mention, "the gate stays shut", two_in_one)
    leaving = two_in_one.names.filter(text="Bruno Testić").values_list("pk", flat=True)
    preview = curation.preview_split(two_in_one.pk, set(leaving))
    assert [s.pk for s in preview.proposed] == ([statement.pk] if goes else [])


def test_a_new_actor_takes_names_statements_and_terms_and_undo_puts_all_of_it_back(two_in_one, vera):
    office = Office.objects.create(slug="head", title="Head of the Bridge")
    term = Tenure.objects.create(key="head", office=office, actor=two_in_one, starts=date(2020, 1, 1))
    body = "Bruno Testić said the gate stays shut. Ana Testić said the gate stays open."
    text = article(body, published_on=date(2024, 5, 1))
    his = said(text, "Bruno Testić", "the gate stays shut", two_in_one, tenure=term)
    hers = said(text, "Ana Testić", "the gate stays open", two_in_one, tenure=term)
    about = said(
        article("Carl Exampleson said Bruno Testić was late."), "Carl Exampleson", "Bruno Testić was late", None
    )
    Mention.objects.create(statement=about, actor=two_in_one, start=about.start, end=about.start + 12)
    leaving = set(two_in_one.names.filter(text="Bruno Testić").values_list("pk", flat=True))
    before = tables()
    preview = curation.preview_split(two_in_one.pk, leaving)
    move = curation.split(
        two_in_one.pk,
        names=leaving,
        statements=[s.pk for s in preview.proposed],
        terms=[term.pk],
        into=NewActor("Bruno Testić"),
        by=vera,
        reason="two people",
    )
    bruno = Actor.objects.get(slug="bruno-testic")
    assert (bruno.sort_name, bruno.kind) == ("Testic, Bruno", "person")
    for row in (his, hers, term):
        row.refresh_from_db()
    assert (his.speaker, his.tenure, his.utterance.speaker) == (bruno, term, bruno)
    assert (hers.speaker, hers.tenure) == (two_in_one, None)
    assert about.mentions.get().actor == bruno
    assert list(bruno.names.values_list("text", flat=True)) == ["Bruno Testić"]
    assert list(ListedStatement.objects.faults()) == []
    assert curation.undo_move(move.pk, by=vera)[1] == 0
    assert tables() == before


def test_what_people_decided_goes_only_where_somebody_says_so(two_in_one, vera):
    body = "Bruno Testić said the gate stays shut. Bruno Testić said the door stays shut."
    text = article(body)
    proposed = said(text, "Bruno Testić", "the gate stays shut", two_in_one)
    confirmed = said(text, "Bruno Testić", "the door stays shut", two_in_one, review="confirmed")
    other = factories.actor(name="Bruno Exampleson")
    leaving = set(two_in_one.names.filter(text="Bruno Testić").values_list("pk", flat=True))
    preview = curation.preview_split(two_in_one.pk, leaving)
    assert (preview.proposed, preview.decided) == ([proposed], [confirmed])
    curation.split(two_in_one.pk, names=leaving, statements=[proposed.pk], into=other.pk, by=vera, reason="x")
    assert set(Statement.objects.values_list("pk", "speaker")) == {
        (proposed.pk, other.pk),
        (confirmed.pk, two_in_one.pk),
    }


def test_words_that_a_curator_joined_are_gathered_anew_for_who_said_them(two_in_one, vera):
    text = article("Bruno Testić said the gate stays shut. Ana Testić said the gate stays open.")
    his = said(text, "Bruno Testić", "the gate stays shut", two_in_one)
    hers = said(text, "Ana Testić", "the gate stays open", two_in_one)
    Statement.objects.filter(pk=his.pk).update(utterance=hers.utterance, utterance_decided=True)
    leaving = set(two_in_one.names.filter(text="Bruno Testić").values_list("pk", flat=True))
    before = tables()
    into = NewActor("Bruno Testić")
    move = curation.split(two_in_one.pk, names=leaving, statements=[his.pk], into=into, by=vera, reason="x")
    his.refresh_from_db()
    assert (his.utterance.speaker, his.utterance_decided) == (his.speaker, False)
    curation.undo_move(move.pk, by=vera)
    assert tables() == before


def test_a_new_actor_who_has_spoken_since_is_not_undone_away(two_in_one, vera):
    leaving = set(two_in_one.names.filter(text="Bruno Testić").values_list("pk", flat=True))
    into = NewActor("Bruno Testić")
    move = curation.split(two_in_one.pk, names=leaving, statements=[], into=into, by=vera, reason="x")
    factories.statement(speaker=Actor.objects.get(slug="bruno-testic"))
    with pytest.raises(curation.CurationError, match="cannot be taken back"):
        curation.undo_move(move.pk, by=vera)


def test_no_actor_is_left_without_a_name(two_in_one, vera):
    everything = set(two_in_one.names.values_list("pk", flat=True))
    with pytest.raises(curation.CurationError, match="no spelling"):
        curation.split(
            two_in_one.pk, names=everything, statements=[], into=NewActor("Bruno Testić"), by=vera, reason="x"
        )
    with pytest.raises(curation.CurationError, match="at least one"):
        curation.preview_split(two_in_one.pk, [])


# Printed names without an actor


def test_names_alike_in_any_script_are_one_and_the_most_talkative_comes_first():
    for printed in ("Đorđe Šimić", "Djordje Simic", "Ђорђе Шимић", "DJORDJE SIMIC", "đorđe šimić"):
        factories.statement(speaker_printed=printed)
    for _ in range(3):
        factories.statement(speaker_printed="Ana Testić")
    factories.statement(speaker_printed="Ana Testić", review="rejected")
    factories.statement(speaker=factories.actor(name="Bruno Exampleson"))
    factories.statement(speaker_printed="")
    found = [(row["count"], set(row["spellings"])) for row in unknown_speakers()]
    assert found == [
        (3, {"Ana Testić"}),
        (3, {"Đorđe Šimić", "Ђорђе Шимић", "đorđe šimić"}),
        (2, {"DJORDJE SIMIC", "Djordje Simic"}),  # another letter, and perhaps another person
    ]
    assert [row["count"] for row in unknown_speakers("simic")] == [3, 2]
    assert [row["count"] for row in unknown_speakers("Шимић")] == [3, 2]


def test_descriptions_can_be_left_out():
    for printed in ("Ana Testić", "a spokesman", "officials", "The ministry", "He", "the Ministry of Bridges"):
        factories.statement(speaker_printed=printed)
    found = {name for row in unknown_speakers(names_only=True) for name in row["spellings"]}
    assert found == {"Ana Testić", "the Ministry of Bridges"}


def test_a_match_gives_the_statements_their_speaker_and_the_actor_a_spelling(vera):
    ana = factories.actor(name="Ana Testić")
    names(ana, "Ana Testić")
    office = Office.objects.create(slug="head", title="Head of the Bridge")
    term = Tenure.objects.create(key="head", office=office, actor=ana, starts=date(2020, 1, 1))
    text = article("Anna Testitsch said the gate stays shut.", published_on=date(2024, 5, 1))
    read = factories.statement(of=text, text="the gate stays shut", speaker_printed="Anna Testitsch")
    confirmed = factories.statement(speaker_printed="Anna Testitsch", review="confirmed")
    relayed = factories.statement(via_printed="Anna Testitsch")
    before = tables()
    preview = curation.preview_match(["Anna Testitsch"])
    assert (preview.proposed, preview.decided) == ([read], [confirmed])
    move = curation.match(["Anna Testitsch"], ana.pk, by=vera)
    for row in (read, confirmed, relayed):
        row.refresh_from_db()
    assert (read.speaker, read.tenure, read.review, read.speaker_printed) == (ana, term, "proposed", "Anna Testitsch")
    assert read.utterance.speaker == ana
    assert confirmed.speaker is None
    assert relayed.via == ana
    assert set(ana.names.values_list("text", flat=True)) == {"Ana Testić", "Anna Testitsch"}
    curation.undo_move(move.pk, by=vera)
    assert tables() == before


def test_a_new_actor_is_made_from_a_printed_name(vera):
    statement = factories.statement(speaker_printed="Đorđe Šimić")
    curation.match(["Đorđe Šimić"], NewActor("Đorđe Šimić", gender="m"), by=vera)
    statement.refresh_from_db()
    assert (statement.speaker.slug, statement.speaker.name) == ("dorde-simic", "Đorđe Šimić")
    assert list(statement.speaker.names.values_list("text", "kind")) == [("Đorđe Šimić", "full")]
    assert list(unknown_speakers()) == []


def test_statements_that_came_since_they_were_shown_are_left_alone(vera):
    shown = factories.statement(speaker_printed="Ana Testić")
    later = factories.statement(speaker_printed="Ana Testić")
    ana = factories.actor()
    curation.match(["Ana Testić"], ana.pk, by=vera, expected=[shown.pk])
    assert set(Statement.objects.values_list("pk", "speaker")) == {(shown.pk, ana.pk), (later.pk, None)}


def test_who_bears_such_a_name_already_is_told():
    known = factories.actor(name="Đorđe Šimić")
    names(known, "Ђорђе Шимић")
    factories.statement(speaker_printed="dorde simic")
    assert curation.preview_match(["dorde simic"]).others == [known]


def test_slugs_are_never_given_twice_nor_those_of_old_addresses():
    factories.actor(slug="ana-testic")
    Redirect.objects.create(old_path="/actors/ana-testic-2/", reason="renamed")
    assert free_slug("Ana Testić") == "ana-testic-3"
    assert sort_name("Đorđe Šimić", "person") == "Simic, Dorde"
    assert sort_name("Ministry of Bridges", "organisation") == "Ministry Of Bridges"
    assert fold("  Ђорђе ŠIMIĆ ") == "dorde simic"
