"""What a file comes apart into: one part a dispatch, or a reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from articles.extraction.records import Dispatch


@dataclass(frozen=True, slots=True)
class Part:
    """One dispatch of a file, or a sentence for the person who sent it saying why there is none.

    ``name`` is the file's own name where the part is the file itself, and says which part it is otherwise:
    "batch.zip/letters/a.html" (a member), "table.csv, row 3". ``raw`` is a member's own bytes, an attachment's too;
    None where the part is the file itself, or a row or entry of it.
    """

    name: str
    raw: bytes | None
    dispatch: Dispatch | None
    reason: str = ""
