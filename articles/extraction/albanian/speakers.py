"""The words that name a source in Albanian → the actor.

As in English (``speakers``), with what differs: names take endings (Kurti, Kurtit, Kurtin), a genitive belongs to the
noun before it and never speaks (këshilltari i Kurtit), and where the subject is left out the verb says no more than
whether one or several go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ..introduced import Local, Speaker
from ..lexicon import en, sq
from ..names import Mention, Target, fold
from ..phrases import WORD, printed_form
from ..prodrop.speakers import ProdropDiscourse
from ..records import NameKind, Span
from ..speakers import Discourse
from .names import base_forms, guessed_gender, is_acronym, is_closed, is_role, own_name

_CAPITAL = r"[^\W\d_a-zà-ÿ][\w’'-]*"
_CAPITALS = re.compile(rf"(?<!\w){_CAPITAL}")
# An initial has a full stop, a name has none: it ends the sentence.
_INITIAL = r"[^\W\d_a-zà-ÿ](?:\.|[\w’'-]*)"
_NAME_RUN = re.compile(rf"(?<!\w){_INITIAL}(?:[ \n\u00a0](?:(?:de|von|van|al|bin|la|di|el)[ \n])?{_INITIAL}){{1,5}}")
_JOINT = re.compile(r",?\s+(?:si\s+)?dhe\s+|,\s+")
_TOGETHER = re.compile(rf"((?:{_CAPITAL}\s){{2,4}}dhe\s(?:{_CAPITAL}\s){{1,3}}{_CAPITAL})")
_ONE_NAME = re.compile(r"Bosnj\w+\s(?:dhe|e)\sHercegovin\w+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s\u00a0]+$")
_BRACKET = re.compile(r"\s*\([^)]*\)")
_ENDING = re.compile(r"-(?:i|u|a|ja|it|ut|s|së|se|in|un|n|në|ne|të|te|ve)\b")
_BREAK = re.compile(r"[.!?;:,]\s")
_FORMER = re.compile(r"\bish[- ]$", re.IGNORECASE)
_ENGLISH = en.SUBJECT_PRONOUNS | en.DETERMINERS - {"a"}
_MARKS = "“„”«»\"'‘–-"
#: what may stand behind the role of somebody whom the text has named: ministrja e Jashtme, diplomati amerikan
_DESCRIBING = (
    sq.NATIONAL
    | sq.LINKERS
    | frozenset(("jashtme", "jashtem", "brendshme", "brendshem", "mbrojtjes", "vendit", "shtetit", "qeverise"))
)
_NEAR = 60  # characters before a name in which its role stands


def _bare(word: str) -> str:
    return sq.folded(word.lower())


@dataclass(slots=True)
class AlbanianDiscourse(ProdropDiscourse):
    """One text's memory of who has been named and who has spoken."""

    joint = _JOINT
    together = _TOGETHER
    one_name = _ONE_NAME
    goes_to_openers = True

    _meant: dict[tuple[str, ...], str] = field(default_factory=dict)  # who bear a surname → whom a role has told

    # --- what the text introduces -----------------------------------------------------------------------------------

    def _add_spellings(self) -> None:
        """With surnames that carry an ending: Vuçiqit, Stoltenbergu."""
        Discourse._add_spellings(self)
        found: list[Mention] = []
        for match in _CAPITALS.finditer(self.text):
            place = bisect_right(self._starts, match.start()) - 1
            if place >= 0 and self.mentions[place].span.end > match.start():
                continue
            mention = self._bent(match)
            if mention is not None:
                found.append(mention)
        if found:
            self.mentions = sorted([*self.mentions, *found], key=lambda mention: mention.span)
            self._starts = [mention.span.start for mention in self.mentions]

    def _bent(self, match: re.Match[str]) -> Mention | None:
        for base in base_forms(match.group()):
            slugs = self.index.bearers(base)
            if not slugs:
                continue
            before = _LAST_WORD.search(self.text, max(0, match.start() - 30), match.start())
            full = [slug for slug in slugs if before and self.index.is_given_name(slug, before[1])]
            if before and len(full) == 1:
                return Mention(Span(before.start(1), match.end()), (Target(NameKind.FULL, actor=full[0]),), full[0])
            plain = [
                slug for slug in slugs if not self.index.actors[slug].surname_ambiguous or slug in self._named_in_full()
            ]
            if plain:
                return Mention(Span(*match.span()), tuple(Target(NameKind.FAMILY, actor=slug) for slug in plain))
        return None

    def _named_in_full(self) -> set[str]:
        return {slug for mention in self.mentions for slug in mention.actors(NameKind.FULL)}

    def _read_local_names(self, taken: list[Span]) -> None:
        known = {span.start for span in taken}
        for match in _NAME_RUN.finditer(self.text):
            words = match.group().split()
            before = self._word_before(match.start())
            linked = before in sq.LINKERS
            if before in sq.PREPOSITIONS and len(words) > 2:
                words = words[-2:]  # ambasadori në Testgrad | Bruno Shembulli
                before = ""
            name = own_name(words, linked=linked)
            if name is None or before in sq.PREPOSITIONS:
                continue
            start = match.start() + max(match.group().rfind(name.split()[0]), 0)
            if start in known or self._names_a_person(Span(start, match.end()), name):
                continue
            base = self._as_introduced(name)
            surname = fold(base.split()[-1])
            roles = self._roles_around(Span(start, match.end()))
            if surname not in self._locals:
                self._locals[surname] = Local(base, _gender_of(roles) or guessed_gender(base), frozenset(roles))
            elif roles:
                self._locals[surname].roles |= frozenset(roles)
            self._persons.append((start, self._local_speaker(surname, "full-name")))

    def _as_introduced(self, name: str) -> str:
        """A full name without an ending where the text has it so: Bruno Shembullit → Bruno Shembulli."""
        given, surname = name.rsplit(" ", 1)
        if sq.is_bent(surname):
            for base in base_forms(surname):
                if f"{given} {base}" in self.text and re.search(rf"{re.escape(given)} {re.escape(base)}\b", self.text):
                    return f"{given} {base}"
        return name

    def _word_before(self, at: int) -> str:
        found = _LAST_WORD.search(self.text, max(0, at - 30), at)
        return "së" if found and found[1].lower() == "së" else _bare(found[1]) if found else ""

    def _roles_around(self, span: Span) -> set[str]:
        """The roles, as ``role_of`` has them, in the phrase before a name and in the apposition behind it; "f" and "m"
        stand for the gender that they show."""
        lead = self.text[max(0, span.start - _NEAR) : span.start]
        if lead.endswith(", "):
            lead = lead[:-2]
        near = WORD.findall(_BREAK.split(lead)[-1])[-7:]
        after = self.text[span.end : span.end + 70]
        if after.startswith(", "):
            near += WORD.findall(after[2:].split(",")[0])[:6]
        roles: set[str] = set()
        for word in near:
            bare = _bare(word)
            if role := sq.role_of(bare):
                roles.add(role)
                roles.add("f" if bare in sq.WOMEN else "m" if bare in sq.MEN else role)
        return roles

    def _names_a_person(self, span: Span, name: str) -> bool:
        """Also by a first name that is one letter off: Josef for Joseph."""
        given = name.split()[0]
        for mention in self._within(span):
            slugs = mention.actors(NameKind.FAMILY)
            if not slugs or any(self.index.is_given_name(slug, given) for slug in slugs):
                return True
        return False

    def _given_before(self, mention: Mention, before: str) -> str:
        """No role, place or nationality is a first name: presidentja Testi, i Kosovës Testi."""
        given = Discourse._given_before(self, mention, before)
        if given and (is_role(given) or is_closed(given) or sq.is_bent(given) or is_acronym(given)):
            return ""
        return given

    def _person_of(self, mention: Mention) -> Speaker | None:
        """Of several who bear a surname, the one whose gender the role before it shows: presidentja Testi; afterwards
        the surname alone is theirs."""
        speaker = Discourse._person_of(self, mention)
        slugs = mention.actors(NameKind.FAMILY)
        if speaker is not None or len(slugs) < 2:
            return speaker
        role = self._word_before(mention.span.start)
        gender = "f" if role in sq.WOMEN else "m" if role in sq.MEN else ""
        meant = [slug for slug in slugs if gender and self.index.actors[slug].gender == gender]
        if len(meant) == 1:
            self._meant[slugs] = meant[0]
        if slugs not in self._meant or (gender and not meant):
            return None
        return self._known(self._meant[slugs], "surname", 0.85)

    # --- who --------------------------------------------------------------------------------------------------------

    def _resolve(self, span: Span, at: int) -> Speaker:
        printed = printed_form(self.text[span.start : span.end])
        words = printed.split()
        opening = words[0].lower() if words else ""
        if opening in _ENGLISH and opening != "i":
            return Discourse._resolve(self, span, at)  # of a paragraph in English
        bare = _bare(printed)
        gender = sq.PRONOUNS.get(bare) or {"i njejti": "m", "e njejta": "f"}.get(bare)
        if gender is not None:
            found = self.left_out(gender, at)
            if found.name:
                return found
            return Speaker(printed, None, "pronoun-open", 0.75, None, gender, gender in ("m", "f"))
        speaker = self._of_a_paper(span) or self._several(span) or self._one(span, printed)
        if speaker is not None:
            return speaker
        roles = [_bare(word) for word in words]
        person = any(sq.role_of(word) for word in roles[:3])
        gender = "f" if sq.WOMEN & set(roles[:3]) else "m" if sq.MEN & set(roles[:3]) else ""
        return Speaker(printed, None, "printed", 0.9, None, gender, person, bool(sq.MANY & set(roles[:2])))

    def _of_a_paper(self, span: Span) -> Speaker | None:
        """ "deklaratën e misionit": the body or person whose paper it is."""
        words = list(WORD.finditer(self.text, span.start, span.end))
        if not words or _bare(words[0][0]) not in sq.PAPERS:
            return None
        behind = next(
            (k for k in range(1, min(4, len(words))) if _bare(words[k][0]) in ("e", "i", "te", "së", "se")), 0
        )
        if not behind or behind + 1 >= len(words):
            return None
        author = Span(words[behind + 1].start(), span.end)
        speaker = self._one(author, self.text[author.start : author.end])
        return speaker._replace(confidence=min(speaker.confidence, 0.9)) if speaker else None

    def _person(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """A known person whose name ends the phrase and is no genitive of the noun before it."""
        for mention in reversed(inside):
            rest = self.text[mention.span.end : span.end]
            ending = _ENDING.match(rest)
            rest = rest[ending.end() :] if ending else rest
            if rest.strip() and not rest.startswith((",", " (", " nga ", " i ", " e ")):
                continue
            full = mention.actors(NameKind.FULL)
            if full and not self.index.is_person(full[0]):
                continue
            if self._is_genitive(span, mention.span.start):
                continue
            speaker = self._person_of(mention)
            if speaker is not None:
                return speaker
        return None

    def _is_genitive(self, span: Span, at: int) -> bool:
        """Whether the name at ``at`` belongs to the noun before it: këshilltari i Kurtit, i presidentes Osmani."""
        words = list(WORD.finditer(self.text, span.start, at))
        if not words:
            return False
        if _bare(words[-1][0]) in sq.LINKERS or _bare(words[-1][0]) in sq.PREPOSITIONS:
            return True
        last = _bare(words[-1][0])
        titled = bool(sq.role_of(last)) and last not in sq.ROLES and last not in sq.INDEFINITE
        return titled and len(words) > 1 and any(is_role(word[0]) for word in words[:-1])

    def _body(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """As in English, with the ending behind an acronym: KFOR-i."""
        for mention in inside[:1]:
            ending = _ENDING.match(self.text, mention.span.end, span.end)
            if ending and ending.end() == span.end:
                span = Span(span.start, mention.span.end)
        return Discourse._body(self, span, printed, inside)

    def _office(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        return self._office_alone(span, inside, _FORMER)

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = re.split(r",|\(|\snga\s", _BRACKET.sub("", printed), maxsplit=1)[0].strip()
        words = head.split()
        if not words or not words[-1][0].isupper():
            return None
        run = len(words)
        while run and words[run - 1][0].isupper():
            run -= 1
        before = _bare(words[run - 1]) if run else ""
        linked = before in sq.LINKERS
        at = self.text.rfind(words[-1], span.start, span.end)
        if linked and (len(words) - run < 3 or self._is_genitive(span, at)):
            return None  # këshilltari i Bruno Shembullit
        name = own_name(words[run:], linked=linked)
        surname = next(
            (key for word in (words[-1], *base_forms(words[-1])) if (key := fold(word)) in self._locals),
            fold(words[-1]),
        )
        roles = {role for word in words if (role := sq.role_of(_bare(word)))}
        roles |= {"f" if _bare(word) in sq.WOMEN else "m" for word in words if _bare(word) in sq.PERSONS}
        if name is None:
            plain = [word for word in words[run:-1] if not is_role(word) and not is_closed(word)]
            if surname not in self._locals or (plain and not linked):
                return None
        else:
            person = self._locals.get(surname)
            if person is None or (fold(person.name) != fold(name) and not fold(name).startswith(fold(person.name))):
                surname = fold(name.split()[-1])
                self._locals[surname] = Local(name, _gender_of(roles) or guessed_gender(name), frozenset(roles))
        person = self._locals[surname]
        person.gender = _gender_of(roles) or person.gender
        person.roles |= frozenset(roles)
        return self._local_speaker(surname, "full-name" if name else "surname-introduced")

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "presidentja", "ministri": a person named in the text whose role has that word."""
        words = WORD.findall(printed)
        meant = {sq.SAME_ROLE.get(role, role) for word in words if (role := sq.role_of(_bare(word)))}
        if sq.MANY & set(map(_bare, words)):
            return None
        behind = [word for word in words[1:] if _bare(word) not in _DESCRIBING]
        if not meant or len(behind) > 1 or inside or any(word[0].isupper() for word in behind):
            return None
        gender = "f" if sq.WOMEN & set(map(_bare, words)) else ""
        candidates: dict[str, Speaker] = {}
        for at, speaker in self._persons:
            if at > span.start and candidates:
                break
            if meant <= self._all_roles(speaker) and (not gender or self._gender(speaker) in (gender, "")):
                candidates[speaker.key] = speaker
        recent = [speaker.key for _, speaker in self._history[-6:] if speaker.key in candidates]
        if recent:
            return candidates[recent[-1]]._replace(rule="nominal", confidence=0.9)
        if len(candidates) == 1:
            return next(iter(candidates.values()))._replace(rule="nominal", confidence=0.85)
        return None

    def _opens_sentence(self, at: int) -> bool:
        position = bisect_left(self.sentence_starts, at + 1) - 1
        if position < 0:
            return False
        before = self.text[self.sentence_starts[position] : at]
        if before and before[0] in _MARKS:
            return False  # whoever is named in a quotation
        lead = [_bare(word) for word in WORD.findall(before)]
        if not lead:
            return True
        return len(lead) < 9 and not set(lead) & sq.PREPOSITIONS and bool(sq.role_of(lead[0]))


def _gender_of(roles: set[str] | frozenset[str]) -> str:
    return "f" if "f" in roles else "m" if "m" in roles else ""
