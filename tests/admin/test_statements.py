"""Statements in admin: found, corrected, confirmed, rejected; by the right people, and never over each other."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles import curation
from articles.models import ActorName, Statement, Upload, UploadItem
from articles.models.changes import version_of
from tests import factories, people
from tests.admin import pages

pytestmark = pytest.mark.django_db

LIST = "admin:articles_statement_changelist"


@pytest.fixture
def vera():
    return people.curator(name="vera")


@pytest.fixture
def desk(vera) -> Client:
    client = Client()
    client.force_login(vera)
    return client


def page_of(statement: Statement) -> str:
    return reverse("admin:articles_statement_change", args=[statement.pk])


def form_of(desk: Client, statement: Statement) -> dict[str, Any]:
    return pages.form_of(desk, page_of(statement))


def find(desk: Client, words: str) -> set[int]:
    return set(desk.get(reverse(LIST), {"q": words}).context["cl"].queryset.values_list("pk", flat=True))


# Finding


def test_search_finds_words_phrases_and_speakers_whatever_the_diacritics(desk):
    nada = factories.actor(name="Nađa Čekić-Žarić")
    ActorName.objects.create(actor=nada, text="Gospođa Čekić")
    by_nada = factories.statement(speaker=nada, text="the gate stays shut")
    by_someone = factories.statement(text="the gate will be painted", speaker_printed="a Šibenik baker")
    assert find(desk, "gate") == {by_nada.pk, by_someone.pk}
    assert find(desk, '"gate stays"') == {by_nada.pk}
    assert find(desk, "gate -painted") == {by_nada.pk}
    assert find(desk, "Nada Cekic") == {by_nada.pk}
    assert find(desk, "gospoda") == {by_nada.pk}
    assert find(desk, "sibenik") == {by_someone.pk}
    assert find(desk, "nobody at all") == set()


def test_confidence_comes_in_bands_that_leave_nobody_out(desk):
    for confidence in (0, 0.49, 0.5, 0.7, 0.89, 0.9, 1):
        factories.statement(confidence=confidence)
    found = {
        band: desk.get(reverse(LIST), {"confidence": band}).context["cl"].result_count
        for band in ("low", "fair", "good", "high")
    }
    assert found == {"low": 2, "fair": 1, "good": 2, "high": 2}


# Correcting


def test_sending_the_page_back_untouched_changes_nothing(desk):
    statement = factories.statement(
        speaker=factories.actor(),
        said_on=date(2024, 5, 1),
        countries=(factories.country(),),
        topics=(factories.topic(),),
    )
    before = version_of(statement)
    assert desk.post(page_of(statement), form_of(desk, statement)).status_code == 302
    statement.refresh_from_db()
    assert statement.review == "proposed"
    assert version_of(statement) == before


def test_a_changed_statement_is_corrected_by_whom_and_when(desk, vera):
    statement = factories.statement(speaker=factories.actor())
    other = factories.actor()
    data = form_of(desk, statement) | {"speaker": other.pk, "why": "She was quoting him."}
    assert desk.post(page_of(statement), data).status_code == 302
    statement.refresh_from_db()
    assert (statement.speaker, statement.review, statement.reviewed_by) == (other, "corrected", vera)
    assert statement.reviewed_at
    assert statement.review_reason == "She was quoting him."


def test_one_button_confirms_what_was_read_and_corrects_what_was_changed(desk, vera):
    read, changed = factories.statement(), factories.statement()
    assert 'name="_confirm"' in desk.get(page_of(read)).content.decode()
    assert desk.post(page_of(read), form_of(desk, read) | {"_confirm": "1"}).status_code == 302
    assert desk.post(page_of(changed), form_of(desk, changed) | {"_confirm": "1", "kind": "direct"}).status_code == 302
    read.refresh_from_db()
    changed.refresh_from_db()
    assert (read.review, read.reviewed_by) == ("confirmed", vera)
    assert (changed.review, changed.kind) == ("corrected", "direct")


@pytest.mark.parametrize(("review", "told"), [("rejected", True), ("proposed", False)])
def test_who_corrects_a_rejected_statement_is_told_that_it_is_public_again(desk, review, told):
    statement = factories.statement(review=review)
    response = desk.post(page_of(statement), form_of(desk, statement) | {"kind": "direct"}, follow=True)
    statement.refresh_from_db()
    assert statement.review == "corrected"
    assert ("public again" in response.content.decode()) is told


def test_tags_are_put_on_and_taken_off(desk):
    old, new = factories.country(), factories.country()
    statement = factories.statement(countries=(old,))
    data = form_of(desk, statement)
    data |= {"country_tags-0-DELETE": "on", "country_tags-TOTAL_FORMS": 2}
    data |= {"country_tags-1-country": new.pk, "country_tags-1-statement": statement.pk, "country_tags-1-id": ""}
    assert desk.post(page_of(statement), data).status_code == 302
    assert list(statement.countries.all()) == [new]
    statement.refresh_from_db()
    assert statement.review == "corrected"


def about(statement: Statement) -> set[str]:
    return set(statement.country_tags.values_list("country__code", flat=True))


def test_countries_change_places_on_one_page(desk):
    one, two = factories.country(code="XA"), factories.country(code="XB")
    statement = factories.statement(countries=(one, two))
    data = form_of(desk, statement)
    data["country_tags-0-country"], data["country_tags-1-country"] = (
        data["country_tags-1-country"],
        data["country_tags-0-country"],
    )
    assert desk.post(page_of(statement), data).status_code == 302
    assert about(statement) == {"XA", "XB"}


def test_a_country_takes_the_line_of_another_while_its_own_is_deleted(desk):
    statement = factories.statement(countries=(factories.country(code="XA"), factories.country(code="XB")))
    data = form_of(desk, statement)
    data |= {"country_tags-0-country": data["country_tags-1-country"], "country_tags-1-DELETE": "on"}
    assert desk.post(page_of(statement), data).status_code == 302
    assert len(about(statement)) == 1


def test_a_country_chosen_twice_is_told(desk):
    statement = factories.statement(countries=(factories.country(code="XA"), factories.country(code="XB")))
    data = form_of(desk, statement)
    response = desk.post(page_of(statement), data | {"country_tags-0-country": data["country_tags-1-country"]})
    assert "duplicate" in str(response.context["errors"])
    assert about(statement) == {"XA", "XB"}


def test_words_and_span_cannot_be_sent_in(desk):
    statement = factories.statement()
    before = Statement.objects.values("text", "start", "end", "article", "confidence", "review").get(pk=statement.pk)
    forged = {"text": "invented", "start": 0, "end": 3, "article": factories.article().pk, "review": "confirmed"}
    desk.post(page_of(statement), form_of(desk, statement) | forged)
    assert Statement.objects.values(*before).get(pk=statement.pk) == before


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"said_on": "yesterday"}, "said_on"),
        ({"said_on": "2024-05-01"}, "said_precision"),
        ({"kind": "sung"}, "kind"),
        ({"speaker": "999999"}, "speaker"),
    ],
)
def test_an_impossible_value_is_told_at_its_field(desk, sent, field):
    statement = factories.statement()
    response = desk.post(page_of(statement), form_of(desk, statement) | sent)
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors
    statement.refresh_from_db()
    assert statement.review == "proposed"


def test_the_second_curator_sees_what_the_first_did_and_saves_nothing(desk):
    statement = factories.statement(speaker=factories.actor(name="Ana Testić"))
    data = form_of(desk, statement) | {"kind": "direct"}
    mira = people.curator(name="mira")
    curation.correct(statement.pk, by=mira, changes={"speaker": factories.actor(name="Bruno Exampleson")})
    response = desk.post(page_of(statement), data)
    assert response.status_code == 200
    told = " ".join(response.context["adminform"].form.non_field_errors())
    for word in ("mira", "Ana Testić", "Bruno Exampleson"):
        assert word in told
    statement.refresh_from_db()
    assert statement.kind == "indirect"


def test_an_uploader_only_reads_what_came_from_their_own_upload(desk, vera):
    statement = factories.statement()
    batch = Upload.objects.create(uploaded_by=vera)
    UploadItem.objects.create(upload=batch, name="a.txt", article=statement.article, outcome="stored")
    assert desk.get(page_of(statement)).status_code == 200
    assert desk.post(page_of(statement), {"kind": "direct"}).status_code == 403
    response = act(desk, "confirm", statement)
    assert "your own upload" in response.content.decode()
    statement.refresh_from_db()
    assert (statement.review, statement.kind) == ("proposed", "indirect")


# Actions


def act(desk: Client, action: str, *statements: Statement, **more: Any):
    chosen = {"action": action, "_selected_action": [s.pk for s in statements]}
    return desk.post(reverse(LIST), chosen | more, follow=True)


def test_several_are_confirmed_at_once_and_one_that_cannot_be_stops_no_other(desk, vera):
    first, second, done = (factories.statement() for _ in range(3))
    curation.confirm(done.pk, by=people.curator())
    page = act(desk, "confirm", first, second, done).content.decode()
    assert "2 statements confirmed." in page
    assert f"Statement {done.pk} is confirmed already." in page
    assert Statement.objects.filter(review="confirmed", reviewed_by=vera).count() == 2


def test_a_rejection_asks_for_a_reason_first(desk):
    statement, other = factories.statement(), factories.statement()
    asked = act(desk, "reject", statement)
    assert "Reason" in asked.content.decode()
    assert Statement.objects.filter(review="rejected").count() == 0
    assert "This field is required" in act(desk, "reject", statement, apply="1", reason="  ").content.decode()
    act(desk, "reject", statement, apply="1", reason="Nobody said this.")
    assert Statement.objects.get(review="rejected") == statement
    other.refresh_from_db()
    assert other.review == "proposed"


def test_rejecting_everything_that_a_search_found_rejects_that_and_nothing_else(desk):
    found = [factories.statement(text=f"the gate number {n} stays shut") for n in range(60)]
    other = factories.statement()
    chosen = {"action": "reject", "_selected_action": [found[0].pk], "select_across": "1"}
    desk.post(f"{reverse(LIST)}?q=gate", chosen | {"apply": "1", "reason": "no"})
    assert Statement.objects.filter(review="rejected").count() == 60
    other.refresh_from_db()
    assert other.review == "proposed"


def test_who_may_only_read_has_no_actions(client):
    reader = people.reader()
    reader.is_staff = True
    reader.save()
    reader.user_permissions.add(permission("view_statement"))
    client.force_login(reader)
    statement = factories.statement()
    assert client.get(reverse(LIST)).status_code == 200
    act(client, "confirm", statement)
    statement.refresh_from_db()
    assert statement.review == "proposed"


def permission(codename: str):
    return Permission.objects.get(codename=codename)


def shown(desk: Client) -> dict[str, str]:
    """What the list carries along with its rows."""
    page = desk.get(reverse(LIST)).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(seen-[^"]+)" value="(\d+)">', page))


def test_bulk_confirming_leaves_out_what_changed_since_the_list_was_shown(desk):
    untouched, touched = factories.statement(), factories.statement(speaker_printed="a baker")
    seen = shown(desk)
    mira = people.curator(name="mira")
    curation.correct(touched.pk, by=mira, changes={"speaker_printed": "a miller"})
    page = act(desk, "confirm", untouched, touched, **seen).content.decode()
    assert "1 statement confirmed." in page
    assert "Changed meanwhile" in page
    assert "a miller" in page
    assert dict(Statement.objects.values_list("pk", "review")) == {
        untouched.pk: "confirmed",
        touched.pk: "corrected",
    }


def test_confirming_all_that_was_found_leaves_out_what_is_newer_than_the_list(desk, vera):
    rows = [factories.statement() for _ in range(60)]
    seen = shown(desk)
    beyond = rows[0]  # on the second page
    assert f"seen-{beyond.pk}" not in seen
    curation.correct(beyond.pk, by=people.curator(name="mira"), changes={"kind": "direct"})
    page = act(desk, "confirm", rows[-1], select_across="1", **seen).content.decode()
    assert "59 statements confirmed." in page
    beyond.refresh_from_db()
    assert beyond.review == "corrected"


def test_chosen_statements_are_taken_away_as_a_file_without_those_the_public_cannot_read(desk):
    first, second, hidden = factories.statement(), factories.statement(), factories.statement(review="rejected")
    page = act(desk, "export", first, second, hidden)
    assert (page.context["count"], page.context["left_out"]) == (2, 1)
    answer = act(desk, "export", first, hidden, format="jsonl")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert [line["statement"] for line in lines] == [first.pk]


def test_search_knows_other_scripts(desk):
    known = factories.statement(speaker=factories.actor(name="Đorđe Šimić"))
    unknown = factories.statement(speaker_printed="Ђорђе Шимић")
    assert find(desk, "Шимић") == find(desk, "simic") == {known.pk, unknown.pk}


def test_who_decided_from_the_page_of_an_article_goes_back_to_it(desk):
    statement = factories.statement()
    answer = act(desk, "confirm", statement, article=statement.article_id)
    assert answer.redirect_chain[-1][0] == reverse("admin:articles_article_change", args=[statement.article_id])
