"""Articles of the record read again: whole, with what people decided left alone, or for their topics only.

A body never changes, so it is read from the record and no file is needed. What takes long is a ``Run``: it goes on
article by article, each batch one transaction with the note how far it is, so that a worker that is killed loses
nothing and doubles nothing.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

import pghistory
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from articles.extraction.extract import VERSION, extract
from articles.extraction.layout import read_layout
from articles.extraction.patterns import Sieve, compiled
from articles.extraction.records import Extraction, Gazetteer, Precision, TopicEntry
from articles.findings import PERSON, Changes, replace_statements
from articles.models import Article, Run, Statement, StatementTopic, Topic

BATCH = 20  # articles a transaction
PATTERNS = ("include", "exclude", "requires_any")


# --- one article --------------------------------------------------------------------------------------------------


def read_again(article: Article, gazetteer: Gazetteer) -> Changes:
    """The statements of a stored article, extracted anew by today's rules and names. Those that people decided stay,
    and the date that was given. To be called in a transaction."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    extraction = _extraction(article, gazetteer)
    inferred = extraction.inferred
    article.extraction_version = VERSION
    article.dated_from = inferred.earliest if inferred else None
    article.dated_until = inferred.latest if inferred else None
    article.dating_reasons = list(inferred.reasons) if inferred else []
    article.save(update_fields=["extraction_version", "dated_from", "dated_until", "dating_reasons"])
    return replace_statements(article, extraction, version=VERSION)


def _extraction(article: Article, gazetteer: Gazetteer) -> Extraction:
    day = article.published_on if article.published_precision == Precision.DAY else None
    layout = read_layout(article.body)
    return extract(article.body, gazetteer, published_on=day, layout=layout, infer=article.published_on is None)


def retag(article: Article, gazetteer: Gazetteer, *, write: bool = True) -> list[tuple[Statement, set[str], set[str]]]:
    """(statement, topics it gains, topics it loses) of the machine-read statements nobody has decided on. Tags that
    somebody set by hand stay, and so do all tags of what people decided. Slugs that the record does not have gain
    nothing. To be called in a transaction, ``write`` or not."""
    rows = article.statements.filter(review=Statement.Review.PROPOSED, origin=Statement.Origin.MACHINE)
    if write:
        rows = rows.select_for_update(of=("self",))  # who decides meanwhile waits, or is seen to have decided
    held = {(row.start, row.end): row for row in rows.defer("search").order_by("pk")}
    if not held:
        return []
    pk_of = dict(Topic.objects.values_list("slug", "pk"))
    tags: dict[int, dict[str, tuple[int, str]]] = {row.pk: {} for row in held.values()}
    stored = StatementTopic.objects.filter(statement__in=tags)
    for pk, statement, slug, rule in stored.values_list("pk", "statement_id", "topic__slug", "rule"):
        tags[statement][slug] = (pk, rule)
    changes = []
    for found in _extraction(article, gazetteer).statements:
        if (row := held.pop((found.start, found.end), None)) is None:
            continue
        has = tags[row.pk]
        wanted = {tag.key: tag.rule for tag in found.topics if tag.key in pk_of}
        by_machine = {slug for slug, (_pk, rule) in has.items() if rule != PERSON}
        gained, lost = wanted.keys() - has.keys(), by_machine - wanted.keys()
        if gained or lost:
            changes.append((row, set(gained), set(lost)))
        if write:
            StatementTopic.objects.filter(pk__in=[has[slug][0] for slug in lost]).delete()
            new = [StatementTopic(statement=row, topic_id=pk_of[slug], rule=wanted[slug]) for slug in sorted(gained)]
            StatementTopic.objects.bulk_create(new)
            for slug in by_machine & wanted.keys():
                if has[slug][1] != wanted[slug]:
                    StatementTopic.objects.filter(pk=has[slug][0]).update(rule=wanted[slug])
    return changes


# --- many of them -------------------------------------------------------------------------------------------------


def start_reading(articles: Iterable[int], *, by: Any) -> Run:
    pks = sorted(set(articles))
    return Run.objects.create(kind=Run.Kind.EXTRACT, articles=pks, total=len(pks), started_by=by)


def start_preview(topic: Topic, patterns: dict[str, Any], *, by: Any) -> Run:
    """What would change if the topic had these patterns: looks at every article, changes none."""
    return _start(Run.Kind.PREVIEW, topic, patterns, by)


def start_retagging(topic: Topic, *, by: Any, before: dict[str, Any] | None = None) -> Run:
    """Tags anew whatever the topic's patterns, those from ``before`` the change included, can have a say in."""
    return _start(Run.Kind.RETAG, topic, before or {}, by)


def _start(kind: str, topic: Topic, patterns: dict[str, Any], by: Any) -> Run:
    articles = list(Article.objects.order_by("-pk").values_list("pk", flat=True))
    return Run.objects.create(
        kind=kind, topic=topic, patterns=patterns, articles=articles, total=len(articles), started_by=by
    )


