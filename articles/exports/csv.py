"""Comma-separated values that a spreadsheet shows and never runs.

UTF-8 with a byte order mark, or Excel would misread č and ш; CRLF and quotes as RFC 4180 has them. Several values of
one cell stand between semicolons. A cell that a spreadsheet might take for a formula gets an apostrophe in front
(see `escaped`); JSON Lines has every field as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from articles.exports.about import About
from articles.exports.rows import FIELDS, Row, Withheld

# What spreadsheets calculate, also in the full width of East Asian keyboards, and also behind blanks, which some of
# them cut away; tab, CR and NUL begin a cell for some readers. Apostrophes of our own kind are doubled, so that taking
# one away from what this matches always gives back the record.
FORMULA = re.compile(r"'*(?:[\s\ufeff\u200b]*[=+\-@＝＋－＠]|[\x00-\x1f])")


def opening(about: About) -> str:
    return "\ufeff" + _line(FIELDS)


def entry(row: Row) -> str:
    return _line(cell(value) for value in row.record().values())


def withheld(row: Withheld) -> str:
    said = {"statement": row.statement, "address": row.address, "review": f"withdrawn: {row.reason}"}
    return _line(cell(said.get(name, "")) for name in FIELDS)


def cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return escaped("; ".join(value))
    return escaped(value) if isinstance(value, str) else str(value)


def escaped(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(cells)
    return written.getvalue()
