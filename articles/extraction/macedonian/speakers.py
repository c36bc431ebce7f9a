"""The words that name a source in Macedonian → the actor.

As in English (``speakers``), with what differs: roles carry their article behind them (министерот, министерката),
what "на" or another preposition governs belongs to the noun before it and never speaks (советникот на Тестиќ), and
where the subject is left out the verb says no more than whether one or several go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ..introduced import Local, Speaker
from ..lexicon import en, mk
from ..names import Mention, fold
from ..phrases import WORD, printed_form
from ..prodrop.speakers import ProdropDiscourse
from ..records import NameKind, Span
from ..speakers import Discourse
from .names import bare, guessed_gender, is_acronym, is_closed, is_role, own_name

_CAPITAL = r"[A-ZÀ-ÖØ-ÞČĆĐŠŽËÇА-ЯЀ-Џ][\w’'-]*"
_NAME_RUN = re.compile(rf"\b{_CAPITAL}\.?(?:[ \n\u00a0](?:(?:де|ван|фон|ал|ел|бин)\s)?{_CAPITAL}){{1,5}}")
_JOINT = re.compile(r",?\s+(?:и|i)\s+|,\s+")
_TOGETHER = re.compile(rf"((?:{_CAPITAL}\s){{2,4}}(?:и|i)\s(?:{_CAPITAL}\s){{1,3}}{_CAPITAL})")
_ONE_NAME = re.compile(r"(?:Босна|Bosna)\sи\sХерцеговина|Bosna\si\sHercegovina")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s\u00a0]+$")
_BRACKET = re.compile(r"\s*\([^)]*\)")
_BREAK = re.compile(r"[.!?;:,]\s")
_END = re.compile(r"[.,;:(]")
_FORMER = re.compile(
    r"(?:поранешни\w*|поранешна\w*|екс-?|бивши\w*|бивша\w*|некогашни\w*|некогашна\w*)\s?$", re.IGNORECASE
)
_PAPER_OF = ("na", "od")
_ENGLISH = en.SUBJECT_PRONOUNS | en.DETERMINERS - {"a"}
_MARKS = "“„”«»\"'‘–-"
_STEM = 5  # letters that tell a nation
_NEAR = 70  # characters before a name in which its role stands
#: what may stand beside the role of somebody whom the text has named: министерот за одбрана
_DESCRIBING = mk.words("за на во државата државава земјата земјава одбрана надворешни внатрешни работи владата")


@dataclass(slots=True)
class MacedonianDiscourse(ProdropDiscourse):
    """One text's memory of who has been named and who has spoken."""

    joint = _JOINT
    together = _TOGETHER
    one_name = _ONE_NAME
    goes_to_openers = True

    _released: Speaker | None = field(default=None)  # whose release was spoken of last
    _described: dict[str, set[str]] = field(default_factory=dict)  # key of a person → words printed beside the name

    # --- what the text introduces -------------------------------------------------------------------------------------

    def _read_local_names(self, taken: list[Span]) -> None:
        known = {span.start for span in taken}
        for match in _NAME_RUN.finditer(self.text):
            words = match.group().split()
            governed = self._word_before(match.start()) in mk.PREPOSITIONS
            name = own_name(words, governed=governed)
            if name is None:
                continue
            start = match.start() + max(match.group().rfind(name.split()[0]), 0)
            end = match.end()
            if start in known or self._names_a_person(Span(start, end), name):
                continue
            surname = fold(name.split()[-1])
            roles = self._roles_around(Span(start, end))
            if surname not in self._locals:
                self._locals[surname] = Local(name, _gender_of(roles) or guessed_gender(name), frozenset(roles))
            elif roles:
                self._locals[surname].roles |= frozenset(roles)
            speaker = self._local_speaker(surname, "full-name")
            self._described.setdefault(speaker.key, set()).update(map(bare, self._beside(Span(start, end))))
            self._persons.append((start, speaker))

    def _note_roles(self, slug: str, span: Span) -> None:
        Discourse._note_roles(self, slug, span)
        self._described.setdefault(slug, set()).update(map(bare, self._beside(span)))

    def _word_before(self, at: int) -> str:
        found = _LAST_WORD.search(self.text, max(0, at - 30), at)
        return bare(found[1]) if found else ""

    def _roles_around(self, span: Span) -> set[str]:
        """The roles beside a name; "f" and "m" stand for the gender that they show."""
        roles: set[str] = set()
        beside = [bare(word) for word in self._beside(span)]
        for word in beside:
            if role := mk.role_of(word):
                roles |= {role, mk.shown_by(word)}
        for (role, of), office in mk.SAME_OFFICE.items():
            if role in roles and of in beside:
                roles.add(office)
        return roles - {"p"}

    def _beside(self, span: Span) -> list[str]:
        """The words of the phrase before a name and of the apposition behind it."""
        lead = self.text[max(0, span.start - _NEAR) : span.start]
        if lead.endswith(", "):
            lead = lead[:-2]
        near = WORD.findall(_BREAK.split(lead)[-1])[-9:]
        governing = max((at for at, word in enumerate(near) if bare(word) in mk.PREPOSITIONS), default=-1)
        if any(mk.role_of(bare(word)) for word in near[governing + 1 :]):
            near = near[governing + 1 :]  # советникот на | министерот Бруно Примерски
        after = self.text[span.end : span.end + 70]
        if after.startswith(", "):
            apposition = WORD.findall(_END.split(after[2:])[0])[:6]
            near += takewhile(lambda word: bare(word) not in mk.FINITE, apposition)
        return near

    def _given_before(self, mention: Mention, before: str) -> str:
        """No role, place or nationality is a first name: министерот Тестиќ."""
        given = Discourse._given_before(self, mention, before)
        return "" if given and (is_role(given) or is_closed(given) or is_acronym(given)) else given

    # --- who ----------------------------------------------------------------------------------------------------------

    def resolve(self, span: Span, at: int, told: Sequence[Span] = ()) -> Speaker:
        speaker = Discourse.resolve(self, span, at, told)
        if speaker.name and not speaker.is_person and speaker.rule != "printed":
            self._released = speaker
        return speaker

    def _resolve(self, span: Span, at: int) -> Speaker:
        printed = printed_form(self.text[span.start : span.end])
        words = printed.split()
        if words and words[0].lower() in _ENGLISH:
            return Discourse._resolve(self, span, at)  # of a paragraph in English
        gender = mk.PRONOUNS.get(bare(printed)) or mk.HIS.get(bare(printed))
        if gender is not None:
            found = self.left_out(gender, at)
            if not found.is_person and gender in ("m", "f"):
                found = self._last_person(gender, at) or found
            if found.name:
                return found
            return Speaker(printed, None, "pronoun-open", 0.75, None, gender, gender in ("m", "f"))
        if bare(printed) in ("tamu", "ottamu"):  # од таму велат
            body = self._released or self._last_body(-1, span.start)
            return body._replace(rule="pronoun", confidence=0.85) if body else Speaker(printed, None, "pronoun-open")
        several = self._several(span)
        if several is not None and len(several.joint) < 2:
            several = None  # портпаролот и министер Бруно Примерски is one
        speaker = self._of_a_paper(span) or several or self._one(span, printed)
        if speaker is not None:
            return speaker
        shown = next((mk.shown_by(word) for word in map(bare, words[:4]) if mk.shown_by(word)), "")
        gender = shown if shown in ("m", "f") else ""
        person = bool(gender) and any(mk.role_of(bare(word)) for word in words[:4])
        return Speaker(printed, None, "printed", 0.9, None, gender, person, shown == "p")

    def _of_a_paper(self, span: Span) -> Speaker | None:
        """ "соопштението на мисијата": the body or person whose paper it is; alone, the body that spoke last."""
        words = list(WORD.finditer(self.text, span.start, span.end))
        paper = next((k for k in range(min(3, len(words))) if bare(words[k][0]) in mk.PAPERS), -1)
        if paper < 0:
            return None
        behind = paper + 1
        if behind < len(words) and bare(words[behind][0]) in _PAPER_OF and behind + 1 < len(words):
            author = Span(words[behind + 1].start(), span.end)
            speaker = self._one(author, self.text[author.start : author.end])
        elif behind == len(words):
            speaker = self._released
        else:
            return None
        return speaker._replace(confidence=min(speaker.confidence, 0.85)) if speaker else None

    def _one(self, span: Span, printed: str) -> Speaker | None:
        return ProdropDiscourse._one(self, span, printed) or self._body_of_a_kind(span, printed)

    def _person(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """A known person whose name ends the phrase and is governed by no preposition."""
        for mention in reversed(inside):
            rest = self.text[mention.span.end : span.end]
            if rest.strip() and not rest.startswith((",", " (", " од ", " на ")):
                continue
            full = mention.actors(NameKind.FULL)
            if full and not self.index.is_person(full[0]):
                continue
            if self._is_governed(span, mention.span.start):
                continue
            speaker = self._person_of(mention)
            if speaker is not None:
                return speaker
        return None

    def _is_governed(self, span: Span, at: int) -> bool:
        """Whether the name at ``at`` belongs to the noun before it: советникот на Тестиќ, на министерот Тестиќ."""
        words = [bare(word[0]) for word in WORD.finditer(self.text, span.start, at)]
        while words and (mk.role_of(words[-1]) or words[-1] in mk.DEGREES) and len(words) > 1:
            words = words[:-1]
            while words and words[-1] not in mk.PREPOSITIONS and mk.may_be_adjective(words[-1]):
                words = words[:-1]
        return bool(words) and words[-1] in mk.PREPOSITIONS

    def _office(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        return self._office_alone(span, inside, _FORMER)

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = re.split(r",|\(|\sод\s", _BRACKET.sub("", printed), maxsplit=1)[0].strip()
        words = head.split()
        if not words or not words[-1][0].isupper():
            return None
        run = len(words)
        while run and words[run - 1][0].isupper():
            run -= 1
        name = own_name(words[run:], governed=bool(run) and bare(words[run - 1]) in mk.PREPOSITIONS)
        own = (name or words[-1]).split()[0]
        at = self.text.rfind(own, span.start, span.end)
        if self._is_governed(span, at):
            return None  # советникот на Бруно Примерски
        surname = fold(words[-1])
        roles = {role for word in words if (role := mk.role_of(bare(word)))}
        roles |= {mk.shown_by(bare(word)) for word in words} & {"m", "f"}
        if name is None:
            plain = [word for word in words[run:-1] if not is_role(word) and not is_closed(word)]
            if surname not in self._locals or plain:
                return None
        else:
            person = self._locals.get(surname)
            if person is None or fold(person.name) != fold(name):
                self._locals[surname] = Local(name, _gender_of(roles) or guessed_gender(name), frozenset(roles))
        person = self._locals[surname]
        person.gender = _gender_of(roles) or person.gender
        person.roles |= frozenset(roles)
        return self._local_speaker(surname, "full-name" if name else "surname-introduced")

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "претседателката", "министерот за одбрана": a person named in the text whose role has that word."""
        words = [bare(word) for word in WORD.findall(printed)]
        meant = {role for word in words if (role := mk.role_of(word))}
        known = any(self.index.is_person(slug) for mention in inside for slug in mention.actors())
        if not meant or known or any(fold(word) in self._locals for word in WORD.findall(printed)):
            return None
        other = [word for word in words if not mk.role_of(word) and word not in _DESCRIBING]
        gender = "f" if any(mk.shown_by(word) == "f" for word in words) else ""
        candidates: dict[str, Speaker] = {}
        for at, speaker in self._persons:
            if at > span.start and candidates:
                break
            fits = meant <= self._all_roles(speaker) and self._is_described(speaker, other)
            if fits and (not gender or self._gender(speaker) in (gender, "")):
                candidates[speaker.key] = speaker
        recent = [speaker.key for _, speaker in self._history[-6:] if speaker.key in candidates]
        if recent:
            return candidates[recent[-1]]._replace(rule="nominal", confidence=0.9)
        if len(candidates) == 1:
            return next(iter(candidates.values()))._replace(rule="nominal", confidence=0.85)
        return None

    def _body_of_a_kind(self, span: Span, printed: str) -> Speaker | None:
        """ "полицијата": the only body of that kind that the text has named before in full."""
        kind = mk.body_of(bare(printed)) if " " not in printed else ""
        if not kind:
            return None
        named: set[str] = set()
        for mention in self.mentions[: bisect_left(self._starts, span.start)]:
            words = map(bare, WORD.findall(self.text[mention.span.start : mention.span.end]))
            if kind in map(mk.body_of, words):
                named.update(slug for slug in mention.actors() if not self.index.is_person(slug))
        return self._known(named.pop(), "nominal", 0.8) if len(named) == 1 else None

    def _is_described(self, speaker: Speaker, words: list[str]) -> bool:
        """Whether the text has printed the words beside the name, or others of their stem: косовскиот, Косово."""
        printed = self._described.get(speaker.key, set())
        return all(
            word in printed or any(len(word) > _STEM and one[:_STEM] == word[:_STEM] for one in printed)
            for word in words
        )

    def _opens_sentence(self, at: int) -> bool:
        position = bisect_left(self.sentence_starts, at + 1) - 1
        if position < 0:
            return False
        before = self.text[self.sentence_starts[position] : at]
        if before and before[0] in _MARKS:
            return False  # whoever is named in a quotation
        lead = [bare(word) for word in WORD.findall(before)]
        if not lead:
            return True
        governed = lead[-1] in mk.PREPOSITIONS or lead[0] in mk.PREPOSITIONS
        return len(lead) < 12 and not governed and any(map(mk.role_of, lead[:3]))


def _gender_of(roles: set[str] | frozenset[str]) -> str:
    return "f" if "f" in roles else "m" if "m" in roles else ""
