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

from .introduced import Introduced, Local, Speaker, covers
from .lexicon import en
from .names import Mention, fold
from .phrases import (
    AND,
    BOTH,
    NAME_RUN,
    WORD,
    author_of,
    bodies_of,
    gender_of,
    governs,
    head_of,
    names_a_complement,
    printed_form,
    proper_name,
    without_kind,
)
from .records import ActorKind, NameKind, OfficeEntry, Span

_BEFORE_NAME = en.ROLE_WORDS | en.DETERMINERS
_BEFORE_OFFICE = ("then", "current", "new", "outgoing", "former", "ex")
_BY_AGENT = re.compile(r"\b(?:was|were|been|is|are)\s(?:\w+ly\s)?(?:\w+ed|made|given)\sby\s(?:[\w.’'-]+\s){0,4}$")
_MEETING = re.compile(r"(?:After|During|Before|Following|At|In|Ahead of|On)\s[^.,]*?\bwith\s", re.IGNORECASE)
_OF_A_COUNTRY = re.compile(
    r"(?:(?P<country>(?:the|that|this)\s(?:\w+\s){0,2}?(?:country|nation|state|province|republic|entity))"
    r"|(?P<body>(?:the|that|this)\s(?:\w+\s){0,2}?(?:force|mission|alliance|bloc|organi[sz]ation|operation|party))|[^\W_][^’',]*)"
    r"['’]s\s(?P<former>former\s|ex-)?(?P<title>[^,]+)",
    re.IGNORECASE,
)
_SINGULAR = ("ss", "us", "is", "’s", "'s")  # "the witness"
_REMEMBERED = 12  # passages told before
_SEVERAL = re.compile(
    r"(?:But|And|Meanwhile,|However,)?\s*((?:[A-Z][\w’'-]*\s)(?:[\w’'-]+\s){0,3}?"
    r"(?:authorities|officials|leaders|ministers|diplomats|prosecutors|lawmakers|protesters|officers|troops|police))\s"
)


