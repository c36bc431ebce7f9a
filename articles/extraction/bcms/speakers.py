"""The words that name a source in Bosnian, Croatian, Montenegrin, Serbian or Macedonian → the actor.

As in English (``speakers``), with what differs: roles stand without an article, a name in an oblique case is never
who speaks, and where the subject is left out the verb says whether a man, a woman, a body or several go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from ..found import Found
from ..introduced import Local, Speaker
from ..lexicon import en, sh
from ..names import Mention, fold
from ..phrases import WORD, printed_form
from ..records import NameKind, Span
from ..speakers import Discourse

_UPPER = "A-ZÀ-ÖØ-ÞĆČĐŠŽĞİŁŃŐŚŞŰŹŻА-ЯЀ-Џ"
_NAME_RUN = re.compile(
    rf"\b[{_UPPER}][\w’'-]*\.?(?:[ \n\u00a0](?:(?:de|von|van|al|di|el)[ \n])?[{_UPPER}][\w’'-]*){{1,5}}"
)
_TOGETHER = re.compile(rf"((?:[{_UPPER}][\w’'-]*\s){{2,4}}(?:i|и)\s(?:[{_UPPER}][\w’'-]*\s){{1,3}}[{_UPPER}][\w’'-]*)")
_MEN = """
    aleksa aca andrija djuka djura gavra grga ilija ivica jaksa jovica kosta ljubisa luka matija mata misa mika musa
    mustafa nebojsa nikola nikita pera relja sasa sava sinisa stipa strahinja toma vanja alija hamza isa mehmedalija
