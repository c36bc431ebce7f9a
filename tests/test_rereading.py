"""Articles read again: what people decided stays, and a trial says exactly what tagging anew then does."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from articles import curation, gazetteer, rereading
from articles.ingestion import ingest
from articles.models import Article, Run, Statement, StatementTopic, Topic
from articles.models.changes import history_of
from tests import factories, people, record

pytestmark = pytest.mark.django_db

TEXT = (
    "SARAJEVO, 20 November 2024 - A quiet day.\n\n"
    "“The bridge opens in spring,” Ana Testić said on Monday.\n\n"
    "“The gate stays shut,” Bruno Exampleson said on Monday.\n\n"
    "“Nothing is decided,” Carl Samplov said on Monday.\n"
)


@pytest.fixture(autouse=True)
def _originals(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "originals": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }


@pytest.fixture
def vera():
    return people.curator(name="vera")


@pytest.fixture
def bridges() -> Topic:
    return factories.topic(slug="bridges", include=["bridge"])


def stored(text: str = TEXT) -> Article:
    (outcome,) = ingest(text.encode(), "dispatch.txt", gazetteer.from_database())
    return Article.objects.get(pk=outcome.article)


def said(words: str) -> Statement:
    return Statement.objects.get(text__contains=words)


def tags(topic: Topic) -> set[str]:
    rows = StatementTopic.objects.filter(topic=topic).values_list("statement__text", flat=True)
    return {text.strip("“”,") for text in rows}


def test_an_article_read_again_by_the_same_rules_changes_nothing(vera):
    article = stored()
    before = record.fingerprint("articles_statement", "articles_mention", "articles_article")
    run = rereading.carry_on(rereading.start_reading([article.pk], by=vera).pk, gazetteer.from_database())
    assert record.fingerprint("articles_statement", "articles_mention", "articles_article") == before
    assert (run.done, run.total, run.lines) == (1, 1, [])
    assert run.finished_at


def test_a_name_learnt_since_is_found_and_what_people_decided_stays(vera):
    article = stored()
    assert said("gate").speaker is None
    decided = said("Nothing")
    curation.correct(decided.pk, by=vera, changes={"speaker_printed": "a baker"})
    for name in ("Bruno Exampleson", "Carl Samplov"):
        curation.match(["nobody at all"], curation.NewActor(name), by=vera, expected=[])
    run = rereading.carry_on(rereading.start_reading([article.pk], by=vera).pk, gazetteer.from_database())
    assert said("gate").speaker.name == "Bruno Exampleson"
    decided.refresh_from_db()
    assert (decided.speaker, decided.speaker_printed) == (None, "a baker")
    assert run.counts == {"articles": 1, "changed": 1, "left as decided": 1}
    assert run.lines[0]["article"] == article.pk


def test_what_is_set_going_from_a_page_in_another_language_is_kept_in_english(vera):
    article = stored()
    curation.match(["nobody at all"], curation.NewActor("Bruno Exampleson"), by=vera, expected=[])
    with override("mk"):
        rereading.carry_on(rereading.start_reading([article.pk], by=vera).pk, gazetteer.from_database())
    assert history_of(said("gate"))[0].act == "articles read again"


def test_a_trial_says_what_tagging_anew_then_does_and_changes_nothing(bridges, vera):
    stored()
    assert tags(bridges) == {"The bridge opens in spring"}
    before = record.fingerprint("articles_statementtopic", "articles_statement", "articles_topic")
    patterns = {"include": ["gate"], "exclude": [], "requires_any": []}
    trial = rereading.carry_on(rereading.start_preview(bridges, patterns, by=vera).pk, gazetteer.from_database())
    assert record.fingerprint("articles_statementtopic", "articles_statement", "articles_topic") == before
    assert (trial.counts["gained"], trial.counts["lost"]) == (1, 1)
    assert [(line["way"], line["statement"]) for line in trial.lines] == [
        ("lost", said("bridge").pk),
        ("gained", said("gate").pk),
    ]
    curation.change_patterns(bridges.pk, patterns, by=vera)
    bridges.refresh_from_db()
    run = rereading.start_retagging(bridges, by=vera, before={"include": ["bridge"]})
    run = rereading.carry_on(run.pk, gazetteer.from_database())
    assert run.counts == trial.counts
    assert tags(bridges) == {"The gate stays shut"}


def test_tags_set_by_hand_and_tags_of_what_people_decided_stay(bridges, vera):
    stored()
    by_hand, decided = said("Nothing"), said("bridge")
    StatementTopic.objects.create(statement=by_hand, topic=bridges)
    curation.confirm(decided.pk, by=vera)
    Topic.objects.filter(pk=bridges.pk).update(include=["gate"])
    bridges.refresh_from_db()
    run = rereading.start_retagging(bridges, by=vera, before={"include": ["bridge"]})
    run = rereading.carry_on(run.pk, gazetteer.from_database())
    assert tags(bridges) == {"Nothing is decided", "The bridge opens in spring", "The gate stays shut"}
    assert run.counts == {"articles": 1, "gained": 1}


def test_other_topics_that_give_way_are_counted_as_such(bridges, vera):
    gates = factories.topic(slug="gates", include=["nothing at all"])
    stored("SARAJEVO - On the bridge, Ana Testić said: “The gate stays shut.”\n")
    assert tags(bridges) == {"The gate stays shut."}  # by its sentence, for the words say nothing
    patterns = {"include": ["gate"], "exclude": [], "requires_any": []}
    trial = rereading.carry_on(rereading.start_preview(gates, patterns, by=vera).pk, gazetteer.from_database())
    assert trial.counts == {"articles": 1, "gained": 1, "lost elsewhere": 1}


def test_a_run_goes_on_where_it_was_left(bridges, vera, monkeypatch):
    for n in range(5):
        stored(TEXT.replace("spring", f"week {n}"))
    monkeypatch.setattr(rereading, "BATCH", 2)
    run = rereading.start_preview(bridges, {"include": ["gate"]}, by=vera)
    run = rereading.carry_on(run.pk, gazetteer.from_database(), seconds=0)
    assert (run.done, run.finished_at) == (2, None)
    run = rereading.carry_on(run.pk, gazetteer.from_database())
    assert (run.done, run.counts["gained"], run.counts["lost"]) == (5, 5, 5)
    again = rereading.carry_on(run.pk, gazetteer.from_database())
    assert again.counts == run.counts


def test_articles_that_no_pattern_concerns_are_not_read(bridges, vera, monkeypatch):
    stored("SARAJEVO - “Nothing is decided,” Ana Testić said on Monday.\n")
    monkeypatch.setattr(rereading, "retag", lambda *args, **options: pytest.fail("it was read"))
    run = rereading.start_preview(bridges, {"include": ["gate"]}, by=vera)
    assert rereading.carry_on(run.pk, gazetteer.from_database()).finished_at


@pytest.mark.parametrize("kind", list(Run.Kind))
def test_every_kind_of_run_ends_on_an_empty_record(bridges, vera, kind):
    run = Run.objects.create(kind=kind, topic=bridges, started_by=vera)
    assert rereading.carry_on(run.pk, gazetteer.from_database()).finished_at
