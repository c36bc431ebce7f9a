"""The figures that the method page shows, kept in one small file of the repository.

``{"release", "sets": [{"name", "extractor", "date", ...figures}]}``: each set of documents with the extractor and the
day it was measured.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop

MEASURED = Path(__file__).with_name("measured.json")


def read(path: Path = MEASURED) -> dict[str, Any]:
    """An empty table where nothing was measured yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"release": "", "sets": []}


def record(entry: dict[str, Any], *, release: str, path: Path = MEASURED) -> None:
    """``entry`` takes the place of the earlier figures for the same ``name``."""
    held = read(path)
    sets = [one for one in held["sets"] if one["name"] != entry["name"]]
    table = {"release": release, "sets": sorted([*sets, entry], key=lambda one: one["name"])}
    path.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


#: how the method page calls the sets of the committed table; here, so that they can be translated
NAMES = (
    gettext_noop("36 reports in Bosnian, Croatian and Serbian, at first sight"),
    gettext_noop("36 reports in Bosnian, Croatian and Serbian, read since"),
    gettext_noop("70 dispatches in Macedonian, at first sight"),
    gettext_noop("70 dispatches in Macedonian, read since"),
    gettext_noop("71 dispatches in Albanian, at first sight"),
    gettext_noop("71 dispatches in Albanian, read since"),
    gettext_noop("83 reports on the Western Balkans, at first sight"),
    gettext_noop("83 reports on the Western Balkans, read since"),
    gettext_noop("84 US news articles (PolNeAR), read since"),
    gettext_noop("Five releases and reports, read while the rules were written"),
)
#: figure of a set → how the method page calls it, in its order
SHARES = {
    "f1": gettext_noop("Found"),
    "end_to_end_f1": gettext_noop("Found, with the right speaker"),
    "direct": gettext_noop("Direct, found"),
    "mixed": gettext_noop("Mixed, found"),
    "indirect": gettext_noop("Indirect, found"),
    "speaker": gettext_noop("Of those found: the right speaker"),
    "actor": gettext_noop("Of those found, where the reference data knows the speaker: the right actor"),
    "countries_f1": gettext_noop("Countries, of those found"),
    "topics_f1": gettext_noop("Topics, of those found"),
    "verbatim": gettext_noop("Words that stand in the article exactly so"),
}
CAUSES = {
    ("missed", "boundary"): gettext_noop("Missed: found, but cut in the wrong place"),
    ("missed", "pattern"): gettext_noop("Missed: a sentence that no rule reads"),
    ("missed", "cue"): gettext_noop("Missed: a way of saying that is not in the lists"),
    ("spurious", "nothing there"): gettext_noop("Found where there is none"),
    ("wrong speaker", "name"): gettext_noop("Wrong speaker, where a name was right"),
    ("wrong speaker", "nominal"): gettext_noop("Wrong speaker, where a description was right (“the former minister”)"),
    ("wrong speaker", "pronoun"): gettext_noop("Wrong speaker, where a pronoun was right (“she”)"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, a value a set: None where a set does not have it. ``of`` says of how many, where that is kept."""

    label: str
    values: list[float | None]
    of: list[int | None]

    @property
    def pairs(self) -> list[tuple[float | None, int | None]]:
        return list(zip_longest(self.values, self.of))


@dataclass(frozen=True, slots=True)
class Page:
    """What the method page shows: sets as columns, and only rows in which some set has a value."""

    release: str
    sets: list[dict[str, Any]]
    shares: list[Row]
    calibration: list[Row]
    shortfalls: list[Row]


def page(held: dict[str, Any]) -> Page:
    sets = held["sets"]
    shares = [
        Row(
            label,
            [one.get(figure, (one.get("f1_by_kind") or {}).get(figure)) for one in sets],
            [one.get(f"{figure}_of") for one in sets],
        )
        for figure, label in SHARES.items()
    ]
    bands = [{row["band"]: row for row in one.get("calibration") or ()} for one in sets]
    calibration = [
        Row(
            band,
            [rows[band]["right"] if band in rows else None for rows in bands],
            [rows[band]["of"] if band in rows else None for rows in bands],
        )
        for band in sorted({band for rows in bands for band in rows})
    ]
    shortfalls = [
        Row(label, [(one.get("shortfalls") or {}).get(name, {}).get(cause) for one in sets], [])
        for (name, cause), label in CAUSES.items()
    ]
    return Page(
        held["release"],
        sets,
        *(
            [row for row in rows if any(value is not None for value in row.values)]
            for rows in (shares, calibration, shortfalls)
        ),
    )
