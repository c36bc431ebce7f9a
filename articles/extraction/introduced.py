"""Whom a text introduces: the persons it names, with the roles printed beside them, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from .letters import CAPITAL
from .lexicon import en, sh, sources
from .names import Mention, NameIndex, Target, fold
from .phrases import NAME_RUN, WORD, gender_of, proper_name, without_field
from .records import ActorKind, NameKind, Span, Term

_NO_GIVEN_NAME = sh.TITLES | sources.ROLE_WORDS | en.CONNECTIVES | en.PREPOSITIONS | en.CLAUSE_OPENERS | en.DETERMINERS
_NOT_BEFORE_SURNAME = frozenset(".,;:”\"’'»!?)")
_CAPITAL = re.compile(rf"{CAPITAL}(?<!\w.)[^\W\d_]*(?![\w-])")
_HYPHENATED = re.compile(r"[^\W\d_a-z][^\W\d_]+-$")
_HYPHEN = re.compile(r"-[^\W\d_a-zà-ÿа-џ]")
_OF_PLACES = re.compile(r"\b(?:in|at|near|Mt\.|Mount)\s$")  # "on Mt. Testna Gora"
_GIVEN_AND_INITIAL = re.compile(r"\b([^\W\d_]+)\s[^\W\d_a-z]\.\s$")
_RANK = re.compile(rf"\b({'|'.join(sources.RANKS)})\.\s", re.IGNORECASE)  # its full stop ends no sentence
_NOT_BLANK = re.compile(r"\S+")
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

    def by(self, rule: str, confidence: float) -> Speaker:
        """The same, found by another rule."""
        return self._replace(rule=rule, confidence=confidence)


UNKNOWN = Speaker()


@dataclass(slots=True)
class Local:
    """A person the gazetteer does not know, as one text introduces them."""

    name: str
    gender: str = ""
    roles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Introduced:
    """One text's memory of who has been named."""

    text: str
    index: NameIndex
    mentions: Sequence[Mention]
    published_on: date | None = None
    sentence_starts: Sequence[int] = ()
    _full: dict[str, int] = field(default_factory=dict)  # slug of a person named in full → where first
    _locals: dict[str, Local] = field(default_factory=dict)  # folded surname → who is meant by it
    _bearers: dict[str, list[Local]] = field(default_factory=dict)  # folded surname → all who bear it here
    _by_name: dict[str, Local] = field(default_factory=dict)  # name as printed → person
    _roles: dict[str, set[str]] = field(default_factory=dict)  # key of a person → role words printed with the name
    _persons: list[tuple[int, Speaker]] = field(default_factory=list)  # named persons by position
    _starts: list[int] = field(default_factory=list)
    _surnames: dict[str, str] = field(default_factory=dict)  # name → its last word, folded

    def __post_init__(self) -> None:
        self.mentions = [self._with_initial(mention) for mention in self.mentions]
        self._starts = [mention.span.start for mention in self.mentions]
        self._add_spellings()
        taken: list[Span] = []
        for mention in self.mentions:
            if mention.person:
                self._full.setdefault(mention.person, mention.span.start)
                self._note_roles(mention.person, mention.span)
                taken.append(mention.span)
        self._read_local_names(taken)
        for mention in self.mentions:
            speaker = self._person_of(mention)
            if speaker is not None:
                self._persons.append((mention.span.start, speaker))
        self._persons.sort(key=lambda item: item[0])

    def _with_initial(self, mention: Mention) -> Mention:
        """ "Ana M. Testić": a known person in full, where a surname stands behind their first name and an initial."""
        start = mention.span.start
        if mention.person or self.text[start - 2 : start - 1] != ".":
            return mention
        found = _GIVEN_AND_INITIAL.search(self.text, max(0, start - 30), start)
        family = mention.actors(NameKind.FAMILY) if found else ()
        meant = [slug for slug in family if found and self.index.is_given_name(slug, found[1])]
        if found is None or len(meant) != 1:
            return mention
        target = Target(NameKind.FULL, actor=meant[0])
        return Mention(Span(found.start(1), mention.span.end), (target,), meant[0])

    def _add_spellings(self) -> None:
        """Mentions of known persons by the last word of a full name that the text prints, where no list has it as
        their surname: "Oli Testen … Testen"."""
        words: dict[str, list[Target]] = {}
        known = {self.text[mention.span.start : mention.span.end] for mention in self.mentions}
        for mention in self.mentions:
            if not mention.person:
                continue
            for word, target in self._spellings_of(mention.person, self.text[mention.span.start : mention.span.end]):
                if word not in known and target not in words.setdefault(word, []):
                    words[word].append(target)
        if not words:
            return
        found = []
        for match in _CAPITAL.finditer(self.text):
            if match.group() not in words:
                continue
            place = bisect_right(self._starts, match.start()) - 1
            if place < 0 or self.mentions[place].span.end <= match.start():
                found.append(Mention(Span(*match.span()), tuple(words[match.group()])))
        if found:
            self.mentions = sorted([*self.mentions, *found], key=lambda mention: mention.span)
            self._starts = [mention.span.start for mention in self.mentions]

    def _spellings_of(self, slug: str, printed: str) -> Iterator[tuple[str, Target]]:
        """The words by which a person who is ``printed`` in full is called afterwards."""
        word = printed.split()[-1]
        plain = len(printed.split()) > 1 and len(word) > 2 and word.isalpha() and word[0].isupper()
        if plain and not word.isupper() and not self.index.is_surname(slug, word):
            yield word, Target(NameKind.FAMILY, actor=slug)

    def _read_local_names(self, taken: list[Span]) -> None:
        known = {span.start for span in taken}
        names: dict[str, tuple[str, int] | None] = {}
        for match in NAME_RUN.finditer(self.text):
            run = match.group()
            if run not in names:
                names[run] = _name_in(run)
            if (found := names[run]) is None:
                continue
            name, offset = found
            start = match.start() + offset
            bare = self.without_place(name, start)
            if bare.count(" ") > 1:
                bare = without_field(self.text[max(0, start - 30) : start], bare)
            if bare != name:
                name = bare
                start = match.start() + _start_of(name, run)
            if start in known or _OF_PLACES.search(self.text, max(0, start - 8), start):
                continue
            inside = self._within(Span(start, start + len(name)))
            if any(mention.span.end > start and not self._is_namesake(mention, name) for mention in inside):
                continue
            person = self._bearer(name)
            if person is None:
                person = self._introduce(name, self._roles_around(Span(start, start + len(name))))
            self._persons.append((start, _speaker_of(person, "full-name")))

    def _bearer(self, name: str) -> Local | None:
        """Who has been introduced by that very name, whoever else bears the surname."""
        if (person := self._by_name.get(name)) is not None or not self._bearers:
            return person
        folded = fold(" ".join(name.split()))
        for person in self._bearers.get(self._surname(name), ()):
            if fold(person.name) == folded:
                self._by_name[name] = person
                return person
        return None

    def _introduce(self, name: str, roles: Set[str]) -> Local:
        surname = self._surname(name)
        gender = gender_of(roles) or self.index.gender_of_given.get(fold(name.split()[0]), "")
        person = Local(" ".join(name.split()), gender, frozenset(roles))
        self._bearers.setdefault(surname, []).append(person)
        self._by_name[name] = person
        self._locals.setdefault(surname, person)
        return person

    def _local_of(self, speaker: Speaker) -> Local | None:
        return self._bearer(speaker.name) or self._locals.get(self._surname(speaker.name))

    def without_place(self, name: str, start: int) -> str:
        """ "the President of Freedonia Ana Testić": a name without the state or body it follows, at ``start``."""
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and start < (end := self.mentions[place].span.end) < start + len(name):
            rest = self.text[end : start + len(name)].split()
            known = any(map(self.index.is_person, self.mentions[place].actors()))
            if not known and len(rest) > 1 and all(word[0].isupper() for word in rest):
                return " ".join(rest)
        return name

    def _is_namesake(self, mention: Mention, name: str) -> bool:
        """Whether a surname of the gazetteer is borne by somebody else here: "Bruno Testić" where it knows Ana."""
        given = name.split()[0]
        return all(target.kind is NameKind.FAMILY for target in mention.targets) and not any(
            self.index.is_given_name(slug, given) for slug in mention.actors()
        )

    def _note_roles(self, slug: str, span: Span) -> None:
        self._roles.setdefault(slug, set()).update(self._roles_around(span))

    def _roles_around(self, span: Span) -> set[str]:
        before = self.text[max(0, span.start - 60) : span.start]
        if "." in before:
            before = _RANK.sub(r"\1 ", before)
        before = _BREAK.split(before)[-1] if not before.rstrip().endswith(",") else before.rstrip()[:-1].split(",")[-1]
        after = self.text[span.end : span.end + 70]
        words = set()
        for word in WORD.findall(before)[-6:]:
            if word.lower() in sources.ROLE_WORDS:
                words.add(sources.RANKS.get(word.lower(), word.lower()))
        if after.startswith(", "):
            apposed = WORD.findall(after[2:].split(",")[0].lower())[:6]
            words.update(word for word in apposed if word in sources.ROLE_WORDS)
        return words

    def _person_of(self, mention: Mention) -> Speaker | None:
        if mention.person:
            return self._known(mention.person, "full-name", 0.98)
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
        held = [term for _, term in self.index.held.get(slug, ()) if covers(term, self.published_on)]
        return held[0].key if len(held) == 1 else None

    def _local_speaker(self, surname: str, rule: str) -> Speaker:
        return _speaker_of(self._locals[surname], rule)

    def _surname(self, name: str) -> str:
        """The last word of a name as ``_locals`` has it; the same few names are asked for again and again."""
        if (surname := self._surnames.get(name)) is None:
            surname = self._surnames[name] = fold((name.split() or [""])[-1])
        return surname

    def _by_surname(self, mention: Mention) -> Speaker | None:
        family = [slug for slug in mention.actors(NameKind.FAMILY) if self.index.is_person(slug)]
        if not family:
            return None
        before = self.text[max(0, mention.span.start - 30) : mention.span.start]
        courtesy = before.rsplit(None, 1)[-1].strip(".").lower() if before.strip() else ""
        unlike = "m" if courtesy in ("mrs", "ms", "miss") else "f" if courtesy == "mr" else "?"  # "Mrs. Exampleson"
        candidates = [slug for slug in family if self.index.actors[slug].gender != unlike]
        if not candidates:
            return None
        if (before.endswith("-") and _HYPHENATED.search(before)) or _HYPHEN.match(self.text, mention.span.end):
            return None  # half of a double surname
        # a given name that is not this person's: another member of the family, or a namesake
        if given := self._given_before(mention, before):
            meant = [slug for slug in candidates if self.index.is_given_name(slug, given)]
            return self._known(meant[0], "full-name", 0.85) if len(meant) == 1 else None
        introduced = [slug for slug in candidates if slug in self._full]
        if len(introduced) == 1:
            return self._known(introduced[0], "surname-introduced", 0.98)
        if introduced:
            return None
        surname = fold(self.text[mention.span.start : mention.span.end])
        if surname in self._locals:
            return self._local_speaker(surname, "surname-introduced")
        if len(candidates) == 1:
            if not self.index.actors[candidates[0]].surname_ambiguous:
                return self._known(candidates[0], "surname", 0.93)
            return self._known(candidates[0], "surname", 0.8) if self._office_is_named(candidates[0]) else None
        serving = [slug for slug in candidates if self._serves(slug)]
        return self._known(serving[0], "surname", 0.85) if len(serving) == 1 else None

    def _given_before(self, mention: Mention, before: str) -> str:
        """The word that stands as a first name right before a surname, ``before`` being the text there; or nothing."""
        if not before.endswith((" ", "\n", "\u00a0")) or before.rstrip()[-1:] in _NOT_BEFORE_SURNAME:
            return ""
        given = WORD.findall(before)
        if (
            given
            and given[-1][0].isupper()
            and given[-1].lower() not in _NO_GIVEN_NAME
            and not given[-1].isupper()
            and not self._is_mention_end(mention.span.start - 1)
        ):
            return given[-1]
        return ""

    def _office_is_named(self, slug: str) -> bool:
        """Whether the text names an office that the person held when it was written: "The LEX chief came. Testić"."""
        if self.published_on is None:
            return False
        held = {office.slug for office, term in self.index.held.get(slug, ()) if covers(term, self.published_on)}
        return bool(held) and any(not held.isdisjoint(mention.offices()) for mention in self.mentions)

    def _serves(self, slug: str) -> bool:
        """Whether the person held any office when the text was written."""
        return self.published_on is not None and any(
            covers(term, self.published_on) for _, term in self.index.held.get(slug, ())
        )

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


def _name_in(run: str) -> tuple[str, int] | None:
    """The personal name that capitalised words end in, and where in them it begins."""
    name = proper_name(run)
    return None if name is None else (name, _start_of(name, run))


def _speaker_of(person: Local, rule: str) -> Speaker:
    return Speaker(person.name, None, rule, 0.97, None, person.gender, True, False)


def _start_of(name: str, run: str) -> int:
    """Where ``run``, whose last words are ``name`` in whatever blanks, has the first of them."""
    words = list(_NOT_BLANK.finditer(run))
    return words[-len(name.split())].start()


def covers(term: Term, day: date) -> bool:
    return (term.starts is None or term.starts <= day) and (term.ends is None or day < term.ends)
