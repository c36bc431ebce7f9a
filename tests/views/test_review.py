"""The review queue: what is offered to whom, what a decision answers, and that nobody overwrites anybody."""

from __future__ import annotations

import re
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import curation
from articles.curation import leases, waiting
from articles.curation.waiting import Wanted
from articles.models import Actor, Article, ReviewLease, Statement, Upload, UploadItem
from articles.models.changes import version_of
from articles.views import surroundings
from tests import factories, people
from tests.reviewing import HTMX, at_the_desk, decide, page, reading, three, together

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera() -> Any:
    return people.curator(name="vera")


@pytest.fixture
def mira() -> Any:
    return people.curator(name="mira")


@pytest.fixture
def desk(vera) -> Client:
    return at_the_desk(vera)


# What waits, and in which order


def test_statements_come_article_by_article_the_newest_first_and_in_the_order_of_the_text(desk):
    old, new = three(), factories.statement()
    order = []
    where = desk.get("/review/")["Location"]
    while "at=" in where:
        order.append(int(where.rpartition("=")[2]))
        where = desk.get(f"/review/?after={order[-1]}")
        where = where["Location"] if where.status_code == 302 else ""
    assert order == [new.pk, *(statement.pk for statement in old)]


def test_what_was_decided_rejected_withdrawn_or_stands_in_a_title_does_not_wait(vera, mira):
    confirmed, rejected, aside, _, withdrawn, waits = (factories.statement(in_title=n == 3) for n in range(6))
    curation.confirm(confirmed.pk, by=mira)
    curation.reject(rejected.pk, by=mira, reason="no")
    curation.set_aside(aside.pk, by=mira, reason="who?")
    curation.withdraw(withdrawn.article_id, by=mira, reason="double")
    assert list(Wanted().rows_for(vera)) == [waits]
    assert list(Wanted(aside=True).rows_for(vera)) == [aside]


@pytest.mark.parametrize("by", ["batch", "outlet", "least", "most", "actor", "topic", "article", "together"])
def test_filters_choose_what_is_gone_through(vera, by):
    ana, bruno = factories.actor(slug="ana"), factories.actor(slug="bruno")
    outlet, topic = factories.outlet(slug="courier"), factories.topic(slug="dams")
    found = factories.statement(
        of=factories.article(outlet=outlet, body="Ana said the dam opens."),
        text="the dam opens",
        speaker=None if by == "together" else ana,
        topics=(topic,),
        confidence=0.6,
    )
    if by == "together":
        found.joint.create(place=0, actor=ana, printed="Ana")
    low, high = factories.statement(confidence=0.2, speaker=bruno), factories.statement(confidence=0.95)
    batch = Upload.objects.create(uploaded_by=people.uploader())
    UploadItem.objects.create(upload=batch, name="a.txt", article=found.article, outcome="stored")
    wanted, left_out = {
        "batch": (Wanted(batch=batch.pk), {low, high}),
        "outlet": (Wanted(outlet="courier"), {low, high}),
        "least": (Wanted(least=0.6), {low}),
        "most": (Wanted(most=0.6), {high}),
        "actor": (Wanted(actor="ana"), {low, high}),
        "together": (Wanted(actor="ana"), {low, high}),
        "topic": (Wanted(topic="dams"), {low, high}),
        "article": (Wanted(article=found.article_id), {low, high}),
    }[by]
    assert set(wanted.rows_for(vera)) == {found, low, high} - left_out


def test_the_address_keeps_the_filters_and_a_speaker_may_be_typed_by_name(desk):
    factories.statement(confidence=0.3)
    found = factories.statement(speaker=factories.actor(slug="ana", name="Ana Testić"), confidence=0.9)
    response = desk.get("/review/?outlet=&least=0.5&actor=ana+testic&batch=")
    assert response["Location"] == f"/review/?least=0.5&actor=ana&at={found.pk}"


