"""The parameters of a question, as the document shows them and as an answer demands them.

What they mean is search's business alone. Here stands what a program is told besides: a page leaves out what makes no
sense and says so, an answer for a program would be quoted all the same, and so is not given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict
from ninja import Schema
from pydantic import Field, create_model

from articles.api.problems import refused
from articles.search import StatementQuery
from articles.search.filters import LONGEST_WORDS, MOST_VALUES, ORDER, WITHOUT, quoted
from articles.search.vocabulary import FIXED

SLUG = "^[A-Za-z0-9_-]{1,120}$"
DAY = {"type": "string", "format": "date"}
CURSOR = {"type": "string", "pattern": "^(undated|[0-9.e-]+)_[0-9]{1,18}$"}

# Filter → what it asks for.
TOLD = {
    "actor": "Slug of the speaker: see /api/actors.",
    "about": "Slug of an actor who is mentioned in the statement.",
    "country": "Code of a country it is about; a state includes its parts: see /api/countries.",
    "topic": "Slug of a topic it is about: see /api/topics.",
    "outlet": "Slug of the outlet that printed it: see /api/outlets.",
    "kind": "Direct: all of it stands in quotation marks; indirect: reported; mixed: reported with quoted parts.",
    "office": "Slug of the office the speaker held then: see /api/facets.",
    "hand": "Said first-hand, or relayed by somebody else.",
    "via": "Slug of the actor who relayed it.",
    "review": "Whether a person has checked it.",
    "form": "How the article gives it.",
    "language": "Language of the article.",
}
# Parameter of one value → (what it asks for, its JSON schema).
SINGLE: dict[str, tuple[str, dict[str, Any]]] = {
    "confidence": (
        "The least confidence, two decimals at most.",
        {"type": "string", "pattern": r"^(0|1|[01]?\.[0-9]{1,2})$"},
    ),
    "since": ("First day it may have been said or, where that is unknown, printed.", DAY),
    "until": ("Last day it may have been said or, where that is unknown, printed.", DAY),
    "q": (
        "Words, diacritics and script aside: all of them, “a phrase”, one OR another, -without.",
        {"type": "string", "maxLength": LONGEST_WORDS},
    ),
    "sort": (
        "Newest said first, newest in the record first or, with words, best fit first.",
        {"type": "string", "enum": ["said", "loaded", "relevance"]},
    ),
    "fold": (
        "Whether the same words by the same speaker are listed and counted once.",
        {"type": "string", "enum": ["yes", "no"]},
    ),
    "page": ("Where the answer before ended: take the whole address from its “next”.", CURSOR),
}
SEVERAL = (*ORDER, *(WITHOUT + param for param in ORDER))
ASKABLE = (*SEVERAL, *(param for param in SINGLE if param != "page"))


def described(param: str) -> tuple[str, dict[str, Any]]:
    """What a parameter asks for, and its JSON schema: for a filter of several values that of one."""
    if param in SINGLE:
        return SINGLE[param]
    name = param.removeprefix(WITHOUT)
    told = f"Excluded: {TOLD[name][0].lower()}{TOLD[name][1:]}" if param != name else TOLD[name]
    fixed = {"enum": list(FIXED[name])} if name in FIXED else {"pattern": SLUG}
    return told, {"type": "string", **fixed}


def shape(name: str, params: Collection[str]) -> type[Schema]:
    """A schema of these parameters for the document: what they hold is checked by ``question``."""
    fields: dict[str, Any] = {}
    for param in params:
        told, value = described(param)
        if param in SEVERAL:
            several: dict[str, Any] = {"type": "array", "items": {"minLength": 1} | value, "maxItems": MOST_VALUES}
            fields[param] = (
                list[str],
                Field([], description=told, json_schema_extra=several),
            )
        else:
            fields[param] = (str, Field("", description=told, json_schema_extra={"minLength": 1} | value))
    return create_model(name, __base__=Schema, **fields)


Filters = shape("Filters", ASKABLE)
PagedFilters = shape("PagedFilters", (*ASKABLE, "page"))


def question(request: HttpRequest, *, paged: bool = False) -> StatementQuery:
    """What the address asks for. Raises Problem 422."""
    errors = dict(strangers(request.GET, (*ASKABLE, "page") if paged else ASKABLE, several=SEVERAL))
    query = StatementQuery.from_params(request.GET)
    for param, value in contradictions(request.GET, query):
        errors.setdefault(WITHOUT + param, f"{quoted([value])} is asked for as well.")
    if errors := {**query.errors, **errors}:
        raise refused(errors)
    return query


def contradictions(given: QueryDict, query: StatementQuery) -> Collection[tuple[str, str]]:
    """What is excluded and asked for at once, whichever way it is written; a page lets the asking win."""
    excluded = QueryDict(mutable=True)
    for param in ORDER:
        if values := given.getlist(WITHOUT + param):
            excluded.setlist(WITHOUT + param, values)
    return sorted(set(StatementQuery.from_params(excluded).without) - set(query.without)) if excluded else ()


def strangers(given: QueryDict, known: Collection[str], *, several: Collection[str] = ()) -> Mapping[str, str]:
    """Parameters that are unknown here, empty, or given twice where one value is all they take, each with a sentence.
    An empty one is most often a variable that was never set, and leaving it out would ask for everything."""
    errors = {}
    for param, values in given.lists():
        if param not in known:
            takes = f"it takes {', '.join(known)}" if known else "it takes none"
            errors[param] = f"There is no parameter {quoted([param])} at this address: {takes}."
        elif not all(value.strip() for value in values):
            errors[param] = "Empty: leave it out to ask without it."
        elif len(values) > 1 and param not in several:
            errors[param] = "Given more than once."
    return errors
