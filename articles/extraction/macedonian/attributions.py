"""Verbs of saying with who says it: every one of a sentence that is used as one."""

from __future__ import annotations

from dataclasses import replace

from ..lexicon import mk
from ..lexicon.frames import Frame, Verb
from ..prodrop.attribution import Attribution
from ..prodrop.words import Phrase
from .content import LONGEST_TITLE, REPORTED, complementiser_near, find_content
from .phrases import (
    inner_subject,
    left_start,
    opening_subject,
    phrase,
    right_subject,
    skip_adjuncts,
    spanning_subject,
    subject_start,
)
from .words import Folded

_WRITTEN = frozenset(("stoi", "pisuva"))  # what a paper does: во извештајот стои
_FORGETS = frozenset(("zaboravi", "zaboravija", "propusti", "propustija"))
_AUXILIARIES = frozenset(("e", "bese", "bilo", "bila", "bil", "se"))


class Attributions:
    """Those of one sentence."""

    def __init__(self, w: Folded) -> None:
        self.w = w
        self.n = w.stop
        self.found: list[Attribution] = []

    def read(self) -> list[Attribution]:
        if self.w.at(0) == "dali" and "?" in self.w.forms[self.n :]:
            return []  # Дали S рече дека …?
        for index in range(self.n):
            if self.w.at(index) in mk.SAYINGS and (reported := self.of_noun(index)):
                self.found.append(reported)
                continue
            verb = self.w.verb(index)
            if verb is not None and (found := self.of_verb(index, verb)):
                self.found.append(found)
        return self.found

    def floor(self) -> int:
        """Behind the attribution before, which no subject reaches over unless it is an aside."""
        return next((a.end for a in reversed(self.found) if not a.aside), 0)

    # --- one verb -----------------------------------------------------------------------------------------------------

    def of_verb(self, cue: int, verb: Verb) -> Attribution | None:
        w = self.w
        if w.is_capital(cue) and cue and w.is_word(cue - 1):
            return None
        if verb.tense not in ("passive", "converb") and w.is_noun(cue, verb):
            return None
        start, reflexive = self.clitics(cue)
        end = cue + 1
        if verb.frame & Frame.EXPRESS and (call := self.call_behind(cue)):
            verb, end = replace(verb, frame=Frame.CALL | Frame.QUOTE), call
        a = Attribution(verb, cue, start, end, "dropped", agrees=verb.agrees, cue_end=end)
        while a.end < self.n and w.at(a.end) in mk.CLITICS and verb.tense == "converb":
            a.end += 1
        if verb.tense == "passive":
            return self.passive(a)
        if self.reminds(start):
            a.start = start = start - 3
        elif w.at(start - 1) in mk.UNREAL or w.at(start - 1) in mk.OTHER_PERSONS:
            return None
        if verb.tense == "converb":
            return self.converb(a)
        if reflexive and not verb.frame & Frame.SELF:
            return self.of_a_source(a) if verb.agrees in ("s", "n") else None
        if verb.frame & Frame.SELF and not reflexive:
            return None
        if not self.find_subject(a):
            return None
        if a.aside and w.at(a.start - 1) == "," and w.at(a.start - 2) in mk.PREPOSITIONS | {"i"}:
            return None  # од, како што вели S, средба; на мостот и, како што рече, патот: her word, and no clause
        if a.side == "dropped" and (self.paper_beside(a) or (verb.lemma in _WRITTEN and self.paper(0, start))):
            a.start = start
            return self.of_a_source(a)
        if verb.lemma == "stoi":
            return None
        find_content(w, a)
        return None if a.content < 0 and (self.is_reported(a) or self.has_object(a)) else a

    def reminds(self, start: int) -> bool:
        """Whether only the forgetting of it is denied: не заборави да | потсети дека."""
        w = self.w
        return w.at(start - 1) == "da" and w.at(start - 2) in _FORGETS and w.at(start - 3) == "ne"

    def is_reported(self, a: Attribution) -> bool:
        """Whether a form in -л tells what somebody did according to an aside: како што рече S, изразил благодарност."""
        return a.verb.tense == "past" and bool(self.found) and self.found[-1].aside

    def has_object(self, a: Attribution) -> bool:
        """Whether a verb of calling has a thing behind it: нападите поттикнале сомнеж."""
        w, object_ = self.w, a.cue_end
        if not a.verb.frame & Frame.CALL or w.is_quote(a.start - 1) or not w.is_word(object_):
            return False
        plain = w.is_open(object_) and not w.is_capital(object_) and w.at(object_) not in mk.PRONOUNS
        closed = w.at(object_) in mk.PREPOSITIONS or w.at(object_) in mk.ADVERBS
        return plain and not closed and not w.opens_role(object_)

    def of_noun(self, noun: int) -> Attribution | None:
        """По изјавата на министерот Бруно Примерски дека мостот е стар, …: what the noun's owner has said."""
        w = self.w
        owned = w.at(noun + 1) == "na" and w.at(noun - 1) in mk.PREPOSITIONS | mk.OBJECTS and w.at(noun - 1) != "vo"
        subject = phrase(w, noun + 2, self.n) if owned else None
        if subject is None:
            return None
        that = skip_adjuncts(w, subject[1], self.n)
        while w.at(that) == "i" and w.at(that + 1) in mk.PREPOSITIONS:
            that = skip_adjuncts(w, that + 1, self.n)
        if w.at(that) != "deka" or that + 1 >= self.n:
            return None
        return Attribution(REPORTED, noun, noun, that, "relative", subject, content=that + 1, cue_end=noun + 1)

    def clitics(self, cue: int) -> tuple[int, bool]:
        """Where the clitics and adverbs before a verb begin, and whether the reflexive is among them."""
        w, at, reflexive = self.w, cue, False
        while at > 0 and w.at(at - 1) in mk.CLITICS and not (w.is_capital(at - 1) and at > 1):
            at -= 1
            reflexive = reflexive or w.at(at) == "se"
        return at, reflexive

    def call_behind(self, cue: int) -> int:
        """Where the noun ends that makes a call of a verb: упати (итен) повик до граѓаните да; 0 for none."""
        noun = cue + 1 + (self.w.at(cue + 1) not in mk.CALLS and mk.may_be_adjective(self.w.at(cue + 1)))
        return noun + 1 if self.w.at(noun) in mk.CALLS else 0

    # --- who ----------------------------------------------------------------------------------------------------------

    def find_subject(self, a: Attribution) -> bool:
        """False where somebody says it whom the sentence only supposes."""
        w = self.w
        many = a.agrees == "p"
        floor = self.floor()
        before = w.at(a.start - 1)
        if (opening := self.aside_before(a.start)) >= 0:
            a.aside, a.start = True, opening
            self.find_right(a, many=many)
            return True
        if before in mk.RELATIVES:
            if w.at(a.start - 2) in mk.PREPOSITIONS and (author := opening_subject(w, a.start - 2)):
                a.subject, a.side = author, "relative"  # Тестиќ го гледа мостот, за кој вели дека
                return complementiser_near(w, a.end)
            return before in mk.RELATIVE_SUBJECTS and self.find_antecedent(a, a.start - 1)
        first = left_start(w, a.start, floor, many=many)
        if w.at(first - 1) in mk.UNREAL and w.at(first - 1) not in mk.NEGATIONS and first:
            return False  # ако S каже
        if w.at(first - 1) in mk.RELATIVE_SUBJECTS and inner_subject(w, first, a.start) is None:
            return self.find_antecedent(a, first - 1)
        if (opening := self.aside_before(first)) >= 0 and first < a.start:
            a.aside, a.start = True, opening
            a.subject = inner_subject(w, first, a.start, many=many)
            return True
        says_what = complementiser_near(w, a.end)
        if says_what and self.is_title(a.start - 1):
            a.subject, a.side, a.start = (a.start - 1, a.start), "left", a.start - 1  # „Прес“ објави дека
            return True
        parted = before == "," or w.is_quote(a.start - 1) or w.words.is_dash(a.start - 1)
        if parted and first >= a.start and not (says_what or self.calls_somebody(a)):
            self.find_right(a, many=many)
            if a.subject is not None:
                return True
        behind_converb = any(w.is_converb(k) and k for k in (first - 1, first - 2))
        found = self.from_whom(first, a) or inner_subject(w, first, a.start, many=many)
        beside = found is not None and (not w.is_name(found[1] - 1) or w.at(found[0] - 1) == ",")
        if (behind_converb or beside) and not floor:
            found = spanning_subject(w, a.start) or found
        if found is not None:
            a.subject, a.side, a.start = found, "left", min(first, found[0])
            return True
        if before == "," and (relative := self.relative_before(a.start - 1)) > 0:
            return self.find_antecedent(a, relative)
        comma = a.start - 1 if before == "," else first - 1
        inserted = before == "," and w.at(a.end) == ","  # мостот, рече, стои
        if w.at(comma) == "," and not inserted and (found := self.before_comma(comma, floor)):
            a.subject, a.side, a.start = found, "left", found[0]
            return True
        if w.at(first - 1) in mk.GOES_ON or before in mk.GOES_ON or w.at(first - 1) in mk.RELATIVES:
            last = self.goes_on_with(a)
            subject = last.subject if last is not None else opening_subject(w, first - 1, many=many)
            agree = last is None or not (last.agrees and a.agrees) or (last.agrees == "p") == (a.agrees == "p")
            if subject is not None and agree and right_subject(w, a.end, self.n, many=many, strict=True) is None:
                a.subject, a.side, a.start = subject, "coordinate", max(first - 1, 0)
                return True
        self.find_right(a, many=many)
        a.start = min(a.start, first)
        return True

    def calls_somebody(self, a: Attribution) -> bool:
        """Whether whoever stands behind a verb of calling is called on: …, повика граѓаните да останат дома."""
        w = self.w
        comma = next((k for k in range(a.end, self.n) if w.at(k) == "," or w.is_quote(k)), self.n)
        return bool(a.verb.frame & Frame.CALL) and any(w.at(k) == "da" for k in range(a.end + 1, comma))

    def relative_before(self, comma: int) -> int:
        """The relative that an aside parts from its verb: директорката која, како што пишуваат медиумите, рече; 0 for
        none."""
        w = self.w
        opens = next((k for k in range(comma - 1, max(comma - 14, 0), -1) if w.at(k) == ","), 0)
        return opens - 1 if opens and w.at(opens - 1) in mk.RELATIVE_SUBJECTS else 0

    def is_title(self, at: int) -> bool:
        """Whether a short quotation opens its clause, as the name of a paper does."""
        w = self.w
        opens = w.is_quote(at) and not w.is_word(at - 1)
        return opens and w.text.count(" ", *w.quotes[at].inner) < LONGEST_TITLE

    def goes_on_with(self, a: Attribution) -> Attribution | None:
        """The attribution with whose subject a verb behind "и" goes on: the last one of its tense, for what somebody
        has said is told in another (S рече дека T изразил намера, и додаде)."""
        spoke = [one for one in reversed(self.found) if one.subject and one.side != "relative"]
        return next((one for one in spoke if one.verb.tense == a.verb.tense), spoke[0] if spoke else None)

    def aside_before(self, at: int) -> int:
        """Where "како што" or "како" before a verb begins that makes an aside of it; -1 where there is none."""
        w = self.w
        if w.at(at - 1) == "sto" and w.at(at - 2) == "kako":
            return at - 2 - (w.at(at - 3) == "onaka")
        opens = at > 0 and w.at(at - 1) == "kako" and (at < 2 or w.at(at - 2) == "," or w.is_quote(at - 2))
        return at - 1 if opens else -1

    def find_right(self, a: Attribution, *, many: bool) -> None:
        w = self.w
        parted = w.at(a.start - 1) == "," or w.is_quote(a.start - 1) or w.words.is_dash(a.start - 1)
        object_ = any(w.at(k) in mk.OBJECTS for k in range(a.start, a.cue))
        if object_ and a.verb.frame & (Frame.CALL | Frame.NOUN):
            return  # ги охрабри властите да
        noun = bool(a.verb.frame & (Frame.EXPRESS | Frame.NOUN))
        plain = parted or bool(a.verb.frame & (Frame.CLAUSE | Frame.SELF))
        strict = not a.aside and (object_ or noun or not plain)
        right = self.from_whom_behind(a) or right_subject(w, a.end, self.n, many=many, strict=strict)
        if right is not None:
            right = self.name_behind(right)
            a.subject, a.side, a.end = right, "right", max(a.end, right[1])

    def name_behind(self, role: Phrase) -> Phrase:
        """Рече лидерот на странката, Ана Тестиќ: the name that a comma parts from its role."""
        w, comma = self.w, role[1]
        if w.at(comma) != "," or (w.is_name(comma - 1) and w.is_name(comma - 2)):
            return role
        stop = comma + 1
        while w.is_name(stop):
            stop += 1
        closed = stop >= self.n or not w.is_word(stop) or w.at(stop) in mk.PREPOSITIONS or w.at(stop) in mk.ADVERBS
        return (comma + 1, stop) if stop - comma > 2 and closed else role

    def from_whom(self, first: int, a: Attribution) -> Phrase | None:
        """Од Министерството велат дека; во Владата велат: the body, where the verb shows several."""
        w = self.w
        if a.agrees == "p" and w.at(first) == "ottamu":
            return first, first + 1
        if a.agrees != "p" or w.at(first) not in ("od", "vo", "kaj"):
            return None
        return phrase(w, first + 1, a.start) if w.at(first + 1) not in mk.OCCASIONS else None

    def from_whom_behind(self, a: Attribution) -> Phrase | None:
        """Велат од Министерството."""
        w = self.w
        if a.agrees != "p":
            return None
        at = a.end
        while w.at(at) in mk.ADVERBS:
            at += 1
        if w.at(at) not in ("od", "vo") or not (w.opens_role(at + 1) or w.is_capital(at + 1)):
            return None
        if w.at(at) == "vo" and not (w.is_acronym(at + 1) or w.opens_role(at + 1)):
            return None
        return phrase(w, at + 1, self.n)

    def before_comma(self, comma: int, floor: int) -> Phrase | None:
        """Ана Тестиќ, директорка, | рече; претседателот, по средбата, | рече: whom the commas describe."""
        w = self.w
        if not floor and (found := spanning_subject(w, comma)) is not None:
            return found
        for index in range(comma - 1, max(floor, comma - 40) - 1, -1):
            if (w.is_quote(index) and w.at(index - 1) in (",", ":")) or w.at(index) in (";", ":"):
                return None
            if w.at(index) != ",":
                continue
            inner = [k for k in range(index + 1, comma) if w.is_word(k)]
            first = left_start(w, index, floor, many=True)
            found = inner_subject(w, first, index, many=True) if first < index else None
            if len(inner) > 1 and all(w.is_name(k) or w.at(k) in mk.DEGREES for k in w.without_rank(inner)):
                if found is None and any(w.is_role(k) for k in range(first, index)):
                    continue  # во реакција на лидерот на странката, Ана Тестиќ,
                return index + 1, comma
            if found is not None and skip_adjuncts(w, found[1], index) == index:
                if (own := inner_subject(w, index + 1, comma)) and own[1] == comma and own[0] == index + 1:
                    named = w.is_name(own[1] - 1) and w.is_name(own[1] - 2) and own[1] - own[0] > 1
                    return own if named and not w.is_name(found[1] - 1) else found
                return found
        first = left_start(w, comma, floor, many=True)
        if first < comma and (first == floor or w.at(first - 1) in mk.CONJUNCTIONS or w.at(first - 1) == ","):
            return inner_subject(w, first, comma, many=True)
        return None

    def find_antecedent(self, a: Attribution, at: int) -> bool:
        """… директорката, која рече дека: whom the relative at ``at`` stands for."""
        w = self.w
        stop = at - (w.at(at - 1) == ",")
        if stop <= 0 or w.at(at - 1) in mk.PREPOSITIONS:
            return False
        floor = self.floor()
        first = left_start(w, stop, floor if floor < stop else 0, many=a.agrees == "p")
        run = stop
        while run > first and w.is_name(run - 1):
            run -= 1
        role = next((k for k in range(run - 1, first - 1, -1) if w.is_role(k)), -1)
        subject = (run, stop) if run < stop else (role, stop) if role >= 0 else None
        if subject is None:
            return False
        a.subject, a.side, a.start = subject, "relative", at
        return True

    # --- forms that are not finite, and what is said by nobody in particular ------------------------------------------

    def converb(self, a: Attribution) -> Attribution | None:
        a.side = "converb"
        find_content(self.w, a)
        if a.content < 0:
            return None
        spoke = [one for one in self.found if one.subject or (one.side == "dropped" and not self.is_inner(one))]
        if spoke:
            last = spoke[-1]
            a.subject, a.agrees = last.subject, last.agrees
        elif a.start == 0:
            a.subject = self.behind_opening_clause(a)
        else:
            a.subject = opening_subject(self.w, a.start)
        return a

    def is_inner(self, a: Attribution) -> bool:
        """Whether an attribution without subject is part of what another reports: рече дека ја обвинува Слободија."""
        return any(0 <= one.content <= a.start for one in self.found)

    def behind_opening_clause(self, a: Attribution) -> Phrase | None:
        """Додавајќи дека мостот е стар, | Тестиќ побара пари."""
        w = self.w
        for comma in range(a.content, self.n):
            if w.at(comma) == "," and subject_start(w, comma + 1, self.n) == comma + 1:
                return phrase(w, comma + 1, self.n)
        return None

    def passive(self, a: Attribution) -> Attribution | None:
        """Е наведено дека; беше речено; наведено е."""
        w = self.w
        if w.at(a.start - 1) in _AUXILIARIES:
            a.start -= 1
        elif w.at(a.end) in _AUXILIARIES:
            a.end += 1
        elif not (a.cue and w.at(a.start) in mk.CLITICS):
            return None
        if w.at(a.start - 1) in mk.UNREAL or w.at(a.start - 1) in mk.RELATIVES:
            return None
        return self.of_a_source(a)

    def of_a_source(self, a: Attribution) -> Attribution | None:
        """Во соопштението на мисијата се вели дека; се вели во соопштението."""
        w = self.w
        if (opening := self.aside_before(a.start)) >= 0:
            a.aside, a.start = True, opening
        first = left_start(w, a.start, self.floor(), many=False)
        before = w.at(a.start - 1)
        if before in mk.RELATIVES and w.at(a.start - 2) == "vo" and (author := opening_subject(w, a.start - 2)):
            a.subject, a.side = author, "relative"  # издаде соопштение во кое се вели
            find_content(w, a)
            return a if a.content >= 0 else None
        if before in mk.RELATIVES:
            return None
        source = self.paper(first, a.start)
        if source is None and first >= a.start and before == ",":
            first = left_start(w, a.start - 1, self.floor(), many=False)
            source = self.paper(first, a.start - 1)  # во соопштението, се вели дека
        if source is not None:
            a.start = first
        else:
            source = self.paper_beside(a)
            if source is not None:
                a.end = max(a.end, source[1])
        if source is None and a.verb.frame & (Frame.ASK | Frame.CALL | Frame.OPINION | Frame.NOUN):
            return None
        a.subject, a.side = source, "impersonal"
        find_content(w, a)
        return a

    def paper_beside(self, a: Attribution) -> Phrase | None:
        w = self.w
        limit = a.end
        while limit < self.n and (w.is_word(limit) or w.is_quote(limit)) and w.is_open(limit):
            limit += 1
        return self.paper(a.end, limit)

    def paper(self, first: int, stop: int) -> Phrase | None:
        """The document that "во" governs, or the body from which something is heard."""
        w = self.w
        for index in range(first, stop):
            if w.at(index) not in ("vo", "od", "na", "preku"):
                continue
            start = index + 1
            body = w.at(index) == "od" and (w.opens_role(start) or w.is_acronym(start))
            if body or any(w.at(k) in mk.PAPERS for k in range(start, min(start + 3, stop))):
                return phrase(w, start, stop)
        return None
