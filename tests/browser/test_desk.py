"""The research desk under a reader's hands: every control, with JavaScript and without, Back and refresh."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from articles.search import StatementQuery
from articles.search.query import PAGE_SIZE
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def record() -> None:
    ana, bruno = make.actor(name="Ana Testić", slug="ana"), make.actor(name="Bruno Exampleson", slug="bruno")
    state = make.country(code="X1", name="Exampleland")
    part = make.country(code="X1-A", name="Examplepart", parent=state, kind="entity")
    dams, roads = make.topic(slug="dams", label="Dams"), make.topic(slug="roads", label="Roads")
    for n in range(PAGE_SIZE + 5):
        make.statement(
            speaker=(ana, ana, bruno)[n % 3],
            countries=((state,), (part,), ())[n % 3],
            topics=((dams,), (dams, roads))[n % 2],
            said_on=date(2023, 1 + n % 6, 1 + n % 28),
            kind=("direct", "indirect")[n % 2],
        )


@pytest.fixture
def open_desk(page: Page, live_server: Any, record: None) -> Callable[[str], Page]:
    def open_at(address: str) -> Page:
        page.goto(live_server.url + address)
        return page

    return open_at


@pytest.fixture
def plain(browser: Browser, live_server: Any, record: None) -> Iterator[Page]:
    """A browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    yield context.new_page()
    context.close()


def expect_total(page: Page, **filters: Any) -> None:
    total = StatementQuery(**filters).total()
    expect(page.locator("#results-total")).to_have_text(f"{total} statement{'' if total == 1 else 's'}")
    expect(page.locator(".htmx-settling")).to_have_count(0)  # until then nothing listens to what was swapped in


def test_a_tick_filters_at_once_and_back_forward_and_refresh_keep_up(open_desk):
    page = open_desk("/statements/")
    expect_total(page)
    page.get_by_label("Ana Testić").check()
    expect_total(page, actors=("ana",))
    expect(page).to_have_url(re.compile(r"/statements/\?actor=ana$"))
    page.get_by_label("Roads").check()
    expect_total(page, actors=("ana",), topics=("roads",))
    expect(page).to_have_url(re.compile(r"/statements/\?actor=ana&topic=roads$"))
    page.reload()
    expect_total(page, actors=("ana",), topics=("roads",))
    expect(page.get_by_label("Roads")).to_be_checked()
    page.go_back()
    expect_total(page, actors=("ana",))
    expect(page.locator("header.site-header")).to_have_count(1)
    expect(page.get_by_label("Roads")).not_to_be_checked()
    page.go_back()
    expect_total(page)
    page.go_forward()
    expect_total(page, actors=("ana",))


def test_the_count_beside_a_value_is_the_length_of_its_list(open_desk):
    page = open_desk("/statements/?topic=roads")
    row = page.locator("label.facet__value", has_text="Exampleland")
    count = int(row.locator(".facet__count").inner_text())
    row.click()
    expect_total(page, topics=("roads",), countries=("X1",))
    assert StatementQuery(topics=("roads",), countries=("X1",)).total() == count > 0


def test_a_chip_takes_its_filter_away(open_desk):
    page = open_desk("/statements/?actor=ana&topic=roads")
    page.locator("a.active-filter", has_text="Ana Testić").click()
    expect_total(page, topics=("roads",))
    expect(page).to_have_url(re.compile(r"/statements/\?topic=roads$"))
    expect(page.get_by_label("Ana Testić")).not_to_be_checked()


def test_words_are_searched_with_the_enter_key_and_the_tick_keeps_them(open_desk):
    page = open_desk("/statements/")
    field = page.get_by_label("Words", exact=True)
    field.fill("bridge OR zeppelin")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=bridge\+OR\+zeppelin$"))
    expect_total(page, q="bridge OR zeppelin")
    page.get_by_label("Ana Testić").check()
    expect(page).to_have_url(re.compile(r"\?actor=ana&q=bridge\+OR\+zeppelin$"))
    expect(page.get_by_label("Words", exact=True)).to_have_value("bridge OR zeppelin")


def test_a_bad_value_is_told_at_its_field_without_leaving_the_page(open_desk):
    page = open_desk("/statements/?actor=ana")
    page.get_by_label("Words", exact=True).fill("the")
    page.get_by_label("Words", exact=True).press("Enter")
    expect(page.locator("#error-q")).to_contain_text("no word that can be searched for")
    expect(page.get_by_label("Words", exact=True)).to_have_value("the")
    expect_total(page, actors=("ana",))


def test_dates_filter(open_desk):
    page = open_desk("/statements/")
    page.get_by_label("Since").fill("2023-03-01")
    expect_total(page, since=date(2023, 3, 1))
    page.get_by_label("Until").fill("2023-03-31")
    page.get_by_label("Until").press("Tab")
    expect_total(page, since=date(2023, 3, 1), until=date(2023, 3, 31))


