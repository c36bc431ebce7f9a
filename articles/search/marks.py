"""Where the words of a search stand in a text: what the search itself would find there, and nothing else.

A text goes through the same letters, parser and dictionaries as ``Statement.search``; PostgreSQL gives its lexemes and
the pieces it cut the text into, which lead back to the characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from articles.models.script import MARKS, latin
from articles.search.words import UNCOUNTED, Phrase, Words

PARTS = ("lead", "text", "tail")
BLANKS = str.maketrans(dict.fromkeys(MARKS, " "))
WHOLE = frozenset({5, 15, 16, 17})  # a compound or an address: its parts follow as pieces of their own
NO_WORDS = frozenset(map(int, UNCOUNTED.strip("{}").split(",")))


@dataclass(frozen=True, slots=True)
class Mark:
    """Half-open, in code points. ``other``: in another spelling or script than it was typed."""

    start: int
    end: int
    other: bool = False


PARSED = """
    SELECT t.n, parsed.kinds, parsed.tokens, found.lexemes, found.places
    FROM unnest(%s::text[]) WITH ORDINALITY t(text, n),
    LATERAL (
        SELECT array_agg(p.tokid ORDER BY p.n) AS kinds, array_agg(p.token ORDER BY p.n) AS tokens
        FROM ts_parse('default', t.text) WITH ORDINALITY p(tokid, token, n)
    ) parsed,
    LATERAL (
        SELECT array_agg(v.lexeme) AS lexemes, array_agg(place) AS places
        FROM unnest(to_tsvector('newsdesk', t.text)) v, unnest(v.positions) place
    ) found
"""


def marks(words: Words, texts: Sequence[str]) -> list[tuple[Mark, ...]]:
    """For each of ``texts``, in their order, apart and sorted. One query, however many there are."""
    phrases = list(words.phrases())
    found: list[tuple[Mark, ...]] = [() for _ in texts]
    if not phrases or not texts:
        return found
    folded = [_folded(text) for text in texts]
    with connection.cursor() as cursor:
        cursor.execute(PARSED, [[latin_text for latin_text, _ in folded]])
        for n, kinds, tokens, lexemes, places in cursor.fetchall():
            if lexemes:
                latin_text, printed_at = folded[n - 1]
                spans = _spans(latin_text, kinds, tokens)
                at = dict(zip(places, lexemes, strict=True))
                found[n - 1] = tuple(_marks(texts[n - 1], phrases, at, spans, printed_at))
    return found


def mark(words: Words, rows: Iterable[Any]) -> None:
    """Gives rows of ``cards.statements`` their ``marks``, a tuple for ``lead``, ``text`` and ``tail``, and ``matched``,
    the spellings in their text that are not as they were typed."""
    rows = list(rows)
    found = iter(marks(words, [getattr(row, part) for row in rows for part in PARTS]))
    for row in rows:
        row.marks = {part: next(found) for part in PARTS}
        others = [row.text[each.start : each.end] for each in row.marks["text"] if each.other]
        row.matched = tuple(dict.fromkeys(others))


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """As its words are looked for, and for each of those characters the one in ``text`` that it comes from."""
    whole = latin(text.lower()).translate(BLANKS)
    if len(whole) == len(text):  # letters may become two, never none
        return whole, range(len(text))
    letters, at = [], []
    for i, c in enumerate(text):
        for letter in latin(c.lower()).translate(BLANKS):
            letters.append(letter)
            at.append(i)
    return "".join(letters), at


def _spans(text: str, kinds: list[int], tokens: list[str]) -> list[tuple[int, int]]:
    """Of every word that counts for a position, in their order."""
    spans: list[tuple[int, int]] = []
    here = 0
    for kind, token in zip(kinds, tokens, strict=True):
        start = text.find(token, here)
        if start < 0:
            return spans
        if kind not in NO_WORDS:
            spans.append((start, start + len(token)))
        here = start if kind in WHOLE else start + len(token)
    return spans


def _marks(
    text: str, phrases: list[Phrase], at: dict[int, str], spans: list[tuple[int, int]], printed_at: Sequence[int]
) -> Iterator[Mark]:
    hits: list[Mark] = []
    for phrase in phrases:
        for places in _places(phrase, at):
            if places[-1] > len(spans):
                continue
            for place in places:
                start, end = spans[place - 1]
                first, last = printed_at[start], printed_at[end - 1] + 1
                hits.append(Mark(first, last, _is_other(text[first:last], phrase)))
    reached = 0
    for mark in sorted(set(hits), key=lambda mark: (mark.start, -mark.end, mark.other)):
        if mark.start >= reached:
            yield mark
            reached = mark.end


def _places(phrase: Phrase, at: dict[int, str]) -> Iterator[list[int]]:
    first, *others = phrase.steps
    for place, lexeme in at.items():
        if not first.fits(lexeme):
            continue
        places = [place]
        for step in others:
            place += step.gap
            if place not in at or not step.fits(at[place]):
                break
            places.append(place)
        else:
            yield places


def _is_other(printed: str, phrase: Phrase) -> bool:
    """Inflection, case and accents leave a word as it was typed."""
    return not phrase.typed or _is_cyrillic(printed) != _is_cyrillic(phrase.typed)


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= c <= "\u04ff" for c in text)


def apart(text: str, found: Sequence[Mark]) -> Iterator[tuple[str, bool]]:
    """``text`` in pieces, each with whether it is marked; together they are the text."""
    here = 0
    for mark in found:
        if mark.start > here:
            yield text[here : mark.start], False
        yield text[mark.start : mark.end], True
        here = mark.end
    if here < len(text):
        yield text[here:], False
