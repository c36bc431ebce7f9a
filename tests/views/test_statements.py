"""The workbench and the page of one statement."""

import re
from datetime import UTC, date, datetime

import pgtrigger
import pytest
from django.test import Client

from articles.models import ActorName, Article, Redirect, Statement, Utterance
from articles.search import StatementQuery
from articles.search.query import PAGE_SIZE
from tests import factories as make

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def flat(response) -> str:
    """The page on one line, however its template breaks the tags."""
    return re.sub(r"\s+", " ", response.content.decode())


def shown(response) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="statement" id="statement-(\d+)"', response.content.decode())]


# --- the list ----------------------------------------------------------------------------------------------------


def test_the_page_lists_what_the_query_finds(client):
    ana = make.actor(slug="ana", name="Ana Testić")
    found = make.statement(speaker=ana, said_on=date(2023, 5, 1))
    make.statement()
    response = client.get("/statements/?actor=ana")
    assert shown(response) == [found.pk]
    assert "1 statement<" in response.content.decode()
    assert "machine-read, unreviewed" in response.content.decode()


def test_the_fragment_is_the_workbench_of_the_page_and_nothing_else(client):
    make.statement(speaker=make.actor(slug="ana"))
    page = client.get("/statements/?actor=ana").content.decode()
    fragment = client.get("/statements/?actor=ana", headers=HTMX).content.decode()
    assert fragment.strip().startswith('<div class="workbench" id="workbench"')
    assert "<html" not in fragment
    assert fragment.strip() in page


