"""The words that name a source in Bosnian, Croatian, Montenegrin or Serbian → the actor.

As in English (``speakers``), with what differs: roles stand without an article, a name in an oblique case is never
who speaks, and where the subject is left out the verb says whether a man, a woman, a body or several go on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ..found import Found
from ..introduced import Local, Speaker
from ..lexicon import en, sh
from ..names import Mention, Target, fold
from ..phrases import WORD, printed_form
from ..prodrop.attribution import IMPERSONAL
from ..prodrop.speakers import ProdropDiscourse
from ..records import ActorKind, NameKind, Span
from ..speakers import Discourse
from ..spellings import case_forms, is_genitive, womans_forms
from .again import called_as_a_woman, introduced_as, whole_body, without_womans_ending
from .issuers import issuer
from .names import bare as _bare
from .names import guessed_gender, heads_government, is_acronym, is_bent, is_credit, own_name, turns_to_public
from .oblique import may_be_oblique, oblique_names
from .runs import BEHIND_ANOTHER, CAPITAL, ENDS_IN_NAME, JOINT, NAME_RUN, ONE_NAME, TOGETHER, WITH_ANOTHER

_MOST_NAMES = 12  # of a sentence that are looked at
_LONGEST_LEAD = 300  # characters of a sentence before a name
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s\u00a0]+$")
_BRACKET = re.compile(r"\s*\([^)]*\)")
_OF_SOMEBODY = frozenset(("prema", "po")) | sh.SAYINGS.keys() | sh.VERDICTS  # before whose words they are
_POSSESSIVE = re.compile(r"(?:[oe]v|in|[ое]в|ин)(?:im|им)$")
_RELEASED = re.compile(r"(?:saop[šsćc]|priop[ćc]|саоп[шћ]|приоп[ћш])\w*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ENDING = re.compile(r"-(?:a|u|om|em|ov\w*|а|у|ом|ем)\b")
_OUTLETS = frozenset(
    ("agencija", "agencije", "agenciji", "list", "dnevnik", "nedeljnik", "nedjeljnik", "tjednik", "portal",
     "televizija", "televizije", "radio", "stranka", "magazin", "casopis")
)  # fmt: skip
_ADJECTIVES = ("ki", "ka", "ke", "koj", "kom")
_FORCES = frozenset(("misija", "misije", "snage", "operacija"))
_ENGLISH = en.SUBJECT_PRONOUNS | en.DETERMINERS - {"a"}
_PLACE_CASES = ("u", "om", "oj", "ji", "у", "ом", "ој", "ји")  # u Novom Testgradu
_GENITIVE_SURNAME = ("ića", "ића")  # Primjerića: never who speaks


@dataclass(slots=True)
class BcmsDiscourse(ProdropDiscourse):
    """One text's memory of who has been named and who has spoken, and with what their verbs agreed."""

    joint = JOINT
    together = TOGETHER
    one_name = ONE_NAME

    _met: list[tuple[int, Speaker]] = field(default_factory=list)  # persons named in other cases alone
    _called: dict[str, Mention] = field(default_factory=dict)  # the last words of names → the first of them
    _releases: list[Span] = field(default_factory=list)  # where releases are spoken of
    _doubted: tuple[str, int] = ("", -1)  # who might have gone on speaking, and where somebody was told to speak last
    _released: tuple[int, Speaker | None] = (0, None)  # where a release was last spoken of, and whose it is

    def __post_init__(self) -> None:
        Discourse.__post_init__(self)
        bent = {mention.span.start for mention in self.mentions if _is_bent(mention)}
        self._persons = [(at, speaker) for at, speaker in self._persons if at not in bent]
        self._add_local_surnames()

    # --- what the text introduces -----------------------------------------------------------------------------------

    def _read_local_names(self, taken: list[Span]) -> None:
        known = {span.start for span in taken}
        oblique: list[tuple[int, str]] = []
        for match in NAME_RUN.finditer(self.text):
            run = match.group()
            before = self._word_before(match.start())
            words = run.split()
            if may_be_oblique(words):
                oblique.append((match.end(), run))
            if before in sh.PREPOSITIONS and len(words) > 2 and not words[-2].endswith(_PLACE_CASES):
                words, before = words[-2:], ""  # ambasador u Testgradu | Bruno Primjerić
            name = own_name(words, titled=self._is_titled(match.start()))
            governed = before in sh.PREPOSITIONS or before in sh.WORDS_OF or before in sh.PAPERS
            if name is None or governed or (sh.role_of(before) and before not in sh.ROLES):
                continue  # not in the nominative
            if is_credit(self.text, match.start()):
                continue
            start = match.start() + max(run.rfind(name.split()[0]), 0)
            end = match.end()
            if start in known or self._names_a_person(Span(start, end), name):
                continue
            surname = fold(name.split()[-1])
            met = self._locals.get(surname)
            if met is not None and is_bent(fold(name.split()[0]), fold(met.name.split()[0])):
                continue  # (dočekao je) Cvijetu Uzorović
            roles = self._roles_around(Span(start, end))
            if surname not in self._locals:
                self._locals[surname] = Local(name, _gender_of(roles) or guessed_gender(name), frozenset(roles))
            self._persons.append((start, self._local_speaker(surname, "full-name")))

        self._read_oblique_names(oblique)

    def _read_oblique_names(self, runs: list[tuple[int, str]]) -> None:
        """Who is named in another case alone, for the roles and the surname that stand for them later; ``runs`` of
        capitals with where they end."""
        for one in oblique_names(self.text, runs, self.index.gender_of_given):
            surname = fold(one.name.split()[-1])
            if surname in self._locals or self._names_a_person(one.span, one.name):
                continue
            known = (mention for mention in self._within(one.span) if mention.span.end > one.span.start)
            if all(mention.actors(NameKind.FAMILY) for mention in known):  # of a namesake
                self._locals[surname] = Local(one.name, one.gender, one.roles)
                self._met.append((one.span.start, self._local_speaker(surname, "full-name")))

    def _names_a_person(self, span: Span, name: str) -> bool:
        """As for its neighbours; somebody who is known is no namesake in another case: (dočekao je) Anu Testić."""
        if ProdropDiscourse._names_a_person(self, span, name):
            return True
        given = fold(name.split()[0])
        slugs = [slug for mention in self._within(span) for slug in mention.actors(NameKind.FAMILY)]
        return any(is_bent(given, known) for slug in slugs for known in self.index._given[slug])

    def _is_titled(self, at: int) -> bool:
        """Whether a role stands in the phrase before a run of capitals: šef policije | Novog Testgrada Ana Testić."""
        near = re.split(r"[^\w\s]", self.text[max(0, at - 60) : at])[-1]
        return any(_bare(word) in sh.PERSONS for word in WORD.findall(near)[-5:])

    def _word_before(self, at: int) -> str:
        found = _LAST_WORD.search(self.text, max(0, at - 30), at)
        return _bare(found[1]) if found else ""

    def _roles_around(self, span: Span) -> set[str]:
        roles = Discourse._roles_around(self, span)
        before = re.split(r"[.!?;:,]\s", self.text[max(0, span.start - 60) : span.start])[-1]
        after = self.text[span.end : span.end + 90]
        near: list[str] = []
        for word in reversed(WORD.findall(before)[-6:]):
            if _bare(word) in sh.FINITE | sh.COMPLEMENTISERS | sh.RELATIVES or _bare(word) in sh.VERBS:
                break  # ministar je rekao da | Ana Testić
            near.append(word)
        near.reverse()
        if after.startswith(", "):
            apposition = after[2:].split(",")[0]
            if not ENDS_IN_NAME.search(apposition):  # premijer Ana Testić, ambasador Bruno Primjerić
                near += WORD.findall(apposition)[:5]
        folded = list(map(_bare, near))
        return roles | (set(folded) & sh.PERSONS) | heads_government(folded)

    def _spellings_of(self, slug: str, printed: str) -> Iterator[tuple[str, Target]]:
        """With the cases of a man's surname, and the forms of a woman's that some papers use: Testenova."""
        gender = self.index.actors[slug].gender
        word = printed.split()[-1]
        for form, target in Discourse._spellings_of(self, slug, printed):
            yield form, target
            for bent in case_forms(form, gender):
                yield bent, replace(target, exact=bent)
        if gender == "f" and word.isalpha() and len(word) > 3 and len(printed.split()) > 1:
            yield from ((form, Target(NameKind.FAMILY, actor=slug)) for form in womans_forms(word))

    def _add_local_surnames(self) -> None:
        """Where persons outside the gazetteer are named again by their surname alone, so that "he" may be they."""
        surnames = {person.name.split()[-1]: key for key, person in self._locals.items()}
        if not surnames:
            return
        taken = {at for at, _ in self._persons}
        for match in CAPITAL.finditer(self.text):
            at = match.start()
            if match.group() not in surnames or at in taken:
                continue
            before = _LAST_WORD.search(self.text, max(0, at - 30), at)
            word = _bare(before[1]) if before else ""
            if before is None or (
                (before[1][0].islower() and word not in sh.PREPOSITIONS) or sh.role_of(word) or is_acronym(before[1])
            ):
                self._persons.append((at, self._local_speaker(surnames[match.group()], "surname-introduced")))
        self._persons.sort(key=lambda item: item[0])

    # --- who --------------------------------------------------------------------------------------------------------

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
        if (speaker := self._of_a_paper(span) or self._of_possessive(span, printed)) is not None:
            return speaker
        speaker = self._several(span) or self._one(span, printed) or self._again(span, printed)
        speaker = speaker or self._by_womans_form(printed)
        if speaker is not None:
            return speaker
        words = [_bare(word) for word in WORD.findall(printed)]
        roles = [word for word in words if word in sh.ROLES]
        role = roles[0] if roles else ""
        gender = "m" if role in sh.MEN else "f" if role in sh.WOMEN else ""
        last = list(takewhile(lambda word: word[0].isupper(), reversed(_BRACKET.sub("", printed).split())))
        named = own_name(last[::-1], titled=True) is not None
        return Speaker(printed, None, "printed", 0.9, None, gender, role in sh.PERSONS or named, role in sh.MANY)

    def resolve(self, span: Span, at: int, told: Sequence[Span] = ()) -> Speaker:
        cue = _WORD.match(self.text, at)
        brings = cue is not None and _bare(cue[0]) in _OF_SOMEBODY
        if brings and (whose := self._in_genitive(span)) is not None:
            self._history.append((at, whose))
            return whose
        speaker = Discourse.resolve(self, span, at, told)
        if speaker.name and not speaker.is_person and _RELEASED.match(self.text, at):
            self._released = at, speaker
        return speaker

    def left_out(self, agrees: str, at: int) -> Speaker:
        """As ``ProdropDiscourse.left_out``; several who are not named, and nobody at all, are the body that speaks."""
        if agrees == IMPERSONAL:
            return self._issuer(at, spoke_up=True) or Speaker("", None, "unnamed", 0.9)
        found = ProdropDiscourse.left_out(self, agrees, at)
        cue = _WORD.match(self.text, at)
        goes_on = bool(found.name) and cue is not None and _bare(cue[0]) in sh.GOING_ON
        if (agrees == "s" and not goes_on) or (agrees in ("m", "f") and not found.is_person):
            opener = self._opened_since(at)
            if opener is not None and (agrees == "s" or self._gender(opener) in ("", agrees)):
                return opener.by("pronoun", 0.85)
        said_last = self._agreed[-1][0] if self._agreed else -1
        doubt = found.key, said_last
        one = agrees in ("m", "f", "s") and found.is_person
        if one and (self._doubted == doubt or self._another_came(found, agrees, at)):
            self._doubted = doubt
            return Speaker("", None, "pronoun-open", 0.5)
        if not found.name and agrees in ("m", "f"):
            return self._only_fitting(agrees, at) or found
        if found.name or agrees not in ("mp", "fp", "p"):
            return found
        return self._issuer(at, spoke_up=False) or found

    def _only_fitting(self, gender: str, at: int) -> Speaker | None:
        """Sastali su se Bruno Primjerić i Ana Testić. Ona je rekla: of those in the sentence before the only woman."""
        position = bisect_left(self.sentence_starts, at + 1) - 2
        if position < 0:
            return None
        start, end = self.sentence_starts[position : position + 2]
        first = bisect_left(self._persons, start, key=lambda item: item[0])
        near = [(place, person) for place, person in self._persons[first : first + _MOST_NAMES] if place < end]
        met = {person.key: person for place, person in near if not self._is_told(place)}
        fitting = [person for person in met.values() if self._gender(person) == gender]
        if len(fitting) != 1 or len(met) < 2:
            return None
        words = set(map(_bare, WORD.findall(self.text, start, end)))
        return fitting[0].by("pronoun", 0.75) if sh.RELATIVES.isdisjoint(words) else None

    def _another_came(self, spoke: Speaker, agrees: str, at: int) -> bool:
        """Whether somebody else who fits stands in the sentence before, behind its verb, and not who spoke before:
        S je otišao. Dolazi T. Rekao je: either may be meant."""
        position = bisect_left(self.sentence_starts, at + 1) - 2
        spoke_at = self._agreed[-1][0] if self._agreed else -1
        fitting = {"", agrees} if agrees != "s" else {"", "m", "f"}
        if position < 0 or spoke_at >= at or self._gender(spoke) not in fitting:
            return False
        first = bisect_left(self._persons, max(spoke_at, self.sentence_starts[position]), key=lambda item: item[0])
        for place, person in self._persons[first : first + _MOST_NAMES]:
            if place >= self.sentence_starts[position + 1]:
                break
            word = _WORD.match(self.text, place)
            before = _LAST_WORD.search(self.text, max(0, place - 30), place)
            bent = word is None or _bare(word[0]) not in map(_bare, person.name.split())  # Brunu Primjerića
            bent = bent or (before is not None and before[1][0].isupper())  # Anu | Testić
            if person.key == spoke.key or (self._opens_sentence(place) and not self._is_told(place)):
                return False
            if self._gender(person) in fitting and not bent and not self._is_company(place, at):
                return True
        return False

    def spoken(self, one: Found) -> Speaker:
        speaker = ProdropDiscourse.spoken(self, one)
        if one.subject is None:
            self._told.extend(one.pieces)
        elif speaker.rule == "surname" and speaker.actor and one.agrees in ("m", "f"):
            known = self.index.actors[speaker.actor].gender
            printed = printed_form(self.text[one.subject.start : one.subject.end])
            if known not in ("", one.agrees) and " " not in printed:
                speaker = Speaker(printed, None, "printed", 0.9, None, one.agrees, True)  # Testić je rekao: not Ana
                self._history[-1], self._agreed[-1] = (one.after, speaker), (one.after, one.agrees, speaker)
        return speaker

    def _is_company(self, at: int, before: int) -> bool:
        """Whether a person is only spoken of, so that none who is left out is they: in what somebody says, in a
        relative clause, as one of two who do something together."""
        if self._is_told(at) or Discourse._is_company(self, at, before):
            return True
        position = bisect_left(self.sentence_starts, at + 1) - 1
        lead = self.text[max(self.sentence_starts[position] if position >= 0 else 0, at - _LONGEST_LEAD) : at]
        if not sh.RELATIVES.isdisjoint(map(_bare, WORD.findall(lead))) or WITH_ANOTHER.match(self.text, at):
            return True
        place = bisect_left(self._persons, at, key=lambda item: item[0]) - 1
        return place >= 0 and BEHIND_ANOTHER.fullmatch(self.text, self._persons[place][0], at) is not None

    def _issuer(self, at: int, *, spoke_up: bool) -> Speaker | None:
        """The body that spoke last, if no person has since; before anybody has spoken, the one the text opens with."""
        spoke = next((speaker for place, speaker in reversed(self._history[-6:]) if place < at), None)
        if spoke is not None:
            body = spoke.name and not (spoke.is_person or spoke.is_plural or spoke.rule == "pronoun-open")
            return spoke.by("pronoun", 0.8) if body else None
        span = issuer(self.text, self.sentence_starts, at, spoke_up=spoke_up)
        if span is None:
            return None
        printed = printed_form(self.text[span.start : span.end])
        found = self._one(span, printed) or Speaker(printed, None, "printed", 0.9)
        return None if found.is_person else found.by("pronoun", 0.8)

    def _of_possessive(self, span: Span, printed: str) -> Speaker | None:
        """Primjerićevim (riječima): the person of that surname whom the text has named; ministrovim: the minister."""
        stem = _POSSESSIVE.sub("", printed)
        if " " in printed or len(stem) < 3 or stem == printed:
            return None
        if not self._called:
            self._called = {self.text[m.span.start : m.span.end].split()[-1]: m for m in reversed(self.mentions)}
        if not stem[0].isupper():
            return self._nominal(span, {"ministr": "ministar", "министр": "министар"}.get(stem, stem), [])
        for surname in (stem, stem + "a", stem + "а"):
            if fold(surname) in self._locals:
                return self._local_speaker(fold(surname), "surname-introduced")
            if surname in self._called:
                return self._person_of(self._called[surname])
        return None

    def _in_genitive(self, span: Span) -> Speaker | None:
        """Whose words are quoted, "prema riječima Ane Testić": the surname in any case, alone or behind its own first
        name; a role alone before it may as well be somebody else's (savjetnika Testića)."""
        words = [Span(*found.span()) for found in _WORD.finditer(self.text, span.start, span.end)]
        last = words[-1] if words else span
        states = list(ONE_NAME.finditer(self.text, span.start, span.end))
        joints = JOINT.finditer(self.text, span.start, span.end)
        if last.end != span.end or any(not any(s.start() < j.start() < s.end() for s in states) for j in joints):
            return None  # riječima Ane Testić i Brune Primjerića: not of the second alone
        surname = fold(self.text[last.start : last.end])
        given = fold(self.text[words[-2].start : words[-2].end]) if len(words) > 1 else ""
        inside = self._within(last)
        if inside and (persons := [slug for slug in inside[0].actors(NameKind.FAMILY) if self.index.is_person(slug)]):
            if not given:
                return self._by_surname(inside[0])
            meant = [slug for slug in persons if any(is_genitive(given, name) for name in self.index._given[slug])]
            if len(meant) == 1:
                return self._known(meant[0], "full-name", 0.95)
        for key in (surname[:-1], surname[:-1] + "a", surname[:-1] + "o", surname[:-1] + "а", surname[:-2], surname):
            person = self._locals.get(key)
            first = fold(person.name.split()[0]) if person is not None else ""
            if first and (not given or is_genitive(given, first) or is_bent(given, first)):
                return self._local_speaker(key, "surname-introduced")
        return None

    def _of_a_paper(self, span: Span) -> Speaker | None:
        """ "saopštenju Saveza": the body whose paper it is; "saopštenju" alone, the body whose words were the last to
        be called a release."""
        words = list(_WORD.finditer(self.text, span.start, span.end))
        paper = next((at for at, word in enumerate(words[:4]) if _bare(word[0]) in sh.PAPERS), -1)
        if paper < 0 or any(word[0][0].isupper() for word in words[:paper]):
            return None
        if paper + 1 < len(words):
            body = Span(words[paper + 1].start(), span.end)
            printed = self.text[body.start : body.end]
            speaker = self._body(body, printed, self._within(body)) or self._again(body, printed)
        else:
            speaker = self._last_released(span)
        if speaker is None:
            return None
        self._released = words[paper].start(), speaker
        return speaker._replace(confidence=min(speaker.confidence, 0.9))

    def _last_released(self, span: Span) -> Speaker | None:
        """Whose release was spoken of last before "saopštenju"; None where the text does not say."""
        if _RELEASED.search(self.text, span.start, span.end) is None:
            return None
        if not self._releases:
            self._releases = [Span(*found.span()) for found in _RELEASED.finditer(self.text)]
        last = bisect_left(self._releases, span) - 1
        if last < 0 or self._released[0] == self._releases[last].start:
            return self._released[1]
        end = self._releases[last].end
        place = bisect_left(self._starts, end)
        if place < len(self.mentions) and self._starts[place] == end + 1:
            body = self.mentions[place].span
            return self._body(body, self.text[body.start : body.end], [self.mentions[place]])
        return None

    def _body(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """As in English, with the ending behind an acronym (KFOR-a) and what kind of body it is before its name."""
        for mention in inside[:1]:
            ending = _ENDING.match(self.text, mention.span.end, span.end)
            end = mention.span.end if ending and ending.end() == span.end else span.end
            before = WORD.findall(self.text[span.start : mention.span.start])
            kinds = [_bare(word) for word in before]
            kind = {self.index.actors[slug].kind for slug in mention.actors()}
            says = {ActorKind.ORGANISATION: _OUTLETS, ActorKind.MISSION: _FORCES}
            told = says.get(kind.pop(), frozenset()) if len(kind) == 1 else frozenset()
            if kinds and kinds[-1] in told and all(word.endswith(_ADJECTIVES) for word in kinds[:-1]):
                span = Span(mention.span.start, end)
            else:
                span = Span(span.start, end)
        return Discourse._body(self, span, printed, inside)

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

    def _local(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        head = re.split(r",|\(|\s(?:iz|из)\s", _BRACKET.sub("", printed), maxsplit=1)[0].strip()
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
        name = own_name(words[run:], titled=titled or any(_bare(word) in sh.PERSONS for word in words[:run]))
        surname = fold(words[-1])
        if (
            name is not None
            and any(
                not mention.actors(NameKind.FAMILY) and self.text[mention.span.start : mention.span.end] in name
                for mention in self._within(span)
            )
            and (len(name.split()) < 3)
        ):
            return None  # Republike Slobodije
        if name is not None and self._is_bent(surname, fold(name.split()[0])):
            return None
        roles = {bare for word in words if (bare := _bare(word)) in sh.PERSONS}
        if name is None and surname not in self._locals:
            surname = self._of_a_woman(surname)
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

    def _of_a_woman(self, surname: str) -> str:
        """Testićeva → Testić, where a woman of that name has been introduced."""
        for one in without_womans_ending(surname):
            person = self._locals.get(one)
            if person is not None and person.gender == "f":
                return one
        return surname

    def _by_womans_form(self, printed: str) -> Speaker | None:
        """Testićeva, where the text has not named her in full: the only person who may be called that."""
        slug = called_as_a_woman(printed, self.index)
        return self._known(slug, "surname", 0.85) if slug else None

    def _is_bent(self, surname: str, given: str) -> bool:
        """Whether the first name is that of somebody of this surname in another case: savjetnik Ane Testić."""
        known = [fold(person.name.split()[0]) for key, person in self._locals.items() if key == surname]
        for mention in self.mentions:
            if fold(self.text[mention.span.start : mention.span.end]) == surname:
                known += [name for slug in mention.actors() for name in self.index._given[slug]]
                break
        return any(is_bent(given, name) for name in known)

    def _nominal(self, span: Span, printed: str, inside: list[Mention]) -> Speaker | None:
        """ "ministar", "visoki predstavnik": a person named in the text whose role has that word."""
        words = [_bare(word) for word in WORD.findall(printed)]
        roles = {word for word in words if word in sh.PERSONS}
        if not roles or len(words) > 3 or inside or any(word[0].isupper() for word in WORD.findall(printed)[1:]):
            return None
        meant = {sh.role_of(word) for word in roles}
        candidates: dict[str, Speaker] = {}
        for at, speaker in (*self._persons, *self._met):
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

    def _again(self, span: Span, printed: str) -> Speaker | None:
        """ "ministarstva": the body that has spoken by its whole name; "potpredsjednica Vlade": whom the text has
        introduced by these words."""
        words = [_bare(word) for word in WORD.findall(printed)]
        if len(words) == 1 and sh.is_body(words[0]):
            bodies = [one for _, one in self._history[-6:] if not (one.is_person or one.is_plural)]
            return whole_body(words[0], bodies)
        if len(words) < 2 or words[0] not in sh.PERSONS:
            return None
        person = introduced_as(self.text, span, printed, self._persons)
        fits = person is not None and self._gender(person) in ("", "f" if words[0] in sh.WOMEN else "m")
        return person.by("nominal", 0.85) if person is not None and fits else None

    def _opens_sentence(self, at: int) -> bool:
        position = bisect_left(self.sentence_starts, at + 1) - 1
        if position < 0:
            return False
        lead = self.text[self.sentence_starts[position] : at].split()
        if not lead:
            return True
        bare = [_bare(word) for word in lead]
        titled = len(lead) < 5 and not set(bare) & sh.PREPOSITIONS and bool(set(bare) & sh.PERSONS)
        return titled or turns_to_public(bare)


def _is_bent(mention: Mention) -> bool:
    """Whether a surname stands in another case than the nominative: Testića, Testiću."""
    return all(target.exact and target.kind is NameKind.FAMILY for target in mention.targets)


def _gender_of(roles: set[str]) -> str:
    if roles & sh.WOMEN:
        return "f"
    return ""
