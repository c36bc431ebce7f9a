"""The language of the pages is chosen, never guessed, and files and programs are told nothing of it."""

from __future__ import annotations

import csv
import re

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils.translation import get_language, override

from articles.exports.english import in_english
from newsdesk.languages import choose_language
from tests.rows import one_of_each


def chosen(language: str) -> Client:
    client = Client()
    client.cookies["language"] = language
    return client


def choose(language: str = "sq", **headers: str):
    request = RequestFactory().post("/language/", {"language": language, "next": "/method/"}, headers=headers)
    return choose_language(request)


def test_a_choice_is_kept_in_a_cookie_and_leads_back_to_the_page():
    response = choose(Referer="http://testserver/statements/?q=bridge")
    assert (response.status_code, response["Location"]) == (302, "http://testserver/statements/?q=bridge")
    assert response.cookies["language"].value == "sq"
    assert response.cookies["language"]["samesite"] == "Lax"


def test_where_the_browser_names_no_page_the_form_does():
    assert choose()["Location"] == "/method/"


@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(page):
    request = RequestFactory().post("/language/", {"language": "sq", "next": page}, headers={"Referer": page})
    assert choose_language(request)["Location"] == "/"


@pytest.mark.parametrize("language", ["", "tlh", "../sq", "EN"])
def test_an_unknown_language_changes_nothing(language):
    assert not choose(language).cookies


def test_only_posting_chooses():
    assert choose_language(RequestFactory().get("/language/?language=sq")).status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("code", [code for code, _ in settings.LANGUAGES])
def test_a_page_says_which_language_it_is_in_and_whether_anybody_read_the_translation(code):
    response = chosen(code).get("/method/")
    page = response.content.decode()
    assert f'<html lang="{code}">' in page
    assert response["Content-Language"] == code
    assert "Cookie" in response["Vary"]
    assert ("languages__note" in page) is (code not in settings.REVIEWED_LANGUAGES)
    assert re.search(rf'value="{code}"\s+lang="{code}"\s+aria-current="true"', page)


@pytest.mark.django_db
def test_what_a_browser_prefers_is_not_asked():
    response = Client().get("/method/", headers={"Accept-Language": "sq"})
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/statements.csv", "/statements.json", "/statements.atom", "/api/statements"])
def test_a_file_and_an_answer_to_a_program_are_the_same_in_every_language(path):
    one_of_each()
    told = [b"".join(client.get(path)) for client in (Client(), chosen("sr"))]
    assert told[0] == told[1]
    assert "Content-Language" not in chosen("sr").get(path)


@pytest.mark.django_db
def test_no_language_outlives_its_request():
    chosen("mk").get("/method/")
    assert get_language() == "en"


def test_what_is_kept_is_written_in_english_whatever_the_page_is_in():
    with override("mk"):
        assert in_english(get_language)() == "en"
        assert get_language() == "mk"


DRAWN = re.compile(r'\s(?:x|y|x1|y1|x2|y2|cx|cy|r|d|width|height|viewBox|transform|stroke-width)="([^"]*\d[^"]*)"')


@pytest.mark.django_db
def test_numbers_of_a_drawing_are_written_as_a_drawing_needs_them():
    """Half of Europe writes 1,5, and no browser draws that."""
    actor = one_of_each()["actor"]
    for path in ("/", "/statements/", actor.get_absolute_url()):
        pages = [chosen(language).get(path).content.decode() for language in ("en", "sr")]
        drawn = [[DRAWN.findall(svg) for svg in re.findall(r"<svg.*?</svg>", page, re.DOTALL)] for page in pages]
        assert drawn[0] == drawn[1], path
    assert any("." in number for svg in drawn[0] for number in svg)


def test_the_footnote_is_that_of_the_reference_data():
    with (settings.BASE_DIR / "articles" / "reference" / "countries.csv").open(newline="") as file:
        (footnote,) = {row["footnote"] for row in csv.DictReader(file) if row["neutral_label"] == "Kosovo*"}
    assert f"Kosovo*: {footnote.lstrip('*')}" == settings.SITE_FOOTNOTE