def test_history_gets_the_whole_page_even_from_htmx(client):
    response = client.get("/statements/", headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert "<html" in response.content.decode()


def test_page_and_fragment_are_kept_apart_by_caches(client):
    for headers in ({}, HTMX):
        assert "HX-Request" in client.get("/statements/", headers=headers)["Vary"]


def test_a_form_without_scripts_is_sent_on_to_the_canonical_address(client):
    make.actor(slug="ana")
    response = client.get("/statements/?q=&since=&until=&actor=ana&actor=ana")
    assert (response.status_code, response["Location"]) == (302, "/statements/?actor=ana")
    assert client.get(response["Location"]).status_code == 200


def test_a_fragment_tells_the_browser_its_canonical_address(client):
    make.actor(slug="ana")
    response = client.get("/statements/?q=&since=&actor=ana", headers=HTMX)
    assert response["HX-Push-Url"] == "/statements/?actor=ana"


def test_errors_stand_at_their_fields_and_the_rest_filters(client):
    found = make.statement(speaker=make.actor(slug="ana"))
    make.statement()
    response = client.get("/statements/?actor=ana&topic=nothing&since=2023-02-30&q=" + "x" * 400)
    html = response.content.decode()
    assert response.status_code == 200
    assert shown(response) == [found.pk]
    for field in ("topic", "since", "q"):
        assert f'id="error-{field}"' in html
    assert "“nothing”" in html
    assert "“2023-02-30” is not a day" in html


def test_every_active_filter_can_be_taken_away(client):
    make.actor(slug="ana", name="Ana Testić")
    html = flat(client.get("/statements/?actor=ana&since=2023-01-01&q=dam"))
    for address in ("/statements/?since=2023-01-01&amp;q=dam", "/statements/?actor=ana&amp;q=dam"):
        assert f'class="active-filter" href="{address}"' in html


def test_nothing_found_is_told_from_nothing_loaded(client):
    assert "Nothing has been loaded yet" in client.get("/statements/").content.decode()
    make.statement()
    assert "nothing found does not mean nothing said" in client.get("/statements/?q=zebra").content.decode()


def test_older_statements_are_one_link_away(client):
    made = {make.statement(said_on=date(2023, 5, 1)).pk for _ in range(PAGE_SIZE + 2)}
    first = client.get("/statements/")
    (older,) = re.findall(r'class="pager__next" href="([^"]+)"', flat(first))
    second = client.get(older.replace("&amp;", "&"))
    assert len(shown(second)) == 2
    assert {*shown(first), *shown(second)} == made
    assert 'class="pager__previous" href="/statements/"' in flat(second)


def test_counts_on_the_page_are_those_of_the_lists_behind_them(client):
    dams, roads = make.topic(slug="dams"), make.topic(slug="roads")
    ana = make.actor(slug="ana")
    for topics in ((dams,), (dams, roads), ()):
        make.statement(speaker=ana, topics=topics)
    html = client.get("/statements/?actor=ana").content.decode()
    for topic in ("dams", "roads"):
        (count,) = re.findall(rf'value="{topic}">.*?facet__count">(\d+)<', html, re.S)
        assert int(count) == len(shown(client.get(f"/statements/?actor=ana&topic={topic}")))


def test_the_cost_of_the_list_does_not_grow_with_it(cost):
    def more() -> None:
        for _ in range(6):
            article = make.article(title="", body=f"Dam {make.country().code}.", outlet=make.outlet())
            country = make.country()
            make.statement(
                of=article,
                text="Dam",
                speaker=make.actor(country=country),
                topics=(make.topic(), make.topic()),
                countries=(country, make.country(parent=country)),
                said_on=date(2023, 5, 1),
            )

    more()
    page, fragment = cost("/statements/?q=dam"), cost("/statements/?q=dam", **HTMX)
    more()
    assert cost("/statements/?q=dam") == page
    assert cost("/statements/?q=dam", **HTMX) == fragment
    assert page <= 21


def test_a_value_is_asked_for_or_excluded_by_one_control_of_the_form(client):
    ana, bruno = make.actor(slug="ana", name="Ana Testić"), make.actor(slug="bruno", name="Bruno Exampleson")
    make.statement(speaker=ana)
    found = make.statement(speaker=bruno)
    html = flat(client.get("/statements/"))
    assert 'id="not-actor-ana" name="not_actor" value="ana" title="Without"' in html
    response = client.get("/statements/?q=&since=&until=&sort=&not_actor=ana")
    assert (response.status_code, response["Location"]) == (302, "/statements/?not_actor=ana")
    response = client.get("/statements/?not_actor=ana")
    assert shown(response) == [found.pk]
    html = flat(response)
    assert 'type="checkbox" id="not-actor-ana" name="not_actor" value="ana" checked' in html
    assert 'class="active-filter" href="/statements/"' in html


def test_the_enter_key_presses_the_search_button_and_excludes_nothing(client):
    make.statement(speaker=make.actor(slug="ana"))
    html = flat(client.get("/statements/"))
    form = html[html.index('<form class="filters"') :]
    assert form.index('<button type="submit" class="button button--quiet">Search') < form.index('name="not_actor"')


def test_the_map_leads_to_countries_and_costs_no_query(client, cost):
    country = make.country(code="RS", name="Serbia")
    before = cost("/statements/")
    make.statement(countries=(country,))
    html = flat(client.get("/statements/"))
    assert 'href="/statements/?country=RS" aria-label="Serbia: 1"' in html
    assert cost("/statements/") - before <= 8  # a card, its names: nothing for the map


def test_a_bar_says_how_much_was_loaded_then(client):
    make.statement(said_on=date(2023, 5, 1))
    make.article(published_on=date(2023, 5, 20))
    make.article(published_on=date(2023, 9, 20))
    html = flat(client.get("/statements/"))
    assert 'aria-label="May 2023: 1 statement; 2 dispatches loaded"' in html
    assert "<title>September 2023: 0 statements; 1 dispatch loaded</title>" in html
    assert "none in 10 of 12 months" in html


# --- one statement -----------------------------------------------------------------------------------------------


def test_a_statement_stands_in_its_paragraph_with_its_proof(client):
    article = make.article(
        body="First paragraph.\nAna Testić said the dam would hold. She left.\nThe last.",
        published_on=date(2023, 5, 3),
        published_phrase="3 May",
    )
    row = make.statement(of=article, text="the dam would hold", speaker=make.actor(name="Ana Testić"), rule="clause")
    html = client.get(f"/statements/{row.pk}/").content.decode()
    assert "Ana Testić said <mark>the dam would hold</mark>. She left.</p>" in html
    assert "First paragraph" not in html
    assert f"Characters {row.start}–{row.end}" in html
    assert "Verified" in html
    assert article.body_sha256 in html
    assert "3 May 2023, read from “3 May”" in html
    assert "machine-read, unreviewed" in html
    assert f"http://testserver/statements/{row.pk}/" in html


@pytest.mark.parametrize(("field", "fault"), [("text", "are not these words"), ("body_sha256", "and not the one")])
def test_a_proof_that_fails_is_a_visible_fault(client, monkeypatch, field, fault):
    """The database refuses such rows, so the fault is put in as they are read."""
    row = make.statement()
    read = Statement.from_db if field == "text" else Article.from_db

    def tampered(cls, *args):
        instance = read.__func__(cls, *args)
        setattr(instance, field, "0" * 64)
        return instance

    monkeypatch.setattr(Statement if field == "text" else Article, "from_db", classmethod(tampered))
    html = client.get(f"/statements/{row.pk}/").content.decode()
    assert 'class="proof proof--broken"' in html
    assert fault in html
    assert "Verified" not in html


def test_a_rejected_statement_is_gone_and_says_why(client):
    row = make.statement(review="rejected", review_reason="The article quotes nobody here.")
    response = client.get(f"/statements/{row.pk}/")
    assert response.status_code == 410
    assert "The article quotes nobody here." in response.content.decode()
    assert row.text not in response.content.decode()


def test_a_statement_of_a_withdrawn_article_is_gone_and_says_why(client):
    article = make.article(body="The dam holds.", status="withdrawn", status_reason="The outlet took it back.")
    row = make.statement(of=article, text="The dam holds")
    response = client.get(f"/statements/{row.pk}/")
    assert response.status_code == 410
    assert "The outlet took it back." in response.content.decode()
    assert "The dam holds" not in response.content.decode()


def test_a_statement_of_a_draft_is_not_found(client):
    row = make.statement(of=make.article(body="The dam holds.", status="draft"), text="The dam holds")
    assert client.get(f"/statements/{row.pk}/").status_code == 404


def test_the_same_words_elsewhere_are_listed_and_hidden_ones_are_not(client):
    utterance = Utterance.objects.create(speaker=None, words_sha256="0" * 64)
    row, other, rejected = (make.statement(utterance=utterance) for _ in range(3))
    Statement.objects.filter(pk=rejected.pk).update(review="rejected")
    html = client.get(f"/statements/{row.pk}/").content.decode()
    assert "The same words elsewhere" in html
    assert f'href="/statements/{other.pk}/"' in html
    assert f'href="/statements/{rejected.pk}/"' not in html


def test_previous_and_next_walk_through_all_of_a_speaker_in_order(client):
    ana = make.actor()
    days = [date(2023, 5, 1), None, date(2023, 5, 1), date(2021, 1, 1), None]
    made = [make.statement(speaker=ana, said_on=day) for day in days]
    make.statement(said_on=date(2023, 5, 1))
    make.statement(speaker=ana, in_title=True)
    order = [made[3], made[0], made[2], made[1], made[4]]
    for i, row in enumerate(order):
        html = flat(client.get(f"/statements/{row.pk}/"))
        previous = re.findall(r'class="pager__previous" href="/statements/(\d+)/"', html)
        following = re.findall(r'class="pager__next" href="/statements/(\d+)/"', html)
        assert previous == ([str(order[i - 1].pk)] if i else [])
        assert following == ([str(order[i + 1].pk)] if i + 1 < len(order) else [])


def test_a_statement_that_came_past_the_triggers_has_a_page_without_history(client):
    with pgtrigger.ignore("articles.Statement:insert_insert"):
        statement = make.statement()
    response = client.get(statement.get_absolute_url())
    assert response.status_code == 200
    assert response.context["history"] == []
    assert "No change was ever recorded." in response.content.decode()


@pytest.mark.django_db(transaction=True)  # history tells acts apart by transaction
def test_the_history_tells_what_was_done_and_not_by_whom(client, django_user_model):
    curator = django_user_model.objects.create_user("curator-of-the-day")
    ana, bruno = make.actor(name="Ana Testić"), make.actor(name="Bruno Exampleson")
    row = make.statement(speaker=ana)
    row.speaker, row.review, row.reviewed_by, row.review_reason = bruno, "corrected", curator, "Bruno speaks here."
    row.reviewed_at = datetime(2026, 1, 2, tzinfo=UTC)
    row.save()
    Statement.objects.filter(pk=row.pk).update(utterance=None)
    html = client.get(f"/statements/{row.pk}/").content.decode()
    assert "Read from the article by the program" in html
    assert "Corrected; speaker: Ana Testić → Bruno Exampleson: Bruno speaks here." in html
    assert "curator-of-the-day" not in html


def test_an_old_address_leads_to_the_new_one_or_says_why_it_is_gone(client):
    row = make.statement()
    Redirect.objects.create(old_path="/statements/900001/", new_path=row.get_absolute_url(), reason="read twice")
    Redirect.objects.create(old_path="/statements/900002/", reason="Deleted by order of a court.")
    moved = client.get("/statements/900001/")
    assert (moved.status_code, moved["Location"]) == (301, row.get_absolute_url())
    gone = client.get("/statements/900002/")
    assert gone.status_code == 410
    assert "Deleted by order of a court." in gone.content.decode()


def test_the_cost_of_a_statement_does_not_grow_with_its_company(cost):
    ana = make.actor()
    utterance = Utterance.objects.create(speaker=ana, words_sha256="0" * 64)
    row = make.statement(speaker=ana, utterance=utterance, topics=(make.topic(),), countries=(make.country(),))

    def more() -> None:
        for _ in range(4):
            article = make.article(title="", body=f"Dam {make.country().code}.", outlet=make.outlet())
            make.statement(of=article, text="Dam", speaker=ana, utterance=utterance)
            Statement.objects.filter(pk=row.pk).update(kind="mixed", speaker=make.actor())
            Statement.objects.filter(pk=row.pk).update(kind="direct", speaker=ana)

    more()
    before = cost(row.get_absolute_url())
    more()
    assert cost(row.get_absolute_url()) == before


def test_a_reader_without_cookies_gets_none(client: Client):
    make.statement()
    response = client.get("/statements/")
    assert not response.cookies
    assert StatementQuery().total() == 1


def test_a_month_is_shown_by_day_with_a_way_back_to_the_whole_time(client):
    make.statement(kind="direct", said_on=date(2023, 5, 3))
    make.statement(kind="direct", said_on=date(2023, 5, 1), said_precision="month")
    html = client.get("/statements/?kind=direct&since=2023-05-01&until=2023-05-31").content.decode()
    assert "Statements by day" in html
    assert 'aria-label="3 May 2023: 2 statements, 1 of them not known to the day; 1 dispatch loaded"' in html
    assert "lighter: day not certain" in html
    assert ">1 May</li>" in html
    assert '<a href="/statements/?kind=direct">the whole time</a>' in html


def test_a_name_that_is_searched_for_leads_to_who_bears_it(client):
    ana = make.actor(slug="ana", name="Ana Testić")
    ActorName.objects.create(actor=ana, kind="family", text="Testić")
    make.statement(speaker=ana)
    html = re.sub(r"\s+", " ", client.get("/statements/?q=testic").content.decode())
    assert 'said by <a href="/statements/?actor=ana" hx-get="/statements/?actor=ana">Ana Testić</a>' in html