def test_a_bar_of_the_timeline_leads_to_its_month(open_desk):
    page = open_desk("/statements/?topic=roads")
    bar = page.locator("a.timeline__bar").first
    label = bar.get_attribute("aria-label") or ""
    bar.click()
    expect(page).to_have_url(re.compile(r"\?topic=roads&since=2023-02-01&until=2023-02-28$"))
    expect_total(page, topics=("roads",), since=date(2023, 2, 1), until=date(2023, 2, 28))
    listed = page.locator("article.statement").count()
    assert label.startswith(f"February 2023: {listed} statement")
    assert label.endswith("dispatches loaded")


def test_a_search_within_a_facet_asks_the_server_nothing(open_desk):
    for n in range(12):
        make.statement(speaker=make.actor(name=f"Cora Invented {n:02}"))
    page = open_desk("/statements/")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    narrow = page.locator("#facet-actor [data-narrow]")
    narrow.fill("testic")
    expect(page.locator("#facet-actor .facet__value:visible")).to_have_count(1)
    narrow.press("Tab")
    assert [url for url in requests if "/statements/" in url] == []


def test_older_and_newest_walk_through_the_pages(open_desk):
    page = open_desk("/statements/")
    page.locator("a.pager__next").click()
    expect(page.locator("article.statement")).to_have_count(5)
    expect_total(page)
    page.locator("a.pager__previous").click()
    expect(page.locator("article.statement")).to_have_count(PAGE_SIZE)


def test_from_a_card_to_its_place_in_the_article_and_to_its_proof(open_desk):
    page = open_desk("/statements/?actor=bruno")
    page.locator(".statement__source a").first.click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/[^#]+#statement-\d+$"))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"a.mark#{anchor}")).to_be_in_viewport()
    page.locator(f"a.mark#{anchor}").click()
    expect(page).to_have_url(re.compile(rf"/statements/{anchor.removeprefix('statement-')}/$"))
    expect(page.locator(".proof")).to_contain_text("Verified")


def test_everything_works_without_javascript(plain):
    plain.goto("/statements/")
    plain.get_by_label("Ana Testić").check()
    plain.get_by_label("Dams").check()
    plain.get_by_label("Words", exact=True).fill("bridge")
    plain.get_by_role("button", name="Show").click()
    expect(plain).to_have_url(re.compile(r"/statements/\?actor=ana&topic=dams&q=bridge$"))
    expect_total(plain, actors=("ana",), topics=("dams",), q="bridge")
    plain.locator("a.active-filter", has_text="Dams").click()
    expect_total(plain, actors=("ana",), q="bridge")
    plain.go_back()
    expect_total(plain, actors=("ana",), topics=("dams",), q="bridge")


def test_the_search_in_the_head_of_every_page_leads_to_the_desk(open_desk):
    page = open_desk("/topics/")
    page.get_by_role("searchbox", name="Search statements").fill("bridge")
    page.get_by_role("searchbox", name="Search statements").press("Enter")
    expect(page).to_have_url(re.compile(r"/statements/\?q=bridge$"))
    expect_total(page, q="bridge")


def test_a_press_excludes_and_a_tick_taken_away_admits_again(open_desk):
    page = open_desk("/statements/?topic=roads")
    page.locator("#not-actor-ana").click()
    expect(page).to_have_url(re.compile(r"/statements/\?topic=roads&not_actor=ana$"))
    expect_total(page, topics=("roads",), without=(("actor", "ana"),))
    expect(page.locator("input#not-actor-ana")).to_be_focused()
    expect(page.locator("#announcement")).to_have_text(page.locator("#results-total").inner_text())
    page.locator("input#not-actor-ana").click()  # not unchecked: the box is gone as soon as the list is there
    expect_total(page, topics=("roads",))
    page.get_by_label("Order").select_option("loaded")
    expect(page).to_have_url(re.compile(r"\?topic=roads&sort=loaded$"))
    expect_total(page, topics=("roads",), sort="loaded")
    page.get_by_label("The same words once").check()
    expect(page).to_have_url(re.compile(r"\?topic=roads&sort=loaded&fold=yes$"))
    page.go_back()
    expect(page.get_by_label("The same words once")).not_to_be_checked()


def test_what_excludes_and_arranges_works_without_javascript(plain):
    plain.goto("/statements/?topic=roads")
    plain.locator("#not-actor-ana").click()
    expect(plain).to_have_url(re.compile(r"/statements/\?topic=roads&not_actor=ana$"))
    plain.get_by_label("Order").select_option("loaded")
    plain.get_by_role("button", name="Arrange").click()
    expect(plain).to_have_url(re.compile(r"\?topic=roads&not_actor=ana&sort=loaded$"))
    expect_total(plain, topics=("roads",), without=(("actor", "ana"),), sort="loaded")


def test_keys_walk_through_statements_but_not_while_one_types_nor_once_switched_off(open_desk):
    page = open_desk("/statements/")
    links = page.locator(".statement__link")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("/")
    field = page.get_by_label("Words", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("jk?")
    expect(field).to_have_value("jk?")
    field.fill("")
    links.nth(0).focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.get_by_label("Single letters do this").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    expect(links.nth(0)).not_to_be_focused()
