"""Who speaks, and what about: actors, countries, topics."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from articles.api import shapes
from articles.api.answers import ANSWERS, GONE, lead_on, site_of
from articles.api.filters import SLUG, strangers
from articles.api.moved import moved_or_missing
from articles.api.problems import refused
from articles.exports.rows import known
from articles.models import Actor, ActorName, Country, Topic
from articles.search import StatementQuery
from articles.search.filters import printable, quoted
from articles.search.names import named_like

PER_PAGE = 100
LONGEST_NAME = 100
SHOWN_SPELLINGS = (ActorName.Kind.FULL, ActorName.Kind.ACRONYM)

router = Router(tags=["Actors, countries, topics"])


class ActorFilters(Schema):
    kind: str = Field(
        "", description="What kind of actor.", json_schema_extra={"enum": [kind.value for kind in Actor.Kind]}
    )
    q: str = Field(
        "",
        description="Part of any spelling of the name, diacritics and script aside.",
        json_schema_extra={"minLength": 1, "maxLength": LONGEST_NAME},
    )
    page: str = Field(
        "",
        description="Where the answer before ended: take the whole address from its “next”.",
        json_schema_extra={"pattern": SLUG},
    )


def said_by_slug(param: str) -> dict[str, int]:
    return {value.key: value.count for value in StatementQuery().facet(param).values}


@router.get("/actors", response={200: shapes.ActorPage, **ANSWERS}, url_name="api_actors")
def actors(request: HttpRequest, response: HttpResponse, filters: Query[ActorFilters]) -> shapes.ActorPage:
    """Everybody in the record, those whom nobody has quoted yet too, by slug, 100 at a time."""
    asked = actor_filters(request)
    rows = Actor.objects.all()
    if asked["kind"]:
        rows = rows.filter(kind=asked["kind"])
    if asked["q"]:
        rows = rows.filter(named_like(asked["q"]))
    total, said, site = rows.count(), said_by_slug("actor"), site_of(request)
    if asked["page"]:
        rows = rows.filter(slug__gt=asked["page"])
    found = list(rows.select_related("country").order_by("slug")[: PER_PAGE + 1])
    page, following = found[:PER_PAGE], None
    if len(found) > PER_PAGE:
        pairs = {param: value for param, value in asked.items() if value} | {"page": page[-1].slug}
        following = f"{site}{reverse('api_actors')}?{urlencode(pairs)}"
    lines = [shapes.ActorLine(**line(actor, said.get(actor.slug, 0), site)) for actor in page]
    return shapes.ActorPage(total=total, next=lead_on(response, following), actors=lines)


def actor_filters(request: HttpRequest) -> dict[str, str]:
    """Raises Problem 422."""
    errors = dict(strangers(request.GET, ("kind", "q", "page")))
    asked = {param: " ".join(printable(request.GET.get(param, "")).split()) for param in ("kind", "q", "page")}
    if asked["kind"] and asked["kind"] not in Actor.Kind:
        errors.setdefault("kind", f"No kind of actor {quoted([asked['kind']])}: {', '.join(Actor.Kind)}.")
    if len(asked["q"]) > LONGEST_NAME:
        errors.setdefault("q", f"{len(asked['q']):,} characters are too many for a name: at most {LONGEST_NAME}.")
    if asked["page"] and not asked["page"].replace("-", "").replace("_", "").isalnum():
        errors.setdefault("page", "There is no such page: take the address from “next”.")
    if errors:
        raise refused(errors)
    return asked


def line(actor: Actor, statement_count: int, site: str) -> dict[str, Any]:
    return {
        "actor": actor.slug,
        "address": site + actor.get_absolute_url(),
        "name": actor.label,
        "kind": actor.kind,
        "country": actor.country.label if actor.country else "",
        "country_code": actor.country.code if actor.country else "",
        "description": actor.description,
        "statement_count": statement_count,
    }


@router.get("/actors/{slug:slug}", response={200: shapes.ActorInFull, **ANSWERS, **GONE}, url_name="api_actor")
def actor(request: HttpRequest, slug: str) -> shapes.ActorInFull | HttpResponse:
    """One actor: spellings, the offices held and when, how often they speak and are mentioned."""
    if errors := strangers(request.GET, ()):
        raise refused(errors)
    row = Actor.objects.filter(slug=slug).select_related("country").first()
    if row is None:
        return moved_or_missing(reverse("actor", args=[slug]))
    return shapes.ActorInFull(
        **line(row, StatementQuery(actors=(slug,)).total(), site_of(request)),
        mention_count=StatementQuery(about=(slug,)).total(),
        spellings=[name.text for name in row.names.filter(kind__in=SHOWN_SPELLINGS) if name.text != row.name],
        terms=[
            shapes.Term(
                office=term.office.title,
                since=as_known(term.starts, term.starts_precision),
                until=as_known(term.ends, term.ends_precision),
                acting=term.acting,
            )
            for term in row.tenures.select_related("office").order_by("-starts", "pk")
        ],
    )


def as_known(day: date | None, precision: str) -> str:
    return known(day, precision or "day")


@router.get("/countries", response={200: shapes.Countries, **ANSWERS}, url_name="api_countries")
def countries(request: HttpRequest) -> shapes.Countries:
    """Every country, entity and region, those of the region first."""
    if errors := strangers(request.GET, ()):
        raise refused(errors)
    said, site = said_by_slug("country"), site_of(request)
    rows = Country.objects.select_related("parent").order_by("-in_region", "label", "pk")
    return shapes.Countries(
        countries=[
            shapes.CountryLine(
                code=row.code,
                address=site + row.get_absolute_url(),
                label=row.label,
                footnote=row.footnote,
                kind=row.kind,
                part_of=row.parent.code if row.parent else "",
                in_region=row.in_region,
                statement_count=said.get(row.code, 0),
            )
            for row in rows
        ]
    )


@router.get("/topics", response={200: shapes.Topics, **ANSWERS}, url_name="api_topics")
def topics(request: HttpRequest) -> shapes.Topics:
    """Every topic with what belongs to it."""
    if errors := strangers(request.GET, ()):
        raise refused(errors)
    said, site = said_by_slug("topic"), site_of(request)
    return shapes.Topics(
        topics=[
            shapes.TopicLine(
                topic=row.slug,
                address=site + row.get_absolute_url(),
                label=row.label,
                definition=row.definition,
                statement_count=said.get(row.slug, 0),
            )
            for row in Topic.objects.order_by("label", "pk")
        ]
    )
