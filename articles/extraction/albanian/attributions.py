"""Verbs of saying with who says it: every one of a sentence that is used as one."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import sq
from ..lexicon.frames import Frame, Verb
from ..prodrop.attribution import Attribution
from ..prodrop.words import Phrase
from .content import find_content
from .phrases import inner_subject, is_told, left_start, opening_subject, phrase, right_subject, skip_adjuncts
from .words import Folded

_ASIDES = frozenset(("sic", "sikurse", "sikunder"))
_MEDIAL = ("het", "hen", "jet", "jen", "et", "en", "hej")  # the present that needs no "u": shprehet
_SUBORDINATE = frozenset(("nese", "nqs", "sikur"))
_CLAIM = Verb("arsyetim", Frame.CLAUSE, "past")
#: a noun in whose owner's words a clause is: deklarata e S se
REPORTED = Verb("deklaratë", Frame.CLAUSE, "present")


@dataclass(slots=True)
class _Complex:
    """A verb with its auxiliary and clitics, ``[start, end)``."""

    verb: Verb
    start: int
    end: int
    agrees: str
    kind: str  # active, passive, converb


class Attributions:
    """Those of one sentence."""

    def __init__(self, w: Folded) -> None:
        self.w = w
        self.n = w.stop
        self.found: list[Attribution] = []

    def read(self) -> list[Attribution]:
        if self.w.at(0) == "a" and "?" in self.w.forms[self.n :]:
            return []  # A tha S se …?
        for index in range(self.n):
            if self.w.at(index) in sq.CLAIMS and (claim := self.of_claim(index)):
                self.found.append(claim)
            elif self.w.at(index) in sq.SAYINGS and (reported := self.of_noun(index)):
                self.found.append(reported)
            elif (self.w.at(index) in sq.VERBS or self.w.at(index) in sq.LIGHT) and (found := self.of_verb(index)):
                self.found.append(found)
        return self.found

    def floor(self) -> int:
        """Behind the attribution before, which no subject reaches over unless it is an aside."""
        return next((a.end for a in reversed(self.found) if not a.aside), 0)

    # --- one verb -----------------------------------------------------------------------------------------------------

    def of_verb(self, cue: int) -> Attribution | None:
        w = self.w
        if w.is_capital(cue) and cue and w.is_word(cue - 1):
            return None
        found = self.complex(cue)
        if found is None:
            return None
        a = Attribution(found.verb, cue, found.start, found.end, "dropped", agrees=found.agrees, cue_end=found.end)
        if found.kind == "converb":
            return self.converb(a)
        if found.kind == "passive":
            return self.of_a_source(a)
        if not self.find_subject(a):
            return None
        if a.side == "dropped" and self.paper_beside(a) is not None:
            return self.of_a_source(a)
        find_content(w, a)
        return a

    def complex(self, cue: int) -> _Complex | None:
        """The verb at ``cue`` with what stands before it, if it says that something is said."""
        w = self.w
        at, reflexive = cue, False
        while at > 0 and (w.at(at - 1) in sq.CLITICS or w.at(at - 1) == "po") and not self.links(at - 1):
            at -= 1
            reflexive = reflexive or w.at(at) in ("u", "iu", "ju")
        before = w.at(at - 1)
        if before in sq.UNREAL and at > 0:
            return None
        if before == "duke" or (before in sq.ADVERBS and w.at(at - 2) == "duke"):
            return self.as_converb(cue, at - 1 if before == "duke" else at - 2, reflexive=reflexive)
        auxiliary = self.auxiliary(at)
        if auxiliary >= 0:
            return self.compound(cue, auxiliary, reflexive=reflexive)
        return self.simple(cue, at, reflexive=reflexive)

    def links(self, at: int) -> bool:
        """Whether "e" or "i" before a participle makes an adjective of it: deklarata e publikuar, not duke i thënë."""
        return (
            self.w.at(at) in ("e", "i")
            and self.w.at(at - 1) != "duke"
            and any(verb.tense == "past" for verb in sq.VERBS.get(self.w.at(at + 1), ()))
            and not any(verb.tense == "present" for verb in sq.VERBS.get(self.w.at(at + 1), ()))
        )

    def auxiliary(self, at: int) -> int:
        """Where the auxiliary of a participle stands, adverbs between them left out; -1 where there is none."""
        w = self.w
        for index in range(at - 1, max(at - 4, -1), -1):
            word = w.at(index)
            if word in sq.HAVE or word in sq.BE or word in sq.OTHER_PERSONS:
                return index
            if word not in sq.ADVERBS and word != "po":
                break
        return -1

    def light(self, cue: int, tenses: tuple[str, ...]) -> tuple[Verb, int] | None:
        """bëri të ditur: the verb that a form makes with the words behind it, and where they end."""
        w = self.w
        for behind, verb in sq.LIGHT.get(w.at(cue), ()):
            for first in (cue + 1, cue + 2):
                if first == cue + 2 and w.at(cue + 1) not in sq.ADVERBS:
                    break
                if verb.tense in tenses and tuple(w.forms[first : first + len(behind)]) == behind:
                    return verb, first + len(behind)
        return None

    def as_converb(self, cue: int, start: int, *, reflexive: bool) -> _Complex | None:
        if (light := self.light(cue, ("past",))) is not None:
            return _Complex(light[0], start, light[1], "", "converb")
        verb = self.w.reading(cue, ("past",), reflexive=reflexive)
        return _Complex(verb, start, cue + 1, "", "converb") if verb is not None else None

    def compound(self, cue: int, auxiliary: int, *, reflexive: bool) -> _Complex | None:
        """ka thënë, është shprehur, është thënë."""
        w = self.w
        word = w.at(auxiliary)
        start = auxiliary
        while start > 0 and w.at(start - 1) in sq.CLITICS:
            start -= 1
        if word in sq.OTHER_PERSONS or (w.at(start - 1) in sq.UNREAL and start):
            return None
        light = self.light(cue, ("past",))
        verb: Verb | None
        if word in sq.HAVE:
            verb = light[0] if light else w.reading(cue, ("past",), reflexive=False)
            kind, agrees = "active", sq.HAVE[word]
        else:
            verb = None if light else w.reading(cue, ("past",), reflexive=True)
            kind, agrees = "active", sq.BE[word]
            if verb is None:
                verb, kind = (light[0] if light else w.reading(cue, ("past",), reflexive=False)), "passive"
        if verb is None:
            return None
        return _Complex(verb, start, light[1] if light else cue + 1, agrees, kind)

    def simple(self, cue: int, start: int, *, reflexive: bool) -> _Complex | None:
        """tha, thotë, u shpreh, shprehet, thuhet, u njoftua."""
        w = self.w
        form = w.at(cue)
        if (light := self.light(cue, ("present", "passive"))) is not None:
            made, end = light
            impersonal = made.tense == "passive" or made.lemma.startswith("bë ")
            return _Complex(made, start, end, made.agrees, "passive" if impersonal else "active")
        medial = form.endswith(_MEDIAL) and w.reading(cue, ("present",), reflexive=True) is not None
        verb = w.reading(cue, ("present",), reflexive=reflexive or medial)
        if verb is not None:
            return _Complex(verb, start, cue + 1, verb.agrees, "active")
        verb = w.reading(cue, ("passive",), reflexive=False)
        if verb is not None and (reflexive or form.endswith(("et", "ej"))):
            return _Complex(verb, start, cue + 1, "", "passive")
        verb = w.reading(cue, ("present",), reflexive=False) if reflexive else None
        if verb is None or verb.frame & Frame.QUESTION:
            return None  # u pyet nëse
        told = any(is_told(w, k) and w.at(k - 1) not in sq.LINKERS for k in range(cue + 1, cue + 4))
        active = told or self.has_left(start)  # u tha (Testi) gazetarëve: them
        return _Complex(verb, start, cue + 1, verb.agrees, "active" if active else "passive")

    def has_left(self, start: int) -> bool:
        w = self.w
        return inner_subject(w, left_start(w, start, self.floor(), many=False), start) is not None

    # --- who ----------------------------------------------------------------------------------------------------------

    def find_subject(self, a: Attribution) -> bool:
        """False where somebody says it whom the sentence only supposes."""
        w = self.w
        many = a.agrees == "p"
        floor = self.floor()
        before = w.at(a.start - 1)
        if before in _SUBORDINATE:
            return False
        if before in _ASIDES:
            a.aside = True
            a.start -= 1 + (w.at(a.start - 2) == "ashtu")
            self.find_right(a, many=many)
            return True
        if before in sq.RELATIVE_SUBJECTS or (before == "qe" and a.start > 1):
            return self.find_antecedent(a)
        first = left_start(w, a.start, floor, many=many)
        found = inner_subject(w, first, a.start, many=many) or self.from_whom(first, a)
        if found is not None:
            a.subject, a.side = self.whom_it_describes(found) or found, "left"
            if w.at(first - 1) in _SUBORDINATE:
                return False
            a.start = min(first, found[0])
            if w.at(a.start - 1) in _ASIDES:
                a.aside = True
                a.start -= 1
            return True
        comma = w.at(first - 1) == "," or w.at(a.start - 1) == ","
        if comma and not self.says_behind(a, many) and (found := self.before_comma(first - 1, floor)):
            a.subject, a.side, a.start = found, "left", found[0]
            return True
        if w.at(first - 1) in sq.GOES_ON or w.at(a.start - 1) in sq.GOES_ON or w.at(first - 1) in sq.RELATIVES:
            last = next((one for one in reversed(self.found) if one.subject and one.side != "relative"), None)
            subject = last.subject if last is not None else opening_subject(w, first - 1, many=many)
            agree = last is None or not last.agrees or not a.agrees or last.agrees == a.agrees
            if subject is not None and agree and not self.says_behind(a, many):
                a.subject, a.side, a.start = subject, "coordinate", max(first - 1, 0)
                return True
        self.find_right(a, many=many)
        a.start = min(a.start, first)
        return True

    def whom_it_describes(self, name: Phrase) -> Phrase | None:
        """Ana Testi në bisedë me komisarin, | Bruno Shembulli | tha: who opens the sentence, where the name behind the
        comma is that of a role in another case."""
        w, comma = self.w, name[0] - 1
        opening = inner_subject(w, 0, comma) if comma > 0 and w.at(comma) == "," and not self.found else None
        if opening is None or opening[0] or not (w.is_name(opening[1] - 1) and w.is_name(opening[1] - 2)):
            return None
        role = next((k for k in range(comma - 1, opening[1], -1) if w.is_role(k)), -1)
        plain = all(w.is_open(k) and not w.is_verb(k) and w.at(k) != "," for k in range(opening[1], comma))
        return opening if role > 0 and not w.opens_role(role) and plain and all(map(w.is_name, range(*name))) else None

    def says_behind(self, a: Attribution, many: bool) -> bool:
        """Whether a subject stands behind the verb, dhe tha ministri, and no object: e ka uruar Ana Testin."""
        behind = right_subject(self.w, a.end, self.n, many=many, strict=True)
        object_ = any(self.w.at(index) == "e" for index in range(a.start, a.cue))
        return behind is not None and not (object_ and self.w.printed(behind[1] - 1).endswith("n"))

    def find_right(self, a: Attribution, *, many: bool) -> None:
        strict = not a.verb.frame & (Frame.CLAUSE | Frame.SELF) and not (
            a.verb.frame & Frame.STRICT and self.w.is_quote(a.start - 1)
        )
        if self.w.at(a.start - 1) == "," or self.w.is_quote(a.start - 1) or self.w.words.is_dash(a.start - 1):
            strict = False
        right = right_subject(self.w, a.end, self.n, many=many, strict=strict)
        if right is not None:
            right = self.name_behind(right)
            a.subject, a.side, a.end = right, "right", max(a.end, right[1])

    def name_behind(self, role: Phrase) -> Phrase:
        """Tha prokurori i rastit, Ana Testi: the name that a comma parts from its role."""
        w, comma = self.w, role[1]
        if w.at(comma) != "," or (w.is_name(comma - 1) and w.is_name(comma - 2)):
            return role
        stop = comma + 1
        while w.is_name(stop):
            stop += 1
        closed = stop >= self.n or w.at(stop) in (",", "(") or w.at(stop) in sq.PREPOSITIONS or w.words.is_dash(stop)
        return (comma + 1, stop) if stop - comma > 2 and closed else role

    def from_whom(self, first: int, a: Attribution) -> Phrase | None:
        """Nga Prokuroria thanë se: the body, where the verb shows several."""
        w = self.w
        if a.agrees != "p":
            return None
        for index in range(first, a.start - 1):
            if w.at(index) == "nga":
                return phrase(w, index + 1, a.start)
        return None

    def before_comma(self, comma: int, floor: int) -> Phrase | None:
        """Ana Testi, drejtoreshë, | tha; kryetari, gjatë takimit, | tha: whom the commas describe."""
        w = self.w
        for index in range(comma - 1, max(floor, comma - 40) - 1, -1):
            if w.is_quote(index) or w.at(index) in (";", ":"):
                return None
            if w.at(index) != ",":
                continue
            inner = [k for k in range(index + 1, comma) if w.is_word(k)]
            first = left_start(w, index, floor, many=True)
            found = inner_subject(w, first, index, many=True)
            if len(inner) > 1 and all(map(w.is_name, w.without_rank(inner))):
                if found is None:
                    return None if any(map(w.is_role, range(first, index))) else (index + 1, comma)
                other = any(w.is_role(k) and not w.opens_role(k) for k in range(found[1], index))
                if w.opens_role(found[0]) and not other:
                    return index + 1, comma
                return found  # Bruno Shembulli pas takimit me presidentin e Slobodisë, Ana Testi,
            if found is not None and (found[1] == index or found[0] == first):
                return found
        first = left_start(w, comma, floor, many=True)
        if first == floor or w.at(first - 1) in sq.CONJUNCTIONS or w.at(first - 1) == ",":
            return inner_subject(w, first, comma, many=True)
        return None

    def find_antecedent(self, a: Attribution) -> bool:
        """… afaristit, i cili tha se: whom the relative stands for."""
        w = self.w
        at = a.start - 1
        if w.at(at - 1) in ("i", "e", "te") and w.at(at) != "qe":
            at -= 1
        stop = at - (w.at(at - 1) == ",")
        if stop <= 0:
            return False
        first = left_start(w, stop, self.floor() if self.floor() < stop else 0, many=a.agrees == "p")
        subject = inner_subject(w, first, stop, many=a.agrees == "p") or self.last_noun(first, stop)
        if subject is None:
            return False
        a.subject, a.side, a.start = subject, "relative", at
        return True

    def last_noun(self, first: int, stop: int) -> Phrase | None:
        """The name or role in whatever case that ends right before a relative: me Ana Testin, e cila …"""
        w = self.w
        at = stop
        while at > first and w.is_name(at - 1):
            at -= 1
        if at < stop:
            return at, stop
        role = next((k for k in range(stop - 1, first - 1, -1) if w.is_role(k)), -1)
        return (role, stop) if role >= 0 else None

    # --- forms that are not finite, and what is said by nobody in particular ------------------------------------------

    def of_claim(self, noun: int) -> Attribution | None:
        """Testi e kundërshtoi ndërtimin me arsyetimin se ura është e vjetër: a reason in the words of who acts."""
        w = self.w
        if w.at(noun - 1) != "me" or w.at(noun + 1) not in ("se", "qe") or noun < 2:
            return None
        a = self.converb(Attribution(_CLAIM, noun, noun - 1, noun + 1, "converb", cue_end=noun + 1))
        return a if a is not None and a.subject is not None else None

    def of_noun(self, noun: int) -> Attribution | None:
        """Lidhur me deklaratën e ministrit Bruno Shembulli se ura është e vjetër, …: what the noun's owner has said."""
        w = self.w
        owned = noun > 0 and w.at(noun + 1) in ("e", "te", "së")
        subject = phrase(w, noun + 2, self.n) if owned else None
        if subject is None:
            return None
        that = subject[1]
        if w.at(that) == ",":
            name = that + 1
            while w.is_name(that + 1):
                that += 1
            subject = (name, that + 1) if that > name else subject  # kreut të opozitës, Bruno Shembulli,
            that += 1 + (w.at(that + 1) == "," and that >= name)
        if w.at(that) != "se" or that + 1 >= self.n:
            return None
        return Attribution(REPORTED, noun, noun, that, "relative", subject, content=that + 1, cue_end=noun + 1)

    def converb(self, a: Attribution) -> Attribution | None:
        a.side = "converb"
        find_content(self.w, a)
        if a.content < 0:
            return None
        spoke = [one for one in self.found if one.side != "relative" and not one.verb.frame & Frame.OPINION]
        last = next((one for one in reversed(spoke) if one.subject or one.side == "dropped"), None)
        if last is not None:
            a.subject, a.agrees = last.subject, last.agrees
        else:
            a.subject = opening_subject(self.w, a.start)
        return a

    def of_a_source(self, a: Attribution) -> Attribution | None:
        """Në deklaratën e misionit thuhet se; thuhet në deklaratën e misionit."""
        w = self.w
        if w.at(a.start - 1) in sq.RELATIVE_SUBJECTS or w.at(a.start - 1) in _SUBORDINATE:
            return None
        if w.at(a.start - 1) in _ASIDES:
            a.aside = True
            a.start -= 1
        first = left_start(w, a.start, self.floor(), many=False)
        author = opening_subject(w, first - 1) if w.at(first - 1) == "ku" or w.at(a.start - 1) == "cilen" else None
        if author is not None:
            a.subject, a.side = author, "relative"
            find_content(w, a)
            return a if a.content >= 0 else None
        source = self.paper(first, a.start)
        if source is not None:
            a.start = first
        else:
            source = self.paper_beside(a)
            if source is not None:
                a.end = max(a.end, source[1])
        if source is None and a.verb.frame & (Frame.ASK | Frame.CALL | Frame.OPINION):
            return None
        a.subject, a.side = source, "impersonal"
        if source is None:
            a.agrees = ""
        find_content(w, a)
        return a

    def paper_beside(self, a: Attribution) -> Phrase | None:
        w = self.w
        at = skip_adjuncts(w, a.end, self.n)
        limit = at
        while limit < self.n and (w.is_word(limit) or w.is_quote(limit)) and w.is_open(limit):
            limit += 1
        return self.paper(at, limit)

    def paper(self, first: int, stop: int) -> Phrase | None:
        """The document that "në", "përmes" or "nga" governs, or the body from which something is heard."""
        w = self.w
        for index in range(first, stop):
            if w.at(index) not in ("ne", "permes", "nga", "prej", "nepermjet"):
                continue
            start = index + 1 + (w.at(index + 1) == "nje")
            body = w.at(index) == "nga" and (w.opens_role(start) or w.is_acronym(start))
            if body or any(w.at(k) in sq.PAPERS for k in range(start, min(start + 3, stop))):
                end = start
                while end < stop and w.at(end) not in sq.PREPOSITIONS and not w.is_verb(end):
                    end += 1
                return (start, end) if end > start else None
        return None
