"""What a file comes apart into: one part a dispatch, or a reason why there is none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from articles.extraction.records import Dispatch, UnreadableDispatch

LARGEST_FILE = 20 * 1024 * 1024  # bytes; no reader takes more, so nobody needs to hold more than one byte above it
MOST_PARTS = 10_000  # of one file: the rows of a table, the members of an archive and theirs
MOST_UNPACKED = 20 * 1024 * 1024  # bytes that the members of an archive or e-mail may come to
_LONGEST_NAME = 200
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # characters that set the writing direction


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


class Inside(Protocol):
    """Reads a file that was found inside another one, as if it had been sent by itself."""

    def __call__(self, raw: bytes, name: str) -> Iterator[Part]: ...


@dataclass(slots=True)
class Allowance:
    """How much one file may still come to, counted over everything inside it."""

    depth: int = 0
    in_archive: bool = False
    bytes_left: int = MOST_UNPACKED
    parts_left: int = MOST_PARTS
    skip: int = 0
    turn_to: Callable[[int, str], None] | None = None
    goes_on: bool = False  # with what another attempt began: then nothing may be left

    def take(self, size: int) -> None:
        """Raises UnreadableDispatch where ``size`` more bytes are too many."""
        if size > self.bytes_left:
            limit = MOST_UNPACKED // (1024 * 1024)
            raise UnreadableDispatch(
                f"Unpacked, the files inside come to more than {limit} MB: this one and what follows were not read. "
                "Send them in several archives."
            )
        self.bytes_left -= size


def safe_name(name: str, longest: int = _LONGEST_NAME) -> str:
    """A name fit to be shown: nothing invisible, nothing that turns the writing direction; its end kept when cut."""
    name = name.encode("utf-8", "replace").decode()
    name = "".join(c if c.isprintable() else "�" for c in unicodedata.normalize("NFC", name))
    return name if len(name) <= longest else f"{name[: longest - 40]}…{name[-39:]}"