@pytest.mark.parametrize(("param", "value"), [("least", "lots"), ("batch", "x"), ("outlet", "none"), ("most", "7")])
def test_a_filter_that_cannot_be_read_is_told_at_its_field(desk, param, value):
    factories.statement()
    response = desk.get("/review/", {param: value})
    assert response.status_code == 200
    assert param in response.context["errors"]
    assert response.context["errors"][param] in response.content.decode().replace("&#x27;", "'")


def test_ones_own_uploads_are_not_offered_but_counted(desk, vera, mira):
    loaded = factories.statement(of=factories.article(loaded_by=vera, body="Ana said x."), text="x")
    sent = factories.statement()
    batch = Upload.objects.create(uploaded_by=vera)
    UploadItem.objects.create(upload=batch, name="a.txt", article=sent.article, outcome="stored")
    response = desk.get("/review/")
    assert "Nothing waits for you here" in page(response)
    assert "2 from your own uploads wait for somebody else" in page(response)
    assert set(Wanted().rows_for(mira)) == {loaded, sent}


def test_an_own_upload_opened_by_its_address_cannot_be_confirmed(desk, vera):
    statement = factories.statement(of=factories.article(loaded_by=vera, body="Ana said x."), text="x")
    assert "somebody else must vouch for it" in page(desk.get(f"/review/?at={statement.pk}"))
    response = decide(desk, statement, "confirm", **reading(statement))
    assert response.status_code == 409
    assert "comes from your own upload" in page(response)


# Leases


def test_two_curators_are_never_given_the_same_statement(desk, mira):
    first, second, third = three()
    assert desk.get("/review/")["Location"].endswith(f"at={first.pk}")
    other = at_the_desk(mira)
    assert other.get("/review/")["Location"].endswith(f"at={second.pk}")
    assert desk.get(f"/review/?after={first.pk}")["Location"].endswith(f"at={third.pk}")
    assert other.get("/review/")["Location"].endswith(f"at={first.pk}")


def test_a_lease_ends_by_the_clock(vera, mira):
    statement = factories.statement()
    now = timezone.now()
    assert waiting.take_next(Wanted(), vera, now=now) == statement
    assert waiting.take_next(Wanted(), mira, now=now + leases.LENGTH - timedelta(seconds=1)) is None
    assert waiting.take_next(Wanted(), mira, now=now + leases.LENGTH) == statement
    assert leases.held_by_another(statement.pk, vera, now=now + leases.LENGTH).holder == mira
    assert ReviewLease.objects.prune(now=now + 2 * leases.LENGTH) == 1


def test_what_somebody_else_has_open_is_shown_without_its_buttons(desk, mira):
    statement = factories.statement()
    leases.take([statement.pk], mira)
    shown = page(desk.get(f"/review/?at={statement.pk}"))
    assert "mira has this one open" in shown
    assert "data-decision" not in shown


def test_the_statement_that_comes_next_is_leased_when_it_is_fetched_ahead(desk, mira):
    first, second, third = three()
    desk.get(f"/review/?at={first.pk}")
    response = desk.get(f"/review/?after={first.pk}&ahead=1", headers=HTMX)
    assert f'data-statement="{second.pk}"' in response.content.decode()
    assert 'id="review"' not in response.content.decode()
    assert at_the_desk(mira).get("/review/")["Location"].endswith(f"at={third.pk}")


@pytest.mark.django_db(transaction=True)
def test_of_many_curators_at_once_each_gets_another_statement():
    for _ in range(6):
        factories.statement()
    curators = [people.curator() for _ in range(6)]
    start = Barrier(len(curators))
    got: list[int] = []

    def take(user: Any) -> None:
        try:
            start.wait()
            got.append(waiting.take_next(Wanted(), user).pk)
        finally:
            connections["default"].close()

    together([lambda user=user: take(user) for user in curators])
    assert len(set(got)) == len(curators)


# Deciding


def test_confirming_leads_to_the_next_and_gives_the_lease_back(desk, vera):
    first, second, _ = three()
    desk.get(f"/review/?at={first.pk}")
    response = decide(desk, first, "confirm", **reading(first))
    assert (response.status_code, response["Location"]) == (302, f"/review/?at={second.pk}")
    first.refresh_from_db()
    assert (first.review, first.reviewed_by) == ("confirmed", vera)
    assert list(ReviewLease.objects.values_list("statement", flat=True)) == [second.pk]


