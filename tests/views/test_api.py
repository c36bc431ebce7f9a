"""The page that explains the API runs: every example finds something."""

from __future__ import annotations

import html
import re

import pytest

from articles.api.document import document
from tests.rows import one_of_each

pytestmark = pytest.mark.django_db


def examples(page: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(r"curl '(.*?)'</pre>", page)]


def test_every_example_can_be_run_and_opened_as_it_stands(client):
    one_of_each()
    page = client.get("/api/").content.decode()
    addresses = examples(page)
    assert len(addresses) > len(document()["paths"])
    for address in addresses:
        path = address.removeprefix("http://testserver")
        assert client.get(path).status_code == 200, address
        assert f'<a href="{html.escape(path)}">' in page


def test_examples_ask_for_what_the_record_holds(client):
    row = one_of_each()["statement"]
    addresses = examples(client.get("/api/").content.decode())
    assert f"http://testserver/api/statements/{row.pk}" in addresses
    assert any(f"actor={row.speaker.slug}" in address for address in addresses)


def test_the_page_explains_every_address_and_every_field(client):
    page = client.get("/api/").content.decode()
    for path in document()["paths"]:
        assert f"<code>{path}</code>" in page
    for field in document()["components"]["schemas"]["Statement"]["properties"]:
        assert f"<code>{field}</code>" in page
    assert page.count("<code>not_") == 3  # said once with two examples, not of each filter


def test_an_empty_record_is_explained_all_the_same(client):
    for address in examples(client.get("/api/").content.decode()):
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_the_page_leads_to_the_document(client):
    page = client.get("/api/").content.decode()
    assert 'href="/api/openapi.json"' in page
