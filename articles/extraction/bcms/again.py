"""Whom a shorter form stands for: ministarstvo, potpredsjednica Vlade, Testićeva."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..introduced import Speaker
from ..names import NameIndex
from ..phrases import WORD
from ..records import NameKind, Span
from .names import bare

_OF_WOMEN = ("jeva", "ova", "eva", "ka", "јева", "ова", "ева", "ка")  # behind a surname
_SHORTEST = 4  # letters of a surname
_FARTHEST = 3000  # characters back to where somebody was introduced
_NEAR = 60  # characters between a title and the name it introduces
_SAME = 6  # letters that the cases of a noun share: ministarstvo, ministarstva
_PARTED = re.compile(r"[^\w\s]")


def whole_body(word: str, spoken: Sequence[Speaker]) -> Speaker | None:
    """The body among those that have ``spoken`` whose whole name begins with a folded ``word``."""
    same = min(_SAME, len(word) - 1)  # misija, misije
    for speaker in reversed(spoken):
        name = WORD.findall(speaker.name)
        if len(name) > 1 and bare(name[0])[:same] == word[:same]:
            return speaker.by("nominal", 0.85)
    return None


def introduced_as(text: str, span: Span, printed: str, persons: Sequence[tuple[int, Speaker]]) -> Speaker | None:
    """The person before whose name the words of a title at ``span`` stood last: "potpredsjednica Vlade i ministrica
    Ana Testić". ``persons``, in order, with where each is named."""
    first = max(0, span.start - _FARTHEST)
    met = text[first : span.start].lower().rfind(printed.lower())
    if met < 0:
        return None
    end = first + met + len(printed)
    place = bisect_left(persons, end, key=lambda item: item[0])
    if place == len(persons) or persons[place][0] >= min(span.start, end + _NEAR):
        return None
    at, person = persons[place]
    return None if _PARTED.search(text, end, at) else person


def without_womans_ending(name: str) -> Iterator[str]:
    """The surnames of which "Testićeva" may be made."""
    return (name.removesuffix(ending) for ending in _OF_WOMEN if name.endswith(ending))


def called_as_a_woman(printed: str, index: NameIndex) -> str:
    """The slug of the only known woman of whose surname "Testićeva" is made; empty where there is none."""
    for surname in without_womans_ending(printed):
        if len(surname) < _SHORTEST or not surname.isalpha():
            continue
        slugs = [slug for mention in index.mentions(surname) for slug in mention.actors(NameKind.FAMILY)]
        actor = index.actors[slugs[0]] if len(slugs) == 1 else None
        if actor is not None and actor.gender == "f" and not actor.surname_ambiguous:
            return actor.slug
    return ""
