"""One sentence in Macedonian → its statements and who they are given to.

The verb stands behind its subject or, after the words that are reported, before it; "дека" and "оти" open a clause,
"да" a call; a subject is often left out, and then the verb tells no more than whether one or several spoke.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..found import Found, pieces_of
from ..lexicon import mk
from ..lexicon.frames import Frame
from ..prodrop.attribution import Attribution
from ..prodrop.sources import StatementsOfSources
from ..prodrop.words import Phrase
from ..records import Form
from ..tokens import Words
from .attributions import Attributions
from .content import REPORTED
from .phrases import phrase, skip_adjuncts
from .words import Folded

_AND = frozenset(("i", "a", "no", "dodeka", "pritoa"))
_PARTING = frozenset(("a", "no", "dodeka"))


def find_statements(words: Words, in_title: bool) -> list[Found]:
    """The statements of one sentence, in order; those without a subject say what their verb agrees with."""
    return _Sentence(Folded(words), in_title).read()


class _Sentence(StatementsOfSources[Folded]):
    leading_over = _AND | {",", ";"}

    def attributions(self) -> list[Attribution]:
        return Attributions(self.w).read()

    def skip_adjuncts(self, first: int, stop: int) -> int:
        return skip_adjuncts(self.w, first, stop)

    def passes_on(self, a: Attribution) -> bool:
        """Also …, се вели во соопштението."""
        return a.verb.tense == "passive" or a.side == "impersonal" or StatementsOfSources.passes_on(self, a)

    def resumes(self, a: Attribution, at: int) -> bool:
        """Not the name of a broadcast: рече таа во „Прес“."""
        return at == a.end

    def read(self) -> list[Found]:
        """Also an attribution of the quotation before: „…“. Ова го изјави S."""
        found = StatementsOfSources.read(self)
        w = self.w
        if not found and w.at(0) in ("ova", "toa"):
            said = next((a for a in self.attributions() if a.side == "right" and w.at(a.cue - 1) == "go"), None)
            if said is not None and said.subject is not None and said.content < 0:
                subject = w.words.span_of(*said.subject)
                found.append(Found([], Form.QUOTE, "alone", 0.85, subject=subject, alone=True, after=subject.end))
        return found

    # --- where a clause ends ------------------------------------------------------------------------------------------

    def next_said(self, start: int, a: Attribution, later: Sequence[Attribution]) -> int:
        """Where another attribution of the same or of somebody else ends the clause that begins at ``start``."""
        w = self.w
        for one in later:
            if one.cue <= start or one.start <= start:
                continue
            if one.side == "converb" and w.at(one.start - 1) in (",", "i", "pritoa"):
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
        if a.verb is REPORTED and (later or w.at(0) in mk.PREPOSITIONS or w.is_converb(0)):
            return next((index for index in range(start, limit) if w.at(index) == ","), limit)
        inserted = a.side == "relative" and a.subject is not None and a.subject[0] == 0
        retold = False  # whether the reported clause has a form in -л so far
        for index in range(start + 1, limit - 1):
            retold = retold or self.is_retold(index)
            if (retold and a.verb.tense != "past" and self.acts(index)) or self.keeps_silent(index):
                return index
            if w.at(index) != "," or index < start + 2:
                continue
            if inserted and w.is_word(index + 1) and w.is_open(index + 1) and not w.is_converb(index + 1):
                return index  # Тестиќ, која рече дека мостот стои, замина
            if a.side == "converb" and a.subject is not None and a.subject[0] == index + 1:
                return index  # додавајќи дека мостот стои, Тестиќ замина
            if self.withholds(index + 1):
                return index
            after = index + 1 + (w.at(index + 1) == "pritoa")
            if w.at(after) in mk.TAILS and w.is_converb(after):
                return index
            passed_on = w.at(index + 1) in mk.PASSED_ON
            if passed_on and not any(w.is_quote(k) for k in range(index, start, -1) if k > index):
                return index
        return limit

    def is_retold(self, at: int) -> bool:
        """Whether a form in -л stands there, by which what others did is told: дошле."""
        word = self.w.at(at)
        return len(word) > 4 and word.endswith(("la", "lo", "le")) and word not in mk.TIMES

    def acts(self, at: int) -> bool:
        """Whether "и" leads over to what the speaker did, which is not told in -л: … дека сведоците дошле и го прекина
        рочиштето."""
        w = self.w
        verb = at + 2
        if w.at(at) != "i" or w.at(at + 1) not in mk.OBJECTS | mk.TOLD:
            return False
        return w.is_word(verb) and w.at(verb).endswith(("a", "i", "e")) and not self.is_retold(verb)

    def keeps_silent(self, at: int) -> bool:
        """Whether "и" leads over to what the speaker would not say: … и дополнително не сакаат да коментираат."""
        w = self.w
        if w.at(at) != "i":
            return False
        at += 1
        while w.at(at) in mk.ADVERBS:
            at += 1
        if w.at(at) != "ne" or w.at(at + 1) not in mk.WANTING or w.at(at + 2) != "da":
            return False
        at += 3
        while w.at(at) in mk.CLITICS:
            at += 1
        return w.verb(at) is not None

    def withholds(self, at: int) -> bool:
        """Whether it is told there what the speaker did not say: …, но не откри детали."""
        w = self.w
        if w.at(at) not in ("no", "a"):
            return False
        at += 1
        while w.at(at) in mk.ADVERBS:
            at += 1
        if w.at(at) != "ne":
            return False
        at += 1
        while w.at(at) in mk.CLITICS:
            at += 1
        return w.is_verb(at) or w.at(at) in mk.WITHHELD

    def is_new(self, one: Attribution, a: Attribution) -> bool:
        """Whether a later attribution is no part of what this one reports: …, а T додаде дека; … и додаде дека."""
        w = self.w
        before = w.at(one.start - 1)
        behind_quote = before in _PARTING and w.at(one.start - 2) == "," and w.is_quote(one.start - 3)
        if one.side == "coordinate" and one.subject == a.subject:
            return one.content >= 0 or not self.passes_on(one)  # и ги повтори барањата
        asks = bool(one.verb.frame & (Frame.CALL | Frame.ASK | Frame.NOUN)) and one.subject is not None
        if one.side == "coordinate" or (one.content < 0 and not (asks or behind_quote)):
            return False
        parted = before in _PARTING or (before in _AND and w.at(one.start - 2) == ",")
        return parted or before == ";" or w.words.is_dash(one.start - 1)

    def without_tail(self, start: int, stop: int) -> int:
        """Before the reporter's own background: …, кој ја води мисијата; …, што предизвика тензии. Words in quotation
        marks, or anything behind the clause's own end, keep it."""
        w = self.w
        index = stop
        while (index := index - 1) > start + 1:
            if w.is_quote(index):
                return stop
            if w.at(index) != ",":
                continue
            goes_on = any(w.at(k) == "i" and w.at(k + 1) in mk.COMPLEMENTISERS for k in range(index + 1, stop))
            return index if self.opens_tail(index + 1) and not goes_on else stop
        return stop

    def opens_tail(self, at: int) -> bool:
        w = self.w
        word = w.at(at)
        if word in mk.PREPOSITIONS:
            return w.at(at + 1) in mk.RELATIVES
        return word in mk.RELATIVES or (word in mk.SUMMING and w.at(at + 1) == "sto")

    # --- nouns --------------------------------------------------------------------------------------------------------

    def claim_noun(self, a: Attribution) -> None:
        """Го осуди нападот на мостот: the words are the article's summary."""
        w = self.w
        if a.side == "relative" or a.aside or a.subject is None:
            return
        start = skip_adjuncts(w, a.end, self.n)
        quoted = w.is_quote(start)
        object_ = any(w.at(k) in mk.OBJECTS for k in range(max(a.cue - 2, 0), a.cue))
        if not quoted and (not object_ or not w.is_word(start) or w.is_capital(start) or w.opens_role(start)):
            return
        stop = start + 1
        while stop < self.n and w.at(stop) not in (",", ";", ":") and not w.is_converb(stop):
            if w.at(stop) == "i" and (w.is_verb(stop + 1) or w.at(stop + 1) in mk.CLITICS):
                break
            stop += 1
        if stop - start < 2 and not quoted:
            return
        side = "coordinate" if a.side == "coordinate" else "left"
        self.add(Found(pieces_of(w.words, start, stop), Form.NOMINAL, f"nominal-{side}", 0.6), a)
        self.mark(start, stop)
        self.floor = stop

    # --- phrases that attribute ---------------------------------------------------------------------------------------

    def according(self, attributions: Sequence[Attribution]) -> None:
        """Според S, X; X, според зборовите на S; X, според него, Y."""
        w = self.w
        for index in range(self.n):
            if w.at(index) not in ("spored", "po") or any(0 <= a.content <= index for a in attributions):
                continue  # no statement inside a statement
            if any(a.verb is REPORTED and a.start == index + 1 for a in attributions):
                continue  # по изјавата на S дека
            before = w.at(index - 1)
            if index and before not in (",", "i", "no", "a", "dodeka") and not w.is_quote(index - 1):
                continue
            source = self.source_behind(index + 1, plain=w.at(index) == "spored")
            if source is None:
                continue
            subject, end, agrees, named = source
            if subject is not None:
                subject, end = self.over_apposition(subject, end)
            found = Found([], Form.PARENTHETICAL, "according-to", 0.85, named=named)
            found.cue = w.words.span_of(index, index + 1)
            found.after = w.words.starts[index]
            found.agrees = agrees
            if subject is not None:
                found.subject = w.words.span_of(*subject)
            self.claim_around(found, index, end, named, attributions)
            if found.pieces:
                self.found.append(found)
                return

    def first_before(self, stop: int, index: int) -> int:
        """None where a relative opens what is the source's: зборуваше за мостот кој, според него, е стар."""
        return stop if self.w.at(stop - 1) in mk.RELATIVES else StatementsOfSources.first_before(self, stop, index)

    def stands_before(self, first: int, stop: int, index: int, end: int, *, named: bool) -> bool:
        w = self.w
        parted = w.at(index - 1) == "," and w.at(end) == "," and w.has_finite(end, self.n)
        return parted or StatementsOfSources.stands_before(self, first, stop, index, end, named=named)

    def sources_end(self, start: int, attributions: Sequence[Attribution]) -> int:
        w = self.w
        for index in range(start + 1, self.n):
            if w.at(index) == "," and w.at(index + 1) in mk.PASSED_ON:
                return index
        return min([self.n, *(a.start for a in attributions if a.start > start and self.closes(a))])

    def source_behind(self, at: int, *, plain: bool) -> tuple[Phrase | None, int, str, bool] | None:
        """Subject, end, agreement and whether it has to be known. ``plain``: a name alone is a source."""
        w = self.w
        if w.at(at) in mk.HIS and plain:
            return (at, at + 1), at + 1, mk.HIS[w.at(at)], False
        if w.at(at) in mk.HIS_OWN and w.at(at + 1) in mk.WORDS_OF:
            return None, at + 2, mk.HIS_OWN[w.at(at)], False
        comma = next((k for k in range(at, min(at + 18, self.n)) if w.at(k) in (",", ":")), -1)
        limit = comma if comma > 0 else self.n
        named = True
        first = at
        for index in range(at, min(at + 3, limit)):
            if w.at(index) in mk.WORDS_OF:
                named = False
                if index + 1 >= limit:
                    return (at, index + 1), index + 1, "", False
                first = index + 2 if w.at(index + 1) in ("na", "od") and w.at(index) not in mk.PAPERS else at
                break
        if named and not plain:
            return None
        known = w.is_capital(at) or w.opens_role(at) or w.at(at) in mk.PAPERS
        if first >= limit or (named and not known):
            return None
        subject = phrase(w, first, limit, many=True)
        if subject is None:
            return None
        named = named and not (w.at(at) in mk.PAPERS or w.opens_role(at))
        described = comma > 0 and not w.has_finite(subject[1], comma)
        return subject, comma if described else subject[1], "", named
