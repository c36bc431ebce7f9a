"""Articles in admin: read beside their statements, withdrawn; the text never changes, the original is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import curation
from articles.admin.beside import stretches
from articles.models import Article, Statement
from articles.models.changes import version_of
from tests import factories, people
from tests.reviewing import HTMX, page, reading

pytestmark = pytest.mark.django_db

LIST = "admin:articles_article_changelist"


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(people.curator(name="vera"))
    return client


def page_of(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def original_of(article: Article) -> str:
    return reverse("admin:articles_article_original", args=[article.pk])


# Dates


REASONS = ["Ana Testić was president of Freedonia until 5 May 2022.", "It speaks of “<spring>” as still to come."]


def undated(**fields: object) -> Article:
    inferred = {"dated_from": date(2022, 3, 1), "dated_until": date(2022, 5, 4), "dating_reasons": REASONS}
    return factories.article(**(inferred | fields))


@pytest.mark.parametrize(
    ("fields", "dated"),
    [
        ({}, "2022-03-01 – 2022-05-04, dated by inference"),
        ({"dated_until": date(2022, 3, 1)}, "2022-03-01, dated by inference"),
        ({"published_on": date(2022, 4, 2), "published_precision": "day"}, "2022-04-02"),
        ({"published_on": date(2022, 4, 1), "published_precision": "month"}, "2022-04"),
        ({"published_on": date(2022, 1, 1), "published_precision": "year"}, "2022"),
        ({"dated_from": None, "dated_until": None, "dating_reasons": []}, "–"),
    ],
)
def test_a_list_says_which_dates_were_inferred(desk: Client, fields: dict[str, object], dated: str) -> None:
    undated(**fields)
    assert f'<td class="field-dated">{dated}</td>' in desk.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize(("chosen", "titles"), [("inferred", {"A"}), ("given", {"B"}), ("none", {"C"})])
def test_a_list_is_narrowed_to_what_is_dated_by_inference(desk: Client, chosen: str, titles: set[str]) -> None:
    undated(title="A")
    undated(title="B", published_on=date(2022, 4, 2), published_precision="day")
    factories.article(title="C")
    found = desk.get(reverse(LIST), {"date": chosen}).context["cl"].result_list
    assert {article.title for article in found} == titles


def test_an_inferred_date_is_read_with_its_reasons_and_cannot_be_typed(desk: Client) -> None:
    article = undated()
    shown = desk.get(page_of(article)).content.decode()
    assert "2022-03-01 – 2022-05-04" in shown
    assert REASONS[0] in shown
    assert "“&lt;spring&gt;”" in shown
    assert 'name="dated_from"' not in shown
    assert 'name="dating_reasons"' not in shown


def test_a_date_that_was_given_counts_before_an_inferred_one(desk: Client) -> None:
    article = undated(published_on=date(2022, 4, 2), published_precision="day")
    assert "(a date was given, which counts)" in desk.get(page_of(article)).content.decode()


# Reading


@pytest.mark.parametrize(
    ("spans", "told"),
    [
        ([], [("abcdef", False, [])]),
        ([(7, 1, 3)], [("a", False, []), ("bc", True, [7]), ("def", False, [])]),
        ([(7, 0, 6)], [("abcdef", True, [7])]),
        (
            [(7, 1, 5), (8, 2, 3)],
            [("a", False, []), ("b", True, [7]), ("c", True, [8]), ("de", True, []), ("f", False, [])],
        ),
        ([(7, 0, 2), (8, 2, 4)], [("ab", True, [7]), ("cd", True, [8]), ("ef", False, [])]),
    ],
)
def test_a_text_is_cut_where_statements_begin_and_end(spans, told):
    cut = stretches("abcdef", spans)
    assert [(s.text, s.inside, s.starting) for s in cut] == told
    assert "".join(s.text for s in cut) == "abcdef"


def test_the_text_stands_beside_its_statements_and_cannot_be_sent_in(desk):
    article = factories.article(body="Ana Testić said <b>the gate</b> stays shut.")
    statement = factories.statement(of=article, text="<b>the gate</b> stays shut", speaker_printed="Ana Testić")
    shown = desk.get(page_of(article)).content.decode()
    assert "<mark>&lt;b&gt;the gate&lt;/b&gt; stays shut</mark>" in shown
    assert reverse("admin:articles_statement_change", args=[statement.pk]) in shown
    sent = {"title": "A better title", "body": "invented", "language": "en", "published_precision": "unknown"}
    assert desk.post(page_of(article), sent | {"body_sha256": "0" * 64, "status": "withdrawn"}).status_code == 302
    article.refresh_from_db()
    assert article.title == "A better title"
    assert (article.body, article.status) == ("Ana Testić said <b>the gate</b> stays shut.", "published")


def test_titles_and_file_names_are_found_without_diacritics(desk):
    article = factories.article(title="Đurđevdan in Žepče", source_name="žepče.txt")
    factories.article()
    for words in ("durdevdan", "Zepce", "zepce.txt", article.body_sha256):
        found = desk.get(reverse(LIST), {"q": words}).context["cl"].queryset
        assert list(found) == [article], words
    with connection.cursor() as cursor:
        # So few rows are read faster in any other way.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    assert "Bitmap Index Scan on article_known_as" in found.order_by().explain()


@pytest.mark.parametrize("counts", ["", "&_facets=True"])
def test_an_unknown_language_has_a_name_among_the_filters(desk, counts):
    unknown, _ = factories.article(language=""), factories.article(language="en")
    response = desk.get(f"{reverse(LIST)}?language={counts}")
    assert list(response.context["cl"].result_list) == [unknown]
    assert f">unknown{' (1)' if counts else ''}</a>" in page(response)


def test_the_list_counts_statements(desk):
    article = factories.article(body="Ana said one. Bruno said two.")
    factories.statement(of=article, text="one")
    factories.statement(of=article, text="two")
    factories.article()
    found = desk.get(reverse(LIST)).context["cl"].queryset
    assert sorted(row.found for row in found) == [0, 2]


def test_the_second_of_two_curators_sees_the_first_ones_title_and_saves_nothing(desk):
    article = factories.article(title="Bridge to open")
    seen = desk.get(page_of(article)).context["adminform"].form["seen"].value()
    sent = {"language": "en", "published_precision": "unknown", "seen": seen}
    assert desk.post(page_of(article), sent | {"title": "Bridge to open in May"}).status_code == 302
    late = desk.post(page_of(article), sent | {"title": "Bridge to open in June"})
    assert late.status_code == 200
    told = " ".join(late.context["adminform"].form.non_field_errors())
    for word in ("vera", "Bridge to open in May"):
        assert word in told
    article.refresh_from_db()
    assert article.title == "Bridge to open in May"
    again = desk.post(
        page_of(article),
        sent | {"title": "Bridge to open in June", "seen": late.context["adminform"].form["seen"].value()},
    )
    assert again.status_code == 200  # the page that told of the change is still the old one


def test_the_calendar_of_an_article_needs_a_precision(desk):
    article = factories.article()
    response = desk.post(
        page_of(article), {"language": "en", "published_on": "2024-05-01", "published_precision": "unknown"}
    )
    assert response.status_code == 200
    assert "published_precision" in response.context["adminform"].form.errors


# Statements put right beside the text


def in_place(statement: Statement) -> str:
    return reverse("admin:articles_article_statement", args=[statement.article_id, statement.pk])


def filled_in(statement: Statement, **changed: Any) -> dict[str, Any]:
    row = Statement.objects.get(pk=statement.pk)
    return {"seen": version_of(row)} | reading(row, **changed)


@pytest.fixture
def statement() -> Statement:
    article = factories.article(body="Ana Testić said the gate stays shut until spring comes.")
    return factories.statement(of=article, text="the gate stays shut", topics=(factories.topic(slug="gates"),))


def test_a_statement_is_put_right_in_its_row_and_the_text_is_marked_anew(desk, statement):
    bruno = factories.actor(name="Bruno Exampleson")
    form = desk.get(in_place(statement), headers=HTMX)
    assert form.content.decode().count("<form") == 1
    assert "<html" not in form.content.decode()
    assert f'<h3 tabindex="-1" autofocus>Statement {statement.pk}</h3>' in form.content.decode()
    wrong = desk.post(in_place(statement), filled_in(statement, said="in May"), headers=HTMX).content.decode()
    assert "autofocus" not in wrong  # what had the focus keeps it
    assert f'id="s{statement.pk}-save"' in wrong
    sent = filled_in(statement, speaker="bruno exampleson", ends="spring comes", more_topics="gates", why="He said it.")
    row = page(desk.post(in_place(statement), sent, headers=HTMX))
    assert f'<li id="row-{statement.pk}">' in row
    assert "The correction was saved." in row
    assert 'id="article-text" hx-swap-oob="true"' in row
    assert "<mark>the gate stays shut until spring comes</mark>" in row
    statement.refresh_from_db()
    assert (statement.speaker, statement.review, statement.review_reason) == (bruno, "corrected", "He said it.")
    assert f'name="seen-{statement.pk}" value="{version_of(statement)}"' in row


def test_without_scripts_a_statement_is_put_right_on_a_page_and_one_is_back_at_its_row(desk, statement):
    assert in_place(statement) in desk.get(page_of(statement.article)).content.decode()
    shown = page(desk.get(in_place(statement)))
    assert "<mark>the gate stays shut</mark>" in shown
    wrong = desk.post(in_place(statement), filled_in(statement, said="in May", speaker="Nobody Known"))
    assert "Write the day as 2024-05-12" in page(wrong)
    assert 'value="Nobody Known"' in page(wrong)
    response = desk.post(in_place(statement), filled_in(statement, kind="mixed"))
    assert response["Location"] == f"{page_of(statement.article)}#row-{statement.pk}"
    statement.refresh_from_db()
    assert (statement.kind, statement.review) == ("mixed", "corrected")


def test_a_form_sent_as_it_came_vouches_for_nothing(desk, statement):
    before = version_of(statement)
    assert "Nothing was changed." in page(desk.post(in_place(statement), filled_in(statement), headers=HTMX))
    assert version_of(statement) == before


def test_the_second_of_two_in_one_row_sees_what_the_first_changed(desk, statement):
    sent = filled_in(statement, kind="mixed")
    curation.correct(statement.pk, by=people.curator(name="mira"), changes={"speaker_printed": "Ana"}, reason="Short.")
    late = desk.post(in_place(statement), sent, headers=HTMX)
    for told in ("Nothing was saved.", "mira", "Short.", "kind: mixed"):
        assert told in page(late)
    statement.refresh_from_db()
    assert statement.kind == "indirect"
    assert late.context["form"].data["seen"] == version_of(statement)


def test_what_one_sent_in_oneself_is_not_put_right_in_its_row(desk, statement):
    Article.objects.update(loaded_by=User.objects.get(username="vera"))
    assert in_place(statement) not in desk.get(page_of(statement.article)).content.decode()
    response = desk.post(in_place(statement), filled_in(statement, kind="mixed"), headers=HTMX)
    assert "comes from your own upload" in page(response)
    assert desk.get(reverse("admin:articles_article_statement", args=[0, statement.pk])).status_code == 404


def test_an_article_with_twice_the_statements_takes_as_many_queries(desk):
    article = factories.article(body=" ".join(f"Ana said word{n}." for n in range(8)))
    counts = []
    for numbers in (range(4), range(4, 8)):
        for n in numbers:
            tags = {"countries": (factories.country(),), "topics": (factories.topic(),), "speaker": factories.actor()}
            factories.statement(of=article, text=f"word{n}", **tags)
        desk.get(page_of(article))
        with CaptureQueriesContext(connection) as queries:
            desk.get(page_of(article))
        counts.append(len(queries))
    assert counts[0] == counts[1]


# Withdrawing


def test_withdrawing_asks_why_and_publishing_puts_back(desk):
    article = factories.article()
    chosen = {"_selected_action": [article.pk]}
    asked = desk.post(reverse(LIST), chosen | {"action": "withdraw"})
    assert b"Reason" in asked.content
    desk.post(reverse(LIST), chosen | {"action": "withdraw", "apply": "1", "reason": "The outlet withdrew it."})
    article.refresh_from_db()
    assert (article.status, article.status_reason) == ("withdrawn", "The outlet withdrew it.")
    history = desk.get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()
    for told in ("vera", "withdraw", "The outlet withdrew it.", "published"):
        assert told in history
    desk.post(reverse(LIST), chosen | {"action": "publish"})
    article.refresh_from_db()
    assert (article.status, article.status_reason) == ("published", "")


# The original


def test_the_original_comes_as_a_file_that_no_browser_runs(desk):
    article = factories.article(source_name="report.html")
    held = b"<script>alert(1)</script>"
    storages["originals"].save(article.original.path, ContentFile(held))
    response = desk.get(original_of(article))
    assert b"".join(response) == held
    assert response.headers["Content-Disposition"] == 'attachment; filename="report.html"'
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a\r\nSet-Cookie: x=1.txt", 'a".txt', "gnp\u202etxt.exe", "žepče.txt"]
)
def test_no_file_name_reaches_beyond_its_header(desk, name):
    article = factories.article(source_name=name)
    storages["originals"].save(article.original.path, ContentFile(b"x"))
    response = desk.get(original_of(article))
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert "Set-Cookie" not in response.headers or "x=1" not in response.headers["Set-Cookie"]
    for trap in ("/", "\n", "\r", "\u202e", "%E2%80%AE"):
        assert trap not in disposition


def test_an_original_that_is_not_there_is_told(desk):
    article = factories.article()
    assert desk.get(original_of(article)).status_code == 404
    assert desk.get(reverse("admin:articles_article_original", args=[0])).status_code == 404


def test_only_who_may_see_originals_gets_one(client):
    article = factories.article()
    storages["originals"].save(article.original.path, ContentFile(b"x"))
    client.force_login(people.uploader())
    assert client.get(original_of(article)).status_code == 403
    client.logout()
    assert client.get(original_of(article)).status_code == 302
