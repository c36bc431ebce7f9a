"""What can be filtered by: the parameters of an address, in the order of the page, and how each value is read.

A value that makes no sense becomes a sentence in ``errors`` and filters nothing; the rest still filters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from articles.search import vocabulary, words

MOST_VALUES = 50  # in one filter; an address longer than that is no longer a question
LONGEST_WORDS = 300
WITHOUT = "not_"  # before the name of a filter: its values are excluded


@dataclass(frozen=True, slots=True)
class Filter:
    """``field`` is where ``StatementQuery`` holds the values; ``noun`` names one of them in a sentence."""

    param: str
    field: str
    legend: str
    noun: str


FILTERS = {
    each.param: each
    for each in (
        Filter("actor", "actors", "Speaker", "actor"),
        Filter("country", "countries", "Country", "country"),
        Filter("topic", "topics", "Topic", "topic"),
        Filter("outlet", "outlets", "Outlet", "outlet"),
        Filter("kind", "kinds", "Kind", "kind of statement"),
        Filter("about", "about", "Mentions", "actor"),
        Filter("office", "offices", "Role then", "office"),
        Filter("hand", "hands", "First-hand", "hand (first, relayed)"),
        Filter("via", "via", "Relayed by", "actor"),
        Filter("review", "reviews", "Review", "state of review"),
        Filter("form", "forms", "Form", "form"),
        Filter("language", "languages", "Language", "language"),
    )
}
# In the address: those that were there first keep their order, so that no link changes.
ORDER = ("actor", "about", "country", "topic", "outlet", "kind", *list(FILTERS)[6:])


def read_values(param: str, given: list[str], errors: dict[str, str], *, excluded: bool = False) -> tuple[str, ...]:
    name = WITHOUT + param if excluded else param
    values = list(dict.fromkeys(value.strip() for value in given if value.strip()))
    if len(values) > MOST_VALUES:
        errors[name] = f"{len(values)} values are too many: the first {MOST_VALUES} are used."
        values = values[:MOST_VALUES]
    if param == "country":
        values = [value.upper() for value in values]
    if not values:
        return ()
    # A slug or a code is plain ASCII, so anything else need not be looked up.
    known = vocabulary.known(param, [value for value in values if re.fullmatch(r"[A-Za-z0-9_-]{1,120}", value)])
    if unknown := [value for value in values if value not in known]:
        errors[name] = f"No {FILTERS[param].noun} {quoted(unknown)} in the record: ignored."
    return tuple(sorted(set(known.values())))


def read_range(params: QueryDict, errors: dict[str, str], entered: dict[str, str]) -> tuple[date | None, date | None]:
    since, until = (read_day(param, params.get(param, ""), errors) for param in ("since", "until"))
    if since and until and since > until:
        errors["until"] = f"The range ends ({until}) before it begins ({since}): dates ignored."
        entered |= {"since": str(since), "until": str(until)}
        return None, None
    return since, until


def parse_day(text: str) -> date:
    """YYYY-MM-DD and nothing else. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def read_day(param: str, given: str, errors: dict[str, str]) -> date | None:
    given = given.strip()
    if not given:
        return None
    try:
        return parse_day(given)
    except ValueError:
        errors[param] = f"{quoted([given])} is not a day: write it as 2024-01-31."
        return None


def read_words(given: str, errors: dict[str, str], entered: dict[str, str]) -> str:
    """What can be searched of them, in one line."""
    text = " ".join(unicodedata.normalize("NFC", printable(given)).split())
    if len(text) > LONGEST_WORDS:
        errors["q"] = f"{len(text):,} characters are too many to search for: at most {LONGEST_WORDS}."
        entered["q"] = text[:LONGEST_WORDS]
        return ""
    tidied, said = words.tidied(text)
    if text and not words.searchable(tidied):
        tidied = ""
        said = f"{quoted([text])} has no word that can be searched for: common words and marks are not counted."
    if said:
        errors["q"], entered["q"] = said, text
    return tidied


def read_confidence(given: str, errors: dict[str, str], entered: dict[str, str]) -> float | None:
    """At most two decimals, so that each floor has one address; 0 asks for nothing."""
    given = given.strip()
    if not given:
        return None
    if not re.fullmatch(r"0|1|[01]?\.[0-9]{1,2}", given) or float(given) > 1:
        errors["confidence"] = f"{quoted([given])} is no confidence: write a number from 0 to 1, such as 0.8."
        entered["confidence"] = printable(given)[:20]
        return None
    return float(given) or None


def read_sort(given: str, q: str, errors: dict[str, str]) -> str:
    given = given.strip()
    if given in ("", "said"):
        return "said"
    if given == "relevance" and not q:
        errors["sort"] = "Only a search for words can be sorted by relevance: newest first."
        return "said"
    if given in ("loaded", "relevance"):
        return given
    errors["sort"] = f"There is no order {quoted([given])}: newest first."
    return "said"


def read_fold(given: str, errors: dict[str, str]) -> bool:
    given = given.strip()
    if given not in ("", "yes", "no"):
        errors["fold"] = f"{quoted([given])} is neither “yes” nor “no”: every statement is listed."
    return given == "yes"


def quoted(values: Iterable[str]) -> str:
    """At most three of them, shortened, in quotation marks."""
    values = [printable(value) for value in values]
    shown = ", ".join(f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”" for value in values[:3])
    return f"{shown} and {len(values) - 3} more" if len(values) > 3 else shown


def printable(text: str) -> str:
    """Without what PostgreSQL cannot hold or a page cannot show: control characters, lone surrogates."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