def test_a_fragment_is_the_next_statement_with_the_news_and_says_its_address(desk):
    first, second, _ = three()
    response = decide(desk, first, "confirm", to="/review/?least=0.1", headers=HTMX, **reading(first))
    assert response["HX-Push-Url"] == f"/review/?least=0.1&at={second.pk}"
    assert "<html" not in response.content.decode()
    assert f'data-statement="{second.pk}"' in response.content.decode()
    assert 'id="review-news" hx-swap-oob="true"' in response.content.decode()


def test_a_page_that_has_gone_on_already_gets_the_news_alone_and_what_it_took_back_to_compare(desk):
    first, second, _ = three()
    response = decide(desk, first, "confirm", headers=HTMX, shown=second.pk, **reading(first))
    assert "data-statement" not in response.content.decode()
    assert f"Statement {first.pk} confirmed" in page(response)
    assert response.content.decode().count("hx-swap-oob") == 1
    response = decide(desk, first, "undo", headers=HTMX, shown=first.pk)
    assert f'name="seen" value="{version_of(first)}"' in response.content.decode()
    assert f"Statement {first.pk} confirmed" not in page(response)
    assert "HX-Push-Url" not in response  # where the page stands by now, it knows itself


def test_history_gets_the_whole_page_even_from_htmx(desk):
    statement = factories.statement()
    response = desk.get(f"/review/?at={statement.pk}", headers=HTMX | {"HX-History-Restore-Request": "true"})
    assert "<html" in response.content.decode()


@pytest.mark.parametrize(
    ("decision", "sent", "review", "reason"),
    [
        ("reject", {"because": "Not a statement."}, "rejected", "Not a statement."),
        ("reject", {"reason": " a caption "}, "rejected", "a caption"),
        ("aside", {"reason": "who is he?"}, "proposed", "who is he?"),
    ],
)
def test_a_reason_is_chosen_or_typed(desk, decision, sent, review, reason):
    first, _, _ = three()
    decide(desk, first, decision, **sent)
    first.refresh_from_db()
    assert (first.review, first.review_reason) == (review, reason)


def test_rejecting_without_a_reason_is_told_and_saves_nothing(desk):
    first, _, _ = three()
    response = decide(desk, first, "reject", reason="  ")
    assert response.status_code == 409
    assert "Say why" in page(response)
    first.refresh_from_db()
    assert first.review == "proposed"


def test_next_leaves_the_statement_as_it_is(desk):
    first, second, _ = three()
    desk.get(f"/review/?at={first.pk}")
    before = version_of(first)
    assert decide(desk, first, "skip")["Location"].endswith(f"at={second.pk}")
    assert version_of(first) == before
    assert not ReviewLease.objects.filter(statement=first).exists()


def test_undo_brings_back_the_statement_that_was_decided_last(desk):
    first, _, _ = three()
    decide(desk, first, "reject", because="Not a statement.")
    shown = desk.get("/review/?at=" + str(first.pk))
    assert shown.context["last"] == first
    response = decide(desk, first, "undo", seen=shown.context["last_seen"])
    assert response["Location"].endswith(f"at={first.pk}")
    first.refresh_from_db()
    assert (first.review, first.reviewed_at) == ("proposed", None)


def test_behind_the_last_one_what_was_passed_over_is_offered_again(desk):
    first, _, third = three()
    decide(desk, third, "confirm", **reading(third))
    response = desk.get(f"/review/?after={third.pk}")
    assert "Nothing waits behind that one" in page(response)
    assert "2 wait" in page(response)
    assert desk.get("/review/")["Location"].endswith(f"at={first.pk}")


