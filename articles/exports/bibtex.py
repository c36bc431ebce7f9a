"""BibTeX in UTF-8, for BibTeX itself and biber alike: @misc, because it demands nothing that a dispatch may lack."""

from __future__ import annotations

from articles.exports import sources
from articles.exports.rows import Row, Withheld

# A brace cannot be escaped by a backslash: BibTeX counts it all the same.
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def entry(row: Row) -> str:
    return _written(sources.reference(row))


def withheld(row: Withheld) -> str:
    return _written(sources.withheld(row))


def _written(work: sources.Reference) -> str:
    day = work.printed
    known = day.parts[0] if day.parts and not day.inferred else []
    fields = [
        ("author", escaped(work.author)),
        ("title", escaped(work.title)),
        ("howpublished", escaped(work.outlet)),
        ("year", str(known[0]) if known else escaped(sources.chicago_date(day))),
        ("month", str(known[1]) if len(known) > 1 else ""),
        ("day", str(known[2]) if len(known) > 2 else ""),
        ("url", work.address.translate(IN_ADDRESSES)),
        ("abstract", escaped(work.words)),
        ("keywords", escaped(", ".join(work.keywords))),
        ("note", escaped(work.note)),
    ]
    # Names and titles stand in two pairs: as printed, neither taken apart nor put into small letters.
    twice = {"author", "title"}
    lines = [
        f"  {name} = {{{{{value}}}}}," if name in twice else f"  {name} = {{{value}}},"
        for name, value in fields
        if value
    ]
    return "\n".join([f"@misc{{{work.key},", *lines, "}", "", ""])


def escaped(text: str) -> str:
    return sources.one_line(text).translate(SPECIAL)
