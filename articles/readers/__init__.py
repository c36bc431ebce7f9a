"""Bytes and a file name → parts, each a ``Dispatch`` or the reason why there is none. One file a format; adding a
format means copying a neighbour.

A reader says what the format says and nothing more: dateline, byline and statements are read from the text later.
Readers are pure: no files, no network, no clock. They are imported when their first file comes: some bring libraries
that take half a second to load. ``apart.read_apart`` does the same in a process of its own, and is what files of
strangers are read with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers import text
from articles.readers.kinds import Kind, kind
from articles.readers.parts import LARGEST_FILE, TURNING, Allowance, Part

__all__ = ["LARGEST_FILE", "Part", "parts", "read", "read_one"]

_DEEPEST = 4  # e-mails in e-mails, or an archive in an e-mail: what is deeper was not written by a newsroom


def read(raw: bytes, name: str) -> list[Part]:
    """All that a file holds, at least one part. What cannot be read is a part with its reason, never an error."""
    return list(parts(raw, name))


def read_one(raw: bytes, name: str) -> Dispatch:
    """What a file that is one dispatch says. Raises UnreadableDispatch, whose message says what was wrong and what to
    do, also for a file that holds several."""
    found = read(raw, name)
    if len(found) > 1:
        raise UnreadableDispatch(f"It holds {len(found)} dispatches and is not read as one.")
    [part] = found
    if part.dispatch is None:
        raise UnreadableDispatch(part.reason)
    return part.dispatch


def parts(
    raw: bytes,
    name: str,
    *,
    skip: int = 0,
    turn_to: Callable[[int, str], None] | None = None,
) -> Iterator[Part]:
    """``read``, one part after another. Of an archive the first ``skip`` members are left out, and ``turn_to`` is told
    number and name of each member before it is read: so a reading that broke off can be gone on with."""
    for part in _parts(raw, name, Allowance(skip=skip, turn_to=turn_to, goes_on=skip > 0)):
        if part.name == name and part.dispatch and TURNING.search(name):
            odd = "the file’s name holds a character that turns the writing direction, so that it looks like another"
            yield Part(name, part.raw, replace(part.dispatch, notes=(*part.dispatch.notes, odd)))
        else:
            yield part


def _parts(raw: bytes, name: str, allowance: Allowance) -> Iterator[Part]:
    any_given = False
    try:
        for part in _of_its_kind(raw, name, allowance):
            any_given = True
            yield part
    except UnreadableDispatch as error:
        yield Part(name, None, None, str(error))
    except RecursionError:
        yield Part(name, None, None, "It is nested too deep to be read: save its article as plain text (.txt).")
    except MemoryError:
        raise  # said where the limit was set
    except Exception as error:
        kept = " What was read before stays." if any_given else ""
        yield Part(
            name,
            None,
            None,
            f"It is damaged, or made in a way that is not known here ({type(error).__name__}): save it again, or save "
            f"its article as plain text (.txt), and send that.{kept}",
        )
    else:
        if not any_given and not allowance.goes_on:
            yield Part(name, None, None, "There is nothing to read in it: send the one that has the text.")


def _of_its_kind(raw: bytes, name: str, allowance: Allowance) -> Iterator[Part]:
    if allowance.depth > _DEEPEST:
        raise UnreadableDispatch("It lies too deep inside other files: take it out and send it by itself.")
    found = kind(raw, name)
    if found is not Kind.TEXT and len(raw) > LARGEST_FILE:  # text has a limit of its own
        limit = LARGEST_FILE // (1024 * 1024)
        raise UnreadableDispatch(f"It is larger than {limit} MB, the limit for one file: send it in several.")
    allowance.depth += 1
    try:
        yield from _read_by(found, raw, name, allowance)
    finally:
        allowance.depth -= 1


def _read_by(found: Kind, raw: bytes, name: str, allowance: Allowance) -> Iterator[Part]:
    def inside(raw: bytes, name: str) -> Iterator[Part]:
        return _parts(raw, name, allowance)

    match found:
        case Kind.HTML:
            from articles.readers import html

            yield Part(name, None, html.read(raw))
        case Kind.PDF:
            from articles.readers import pdf

            yield Part(name, None, pdf.read(raw))
        case Kind.ARCHIVE:
            from articles.readers import archive

            yield from archive.read(raw, name, allowance, inside)
        case Kind.MAIL:
            from articles.readers import mail

            yield from mail.read(raw, name, allowance, inside)
        case Kind.FEED:
            from articles.readers import feed

            yield from feed.read(raw, name)
        case Kind.TABLE:
            from articles.readers import table

            yield from table.read(raw, name)
        case Kind.LINES:
            from articles.readers import lines

            yield from lines.read(raw, name)
        case Kind.TEXT:
            yield Part(name, None, text.read(raw))
        case _:
            assert_never(found)
