"""Names, offices and metonyms of the gazetteer → where a text mentions them.

One Aho–Corasick automaton for the whole gazetteer, run over a folded copy of the text (lower case, no diacritics,
straight apostrophes, line breaks as blanks) in which every character keeps its place. Word boundaries are checked here,
so that a longer name that ends inside a word never hides a shorter one that fits.
"""

from __future__ import annotations

import re
import unicodedata
import weakref
from collections import defaultdict
from copy import copy
from dataclasses import dataclass, replace
from datetime import date

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .records import ActorEntry, ActorKind, Gazetteer, NameKind, OfficeEntry, Span, Term

_AFTER_ARTICLE = re.compile(r"\bthe (?:[\w]+-(?:member|nation) )?$", re.IGNORECASE)
_SPECIAL_FOLDS = {
    "đ": "d", "Đ": "d", "ð": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "İ": "i", "ß": "s", "þ": "t",
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-",
    "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip


def _fold_table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x250):
        character = chr(code)
        base = unicodedata.normalize("NFD", character.lower())[:1]
        if base and base != character:
            table[code] = base
    for code in range(0x370, 0x530):
        lowered = chr(code).lower()
        if len(lowered) == 1 and lowered != chr(code):
            table[code] = lowered
    table.update({ord(character): fold for character, fold in _SPECIAL_FOLDS.items()})
    return table


_FOLDS = _fold_table()


def fold(text: str) -> str:
    """Lower case, without Latin diacritics; exactly as long as ``text``."""
    return text.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Target:
    """What a string may mean. Exactly one of ``actor`` and ``office`` is set."""

    kind: NameKind
    actor: str = ""
    office: str = ""
    exact: str = ""  # an acronym: only in this very case
    context: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    targets: tuple[Target, ...]

    def actors(self, *kinds: NameKind) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.actor for t in self.targets if t.actor and (not kinds or t.kind in kinds)))

    def offices(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.office for t in self.targets if t.office))


class NameIndex:
    """A gazetteer made ready for reading; build it once, see ``index_of``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.actors: dict[str, ActorEntry] = {actor.slug: actor for actor in gazetteer.actors}
        self.offices: dict[str, OfficeEntry] = {office.slug: office for office in gazetteer.offices}
        self.held: dict[str, list[tuple[OfficeEntry, Term]]] = defaultdict(list)
        for office in gazetteer.offices:
            for term in office.terms:
                self.held[term.actor].append((office, term))
        self._targets: dict[str, list[Target]] = defaultdict(list)
        for actor in gazetteer.actors:
            self._add(actor.name, Target(NameKind.FULL, actor=actor.slug))
            for name in actor.names:
                exact = name.text if name.kind == NameKind.ACRONYM else ""
                self._add(name.text, Target(name.kind, actor=actor.slug, exact=exact, context=name.context))
        for office in gazetteer.offices:
            self._add(office.title, Target(NameKind.FULL, office=office.slug))
            for variant in office.variants:
                self._add(variant, Target(NameKind.FULL, office=office.slug))
            for weak in office.weak_variants:
                self._add(weak.text, Target(NameKind.WEAK, office=office.slug, context=weak.context))
        for metonym in gazetteer.metonyms:
            if metonym.actor in self.actors:
                self._add(metonym.text, Target(NameKind.METONYM, actor=metonym.actor, context=metonym.ambiguity))
        for country in gazetteer.countries:
            if country.actor in self.actors:
                for text in (country.name, *country.names):
                    self._add(text, Target(NameKind.FULL, actor=country.actor))
        self._patterns = [tuple(targets) for targets in self._targets.values()]
        self._automaton = AhoCorasick(
            list(self._targets) or ["\ue001"],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def _add(self, text: str, target: Target) -> None:
        key = " ".join(fold(text).split())
        if key.startswith("the "):
            key = key[4:]
        if len(key) > 1 and target not in self._targets[key]:
            self._targets[key].append(target)

    def mentions(self, text: str) -> list[Mention]:
        """Leftmost-longest mentions in ``text``, in order, never overlapping."""
        folded = fold(text)
        best_at: dict[int, tuple[int, int]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
                continue
            if end < len(folded) and folded[end].isalnum():
                continue
            if start not in best_at or end > best_at[start][0]:
                best_at[start] = (end, pattern)
        found: list[Mention] = []
        covered = 0
        for start in sorted(best_at):
            if start < covered:
                continue
            end, pattern = best_at[start]
            targets = self._fitting(self._patterns[pattern] if self._targets else (), text, start, end)
            if targets:
                found.append(Mention(Span(start, end), targets))
                covered = end
        return found

    def _fitting(self, targets: tuple[Target, ...], text: str, start: int, end: int) -> tuple[Target, ...]:
        """Those targets whose case fits: names begin with a capital, acronyms are exact, offices come as they come."""
        surface = text[start:end]
        capital = surface[0].isupper() or surface[0].isdigit()
        nominal = capital or _AFTER_ARTICLE.search(text, max(0, start - 24), start) is not None
        return tuple(
            target
            for target in targets
            if target.office
            or (surface == target.exact if target.exact else nominal if target.kind is NameKind.METONYM else capital)
        )

    def throughout(self, earliest: date, latest: date) -> NameIndex:
        """The same index for a text written on an unknown one of these days: a term that covers some of them only
        covers none, so that a title leads to a holder only if they held it all the time."""

        def settled(term: Term) -> Term:
            begun = term.starts is None or term.starts <= earliest
            over = term.ends is not None and term.ends <= latest
            return replace(term, starts=term.ends) if begun and over else term

        if earliest == latest:
            return self
        index = copy(self)
        index.offices = {
            slug: replace(office, terms=tuple(settled(term) for term in office.terms))
            for slug, office in self.offices.items()
        }
        index.held = defaultdict(list)
        for office in index.offices.values():
            for term in office.terms:
                index.held[term.actor].append((office, term))
        return index

    def is_person(self, slug: str) -> bool:
        return slug in self.actors and self.actors[slug].kind is ActorKind.PERSON


_INDEXES: dict[int, tuple[weakref.ref[Gazetteer], NameIndex]] = {}


def index_of(gazetteer: Gazetteer) -> NameIndex:
    """The compiled index of a gazetteer, kept as long as the gazetteer lives."""
    key = id(gazetteer)
    kept = _INDEXES.get(key)
    if kept is not None and kept[0]() is gazetteer:
        return kept[1]
    index = NameIndex(gazetteer)
    _INDEXES[key] = (weakref.ref(gazetteer, lambda _: _INDEXES.pop(key, None)), index)
    return index
