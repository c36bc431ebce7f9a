"""Verbs of saying with who says it: every one of a sentence that is used as one."""

from __future__ import annotations

from itertools import pairwise

from ..lexicon import sh
from ..lexicon.frames import Frame, Verb
from ..prodrop.attribution import IMPERSONAL, Attribution
from ..prodrop.words import Phrase
from .auxiliaries import PLURAL, auxiliary_before, clitics_end, inserted_before, reflexive_before
from .content import complementiser, find_content
from .names import OBLIQUE_SURNAME
from .nouns import name_before, of_noun, outspoken, verdict
from .phrases import (
    DEGREES,
    inner_subject,
    is_person,
    is_somebody,
    left_start,
    left_subject,
    opening_subject,
    phrase,
    right_subject,
    skip_adjuncts,
    subject_beyond,
)
from .sources import paper, speaking_body
from .words import Folded


class Attributions:
    """Those of one sentence."""

    def __init__(self, w: Folded) -> None:
        self.w = w
        self.n = w.stop
        self.found: list[Attribution] = []

    def read(self) -> list[Attribution]:
        if self.w.at(1) == "li" and "?" in self.w.forms[self.n :]:
            return []  # Da li je S rekao da …?
        for index in range(self.n):
            verb = self.w.verb(index)
            if verb is None:
                found = of_noun(self.w, index, self.found) if self.w.at(index) in sh.SAYINGS else None
                if self.w.at(index) in sh.VERDICTS or self.w.at(index) in sh.CONVINCED:
                    found = verdict(self.w, index) or outspoken(self.w, index) or found
            else:
                found = self.of_verb(index, verb)
            if found is not None:
                self.found.append(found)
        for a, after in pairwise(self.found):
            if a.side == "converb" and a.subject is None and not a.agrees and after.side == "left":
                a.subject = after.subject  # podsjetivši da most stoji, S je rekla
        return [a for a in self.found if not (self.is_inserted(a) and self.is_reached_over(a))]

    def floor(self, at: int) -> int:
        """Behind the attribution before ``at``, which no subject reaches over unless it is an aside."""
        told = (
            a
            for a in reversed(self.found)
            if not (a.aside or self.is_inserted(a)) and (a.side != "relative" or a.content >= 0)
        )
        return next((a.end for a in told if a.end <= at), 0)

    def is_inserted(self, a: Attribution) -> bool:
        """Whether commas enclose who only passes words on: S je, prenosi Glas, rekao da."""
        passes = a.verb.lemma in sh.CONDUITS and a.content < 0 and a.side in ("right", "dropped")
        return passes and self.w.at(a.start - 1) == "," and self.w.at(a.end) == ","

    def is_reached_over(self, a: Attribution) -> bool:
        """Whether a later verb has its subject or its auxiliary before it."""
        return any(one.start < a.start and one.cue > a.cue for one in self.found)

    # --- one verb -------------------------------------------------------------------------------------------------

    def of_verb(self, cue: int, verb: Verb) -> Attribution | None:
        w = self.w
        if w.is_capital(cue) and cue and w.is_word(cue - 1) and w.at(cue - 1) not in sh.AUXILIARIES:
            return None
        if verb.tense == "converb":
            return self.converb(cue, verb)
        if verb.tense == "passive":
            return self.passive(cue, verb)
        end, auxiliary = clitics_end(w, cue)
        if end < 0:
            return None
        reflexive = "se" in (w.at(cue - 1), w.at(cue + 1)) or (
            w.at(cue + 1) in sh.AUXILIARIES and w.at(cue + 2) == "se"
        )
        apart = -1 if reflexive or not verb.frame & Frame.SELF else reflexive_before(w, cue)
        if bool(verb.frame & Frame.SELF) != (reflexive or apart >= 0):
            if verb.frame & Frame.SELF:
                return None
            return self.impersonal(cue, verb, end) if verb.agrees in ("s", "n") else None
        start = cue - (w.at(cue - 1) == "se")
        between: Phrase | None = None
        if verb.tense == "past" and not auxiliary:
            before = auxiliary_before(w, cue, verb)
            if before == -1 and apart >= 0:
                before = apart  # S se u Testgradu složio: "se" alone, for "je" is left out beside it
            if before is None:
                return None
            if before >= 0:
                between = (before + 1, cue)
                start = before
        if verb.tense == "present" and self.is_no_verb(start, verb):
            return None
        if any(
            w.at(index) in sh.NEGATIONS or w.at(index) in sh.OTHER_PERSONS for index in range(max(start - 1, 0), cue)
        ):
            return None
        while w.at(start - 1) in sh.TOLD:
            start -= 1  # S joj je odgovorio
        a = Attribution(verb, cue, start, end, "dropped", agrees=verb.agrees)
        self.find_subject(a, between)
        if a.side == "none":
            return None
        if a.side in ("dropped", "right") and (issued := self.issued(a, end)) is not None:
            return issued
        if verb.lemma == "stoji":
            return None
        opener = left_start(w, a.start, self.floor(a.start), many=False) - 1
        if a.side == "dropped" and w.at(opener) in w.closed.subordinating | {"jer"}:
            a.agrees = ""  # nije došao S, iako je rekao: of whom the sentence speaks, and not of whoever spoke last
        find_content(self.w, a)
        if a.side == "right" and not (a.aside or a.start or a.content >= 0 or is_somebody(w, a.subject)):
            a.subject, a.side, a.end = None, "dropped", end  # istakao je i značaj mosta, navodeći da
        if verb.lemma == "pisao" and verb.agrees == "n" and a.subject is None:
            return None  # na zidu je pisalo „…“
        if verb.lemma in sh.TALKING and a.content < 0 and w.at(a.end) == "o" and not w.is_quote(opener):
            return None  # o mostu se, kažu, govori o čemu se uvijek govori: a topic and no content
        if verb.frame & Frame.SELF and not self.is_agreement(a):
            return None
        return a

    def issued(self, a: Attribution, behind: int) -> Attribution | None:
        """Navodi u saopštenju; iz Saveza poručuju, kako su iz Saveza dodali: an attribution of the paper or body.
        ``behind``: the verb and its clitics."""
        w = self.w
        limit = next((k for k in range(behind, self.n) if not (w.is_word(k) and w.is_open(k))), self.n)
        written = paper(w, behind, limit) if a.verb.tense == "present" else None
        if a.verb.lemma in ("piše", "stoji") and a.side == "dropped" and written is None:
            written = paper(w, a.start, a.cue)  # u optužnici piše
            a.start = a.cue if written is not None else a.start
        if written is not None and (a.subject is None or written[0] < a.subject[0] < written[1]):
            a.end = behind  # stoji u saopštenju Saveza
            return self.of_a_source(a)
        if a.agrees not in PLURAL or a.side != "dropped":
            return None
        floor = self.floor(a.start)
        first = left_start(w, a.start, floor, many=False)
        if w.at(first - 1) == "," and (opening := inserted_before(w, first - 1)):
            first = left_start(w, opening, floor, many=False)  # iz Saveza, međutim, poručuju
        places = [(first, a.cue), (behind, limit)]
        if not floor and w.is_capital(0) and self.goes_on(first):
            places.append((0, first))  # iz Saveza nisu došli, ali su poručili
        for start, stop in places:
            source = speaking_body(w, start, stop)
            if source is not None:
                a.start, a.end = min(a.start, first), max(a.end, source[1])
                a.subject, a.side = source, "impersonal"
                find_content(self.w, a)
                return a
        return None

    def is_agreement(self, a: Attribution) -> bool:
        """Whether somebody agrees that something is so: not with somebody, and not to do something."""
        if a.content < 0:
            return self.w.at(a.end) not in sh.PREPOSITIONS
        w = self.w
        relative = next((k for k in range(a.content, self.n) if w.at(k) in sh.RELATIVES), self.n)
        return a.agrees not in PLURAL or w.has_finite(a.content, relative)

    def is_no_verb(self, cue: int, verb: Verb) -> bool:
        """Whether a present form is another word (navode, poziva), or governed by a wish: da kažu."""
        w = self.w
        before = w.at(cue - 1)
        if before in ("da", "ne", "nek", "neka", "ce") or before in sh.NEGATIONS:
            return True
        if before in sh.PREPOSITIONS or before in sh.AUXILIARIES:
            return True
        return w.is_participle(cue - 1) and not w.is_capital(cue - 1)

    # --- who ------------------------------------------------------------------------------------------------------

    def find_subject(self, a: Attribution, between: Phrase | None) -> None:
        w = self.w
        many = a.agrees in PLURAL
        floor = self.floor(a.start)
        inner = inner_subject(w, *between, many=many) if between is not None else None
        if inner is not None and not any(map(w.is_capital, range(*inner))) and not w.is_role(inner[0]):
            outer = left_subject(w, a.start, floor, many=many)
            inner = None if outer is not None and w.is_name(outer[1] - 1) else inner  # Testić je svojoj školi rekla
        if between and inner and self.is_governed(between[0], inner) and self.speaks_before(a.start, floor, many=many):
            inner = None  # ona je u intervjuu Radiju Testgrad rekla
        if between is not None and inner is not None:
            a.subject, a.side = inner, "left"
            a.start = left_start(w, a.start, floor, many=many)
            self.open_aside(a)
            return
        before = w.at(a.start - 1)
        if before in ("kako", "sto") and self.is_aside(a.start - 1):
            a.aside = True
            a.start -= 1 + (w.at(a.start - 2) == "kao")
        elif before in sh.RELATIVES and w.at(a.start - 2) not in sh.PREPOSITIONS:
            self.find_antecedent(a)
            return
        elif before in ("sto", "sta", "ako", "ukoliko") and w.at(a.start - 2) != "evo":
            a.side = "none"
            return
        elif before in sh.RELATIVES and w.at(a.start - 2) == "u" and (author := opening_subject(w, a.start - 2)):
            a.subject, a.side = author, "relative"  # S se oglasio pismom u kojem navodi da
            return
        if (
            self.reports_before(a)
            and (right := right_subject(w, a.end, self.n, agrees=a.agrees, many=many)) is not None
        ):
            a.subject, a.side, a.end = right, "right", right[1]  # da je most pao potvrdio je S
            return
        if not a.aside and (named := self.quoted_name(a, floor)) is not None:
            a.subject, a.side, a.start = named, "left", named[0]
            return
        found = None if a.aside else left_subject(w, a.start, floor, many=many)
        if found is not None and not (found[1] - found[0] == 1 and w.is_dative(found[0], a.agrees)):
            a.subject, a.side = found, "left"
            first = left_start(w, a.start, floor, many=many)
            a.subject = found = self.in_full(found, floor, many=many)
            a.start = min(first, found[0])
            if a.subject[1] - a.subject[0] == 1 and w.at(a.subject[0]) in sh.NO_SUBJECTS:
                a.subject, a.side = None, "dropped"
            self.find_described(a, found[0] - 1, floor)
            if a.verb.lemma in sh.CONDUITS:
                self.find_quoted(a)
            if w.at(a.start - 1) in ("ako", "ukoliko"):
                a.side = "none"
            self.open_aside(a)
            return
        if not a.aside and (head := self.before_term(a, floor, many=many)) is not None:
            a.subject, a.side, a.start = head, "left", head[0]
            return
        first = left_start(w, a.start, floor, many=many)
        if w.is_converb(first) and w.at(first - 1) == ",":
            head = left_subject(w, first - 1, floor, many=many) or self.before_apposition(first - 1, floor)
            if head is not None and (w.is_role(head[0]) or w.is_name(head[0])):
                a.subject, a.side, a.start = head, "left", head[0]  # S, izričući presudu | kazala je
                return
        comma = a.start - 1
        while comma > floor and (w.at(comma) in sh.ADVERBS or w.at(comma) in sh.CONNECTIVES):
            comma -= 1
        if w.at(comma) == "," and not a.aside and (found := self.before_apposition(comma, floor)):
            follows = w.at(a.end) in sh.COMPLEMENTISERS or complementiser(w, a.end, a) >= 0 or w.is_quote(a.end)
            if follows or w.at(a.end) == ":":
                a.subject, a.side, a.start = found, "left", min(found[0], a.start)
                return
        if self.goes_on(first) and a.verb.tense in ("past", "present") and not a.aside:
            last = next((one for one in reversed(self.found) if one.subject and one.side != "relative"), None)
            fits = last is not None and (
                not last.agrees
                or last.agrees == a.agrees
                or "s" in (last.agrees, a.agrees)
                or ("p" in (last.agrees, a.agrees) and {last.agrees, a.agrees} <= PLURAL)
            )
            if last is not None and fits:
                a.subject, a.side, a.start = last.subject, "coordinate", first - 1
                return
            opening = opening_subject(w, first - 1, many=many)
            if opening is not None and last is None:
                a.subject, a.side, a.start = opening, "coordinate", first - 1
                return
        if a.aside and w.is_term(a.end) and w.at(a.end + 1) == ",":
            a.subject, a.side, a.end = (a.end, a.end + 1), "right", a.end + 1  # kako piše „Glas“, …
            a.start = min(a.start, first)
            return
        strict = bool(a.verb.frame & (Frame.CALL | Frame.EXPRESS | Frame.NOUN))
        right = right_subject(w, a.end, self.n, agrees=a.agrees, many=many, strict=strict)
        if right is None and (w.at(a.start - 1) == "," or w.is_quote(a.start - 1)):
            right = subject_beyond(w, a.end, self.n, agrees=a.agrees, many=many)
        if right is not None:
            a.subject, a.side, a.end = right, "right", max(a.end, right[1])
            if a.verb.lemma in sh.CONDUITS:
                self.find_quoted(a)
        a.start = min(a.start, first)
        if right is not None and not a.aside:
            self.open_aside(a)
        elif right is None and a.aside and w.at(a.start - 1) == ",":
            head = left_subject(w, a.start - 1, floor, many=many)  # ona, kako kaže, nije vidjela most
            a.subject = head if head is not None and not head[0] and is_person(w, head, a.start - 1) else None

    def open_aside(self, a: Attribution) -> None:
        """Kako S navodi, kako je S rekao, kako za Glas kaže S: an aside, where nothing but that stands before it."""
        if self.w.at(a.start - 1) in ("kako", "sto") and self.is_aside(a.start - 1):
            a.aside = True
            a.start -= 1

    def in_full(self, found: Phrase, floor: int, *, many: bool) -> Phrase:
        """Ana Testić, | Bruno Primjerić i Milan Probić: all who stand there; (ministar mora,) prometa i puteva | Ana
        Testić: the name alone, for the office begins before the comma."""
        w = self.w
        first, stop = found
        while many and w.at(first - 1) == "," and (outer := left_subject(w, first - 1, floor, many=True)) is not None:
            opens = outer[1] == first - 1 and (w.is_name(outer[1] - 1) or w.is_role(outer[0]))
            if not opens or not (w.is_capital(outer[0]) or w.is_role(outer[0])):
                break
            first = outer[0]
        named = w.is_name(stop - 1) and w.is_name(stop - 2) and stop - first > 2
        if named and w.at(first - 1) == "," and not w.is_capital(first) and "i" in w.forms[first : first + 3]:
            first = stop - 2 if not w.is_role(first) else first
        return first, stop

    def is_governed(self, first: int, inner: Phrase) -> bool:
        """Whether a preposition stands before a name between auxiliary and participle."""
        return not self.w.is_role(inner[0]) and any(self.w.at(k) in sh.PREPOSITIONS for k in range(first, inner[0]))

    def quoted_name(self, a: Attribution, floor: int) -> Phrase | None:
        """„Primjer“ je | najavio da; „Primjer“, firma „Mosta“ i „Puta“, | najavila je da: the name in marks that opens
        the sentence."""
        w = self.w
        if not w.is_term(floor) or w.verb(a.cue) is None or not a.verb.frame & (Frame.CLAUSE | Frame.STRICT):
            return None
        if complementiser(w, a.end, a) < 0:
            return None
        stop = a.start
        while stop > floor + 1 and w.at(stop - 1) in sh.ADVERBS:
            stop -= 1
        apposition = w.at(floor + 1) == "," and stop - floor > 3 and "," not in w.forms[floor + 2 : stop - 1]
        described = apposition and not any(w.has_finite(k, k + 1) or w.verb(k) for k in range(floor + 2, stop))
        return (floor, floor + 1) if stop == floor + 1 or described else None

    def before_term(self, a: Attribution, floor: int, *, many: bool) -> Phrase | None:
        """Udruga „Primjer“ | najavila je da; Ana Testić za „Glas“ | kaže da: who stands before a name in marks."""
        w = self.w
        quote = left_start(w, a.start, floor, many=many) - 1
        if quote <= floor or not w.is_term(quote) or complementiser(w, a.end, a) < 0:
            return None
        told = quote - 1
        while told > floor and (w.at(told) == "za" or w.at(told - 1) == "za"):
            told -= 1
        if told < quote - 1:
            return left_subject(w, told + 1, floor, many=many)
        head = left_subject(w, quote, floor, many=many)
        if (
            head is None
            or head[1] != quote
            or not any(w.at(k) in sh.ROLES or w.at(k) in sh.OUTLETS for k in range(*head))
        ):
            return None
        return head[0], quote + 1

    def reports_before(self, a: Attribution) -> bool:
        """Whether the sentence opens with "that", so that a verb with its auxiliary behind it reports what precedes."""
        w = self.w
        fronted = w.at(0) == "da" and w.is_capital(0) and a.start > 2
        return fronted and a.verb.tense == "past" and w.at(a.cue + 1) in sh.AUXILIARIES and a.start == a.cue

    def speaks_before(self, stop: int, floor: int, *, many: bool) -> bool:
        """Whether a pronoun, a name, a role or a body right before the auxiliary is who speaks."""
        w = self.w
        outer = left_subject(w, stop, floor, many=many)
        if outer is None or w.at(outer[0]) in sh.NO_SUBJECTS:
            return False
        first = outer[0]
        while first < outer[1] - 1 and w.is_adjective(first) and w.at(first) not in sh.ROLES:
            first += 1
        return w.at(first) in sh.PRONOUNS or w.at(first) in sh.ROLES or w.is_name(outer[1] - 1)

    def find_quoted(self, a: Attribution) -> None:
        """Objavio je Glas, pozivajući se na policiju: whom a paper quotes."""
        w = self.w
        first = next((k for k in range(a.start, min(a.end + 2, self.n)) if w.at(k) == "pozivajuci"), -1)
        if first >= 0 and (w.at(first + 1), w.at(first + 2)) == ("se", "na"):
            source = phrase(w, first + 3, self.n)
            if source is not None:
                a.subject, a.via, a.end = source, a.subject, max(a.end, source[1])

    def find_described(self, a: Attribution, comma: int, floor: int) -> None:
        """Ana Testić, direktorica škole u Testgradu izjavila je: the name, where no second comma closes the
        apposition that begins behind ``comma``."""
        w = self.w
        if w.at(comma) != "," or w.at(comma + 1) not in sh.PERSONS or w.is_capital(comma + 1):
            return
        head = left_subject(w, comma, floor)
        if head is None or head[1] != comma or comma - head[0] < 2:
            return
        opens = head[0] == floor or w.at(head[0] - 1) in sh.CONNECTIVES
        if opens and w.is_name(comma - 1) and w.is_name(comma - 2):
            a.subject, a.start = head, min(a.start, head[0])

    def goes_on(self, first: int) -> bool:
        """Whether a conjunction before the verb joins it to another verb of the same subject."""
        while self.w.at(first - 1) in sh.ADVERBS:
            first -= 1  # a zatim
        return self.w.at(first - 1) in ("i", "te", "pa", "ali", "a", "uz", "no", "vec")

    def is_aside(self, at: int) -> bool:
        before = self.w.at(at - 1)
        if before == "kao":
            before = self.w.at(at - 2)
        return before in (",", "", "i") or self.w.is_quote(at - 1) or self.w.words.is_dash(at - 1)

    def find_antecedent(self, a: Attribution) -> None:
        """… poslovnog čovjeka koji je rekao da: whom the relative stands for."""
        w, at = self.w, a.start - 1
        if w.at(at) not in sh.RELATIVE_SUBJECTS:
            a.side = "none"
            return
        stop = at - (w.at(at - 1) == ",")
        if w.at(stop - 1) == ")":
            stop = next((k for k in range(stop - 1, max(stop - 9, 0), -1) if w.at(k) == "("), stop)
        first = self.antecedent_start(stop)
        if w.at(first - 1) in ("iz", "u") and all(map(w.is_name, range(first, stop))) and not sh.is_body(w.at(first)):
            stop = first - 1  # vozač iz Testgrada, koji je rekao: not the town
            first = self.antecedent_start(stop)
        first += w.at(first) == "i"  # (došla je) i | ambasadorka Ana Testić, koja je rekla
        if first == stop:
            a.side = "none"
            return
        told = w.at(first - 1) == "," and not w.is_capital(stop - 1)  # and in the nominative: not of a vozača koji
        told = told and w.at(first).endswith("a") == (w.at(at) == "koja") and not w.at(first).endswith(("og", "eg"))
        name = name_before(w, first - 1) if told else None
        if name is not None and not w.printed(name[1] - 1).endswith(OBLIQUE_SURNAME):
            a.subject, a.side, a.start = name, "relative", at  # Ana Testić, vozačica koja je rekla
            return
        a.subject, a.mention, a.side, a.start = (first, stop), (first, at + 1), "relative", at

    def antecedent_start(self, stop: int) -> int:
        """Where the noun phrase begins that ends at ``stop``, before the relative that stands for it."""
        w, first = self.w, stop
        while first > 0 and stop - first < 8 and w.is_word(first - 1) and w.is_open(first - 1):
            if w.at(first - 1) == "za" and sh.is_body(w.at(first - 2)):
                first -= 2  # Centar za mostove, koji je naveo
                continue
            if w.at(first - 1) in sh.PREPOSITIONS or w.verb(first - 1) or w.is_participle(first - 1):
                break
            titled = w.at(first - 1) in sh.ROLES or bool(sh.role_of(w.at(first - 1)))
            if w.is_name(first) and not (w.is_capital(first - 1) or w.is_adjective(first - 1) or titled):
                break
            first -= 1
        return first

    def before_apposition(self, comma: int, floor: int) -> Phrase | None:
        """Ana Testić, direktorica škole, | kaže; ministar, Ana Testić, | kaže: whom the commas describe."""
        w = self.w
        for index in range(comma - 1, max(floor, comma - 30) - 1, -1):
            if w.is_quote(index) and w.at(index - 1) == ":":
                return None
            if w.at(index) != ",":
                continue
            if index + 1 == comma:
                return None
            head = left_subject(w, index, floor, many=True)
            if head is None or w.at(head[0]) in sh.PREPOSITIONS:
                return None
            inner = [k for k in range(index + 1, comma) if w.is_word(k) and w.at(k) not in DEGREES]
            if len(inner) > 1 and all(map(w.is_name, w.without_rank(inner))):
                return index + 1, comma
            if not w.is_capital(head[0]) and w.at(head[0]) not in sh.ROLES:
                return None
            return head
        return None

    # --- forms that are not finite --------------------------------------------------------------------------------

    def converb(self, cue: int, verb: Verb) -> Attribution | None:
        w = self.w
        end = clitics_end(w, cue)[0]
        if end < 0:
            return None
        a = Attribution(verb, cue, cue, end, "converb")
        find_content(self.w, a)
        if a.content < 0:
            return None
        last = next((one for one in reversed(self.found) if one.subject or (one.agrees and not one.aside)), None)
        if last is not None:
            a.subject, a.agrees = last.subject, "" if last.subject else last.agrees
        else:
            a.subject = opening_subject(w, cue) or name_before(w, cue)
            if a.subject is None:
                a.agrees = w.fronted_agreement(cue)
        return a

    def passive(self, cue: int, verb: Verb) -> Attribution | None:
        """Rečeno je, kako je navedeno: whoever it is from stands behind "iz" or is a paper."""
        w = self.w
        end, auxiliary = clitics_end(w, cue)
        start = cue - 1 if w.at(cue - 1) in sh.AUXILIARIES else cue
        if end < 0 or not (auxiliary or start < cue or w.at(cue - 1) == ","):
            return None
        if w.at(start - 1) in sh.NEGATIONS or w.at(start - 1) in sh.RELATIVES or w.at(start - 1) == "sto":
            return None
        aside = w.at(start - 1) == "kako" and self.is_aside(start - 1)
        return self.of_a_source(Attribution(verb, cue, start - aside, end, "impersonal", aside=aside))

    def impersonal(self, cue: int, verb: Verb, end: int) -> Attribution | None:
        w = self.w
        start = cue - (w.at(cue - 1) == "se")
        if (
            w.at(start - 1) in sh.NEGATIONS
            or w.at(start - 1) in ("da", "ne")
            or verb.frame & (Frame.ASK | Frame.CALL | Frame.OPINION)
        ):
            return None
        if w.at(start - 1) in sh.RELATIVES and w.at(start - 2) == "u" and (author := opening_subject(w, start - 2)):
            a = Attribution(verb, cue, start, end, "relative", author)  # vlada je objavila saopštenje u kojem se navodi
            find_content(self.w, a)
            return a if a.content >= 0 else None
        if w.at(start - 1) == "kako" and self.is_aside(start - 1):
            if verb.lemma in sh.GUESSES:
                return None
            start -= 1
        return self.of_a_source(Attribution(verb, cue, start, end, "impersonal", aside=start < cue - 1))

    def signed_paper(self, stop: int) -> Phrase | None:
        """U pismu koje je potpisao S (navodi se): the paper, where a relative clause stands before the verb."""
        w = self.w
        for index in range(1, min(4, stop) if w.at(0) == "u" else 0):
            if w.at(index) in sh.PAPERS:
                at = index + 1 + (w.at(index + 1) == ",")
                return (1, index + 1) if w.at(at) in sh.RELATIVES and "," not in w.forms[at:stop] else None
        return None

    def of_a_source(self, a: Attribution) -> Attribution | None:
        """U izvještaju misije se navodi da; navodi se u izvještaju misije; saopšteno je iz ministarstva."""
        w = self.w
        floor = self.floor(a.start)
        first = left_start(w, a.start, floor, many=False)
        if w.at(first - 1) == "," and (opening := inserted_before(w, first - 1)):
            before = left_start(w, opening, floor, many=False)
            first = before if paper(w, before, opening) is not None else first  # u odluci, u koju je S imao uvid,
        source = paper(w, first, a.start)
        if source is None and not floor and (signed := self.signed_paper(a.start)) is not None:
            source, first = signed, 0
        if source is not None:
            a.start = first
        else:
            at = skip_adjuncts(w, a.end, self.n)
            limit = at
            while limit < self.n and (w.is_word(limit) or w.is_quote(limit)) and w.is_open(limit):
                limit += 1
            source = paper(w, at, limit)
            if source is None and a.verb.tense == "passive":
                source = speaking_body(w, at, limit)  # potvrđeno je u ministarstvu
            if source is not None:
                a.end = max(a.end, source[1])
        a.subject, a.side = source, "impersonal"
        if source is None:
            a.agrees = IMPERSONAL
        find_content(self.w, a)
        return a
