"""Which office or body a phrase names, and who held the office then."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from .introduced import Introduced, Speaker, covers
from .lexicon import en, sources
from .names import Mention
from .phrases import WORD, bodies_of, without_kind
from .records import ActorKind, NameKind, OfficeEntry, Span

_BEFORE_OFFICE = ("then", "current", "new", "outgoing", "former", "ex")
_LEADER = re.compile(r"the\s(?:(?P<people>.+)\sleader|head\sof\sthe\s(?P<governed>.+)\sgovernment)", re.IGNORECASE)
_OF_A_COUNTRY = re.compile(
    r"(?:(?P<country>(?:the|that|this)\s(?:\w+\s){0,2}?(?:country|nation|state|province|republic|entity))"
    r"|(?P<body>(?:the|that|this)\s(?:\w+\s){0,2}?(?:force|mission|alliance|bloc|organi[sz]ation|operation|party))|[^\W_][^’',]*)"
    r"['’]s\s(?P<former>former\s|ex-)?(?P<title>[^,]+)",
    re.IGNORECASE,
)
_DESCRIBING = en.DETERMINERS | sources.DESCRIBING


@dataclass(slots=True)
class Offices(Introduced):
    """One text's memory of the bodies it has named, and of who holds an office in it."""

    _bodies: dict[str, tuple[int, str] | None] = field(default_factory=dict)

    def _office(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        for mention in inside:
            offices = mention.offices()
            if not offices:
                continue
            preceding = WORD.findall(self.text[span.start : mention.span.start].lower())
            if any(word not in en.DETERMINERS and word not in _BEFORE_OFFICE for word in preceding):
                continue
            if "former" in preceding or "ex" in preceding:
                if (speaker := self._former(offices)) is not None:
                    return speaker
                continue
            rest = self.text[mention.span.end : span.end]
            if rest.strip() and not rest.startswith((",", " on ", " in ", " at ")):
                continue
            if "a" in preceding or "an" in preceding:
                continue
            for slug in offices:
                office = self.index.offices[slug]
                weak = all(t.kind is NameKind.WEAK for t in mention.targets if t.office == slug)
                speaker = self._holder(office, weak)
                if speaker is not None:
                    return speaker
        return None

    def _holder(self, office: OfficeEntry, weak: bool) -> Speaker | None:
        if not office.single:
            return None
        named = [term for term in office.terms if term.actor in self._full]
        if self.published_on is not None:
            holding = [term for term in office.terms if covers(term, self.published_on)]
            if len(holding) == 1 and (not weak or holding[0].actor in self._full or self._in_context(office)):
                term = holding[0]
                confirmed = (
                    term.ends is not None or term.last_confirmed is None or self.published_on <= term.last_confirmed
                )
                return self._known(term.actor, "office-dated", 0.93 if confirmed else 0.75, term.key)
            if len(holding) > 1:
                named = [term for term in holding if term.actor in self._full]
        actors = {term.actor for term in named}
        if len(actors) == 1:
            return self._known(named[0].actor, "office-named", 0.93, named[0].key if len(named) == 1 else None)
        return None

    def _office_there(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the country's interior minister": of the state that was named last; "Freedonia's former president"."""
        if "'" not in printed and "’" not in printed:
            return None  # as most phrases are, and the pattern is slow to see
        found = _OF_A_COUNTRY.fullmatch(printed)
        if found is None:
            return None
        if found["body"]:
            return self._office_of_body(found["title"], span.start)
        near = self.mentions[: bisect_left(self._starts, span.start)] if found["country"] else inside[:1]
        if not found["country"] and (speaker := self._office_in(near, found["title"], found["former"])):
            return speaker  # "the LEX's chief"
        for mention in reversed(near):
            states = [slug for slug in mention.actors() if slug in self.index.peoples]
            if len(states) != 1:
                continue
            titles = {
                slug
                for people in self.index.peoples[states[0]]
                for slug in self.index.titled(f"{people} {found['title']}")
            }
            if len(titles) != 1:
                return None
            office = titles.pop()
            speaker = self._former((office,)) if found["former"] else self._holder(self.index.offices[office], False)
            return speaker._replace(confidence=0.85) if speaker else None
        return None

    def _office_of_body(self, title: str, before: int) -> Speaker | None:
        """ "the force's commander": of the body that was named last and has such an office."""
        return self._office_in(self.mentions[: bisect_left(self._starts, before)], title)

    def _office_in(self, bodies: Sequence[Mention], title: str, former: str | None = None) -> Speaker | None:
        """Who holds, or is the ``former`` holder of, the office called by ``title`` in the last body that has one."""
        for mention in reversed(bodies):
            for slug in mention.actors():
                actor = self.index.actors[slug]
                if actor.kind not in (ActorKind.ORGANISATION, ActorKind.MISSION):
                    continue
                names = {name.text for name in actor.names if name.kind in (NameKind.FULL, NameKind.ACRONYM)}
                offices = {office for name in names for office in self.index.titled(f"{name} {title}")}
                if len(offices) == 1:
                    office = offices.pop()
                    speaker = self._former((office,)) if former else self._holder(self.index.offices[office], False)
                    return speaker._replace(confidence=0.85) if speaker else None
        return None

    def _former(self, offices: tuple[str, ...]) -> Speaker | None:
        """Of all who once held one of the offices, the one whom the text names."""
        day = self.published_on
        past = {
            term.actor: term.key
            for slug in offices
            for term in self.index.offices[slug].terms
            if term.actor in self._full and term.ends is not None and (day is None or term.ends <= day)
        }
        if len(past) != 1:
            return None
        actor, term = next(iter(past.items()))
        return self._known(actor, "office-named", 0.9, term)

    def _in_context(self, office: OfficeEntry) -> bool:
        """Whether the text speaks of the office's body or country at all, as a weak title asks."""
        return any(office.organisation and office.organisation in mention.actors() for mention in self.mentions)

    def _body(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """An organisation, a state or a metonym: only where it is the whole of the phrase, not "NATO officials"."""
        for mention in inside:
            actors = [slug for slug in mention.actors() if not self.index.is_person(slug)]
            if not actors:
                continue
            before, rest = without_kind(
                self.text[span.start : mention.span.start],
                self.text[mention.span.end : span.end],
                force=self.index.actors[actors[0]].kind is ActorKind.MISSION,
            )
            kinds = {t.kind for t in mention.targets if t.actor == actors[0]}
            preceding = WORD.findall(before.lower())
            if kinds == {NameKind.METONYM} and preceding == ["official"]:
                preceding = []  # "official Testgrad"
            if any(word not in _DESCRIBING and not word[0].isdigit() and "member" not in word for word in preceding):
                continue
            if rest.strip() and not rest.startswith((",", " in ", " (", "'s", "’s")):
                continue
            if rest.startswith(("'s", "’s")) and rest[2:].strip():
                continue
            rule = "metonym" if kinds == {NameKind.METONYM} else "name"
            if len(actors) > 1:
                strong = [slug for slug in actors if slug in mention.actors(NameKind.FULL, NameKind.ACRONYM)]
                if len(strong) != 1:
                    continue
                actors = strong
            if kinds == {NameKind.WEAK}:
                continue
            return self._known(actors[0], rule, 0.94 if rule == "name" else 0.9)
        return None

    def _office_of(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """A body by the state it belongs to, in words the gazetteer lists in another order: "Freedonia's government",
        "the government of Freedonia" are the Freedonian government."""
        for mention in inside:
            states = [slug for slug in mention.actors() if slug in self.index.peoples]
            if len(states) != 1:
                continue
            before = self.text[span.start : mention.span.start].lower().removeprefix("the ").strip()
            after = self.text[mention.span.end : span.end].strip()
            if after[:2] in ("'s", "’s", "' ", "’ ") and not before:
                thing = after[2:]
            elif before.endswith((" of", " in")) and not after:
                thing = before[:-3]
            elif not before:
                thing = after
            else:
                continue
            if (speaker := self._body_of_state(states[0], thing.strip().lower())) is not None:
                return speaker
        people, _, thing = printed.lower().removeprefix("the ").partition(" ")
        states = self.index.states_of.get(people, [])
        return self._body_of_state(states[0], thing) if thing and len(states) == 1 else None

    def _body_of_state(self, state: str, thing: str) -> Speaker | None:
        """The only body of a state that is called by ``thing``, "police", by any name of its people; the state itself
        where it is its government, of which no list has a row."""
        bodies = {
            slug
            for people in self.index.peoples[state]
            for name in bodies_of(people, thing)
            for slug in self.index.named(name)
        }
        if len(bodies) == 1:
            return self._known(bodies.pop(), "name", 0.93)
        if not bodies and thing in ("government", "authorities"):
            return self._known(state, "name", 0.88)
        return None

    def _leader(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the Freedonian leader", "the head of the Freedonian government": of all whom the text names in full, the
        one who presides over that state or its government."""
        found = _LEADER.fullmatch(printed)
        if found is None:
            return None
        people = (found["people"] or found["governed"]).lower()
        titles = {f"{people} prime minister"} | ({f"{people} president"} if found["people"] else set())
        leading = {
            slug: term.key
            for slug in self._full
            for office, term in self.index.held.get(slug, ())
            if (self.published_on is None or covers(term, self.published_on))
            and titles & {title.lower() for title in (office.title, *office.variants)}
        }
        if len(leading) != 1:
            return None
        slug, term = next(iter(leading.items()))
        return self._known(slug, "nominal", 0.9, term)

    def _body_again(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the police", "the Testing Court": the one of its kind that the text has named, if it speaks of no other."""
        name = printed.removeprefix("the ").removeprefix("The ")
        words = name.split()
        if not words or words[-1].lower() not in sources.BODIES_AGAIN:
            return None
        if len(words) > 1 and not all(word[0].isupper() for word in words):
            return None  # "the Testing Council" is a name cut short, "the busy council" none
        noun = " ".join(words).lower()
        if noun not in self._bodies:
            self._bodies[noun] = self._only_body(noun)
        found = self._bodies[noun]
        return self._known(found[1], "nominal", 0.85) if found is not None and found[0] < span.start else None

    def _only_body(self, noun: str) -> tuple[int, str] | None:
        """Where the text first names a body called by ``noun``, and its slug, if all who are so called are that one."""
        named: dict[str, int] = {}
        covered: set[int] = set()
        for mention in self.mentions:
            actors = mention.actors(NameKind.FULL)
            printed = f" {' '.join(self.text[mention.span.start : mention.span.end].lower().split())} "
            if len(actors) == 1 and f" {noun} " in printed:
                named.setdefault(actors[0], mention.span.start)
                covered.update(range(*mention.span))
        if len(named) != 1:
            return None
        for found in re.finditer(
            rf"(?:(?P<of>[^\W\d_a-z][\w’'-]*)\s)?\b(?i:{re.escape(noun)})\b(?P<where>\s(?:of|in)\s(?:the\s)?[^\W\d_a-z])?",
            self.text,
        ):
            if found.end() - 1 in covered or (found["where"] and found.start("where") - 1 in covered):
                continue
            if found["where"] or (found["of"] and found["of"].lower() not in en.DETERMINERS):
                return None
        slug, at = next(iter(named.items()))
        return at, slug
