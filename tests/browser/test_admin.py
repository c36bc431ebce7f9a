"""The desk in a real browser, under the same strict content policy as every page; ``page`` fails at any breach."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Actor, Article, Country, Outlet, Statement, Tenure
from tests import factories, people
from tests.rows import Rows, one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DESK = sorted(
    (model for model in admin.site._registry if model._meta.app_label in {"articles", "auth"}),
    key=lambda model: model._meta.label,
)
CANARIES = [
    "<script>document.title='struck'</script><svg onload=\"document.title='struck'\">",
    "\"><i id='struck'>'<img src=x onerror=\"document.title='struck'\">",
    "javascript:document.title='struck'",
]


@pytest.fixture
def rows() -> Rows:
    return one_of_each()


def sign_in(page: Page, live_server, user) -> None:
    page.goto(f"{live_server.url}/admin/")
    assert "/accounts/login/" in page.url
    page.get_by_label("Name or e-mail address").fill(user.username)
    page.get_by_label("Password").first.fill("a good long password")
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{live_server.url}/admin/")


def admin_address(live_server, model, page: str, *args) -> str:
    return live_server.url + reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_every_page_of_the_desk_keeps_the_content_policy(page, live_server, rows):
    boss = people.superuser()
    sign_in(page, live_server, boss)
    for model in DESK:
        row = model._default_manager.order_by("pk").last()
        pages = [("changelist", ()), ("change", (row.pk,)), ("history", (row.pk,))]
        if admin.site._registry[model].has_add_permission(_asked_by(boss)):
            pages.append(("add", ()))
        for name, args in pages:
            response = page.goto(admin_address(live_server, model, name, *args))
            assert response.status == 200, f"{model.__name__} {name}"


def _asked_by(user):
    request = RequestFactory().get("/")
    request.user = user
    return request


def _choose(page, term, name):
    """Of what the server answers to ``term``: the list shown before it has the name as well, and is about to go."""
    with page.expect_response(lambda response: f"term={term}" in response.url):
        page.locator(".select2-search__field").fill(term)
    expect(page.locator(".select2-results__option")).to_have_count(1)
    page.get_by_role("option", name=name).click()


def test_a_curator_corrects_a_statement_with_the_widgets_of_the_page(page, live_server, rows):
    vera = people.curator(name="vera")
    statement = rows["statement"]
    bruno = factories.actor(name="Bruno Exampleson")
    country = factories.country(name="Elsewhere")
    sign_in(page, live_server, vera)
    page.goto(admin_address(live_server, Statement, "change", statement.pk))

    page.locator("#select2-id_speaker-container").click()
    _choose(page, "exampleson", "Bruno Exampleson")
    expect(page.locator("#select2-id_speaker-container")).to_contain_text("Bruno Exampleson")
    page.locator(".field-said_on .datetimeshortcuts a", has_text="Today").first.click()
    page.locator("#country_tags-group .add-row a").click()
    page.locator("#country_tags-1 .select2-selection").click()
    _choose(page, "elsewhere", "Elsewhere")
    page.locator("input[name=_save]").first.click()
    page.wait_for_url(admin_address(live_server, Statement, "changelist"))

    statement.refresh_from_db()
    assert statement.speaker == bruno
    assert (statement.review, statement.reviewed_by) == ("corrected", vera)
    assert country in statement.countries.all()
    page.goto(admin_address(live_server, Statement, "history", statement.pk))
    expect(page.locator("#change-history")).to_contain_text("vera")
    expect(page.locator("#change-history ins", has_text="Bruno Exampleson")).to_be_visible()


def test_a_statement_is_put_right_beside_its_text_and_the_page_asks_before_entries_are_left(page, live_server, rows):
    statement = rows["statement"]
    address = admin_address(live_server, Article, "change", statement.article_id)
    factories.actor(name="Bruno Exampleson")
    sign_in(page, live_server, people.curator(name="vera"))
    page.goto(address)
    expect(page.get_by_role("alert")).to_have_count(0)
    row = page.locator(f"#row-{statement.pk}")
    row.get_by_role("link", name="Correct").click()
    stays = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    expect(row.locator("form")).to_be_visible()
    assert not page.evaluate(stays)
    row.get_by_label("Speaker").fill("exampleson")
    expect(row.locator("datalist option")).to_have_count(1)
    row.get_by_label("Speaker").fill("Bruno Exampleson")
    assert page.evaluate(stays)
    row.get_by_role("button", name="Save the correction").click()
    expect(row.get_by_role("status")).to_have_text("The correction was saved.")
    expect(row).to_contain_text("Bruno Exampleson")
    expect(row.get_by_role("link", name="Correct")).to_be_focused()
    assert (page.url, page.evaluate(stays)) == (address, False)


def test_the_calendar_and_a_filter_work_under_the_policy(page, live_server, rows):
    sign_in(page, live_server, people.curator())
    page.goto(admin_address(live_server, Article, "change", rows["article"].pk))
    page.locator(".field-published_on .date-icon").click()
    page.locator(".calendarbox").get_by_role("link", name="15", exact=True).click()
    assert page.locator("#id_published_on").input_value() == "2024-05-15"
    page.goto(admin_address(live_server, Article, "changelist"))
    page.locator("#changelist-filter").get_by_role("link", name="withdrawn").click()
    expect(page.locator("#changelist")).to_contain_text("0 articles")


def test_a_rejection_asks_why_and_a_confirmation_does_not(page, live_server, rows):
    sign_in(page, live_server, people.curator())
    statement = rows["statement"]
    choose(page, live_server, "reject")
    page.get_by_label("Reason").fill("Nobody said this.")
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".messagelist")).to_contain_text("1 statement rejected")
    statement.refresh_from_db()
    assert (statement.review, statement.review_reason) == ("rejected", "Nobody said this.")
    choose(page, live_server, "undo")
    choose(page, live_server, "confirm")
    expect(page.locator(".messagelist")).to_contain_text("1 statement confirmed")
    statement.refresh_from_db()
    assert statement.review == "confirmed"


def choose(page: Page, live_server, action: str) -> None:
    page.goto(admin_address(live_server, Statement, "changelist"))
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option(action)
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).first.click()


def test_a_new_actor_gets_a_slug_names_and_a_term_on_one_page(page, live_server, rows):
    sign_in(page, live_server, people.curator())
    page.goto(admin_address(live_server, Actor, "add"))
    page.locator("#id_name").press_sequentially("Čedomila Probić")
    page.locator("#id_sort_name").fill("Probic, Cedomila")
    page.locator("#id_kind").select_option("person")
    assert page.locator("#id_slug").input_value() == "cedomila-probic"
    page.locator("#names-group .add-row a").click()
    page.locator("#id_names-0-text").fill("Probić")
    page.locator("#tenures-group .add-row a").click()
    page.locator("#tenures-0 .select2-selection").click()
    with page.expect_response(lambda response: "term=head" in response.url):
        page.locator(".select2-search__field").fill("head")
    page.locator(".select2-results__option", has_text="Head").first.click()
    page.locator("#id_tenures-0-starts").fill("2024-01-01")
    page.locator("input[name=_save]").first.click()
    page.wait_for_url(admin_address(live_server, Actor, "changelist"))
    actor = Actor.objects.get(slug="cedomila-probic")
    assert [name.text for name in actor.names.all()] == ["Probić"]
    assert Tenure.objects.get(actor=actor).key


def test_nothing_that_came_from_outside_runs_in_admin(page, live_server):
    struck = []
    page.on("dialog", lambda dialog: (struck.append(dialog.message), dialog.dismiss()))
    for number, canary in enumerate(CANARIES):
        country = Country.objects.create(code=f"C{number}", slug=f"c-{number}", name=canary, label=canary)
        speaker = factories.actor(name=canary, country=country, description=canary)
        outlet = Outlet.objects.create(slug=f"o-{number}", name=canary)
        topic = factories.topic(label=canary, definition=canary)
        article = factories.article(
            title=canary,
            body=f"{canary} said {number}.",
            source_name=canary,
            outlet=outlet,
            published_on=date(2024, 5, 1),
        )
        factories.statement(
            of=article, text=canary, speaker=speaker, countries=(country,), topics=(topic,), speaker_printed=canary
        )
    sign_in(page, live_server, people.superuser())
    for model in (Actor, Article, Country, Outlet, Statement):
        page.goto(admin_address(live_server, model, "changelist"))
        for row in model._default_manager.all():
            for name in ("change", "history"):
                page.goto(admin_address(live_server, model, name, row.pk))
                assert page.title() != "struck"
                assert page.locator("#struck").count() == 0
    statement = Statement.objects.first()
    page.goto(live_server.url + reverse("admin:articles_article_statement", args=[statement.article_id, statement.pk]))
    assert (page.title() != "struck", page.locator("#struck").count()) == (True, 0)
    page.goto(admin_address(live_server, Statement, "changelist"))
    page.locator("#select_all, #action-toggle").first.check()
    page.locator("select[name=action]").select_option("reject")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).first.click()
    expect(page.get_by_label("Reason")).to_be_visible()
    assert page.title() != "struck"
    page.goto(admin_address(live_server, Statement, "change", Statement.objects.first().pk))
    page.locator("#select2-id_speaker-container").click()
    page.locator(".select2-search__field").fill("script")
    expect(page.get_by_role("option", name=CANARIES[0])).to_be_visible()
    assert (page.title() != "struck", struck) == (True, [])
