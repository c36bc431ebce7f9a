"""The words that name a source → the actor, with the rule that decided.

The text is read in order, as a reader does: a full name introduces a person, a surname or a role then stands for them,
a pronoun goes on with whoever spoke last. Unknown beats wrong: somebody outside the gazetteer keeps the printed name,
and is followed through the text like any other; a pronoun that fits nobody stays unresolved.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from .lexicon import en
from .names import Mention, NameIndex, fold
from .records import ActorKind, NameKind, OfficeEntry, Span, Term

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_HEAD_END = re.compile(r",|\(|\s(?:of|for|from|with|at|in|who|whose|on|by|to|—|–|-)\s")
_GLUED = re.compile(r"(?<=\w)['’](?:s|re|m|ve|d|ll)$", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zà-ÿ]"
_REST = r"[\w’'-]*\.?"
_PARTICLE = r"(?:(?:de|von|van|der|al|bin|la|di|el)[ \n])?"
# A capital at its head and the look back behind it, so that the search runs at once from capital to capital.
_NAME_RUN = re.compile(rf"{_CAPITAL}(?<!\w.){_REST}(?:[ \n\u00a0]{_PARTICLE}{_CAPITAL}{_REST}){{1,5}}")


@dataclass(frozen=True, slots=True)
class Speaker:
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
        for match in _NAME_RUN.finditer(self.text):
            run = match.group()
            if run not in names:
                names[run] = _proper_name(run)
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
                self._locals[surname] = _Local(" ".join(name.split()), _gender_of(roles), frozenset(roles))
            speaker = self._local_speaker(surname, "full-name")
            self._persons.append((start, speaker))

    def _note_roles(self, slug: str, span: Span) -> None:
        self._roles.setdefault(slug, set()).update(self._roles_around(span))

    def _roles_around(self, span: Span) -> set[str]:
        before = self.text[max(0, span.start - 60) : span.start]
        before = (
            re.split(r"[.!?;:”\"]\s|,\s|\n\n", before)[-1]
            if not before.rstrip().endswith(",")
            else before.rstrip()[:-1].split(",")[-1]
        )
        after = self.text[span.end : span.end + 70]
        words = set()
        for word in _WORD.findall(before)[-6:]:
            if word.lower() in en.ROLE_WORDS:
                words.add(word.lower())
        if after.startswith(", "):
            words.update(w.lower() for w in _WORD.findall(after[2:].split(",")[0])[:6] if w.lower() in en.ROLE_WORDS)
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
        return Speaker(person.name, None, rule, 0.85, None, person.gender, True, False)

    def _by_surname(self, mention: Mention) -> Speaker | None:
        candidates = [slug for slug in mention.actors(NameKind.FAMILY) if self.index.is_person(slug)]
        if not candidates:
            return None
        before = self.text[max(0, mention.span.start - 30) : mention.span.start]
        given = _WORD.findall(before)
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
            return self._known(introduced[0], "surname-introduced", 0.95)
        if introduced:
            return None
        surname = fold(self.text[mention.span.start : mention.span.end])
        if surname in self._locals:
            return self._local_speaker(surname, "surname-introduced")
        if len(candidates) == 1 and not self.index.actors[candidates[0]].surname_ambiguous:
            return self._known(candidates[0], "surname", 0.85)
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
        printed = _printed(self.text[span.start : span.end])
        lowered = printed.lower()
        if lowered in en.SUBJECT_PRONOUNS or lowered in ("his", "her", "their", "its", "both", "him", "them"):
            return self._pronoun(lowered, span, at)
        inside = self._within(span)
        for resolver in (self._person, self._office, self._body, self._local, self._nominal):
            speaker = resolver(span, printed, inside)
            if speaker is not None:
                return speaker
        words = {word.lower() for word in _WORD.findall(_head(printed))}
        plural = lowered.split()[-1].endswith("s") or " and " in lowered if lowered else False
        return Speaker(
            printed,
            None,
            "printed",
            0.6,
            None,
            _gender_of(words),
            is_person=bool(words & en.ROLE_WORDS) and not plural and not words & en.BODY_WORDS,
            is_plural=plural,
        )

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
            if " and " in f" {preceding} ":
                # joint speakers: the first is the actor that the statement is filed under when both are known
                others = [p for m in inside if m is not mention and (p := self._person_of(m)) is not None]
                if others:
                    names = "; ".join(dict.fromkeys([p.name for p in others] + [speaker.name]))
                    return Speaker(names, None, "joint", 0.8, None, "", False, True)
            return speaker
        return None

    def _office(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        for mention in inside:
            offices = mention.offices()
            if not offices:
                continue
            preceding = _WORD.findall(self.text[span.start : mention.span.start].lower())
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
                return self._known(term.actor, "office-dated", 0.9 if confirmed else 0.7, term.key)
            if len(holding) > 1:
                named = [term for term in holding if term.actor in self._full]
        actors = {term.actor for term in named}
        if len(actors) == 1:
            return self._known(named[0].actor, "office-named", 0.9, named[0].key if len(named) == 1 else None)
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
            preceding = _WORD.findall(self.text[span.start : mention.span.start].lower())
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
            return self._known(actors[0], rule, 0.9 if rule == "name" else 0.85)
        return None

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = _head(printed)
        words = head.split()
        if not words:
            return None
        name = _proper_name(head)
        surname = fold(re.sub(r"['’]s$", "", words[-1]))
        roles = {word.lower() for word in _WORD.findall(printed) if word.lower() in en.ROLE_WORDS}
        if name is not None and fold(name.split()[-1]) == surname:
            person = self._locals.get(surname)
            if person is None or fold(person.name) != fold(name):
                person = self._locals[surname] = _Local(" ".join(name.split()), _gender_of(roles), frozenset(roles))
            if not person.gender:
                person.gender = _gender_of(roles)
            person.roles |= frozenset(roles)
            return self._local_speaker(surname, "full-name")
        if (
            surname in self._locals
            and words[-1][0].isupper()
            and all(w.lower().strip(".") in en.ROLE_WORDS or w.lower() in en.DETERMINERS for w in words[:-1])
        ):
            person = self._locals[surname]
            person.gender = person.gender or _gender_of(roles)
            person.roles |= frozenset(roles)
            return self._local_speaker(surname, "surname-introduced")
        return None

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "the secretary general", "the minister": a person named in the text whose role has those words."""
        words = [word.lower() for word in _WORD.findall(_head(printed))]
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
        return _as(speaker, "nominal", 0.8)

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
                    words.update(word.lower() for word in _WORD.findall(title))
                    words.update(part for word in _WORD.findall(title) for part in word.lower().split("-"))
        self._role_words[speaker.actor] = words
        return words

    def _pronoun(self, word: str, span: Span, at: int) -> Speaker:
        if word in ("i", "we", "you"):
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.3)
        if word in ("it", "its"):
            for _, speaker in reversed(self._history[-8:]):
                if not speaker.is_person and not speaker.is_plural and speaker.rule != "pronoun-open":
                    return _as(speaker, "pronoun", 0.7)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.3)
        if word in ("they", "their", "both", "them"):
            for _, speaker in reversed(self._history[-8:]):
                if speaker.is_plural or (not speaker.is_person and speaker.rule != "pronoun-open"):
                    return _as(speaker, "pronoun", 0.65)
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.3, is_plural=True)
        gender = "f" if word in ("she", "her") else "m"
        person = self._last_person(gender, span.start)
        if person is None:
            return Speaker(self.text[span.start : span.end], None, "pronoun-open", 0.3, None, gender, True)
        if not person.gender and person.actor is None:
            surname = fold(person.name.split()[-1])
            if surname in self._locals:
                self._locals[surname].gender = gender
        return replace(person, rule="pronoun", confidence=0.85, gender=gender, is_person=True)

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
        return len(lead) < 60 and all(word.lower() in en.ROLE_WORDS | en.DETERMINERS for word in _WORD.findall(lead))


