"""Lines of JSON, one dispatch a line; a JSON file with a list of dispatches, or one of them, is taken as well."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from articles.extraction.records import UnreadableDispatch
from articles.readers import text
from articles.readers.columns import OPTIONAL, dispatch_of, field_of, missing
from articles.readers.parts import MOST_PARTS, Part

_DEEPER = "It is nested too deep to be read: give every dispatch as one flat object."


def read(raw: bytes, name: str) -> Iterator[Part]:
    decoded, encoding = text.decode(raw)
    decoded = decoded.lstrip("\ufeff")
    objects = _objects(decoded)
    given = 0
    for where, value in objects:
        given += 1
        label = f"{name}, {where}" if where else name
        if given > MOST_PARTS:
            yield Part(
                label, None, None, f"This and what follows were not read: the limit is {MOST_PARTS:,} dispatches."
            )
            return
        try:
            yield Part(label, None, _dispatch(value, encoding))
        except UnreadableDispatch as error:
            yield Part(label, None, None, str(error))
    if not given:
        raise UnreadableDispatch("There is no dispatch in it: every line is to be an object with “title” and “body”.")


def _objects(decoded: str) -> Iterator[tuple[str, Any]]:
    """Where each value stands, and the value; an error in its place where it is none."""
    if decoded.lstrip()[:1] == "[":
        whole = _loads(decoded)
        if not isinstance(whole, UnreadableDispatch):
            yield from ((f"item {number}", item) for number, item in enumerate(whole, 1))
            return
    elif not isinstance(whole := _loads(decoded), UnreadableDispatch):
        yield "", whole  # one object, over however many lines
        return
    # Only LF ends a line of JSON: the characters that Python's splitlines knows besides may stand in a text.
    for number, line in enumerate(decoded.split("\n"), 1):
        if line.strip():
            yield f"line {number}", _loads(line)


def _loads(source: str) -> Any:
    try:
        return json.loads(source)
    except RecursionError:
        return UnreadableDispatch(_DEEPER)
    except ValueError as error:
        at = f", character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        return UnreadableDispatch(f"It is no JSON{at}: give every dispatch as one object on one line.")


def _dispatch(value: Any, encoding: str) -> Any:
    if isinstance(value, UnreadableDispatch):
        raise value
    if not isinstance(value, dict):
        raise UnreadableDispatch("It is no object with named fields such as “title” and “body”.")
    known: dict[str, str] = {}
    for key, given in value.items():
        field = field_of(key)
        if field and given is not None:
            if field in known and known[field] != _words(given):
                raise UnreadableDispatch(f"It has several fields for the {field}: keep one of them.")
            if field == "body" and not isinstance(given, str):
                raise UnreadableDispatch("Its field for the text holds no text.")
            known[field] = _words(given)
    if "body" not in known:
        named = ", ".join(f"“{str(key)[:40]}”" for key in list(value)[:12]) or "none"
        raise UnreadableDispatch(f"It has no field for the text: call it “body” or “text”. Its fields are: {named}.")
    notes = missing((*known, *(field for field in OPTIONAL if field in known)), "line")
    return dispatch_of(known, notes=notes, encoding=encoding)


def _words(value: Any) -> str:
    """Text as it is; several names one after another; the name of what has one; of anything else nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value[:20])))
    if isinstance(value, dict):
        return value["name"] if isinstance(value.get("name"), str) else ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9 else ""
