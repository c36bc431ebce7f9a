"""Names, offices and metonyms of the gazetteer → where a text mentions them.

One Aho–Corasick automaton for the whole gazetteer, run over a folded copy of the text (lower case, no diacritics,
straight apostrophes, line breaks as blanks) in which every character keeps its place. Word boundaries are checked here,
so that a longer name that ends inside a word never hides a shorter one that fits.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from .lexicon.sh import in_cyrillic
from .prepared import once_a_gazetteer
from .records import ActorEntry, ActorKind, Gazetteer, Name, NameKind, OfficeEntry, Span, Term
from .spellings import Misspellings, case_forms, definite_forms, english_form, macedonian_form, one_edit_apart

# RS, U.S., BiH: told from words by their capitals only.
_SHORT = re.compile(r"(?=(?:[^A-ZА-ЯЁЇ]*[A-ZА-ЯЁЇ]){2})[\w.&-]{2,6}")
_WORDS_IN_CAPITALS = frozenset({"us", "who", "it", "is", "as", "be", "or", "all", "am", "an", "at", "so", "no", "to"})
# "the Washington Agreement", "the Moscow Times": a place in the name of something else does not speak.
_NAMED_AFTER = re.compile(
    r"\s(?:(?:Peace|Framework|Name) )?(?:Agreement|Accord|Treaty|Process|Declaration|Summit|Conference|Convention"
    r"|Protocol|Initiative|Plan|Post|Times|Pride|Airport|University|Forum|D\.?C)"
)
# "Kosovo Serb leaders" are not Kosovo.
_OF_A_PEOPLE = re.compile(r"[\s-](?:Serb|Albanian|Croat|Bosniak|Turk|Roma|Macedonian|Montenegrin)s?\b")
_MONTHS = frozenset({"may", "march", "april", "june", "august"})
_WORDS_TOO = _MONTHS | _WORDS_IN_CAPITALS
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|for|to|early|mid|late|last|this|next|on|between|and|through|\d{1,2})[\s-]$",
    re.IGNORECASE,
)
_BLANKS = "\t\v\f\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# Blanks and at most one line break between two words, or nothing that is seen; a blank line parts paragraphs. One set
# of characters at its head, so that the search runs at once to where one of them stands.
_LOOSE = re.compile(rf"[\s{_INVISIBLE}](?:(?<=[^\S\n])(?:[^\S\n]+|\n[^\S\n]*)|(?<=\n)[^\S\n]+|(?<=[{_INVISIBLE}]))")
# Blanks besides the blank and the line break: where there are none, a look for pairs of those two does.
# One set again, spelt out, for one of what is no blank cannot be told from what is seen.
_ODD_BLANK = re.compile(rf"[{_BLANKS}{_INVISIBLE}]")
_AFTER_ARTICLE = re.compile(r"\bthe (?:[\w]+-(?:member|nation) )?$", re.IGNORECASE)
_SPECIAL_FOLDS = {
    "đ": "d", "Đ": "d", "ð": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ı": "i", "İ": "i", "ß": "s", "þ": "t",
    "ſ": "s", "\u212a": "k", "\u00d0": "d",  # the last is typed for Đ, and looks like it
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "‐": "-", "‑": "-", "–": "-",
    "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "\u2007": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
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
_UNSEEN = dict.fromkeys(map(ord, _INVISIBLE))
_ALBANIAN = frozenset({"AL", "XK"})  # countries whose people's names Albanian texts bend


_ASCII_FOLDS = bytes(ord(_FOLDS.get(code, chr(code))) if code < 0x80 else code for code in range(0x100))
_FOLDED = re.compile(f"[{''.join(re.escape(chr(code)) for code in _FOLDS if code >= 0x80)}]")


def fold(text: str) -> str:
    """Lower case, without Latin diacritics; exactly as long as ``text``."""
    # most characters are ASCII, and bytes are folded many at once
    plain = text.isascii()
    text = text.encode("utf-8", "surrogatepass").translate(_ASCII_FOLDS).decode("utf-8", "surrogatepass")
    return text if plain else _FOLDED.sub(_folded, text)


def _folded(found: re.Match[str]) -> str:
    return found[0].translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Target:
    """What a string may mean. Exactly one of ``actor`` and ``office`` is set."""

    kind: NameKind
    actor: str = ""
    office: str = ""
    exact: str = ""  # an acronym or a bent form: only in this very spelling
    context: str = ""
    misspelt: bool = False  # one letter off: less sure


class Mention(NamedTuple):
    span: Span
    targets: tuple[Target, ...]
    person: str = ""  # the slug of the one person whom it names in full, which is asked for again and again

    def actors(self, *kinds: NameKind) -> tuple[str, ...]:
        if len(self.targets) == 1:
            target = self.targets[0]
            return (target.actor,) if target.actor and (not kinds or target.kind in kinds) else ()
        return tuple(dict.fromkeys(t.actor for t in self.targets if t.actor and (not kinds or t.kind in kinds)))

    @property
    def misspelt(self) -> bool:
        return all(target.misspelt for target in self.targets)

    def offices(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.office for t in self.targets if t.office))


class NameIndex:
    """A gazetteer made ready for reading; build it once, see ``index_of``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.actors: dict[str, ActorEntry] = {actor.slug: actor for actor in gazetteer.actors}
        self.offices: dict[str, OfficeEntry] = {office.slug: office for office in gazetteer.offices}
        self.held: dict[str, list[tuple[OfficeEntry, Term]]] = {}
        for office in gazetteer.offices:
            for term in office.terms:
                self.held.setdefault(term.actor, []).append((office, term))
        self._targets: dict[str, list[Target]] = defaultdict(list)
        self._misspellings = Misspellings()
        self._surnames: dict[str, set[str]] = defaultdict(set)  # folded, long → slugs
        self._given: dict[str, set[str]] = defaultdict(set)  # slug → folded first names
        for actor in gazetteer.actors:
            self._add(actor.name, Target(NameKind.FULL, actor=actor.slug))
            if actor.kind is ActorKind.PERSON:
                self._add_spellings(actor)
            for name in actor.names:
                exact = name.text if name.kind == NameKind.ACRONYM else ""
                self._add(name.text, Target(name.kind, actor=actor.slug, exact=exact, context=name.context))
        for office in gazetteer.offices:
            self._add(office.title, Target(NameKind.FULL, office=office.slug))
            for variant in office.variants:
                self._add(variant, Target(NameKind.FULL, office=office.slug))
                if (cyrillic := in_cyrillic(variant)) != variant:
                    self._add(cyrillic, Target(NameKind.FULL, office=office.slug))
            for weak in office.weak_variants:
                self._add(weak.text, Target(NameKind.WEAK, office=office.slug, context=weak.context))
        for metonym in gazetteer.metonyms:
            if metonym.actor in self.actors:
                self._add(metonym.text, Target(NameKind.METONYM, actor=metonym.actor, context=metonym.ambiguity))
        self._add_cases(gazetteer)
        judged = {_key(metonym.text) for metonym in gazetteer.metonyms}
        for country in gazetteer.countries:
            voice = self.actors.get(country.actor)
            if voice is None or (voice.kind is ActorKind.STATE and voice.names):
                continue  # its own names say which of them are acronyms and which are metonyms
            for text in {country.name, *country.names}:
                if _SHORT.fullmatch(text):
                    self._add(text, Target(NameKind.ACRONYM, actor=voice.slug, exact=text))
                elif _key(text) not in judged:
                    self._add(text, Target(NameKind.FULL, actor=voice.slug))
        self.peoples = {
            country.actor: (country.name, *country.demonyms) for country in gazetteer.countries if country.actor
        }
        self.state_of_country = {country.code: country.actor for country in gazetteer.countries if country.actor}
        self.states_of: dict[str, list[str]] = defaultdict(list)  # demonym in small letters → states
        for state, (_, *demonyms) in self.peoples.items():
            for demonym in {name.lower() for name in demonyms}:
                self.states_of[demonym].append(state)
        self._keys = list(self._targets) or ["\ue001"]  # an automaton needs one
        self._patterns = [tuple(self._targets.get(key, ())) for key in self._keys]
        self._plain: dict[int, bool] = {}  # of the patterns that texts have had so far
        self._automaton = AhoCorasick(
            self._keys,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def _add(self, text: str, target: Target) -> None:
        key = _key(text)
        if len(key) > 1 and target not in self._targets[key]:
            self._targets[key].append(target)

    def _add_spellings(self, person: ActorEntry) -> None:
        for name in (Name(person.name), *person.names):
            if name.kind is NameKind.FULL and " " in name.text:
                self._given[person.slug].add(fold(name.text.split()[0]))
            if name.kind is NameKind.FAMILY:
                surname = fold(name.text)
                self._misspellings.add(surname)
                self._surnames[surname].add(person.slug)
            if name.kind in (NameKind.FULL, NameKind.FAMILY) and (form := english_form(name.text)) != name.text:
                self._add(form, Target(name.kind, actor=person.slug))
            if name.kind in (NameKind.FULL, NameKind.FAMILY) and (form := macedonian_form(name.text)) != name.text:
                self._add(form, Target(name.kind, actor=person.slug))
                if name.kind is NameKind.FULL:
                    self._given[person.slug].add(fold(form.split()[0]))
            if person.country in _ALBANIAN and name.kind in (NameKind.FULL, NameKind.FAMILY):
                for form in definite_forms(name.text):
                    self._add(form, Target(name.kind, actor=person.slug, exact=form))

    def _add_cases(self, gazetteer: Gazetteer) -> None:
        """Surnames as the languages of the region bend them, where no name or office is spelt so already."""
        bent: dict[str, list[Target]] = {}
        for person in gazetteer.actors:
            if person.kind is not ActorKind.PERSON or person.surname_ambiguous:
                continue
            for name in person.names:
                if name.kind is NameKind.FAMILY:
                    for form in case_forms(name.text, person.gender):
                        if (key := _key(form)) not in self._targets:
                            bent.setdefault(key, []).append(Target(NameKind.FAMILY, actor=person.slug, exact=form))
        self._targets.update(bent)

    def mentions(self, text: str, plain: str = "") -> list[Mention]:
        """Leftmost-longest mentions in ``text``, in order, never overlapping; ``plain`` is the text folded, where the
        caller has that."""
        plain = plain or fold(text)
        folded = plain.replace("-", " ")
        at: _Places | None = None
        if "  " in text or " \n" in text or "\n " in text or _ODD_BLANK.search(text):
            folded, at = _tightened(text, folded)
        padded = f" {folded} "
        whole = [
            (start, -end, pattern)
            for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (padded[end + 1].isalnum() or padded[start].isalnum() or padded[start] == "_")
        ]
        found: list[Mention] = []
        covered, tried = 0, -1
        for start, minus_end, pattern in sorted(whole):
            if start < covered or start == tried:
                continue
            tried, end = start, -minus_end
            span = Span(start, end) if at is None else Span(at[start], at[end - 1] + 1)
            targets = self._patterns[pattern]
            if not self._is_plain(pattern):
                targets = self._fitting(targets, text, span.start, span.end)
            elif not (text[span.start].isupper() or text[span.start].isdigit()):
                continue
            if targets:
                found.append(Mention(span, targets, self._person_named(targets)))
                covered = end
        misspelt = list(self._misspelt(text, folded if at is None else plain, found))
        return sorted([*found, *misspelt], key=lambda mention: mention.span) if misspelt else found

    def _is_plain(self, pattern: int) -> bool:
        """Whether all that a name asks for is a capital, as most do."""
        if (plain := self._plain.get(pattern)) is None:
            targets = self._patterns[pattern]
            self._plain[pattern] = plain = self._keys[pattern] not in _WORDS_TOO and not any(
                target.office
                or target.exact
                or target.kind is NameKind.METONYM
                or self.actors[target.actor].kind is ActorKind.STATE
                for target in targets
            )
        return plain

    def _person_named(self, targets: tuple[Target, ...]) -> str:
        """The one person, if there is one, for whom this is the full name."""
        if len(targets) == 1 and targets[0].kind is not NameKind.FULL:
            return ""
        persons = {t.actor for t in targets if t.kind is NameKind.FULL and self.is_person(t.actor)}
        return persons.pop() if len(persons) == 1 else ""

    def _misspelt(self, text: str, folded: str, found: list[Mention]) -> Iterator[Mention]:
        """A long surname one letter off is a name only beside the right first name, or where the text has the right
        spelling as well: Stefanović and Stevanović are two people."""
        named = {mention.person for mention in found if mention.person}
        taken = ((mention.span.start, mention.span.end) for mention in found)
        for start, end, surnames in self._misspellings.words(text, folded, taken):
            slugs = set().union(*(self._surnames[surname] for surname in surnames))
            before = folded[max(0, start - 30) : start]
            given = before.split()[-1] if before[-1:] == " " and before.split() else ""
            full = {slug for slug in slugs if given in self._given[slug]}
            if len(full) == 1:
                begin = start - len(before) + before.rindex(given)
                named |= full
                slug = full.pop()
                yield Mention(Span(begin, end), (Target(NameKind.FULL, actor=slug, misspelt=True),), slug)
            elif len(slugs & named) == 1:
                slug = (slugs & named).pop()
                yield Mention(Span(start, end), (Target(NameKind.FAMILY, actor=slug, misspelt=True),))

    def _fitting(self, targets: tuple[Target, ...], text: str, start: int, end: int) -> tuple[Target, ...]:
        """Those targets whose case fits: names begin with a capital, acronyms are exact, offices come as they come."""
        surface = text[start:end]
        if not surface.isprintable() or "  " in surface:  # blanks of other kinds, line breaks, what is not seen
            surface = " ".join(surface.translate(_UNSEEN).split())
        capital = surface[0].isupper() or surface[0].isdigit()
        fitting: list[Target] = []
        for target in targets:
            if target.office:
                fits = True
            elif target.exact:
                fits = surface == target.exact
            elif target.kind is NameKind.METONYM:
                nominal = capital or _AFTER_ARTICLE.search(text, max(0, start - 24), start)
                fits = bool(nominal) and not _NAMED_AFTER.match(text, end)
            else:
                people = self.actors[target.actor].kind is ActorKind.STATE and _OF_A_PEOPLE.match(text, end)
                fits = capital and not people
            if fits:
                fitting.append(target)
        if not fitting:
            return ()
        if surface.lower() in _MONTHS and _BEFORE_MONTH.search(text, max(0, start - 10), start):
            return ()
        if surface.lower() in _WORDS_IN_CAPITALS and _in_a_line_of_capitals(text, start, end):
            return ()
        return targets if len(fitting) == len(targets) else tuple(fitting)

    def throughout(self, earliest: date, latest: date) -> NameIndex:
        """The same index for a text written on an unknown one of these days: a term that covers some of them only
        covers none, so that a title leads to a holder only if they held it all the time."""

        def settled(term: Term) -> Term:
            return replace(term, starts=term.ends) if ends_then(term) else term

        def ends_then(term: Term) -> bool:
            return term.ends is not None and earliest < term.ends <= latest

        changing = {
            slug: replace(office, terms=tuple(map(settled, office.terms)))
            for slug, office in self.offices.items()
            if any(map(ends_then, office.terms))
        }
        if not changing:
            return self
        index = copy(self)
        index.offices = self.offices | changing
        leaving = {term.actor for office in changing.values() for term in office.terms}
        index.held = self.held | {
            actor: [(index.offices[office.slug], settled(term)) for office, term in self.held[actor]]
            for actor in leaving
        }
        return index

    def named(self, name: str) -> tuple[str, ...]:
        """The actors, not people, that have exactly this full name, however it is spelt."""
        targets = self._targets.get(_key(name), ())
        return tuple({t.actor for t in targets if t.actor and t.kind is NameKind.FULL and not self.is_person(t.actor)})

    def is_given_name(self, slug: str, word: str) -> bool:
        """Whether a word is the person's first name, or one letter off a longer one."""
        folded = fold(word)
        return any(folded == name or (len(name) > 4 and one_edit_apart(folded, name)) for name in self._given[slug])

    @cached_property
    def gender_of_given(self) -> dict[str, str]:
        """Folded first names → the gender of all who are listed with them: of two or more, or of one woman in -a."""
        genders: dict[str, list[str]] = defaultdict(list)
        for slug, names in self._given.items():
            for name in names:
                genders[name].append(self.actors[slug].gender)
        return {
            name: found[0]
            for name, found in genders.items()
            if len(set(found)) == 1 and (len(found) > 1 or (found == ["f"] and name.endswith("a")))
        }

    def is_surname(self, slug: str, word: str) -> bool:
        """Whether a word is listed as the person's surname, in whatever spelling."""
        targets = self._targets.get(_key(word), ())
        return any(target.actor == slug and target.kind is NameKind.FAMILY for target in targets)

    def bearers(self, surname: str) -> tuple[str, ...]:
        """The people who are listed with exactly this surname."""
        return tuple(t.actor for t in self._targets.get(_key(surname), ()) if t.kind is NameKind.FAMILY)

    def titled(self, title: str) -> tuple[str, ...]:
        """The offices that have exactly this title, however it is spelt."""
        return tuple({t.office for t in self._targets.get(_key(title), ()) if t.office and t.kind is NameKind.FULL})

    def is_person(self, slug: str) -> bool:
        return slug in self.actors and self.actors[slug].kind is ActorKind.PERSON


def _key(text: str) -> str:
    """As the automaton holds it: folded, hyphens as blanks, no article."""
    return " ".join(fold(text).replace("-", " ").split()).removeprefix("the ")


class _Places:
    """Where each character of a tightened text stood before."""

    def __init__(self) -> None:
        self._from = [0]  # places in the tightened text from which on …
        self._left_out = [0]  # … so many characters have been left out

    def leave_out(self, place: int, count: int) -> None:
        self._from.append(place)
        self._left_out.append(self._left_out[-1] + count)

    def __getitem__(self, place: int) -> int:
        return place + self._left_out[bisect_right(self._from, place) - 1]


def _tightened(text: str, folded: str) -> tuple[str, _Places]:
    """``folded`` with one blank for each loose gap of ``text`` and nothing for what is not seen, and where each of its
    characters stands in ``text``."""
    parts: list[str] = []
    places = _Places()
    last = length = 0
    for gap in _LOOSE.finditer(text):
        start, end = gap.span()
        parts.append(folded[last:start])
        length += start - last
        if gap[0] not in _INVISIBLE:
            parts.append(" ")
            length += 1
            start += 1
        places.leave_out(length, end - start)
        last = end
    parts.append(folded[last:])
    return "".join(parts), places


def _in_a_line_of_capitals(text: str, start: int, end: int) -> bool:
    """Whether the words around are capitals too: "GIVE US MORE" is no country."""
    begin = max(text.rfind("\n", 0, start) + 1, start - 40)
    stop = text.find("\n", end, end + 40)
    return (text[begin:start] + text[end : stop if stop >= 0 else end + 40]).isupper()


@once_a_gazetteer
def index_of(gazetteer: Gazetteer) -> NameIndex:
    """The compiled index of a gazetteer."""
    return NameIndex(gazetteer)
