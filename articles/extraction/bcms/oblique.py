"""Persons whom a text names in another case than the nominative: s gradonačelnikom Milanom Probićem → Milan Probić."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ..lexicon import sh
from ..phrases import WORD
from ..records import Span
from .names import OBLIQUE_SURNAME, bare

_BENT = ("om", "em", "a", "u", "ом", "ем", "а", "у")  # a man's name: genitive, dative, instrumental
_OF_A_WOMAN = ("om", "e", "i", "u", "ом", "е", "и", "у")  # of a first name in -a
_UNBENT = ("ić", "ић")  # as a woman bears it in every case
_GIVEN = (*_BENT, *_OF_A_WOMAN)
_ENDS = (*OBLIQUE_SURNAME, *_UNBENT, *_BENT)
_SHORTEST = 3
_BEFORE = 60  # characters in which a role is looked for
_OF_A_PLACE = ("u", "i", "у", "и")
_IN = re.compile(r"\b(?:u|na|у|на)\s(?:\w+(?:om|oj|ом|ој)\s)?\Z")
_PARTED = re.compile(r"[^\w\s]|\s(?:i|и)\s")


class Oblique(NamedTuple):
    span: Span
    name: str  # in the nominative
    gender: str
    roles: frozenset[str]  # folded, in the case of the name


def may_be_oblique(words: list[str]) -> bool:
    """Whether a run of capitals, with a preposition or a role before it perhaps, may be a name in such a case."""
    return 1 < len(words) < 4 and words[-1].endswith(_ENDS) and words[-2].endswith(_GIVEN)


def oblique_names(text: str, runs: Iterable[tuple[int, str]], given_names: Collection[str]) -> Iterator[Oblique]:
    """The persons whom ``runs`` of capitals, with where each ends, name in such a case."""
    for end, run in runs:
        words = run.split()
        if len(words) == 3 and (
            bare(words[0]) in sh.PREPOSITIONS
            or sh.role_of(bare(words[0]))
            or (words[0].endswith(_OF_A_PLACE) and _IN.search(text, max(0, end - len(run) - _BEFORE), end - len(run)))
        ):
            words = words[1:]  # Prema | Milanu Probiću; zastupnika u Testgradu | Milana Probića
        if len(words) != 2:
            continue
        span = Span(end - len(run) + run.index(words[0]), end)
        near = _PARTED.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
        near_words = map(bare, WORD.findall(near)[-5:])
        roles = [word for word in near_words if sh.role_of(word) and word not in sh.ROLES]
        name = nominative(words, roles[-1] if roles else "", given_names)
        if name is not None:
            yield Oblique(span, name, "f" if name.endswith(words[1]) else "m", frozenset(roles))


def nominative(words: list[str], role: str, given_names: Collection[str]) -> str | None:
    """The name of which two ``words`` are an oblique case; None where they need not be one.

    ``role``: the folded role before them in such a case, if any, which tells of surnames that do not show it (ministrom
    Milanom Probekom). ``given_names``: folded, of persons who are known, to choose among Bruno, Brun and Bruna.
    """
    given, surname = words
    if not (given.isalpha() and surname.isalpha() and given[1:].islower() and surname[1:].islower()):
        return None
    if surname.endswith(_UNBENT):
        woman = role and any(role.startswith(one[:-1]) for one in sh.WOMEN if len(one) > _SHORTEST)
        first = _cut(given, _OF_A_WOMAN)
        return f"{first}{_a(given)} {surname}" if woman and first else None
    ending = next((one for one in _BENT if surname.endswith(one)), "")
    last = surname[: -len(ending)] if ending else ""
    if last.endswith(("ij", "иј")):
        last = last[:-1]  # Primjerija
    if len(last) < _SHORTEST or not (surname.endswith(OBLIQUE_SURNAME) or (role and given.endswith(ending))):
        return None
    first = _cut(given, _GIVEN)
    if first is None:
        return None
    o = "о" if _is_cyrillic(given) else "o"
    choices = [first, first + o, first + _a(given)]
    if given.endswith(("e", "i", "е", "и")):
        choices = [first + o, first + _a(given)]  # Brune, Nikole, Nikoli
    known = [one for one in choices if bare(one) in given_names or bare(one) in sh.MEN_IN_A]
    likely = first + o if first.endswith(("k", "к")) else choices[0]
    return f"{known[0] if known else likely} {last}"


def _cut(word: str, endings: tuple[str, ...]) -> str | None:
    """The stem of a word that has one of the endings."""
    ending = next((one for one in endings if word.endswith(one)), "")
    return word[: -len(ending)] if ending and len(word) - len(ending) >= _SHORTEST else None


def _is_cyrillic(word: str) -> bool:
    return "Ѐ" <= word[0] <= "ӿ"


def _a(word: str) -> str:
    return "а" if _is_cyrillic(word) else "a"
