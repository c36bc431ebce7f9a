"""The words that name a source → the actor, with the rule that decided.

The text is read in order, as a reader does: a full name introduces a person, a surname or a role then stands for them,
a pronoun goes on with whoever spoke last. Unknown beats wrong: somebody outside the gazetteer keeps the printed name,
and is followed through the text like any other; a pronoun that fits nobody stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .lexicon import en
from .names import Mention, NameIndex, fold
from .phrases import AND, BOTH, NAME_RUN, WORD, bodies_of, gender_of, governs, head_of, printed_form, proper_name
from .records import ActorKind, NameKind, OfficeEntry, Span, Term

_BEFORE_NAME = en.ROLE_WORDS | en.DETERMINERS
_BREAK = re.compile(r"[.!?;:”\"]\s|,\s|\n\n")


class Speaker(NamedTuple):
    """Who said it. ``name`` is canonical for a known actor, else the fullest form the text prints; ``key`` tells two
    unknown speakers of one text apart."""

    name: str = ""
    actor: str | None = None
    rule: str = "unknown"
    confidence: float = 0.3
    term: str | None = None
    gender: str = ""
    is_person: bool = False
    is_plural: bool = False
    joint: tuple[str, ...] = ()  # the slugs of those who speak together, "" for who is in no gazetteer

    @property
    def key(self) -> str:
        return self.actor or fold(self.name)


UNKNOWN = Speaker()


@dataclass(slots=True)
class _Local:
    """A person the gazetteer does not know, as one text introduces them."""

    name: str
    gender: str = ""
    roles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Discourse:
    """One text's memory of who has been named and who has spoken."""

    text: str
    index: NameIndex
    mentions: Sequence[Mention]
    published_on: date | None = None
    sentence_starts: Sequence[int] = ()
    _full: dict[str, int] = field(default_factory=dict)  # slug of a person named in full → where first
    _locals: dict[str, _Local] = field(default_factory=dict)  # folded surname → person
    _roles: dict[str, set[str]] = field(default_factory=dict)  # key of a person → role words printed with the name
    _role_words: dict[str, set[str]] = field(default_factory=dict)
    _history: list[tuple[int, Speaker]] = field(default_factory=list)
    _persons: list[tuple[int, Speaker]] = field(default_factory=list)  # named persons by position
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [mention.span.start for mention in self.mentions]
        taken: list[Span] = []
        for mention in self.mentions:
            persons = [slug for slug in mention.actors(NameKind.FULL) if self.index.is_person(slug)]
            if len(persons) == 1:
                self._full.setdefault(persons[0], mention.span.start)
                self._note_roles(persons[0], mention.span)
                taken.append(mention.span)
        self._read_local_names(taken)
        for mention in self.mentions:
            speaker = self._person_of(mention)
            if speaker is not None:
                self._persons.append((mention.span.start, speaker))
        self._persons.sort(key=lambda item: item[0])

    # --- what the text introduces ---------------------------------------------------------------------------------

    def _read_local_names(self, taken: list[Span]) -> None:
        known = {span.start for span in taken}
        names: dict[str, str | None] = {}
        for match in NAME_RUN.finditer(self.text):
            run = match.group()
            if run not in names:
                names[run] = proper_name(run)
            name = names[run]
            if name is None:
                continue
            start = match.start() + run.rfind(name)
            if start in known or any(
                mention.span.end > start for mention in self._within(Span(start, start + len(name)))
            ):
                continue
            surname = fold(name.split()[-1])
            roles = self._roles_around(Span(start, start + len(name)))
            if surname not in self._locals:
                self._locals[surname] = _Local(" ".join(name.split()), gender_of(roles), frozenset(roles))
            speaker = self._local_speaker(surname, "full-name")
            self._persons.append((start, speaker))

    def _note_roles(self, slug: str, span: Span) -> None:
        self._roles.setdefault(slug, set()).update(self._roles_around(span))

    def _roles_around(self, span: Span) -> set[str]:
        before = self.text[max(0, span.start - 60) : span.start]
        before = _BREAK.split(before)[-1] if not before.rstrip().endswith(",") else before.rstrip()[:-1].split(",")[-1]
        after = self.text[span.end : span.end + 70]
        words = set()
        for word in WORD.findall(before)[-6:]:
            if word.lower() in en.ROLE_WORDS:
                words.add(word.lower())
        if after.startswith(", "):
            words.update(w.lower() for w in WORD.findall(after[2:].split(",")[0])[:6] if w.lower() in en.ROLE_WORDS)
        return words

    def _person_of(self, mention: Mention) -> Speaker | None:
        full = [slug for slug in mention.actors(NameKind.FULL) if self.index.is_person(slug)]
        if len(full) == 1:
            return self._known(full[0], "full-name", 0.98)
        return self._by_surname(mention)

    def _known(self, slug: str, rule: str, confidence: float, term: str | None = None) -> Speaker:
        actor = self.index.actors[slug]
        person = actor.kind is ActorKind.PERSON
        if person and term is None:
            term = self._term_held(slug)
        return Speaker(actor.name, slug, rule, confidence, term, actor.gender, person, False)

    def _term_held(self, slug: str) -> str | None:
        if self.published_on is None:
            return None
        held = [term for _, term in self.index.held.get(slug, ()) if _covers(term, self.published_on)]
        return held[0].key if len(held) == 1 else None

    def _local_speaker(self, surname: str, rule: str) -> Speaker:
        person = self._locals[surname]
        return Speaker(person.name, None, rule, 0.97, None, person.gender, True, False)

    def _by_surname(self, mention: Mention) -> Speaker | None:
        candidates = [slug for slug in mention.actors(NameKind.FAMILY) if self.index.is_person(slug)]
        if not candidates:
            return None
        before = self.text[max(0, mention.span.start - 30) : mention.span.start]
        given = WORD.findall(before)
        # a given name that is not this person's: another member of the family, or a namesake
        if (
            given
            and before.endswith((" ", "\n", "\u00a0"))
            and given[-1][0].isupper()
            and before.rstrip()[-1:] not in '.,;:”"!?)'
        ) and (
            given[-1].lower() not in en.ROLE_WORDS
            and not given[-1].isupper()
            and not self._is_mention_end(mention.span.start - 1)
        ):
            return None
        introduced = [slug for slug in candidates if slug in self._full]
        if len(introduced) == 1:
            return self._known(introduced[0], "surname-introduced", 0.98)
        if introduced:
            return None
        surname = fold(self.text[mention.span.start : mention.span.end])
        if surname in self._locals:
            return self._local_speaker(surname, "surname-introduced")
        if len(candidates) == 1 and not self.index.actors[candidates[0]].surname_ambiguous:
            return self._known(candidates[0], "surname", 0.93)
        return None

    def _is_mention_end(self, at: int) -> bool:
        position = bisect_left(self._starts, at) - 1
        return position >= 0 and self.mentions[position].span.end == at

    def _within(self, span: Span) -> list[Mention]:
        found = []
        for place in range(bisect_left(self._starts, span.start), len(self.mentions)):
            mention = self.mentions[place]
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append(mention)
        return found

    # --- resolving ------------------------------------------------------------------------------------------------

    def resolve(self, span: Span, at: int) -> Speaker:
        """The speaker that the mention ``span`` names, in a statement attributed at ``at``; remembered."""
        speaker = self._resolve(span, at)
        if speaker.name:
            self._history.append((at, speaker))
            surname = fold(speaker.name.split()[-1])
            if (
                speaker.is_person
                and speaker.actor is None
                and surname in self._locals
                and not self._locals[surname].gender
            ):
                self._locals[surname].gender = speaker.gender
        return speaker

    def _resolve(self, span: Span, at: int) -> Speaker:
        printed = printed_form(self.text[span.start : span.end])
        lowered = printed.lower()
        if lowered in en.SUBJECT_PRONOUNS or lowered in ("his", "her", "their", "its", "both", "him", "them"):
            return self._pronoun(lowered, span, at)
        speaker = self._joint(span) or self._named(span, printed)
        if speaker is not None:
            return speaker
        words = {word.lower() for word in WORD.findall(head_of(printed))}
        plural = lowered.split()[-1].endswith("s") or " and " in lowered if lowered else False
        return Speaker(
            printed,
            None,
            "printed",
            0.94,
            None,
            gender_of(words),
            is_person=bool(words & en.ROLE_WORDS) and not plural and not words & en.BODY_WORDS,
            is_plural=plural,
        )

    def _named(self, span: Span, printed: str) -> Speaker | None:
        inside = self._within(span)
        for resolver in (self._person, self._office, self._body, self._office_of, self._local, self._nominal):
            speaker = resolver(span, printed, inside)
            if speaker is not None:
                return speaker
        return None

    def _joint(self, span: Span) -> Speaker | None:
        """ "Ana Testić and Bruno Exampleson": all of them, where each is somebody who is known or named in full."""
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
        sure = min(speaker.confidence for speaker in known)
        return Speaker("; ".join(named), None, "joint", sure, None, "", False, True, tuple(named.values()))

    def _person(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        for mention in reversed(inside):
            speaker = self._person_of(mention)
            if speaker is None:
                continue
            following = self.text[mention.span.end : span.end]
            preceding = self.text[span.start : mention.span.start].rstrip()
            last = preceding.rsplit(None, 1)[-1].lower() if preceding else ""
            if following[:2] in ("'s", "’s", "' ", "’ ") and len(following) > 2:
                continue
            if last in ("for", "of", "to", "with", "from", "by", "under", "against", "about"):
                continue
            if (
                following
                and not following.startswith((",", " (", " of", " from", " in", " at", " on", " who", "'s", "’s"))
                and following.strip()
            ):
                continue
            return speaker
        return None

    def _office(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        for mention in inside:
            offices = mention.offices()
            if not offices:
                continue
            preceding = WORD.findall(self.text[span.start : mention.span.start].lower())
            if any(
                word not in en.DETERMINERS and word not in ("then", "current", "new", "outgoing") for word in preceding
            ):
                continue
            rest = self.text[mention.span.end : span.end]
            if rest.strip() and not rest.startswith((",", " on ", " in ", " at ")):
                continue
            if any(word in ("former", "ex", "deputy", "a", "an") for word in preceding):
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
            holding = [term for term in office.terms if _covers(term, self.published_on)]
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

    def _in_context(self, office: OfficeEntry) -> bool:
        """Whether the text speaks of the office's body or country at all, as a weak title asks."""
        return any(office.organisation and office.organisation in mention.actors() for mention in self.mentions)

    def _body(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """An organisation, a state or a metonym: only where it is the whole of the phrase, not "NATO officials"."""
        for mention in inside:
            actors = [slug for slug in mention.actors() if not self.index.is_person(slug)]
            if not actors:
                continue
            preceding = WORD.findall(self.text[span.start : mention.span.start].lower())
            rest = self.text[mention.span.end : span.end]
            if any(word not in en.DETERMINERS and not word[0].isdigit() and "member" not in word for word in preceding):
                continue
            if rest.strip() and not rest.startswith((",", " in ", " (", "'s", "’s")):
                continue
            if rest.startswith(("'s", "’s")) and rest[2:].strip():
                continue
            kinds = {t.kind for t in mention.targets if t.actor == actors[0]}
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
            if after[:2] in ("'s", "’s") and not before:
                thing = after[2:]
            elif before.endswith((" of", " in")) and not after:
                thing = before[:-3]
            elif not before:
                thing = after
            else:
                continue
            found = {
                slug
                for people in self.index.peoples[states[0]]
                for name in bodies_of(people, thing.strip().lower())
                for slug in self.index.named(name)
            }
            if len(found) == 1:
                return self._known(found.pop(), "name", 0.93)
            if not found and thing.strip().lower() in ("government", "authorities"):
                return self._known(states[0], "name", 0.88)
        return None

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = head_of(printed)
        words = head.split()
        if not words:
            return None
        name = proper_name(head)
        surname = fold(re.sub(r"['’]s$", "", words[-1]))
        roles = {word.lower() for word in WORD.findall(printed) if word.lower() in en.ROLE_WORDS}
        if name is not None and fold(name.split()[-1]) == surname:
            person = self._locals.get(surname)
            if person is None or fold(person.name) != fold(name):
                person = self._locals[surname] = _Local(" ".join(name.split()), gender_of(roles), frozenset(roles))
            if not person.gender:
                person.gender = gender_of(roles)
            person.roles |= frozenset(roles)
            return self._local_speaker(surname, "full-name")
        if (
            surname in self._locals
            and words[-1][0].isupper()
            and all(w.lower().strip(".") in en.ROLE_WORDS or w.lower() in en.DETERMINERS for w in words[:-1])
        ):
            person = self._locals[surname]
            person.gender = person.gender or gender_of(roles)
            person.roles |= frozenset(roles)
            return self._local_speaker(surname, "surname-introduced")
        return None

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the secretary general", "the minister": a person named in the text whose role has those words."""
        words = [word.lower() for word in WORD.findall(head_of(printed))]
        if len(words) < 2 or words[0] not in ("the", "this", "that", "his", "her", "its", "their"):
            return None
        content = {word for word in words[1:] if word in en.ROLE_WORDS}
        if not content or content != set(words[1:]) or content <= en.BODY_WORDS:
            return None
        candidates: dict[str, tuple[int, Speaker]] = {}
        for at, speaker in self._persons:
            if at > span.start and candidates:
                break
            if content <= self._all_roles(speaker):
                candidates[speaker.key] = (at, speaker)
        recent = {speaker.key for at, speaker in self._history[-6:]}
        spoken = [item for key, item in candidates.items() if key in recent]
        pool = spoken or list(candidates.values())
        if not pool:
            return None
        at, speaker = max(pool, key=lambda item: item[0])
        if len(pool) > 1 and not spoken:
            return None
        return _as(speaker, "nominal", 0.93)

    def _all_roles(self, speaker: Speaker) -> set[str]:
        if speaker.actor is None:
            person = self._locals.get(fold(speaker.name.split()[-1]))
            return set(person.roles) if person else set()
        if (kept := self._role_words.get(speaker.actor)) is not None:
            return kept
        words = set(self._roles.get(speaker.actor, ()))
        for office, term in self.index.held.get(speaker.actor, ()):
            if self.published_on is None or _covers(term, self.published_on):
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
            for place, speaker in reversed(self._history[-8:]):
                if not speaker.is_person and not speaker.is_plural and speaker.rule != "pronoun-open":
                    spoke_at, spoke = place, speaker
                    break
            spoke = self._last_body(spoke_at, span.start) or spoke
            if spoke is not None:
                return _as(spoke, "pronoun", 0.8)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75)
        if word in ("they", "their", "both", "them"):
            for _, speaker in reversed(self._history[-8:]):
                if speaker.is_plural or (not speaker.is_person and speaker.rule != "pronoun-open"):
                    return _as(speaker, "pronoun", 0.8)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75, is_plural=True)
        gender = "f" if word in ("she", "her") else "m"
        person = self._last_person(gender, span.start)
        if person is None:
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75, None, gender, True)
        if not person.gender and person.actor is None:
            surname = fold(person.name.split()[-1])
            if surname in self._locals:
                self._locals[surname].gender = gender
        return person._replace(rule="pronoun", confidence=0.97, gender=gender, is_person=True)

    def _last_body(self, after: int, before: int) -> Speaker | None:
        """The state or organisation that last opened a sentence between two places, and so may be "it"."""
        place = bisect_left(self._starts, before)
        for mention in reversed(self.mentions[max(0, place - 6) : place]):
            if mention.span.start <= after:
                return None
            actors = [slug for slug in mention.actors() if not self.index.is_person(slug)]
            if len(actors) == 1 and self._opens_sentence(mention.span.start):
                return self._known(actors[0], "name", 0.7)
        return None

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
            if self._gender(speaker) not in (gender, ""):
                continue
            nearest = nearest or speaker
            if self._opens_sentence(at) and (spoke is None or speaker.key != spoke.key):
                return speaker
        return spoke or nearest

    def _gender(self, speaker: Speaker) -> str:
        if speaker.actor is None and speaker.is_person:
            person = self._locals.get(fold(speaker.name.split()[-1]))
            if person is not None and person.gender:
                return person.gender
        return speaker.gender

    def _opens_sentence(self, at: int) -> bool:
        """Whether a name stands where subjects stand: within the first words of its sentence, after roles only."""
        position = bisect_left(self.sentence_starts, at + 1) - 1
        if position < 0:
            return False
        lead = self.text[self.sentence_starts[position] : at]
        return len(lead) < 60 and all(word.lower() in _BEFORE_NAME for word in WORD.findall(lead))


def _as(speaker: Speaker, rule: str, confidence: float) -> Speaker:
    return speaker._replace(rule=rule, confidence=confidence)


def _covers(term: Term, day: date) -> bool:
    return (term.starts is None or term.starts <= day) and (term.ends is None or day < term.ends)
