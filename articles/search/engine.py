"""The query in SQL. The only module that knows how rows are found; another engine may take its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncMonth
from django.urls import reverse

from articles.extraction.records import Kind, Precision
from articles.models import (
    Actor,
    Country,
    Mention,
    Outlet,
    Redirect,
    Statement,
    StatementCountry,
    StatementTopic,
    Topic,
)
from articles.models.statements import MARKS
from articles.search import bins
from articles.search.answers import Facet, FacetValue, Timeline
from articles.search.script import latin

if TYPE_CHECKING:
    from articles.search.query import Cursor, StatementQuery

Counts = list[tuple[str, str, int]]  # (key, label, statements)

MOST_SHOWN = 40  # values of one facet; chosen ones are always shown

# When a statement was said or, where that is unknown, when it was printed or the first day it can have been.
INFERRED = "inferred"
DAY = Coalesce("said_on", "article__published_on", "article__dated_from")
PRECISION = Case(
    When(said_on__isnull=False, then=F("said_precision")),
    When(article__published_on__isnull=False, then=F("article__published_precision")),
    When(article__dated_from__isnull=False, then=Value(INFERRED)),
    default=Value(Precision.UNKNOWN.value),
    output_field=CharField(),
)


TYPED = str.maketrans(dict.fromkeys("“”„‟«»", '"') | {mark: " " for mark in MARKS if mark not in "“”„‟«»"})


# --- vocabulary -------------------------------------------------------------------------------------------------


def known(param: str, keys: Sequence[str]) -> dict[str, str]:
    """Those of ``keys`` that exist, each with the key it goes by now: a merged actor keeps its old slug as an alias."""
    if not keys:
        return {}
    if param == "country":
        return {code: code for code in Country.objects.filter(code__in=keys).values_list("code", flat=True)}
    model: Any = {"topic": Topic, "outlet": Outlet}.get(param, Actor)
    found = {slug: slug for slug in model.objects.filter(slug__in=keys).values_list("slug", flat=True)}
    missing = [key for key in keys if key not in found]
    if missing and model is not Outlet:
        name = "topic" if model is Topic else "actor"
        old = {reverse(name, args=[key]): key for key in missing}
        new = dict(Redirect.objects.filter(old_path__in=old).exclude(new_path="").values_list("old_path", "new_path"))
        slugs = {path: path.rstrip("/").rpartition("/")[2] for path in new.values()}
        alive = set(model.objects.filter(slug__in=slugs.values()).values_list("slug", flat=True))
        found |= {old[path]: slugs[to] for path, to in new.items() if slugs[to] in alive}
    return found


def searchable(words: str) -> bool:
    """Whether anything is left of ``words`` once common words and marks are gone."""
    words = plain(words)
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(websearch_to_tsquery('newsdesk', %s)) > 0", [words])
        return cursor.fetchone()[0]


def plain(words: str) -> str:
    """As ``Statement.search`` holds them: small letters, no typographic marks; any quotation mark makes a phrase."""
    return words.lower().translate(TYPED)


def families() -> dict[str, set[int]]:
    """Code of a country → ids of itself and of every entity and region inside it."""
    rows = list(Country.objects.values_list("pk", "code", "parent_id"))
    inside: dict[int | None, list[int]] = {}
    for pk, _, parent in rows:
        inside.setdefault(parent, []).append(pk)

    def family(pk: int, seen: set[int]) -> set[int]:
        if pk not in seen:
            seen.add(pk)
            for part in inside.get(pk, ()):
                family(part, seen)
        return seen

    return {code: family(pk, set()) for pk, code, _ in rows}


# --- the rows ---------------------------------------------------------------------------------------------------


def matching(query: StatementQuery, *, but: str = "") -> QuerySet[Any]:
    """The statements that pass every filter except ``but`` ("dates" stands for since and until), with their ``day``
    and its ``precision``."""
    rows: QuerySet[Any] = Statement.objects.published().filter(in_title=False).annotate(day=DAY, precision=PRECISION)
    this = OuterRef("pk")
    if query.actors and but != "actor":
        rows = rows.filter(speaker__in=Actor.objects.filter(slug__in=query.actors))
    if query.about and but != "about":
        rows = rows.filter(Exists(Mention.objects.filter(statement=this, actor__slug__in=query.about)))
    if query.countries and but != "country":
        of = families()
        inside = set().union(*(of[code] for code in query.countries if code in of))
        rows = rows.filter(Exists(StatementCountry.objects.filter(statement=this, country__in=inside)))
    if query.topics and but != "topic":
        rows = rows.filter(Exists(StatementTopic.objects.filter(statement=this, topic__slug__in=query.topics)))
    if query.outlets and but != "outlet":
        rows = rows.filter(article__outlet__in=Outlet.objects.filter(slug__in=query.outlets))
    if query.kinds and but != "kind":
        rows = rows.filter(kind__in=query.kinds)
    if but != "dates":
        rows = in_range(rows, query.since, query.until)
    if query.q:
        words = plain(query.q)
        sought = SearchQuery(words, search_type="websearch", config="newsdesk")
        if (folded := latin(words)) != words:
            sought = sought | SearchQuery(folded, search_type="websearch", config="newsdesk")
        rows = rows.filter(search=sought)
    return rows


def in_range(rows: QuerySet[Any], since: date | None, until: date | None) -> QuerySet[Any]:
    """A coarse date is stored as its first day, so its range overlaps [since, until] when that first day is not after
    ``until`` and not before the first day of the month (or year) of ``since``. An inferred stretch overlaps it as it
    is."""
    if until:
        rows = rows.filter(day__lte=until)
    if since:
        rows = rows.filter(
            Q(day__gte=since)
            | Q(precision=Precision.MONTH, day__gte=since.replace(day=1))
            | Q(precision=Precision.YEAR, day__gte=since.replace(month=1, day=1))
            | Q(precision=INFERRED, article__dated_until__gte=since)
        )
    return rows


def places(query: StatementQuery, *, after: Cursor | None, count: int) -> list[tuple[int, date | None]]:
    """Number and day of the first ``count`` statements after ``after``, newest first, undated ones last."""
    rows = matching(query)
    if after and after.day:
        rows = rows.filter(Q(day__lt=after.day) | Q(day=after.day, pk__lt=after.pk) | Q(day__isnull=True))
    elif after:
        rows = rows.filter(day__isnull=True, pk__lt=after.pk)
    rows = rows.order_by(F("day").desc(nulls_last=True), "-pk")
    return list(rows.values_list("pk", "day")[:count])


def total(query: StatementQuery) -> int:
    return matching(query).count()


# --- counts -----------------------------------------------------------------------------------------------------


def facets(query: StatementQuery) -> tuple[Facet, ...]:
    return tuple(facet(query, param, most=MOST_SHOWN) for param in COUNTED)


def facet(query: StatementQuery, param: str, *, most: int | None = None) -> Facet:
    """Chosen values are always in it, even those that count nothing, so that they can be taken away again."""
    legend, count = COUNTED[param]
    found = {key: (label, n) for key, label, n in count(query)}
    chosen = set(query.values(param))
    if silent := chosen - set(found):
        found |= {key: (label, 0) for key, label in labels(param, silent).items()}
    values = [
        FacetValue(
            key=key,
            label=label,
            count=n,
            chosen=key in chosen,
            url=(query.without_value(param, key) if key in chosen else query.with_value(param, key)).url(),
        )
        for key, (label, n) in found.items()
    ]
    if param == "kind":
        values.sort(key=lambda value: list(Kind).index(Kind(value.key)))
    else:
        values.sort(key=lambda value: (-value.count, value.label.casefold(), value.key))
    shown = [value for i, value in enumerate(values) if most is None or i < most or value.chosen]
    return Facet(param, legend, tuple(shown), hidden=len(values) - len(shown))


def labels(param: str, keys: Iterable[str]) -> dict[str, str]:
    if param == "kind":
        return {key: key for key in keys}
    if param == "country":
        return dict(Country.objects.filter(code__in=keys).values_list("code", "label"))
    if param == "topic":
        return dict(Topic.objects.filter(slug__in=keys).values_list("slug", "label"))
    if param == "outlet":
        return dict(Outlet.objects.filter(slug__in=keys).values_list("slug", "name"))
    return dict(Actor.objects.filter(slug__in=keys).values_list("slug", actor_label()))


def actor_label(actor: str = "") -> Case:
    """``Actor.label`` in SQL; ``actor`` is the path to the actor, ending in two underscores, or empty."""
    state = Q(**{f"{actor}kind": Actor.Kind.STATE, f"{actor}country__isnull": False})
    return Case(When(state, then=F(f"{actor}country__label")), default=F(f"{actor}name"))


def by_actor(query: StatementQuery) -> Counts:
    rows = matching(query, but="actor").filter(speaker__isnull=False).annotate(label=actor_label("speaker__"))
    return list(rows.order_by().values_list("speaker__slug", "label").annotate(n=Count("pk")))


def by_outlet(query: StatementQuery) -> Counts:
    rows = matching(query, but="outlet").filter(article__outlet__isnull=False).order_by()
    return list(rows.values_list("article__outlet__slug", "article__outlet__name").annotate(n=Count("pk")))


def by_kind(query: StatementQuery) -> Counts:
    rows = matching(query, but="kind").order_by().values_list("kind").annotate(n=Count("pk"))
    return [(kind, kind, n) for kind, n in rows]


def by_topic(query: StatementQuery) -> Counts:
    tags = StatementTopic.objects.filter(statement__in=matching(query, but="topic").values("pk"))
    return list(tags.order_by().values_list("topic__slug", "topic__label").annotate(n=Count("pk")))


def by_mention(query: StatementQuery) -> Counts:
    mentions = Mention.objects.filter(statement__in=matching(query, but="about").values("pk"))
    named = mentions.order_by().annotate(label=actor_label("actor__")).values_list("actor__slug", "label")
    return list(named.annotate(n=Count("statement", distinct=True)))


def by_country(query: StatementQuery) -> Counts:
    """A statement tagged with a state and with its entity counts once for the state."""
    tags = StatementCountry.objects.filter(statement__in=matching(query, but="country").values("pk"))
    counts = {
        code: (label, n)
        for code, label, n in tags.order_by().values_list("country__code", "country__label").annotate(n=Count("pk"))
    }
    wholes = {code: ids for code, ids in families().items() if len(ids) > 1}
    if wholes:
        aliases = {f"n{i}": code for i, code in enumerate(wholes)}
        sums = tags.aggregate(
            **{
                alias: Count("statement", distinct=True, filter=Q(country__in=wholes[code]))
                for alias, code in aliases.items()
            }
        )
        names = dict(Country.objects.filter(code__in=wholes).values_list("code", "label"))
        counts |= {code: (names[code], sums[alias]) for alias, code in aliases.items() if sums[alias]}
    return [(code, label, n) for code, (label, n) in counts.items()]


# What counts the values of each filter, in the order of the page.
COUNTED: dict[str, tuple[str, Callable[[StatementQuery], Counts]]] = {
    "actor": ("Speaker", by_actor),
    "country": ("Country", by_country),
    "topic": ("Topic", by_topic),
    "outlet": ("Outlet", by_outlet),
    "kind": ("Kind", by_kind),
    "about": ("Mentions", by_mention),
}


def next_month() -> Func:
    """The first day of the month after that of ``day``: a stretch that reaches it is known to the year at best."""
    return Func(
        F("day"), template="(date_trunc('month', %(expressions)s) + interval '1 month')::date", output_field=DateField()
    )


def timeline(query: StatementQuery) -> Timeline:
    rows = (
        matching(query, but="dates")
        .annotate(
            month=TruncMonth("day"),
            coarse=Case(
                When(precision=Precision.YEAR, then=Value(True)),
                When(precision=INFERRED, article__dated_until__gte=next_month(), then=Value(True)),
                default=Value(False),
            ),
        )
        .order_by()
        .values_list("month", "coarse")
        .annotate(n=Count("pk"))
    )
    return bins.timeline(query, list(rows))
