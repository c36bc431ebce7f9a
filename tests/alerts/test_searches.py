"""What is new for a saved search: exactly once, however late."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import alerts, curation
from articles.models import Article, Redirect, SavedSearch, SearchHit, Topic, Utterance
from articles.search import StatementQuery
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db


def new(search: SavedSearch) -> list[int]:
    alerts.look(search.pk)
    return sorted(alerts.untold(search, alerts.asked(search)))


def told(search: SavedSearch) -> None:
    alerts.mark_read(search, until=timezone.now())


def test_what_was_there_when_it_was_saved_is_no_news_and_what_comes_later_is_once(keep, ana):
    make.statement(speaker=ana)
    search = keep("actor=ana")
    assert new(search) == []
    later = make.statement(speaker=ana)
    make.statement()  # by somebody else
    assert new(search) == [later.pk]
    assert new(search) == [later.pk]
    told(search)
    assert new(search) == []
    assert alerts.look(search.pk) == 0


def test_a_draft_is_news_when_it_is_published(keep, ana):
    article = make.article(status=Article.Status.DRAFT)
    statement = make.statement(of=article, text="would open in spring", speaker=ana)
    search = keep("actor=ana")
    newer = make.statement(speaker=ana)
    assert new(search) == [newer.pk]
    told(search)
    curation.publish(article.pk, by=people.curator())
    assert new(search) == [statement.pk]


def test_a_rejection_undone_is_news_to_whom_it_was_not_told_before(keep, ana):
    statement, curator = make.statement(speaker=ana), people.curator()
    before = keep("actor=ana")
    curation.reject(statement.pk, by=curator, reason="Not hers.")
    between = keep("actor=ana&kind=indirect")
    assert (new(before), new(between)) == ([], [])
    curation.undo(statement.pk, by=curator)
    assert (new(before), new(between)) == ([], [statement.pk])


def test_news_that_is_rejected_before_anybody_was_told_is_none_and_is_news_again_when_it_is_restored(keep, ana):
    search, curator = keep("actor=ana"), people.curator()
    statement = make.statement(speaker=ana)
    assert new(search) == [statement.pk]
    curation.reject(statement.pk, by=curator, reason="Not hers.")
    assert alerts.untold(search, alerts.asked(search)) == []
    assert new(search) == []
    curation.undo(statement.pk, by=curator)
    assert new(search) == [statement.pk]
    told(search)
    curation.reject(statement.pk, by=curator, reason="Not hers.")
    curation.undo(statement.pk, by=curator)
    assert new(search) == []


def test_a_correction_makes_an_old_statement_new_where_it_now_belongs(keep, ana):
    bruno = make.actor(slug="bruno", name="Bruno Exampleson")
    statement = make.statement(speaker=bruno)
    hers, his = keep("actor=ana"), keep("actor=bruno")
    curation.correct(statement.pk, by=people.curator(), changes={"speaker": ana})
    assert (new(hers), new(his)) == ([statement.pk], [])


def test_the_same_words_printed_again_are_no_news_where_each_is_listed_once(keep, ana):
    words = Utterance.objects.create(speaker=ana, words_sha256="a")
    make.statement(speaker=ana, utterance=words)
    once, each = keep("actor=ana&fold=yes"), keep("actor=ana")
    again = make.statement(speaker=ana, utterance=words)
    others = Utterance.objects.create(speaker=ana, words_sha256="b")
    twice = [make.statement(speaker=ana, utterance=others) for _ in range(2)]
    assert new(once) == [twice[0].pk]
    assert new(each) == [again.pk, *(s.pk for s in twice)]


def test_words_with_every_other_filter_are_asked_for_as_they_were_typed(keep, ana):
    search = keep("actor=ana&q=“joint+patrols”+-bridge&since=2024-01-01&not_kind=direct&confidence=0.5")
    day = "2024-05-01"
    match = make.statement(speaker=ana, text="the joint patrols went on", said_on=day)
    make.statement(speaker=ana, text="the joint patrols on the bridge", said_on=day)
    make.statement(speaker=ana, text="the joint patrols are new", said_on="2023-05-01")
    make.statement(speaker=ana, text="the joint patrols are hers", said_on=day, kind="direct")
    assert new(search) == [match.pk]


def test_the_order_of_a_list_is_no_part_of_the_question(keep):
    search = keep("kind=direct&sort=loaded")
    assert search.query == "kind=direct"
    with pytest.raises(alerts.NotSaved, match="already"):
        keep("kind=direct")


def test_a_question_that_was_not_understood_is_not_saved(keep):
    with pytest.raises(alerts.NotSaved, match="No actor “nobody” in the record"):
        keep("actor=nobody")


def test_the_hundred_and_first_search_is_one_too_many_and_others_have_their_own(keep, owner, monkeypatch):
    monkeypatch.setattr("articles.alerts.searches.MOST_SEARCHES", 2)
    keep("kind=direct")
    keep("kind=mixed")
    with pytest.raises(alerts.NotSaved, match="2 saved searches"):
        keep("kind=indirect")
    keep("kind=indirect", by=people.reader())


def test_an_actor_who_was_merged_into_another_is_followed(keep, ana):
    search = keep("actor=ana")
    other = make.actor(slug="ana-testic", name="Ana Testić Exampleson")
    old = reverse("actor", args=["ana"])
    ana.slug = "ana-gone"
    ana.save()
    Redirect.objects.create(old_path=old, new_path=reverse("actor", args=["ana-testic"]), reason="The same person.")
    statement = make.statement(speaker=other)
    assert new(search) == [statement.pk]
    search.refresh_from_db()
    assert (search.words, search.trouble) == ("speaker Ana Testić Exampleson", "")


def test_a_topic_that_is_gone_stops_the_search_and_says_so_until_it_is_back(keep):
    topic = make.topic(slug="dams", label="Dams")
    search = keep("topic=dams&kind=indirect")
    Topic.objects.filter(pk=topic.pk).update(slug="other")
    statement = make.statement(topics=(topic,))
    make.statement()
    alerts.look(search.pk)
    search.refresh_from_db()
    assert "No topic “dams” in the record" in search.trouble
    assert search.words == "topic Dams; kind indirect"
    assert not SearchHit.objects.exists()
    Topic.objects.filter(pk=topic.pk).update(slug="dams")
    assert new(search) == [statement.pk]
    search.refresh_from_db()
    assert search.trouble == ""


def test_looking_takes_as_many_queries_however_much_is_new(keep, ana):
    search = keep("actor=ana&q=bridge")

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            alerts.look(search.pk)
            query = alerts.asked(search)
            alerts.reasons(query, alerts.untold(search, query))
        return len(seen)

    make.statement(speaker=ana)
    first = queries()
    for _ in range(5):
        make.statement(speaker=ana)
    assert queries() == first
    assert len(new(search)) == 6


# --- why ---------------------------------------------------------------------------------------------------------


def why(query: str, *statements) -> list[str]:
    told = alerts.reasons(StatementQuery.from_params(QueryDict(query)), [s.pk for s in statements])
    return [told[s.pk] for s in statements]


def test_a_reason_names_the_values_and_words_that_the_statement_has_and_no_others(ana):
    bruno = make.actor(slug="bruno", name="Bruno Exampleson")
    crossings, dams = make.topic(slug="crossings", label="Crossings"), make.topic(slug="dams", label="Dams")
    one = make.statement(speaker=ana, topics=(crossings,), text="the patrols would go on")
    two = make.statement(speaker=bruno, topics=(crossings, dams), text="the joint patrols and the bridge")
    assert why(
        'actor=ana&actor=bruno&topic=crossings&topic=dams&q=patrols OR "joint patrols" OR bridge -ferry', one, two
    ) == [
        "speaker Ana Testić; topic Crossings; word “patrols”; not word “ferry”",
        "speaker Bruno Exampleson; topic Crossings and Dams; word “patrols”; words “joint patrols”; word “bridge”; "
        "not word “ferry”",
    ]


def test_a_state_is_a_reason_for_what_is_said_of_its_parts(db):
    state = make.country(code="BA", name="Exampleland", label="Exampleland")
    part = make.country(code="XP", name="Part of it", parent=state)
    statement = make.statement(countries=(part,))
    assert why("country=BA", statement) == ["country Exampleland"]


def test_a_reason_names_limits_and_fixed_words(ana):
    statement = make.statement(speaker=ana, confidence=0.93, said_on="2024-05-01", via_printed="the ferryman")
    asked = "since=2024-01-01&confidence=0.9&hand=relayed&kind=indirect&review=proposed&not_kind=direct"
    assert why(asked, statement) == [
        "kind indirect; relayed by others; review machine-read, unreviewed; since 2024-01-01; not kind direct; "
        "confidence 0.93, asked for 0.9 or more"
    ]
    assert why("", statement) == ["every statement"]


def test_a_question_is_told_in_words(ana):
    make.actor(slug="bruno", name="Bruno Exampleson")
    make.topic(slug="dams", label="Dams")
    asked = 'actor=ana&actor=bruno&not_topic=dams&until=2024-05-01&confidence=0.8&q="two words" -one&fold=yes'
    assert alerts.in_words(StatementQuery.from_params(QueryDict(asked))) == (
        "speaker Ana Testić or Bruno Exampleson; until 2024-05-01; not topic Dams; confidence at least 0.8; "
        'words: "two words" -one; the same words once'
    )
    assert alerts.proposed(StatementQuery()) == "Every statement"
