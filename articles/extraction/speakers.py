"""The words that name a source → the actor, with the rule that decided.

The text is read in order, as a reader does: a full name introduces a person, a surname or a role then stands for them,
a pronoun goes on with whoever spoke last. Unknown beats wrong: somebody outside the gazetteer keeps the printed name,
and is followed through the text like any other; a pronoun that fits nobody stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from .introduced import UNKNOWN, Speaker, covers
from .lexicon import en, sources
from .names import Mention
from .office_holders import Offices
from .phrases import (
    AND,
    BOTH,
    NAME_RUN,
    WORD,
    author_of,
    gender_of,
    governs,
    head_of,
    names_a_complement,
    printed_form,
    proper_name,
    without_field,
)
from .records import Span

_BEFORE_NAME = sources.ROLE_WORDS | en.DETERMINERS
_BY_AGENT = re.compile(r"\b(?:was|were|been|is|are)\s(?:\w+ly\s)?(?:\w+ed|made|given)\sby\s(?:[\w.’'-]+\s){0,4}$")
_MEETING = re.compile(r"(?:After|During|Before|Following|At|In|Ahead of|On)\s[^.,]*?\bwith\s", re.IGNORECASE)
_SINGULAR = ("ss", "us", "is", "’s", "'s")  # "the witness"
_LONGEST_ROLE = 60  # characters
_REMEMBERED = 12  # passages told before
_FRONTED = re.compile(r"(?:In|At|On|From|After|Before|During)\s[^,.!?]{2,50},\s")
_COUNTRYMAN = re.compile(r"[Tt]he\s(?:(?:senior|veteran|top)\s)?([A-Z][\w-]+)\s(?:diplomat|politician|statesman)")
_CONNECTIVE = re.compile(r"(?:But|And|Yet|Meanwhile|However|Earlier|Later|Also),?\s")
_OFFICE_OF = re.compile(r"(?P<role>[^,.;:]{3,50}?)\s(?:of|at|in|for|to)\s[^,.;:!?]{3,90},\s")
_REACH_OF_IT = 4  # sentences back to a body that "it" may still be
_SEVERAL = re.compile(
    r"(?:But|And|Meanwhile,|However,)?\s*((?:[A-Z][\w’'-]*\s)(?:[\w’'-]+\s){0,3}?"
    r"(?:authorities|officials|leaders|ministers|diplomats|prosecutors|lawmakers|protesters|officers|troops|police))\s"
)


@dataclass(slots=True)
class Discourse(Offices):
    """One text's memory of who has been named and who has spoken."""

    _role_words: dict[str, set[str]] = field(default_factory=dict)
    _history: list[tuple[int, Speaker]] = field(default_factory=list)
    _told: list[Span] = field(default_factory=list)

    def resolve(self, span: Span, at: int, told: Sequence[Span] = ()) -> Speaker:
        """The speaker that the mention ``span`` names, in a statement attributed at ``at`` of the passages ``told``;
        remembered."""
        self._told.extend(told)
        speaker = self._resolve(span, at)
        if speaker.name:
            self._history.append((at, speaker))
            if speaker.is_person and speaker.actor is None:
                person = self._local_of(speaker)
                if person is not None and not person.gender:
                    person.gender = speaker.gender
        return speaker

    def _resolve(self, span: Span, at: int) -> Speaker:
        printed = printed_form(self.text[span.start : span.end])
        lowered = printed.lower()
        if lowered in en.SUBJECT_PRONOUNS or lowered in ("his", "her", "their", "its", "both", "him", "them"):
            return self._pronoun(lowered, span, at)
        speaker = self._joint(span) or self._named(span, printed)
        if speaker is None and (author := author_of(self.text, span)) is not None:
            speaker = self._named(author, printed_form(self.text[author.start : author.end]))
        if speaker is not None:
            return speaker
        head = head_of(printed).lower()
        words = set(WORD.findall(head))
        plural = (head.endswith("s") and not head.endswith(_SINGULAR)) or " and " in head
        return Speaker(
            printed,
            None,
            "printed",
            0.94,
            None,
            gender_of(words),
            is_person=not plural and not words & sources.BODY_WORDS and bool(words & sources.PERSON_WORDS),
            is_plural=plural,
        )

    def _named(self, span: Span, printed: str) -> Speaker | None:
        inside = self._within(span)
        for resolver in (
            self._person,
            self._office,
            self._office_there,
            self._body,
            self._office_of,
            self._local,
            self._leader,
            self._nominal,
            self._countryman,
            self._body_again,
        ):
            speaker = resolver(span, printed, inside)
            if speaker is not None:
                return speaker
        return None

    def _joint(self, span: Span) -> Speaker | None:
        """ "Ana Testić and Bruno Exampleson": all of them, where each is somebody who is known or named in full."""
        printed = self.text[span.start : span.end]
        if "and" not in printed and "&" not in printed:
            return None
        names = self._within(span)
        cuts = [
            cut
            for cut in AND.finditer(self.text, span.start, span.end)
            if not any(mention.span.start < cut.start() < mention.span.end for mention in names)
        ]
        if not cuts or not cuts[-1][1]:
            return None
        opening = BOTH.match(self.text, span.start, span.end)
        starts = [opening.end() if opening else span.start, *(cut.end() for cut in cuts)]
        parts = [Span(a, b) for a, b in zip(starts, [*(cut.start() for cut in cuts), span.end], strict=True) if a < b]
        speakers = [self._named(part, printed_form(self.text[part.start : part.end])) for part in parts]
        known = [speaker for speaker in speakers if speaker is not None and not speaker.is_plural]
        if len(known) < max(2, len(parts)) or any(governs(self.text, part) for part in parts[:-1]):
            return None
        named = {speaker.name: speaker.actor or "" for speaker in known}
        if len(named) == 1:
            return known[-1]  # "the former mayor and current governor Ana Testić"
        sure = min(speaker.confidence for speaker in known)
        return Speaker("; ".join(named), None, "joint", sure, None, "", False, True, tuple(named.values()))

    def _person(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        for mention in reversed(inside):
            speaker = self._person_of(mention)
            if speaker is None:
                continue
            following = self.text[mention.span.end : span.end]
            if following[:2] in ("'s", "’s", "' ", "’ ") and len(following) > 2:
                continue
            if names_a_complement(self.text[span.start : mention.span.start]):
                continue
            if (
                following
                and not following.startswith((",", " (", " of", " from", " in", " at", " on", " who", "'s", "’s"))
                and following.strip()
            ):
                continue
            return speaker
        return None

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = head_of(printed)
        words = head.split()
        if not words:
            return None
        name = proper_name(head)
        if name is not None and (at := self.text.find(name, span.start, span.end)) >= 0:
            name = self.without_place(name, at)
        if name is None and (last := proper_name(printed)) is not None and printed.endswith(last):
            last = without_field(printed[: -len(last)], last)
            before = printed[: -len(last)]
            if before and not before.endswith(" and ") and not names_a_complement(before):
                head, name, words = last, last, last.split()
        surname = self._surname(words[-1][:-2] if words[-1].endswith(("'s", "’s")) else words[-1])
        roles = {word.lower() for word in WORD.findall(printed) if word.lower() in sources.ROLE_WORDS}
        if name is not None and self._surname(name) == surname:
            person = self._locals[surname] = self._bearer(name) or self._introduce(name, roles)
            person.gender = person.gender or gender_of(roles)
            person.roles |= frozenset(roles)
            return self._local_speaker(surname, "full-name")
        if (
            surname in self._locals
            and words[-1][0].isupper()
            and all(w.lower().strip(".") in sources.ROLE_WORDS or w.lower() in en.DETERMINERS for w in words[:-1])
        ):
            gender = gender_of(roles)
            unlike = {"f": "m", "m": "f"}.get(gender, "?")  # "Mrs. Exampleson" where only he has been named so far
            bearers = [self._locals[surname], *reversed(self._bearers.get(surname, ()))]
            fitting = [bearer for bearer in bearers if bearer.gender != unlike]
            meant = next((bearer for bearer in fitting if bearer.gender == gender), fitting[0] if fitting else None)
            if meant is None:
                return None
            person = self._locals[surname] = meant
            person.gender = person.gender or gender
            person.roles |= frozenset(roles)
            return self._local_speaker(surname, "surname-introduced")
        return None

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the secretary general", "the minister": a person named in the text whose role has those words."""
        words = [word.lower() for word in WORD.findall(head_of(printed))]
        if len(words) < 2 or words[0] not in ("the", "this", "that", "his", "her", "its", "their"):
            return None
        content = {word for word in words[1:] if word in sources.ROLE_WORDS or word in self.index.states_of}
        if not content or content != set(words[1:]) or content <= sources.BODY_WORDS:
            return None
        of = _complement(printed) if inside else frozenset()
        candidates: dict[str, tuple[int, Speaker]] = {}
        for at, speaker in self._persons:
            if at > span.start and (candidates or self._history):
                break  # who comes later is only meant where nobody has spoken yet
            if content <= self._all_roles(speaker) and (not of or self._serves_there(speaker, of)):
                candidates[speaker.key] = (at, speaker)
        if not candidates:
            return None
        recent = {speaker.key for at, speaker in self._history[-6:]}
        spoken = [item for key, item in candidates.items() if key in recent]
        pool = spoken or list(candidates.values())
        at, speaker = max(pool, key=lambda item: item[0])
        if len(pool) > 1 and not spoken:
            return None
        return speaker.by("nominal", 0.93)

    def _countryman(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the Freedonian diplomat": of the known persons whom the text names in full the one from there, if nobody
        else has spoken since or may be meant."""
        found = _COUNTRYMAN.fullmatch(printed)
        states = self.index.states_of.get(found[1].lower(), []) if found else []
        if len(states) != 1:
            return None
        home = self.index.state_of_country
        theirs = [slug for slug in self._full if home.get(self.index.actors[slug].country) == states[0]]
        last = next((speaker.actor for _, speaker in reversed(self._history) if speaker.is_person), None)
        if last in theirs:
            return self._known(last, "nominal", 0.9)
        return self._known(theirs[0], "nominal", 0.85) if len(theirs) == 1 and not self._locals else None

    def _serves_there(self, speaker: Speaker, of: Set[str]) -> bool:
        """Whether a person may be "the representative of Freedonia": their office is of that state or body, or they
        are in no list, which says nothing. A president of Freedonia is not "the head of the office for Freedonia"."""
        titles = " ".join(
            title
            for office, _ in self.index.held.get(speaker.actor or "", ())
            for title in (office.title, *office.variants)
        )
        return not titles or of <= set(WORD.findall(titles.lower()))

    def _all_roles(self, speaker: Speaker) -> Set[str]:
        if speaker.actor is None:
            person = self._local_of(speaker)
            return person.roles if person else frozenset()
        if (kept := self._role_words.get(speaker.actor)) is not None:
            return kept
        words = set(self._roles.get(speaker.actor, ()))
        state = self.index.state_of_country.get(self.index.actors[speaker.actor].country, "")
        words.update(demonym.lower() for demonym in self.index.peoples.get(state, ()))
        for office, term in self.index.held.get(speaker.actor, ()):
            if self.published_on is None or covers(term, self.published_on):
                for title in (office.title, *office.variants[:4]):
                    words.update(word.lower() for word in WORD.findall(title))
                    words.update(part for word in WORD.findall(title) for part in word.lower().split("-"))
        self._role_words[speaker.actor] = words
        return words

    def _pronoun(self, word: str, span: Span, at: int) -> Speaker:
        if word in ("i", "we", "you"):
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75)
        if word in ("it", "its"):
            spoke_at, spoke = -1, None
            recent = self._start_of(span.start, _REACH_OF_IT)
            for place, speaker in reversed(self._history[-8:]):
                if place < recent:
                    break
                if not speaker.is_person and not speaker.is_plural and speaker.rule != "pronoun-open":
                    spoke_at, spoke = place, speaker
                    break
            spoke = self._last_body(spoke_at, span.start) or spoke
            if spoke is not None:
                return spoke.by("pronoun", 0.8)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75)
        if word in ("they", "their", "both", "them"):
            if (several := self._last_several(span.start)) is not None:
                return several
            for _, speaker in reversed(self._history[-8:]):
                if _may_be_several(speaker):
                    return speaker.by("pronoun", 0.8)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75, is_plural=True)
        gender = "f" if word in ("she", "her") else "m"
        person = self._last_person(gender, span.start) or self._last_office(gender, span.start)
        if person is None:
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75, None, gender, True)
        if not person.gender and person.actor is None and (local := self._local_of(person)) is not None:
            local.gender = gender
        return person._replace(rule="pronoun", confidence=0.97, gender=gender, is_person=True)

    def _last_several(self, before: int) -> Speaker | None:
        """Several who open the sentence before, and so may be "they", unless somebody has spoken since."""
        position = bisect_left(self.sentence_starts, before + 1) - 2
        spoke_at, spoke = self._history[-1] if self._history else (-1, UNKNOWN)
        if position < 0 or (spoke_at >= self.sentence_starts[position] and (spoke.is_person or _may_be_several(spoke))):
            return None
        opening = self.sentence_starts[position]
        if (joint := self._joint_subject(opening, before)) is not None:
            return joint.by("pronoun", 0.85)
        found = _SEVERAL.match(self.text, opening, before)
        if found is None:
            return None
        return Speaker(" ".join(found[1].split()), None, "pronoun", 0.8, is_plural=True)

    def _joint_subject(self, start: int, before: int) -> Speaker | None:
        """The two who open the sentence at ``start`` together: "Ana Testić and the envoy Bruno Exampleson met"."""
        first = bisect_left(self._persons, start, key=lambda item: item[0])
        if first + 1 >= len(self._persons):
            return None
        lead = self.text[start : self._persons[first][0]]
        if len(lead) > _LONGEST_ROLE or "," in lead or any(map(_is_verb, lead.split())):
            return None
        second = self._persons[first + 1][0]
        named = NAME_RUN.match(self.text, second) or WORD.match(self.text, second)
        return self._joint(Span(start, named.end())) if named is not None and second < before else None

    def _last_body(self, after: int, before: int) -> Speaker | None:
        """The state or organisation that last opened a sentence between two places, and so may be "it"."""
        place = bisect_left(self._starts, before)
        after = max(after, self._start_of(before, 2) - 1)
        for mention in reversed(self.mentions[max(0, place - 6) : place]):
            if mention.span.start <= after:
                return None
            if self.text.startswith(("'s", "’s"), mention.span.end):
                continue  # "Freedonia's choirs" are not Freedonia
            actors = [slug for slug in mention.actors() if not self.index.is_person(slug)]
            if len(actors) == 1 and self._opens_sentence(mention.span.start):
                return self._known(actors[0], "name", 0.7)
        return None

    def _start_of(self, at: int, back: int) -> int:
        """Where the sentence begins that stands ``back`` sentences before the one of ``at``."""
        position = bisect_left(self.sentence_starts, at + 1) - 1
        return self.sentence_starts[max(0, position - back)] if position >= 0 else 0

    def _last_person(self, gender: str, before: int) -> Speaker | None:
        """Who "he" or "she" is: whoever spoke last, unless a fitting person has become a sentence's subject since."""
        spoke_at, spoke = -1, None
        for at, speaker in reversed(self._history):
            if speaker.is_person and at < before and self._gender(speaker) in (gender, ""):
                spoke_at, spoke = at, speaker
                break
        position = bisect_left(self._persons, before, key=lambda item: item[0])
        nearest: Speaker | None = None
        for at, speaker in reversed(self._persons[max(0, position - 12) : position]):
            if at <= spoke_at:
                break
            if self._gender(speaker) not in (gender, "") or self._is_company(at, before):
                continue
            nearest = nearest or speaker
            if self._opens_sentence(at) and not self._is_told(at):
                return speaker
        return spoke or nearest

    def _last_office(self, gender: str, before: int) -> Speaker | None:
        """Whoever holds the office that opens a sentence shortly before, where nobody is named: "The LEX chief left as
        he promised to sing"."""
        earliest = self._start_of(before, 1)
        for mention in reversed(self.mentions[: bisect_left(self._starts, before)]):
            if mention.span.start < earliest:
                return None
            if mention.offices() and self._opens_sentence(mention.span.start):
                speaker = self._office(mention.span, "", [mention])
                return speaker if speaker is not None and speaker.gender == gender else None
        return None

    def _is_told(self, at: int) -> bool:
        """Whether a name only stands in what somebody says: “Ana Testić sings,” he said."""
        return any(span.start <= at < span.end for span in self._told[-_REMEMBERED:])

    def _gender(self, speaker: Speaker) -> str:
        if speaker.actor is None and speaker.is_person:
            person = self._local_of(speaker)
            if person is not None and person.gender:
                return person.gender
        return speaker.gender

    def _opens_sentence(self, at: int) -> bool:
        """Whether a name stands where subjects stand: within the first words of its sentence, after roles only."""
        position = bisect_left(self.sentence_starts, at + 1) - 1
        if position < 0:
            return False
        start = self.sentence_starts[position]
        if (fronted := _FRONTED.match(self.text, start, at)) is not None:
            start = fronted.end()  # "In Testgrad, the mayor Ana Testić"
        elif (connective := _CONNECTIVE.match(self.text, start, at)) is not None:
            start = connective.end()  # "But the mayor Ana Testić"
        lead = self.text[start:at]
        if len(lead) < _LONGEST_ROLE and all(word.lower() in _BEFORE_NAME for word in WORD.findall(lead)):
            return True
        return len(lead) < 160 and (_BY_AGENT.search(lead) is not None or _is_office(lead))

    def _is_company(self, at: int, before: int) -> bool:
        """Whether a name is only met in the adjunct before a pronoun: "During talks with Ana Testić, he said"."""
        position = bisect_left(self.sentence_starts, at + 1) - 1
        start = self.sentence_starts[position] if position >= 0 else 0
        own = position + 1 == len(self.sentence_starts) or before <= self.sentence_starts[position + 1]
        return own and _MEETING.match(self.text, start, at) is not None


def _complement(printed: str) -> frozenset[str]:
    """What an office is of or for, in words that name it: "the head of the UN mission" is of "un mission"."""
    words = WORD.findall(printed[len(head_of(printed)) :].lower())
    return frozenset(words) - en.DETERMINERS - en.PREPOSITIONS - {"of", "to"}


def _is_verb(word: str) -> bool:
    return word.islower() and (word.endswith("ed") or word in en.IRREGULAR_PASTS or word in en.FINITE)


def _is_office(lead: str) -> bool:
    """Whether the words before a name only say what its bearer is: "The head of the office in Testgrad, "."""
    found = _OFFICE_OF.fullmatch(lead)
    if found is None or any(map(_is_verb, lead.replace(",", " ").split())):
        return False
    return WORD.findall(found["role"].lower())[-1] in sources.ROLE_WORDS


def _may_be_several(speaker: Speaker) -> bool:
    """Whether "they" may go on with somebody: several people, or a body; not "the invasion", which showed something."""
    if speaker.is_plural or speaker.actor is not None:
        return not speaker.is_person
    words = head_of(speaker.name).lower().split()
    return bool(words) and words[-1] in sources.BODY_WORDS