@pytest.mark.parametrize(
    "sent", [{}, {"statement": "1"}, {"statement": "x", "seen": "1", "decision": "confirm"}, {"decision": "burn"}]
)
def test_what_no_page_of_ours_sends_is_refused(desk, sent):
    statement = factories.statement()
    response = desk.post("/review/", sent, follow=True)
    assert "did not come from this page" in page(response)
    assert Statement.objects.get() == statement
    assert Statement.objects.get().review == "proposed"


def test_an_unknown_statement_is_told(desk):
    assert desk.get("/review/?at=999999").status_code == 404


def test_the_day_is_counted_for_oneself_and_for_all(vera, mira):
    statements = [factories.statement() for _ in range(5)]
    for statement, by in zip(statements, (vera, vera, mira), strict=False):
        curation.confirm(statement.pk, by=by)
    curation.set_aside(statements[3].pk, by=mira, reason="who?")
    yesterday = timezone.now() - timedelta(days=1)
    Statement.objects.filter(pk=statements[0].pk).update(reviewed_at=yesterday)
    day = waiting.progress(Wanted(), vera)
    assert (day.mine, day.everybody, day.waiting, day.own) == (1, 3, 1, 0)


def test_of_very_many_no_exact_number_is_shown(vera, monkeypatch):
    monkeypatch.setattr(waiting, "MOST_COUNTED", 2)
    day = waiting.Progress(mine=0, everybody=0, waiting=3, own=3)
    assert (day.more, day.more_own) == (True, True)
    few = waiting.Progress(mine=0, everybody=0, waiting=2, own=2)
    assert (few.more, few.more_own) == (False, False)


# Putting right


def corrected(client: Client, statement: Statement, **changed: Any) -> Statement:
    response = decide(client, statement, "confirm", **reading(statement, **changed))
    assert response.status_code == 302, page(response)
    return Statement.objects.get(pk=statement.pk)


def test_every_field_can_be_put_right_in_place(desk):
    bruno = factories.actor(name="Bruno Exampleson")
    serbia, kosovo = factories.country(code="X1"), factories.country(name="Beland")
    dams, roads = factories.topic(slug="dams"), factories.topic(label="Roads")
    statement = factories.statement(countries=(serbia,), topics=(dams,))
    row = corrected(
        desk,
        statement,
        speaker="bruno exampleson",
        kind="mixed",
        said="2024-05",
        country=[],
        more_countries="beland",
        more_topics="Roads",
        why="She was quoting him.",
    )
    assert (row.review, row.review_reason) == ("corrected", "She was quoting him.")
    assert (row.speaker, row.kind, row.said_on.isoformat(), row.said_precision) == (
        bruno, "mixed", "2024-05-01", "month",
    )  # fmt: skip
    assert (set(row.countries.all()), set(row.topics.all())) == ({kosovo}, {dams, roads})


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"begins": "Ana said one"}, "Ana said one thing. Ana said two things"),
        ({"ends": "three things"}, "two things. Ana said three things"),
        ({"start": 0, "end": 18}, "Ana said one thing"),
    ],
)
def test_words_are_put_right_by_the_first_and_last_or_by_what_was_selected(desk, changed, text):
    _, second, _ = three()
    row = corrected(desk, second, **changed)
    assert row.text == text == row.article.body[row.start : row.end]


def test_a_new_actor_is_made_when_the_curator_says_what_they_are(desk):
    statement = factories.statement()
    response = decide(desk, statement, "confirm", **reading(statement, speaker="Šćepan Đorđević"))
    assert response.status_code == 422
    assert "Nobody here is called “Šćepan Đorđević”" in page(response)
    row = corrected(desk, statement, speaker="Šćepan Đorđević", newcomer="person")
    assert (row.speaker.name, row.speaker.slug, row.speaker.sort_name) == (
        "Šćepan Đorđević", "scepan-djordjevic", "Djordjevic, Scepan",
    )  # fmt: skip
    assert [name.text for name in row.speaker.names.all()] == ["Šćepan Đorđević"]


