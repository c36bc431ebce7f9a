"""Random walks through the filters, link by link: whatever the way, page, fragment, files and API say the same.

A soak test: python3 dev.py test -m slow tests/test_walks.py
"""

from __future__ import annotations

import csv
import html
import io
import json
import random
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
WALKS = 200
STEPS = 4
WORDS = ("peace", "“border”", "kosovo OR bosnia", "security -police")
STATEMENT = re.compile(r"/statements/(\d+)/")


@pytest.fixture
def samples(db):
    call_command("load_reference", verbosity=0)
    call_command("ingest", str(SAMPLES), verbosity=0)


def page_of(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers, follow=True)
    assert response.status_code == 200, address
    return response.content.decode()


def shown(page: str) -> tuple[int, list[int]]:
    """The total a page states, and the statements it lists, in order."""
    total = int(re.search(r'id="results-total"[^>]*>\s*([\d,]+) statement', page)[1].replace(",", ""))
    cards = re.findall(r'<article class="statement[^"]*"[^>]*>.*?</article>', page, re.DOTALL)
    return total, [int(STATEMENT.search(card)[1]) for card in cards]


def onward(page: str) -> list[str]:
    """Every address of the workbench that a reader can press: values, bars, chips, pages."""
    bench = page[page.index('id="workbench"') :]
    links = {html.unescape(link) for link in re.findall(r'href="(/statements/(?:\?[^"]*)?)"', bench)}
    params = re.findall(r'type="checkbox"[^>]*?name="(\w+)"[^>]*?value="([^"]+)"', bench)
    return sorted(links | {f"/statements/?{name}={html.unescape(value)}" for name, value in params})


def whole(client: Client, address: str) -> list[int]:
    """The statements of all pages, by the pager's own links."""
    found: list[int] = []
    while address:
        page = page_of(client, address)
        found += shown(page)[1]
        older = re.search(r'class="pager__next"[^>]*href="([^"]+)"', page, re.DOTALL)
        address = html.unescape(older[1]) if older else ""
    return found


def check(client: Client, address: str) -> None:
    question = re.sub(r"&?page=[^&]*", "", address.partition("?")[2])
    first = f"/statements/?{question}"
    total, listed = shown(page_of(client, first))
    assert shown(page_of(client, first, **{"HX-Request": "true"})) == (total, listed), address
    everything = whole(client, first)
    assert everything[: len(listed)] == listed
    assert len(everything) == len(set(everything)) == total, address
    table = client.get(f"/statements.csv?{question}").getvalue().decode()
    rows = csv.DictReader(io.StringIO(table, newline=""))
    assert [int(STATEMENT.search(row["address"])[1]) for row in rows] == everything, address
    lines = client.get(f"/statements.jsonl?{question}").getvalue().decode().splitlines()
    assert [json.loads(line)["statement"] for line in lines] == everything, address
    items = json.loads(client.get(f"/statements.json?{question}").getvalue())
    assert [int(STATEMENT.search(item["URL"])[1]) for item in items] == everything, address
    told, reached = client.get(f"/api/statements?{question}").json(), []
    assert told["total"] == total, address
    while True:
        reached += [row["statement"] for row in told["statements"]]
        if not told["next"]:
            break
        told = client.get(told["next"].removeprefix("http://testserver")).json()
    assert reached == everything, address


def test_page_fragment_files_and_api_agree_wherever_one_walks(client, samples):
    die = random.Random(1913)
    checked = set()
    for _ in range(WALKS):
        address = "/statements/"
        if die.random() < 0.3:
            address += f"?q={die.choice(WORDS)}"
        for _ in range(STEPS):
            address = die.choice(onward(page_of(client, address)))
        if address not in checked:
            check(client, address)
            checked.add(address)
    assert len(checked) > WALKS / 4
