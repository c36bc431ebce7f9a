"""Every page as a reader meets it: accessible in both schemes, no wider than a phone, whole without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}, "label-title-only": {"enabled": True}},
    "resultTypes": ["violations"],
}
NOT_FOUND = "/nothing/here/"
QUOTE = "We will not accept patrols that come without notice"
PARAPHRASE = "the mission would ask for more people “the day that changes”"


@dataclass
class Record:
    """Enough of everything for each page to have something to show; ``pages`` are name → path."""

    actor: Any
    topic: Any
    country: Any
    statement: Any
    article: Any
    pages: dict[str, str] = field(default_factory=dict)
    staff_pages: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def record() -> Record:
    country = factories.country(code="XX", name="Exampleland", slug="exampleland")
    topic = factories.topic(slug="crossings", label="Crossings", definition="Open and closed crossings.")
    ana = factories.actor(name="Ana Testić", slug="ana-testic", country=country)
    bruno = factories.actor(name="Bruno Exampleson", slug="bruno-exampleson")
    outlet = factories.outlet(name="Valley Courier", slug="valley-courier")
    body = (
        "Ministers meet to talk about crossings\n\nTESTVILLE, 12 May. The ministers met on Monday.\n\n"
        f"“{QUOTE},” said Ana Testić. Bruno Exampleson replied that {PARAPHRASE}. Talks go on next week.\n"
    )
    article = factories.article(
        body=body, title="Ministers meet to talk about crossings", outlet=outlet, published_on=date(2021, 5, 12)
    )
    statement = factories.statement(
        of=article,
        text=QUOTE,
        speaker=ana,
        kind="direct",
        form="quote",
        countries=(country,),
        topics=(topic,),
        said_on=date(2021, 5, 10),
    )
    factories.statement(of=article, text=PARAPHRASE, speaker=bruno, kind="mixed", countries=(country,))
    factories.statement(of=article, text="“the day that changes”", kind="direct", speaker_printed="a mission official")
    for n in range(30):
        factories.statement(
            speaker=(ana, bruno)[n % 2], topics=(topic,) if n % 3 else (), said_on=date(2021, 1, 1) + timedelta(9 * n)
        )
    made = Record(actor=ana, topic=topic, country=country, statement=statement, article=article)
    made.pages = {
        "home": reverse("home"),
        "statements": reverse("statements"),
        "statements filtered": f"{reverse('statements')}?actor=ana-testic&country=XX&topic=crossings",
        "statements with words": f"{reverse('statements')}?q=patrols",
        "statements with bad values": f"{reverse('statements')}?actor=nobody-at-all&since=2021-13-40&kind=loud",
        "no statements": f"{reverse('statements')}?q=zeppelin",
        "statement": reverse("statement", args=[statement.pk]),
        "articles": reverse("articles"),
        "article": article.get_absolute_url(),
        "actors": reverse("actors"),
        "actor": reverse("actor", args=[ana.slug]),
        "countries": reverse("countries"),
        "country": reverse("country", args=[country.slug]),
        "topics": reverse("topics"),
        "topic": reverse("topic", args=[topic.slug]),
        "method": reverse("method"),
        "sign in": reverse("account_login"),
        "not found": NOT_FOUND,
    }
    made.staff_pages = {
        "upload": reverse("upload"),
        "review": reverse("review"),
        "review of one": f"{reverse('review')}?at={statement.pk}&least=nonsense",
        "nothing to review": f"{reverse('review')}?article=999999",
        "confirm many": f"{reverse('confirm_all')}?least=0.5",
        "change password": reverse("account_change_password"),
        "second factor": reverse("mfa_index"),
        "admin": reverse("admin:index"),
        "admin statements": reverse("admin:articles_statement_changelist"),
        "admin statement": reverse("admin:articles_statement_change", args=[statement.pk]),
        "admin articles": reverse("admin:articles_article_changelist"),
        "admin article": reverse("admin:articles_article_change", args=[article.pk]),
        "admin correction": reverse("admin:articles_article_statement", args=[article.pk, statement.pk]),
        "admin actor": reverse("admin:articles_actor_change", args=[ana.pk]),
    }
    return made


@dataclass
class Visit:
    """A browser window. ``complaints`` gathers what it wrote on its console: breaches of the content security policy,
    errors. One that is left in the end fails the test."""

    page: Any
    site: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Any:
        self.page.goto(self.site + path)
        return self.page

    def hear(self, message: Any) -> None:
        is_asked_for = NOT_FOUND in message.location["url"] and "404" in message.text
        if message.type == "error" and not is_asked_for:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def axe(self, *, leave_out: str = "") -> list[str]:
        return self._violations([tag for tag in AXE["runOnly"] if tag != leave_out])

    def axe_in_both_schemes(self, *, leave_out: str = "") -> list[str]:
        """A scheme is nothing but colours (tests/test_stylesheets.py), so the dark one is asked for these alone."""
        light = self.axe(leave_out=leave_out)
        self.page.emulate_media(color_scheme="dark")
        self.page.wait_for_function(
            "() => document.getAnimations().length === 0"
        )  # the desk fades from colour to colour
        dark = self._violations(["color-contrast", "link-in-text-block"])
        self.page.emulate_media(color_scheme="light")
        return light + [f"dark: {fault}" for fault in dark]

    def _violations(self, rules: list[str]) -> list[str]:
        from axe_playwright_python.sync_playwright import Axe

        before = list(self.complaints)
        found = Axe().run(self.page, options=AXE | {"runOnly": rules}).response["violations"]
        self.complaints[:] = before  # what axe tries out on a page is not the page's
        return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


@pytest.fixture
def visit(browser: Any, live_server: Any) -> Any:
    @contextmanager
    def open_window(*, staff: bool = False, width: int = 1280, **options: Any) -> Iterator[Visit]:
        window = browser.new_context(viewport={"width": width, "height": 900}, **options)
        if staff:
            window.add_cookies([staff_cookie(live_server.url)])
        page = window.new_page()
        visit = Visit(page, live_server.url)
        page.on("console", visit.hear)
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        try:
            yield visit
        finally:
            window.close()
        assert visit.complaints == []

    return open_window


def staff_cookie(url: str) -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    users = get_user_model().objects
    user = users.filter(username="curator").first() or users.create_superuser("curator", "curator@example.org", "x")
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


# Between them these three go to every page, and to the public ones both as anybody and as staff.


def test_axe_finds_nothing_on_any_public_page_and_none_breaks_the_content_policy(visit: Any, record: Record) -> None:
    found = {}
    with visit() as window:
        for name, path in record.pages.items():
            window.go(path)
            found[name] = window.axe_in_both_schemes()
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_axe_finds_nothing_on_any_page_of_the_staff_and_none_breaks_the_content_policy(
    visit: Any, record: Record
) -> None:
    found = {}
    with visit(staff=True) as window:
        for name, path in record.staff_pages.items():
            window.go(path)
            # What Django's admin draws keeps WCAG; its headings and empty table heads are not ours to rearrange.
            leave_out = "best-practice" if name.startswith("admin") else ""
            found[name] = window.axe_in_both_schemes(leave_out=leave_out)
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("width", [360, 1024])
def test_no_public_page_scrolls_sideways(visit: Any, record: Record, width: int) -> None:
    found = {}
    with visit(staff=True, width=width) as window:
        for name, path in (record.pages | {"upload": record.staff_pages["upload"]}).items():
            found[name] = window.go(path).evaluate("document.documentElement.scrollWidth")
    assert {name: wide for name, wide in found.items() if wide > width} == {}


def test_nothing_shifts_while_a_page_loads(visit: Any, record: Record) -> None:
    found = {}
    measure = """() => new Promise(done => {
      let sum = 0;
      new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
        .observe({type: "layout-shift", buffered: true});
      setTimeout(() => done(sum), 150);
    })"""
    with visit() as window:
        for name in ("statements", "statements filtered", "article", "actor"):
            found[name] = window.go(record.pages[name]).evaluate(measure)
    assert {name: shift for name, shift in found.items() if shift > 0.01} == {}


def test_a_filter_is_swapped_in_and_stays_accessible(visit: Any, record: Record) -> None:
    with visit() as window:
        page = window.go(record.pages["statements"])
        everything = page.locator(".results__total").inner_text()
        page.locator("[name=actor][value=ana-testic]").check()
        page.wait_for_url("**actor=ana-testic**")
        page.wait_for_function(
            "before => document.querySelector('.results__total').innerText !== before", arg=everything
        )
        assert page.locator("header.site-header").count() == 1
        assert page.locator("[name=actor][value=ana-testic]").is_checked()
        assert page.evaluate("document.activeElement.value") == "ana-testic"
        assert page.locator("#announcement").inner_text() == page.locator(".results__total").inner_text()
        assert window.axe() == []


def test_back_after_a_filter_shows_the_whole_page_as_it_was(visit: Any, record: Record) -> None:
    with visit() as window:
        page = window.go(record.pages["statements"])
        everything = page.locator(".results__total").inner_text()
        page.locator("[name=actor][value=ana-testic]").check()
        page.wait_for_url("**actor=ana-testic**")
        page.wait_for_function(
            "before => document.querySelector('.results__total').innerText !== before", arg=everything
        )
        page.go_back()
        page.wait_for_function(
            "before => document.querySelector('.results__total').innerText === before", arg=everything
        )
        assert page.locator("header.site-header").count() == 1
        assert page.locator("footer.site-footer").count() == 1
        assert not page.locator("[name=actor][value=ana-testic]").is_checked()


def test_taking_a_filter_away_leaves_the_keyboard_at_the_results(visit: Any, record: Record) -> None:
    with visit() as window:
        page = window.go(f"{record.pages['statements']}?actor=ana-testic&country=XX")
        page.locator(".active-filter").first.press("Enter")
        page.wait_for_url(lambda url: "ana-testic" not in url)
        page.wait_for_function("() => document.activeElement.matches('.results__total')")


def test_a_facet_is_searched_whatever_the_diacritics(visit: Any, record: Record) -> None:
    for n in range(12):
        factories.statement(speaker=factories.actor(name=f"Dušan Đorđević {n}" if n == 7 else f"Speaker {n}"))
    with visit() as window:
        page = window.go(record.pages["statements"])
        page.locator("#facet-actor [data-narrow]").fill("dusan dord")
        assert page.locator("#facet-actor .facet__values > li:visible").all_inner_texts()[0].startswith("Dušan")
        assert page.locator("#facet-actor .facet__values > li:visible").count() == 1


def test_a_request_that_fails_is_said_and_leaves_the_page_alone(visit: Any, record: Record) -> None:
    with visit() as window:
        page = window.go(record.pages["statements"])
        before = page.locator(".results__total").inner_text()
        page.route("**/statements/?**", lambda route: route.fulfill(status=500, body="<h1>broken</h1>"))
        page.locator("[name=actor][value=ana-testic]").check()
        page.get_by_role("alert").filter(has_text="error 500").wait_for()
        assert page.locator(".results__total").inner_text() == before
        assert page.locator("[aria-busy=true]").count() == 0
        assert all("500" in complaint for complaint in window.complaints)
        window.complaints.clear()


def test_filters_work_without_javascript(visit: Any, record: Record) -> None:
    with visit(java_script_enabled=False) as window:
        page = window.go(record.pages["statements"])
        everything = page.locator(".results__total").inner_text()
        page.locator("[name=actor][value=ana-testic]").check()
        page.locator("form.filters button[type=submit]:visible").first.click()
        assert "actor=ana-testic" in page.url
        assert page.locator(".results__total").inner_text() != everything
        assert page.locator(".active-filter").filter(has_text="Ana Testić").count() == 1


def test_every_page_has_its_heading_and_content_without_javascript(visit: Any, record: Record) -> None:
    found = {}
    with visit(java_script_enabled=False) as window:
        for name, path in record.pages.items():
            page = window.go(path)
            found[name] = page.locator("main h1").count(), page.locator(".scripted:visible").count()
    assert {name: counts for name, counts in found.items() if counts != (1, 0)} == {}


def test_the_keyboard_reaches_the_content_first(visit: Any, record: Record) -> None:
    with visit() as window:
        page = window.go(record.pages["statements"])
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_an_address_with_a_statement_shows_it_in_the_article(visit: Any, record: Record) -> None:
    with visit() as window:
        page = window.go(f"{record.pages['article']}#statement-{record.statement.pk}")
        mark = page.locator(f"#statement-{record.statement.pk}")
        assert mark.is_visible()
        assert page.evaluate("document.querySelector(':target')?.id") == f"statement-{record.statement.pk}"


def test_print_keeps_the_record_and_drops_the_furniture(visit: Any, record: Record) -> None:
    with visit(width=794) as window:
        page = window.go(record.pages["statements filtered"])
        page.emulate_media(media="print")
        assert page.locator(".statement__words").first.is_visible()
        assert page.locator(".statement__source").first.is_visible()
        for furniture in (".site-nav", ".filters", ".site-header__account"):
            assert not page.locator(furniture).is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 794