def test_a_new_actor_comes_and_goes_with_the_correction(desk, mira):
    statement = factories.statement()
    seen = version_of(statement)
    curation.confirm(statement.pk, by=mira)
    changed = reading(statement, speaker="Cora Invented", newcomer="person")
    assert decide(desk, statement, "confirm", seen=seen, **changed).status_code == 409
    assert not Actor.objects.filter(name="Cora Invented").exists()


def test_of_two_with_one_name_the_curator_says_which(desk):
    one, two = (factories.actor(name="Ana Testić", slug=slug) for slug in ("ana", "other-ana"))
    statement = factories.statement()
    response = decide(desk, statement, "confirm", **reading(statement, speaker="Ana Testić"))
    assert response.status_code == 422
    assert "Ana Testić [other-ana]" in page(response)
    assert corrected(desk, statement, speaker="Ana Testić [other-ana]").speaker == two != one


@pytest.mark.parametrize("typed", ["2024-13-01", "May 2024", "24", "2024-5-1"])
def test_a_date_that_cannot_be_read_is_told_at_its_field(desk, typed):
    statement = factories.statement()
    response = decide(desk, statement, "confirm", **reading(statement, said=typed))
    assert response.status_code == 422
    assert "Write the day as 2024-05-12" in page(response)
    assert f'value="{typed}"' in response.content.decode()


def test_two_statements_at_the_same_words_are_told(desk):
    first, second, _ = three()
    response = decide(desk, second, "confirm", **reading(second, start=first.start, end=first.end))
    assert response.status_code == 422
    assert f"Statement {first.pk} (machine-read, unreviewed) stands at exactly these characters" in page(response)


def test_suggestions_are_found_without_diacritics(desk):
    factories.actor(name="Ana Testić", slug="ana")
    factories.actor(name="Bruno Exampleson")
    response = desk.get("/review/speakers/?speaker=testic")
    assert re.findall(r'value="([^"]+)"', response.content.decode()) == ["Ana Testić [ana]"]
    assert desk.get("/review/speakers/?speaker=%00").content.strip() == b""


def test_the_text_around_is_the_article_to_the_character():
    body = "Title\n\nOne paragraph.\n\nAna said “the <b>dam” & more.\n\nLast.\n"
    article = factories.article(body=body)
    statement = factories.statement(of=article, text="the <b>dam", mention_start=23, mention_end=26)
    around = surroundings.around(statement)
    text = "".join(piece.text for piece in around.pieces)
    assert text == body[around.start : around.start + len(text)] == body[7:-1]
    assert [piece.text for piece in around.pieces if piece.words] == ["the <b>dam"]
    assert [piece.text for piece in around.pieces if piece.named] == ["Ana"]


# What it costs


def test_the_queue_asks_as_much_for_many_statements_as_for_few(desk):
    counts = []
    decide(desk, decided := factories.statement(), "confirm", **reading(decided))
    for _ in range(2):
        for _ in range(4):
            factories.statement(
                countries=(factories.country(), factories.country()),
                topics=(factories.topic(),),
                speaker=factories.actor(),
            )
        newest = Statement.objects.order_by("-pk").first()
        desk.get(f"/review/?at={newest.pk}")
        with CaptureQueriesContext(connection) as shown:
            desk.get(f"/review/?at={newest.pk}")
        with CaptureQueriesContext(connection) as ahead:
            desk.get(f"/review/?after={newest.pk}&ahead=1", headers=HTMX)
        with CaptureQueriesContext(connection) as many:
            desk.get("/review/confirm/?least=0.1")
        with CaptureQueriesContext(connection) as deciding:
            decide(desk, newest, "confirm", headers=HTMX, **reading(newest))
        counts.append([len(queries) for queries in (shown, ahead, many, deciding)])
    assert counts[0] == counts[1]


def test_an_article_in_draft_is_reviewed_before_it_is_published(desk):
    statement = factories.statement(of=factories.article(status=Article.Status.DRAFT, body="Ana said x."), text="x")
    assert desk.get("/review/")["Location"].endswith(f"at={statement.pk}")
    assert desk.get(f"/review/?at={statement.pk}").status_code == 200
