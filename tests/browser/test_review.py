"""The review queue under a curator's fingers: by keys alone, by the mouse, Back and reload; how long a key takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, Route, expect

from articles import curation
from articles.models import Statement
from tests import factories as make
from tests import people

pytestmark = pytest.mark.django_db(transaction=True)


# From the press of a key to the frame in which another statement is shown.
STOPWATCH = """
  window.times = [];
  const number = () => document.getElementById("review")?.dataset.statement;
  let pressed = null;
  document.addEventListener("keydown", (event) => {
    pressed = { at: performance.now(), from: number(), key: event.key };
  }, true);
  new MutationObserver(() => {
    if (!pressed || !number() || number() === pressed.from) return;
    const { at, key } = pressed;
    pressed = null;
    requestAnimationFrame(() => setTimeout(() => window.times.push([key, performance.now() - at])));
  }).observe(document, { subtree: true, childList: true });
"""


@pytest.fixture
def at_the_desk(page: Page, live_server: Any) -> Callable[..., Page]:
    """Signed in as a curator, with that address open."""
    client = Client()
    client.force_login(people.curator(name="vera"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.add_init_script(STOPWATCH)

    def open_at(address: str = "/review/") -> Page:
        page.goto(live_server.url + address)
        settled(page)
        return page

    return open_at


def number(page: Page) -> int:
    return int(page.locator("#review").get_attribute("data-statement") or 0)


def press(page: Page, *keys: str) -> None:
    """Presses the keys and waits until another statement is shown."""
    before = number(page)
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator("#review")).not_to_have_attribute("data-statement", str(before))


AHEAD = "#review > [data-ahead] > [data-shown]"


def settled(page: Page, decided: int = 0, undone: int = 0) -> None:
    """Until the next statement lies ready, and the server has what was decided or taken back."""
    expect(page.locator(f"{AHEAD}, .empty")).to_be_attached()
    if decided:
        expect(page.locator(".review__last")).to_contain_text(f"Statement {decided} ")
    if undone:
        last = page.locator(".review__last", has_text=f"Statement {undone} ")
        expect(last).to_have_count(0)


def reviews() -> dict[int, str]:
    return dict(Statement.objects.values_list("pk", "review"))


def test_every_decision_has_its_key(at_the_desk):
    bruno = make.actor(name="Bruno Exampleson")
    statements = [make.statement() for _ in range(8)]
    statements.reverse()  # the last loaded comes first
    page = at_the_desk()
    assert number(page) == statements[0].pk
    press(page, "c")
    settled(page)
    press(page, "r", "2")
    settled(page)
    press(page, "i", "1")
    settled(page, statements[2].pk)
    press(page, "n")
    settled(page)
    page.keyboard.press("e")
    page.keyboard.type("Bruno Exampleson")
    press(page, "Enter")
    settled(page)
    press(page, "c")
    settled(page, statements[5].pk)
    press(page, "u")  # the last one is back
    settled(page, undone=statements[5].pk)
    assert page.evaluate("window.times.length") == 7  # without a page of its own in between
    assert number(page) == statements[5].pk
    decided = [reviews()[statement.pk] for statement in statements]
    assert decided == ["confirmed", "rejected", "proposed", "proposed", "corrected", "proposed", "proposed", "proposed"]
    second, third, fourth, fifth = (Statement.objects.get(pk=statement.pk) for statement in statements[1:5])
    assert second.review_reason == "Not a statement."
    assert third.review_reason == "The article does not say who is speaking."
    assert fourth.reviewed_at is None
    assert fifth.speaker == bruno
    undone_at_once_and_in_order(page, statements)
    page.go_back()
    expect(page.locator("header.site-header")).to_have_count(1)
    page.reload()
    assert number(page) == int(page.url.rpartition("=")[2])


def undone_at_once_and_in_order(page: Page, statements: list[Statement]) -> None:
    """The third was set aside, the fifth corrected, and the sixth is open; nothing is answered meanwhile."""
    ahead = page.locator(AHEAD).get_attribute("data-statement")
    held: list[Route] = []
    page.route(re.compile(r"/review/\?at="), lambda route: held.append(route), times=1)
    press(page, "c")
    for n in (5, 4, 2):
        press(page, "u")
        assert number(page) == statements[n].pk
    press(page, "c")
    assert number(page) == statements[4].pk  # what was open comes next
    expect(page.locator("#review > form input[name=speaker]")).to_have_value("")
    held[0].continue_()
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[2].pk} confirmed")
    settled(page)
    assert [reviews()[statements[n].pk] for n in (2, 4, 5)] == ["confirmed", "proposed", "proposed"]
    press(page, "c")  # in the version that the undo made
    settled(page, statements[4].pk)
    assert number(page) == statements[5].pk
    press(page, "c")
    settled(page, statements[5].pk)
    assert number(page) == int(ahead or 0)
    expect(page.locator("#review-returned > *")).to_have_count(0)
    page.reload()
    for n in (5, 4):  # by the server now
        press(page, "u")
        assert number(page) == statements[n].pk
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[2].pk} ")
    assert [reviews()[statements[n].pk] for n in (2, 4, 5)] == ["confirmed", "proposed", "proposed"]
    settled(page)


def test_words_selected_in_the_text_become_the_statement(at_the_desk):
    make.statement()
    article = make.article(body="Ana 🌉 said the dam would open in spring. “We — all of us — will go,” she said.")
    statement = make.statement(of=article, text="the dam would open")
    page = at_the_desk()
    page.evaluate(
        """() => {
          const text = document.querySelector("#review .review__text");
          const range = document.createRange();
          range.setStart(text.querySelector("mark").firstChild, 4);
          range.setEnd(text.querySelector("mark").nextSibling, 11);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
        }"""
    )
    expect(page.get_by_role("button", name="Make the selected words the statement")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator("#review > .review__text mark")).to_have_text("dam would open in spring.")
    expect(page.get_by_role("button", name="Save the correction")).to_be_visible()
    press(page, "c")
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statement.pk} corrected")
    statement.refresh_from_db()
    assert (statement.text, statement.review) == ("dam would open in spring.", "corrected")
    assert article.body[statement.start : statement.end] == statement.text


def test_what_somebody_else_decided_meanwhile_is_told_and_not_overwritten(at_the_desk):
    statements = [make.statement() for _ in range(4)]
    page = at_the_desk()
    mira = people.curator(name="mira")
    curation.reject(statements[3].pk, by=mira, reason="Not a statement.")
    press(page, "c")
    told = page.locator("#review-returned [role=alert]")
    expect(told).to_contain_text(f"Nothing was saved about statement {statements[3].pk}.")
    expect(told).to_contain_text("mira")
    assert reviews()[statements[3].pk] == "rejected"
    told.get_by_role("link", name="Open it again").click()
    expect(page.locator("#review")).to_contain_text("Not a statement.")
    press(page, "n")
    settled(page)
    pk = number(page)
    press(page, "c")
    settled(page, pk)
    curation.reject(pk, by=mira, reason="Part of another statement.")
    press(page, "u")
    assert number(page) == pk
    expect(told).to_contain_text(f"What was decided about statement {pk} was not taken back.")
    expect(told).to_contain_text("Part of another statement.")
    press(page, "c")  # against what the page shows, not against what mira decided
    expect(told).to_have_count(2)
    assert reviews()[pk] == "rejected"


def test_a_correction_that_is_refused_comes_back_as_it_was_put_in_and_so_does_what_was_open(at_the_desk):
    statements = [make.statement() for _ in range(4)]
    statements.reverse()
    page = at_the_desk()
    page.keyboard.press("e")
    page.keyboard.type("Nobody Known")
    press(page, "Enter")  # gone on already
    page.keyboard.press("e")
    page.keyboard.type("Bru")
    told = page.locator("#review-returned [role=alert]")
    expect(told).to_contain_text(f"Nothing was saved about statement {statements[0].pk}. Nobody here is called")
    stays = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(stays)
    page.keyboard.press("Escape")
    press(page, "o")
    assert number(page) == statements[0].pk
    field = page.locator("#review > form input[name=speaker]")
    expect(field).to_have_value("Nobody Known")
    expect(told).to_have_count(0)
    page.locator("#review > form select[name=newcomer]").select_option("person")
    press(page, "c")
    assert number(page) == statements[1].pk
    expect(field).to_have_value("Bru")  # as it was left
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[0].pk} corrected")
    page.context.set_offline(True)
    page.locator("#review > form select[name=newcomer]").select_option("person")
    settled(page)
    press(page, "c")
    expect(told).to_contain_text(f"statement {statements[1].pk} did not reach the server")
    page.context.set_offline(False)
    press(page, "o")
    expect(field).to_have_value("Bru")
    press(page, "c")
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[1].pk} corrected")
    page.context.set_offline(True)
    press(page, "u")
    expect(told).to_contain_text(f"statement {statements[1].pk} did not reach the server, so it still stands")
    page.context.set_offline(False)
    page.keyboard.press("o")
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[0].pk} corrected")
    expect(field).not_to_have_value("Bru")
    page.keyboard.press("e")
    page.keyboard.type("Bru")
    press(page, "Enter")
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[1].pk} corrected")
    assert not page.evaluate(stays)
    session, cookies = Session.objects.get(), page.context.cookies()
    Session.objects.all().delete()
    page.keyboard.press("e")
    page.keyboard.type("Nobody Known")
    page.keyboard.press("Enter")
    expect(told).to_contain_text("You are signed out")
    session.save(force_insert=True)
    page.context.add_cookies(cookies)
    page.keyboard.press("o")
    expect(field).to_have_value("Nobody Known")
    page.keyboard.press("c")
    expect(page.locator(".review__last")).to_contain_text(f"Statement {statements[2].pk} corrected")
    said_by = dict(Statement.objects.values_list("pk", "speaker__name"))
    assert [said_by[statement.pk] for statement in statements[:3]] == ["Nobody Known", "Bru", "Nobody Known"]


@pytest.mark.slow
def test_fifty_statements_by_the_keyboard_alone_five_edited_and_three_undone(at_the_desk):
    """Prints how long keys took: ``pytest -m slow tests/browser/test_review.py -s``."""
    bruno = make.actor(name="Bruno Exampleson")
    for n in range(55):
        topics = (make.topic(),) if n % 3 else ()
        make.statement(countries=(make.country(),), topics=topics, speaker=make.actor())
    page = at_the_desk()
    wanted: dict[int, str] = {}
    for n in range(50):
        pk = number(page)
        if n % 10 == 3:
            page.keyboard.press("e")
            page.keyboard.type("Bruno Exampleson")
            press(page, "Enter")
            wanted[pk] = "corrected"
        elif n % 10 == 5:
            press(page, "r", str(1 + n // 10))
            wanted[pk] = "rejected"
        elif n % 10 == 8:
            press(page, "i", "1")
            wanted[pk] = "proposed"
        else:
            press(page, "c")
            wanted[pk] = "confirmed"
        settled(page, pk)
        if n in (7, 23, 41):
            press(page, "u")
            assert number(page) == pk
            settled(page, undone=pk)
            assert reviews()[pk] == "proposed"
            assert not Statement.objects.filter(pk=pk, speaker=bruno).exists()
            press(page, "c")
            wanted[pk] = "confirmed"
            settled(page, pk)
    assert len(wanted) == 50
    assert {pk: review for pk, review in reviews().items() if pk in wanted} == wanted
    assert Statement.objects.filter(reviewed_at__isnull=False).count() == 50
    times = page.evaluate("window.times")
    kept = [took for key, took in times if re.fullmatch(r"[c1-9]", key)]
    sent = [took for key, took in times if key == "Enter"]
    undone = [took for key, took in times if key == "u"]
    all_of_them = kept + sent + undone
    named = {"a decision by key": kept, "a correction": sent, "an undo": undone, "all": all_of_them}
    for name, taken in named.items():
        p95 = quantiles(taken, n=20, method="inclusive")[18]
        print(f"{name}: {len(taken)}, median {median(taken):.0f} ms, p95 {p95:.0f} ms, most {max(taken):.0f} ms")
    assert (len(sent), len(undone), len(all_of_them)) == (5, 3, 56)
    assert quantiles(all_of_them, n=20)[18] < 150
