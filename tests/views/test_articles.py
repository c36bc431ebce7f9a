"""The list of articles, and the text as printed."""

import html as markup
import re
from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from articles.models import Redirect, Statement
from articles.views.articles import PER_PAGE
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_articles_are_listed_newest_first_with_their_counts(client):
    old = make.article(title="Old news", published_on=date(2020, 1, 1))
    new = make.article(title="New news", body="It holds. It opens.", published_on=date(2024, 1, 1))
    make.article(title="Undated news")
    make.article(title="Secret news", status="draft")
    make.article(title="Withdrawn news", status="withdrawn", status_reason="wrong")
    make.statement(of=new, text="It holds")
    make.statement(of=new, text="It opens", review="rejected")
    response = client.get("/articles/")
    html = response.content.decode()
    assert re.findall(r">(\w+ news)<", html) == ["New news", "Old news", "Undated news"]
    assert [(article.pk, n) for article, n in response.context["entries"]][:2] == [(new.pk, 1), (old.pk, 0)]


def test_articles_of_one_outlet(client):
    daily = make.outlet(slug="daily")
    mine = make.article(outlet=daily)
    make.article(outlet=make.outlet())
    assert [article for article, _ in client.get("/articles/?outlet=daily").context["entries"]] == [mine]
    response = client.get("/articles/?outlet=nothing")
    assert len(response.context["entries"]) == 2
    assert "There is no such outlet" in response.content.decode()


def test_the_list_has_pages_that_keep_the_outlet(client):
    daily = make.outlet(slug="daily")
    for _ in range(PER_PAGE + 1):
        make.article(outlet=daily)
    html = client.get("/articles/?outlet=daily").content.decode()
    assert 'href="?outlet=daily&amp;page=2"' in html
    assert len(client.get("/articles/?outlet=daily&page=2").context["entries"]) == 1
    assert client.get("/articles/?page=99").context["page"].number == 2


def test_the_text_stands_as_printed_with_every_statement_marked(client):
    body = "The dam\n\nAna Testić said it holds & “will <b>hold</b>”.\nThe end."
    article = make.article(title="The dam", body=body, title_end=7)
    ana = make.actor(name="Ana Testić")
    row = make.statement(of=article, text="it holds & “will <b>hold</b>”", speaker=ana)
    inner = make.statement(of=article, text="will <b>hold</b>", speaker=ana)
    rejected = make.statement(of=article, text="The end", review="rejected")
    response = client.get(article.get_absolute_url())
    html = response.content.decode()
    paragraphs = re.findall(r'<p class="reader__text">(.*?)</p>', html, re.S)
    assert [markup.unescape(re.sub("<[^>]+>", "", p)) for p in paragraphs] == [p for p in body.split("\n") if p]
    for pk in (row.pk, inner.pk):
        assert html.count(f'id="statement-{pk}"') == 1
        assert f'href="/statements/{pk}/"' in html
        assert f'id="note-{pk}"' in html
    assert f"statement-{rejected.pk}" not in html
    assert html.count("machine-read and unreviewed") == 1


def test_a_stale_slug_is_put_right(client):
    article = make.article(title="The dam holds")
    response = client.get(f"/articles/{article.pk}/something-else/")
    assert (response.status_code, response["Location"]) == (301, f"/articles/{article.pk}/the-dam-holds/")


def test_a_withdrawn_article_is_gone_and_says_why(client):
    article = make.article(body="The dam broke.", status="withdrawn", status_reason="The outlet took it back.")
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410
    assert "The outlet took it back." in response.content.decode()
    assert "The dam broke" not in response.content.decode()


def test_a_draft_is_not_found(client):
    assert client.get(make.article(status="draft").get_absolute_url()).status_code == 404


def test_an_old_address_leads_to_the_new_one(client):
    article = make.article()
    Redirect.objects.create(old_path="/articles/900001/old/", new_path=article.get_absolute_url(), reason="twice")
    assert client.get("/articles/900001/old/")["Location"] == article.get_absolute_url()


def test_the_cost_of_an_article_and_of_the_list_does_not_grow(cost):
    body = " ".join(f"Ana said number {i:02} holds." for i in range(12))
    article = make.article(title="", body=body)

    def more(numbers: range) -> None:
        for i in numbers:
            make.statement(of=article, text=f"number {i:02} holds", speaker=make.actor(), via=make.actor())
            make.article(title="", outlet=make.outlet())

    more(range(6))
    before = cost(article.get_absolute_url()), cost("/articles/")
    more(range(6, 12))
    assert (cost(article.get_absolute_url()), cost("/articles/")) == before


def test_the_reader_is_told_how_much_of_an_article_nobody_has_reviewed(client):
    row = make.article(body="Ana Testić said yes. Ana Testić said no.")
    make.statement(of=row, text="yes")
    second = make.statement(of=row, text="no")
    assertContains(client.get(row.get_absolute_url()), "2 statements found, machine-read and unreviewed.")
    Statement.objects.filter(pk=second.pk).update(review="confirmed")
    assertContains(client.get(row.get_absolute_url()), "2 statements found, 1 of them machine-read and unreviewed.")
    Statement.objects.filter(article=row).update(review="confirmed")
    assertContains(client.get(row.get_absolute_url()), "2 statements found. ")


@pytest.mark.parametrize("page", ["2", "0", "x"])
def test_a_page_that_a_list_does_not_have_is_said(client, page):
    make.article()
    for address in ("/articles/", "/sets/"):
        assert "There is no such page: this is page 1 of 1." in client.get(address, {"page": page}).content.decode()
        assert "There is no such page" not in client.get(address, {"page": "1"}).content.decode()


def test_an_article_says_the_address_that_lasts(client):
    row = make.article()
    address = f"http://testserver/articles/{row.pk}/"
    assert f'<a href="{address}">{address}</a>' in client.get(row.get_absolute_url()).content.decode()


def test_the_number_alone_finds_an_article(client):
    row = make.article()
    assertRedirects(client.get(f"/articles/{row.pk}/"), row.get_absolute_url(), status_code=301)
    assert client.get("/articles/999999/").status_code == 404


def test_what_was_odd_about_quotation_marks_stands_beside_them(client):
    note = "quotation mark opened at 9 is not closed in its paragraph"
    row = make.article(body="Ana said “it holds.\nThe end.", notes=[note])
    make.statement(of=row, text="it holds")
    html = client.get(row.get_absolute_url()).content.decode()
    assert '<span class="fault" id="fault-9">“</span>' in html
    assert 'href="#fault-9"' in html
    assert "This quotation is not closed in its paragraph." in html
