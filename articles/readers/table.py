"""Tables of dispatches, one a row: CSV with commas, semicolons, tabs or bars, whatever their encoding."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from articles.extraction.records import UnreadableDispatch
from articles.readers import text
from articles.readers.columns import OPTIONAL, dispatch_of, field_of, missing, without_text
from articles.readers.parts import MOST_PARTS, Part

_SEPARATORS = ",;\t|"
csv.field_size_limit(text.LARGEST_FILE)  # the default, 128 KB, is shorter than some articles


def read(raw: bytes, name: str) -> Iterator[Part]:
    """A part a row. Rows are counted as a spreadsheet does: the one with the names of the columns is row 1."""
    decoded, encoding = text.decode(raw)
    decoded = decoded.lstrip("\ufeff")
    separator = _separator(decoded)
    if decoded.lower().startswith("sep=") and len(decoded.split("\n", 1)) == 2:  # how Excel is told the separator
        separator, decoded = decoded[4:5] or separator, decoded.split("\n", 1)[1]
    rows = csv.reader(io.StringIO(decoded, newline=""), delimiter=separator, strict=True)
    try:
        columns = next(rows, [])
    except csv.Error as error:
        raise UnreadableDispatch("Its first row, which names the columns, is damaged: save the table again.") from error
    fields = [field_of(column) for column in columns]
    if "body" not in fields:
        raise without_text(columns, "table")
    twice = [field for field, times in Counter(fields).items() if field and times > 1]
    if twice:
        raise UnreadableDispatch(
            f"The table has several columns for the {twice[0]}: keep one of them, or give the others another name."
        )
    notes = missing(fields, "table")
    number, given = 1, 0
    while True:
        number += 1
        where = f"{name}, row {number}"
        try:
            row = next(rows, None)
        except csv.Error:
            yield Part(
                where,
                None,
                None,
                "A quotation mark opens in this row and does not close as it should, so it and all rows after it were "
                "not read: save the table again.",
            )
            return
        if row is None:
            break
        if not any(cell.strip() for cell in row):
            continue  # spreadsheets end in blank rows
        given += 1
        if given > MOST_PARTS:
            yield Part(
                where, None, None, f"This row and those after it were not read: the limit is {MOST_PARTS:,} rows."
            )
            return
        if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
            reason = (
                f"It has {len(row)} cells where the table has {len(columns)} columns: put its text in quotation marks."
            )
            yield Part(where, None, None, reason)
            continue
        try:
            yield Part(where, None, dispatch_of(_values(fields, row), notes=notes, encoding=encoding))
        except UnreadableDispatch as error:
            yield Part(where, None, None, str(error))
    if not given:
        raise UnreadableDispatch("The table has the names of its columns and no row below them.")


def _values(fields: list[str], row: list[str]) -> dict[str, str]:
    known = ("body", *OPTIONAL)
    return {field: cell for field, cell in zip(fields, row, strict=False) if field in known}


def _separator(decoded: str) -> str:
    """The one that parts the first line into most cells that name a column we know."""
    first = decoded.split("\n", 1)[0]

    def known(separator: str) -> int:
        return sum(bool(field_of(cell.strip().strip('"'))) for cell in first.split(separator))

    return max(_SEPARATORS, key=lambda separator: (known(separator), first.count(separator)))