@dataclass(slots=True)
class Discourse(Introduced):
    """One text's memory of who has been named and who has spoken."""

    _role_words: dict[str, set[str]] = field(default_factory=dict)
    _history: list[tuple[int, Speaker]] = field(default_factory=list)
    _told: list[Span] = field(default_factory=list)
    _bodies: dict[str, tuple[int, str] | None] = field(default_factory=dict)

    def resolve(self, span: Span, at: int, told: Sequence[Span] = ()) -> Speaker:
        """The speaker that the mention ``span`` names, in a statement attributed at ``at`` of the passages ``told``;
        remembered."""
        self._told.extend(told)
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
            is_person=bool(words & (en.ROLE_WORDS | en.PERSON_WORDS)) and not plural and not words & en.BODY_WORDS,
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
            self._body_again,
        ):
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
            if any(word in ("deputy", "a", "an") for word in preceding):
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
        found = _OF_A_COUNTRY.fullmatch(printed)
        if found is None:
            return None
        if found["body"]:
            return self._office_of_body(found["title"], span.start)
        near = self.mentions[: bisect_left(self._starts, span.start)] if found["country"] else inside[:1]
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
            return _as(speaker, speaker.rule, 0.85) if speaker else None
        return None

    def _office_of_body(self, title: str, before: int) -> Speaker | None:
        """ "the force's commander": of the body that was named last and has such an office."""
        for mention in reversed(self.mentions[: bisect_left(self._starts, before)]):
            for slug in mention.actors():
                actor = self.index.actors[slug]
                if actor.kind not in (ActorKind.ORGANISATION, ActorKind.MISSION):
                    continue
                names = {name.text for name in actor.names if name.kind in (NameKind.FULL, NameKind.ACRONYM)}
                offices = {office for name in names for office in self.index.titled(f"{name} {title}")}
                if len(offices) == 1:
                    speaker = self._holder(self.index.offices[offices.pop()], weak=False)
                    return _as(speaker, speaker.rule, 0.85) if speaker else None
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
            preceding = WORD.findall(before.lower())
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
        words = printed.lower().removeprefix("the ").split()
        if len(words) == 2 and words[1] in ("government", "authorities"):
            states = [slug for slug, names in self.index.peoples.items() if words[0] in map(str.lower, names[1:])]
            if len(states) == 1:
                return self._known(states[0], "name", 0.88)  # "the Freedonian government", of which no list has a row
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
            before = printed[: -len(last)]
            if before and not before.endswith(" and ") and not names_a_complement(before):
                head, name, words = last, last, last.split()
        surname = fold(re.sub(r"['’]s$", "", words[-1]))
        roles = {word.lower() for word in WORD.findall(printed) if word.lower() in en.ROLE_WORDS}
        if name is not None and fold(name.split()[-1]) == surname:
            person = self._locals.get(surname)
            if person is None or fold(person.name) != fold(name):
                person = self._locals[surname] = Local(" ".join(name.split()), gender_of(roles), frozenset(roles))
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

    def _leader(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the Freedonian leader": of all whom the text names in full, the one who presides over that state or its
        government."""
        words = printed.lower().split()
        if len(words) < 3 or words[0] != "the" or words[-1] != "leader":
            return None
        people = " ".join(words[1:-1])
        titles = {f"{people} president", f"{people} prime minister"}
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

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the secretary general", "the minister": a person named in the text whose role has those words."""
        words = [word.lower() for word in WORD.findall(head_of(printed))]
        if len(words) < 2 or words[0] not in ("the", "this", "that", "his", "her", "its", "their"):
            return None
        content = {word for word in words[1:] if word in en.ROLE_WORDS}
        if not content or content != set(words[1:]) or content <= en.BODY_WORDS:
            return None
        of = inside[0] if inside and head_of(printed) != printed else None
        candidates: dict[str, tuple[int, Speaker]] = {}
        for at, speaker in self._persons:
            if at > span.start and candidates:
                break
            if content <= self._all_roles(speaker) and (of is None or self._serves_there(speaker, of)):
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

    def _body_again(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the police", "the court": the one of its kind that the text has named, if it speaks of no other."""
        words = printed.lower().removeprefix("the ").split()
        if len(words) != 1 or words[0] not in en.BODIES_AGAIN:
            return None
        if words[0] not in self._bodies:
            self._bodies[words[0]] = self._only_body(words[0])
        found = self._bodies[words[0]]
        return self._known(found[1], "nominal", 0.85) if found is not None and found[0] < span.start else None

    def _only_body(self, noun: str) -> tuple[int, str] | None:
        """Where the text first names a body called by ``noun``, and its slug, if all who are so called are that one."""
        named: dict[str, int] = {}
        covered: set[int] = set()
        for mention in self.mentions:
            actors = mention.actors(NameKind.FULL)
            if len(actors) == 1 and noun in self.text[mention.span.start : mention.span.end].lower().split():
                named.setdefault(actors[0], mention.span.start)
                covered.update(range(*mention.span))
        if len(named) != 1:
            return None
        for found in re.finditer(
            rf"(?:(?P<of>[^\W\d_a-z][\w’'-]*)\s)?\b(?i:{noun})\b(?P<where>\s(?:of|in)\s(?:the\s)?[^\W\d_a-z])?",
            self.text,
        ):
            if found.end() - 1 in covered or (found["where"] and found.start("where") - 1 in covered):
                continue
            if found["where"] or (found["of"] and found["of"].lower() not in en.DETERMINERS):
                return None
        slug, at = next(iter(named.items()))
        return at, slug

    def _serves_there(self, speaker: Speaker, of: Mention) -> bool:
        """Whether a person may be "the representative of Freedonia": their office is of that state or body, or they
        are in no list, which says nothing."""
        titles = " ".join(
            title
            for office, _ in self.index.held.get(speaker.actor or "", ())
            for title in (office.title, *office.variants)
        ).lower()
        return not titles or self.text[of.span.start : of.span.end].lower() in titles

    def _all_roles(self, speaker: Speaker) -> set[str]:
        if speaker.actor is None:
            person = self._locals.get(fold(speaker.name.split()[-1]))
            return set(person.roles) if person else set()
        if (kept := self._role_words.get(speaker.actor)) is not None:
            return kept
        words = set(self._roles.get(speaker.actor, ()))
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
            for place, speaker in reversed(self._history[-8:]):
                if not speaker.is_person and not speaker.is_plural and speaker.rule != "pronoun-open":
                    spoke_at, spoke = place, speaker
                    break
            spoke = self._last_body(spoke_at, span.start) or spoke
            if spoke is not None:
                return _as(spoke, "pronoun", 0.8)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.75)
        if word in ("they", "their", "both", "them"):
            if (several := self._last_several(span.start)) is not None:
                return several
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

    def _last_several(self, before: int) -> Speaker | None:
        """Several who open the sentence before, and so may be "they", unless somebody has spoken since."""
        position = bisect_left(self.sentence_starts, before + 1) - 2
        if position < 0 or (self._history and self._history[-1][0] >= self.sentence_starts[position]):
            return None
        opening = self.sentence_starts[position]
        if (joint := self._joint_subject(opening, before)) is not None:
            return _as(joint, "pronoun", 0.85)
        found = _SEVERAL.match(self.text, opening, before)
        if found is None:
            return None
        return Speaker(" ".join(found[1].split()), None, "pronoun", 0.8, is_plural=True)

    def _joint_subject(self, start: int, before: int) -> Speaker | None:
        """The two who open the sentence at ``start`` together: "Ana Testić and the envoy Bruno Exampleson met"."""
        first = bisect_left(self._persons, start, key=lambda item: item[0])
        if first + 1 >= len(self._persons) or not self._opens_sentence(self._persons[first][0]):
            return None
        second = self._persons[first + 1][0]
        named = NAME_RUN.match(self.text, second) or WORD.match(self.text, second)
        return self._joint(Span(start, named.end())) if named is not None and second < before else None

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
            if self._gender(speaker) not in (gender, "") or self._is_company(at, before):
                continue
            nearest = nearest or speaker
            if self._opens_sentence(at) and not self._is_told(at):
                return speaker
        return spoke or nearest

    def _is_told(self, at: int) -> bool:
        """Whether a name only stands in what somebody says: “Ana Testić sings,” he said."""
        return any(span.start <= at < span.end for span in self._told[-_REMEMBERED:])

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
        if len(lead) < 60 and all(word.lower() in _BEFORE_NAME for word in WORD.findall(lead)):
            return True
        return len(lead) < 160 and _BY_AGENT.search(lead) is not None

    def _is_company(self, at: int, before: int) -> bool:
        """Whether a name is only met in the adjunct before a pronoun: "During talks with Ana Testić, he said"."""
        position = bisect_left(self.sentence_starts, at + 1) - 1
        start = self.sentence_starts[position] if position >= 0 else 0
        own = position + 1 == len(self.sentence_starts) or before <= self.sentence_starts[position + 1]
        return own and _MEETING.match(self.text, start, at) is not None


def _as(speaker: Speaker, rule: str, confidence: float) -> Speaker:
    return speaker._replace(rule=rule, confidence=confidence)
