"""The document as a page: each operation with examples that find something in the record as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from articles.api.filters import ASKABLE
from articles.models import Article
from articles.search import StatementQuery
from articles.search.filters import ORDER, WITHOUT

KEY_OF_A_PATH = str.maketrans({"/": "-", "{": "", "}": ""})


@dataclass(frozen=True, slots=True)
class Example:
    told: str
    address: str


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    told: str
    takes: str


@dataclass(frozen=True, slots=True)
class Operation:
    """``key`` names it in the address of the page: #statements-number. ``filtered``: it takes the filters as well,
    which stand on the page once and are not in ``parameters``."""

    key: str
    path: str
    summary: str
    description: str
    filtered: bool
    parameters: tuple[Parameter, ...]
    examples: tuple[Example, ...]


def operations(document: dict[str, Any], found: dict[str, list[Example]]) -> Iterator[Operation]:
    for path, methods in document["paths"].items():
        operation = methods["get"]
        takes_filters = {each["name"] for each in operation["parameters"]} > set(ORDER)
        yield Operation(
            key=path.removeprefix("/api/").translate(KEY_OF_A_PATH),
            path=path,
            summary=operation["summary"],
            description=operation["description"],
            filtered=takes_filters,
            parameters=parameters(operation, without=ASKABLE if takes_filters else ()),
            examples=tuple(found.get(path, ())),
        )


def filters(document: dict[str, Any]) -> tuple[Parameter, ...]:
    """Those of a question, exclusions left out: what they are is said of all of them at once."""
    excluding = [WITHOUT + param for param in ORDER]
    return parameters(document["paths"]["/api/facets"]["get"], without=excluding)


def parameters(operation: dict[str, Any], *, without: Collection[str]) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(each["name"], each.get("description", ""), takes(each["schema"]))
        for each in operation["parameters"]
        if each["in"] == "query" and each["name"] not in without
    )


def takes(schema: dict[str, Any]) -> str:
    """In a few words: text; a day, 2024-01-31; direct, mixed, indirect."""
    one = schema.get("items", schema)
    if "enum" in one:
        return ", ".join(one["enum"])
    words = {"date": "a day, 2024-01-31"}.get(one.get("format", ""), one.get("type", "text"))
    return {"string": "text", "integer": "a number"}.get(words, words)


def examples() -> dict[str, list[Example]]:
    """Path → examples, with the values that most statements have; none where the record has nothing to show."""
    query = StatementQuery()
    top = {facet.param: facet.values[0].key for facet in query.facets() if facet.values}
    statement = next(query.ids(), None)
    article = Article.objects.published().order_by("-pk").values_list("pk", flat=True).first()
    actor = {"actor": top["actor"]} if "actor" in top else {}
    two: dict[str, str] = {param: top[param] for param in ("country", "topic") if param in top}

    def at(name: str, asked: dict[str, str] | None = None, *args: Any) -> str:
        return reverse(name, args=args) + (f"?{urlencode(asked)}" if asked else "")

    shown = {
        "/api/statements": [
            Example("The newest statements", at("api_statements")),
            Example("Of one speaker, their own words only", at("api_statements", {**actor, "kind": "direct"})),
            Example("About a country and a topic, from 2020 on", at("api_statements", {**two, "since": "2020-01-01"})),
            Example("With these words side by side", at("api_statements", {"q": '"European Union"'})),
        ],
        "/api/facets": [Example("Who speaks about it, and how often", at("api_facets", two))],
        "/api/timeline": [Example("When it was spoken about", at("api_timeline", two))],
        "/api/articles": [
            Example("The newest articles", at("api_articles")),
            *([Example("Of one outlet", at("api_articles", {"outlet": top["outlet"]}))] if "outlet" in top else []),
        ],
        "/api/actors": [
            Example("By any spelling", at("api_actors", {"q": "Vučić"})),
            Example("Missions", at("api_actors", {"kind": "mission"})),
        ],
        "/api/countries": [Example("Every country with its code", at("api_countries"))],
        "/api/topics": [Example("Every topic with its slug", at("api_topics"))],
        "/api/outlets": [Example("Every outlet with its slug", at("api_outlets"))],
    }
    if statement:
        shown["/api/statements/{number}"] = [Example("One statement", at("api_statement", None, statement))]
    if article:
        shown["/api/articles/{number}"] = [Example("One article", at("api_article", None, article))]
    if actor:
        shown["/api/actors/{slug}"] = [Example("One actor", at("api_actor", None, actor["actor"]))]
    return shown