"""
_MEN_IN_A = frozenset(_MEN.split())
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s\u00a0]+$")
_JOINT = re.compile(r",?\s+(?:i|te|и|те)\s+|,\s+")
_OBLIQUE = ("a", "e", "i", "og", "ih", "u", "а", "е", "и", "ог", "их", "у")
_SINGULAR = frozenset("mfns")
_ENGLISH = en.SUBJECT_PRONOUNS | en.DETERMINERS - {"a"}
_GENITIVE_SURNAME = ("ića", "ића")  # Primjerića: never who speaks


def _bare(word: str) -> str:
    return sh.folded(word.lower())


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.partition("-")[0].isupper() and len(word.partition("-")[0]) > 1


def own_name(words: list[str], *, titled: bool) -> str | None:
    """The personal name in a run of capitals: Predsjednik Kosova Ana Testić → Ana Testić; None where fewer than two
    words are left. ``titled``: a role stands before the run, so that a genitive may open it."""
    first = 0
    while first < len(words):
        bare = _bare(words[first]).strip(".,")
        role = sh.role_of(bare) or bare in sh.ROLES or sh.is_body(bare)
        plain = bare in sh.PREPOSITIONS or bare in sh.CONNECTIVES or bare in sh.ADVERBS or bare in sh.CONJUNCTIONS
        adjective = len(bare) > 5 and bare.endswith(("ski", "ska", "sko", "ske", "skog", "skom", "cki", "cka", "cke"))
        if not (role or plain or adjective or bare in sh.PRONOUNS or _is_acronym(words[first])):
            break
        titled = titled or bool(role)
        first += 1
    left = words[first:]
    while titled and len(left) > 2 and left[0].lower().endswith(_OBLIQUE):
        left = left[1:]
    if (
        not 2 <= len(left) <= 4
        or left[-1].endswith(("ije", "ије"))
        or _bare(left[-1]) in sh.ROLES
        or any(map(_is_acronym, left))
    ):
        return None
    return " ".join(left)


@dataclass(slots=True)
class BcmsDiscourse(Discourse):
    """One text's memory of who has been named and who has spoken, and with what their verbs agreed."""

    _agreed: list[tuple[int, str, Speaker]] = field(default_factory=list)

    def __post_init__(self) -> None:
        Discourse.__post_init__(self)
        bent = {mention.span.start for mention in self.mentions if _is_bent(mention)}
        self._persons = [(at, speaker) for at, speaker in self._persons if at not in bent]

    # --- what the text introduces -----------------------------------------------------------------------------------

    def _read_local_names(self, taken: list[Span]) -> None:
        known = {span.start for span in taken}
        for match in _NAME_RUN.finditer(self.text):
            run = match.group()
            before = self._word_before(match.start())
            name = own_name(run.split(), titled=bool(sh.role_of(before)))
            if name is None or before in sh.PREPOSITIONS or (sh.role_of(before) and before not in sh.ROLES):
                continue  # not in the nominative
            start = match.start() + max(run.rfind(name.split()[0]), 0)
            end = match.end()
            if start in known or self._is_known(Span(start, end), name):
                continue
            surname = fold(name.split()[-1])
            roles = self._roles_around(Span(start, end))
            if surname not in self._locals:
                self._locals[surname] = Local(name, _gender_of(roles) or guessed_gender(name), frozenset(roles))
            self._persons.append((start, self._local_speaker(surname, "full-name")))

    def _is_known(self, span: Span, name: str) -> bool:
        """Whether the gazetteer has what stands there; a namesake of somebody it has is not known."""
        given = fold(name.split()[0])
        for mention in self._within(span):
            slugs = mention.actors(NameKind.FAMILY)
            if not slugs or any(given in self.index._given[slug] for slug in slugs):
                return True
        return False

    def _word_before(self, at: int) -> str:
        found = _LAST_WORD.search(self.text, max(0, at - 30), at)
        return _bare(found[1]) if found else ""

    def _roles_around(self, span: Span) -> set[str]:
        roles = Discourse._roles_around(self, span)
        before = re.split(r"[.!?;:,]\s", self.text[max(0, span.start - 60) : span.start])[-1]
        after = self.text[span.end : span.end + 60]
        near = WORD.findall(before)[-6:]
        if after.startswith(", "):
            near += WORD.findall(after[2:].split(",")[0])[:5]
        for word in near:
            bare = _bare(word)
            if bare in sh.PERSONS:
                roles.add(bare)
        return roles

    # --- who --------------------------------------------------------------------------------------------------------

    def spoken(self, one: Found) -> Speaker:
        """The source of a statement, remembered with what its verb agrees with."""
        if one.subject is None:
            speaker = self.left_out(one.agrees, one.after)
        else:
            speaker = self.resolve(one.subject, one.after)
            if speaker.is_person and one.agrees in ("m", "f"):
                speaker = self._of_gender(speaker, one.agrees)
        if speaker.name:
            self._agreed.append((one.after, one.agrees, speaker))
        return speaker

    def _of_gender(self, speaker: Speaker, gender: str) -> Speaker:
        if speaker.actor is None and (local := self._locals.get(fold(speaker.name.split()[-1]))) is not None:
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
        if spoke is None:
            return Speaker("", None, "pronoun-open", 0.5)
        return spoke._replace(rule="pronoun", confidence=0.9)

    def _last_several(self, before: int) -> Speaker | None:
        """Those named together at the head of the sentence before."""
        position = bisect_left(self.sentence_starts, before + 1) - 2
        if position < 0:
            return None
        found = _TOGETHER.match(self.text, self.sentence_starts[position], before)
        return self._several(Span(*found.span(1))) if found else None

    def _resolve(self, span: Span, at: int) -> Speaker:
        printed = printed_form(self.text[span.start : span.end])
        if printed.split(maxsplit=1)[:1] and printed.split(maxsplit=1)[0].lower() in _ENGLISH:
            return Discourse._resolve(self, span, at)  # of a paragraph in English
        bare = _bare(printed)
        if bare in sh.PRONOUNS:
            found = self.left_out(sh.PRONOUNS[bare], at)
            if found.name:
                return found
            return Speaker(printed, None, "pronoun-open", 0.75, None, sh.PRONOUNS[bare], bare in ("on", "ona"))
        speaker = self._several(span) or self._one(span, printed)
        if speaker is not None:
            return speaker
        words = [_bare(word) for word in WORD.findall(printed)]
        roles = [word for word in words if word in sh.ROLES]
        role = roles[0] if roles else ""
        gender = "m" if role in sh.MEN else "f" if role in sh.WOMEN else ""
        named = own_name(printed.split(), titled=True) is not None
        return Speaker(printed, None, "printed", 0.9, None, gender, role in sh.PERSONS or named, role in sh.MANY)

    def _one(self, span: Span, printed: str) -> Speaker | None:
        inside = self._within(span)
        for resolver in (self._person, self._office, self._body, self._local, self._nominal):
            if (speaker := resolver(span, printed, inside)) is not None:
                return speaker
        return None

    def _several(self, span: Span) -> Speaker | None:
        """ "Ana Testić i Bruno Primjerić": each known or named in full."""
        cuts = [
            cut
            for cut in _JOINT.finditer(self.text, span.start, span.end)
            if not any(mention.span.start < cut.start() < mention.span.end for mention in self._within(span))
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
        sure = min(speaker.confidence for speaker in known)
        return Speaker("; ".join(named), None, "joint", sure, None, "", False, True, tuple(named.values()))

    def _person(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """A known person whose name ends the phrase in the nominative: a name in another case belongs to the noun
        before it ("savjetnica Ane Testić")."""
        for mention in reversed(inside):
            if self.text[mention.span.end : span.end].strip() and not self.text.startswith(
                (",", " (", " iz ", " из ", " od ", " од "), mention.span.end
            ):
                continue
            before = _LAST_WORD.search(self.text, max(span.start, mention.span.start - 30), mention.span.start)
            full = mention.actors(NameKind.FULL)
            if full and not self.index.is_person(full[0]):
                continue
            if not full:
                if _is_bent(mention):
                    continue
                titled = before and (sh.role_of(_bare(before[1])) or self._is_mention_end(mention.span.start - 1))
                if before and before[1][0].isupper() and not (titled or self._is_given(mention, before[1])):
                    continue
            if before and _bare(before[1]) in sh.PREPOSITIONS:
                continue
            speaker = self._person_of(mention)
            if speaker is not None:
                return speaker
        return None

    def _is_given(self, mention: Mention, word: str) -> bool:
        return any(fold(word) in self.index._given[slug] for slug in mention.actors() if self.index.is_person(slug))

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = re.split(r",|\(|\s(?:iz|из)\s", printed, maxsplit=1)[0].strip()
        words = head.split()
        if not words or not words[-1][0].isupper():
            return None
        run = len(words)
        while run and words[run - 1][0].isupper():
            run -= 1
        before_run = _bare(words[run - 1]) if run else ""
        titled = before_run in sh.PERSONS
        if (sh.role_of(before_run) and not titled) or words[-1].endswith(_GENITIVE_SURNAME):
            return None  # savjetnica predsjednika Brune Primjerića
        name = own_name(words[run:], titled=titled)
        surname = fold(words[-1])
        if (
            name is not None
            and any(not mention.actors(NameKind.FAMILY) for mention in self._within(span))
            and (len(name.split()) < 3)
        ):
            return None  # Republike Slobodije
        if name is not None and self._is_bent(surname, fold(name.split()[0])):
            return None
        roles = {bare for word in words if (bare := _bare(word)) in sh.PERSONS}
        if name is None:
            before = [word for word in words[run:-1] if not sh.role_of(_bare(word))]
            if surname not in self._locals or (before and before[-1][0].isupper() and not titled):
                return None
        else:
            person = self._locals.get(surname)
            if person is None or (fold(person.name) != fold(name) and len(name.split()) < 3):
                self._locals[surname] = Local(name, _gender_of(roles), frozenset(roles))
        person = self._locals[surname]
        person.gender = person.gender or _gender_of(roles)
        person.roles |= frozenset(roles)
        return self._local_speaker(surname, "full-name" if name else "surname-introduced")

    def _is_bent(self, surname: str, given: str) -> bool:
        """Whether the first name is that of somebody of this surname in another case: savjetnik Ane Testić."""
        known = [fold(person.name.split()[0]) for key, person in self._locals.items() if key == surname]
        for mention in self.mentions:
            if fold(self.text[mention.span.start : mention.span.end]) == surname:
                known += [name for slug in mention.actors() for name in self.index._given[slug]]
                break
        return any(
            given != name and given[:-1] in (name, name[:-1]) and len(name) > 2 and given[-1] in "aeuiаеуи"
            for name in known
        )

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "ministar", "visoki predstavnik": a person named in the text whose role has that word."""
        words = [_bare(word) for word in WORD.findall(printed)]
        roles = {word for word in words if word in sh.PERSONS}
        if not roles or len(words) > 3 or inside or any(word[0].isupper() for word in WORD.findall(printed)[1:]):
            return None
        meant = {sh.role_of(word) for word in roles}
        candidates: dict[str, Speaker] = {}
        for at, speaker in self._persons:
            if at > span.start and candidates:
                break
            if meant <= {sh.role_of(word) for word in self._all_roles(speaker)}:
                gender = "m" if roles & sh.MEN else "f"
                if self._gender(speaker) in (gender, "") or roles & sh.MEN:
                    candidates[speaker.key] = speaker
        recent = [speaker.key for _, speaker in self._history[-6:] if speaker.key in candidates]
        if recent:
            return candidates[recent[-1]]._replace(rule="nominal", confidence=0.9)
        if len(candidates) == 1:
            return next(iter(candidates.values()))._replace(rule="nominal", confidence=0.85)
        return None

    def _all_roles(self, speaker: Speaker) -> set[str]:
        if speaker.actor is None:
            return Discourse._all_roles(self, speaker)
        return set(self._roles.get(speaker.actor, ()))

    def _opens_sentence(self, at: int) -> bool:
        position = bisect_left(self.sentence_starts, at + 1) - 1
        if position < 0:
            return False
        lead = self.text[self.sentence_starts[position] : at].split()
        if not lead:
            return True
        bare = [_bare(word) for word in lead]
        return len(lead) < 5 and not set(bare) & sh.PREPOSITIONS and bool(set(bare) & sh.PERSONS)


def _is_bent(mention: Mention) -> bool:
    """Whether a surname stands in another case than the nominative: Testića, Testiću."""
    return all(target.exact and target.kind is NameKind.FAMILY for target in mention.targets)


def guessed_gender(name: str) -> str:
    """What a first name of the region suggests; empty for the many of men in -a and for what ends otherwise."""
    given = _bare(name.split()[0])
    if given.endswith("a"):
        return "" if given in _MEN_IN_A else "f"
    return "m" if given[-1:] in "bcdfgjklmnoprstvz" else ""


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


def _gender_of(roles: set[str]) -> str:
    if roles & sh.WOMEN:
        return "f"
    return ""
