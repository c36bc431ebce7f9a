"""Whom a verb without a subject goes on with, and several who speak together, in languages that leave subjects out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Set
from dataclasses import dataclass, field
from typing import ClassVar

from ..found import Found
from ..introduced import Speaker
from ..names import Mention, fold
from ..phrases import printed_form
from ..records import NameKind, Span
from ..speakers import Discourse

_SINGULAR = frozenset("mfns")


@dataclass(slots=True)
class ProdropDiscourse(Discourse):
    """One text's memory of who has been named and who has spoken, and with what their verbs agreed."""

    joint: ClassVar[re.Pattern[str]]  # between two who speak together
    together: ClassVar[re.Pattern[str]]  # two names at the head of a sentence, as its first group
    one_name: ClassVar[re.Pattern[str]]  # names of states that hold an "and" themselves

    goes_to_openers: ClassVar[bool] = False  # where a verb shows one or several and no gender

    _agreed: list[tuple[int, str, Speaker]] = field(default_factory=list)

    def spoken(self, one: Found) -> Speaker:
        """The source of a statement, remembered with what its verb agrees with."""
        if one.subject is None:
            speaker = self.left_out(one.agrees, one.after)
        else:
            speaker = self.resolve(one.subject, one.after, one.pieces)
            if speaker.is_person and one.agrees in ("m", "f"):
                speaker = self._of_gender(speaker, one.agrees)
        if speaker.name:
            self._agreed.append((one.after, one.agrees, speaker))
        return speaker

    def _of_gender(self, speaker: Speaker, gender: str) -> Speaker:
        if speaker.actor is None and (local := self._locals.get(self._surname(speaker.name))) is not None:
            local.gender = gender
        return speaker._replace(gender=gender)

    def left_out(self, agrees: str, at: int) -> Speaker:
        """Who goes on where the verb has no subject: whoever spoke last, if the verb agrees with them, unless somebody
        else has become the subject of a sentence since."""
        spoke = next(
            (
                speaker
                for place, other, speaker in reversed(self._agreed[-8:])
                if place < at and _agree(agrees, other, speaker)
            ),
            None,
        )
        if agrees in ("m", "f") and (spoke is None or spoke.is_person):
            person = self._last_person(agrees, at)
            spoke = person or spoke
        if agrees in ("mp", "fp", "p") and (spoke is None or not spoke.is_plural):
            spoke = self._last_several(at) or spoke
        if agrees == "s" and self.goes_to_openers:
            spoke = self._opened_since(at) or spoke
        if spoke is None:
            return Speaker("", None, "pronoun-open", 0.5)
        return spoke.by("pronoun", 0.9)

    def _opened_since(self, at: int) -> Speaker | None:
        """Who has opened a sentence since somebody spoke last before ``at``."""
        spoke = max((place for place, _ in self._history if place < at), default=-1)
        position = bisect_left(self._persons, at, key=lambda item: item[0])
        for place, person in reversed(self._persons[max(0, position - 12) : position]):
            if place <= spoke:
                break
            if self._opens_sentence(place) and not self._is_company(place, at):
                return person
        return None

    def _office_alone(self, span: Span, inside: list[Mention], former: re.Pattern[str]) -> Speaker | None:
        """Who holds the office that the whole phrase names, or with ``former`` before it has held it."""
        for mention in inside:
            offices = mention.offices()
            rest = self.text[mention.span.end : span.end]
            if not offices or (rest.strip() and not rest.startswith((",", " ("))):
                continue
            before = self.text[span.start : mention.span.start]
            if former.search(before):
                if (speaker := self._former(offices)) is not None:
                    return speaker
                continue
            if before.strip():
                continue
            for slug in offices:
                if (speaker := self._holder(self.index.offices[slug], weak=False)) is not None:
                    return speaker
        return None

    def _all_roles(self, speaker: Speaker) -> Set[str]:
        """Roles as printed beside the name: the titles of the gazetteer are English ones."""
        if speaker.actor is None:
            return Discourse._all_roles(self, speaker)
        return set(self._roles.get(speaker.actor, ()))

    def _last_several(self, before: int) -> Speaker | None:
        """Those named together at the head of the sentence before."""
        position = bisect_left(self.sentence_starts, before + 1) - 2
        if position < 0:
            return None
        found = self.together.match(self.text, self.sentence_starts[position], before)
        return self._several(Span(*found.span(1))) if found else None

    def _one(self, span: Span, printed: str) -> Speaker | None:
        """The person or body that one mention names; None where it is neither known nor introduced."""
        inside = self._within(span)
        for resolver in (self._person, self._office, self._body, self._local, self._nominal):
            if (speaker := resolver(span, printed, inside)) is not None:
                return speaker
        return None

    def _several(self, span: Span) -> Speaker | None:
        """ "Ana Testić i Bruno Primjerić", "Ana Testi dhe Bruno Shembulli": each known or named in full."""
        names_with_and = list(self.one_name.finditer(self.text, span.start, span.end))
        cuts = [
            cut
            for cut in self.joint.finditer(self.text, span.start, span.end)
            if not any(mention.span.start < cut.start() < mention.span.end for mention in self._within(span))
            and not any(one.start() < cut.start() < one.end() for one in names_with_and)
        ]
        if not cuts or cuts[-1].group().strip() == ",":
            return None
        starts = [span.start, *(cut.end() for cut in cuts)]
        parts = [Span(a, b) for a, b in zip(starts, [*(cut.start() for cut in cuts), span.end], strict=True) if a < b]
        speakers = [self._one(part, printed_form(self.text[part.start : part.end])) for part in parts]
        known = [speaker for speaker in speakers if speaker is not None and not speaker.is_plural]
        if len(known) < max(2, len(parts)):
            return None
        named = {speaker.name: speaker.actor or "" for speaker in known}
        if len(named) == 1:
            return known[-1]  # potpredsjednica vlade i ministarka Ana Testić
        sure = min(speaker.confidence for speaker in known)
        return Speaker("; ".join(named), None, "joint", sure, None, "", False, True, tuple(named.values()))

    def _is_given(self, mention: Mention, word: str) -> bool:
        return any(fold(word) in self.index._given[slug] for slug in mention.actors() if self.index.is_person(slug))

    def _names_a_person(self, span: Span, name: str) -> bool:
        """Whether the gazetteer has what stands there; a namesake of somebody it has is not known."""
        given = fold(name.split()[0])
        for mention in self._within(span):
            slugs = mention.actors(NameKind.FAMILY)
            if not slugs or any(given in self.index._given[slug] for slug in slugs):
                return True
        return False


def _agree(agrees: str, other: str, speaker: Speaker) -> bool:
    """Whether a verb that shows ``agrees`` may have the subject of one that showed ``other``."""
    if not agrees or not other:
        return False
    if agrees == other:
        return True
    if "s" in (agrees, other):
        told = {agrees, other} - {"s"}
        return told <= _SINGULAR and (not told & {"m", "f"} or speaker.gender in ("", *told))
    return {agrees, other} <= {"mp", "fp", "p"} and "p" in (agrees, other)
