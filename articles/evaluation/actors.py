"""Which actor a marked speaker is: the canonical names of gold → slugs of the gazetteer."""

from __future__ import annotations

import re
from collections import defaultdict

from articles.extraction.names import fold
from articles.extraction.records import Gazetteer, NameKind

_STATE = re.compile(r"(.+?)\s*\((?:government|authorities)\)")
_UNNAMED = "(unnamed)"


class KnownActors:
    """Names in full and acronyms only: a surname alone is no canonical name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._named: dict[str, set[str]] = defaultdict(set)
        self._voices: dict[str, str] = {}
        for actor in gazetteer.actors:
            self._named[_key(actor.name)].add(actor.slug)
            for name in actor.names:
                if name.kind in (NameKind.FULL, NameKind.ACRONYM):
                    self._named[_key(name.text)].add(actor.slug)
        for country in gazetteer.countries:
            if country.actor:
                for text in (country.name, *country.names):
                    self._voices.setdefault(_key(text), country.actor)

    def of(self, speaker: str) -> frozenset[str]:
        """Slugs, any of which is right: one for a name, several for "A; B", none for somebody outside."""
        found: set[str] = set()
        for name in speaker.split(";"):
            name = name.strip()
            if name.endswith(_UNNAMED):
                continue
            if state := _STATE.fullmatch(name):
                found |= {self._voices[key]} if (key := _key(state[1])) in self._voices else set()
                found |= self._named.get(_key(f"government of {state[1]}"), set())
            else:
                found |= self._named.get(_key(name), set())
        return frozenset(found)


def _key(name: str) -> str:
    key = " ".join(fold(name).replace("-", " ").split())
    return key.removeprefix("the ")
