"""One sentence in Albanian → its statements and who they are given to.

The verb stands before or after its subject; "se" and "që" open a clause, "që" and "të" a call; a subject is often left
out, and then the verb tells no more than whether one or several spoke.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..found import Found
from ..lexicon import sq
from ..prodrop.attribution import Attribution
from ..prodrop.sources import StatementsOfSources
from ..prodrop.words import Phrase
from ..records import Form
from ..tokens import Words
from .attributions import REPORTED, Attributions
from .phrases import phrase, skip_adjuncts
from .words import Folded

_AND = frozenset(("dhe", "por", "prandaj", "ndersa", "kurse", "derisa", "teksa", "nderkaq", "e"))
_FIRST_OF_TWO = frozenset(("kur", "pasi", "derisa", "ndersa", "teksa", "nderkohe", "kurse", "perderisa"))
_REASONS = frozenset(("pasi", "sepse"))
_BEFORE_SOURCES = _REASONS | {",", "dhe", "por", "ndersa"}
_TELLS = frozenset(("jep", "dha", "foli", "flet"))  # what the reporter's own clause opens with: …, ndërsa foli për
_PARTING = frozenset(("ndersa", "kurse", "derisa", "teksa", "nderkaq"))


def find_statements(words: Words, in_title: bool) -> list[Found]:
    """The statements of one sentence, in order; those without a subject say what their verb agrees with."""
    return _Sentence(Folded(words), in_title).read()


class _Sentence(StatementsOfSources[Folded]):
    leading_over = _AND | {",", ";"}

    def attributions(self) -> list[Attribution]:
        return [a for a in Attributions(self.w).read() if not self.is_idle(a)]

    def is_idle(self, a: Attribution) -> bool:
        """Whether the verb has an object, and so nothing to report: tregoi dokumentin."""
        w = self.w
        if a.content >= 0 or a.aside or a.side not in ("left", "coordinate") or w.at(a.start) in _PARTING:
            return False
        at = self.skip_adjuncts(a.end, self.n)
        at += w.at(at) == "per"  # njoftoi për dërgimin e trupave
        noun = w.is_word(at) and not w.is_capital(at) and w.is_open(at) and w.at(at) not in sq.PREPOSITIONS
        return noun and not self.is_closed_before(a) and not w.words.is_dash(a.start - 1)

    def skip_adjuncts(self, first: int, stop: int) -> int:
        return skip_adjuncts(self.w, first, stop)

    def passes_on(self, a: Attribution) -> bool:
        """Also …, thuhet në komunikatë."""
        return a.verb.tense == "passive" or StatementsOfSources.passes_on(self, a)

    def resumes(self, a: Attribution, at: int) -> bool:
        """Not the name of a broadcast: tha ajo në “Pres”."""
        return at == a.end

    # --- where a clause ends ----------------------------------------------------------------------------------------

    def next_said(self, start: int, a: Attribution, later: Sequence[Attribution]) -> int:
        """Where another attribution of the same or of somebody else ends the clause that begins at ``start``."""
        for one in later:
            if one.cue <= start or one.start <= start:
                continue
            if one.side == "converb":
                return self.before(one.start, start)
            if one.side in ("coordinate", "left", "dropped", "right") and self.is_new(one, a):
                return self.before(one.start, start)
            if self.closes(one) and self.passes_on(one):
                return self.before(one.start, start)
        return self.limit

    def cut(self, start: int, a: Attribution, later: Sequence[Attribution]) -> int:
        """At another attribution of the same or of somebody else, at the reporter's own tail, at the outlet."""
        w = self.w
        limit = self.next_said(start, a, later)
        if a.verb is REPORTED and (later or w.at(0) in sq.PREPOSITIONS or w.is_converb(0)):
            main = min((one.cue for one in later if one.cue > start), default=limit)
            return next((index for index in range(start, main) if w.at(index) == ","), main)
        if w.is_quote(start) and w.at(start + 1) == "," and w.at(start + 2) in _PARTING:
            return start + 1
        for index in range(start + 2, limit - 1):
            if w.at(index) == "duke" and self.is_tail(index + 1, parted=w.at(index - 1) == ","):
                return self.before(index, start)
            if w.at(index) == "," and w.at(index + 1) in _PARTING and w.at(index + 2) in _TELLS:
                return index
            again = w.at(index + 1) == "qe" and w.at(index + 2) == "sipas"  # …, që sipas saj sjell siguri
            if w.at(index) == "," and (again or self.withholds(index + 1)):
                return index
            passed_on = w.at(index) == "," and w.at(index + 1) in sq.PASSED_ON
            if passed_on and not any(w.is_quote(k) for k in range(index, limit)):
                return index
        return limit

    def is_tail(self, at: int, *, parted: bool) -> bool:
        """Whether what follows "duke" is told of the speaker: duke iu referuar; behind a comma any verb of saying."""
        w = self.w
        while w.at(at) in sq.CLITICS or w.at(at) in sq.ADVERBS:
            at += 1
        return w.at(at) in sq.TAILS or (parted and w.reading(at, ("past",), reflexive=False) is not None)

    def withholds(self, at: int) -> bool:
        """Whether it is told there what the speaker did not say: …, por nuk pranoi të japë hollësi."""
        w = self.w
        if w.at(at) not in ("por", "mirepo", "ndersa"):
            return False
        at += 1
        while w.at(at) in sq.ADVERBS:
            at += 1
        if w.at(at) not in ("nuk", "s"):
            return False
        at += 1
        while w.at(at) in sq.CLITICS or w.at(at) in sq.HAVE or w.at(at) in sq.ADVERBS:
            at += 1
        return w.at(at) in sq.WITHHELD or w.is_verb(at)

    def is_new(self, one: Attribution, a: Attribution) -> bool:
        """Whether a later attribution is no part of what this one reports: …, ndërsa T shtoi se; … dhe shtoi se."""
        w = self.w
        before = w.at(one.start - 1)
        if one.side == "coordinate" and w.at(one.start) in _PARTING:
            return one.subject == a.subject
        if one.content < 0:
            return False
        if one.side == "coordinate":
            return one.subject == a.subject
        main = w.at(0) in _FIRST_OF_TWO or a.side == "relative"  # Derisa S tha se X, T theksoi se Y
        if main and one.side in ("left", "right") and before == "," and one.cue > a.content:
            return True
        parted = before in _PARTING or (before in _AND and w.at(one.start - 2) == ",")
        return parted or before == ";" or w.words.is_dash(one.start - 1)

    def without_tail(self, start: int, stop: int) -> int:
        """Before the reporter's own background: …, i cili u zgjodh dje; …, gjë që solli tensione. Words in quotation
        marks, or anything behind the clause's own end, keep it."""
        w = self.w
        index = stop
        while (index := index - 1) > start + 1:
            if w.is_quote(index):
                return stop
            if w.at(index) != ",":
                continue
            goes_on = any(w.at(k) == "dhe" and w.has_finite(k + 1, min(k + 4, stop)) for k in range(index + 1, stop))
            return index if self.opens_tail(index + 1) and not goes_on else stop
        return stop

    def opens_tail(self, at: int) -> bool:
        w = self.w
        word = w.at(at)
        if word in ("i", "e", "te"):
            return w.at(at + 1) in sq.RELATIVES
        if word in ("gje", "cka"):
            return True
        if word in sq.PREPOSITIONS:
            return w.at(at + 1) == "cka" or (w.at(at + 1) in ("te", "së") and w.at(at + 2) in sq.RELATIVES)
        return word == "ku"

    # --- phrases that attribute ---------------------------------------------------------------------------------------

    def according(self, attributions: Sequence[Attribution]) -> None:
        """Sipas S, X; X, sipas fjalëve të S; X, sipas tij, Y."""
        w = self.w
        for index in range(self.n):
            if w.at(index) != "sipas" or any(0 <= a.content <= index for a in attributions):
                continue  # no statement inside a statement
            before = w.at(index - 1)
            if index and before not in _BEFORE_SOURCES and not w.is_quote(index - 1):
                continue
            source = self.source_behind(index + 1)
            if source is None:
                continue
            subject, end, agrees, named = source
            if subject is not None:
                subject, end = self.over_apposition(subject, end)
            found = Found([], Form.PARENTHETICAL, "according-to", 0.85, named=named)
            found.cue = w.words.span_of(index, index + 1)
            found.after = w.words.starts[index]
            if subject is not None:
                found.subject = w.words.span_of(*subject)
            else:
                found.agrees = agrees
            self.claim_around(found, index, end, named, attributions)
            if found.pieces:
                self.found.append(found)
                for a in attributions:
                    if a.cue > index and a.side in ("coordinate", "dropped") and subject is not None:
                        a.subject, a.side = subject, "coordinate"  # Sipas S, X dhe ka shtuar se Y
                return

    def first_before(self, stop: int, index: int) -> int:
        """None where a comma joins two sentences, …, Sipas S, X, where a reason follows, …, pasi sipas S X, and where a
        relative opens what is the source's: foli për urën, e cila, sipas tij, është e vjetër."""
        if self.w.is_capital(index) or self.w.at(index - 1) in _REASONS or self.w.at(stop - 1) in sq.RELATIVES:
            return stop
        return StatementsOfSources.first_before(self, stop, index)

    def sources_end(self, start: int, attributions: Sequence[Attribution]) -> int:
        w = self.w
        for index in range(start + 1, self.n):
            if w.at(index) == "," and w.at(index + 1) in sq.PASSED_ON:
                return index
        for a in attributions:
            if a.start > start and a.content >= 0 and (w.at(a.start) in _AND or w.at(a.start - 1) in _AND):
                return self.before(a.start, start)
        return min([self.n, *(a.start for a in attributions if a.start > start and self.closes(a))])

    def source_behind(self, at: int) -> tuple[Phrase | None, int, str, bool] | None:
        """Subject, end, agreement and whether it has to be known."""
        w = self.w
        if w.at(at) in sq.HIS:
            return None, at + 1, sq.HIS[w.at(at)], False
        if w.at(at) in sq.WORDS_OF and w.at(at + 1) in ("te", "së") and w.at(at + 2) in sq.HIS:
            return None, at + 3, sq.HIS[w.at(at + 2)], False
        comma = next((k for k in range(at, min(at + 16, self.n)) if w.at(k) in (",", ":")), -1)
        limit = comma if comma > 0 else self.n
        named = True
        first = at
        for index in range(at, min(at + 2, limit)):
            if w.at(index) in sq.WORDS_OF:
                if index + 1 >= limit:
                    return (at, index + 1), index + 1, "", False
                named = False
                first = index + 2 if w.at(index + 1) in ("te", "së", "e") else at
                break
        run = first
        while run < limit and w.is_name(run):
            run += 1
        if run > first and sq.is_bent(w.printed(run - 1)):
            limit = run  # sipas Testit | opozita
        known = w.is_capital(at) or w.is_role(at) or w.at(at) in sq.PAPERS or sq.is_body(w.at(at))
        if first >= limit or (named and not known):
            return None
        subject = phrase(w, first, limit, many=True)
        if subject is None:
            return None
        named = named and not (
            w.at(at) in sq.PAPERS or w.is_role(at) or (not w.is_capital(at) and sq.is_body(w.at(at)))
        )
        described = comma > 0 and not w.has_finite(subject[1], comma)
        return subject, comma if described else subject[1], "", named