def carry_on(run_id: int, gazetteer: Gazetteer, *, seconds: float | None = None) -> Run:
    """Goes on with a run until its end or until the time is up. Two at once take turns."""
    until = None if seconds is None else time.monotonic() + seconds
    deed: _Deed | None = None
    while True:
        started = Run.objects.select_related("topic", "started_by").get(pk=run_id)
        if started.finished_at:
            return started
        deed = deed or _DEEDS[started.kind](started, gazetteer)
        with _told(started), transaction.atomic():
            run = Run.objects.select_for_update(of=("self",)).get(pk=run_id)
            batch = run.articles[run.done : run.done + BATCH]
            deed.do(batch, run)
            run.done += len(batch)
            if run.done >= len(run.articles):
                run.finished_at = timezone.now()
            run.save(update_fields=["done", "counts", "lines", "finished_at"])
        if run.finished_at or (until is not None and time.monotonic() >= until):
            return run


def _told(run: Run) -> Any:
    user = {"user": run.started_by_id} if run.started_by_id else {}
    with override("en"):  # history is kept in one language, whoever set it going
        return pghistory.context(act=run.get_kind_display(), reason=str(run), **user)


class _Deed:
    """What a run does with a batch of articles; prepared once, however many batches follow."""

    def __init__(self, run: Run, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def do(self, pks: Collection[int], run: Run) -> None:
        raise NotImplementedError

    @staticmethod
    def count(run: Run, found: dict[str, int], lines: Iterable[Any]) -> None:
        run.counts = dict(Counter(run.counts) + Counter(found))
        run.lines = [*run.lines, *lines][: Run.MOST_LINES]


class _Reading(_Deed):
    def do(self, pks: Collection[int], run: Run) -> None:
        for article in Article.objects.filter(pk__in=pks).order_by("pk"):
            changes = read_again(article, self.gazetteer)
            counts = {
                "articles": 1,
                "added": changes.added,
                "changed": changes.changed,
                "no longer found": changes.withdrawn,
                "left as decided": changes.kept,
            }
            told = {"article": article.pk, "title": article.display_title} | counts
            self.count(run, counts, [told] if changes else [])


class _Tagging(_Deed):
    write = True

    def __init__(self, run: Run, gazetteer: Gazetteer) -> None:
        super().__init__(run, gazetteer)
        assert run.topic  # noqa: S101 - a run about a topic has one
        self.topic = run.topic
        now = {name: list(getattr(self.topic, name)) for name in PATTERNS}
        patterns = now if self.write else now | run.patterns
        entry = TopicEntry(self.topic.slug, *(tuple(patterns[name]) for name in PATTERNS))
        others = [topic for topic in gazetteer.topics if topic.slug != entry.slug]
        self.gazetteer = replace(gazetteer, topics=tuple(sorted([*others, entry], key=lambda topic: topic.slug)))
        # Where no pattern of before or after stands anywhere, no statement can gain or lose the topic.
        telling = [*now["include"], *run.patterns.get("include", [])]
        self.everywhere = any(mark in pattern for pattern in telling for mark in ("^", "$", "(?", r"\A", r"\Z"))
        self.sieve, self.telling = Sieve(telling), [compiled(pattern) for pattern in telling]

    def _concerned(self, body: str) -> bool:
        text = " ".join(body.split())
        return any(self.telling[number].search(text) for number in self.sieve.candidates(text))

    def do(self, pks: Collection[int], run: Run) -> None:
        tagged = StatementTopic.objects.filter(topic=self.topic, statement__article__in=pks)
        articles = set(tagged.values_list("statement__article_id", flat=True))
        if self.write:
            list(Article.objects.filter(pk__in=pks).order_by("pk").select_for_update(of=("self",)).only("pk"))
        for article in Article.objects.filter(pk__in=pks).order_by(F("pk").desc()):
            if article.pk in articles or self.everywhere or self._concerned(article.body):
                self._tag(article, run)

    def _tag(self, article: Article, run: Run) -> None:
        slug = self.topic.slug
        counts: Counter[str] = Counter(articles=1)
        lines = []
        for statement, gained, lost in retag(article, self.gazetteer, write=self.write):
            for way, slugs in (("gained", gained), ("lost", lost)):
                others = slugs - {slug}
                counts[way] += len(slugs - others)
                counts[f"{way} elsewhere"] += len(others)
                if slug in slugs:
                    who = statement.speaker_printed
                    lines.append({"way": way, "statement": statement.pk, "text": statement.text[:300], "who": who})
        self.count(run, counts, self._room(run, lines))

    @staticmethod
    def _room(run: Run, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Half of the lines are for gains and half for losses."""
        taken = Counter(line["way"] for line in run.lines)
        kept = []
        for line in lines:
            if taken[line["way"]] < Run.MOST_LINES // 2:
                taken[line["way"]] += 1
                kept.append(line)
        return kept


class _Trying(_Tagging):
    write = False


_DEEDS: dict[str, type[_Deed]] = {
    Run.Kind.EXTRACT: _Reading,
    Run.Kind.PREVIEW: _Trying,
    Run.Kind.RETAG: _Tagging,
}
