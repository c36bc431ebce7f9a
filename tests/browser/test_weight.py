"""What a page weighs and how soon it is there, as Lighthouse measures it, over 2,000 invented statements:

pytest -m slow -s tests/browser/test_weight.py

Times are printed, for they are those of this machine; weight and stillness are held to.
"""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.db import transaction

from articles.models import Article
from tests.search.test_benchmark import write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MOST_BYTES = 100_000
OBSERVE = """
    window.seen = {shift: 0, blocked: 0, paint: 0};
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (!entry.hadRecentInput) seen.shift += entry.value;
    })).observe({type: "layout-shift", buffered: true});
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        seen.blocked += Math.max(0, entry.duration - 50);
    })).observe({type: "longtask", buffered: true});
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
        if (entry.name === "first-contentful-paint") seen.paint = entry.startTime;
    })).observe({type: "paint", buffered: true});
"""


def weigh(page: Any, address: str) -> dict[str, float]:
    """``bytes`` as a deployed site sends them: its static files are compressed too."""
    received = []
    page.on("response", lambda response: received.append(response))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    sent = 0
    for response in received:
        assert response.ok, response.url
        sent += len(gzip.compress(response.body(), 6)) + sum(len(f"{k}: {v}\r\n") for k, v in response.headers.items())
    return {**page.evaluate("seen"), "bytes": sent, "requests": len(received)}


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("kind", ["statements", "article"])
def test_a_page_is_light_and_stands_still(browser, live_server, kind, width):
    with transaction.atomic():
        write(2_000)
    article = Article.objects.order_by("pk")[7]
    path = {"statements": "/statements/", "article": article.get_absolute_url()}[kind]
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    try:
        weigh(page, live_server.url + path)  # the first answer of a process reads templates and columns
        context.clear_cookies()
        page.close()
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        page.add_init_script(OBSERVE)
        found = weigh(page, live_server.url + path)
    finally:
        context.close()
    print(
        f"\n{kind} at {width}: first contentful paint {found['paint']:.0f} ms, blocked {found['blocked']:.0f} ms,"
        f" layout shift {found['shift']:.3f}, {found['bytes'] / 1000:.1f} KB in {found['requests']:.0f} requests"
    )
    assert found["paint"]
    assert found["shift"] < 0.1
    assert found["bytes"] <= MOST_BYTES
