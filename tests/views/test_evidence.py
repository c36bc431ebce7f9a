"""What surrounds a statement: how it was read, in words; variants; who came before and after; what became of it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.extraction import confidence
from articles.models import Mention, Statement, Utterance
from articles.models.changes import FieldChange
from articles.search import StatementQuery, neighbours
from articles.views import evidence, rules
from tests import factories as make


@pytest.mark.parametrize("rule", sorted(confidence._FOUND))
def test_every_measured_rule_is_told_in_words(rule):
    assert not rules.found_by(rule).startswith("Rule")


def test_a_rule_without_words_is_told_by_its_name():
    assert rules.found_by("quote-sung") == "Rule “quote-sung”"
    assert rules.speaker_by("unknown") == ""


def test_differences_between_two_wordings_are_marked_word_by_word():
    assert evidence.differences("it will  hold", "it will\nhold") == ()
    runs = evidence.differences("we shall hold, always", "we will hold")
    assert [(run.kind, run.text) for run in runs] == [
        ("same", "we"),
        ("less", "shall hold, always"),
        ("more", "will hold"),
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("utterance", "utterance 5", "utterance 234")], []),
        ([("confidence", "0.8", "0.9"), ("rule", "clause-left", "quote-left")], []),
        ([("start", "4", "9"), ("end", "8", "13")], ["the same words, found again at another place of the text"]),
        ([("start", "4", "9"), ("text", "it holds", "holds")], ["text: it holds → holds"]),
        ([("said on", "", "2023-05-01"), ("said precision", "unknown", "day")], ["said on: unknown → 1 May 2023"]),
        ([("topic", "", "Dams"), ("topic", "Roads", "")], ["topic added: Dams", "topic taken away: Roads"]),
        ([("via printed", "", "the Daily Example")], ["relayed by, as printed: none → the Daily Example"]),
    ],
)
def test_changes_are_told_as_a_reader_would_say_them(changes, told):
    assert list(evidence.in_words([FieldChange(*change) for change in changes])) == told


@pytest.mark.django_db
def test_before_and_after_are_on_the_same_topic_where_there_is_one(client):
    ana, dams, roads = make.actor(slug="ana"), make.topic(slug="dams", label="Dams"), make.topic(label="Roads")
    first = make.statement(speaker=ana, topics=(dams,), said_on=date(2023, 1, 1))
    make.statement(speaker=ana, topics=(roads,), said_on=date(2023, 1, 2))
    row = make.statement(speaker=ana, topics=(dams,), said_on=date(2023, 1, 3))
    undated = make.statement(speaker=ana, topics=(dams, roads))
    (walk,) = neighbours.walks(row)
    assert (walk.topic, walk.previous, walk.next, walk.total) == ("Dams", first.pk, undated.pk, 3)
    assert walk.url == "/statements/?actor=ana&topic=dams"
    html = client.get(row.get_absolute_url()).content.decode()
    assert f'href="/statements/{first.pk}/"' in html
    assert "on Dams" in html


@pytest.mark.django_db
def test_later_statements_that_mention_the_speaker_are_those_of_the_list_behind_them(client):
    ana, bruno = make.actor(slug="ana"), make.actor(slug="bruno", name="Bruno Exampleson")
    dams, roads = make.topic(slug="dams"), make.topic(slug="roads")
    row = make.statement(speaker=ana, topics=(dams,), said_on=date(2023, 5, 10))

    def mentions(day: date, *, by=bruno, topic=dams) -> Statement:
        other = make.statement(speaker=by, topics=(topic,), said_on=day)
        Mention.objects.create(statement=other, actor=ana, start=0, end=3)
        return other

    second, first = mentions(date(2023, 5, 12)), mentions(date(2023, 5, 11))
    mentions(date(2023, 5, 10))  # the same day: nobody knows which came first
    mentions(date(2023, 7, 1))
    mentions(date(2023, 5, 12), by=ana)
    mentions(date(2023, 5, 12), topic=roads)
    make.statement(speaker=bruno, topics=(dams,), said_on=date(2023, 5, 12))
    found = neighbours.answers(row)
    assert found is not None
    assert [other.pk for other in found.statements] == [first.pk, second.pk]
    listed = client.get(found.url).context["query"]
    assert [*listed.ids()] == [second.pk, first.pk]
    assert listed.total() == found.total == 2
    html = client.get(row.get_absolute_url()).content.decode()
    assert "Later statements that mention" in html
    assert "Bruno Exampleson" in html


@pytest.mark.django_db
@pytest.mark.parametrize("missing", ["speaker", "topic", "day", "in any list"])
def test_nothing_later_is_claimed_without_a_speaker_a_topic_or_a_day(missing):
    row = make.statement(
        speaker=None if missing == "speaker" else make.actor(),
        topics=() if missing == "topic" else (make.topic(),),
        said_on=None if missing == "day" else date(2023, 5, 10),
        in_title=missing == "in any list",
    )
    assert neighbours.answers(row) is None


@pytest.mark.django_db
def test_the_cost_of_a_statement_does_not_grow_with_those_around_it(client):
    ana, dams = make.actor(), make.topic()
    utterance = Utterance.objects.create(speaker=ana, words_sha256="0" * 64)
    row = make.statement(speaker=ana, topics=(dams,), said_on=date(2023, 5, 10), utterance=utterance)

    def more() -> None:
        for n in range(4):
            other = make.statement(speaker=make.actor(), topics=(dams, make.topic()), said_on=date(2023, 5, 12 + n))
            Mention.objects.create(statement=other, actor=ana, start=0, end=3)
            make.statement(speaker=ana, topics=(dams,), said_on=date(2023, 5, 12), utterance=utterance)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(row.get_absolute_url()).status_code == 200
        return len(queries)

    more()
    before = cost()
    more()
    assert cost() == before
    assert StatementQuery().total() == 17


@pytest.mark.django_db
def test_what_differs_in_a_variant_is_marked_on_the_page(client):
    utterance = Utterance.objects.create(speaker=None, words_sha256="0" * 64)
    row = make.statement(
        of=make.article(body="It will hold, always."), text="It will hold, always", utterance=utterance
    )
    make.statement(of=make.article(body="It will hold always!"), text="It will hold always", utterance=utterance)
    html = re.sub(r"\s+", " ", client.get(row.get_absolute_url()).content.decode())
    assert '<del><span class="visually-hidden">here:</span> hold,</del>' in html
    assert '<ins><span class="visually-hidden">there:</span> hold</ins>' in html
