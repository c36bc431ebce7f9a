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
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.search import vocabulary, words

MOST_VALUES = 50  # in one filter; an address longer than that is no longer a question
LONGEST_WORDS = 300
WITHOUT = "not_"  # before the name of a filter: its values are excluded


@dataclass(frozen=True, slots=True)
class Filter:
    """``field`` is where ``StatementQuery`` holds the values; ``called`` and ``named`` are what pages in English call
    the filter and, in a sentence, one of its values."""

    param: str
    field: str
    called: str
    named: str

    @property
    def legend(self) -> str:
        return _(self.called)

    @property
    def noun(self) -> str:
        return _(self.named)


FILTERS = {
    each.param: each
    for each in (
        Filter("actor", "actors", gettext_noop("Speaker"), gettext_noop("actor")),
        Filter("country", "countries", gettext_noop("Country"), gettext_noop("country")),
        Filter("topic", "topics", gettext_noop("Topic"), gettext_noop("topic")),
        Filter("outlet", "outlets", gettext_noop("Outlet"), gettext_noop("outlet")),
        Filter("kind", "kinds", gettext_noop("Kind"), gettext_noop("kind of statement")),
        Filter("about", "about", gettext_noop("Mentions"), gettext_noop("actor")),
        Filter("office", "offices", gettext_noop("Role then"), gettext_noop("office")),
        Filter("hand", "hands", gettext_noop("First-hand"), gettext_noop("hand (first, relayed)")),
        Filter("via", "via", gettext_noop("Relayed by"), gettext_noop("actor")),
        Filter("review", "reviews", gettext_noop("Review"), gettext_noop("state of review")),
        Filter("form", "forms", gettext_noop("Form"), gettext_noop("form")),
        Filter("language", "languages", gettext_noop("Language"), gettext_noop("language")),
    )
}
# In the address: those that were there first keep their order, so that no link changes.
ORDER = ("actor", "about", "country", "topic", "outlet", "kind", *list(FILTERS)[6:])


def read_values(param: str, given: list[str], errors: dict[str, str], *, excluded: bool = False) -> tuple[str, ...]:
    name = WITHOUT + param if excluded else param
    values = list(dict.fromkeys(value.strip() for value in given if value.strip()))
    if len(values) > MOST_VALUES:
        errors[name] = _("%(given)d values are too many: the first %(most)d are used.") % {
            "given": len(values),
            "most": MOST_VALUES,
        }
        values = values[:MOST_VALUES]
    if param == "country":
        values = [value.upper() for value in values]
    if not values:
        return ()
    # A slug or a code is plain ASCII, so anything else need not be looked up.
    known = vocabulary.known(param, [value for value in values if re.fullmatch(r"[A-Za-z0-9_-]{1,120}", value)])
    if unknown := [value for value in values if value not in known]:
        errors[name] = _("No %(noun)s %(values)s in the record: ignored.") % {
            "noun": FILTERS[param].noun,
            "values": quoted(unknown),
        }
    return tuple(sorted(set(known.values())))


def read_range(params: QueryDict, errors: dict[str, str], entered: dict[str, str]) -> tuple[date | None, date | None]:
    since, until = (read_day(param, params.get(param, ""), errors) for param in ("since", "until"))
    if since and until and since > until:
        errors["until"] = _("The range ends (%(until)s) before it begins (%(since)s): dates ignored.") % {
            "until": until,
            "since": since,
        }
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
        errors[param] = _("%(given)s is not a day: write it as 2024-01-31.") % {"given": quoted([given])}
        return None


def read_words(given: str, errors: dict[str, str], entered: dict[str, str]) -> str:
    """What can be searched of them, in one line."""
    text = " ".join(unicodedata.normalize("NFC", printable(given)).split())
    if len(text) > LONGEST_WORDS:
        errors["q"] = _("%(given)s characters are too many to search for: at most %(most)d.") % {
            "given": f"{len(text):,}",
            "most": LONGEST_WORDS,
        }
        entered["q"] = text[:LONGEST_WORDS]
        return ""
    tidied, said = words.tidied(text)
    if text and not words.searchable(tidied):
        tidied = ""
        said = _("%(given)s has no word that can be searched for: common words and marks are not counted.") % {
            "given": quoted([text])
        }
    if said:
        errors["q"], entered["q"] = said, text
    return tidied


def read_confidence(given: str, errors: dict[str, str], entered: dict[str, str]) -> float | None:
    """At most two decimals, so that each floor has one address; 0 asks for nothing."""
    given = given.strip()
    if not given:
        return None
    if not re.fullmatch(r"0|1|[01]?\.[0-9]{1,2}", given) or float(given) > 1:
        errors["confidence"] = _("%(given)s is no confidence: write a number from 0 to 1, such as 0.8.") % {
            "given": quoted([given])
        }
        entered["confidence"] = printable(given)[:20]
        return None
    return float(given) or None


def read_sort(given: str, q: str, errors: dict[str, str]) -> str:
    given = given.strip()
    if given in ("", "said"):
        return "said"
    if given == "relevance" and not q:
        errors["sort"] = _("Only a search for words can be sorted by relevance: newest first.")
        return "said"
    if given in ("loaded", "relevance"):
        return given
    errors["sort"] = _("There is no order %(given)s: newest first.") % {"given": quoted([given])}
    return "said"


def read_fold(given: str, errors: dict[str, str]) -> bool:
    given = given.strip()
    if given not in ("", "yes", "no"):
        errors["fold"] = _("%(given)s is neither “yes” nor “no”: every statement is listed.") % {
            "given": quoted([given])
        }
    return given == "yes"


def quoted(values: Iterable[str]) -> str:
    """At most three of them, shortened, in quotation marks."""
    values = [printable(value) for value in values]
    shown = ", ".join(f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”" for value in values[:3])
    if len(values) > 3:
        return _("%(values)s and %(figure)d more") % {"values": shown, "figure": len(values) - 3}
    return shown


def printable(text: str) -> str:
    """Without what PostgreSQL cannot hold or a page cannot show: control characters, lone surrogates."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