# --- small readings of a phrase -----------------------------------------------------------------------------------


def _as(speaker: Speaker, rule: str, confidence: float) -> Speaker:
    return replace(speaker, rule=rule, confidence=confidence)


def _covers(term: Term, day: date) -> bool:
    return (term.starts is None or term.starts <= day) and (term.ends is None or day < term.ends)


def _printed(text: str) -> str:
    return _GLUED.sub("", " ".join(text.split()).strip(" ,;:"))


def _head(printed: str) -> str:
    """The phrase up to its first comma, bracket or preposition."""
    match = _HEAD_END.search(printed, 1)
    return printed[: match.start()].strip() if match and match.start() > 1 else printed


def _gender_of(words: set[str] | frozenset[str]) -> str:
    if words & en.FEMALE_WORDS:
        return "f"
    if words & en.MALE_WORDS:
        return "m"
    return ""


def _proper_name(phrase: str) -> str | None:
    """The personal name a capitalised phrase ends in: "Kosovo Interior Minister Ana Testić" → "Ana Testić"; None where
    fewer than two words are left once roles are taken off, or where the phrase names a body."""
    words = [word[:-2] if word.endswith(("'s", "’s")) else word for word in phrase.strip(" ,;:").split()]
    run: list[str] = []
    for word in reversed(words):
        bare = word.strip(".,").lower()
        if run and bare in ("de", "von", "van", "der", "al", "bin", "la", "di", "el"):
            run.append(word)
            continue
        if not word[0].isupper() or bare in en.ROLE_WORDS or bare in en.BODY_WORDS or bare in en.DETERMINERS:
            break
        if (
            bare in en.WEEKDAYS
            or bare in en.MONTHS
            or bare in en.PREPOSITIONS
            or bare in en.CONNECTIVES
            or bare in en.CLAUSE_OPENERS
            or bare in en.VERBS
        ):
            break
        if bare in en.SUBJECT_PRONOUNS or (
            word.endswith(".") and run and len(bare) > 1 and bare not in ("jr", "sr", "st")
        ):
            break
        if len(word) > 2 and word.isupper() and "." not in word:
            break
        run.append(word)
    while run and not run[-1][0].isupper():
        run.pop()
    if len(run) < 2 or len(run) > 4:
        return None
    return " ".join(reversed(run))
