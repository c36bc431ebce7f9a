"""Feeds of outlets → articles: what is new in each, the page behind an entry where the feed has only its beginning.

A round that breaks off is gone on with by the next: every entry is settled by itself, and what the record holds is
never stored twice.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from django.utils import timezone

from articles import ingestion
from articles.extraction.records import Dispatch, Gazetteer, UnreadableDispatch
from articles.fetching import Fetched, NotFetched, Robots, fetch
from articles.ingestion import Outcome, Source, Verdict
from articles.models import Feed, FeedEntry
from articles.readers.apart import read_apart
from articles.readers.kinds import Kind, kind

WHOLE = 1_000  # characters behind the title, from which on the feed is taken to hold the article and not its beginning
MOST_ENTRIES = 100  # new ones of one feed in one round; the next goes on
MOST_ATTEMPTS = 5

Tally = Counter[str]  # outcome → entries


def fetch_feed(
    feed: Feed, gazetteer: Gazetteer, *, site: str, robots: Robots, pause: Callable[[float], None] = time.sleep
) -> Tally:
    """What became of the entries that are new. Why there is nothing at all stands in ``feed.trouble``."""
    tally: Tally = Counter()
    try:
        if not robots.allow(feed.address):
            raise NotFetched(f"{feed.address} is closed to robots, or its rules for them could not be read.")
        found = fetch(feed.address, site=site, etag=feed.etag, modified=feed.modified)
        if not found.unchanged:
            tally = _entries(feed, found, gazetteer, site=site, robots=robots, pause=pause)
            if not tally[FeedEntry.Outcome.LATER]:  # else the next round must see the feed again
                feed.etag, feed.modified = found.etag, found.modified
        feed.trouble = ""
    except NotFetched as error:
        feed.trouble = str(error)
    feed.fetched_at = timezone.now()
    feed.save(update_fields=["etag", "modified", "fetched_at", "trouble"])
    return tally


def _entries(
    feed: Feed,
    found: Fetched,
    gazetteer: Gazetteer,
    *,
    site: str,
    robots: Robots,
    pause: Callable[[float], None],
) -> Tally:
    if not _is_feed(found.raw):
        raise NotFetched(f"{feed.address} is no feed: RSS or Atom is expected.")
    parts = read_apart(found.raw, "feed.xml")
    if not any(part.dispatch for part in parts):
        raise NotFetched(f"{feed.address} holds no entry that can be read. {parts[0].reason}")
    tally: Tally = Counter()
    dispatches = {_key(part.dispatch): part.dispatch for part in parts if part.dispatch}
    known = {entry.key: entry for entry in feed.entries.filter(key__in=dispatches)}
    last_host = ""
    for key, dispatch in dispatches.items():
        entry = known.get(key) or FeedEntry(feed=feed, key=key, title=dispatch.title[:300])
        if entry.pk and entry.outcome != FeedEntry.Outcome.LATER:
            continue
        if tally.total() == MOST_ENTRIES:
            tally[FeedEntry.Outcome.LATER] += 1
            return tally
        try:
            if _is_whole(dispatch):
                name, source = f"{feed.outlet.slug}, feed", Source.of(found.raw, whole=False)
            else:
                if (host := urlsplit(dispatch.url).netloc) == last_host:
                    pause(robots.delay(dispatch.url))
                last_host = host
                dispatch, name, source = _page(dispatch, site=site, robots=robots)
            outcome = ingestion.store(dispatch, name, source, gazetteer, outlet=feed.outlet, draft=feed.draft)
        except NotFetched as error:
            entry.attempts += 1
            again = entry.attempts < MOST_ATTEMPTS
            entry.outcome = FeedEntry.Outcome.LATER if again else FeedEntry.Outcome.REJECTED
            entry.reason = str(error)
        else:
            _settle(entry, outcome)
        entry.save()
        tally[entry.outcome] += 1
    return tally


def _is_feed(raw: bytes) -> bool:
    try:
        return kind(raw, "feed.xml") is Kind.FEED
    except UnreadableDispatch:
        return False


def _settle(entry: FeedEntry, outcome: Outcome) -> None:
    entry.outcome = {
        Verdict.STORED: FeedEntry.Outcome.STORED,
        Verdict.UNCHANGED: FeedEntry.Outcome.UNCHANGED,
        Verdict.REJECTED: FeedEntry.Outcome.REJECTED,
    }[outcome.kind]
    entry.reason = outcome.reason
    entry.article_id = outcome.article


def _key(dispatch: Dispatch) -> str:
    if dispatch.url:
        return dispatch.url[:1000]
    return f"sha256:{hashlib.sha256(dispatch.body.encode()).hexdigest()}"


def _is_whole(dispatch: Dispatch) -> bool:
    return not dispatch.url or len(dispatch.body) - dispatch.title_end >= WHOLE


def _page(entry: Dispatch, *, site: str, robots: Robots) -> tuple[Dispatch, str, Source]:
    """The article on the page that an entry points at; date and title of the entry where the page has none."""
    if not robots.allow(entry.url):
        raise NotFetched(f"{entry.url} is closed to robots, or its rules for them could not be read.")
    page = fetch(entry.url, site=site)
    kind = page.content_type.partition(";")[0].strip().lower()
    suffix = {"text/plain": ".txt", "application/pdf": ".pdf"}.get(kind, ".html")
    name = (urlsplit(page.address).path.rstrip("/").rsplit("/", 1)[-1] or "page").removesuffix(suffix) + suffix
    [*_, part] = read_apart(page.raw, name)
    if part.dispatch is None:
        raise NotFetched(f"{entry.url} could not be read. {part.reason}")
    dispatch = replace(part.dispatch, url=part.dispatch.url or entry.url)
    if dispatch.published.on is None:
        dispatch = replace(dispatch, published=entry.published)
    return dispatch, name, Source.of(page.raw, whole=True)
