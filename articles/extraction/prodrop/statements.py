"""One sentence → its statements and who they are given to: what attributions claim to their left and to their right.

Where a reported clause ends, which phrases attribute without a verb, and what a language calls by other words is told
by the reader of each language.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from ..found import Found, pieces_of
from ..lexicon.frames import Frame
from ..records import Form, Span
from .attribution import Attribution
from .words import FoldedWords, Phrase

_LONG_QUOTE = 12  # words
W = TypeVar("W", bound=FoldedWords)


class Statements(ABC, Generic[W]):
    """Those of one sentence."""

    leading_over: ClassVar[frozenset[str]]  # conjunctions and commas between one clause and the next

    def __init__(self, w: W, in_title: bool) -> None:
        self.w = w
        self.n = w.stop
        self.in_title = in_title
        self.found: list[Found] = []
        self.claimed: set[int] = set()
        self.earlier: list[Attribution] = []  # those to the left of the one that is read
        self.floor = 0
        self.limit = self.n  # where an attribution stands that repeats the first

    def read(self) -> list[Found]:
        """In order; those without a subject say what their verb agrees with."""
        w = self.w
        if (lead := self.colon_lead()) is not None:
            self.found.append(lead)
            self.claimed.update(i for i, q in w.quotes.items() if lead.pieces[0].start <= q.inner.start)
        else:
            self.read_attributions()
        self.leftover()
        self.found.sort(key=lambda one: one.pieces[0] if one.pieces else Span(one.after, one.after))
        return self.found

    def over_apposition(self, subject: Phrase, end: int) -> tuple[Phrase, int]:
        """The source and its end with the apposition behind the comma at ``end``: "according to the mayor, Ana Testić,
        …" names her, "according to Ana Testić, mayor of the town, …" stays hers."""
        w = self.w
        comma = next((index for index in range(end + 1, min(end + 12, self.n)) if w.at(index) == ","), -1)
        if w.at(end) != "," or comma < 0 or w.has_finite(end + 1, comma):
            return subject, end
        first = end + 1 + w.is_role(end + 1)  # a rank before the name
        if not w.is_name(subject[1] - 1) and 1 < comma - first < 5 and all(map(w.is_name, range(first, comma))):
            return (end + 1, comma), comma
        return subject, comma if w.is_name(subject[1] - 1) and w.is_role(end + 1) else end

    def read_attributions(self) -> None:
        closed = self.w.closed
        found = self.attributions()
        self.according(found)
        last = next((a for a in reversed(found) if not self.passes_on(a) or a is found[0]), None)
        if last is not None and last is not found[0] and self.closes(last) and last.start >= self.floor:
            earlier = [a for a in found if a.cue < last.cue]
            bare = last.side == "dropped" or (
                last.subject is not None and self.w.at(last.subject[0]) in closed.pronouns
            )
            twice = bare and may_be_one(earlier[-1], last) and earlier[-1].side != "converb"
            if twice and earlier[-1].content >= 0:
                found = [a for a in found if a is not last]  # S je rekao da X, dodao je
                self.limit = self.n if self.is_inserted(last) else last.start
            elif all(a.content >= 0 and not a.aside and not self.is_closed_before(a) for a in earlier):
                self.claim_left(last, [])  # "S kaže da X", rekao je T: no statement inside a statement
                found = [a for a in found if a.cue > last.cue]
        for position, a in enumerate(found):
            self.earlier = found[:position]
            if a.cue >= self.floor:
                self.claim(a, found[position + 1 :])

    def is_inserted(self, a: Attribution) -> bool:
        """Whether the clause goes on behind a verb between two commas: S je rekao da će most, kaže, stajati."""
        after = a.end + 1
        stays = self.w.at(after) not in self.w.closed.relatives and not self.w.is_converb(after)
        return self.w.at(a.end) == "," and after < self.n and stays

    # --- what each language tells ---------------------------------------------------------------------------------

    @abstractmethod
    def attributions(self) -> list[Attribution]:
        """Every verb of saying that is used as one, in order."""

    @abstractmethod
    def according(self, attributions: Sequence[Attribution]) -> None:
        """Adds what a phrase attributes: prema riječima S, X; X, sipas S."""

    @abstractmethod
    def cut(self, start: int, a: Attribution, later: Sequence[Attribution]) -> int:
        """Where the clause that begins at ``start`` ends: at another attribution of the same or of somebody else, at
        the reporter's own tail, at a second verb of the same subject."""

    @abstractmethod
    def without_tail(self, start: int, stop: int) -> int:
        """Where a reported clause ends before the reporter's own background."""

    @abstractmethod
    def skip_adjuncts(self, first: int, stop: int) -> int:
        """Where something else begins behind time, place, medium and whoever is told."""

    def claim_noun(self, a: Attribution) -> None:
        """Of a verb that takes a noun phrase, where the language has such."""

    def passes_on(self, a: Attribution) -> bool:
        """Whether a verb may only tell who printed what somebody else has said."""
        return a.verb.lemma in self.w.closed.conduits

    def resumes(self, a: Attribution, at: int) -> bool:
        """Whether the quotation at ``at``, behind an attribution, goes on with the one before it."""
        return True

    def goes_right(self, a: Attribution) -> bool:
        """Whether the words behind an attribution that opens its sentence are its content, without a comma."""
        return False

    def is_led_in(self, stop: int) -> bool:
        """Whether nothing but a connective stands before an attribution that interrupts: naime, kaže S, …"""
        return False

    def takes_addressee(self, a: Attribution) -> bool:
        """Whether somebody called on belongs to words that begin in quotation marks: naredio | vojsci da „čuva mir“."""
        return False

    def is_fronted(self, a: Attribution) -> bool:
        """Whether the content opens the sentence and needs no comma before it: da most stoji rekao je S."""
        return False

    # --- claiming content -----------------------------------------------------------------------------------------

    def closes(self, a: Attribution) -> bool:
        """Whether an attribution can only belong to what stands before it."""
        w = self.w
        if a.content >= 0 or a.aside or a.side not in ("right", "dropped", "impersonal") or a.start < 2:
            return False
        return w.at(a.start - 1) == "," or w.is_quote(a.start - 1)

    def is_closed_before(self, a: Attribution) -> bool:
        """Whether the attribution has words of its own to its left already."""
        return self.w.is_quote(a.start - 1) or (self.w.at(a.start - 1) == "," and self.w.is_quote(a.start - 2))

    def claim(self, a: Attribution, later: list[Attribution]) -> None:
        if a.verb.frame & Frame.NOUN and not self.is_closed_before(a):
            self.claim_noun(a)
            return
        if a.content >= 0:
            quoted_before = self.is_closed_before(a) and a.side in ("right", "dropped")
            if not (quoted_before and not a.colon and a.content > a.end):
                self.claim_right(a, later)
                return
        if a.side in ("converb", "coordinate", "relative") or (
            a.aside and a.verb.lemma in self.w.closed.conduits and later
        ):
            return
        self.claim_left(a, later)

    def claim_left(self, a: Attribution, later: list[Attribution]) -> None:
        w = self.w
        stop = a.start
        if stop <= self.floor and not (a.aside and self.floor == 0):
            return
        if w.at(stop - 1) == "," or w.words.is_dash(stop - 1):
            stop -= 1
        elif not w.is_quote(stop - 1) and not a.aside and not self.is_fronted(a):
            return
        first = self.opening(self.floor, stop)
        if (quote := self.closing_quote(first, stop)) >= 0:
            first = quote  # S ukazuje na most, gdje je bilo „…“, tvrdi S
        quote_only = first < stop and all(w.is_quote(i) or not w.is_word(i) for i in range(first, stop))
        quoted = any(first <= i < stop for i in w.quotes)
        if a.verb.frame & Frame.OPINION and not quoted:
            return
        told = not a.verb.frame & (Frame.CALL | Frame.EXPRESS) and w.has_finite(first, stop)
        if a.side == "left" and not (quoted or told or (a.aside and first >= stop)):
            return  # u ponedjeljak, vlada je pozvala na referendum
        rest = self.rest(a, later, quote_only)
        if first >= stop:
            if rest is None or not (a.aside or self.is_led_in(stop)):
                return
            pieces = pieces_of(w.words, *rest)
        else:
            if not quoted and rest is None and not self.may_be_clause(first, stop):
                return
            if not quoted and not w.is_capital(first) and self.floor and not a.aside:
                return
            pieces = pieces_of(w.words, first, stop)
            if rest is not None:
                pieces += pieces_of(w.words, *rest)
        if not pieces or (not quoted and self.has_object(a)):
            return
        form = Form.QUOTE if quote_only else Form.CLAUSE
        side = "left" if a.side == "left" else "inverted"
        self.add(Found(pieces, form, f"{'quote' if quote_only else 'clause'}-{side}", 0.9), a)
        self.mark(first, stop)
        self.floor = a.end
        if rest is not None:
            self.mark(*rest)
            self.floor = rest[1]

    def closing_quote(self, first: int, stop: int) -> int:
        """Where the long quotation begins that alone is the content, because the words before it are somebody's act
        and no statement; -1 where there is none."""
        w = self.w
        quote = stop - 1
        while quote > first and not (w.is_word(quote) or w.is_quote(quote)):
            quote -= 1
        if not w.is_quote(quote) or any(w.is_quote(i) for i in range(first, quote)):
            return -1
        inner = w.quotes[quote].inner
        long = w.text.count(" ", inner.start, inner.end) > _LONG_QUOTE
        return quote if long and any(first <= a.cue < quote and a.content < 0 for a in self.earlier) else -1

    def may_be_clause(self, first: int, stop: int) -> bool:
        w = self.w
        if w.has_finite(first, stop) or stop - first > 4:
            return True
        return stop - first > 1 and w.at(first) not in w.closed.prepositions and w.at(first) not in w.closed.adverbs

    def has_object(self, a: Attribution) -> bool:
        """Whether the verb has another object than the words before it: nakon sastanka, objavila je pismo."""
        w = self.w
        if a.side not in ("dropped", "left") or a.aside:
            return False
        at = self.skip_adjuncts(a.end, self.n)
        return (
            at < self.n
            and w.is_word(at)
            and w.at(at) not in w.closed.prepositions
            and w.is_open(at)
            and not w.is_converb(at)
        )

    def opening(self, first: int, stop: int) -> int:
        w = self.w
        while first < stop and not (w.is_word(first) or w.is_quote(first) or w.at(first) in ("(", "[")):
            first += 1
        if w.at(first) in w.closed.connectives and w.at(first + 1) == ",":
            first += 2
        elif w.at(first) in w.closed.openers and first and first + 1 < stop:
            first += 1
        return first

    def rest(self, a: Attribution, later: list[Attribution], quote_only: bool) -> Phrase | None:
        """The second half of a content that its attribution interrupts: "A", rekao je S, "B"."""
        w, closed, at = self.w, self.w.closed, self.attribution_end(a)
        limit = min([self.n, *(one.start for one in later if one.start >= at)])
        if self.goes_right(a):
            return a.end, limit
        if any(a.end <= one.start < at and one.content >= 0 for one in later):
            return None  # navodi se u izvještaju i primjećuje da …
        if w.is_quote(at) and at < limit and quote_only and self.resumes(a, at):
            return at, limit
        if w.at(at) not in (",", ";") and not w.words.is_dash(at):
            return None
        after = at + 1
        if after >= limit:
            return None
        if w.is_quote(after) and (quote_only or w.at(after + 1) in ("", ".", ",")):
            return after, limit
        word = w.at(after)
        if quote_only:
            for index in range(after, min(after + 14, limit)):
                if w.is_quote(index) and w.at(index - 1) in (",", ":") and not w.is_converb(after):
                    return index, limit
            return None
        if word in closed.relatives or w.is_converb(after) or word in closed.complementisers:
            return None
        if not a.aside and limit < self.n and any(one.start == limit and one.side != "converb" for one in later):
            return None
        bare = a.side in ("dropped", "impersonal") or a.aside or word in closed.finite
        if not (bare or word in closed.joining or not self.stands_alone(self.opening(self.floor, a.start), a.start)):
            return None
        enough = 1 if a.aside else 3
        says = w.at(a.start - 2) in closed.clitics or w.has_finite(after, limit) or limit - after > enough
        return (after, limit) if says else None

    def stands_alone(self, first: int, stop: int) -> bool:
        """Whether the words before an attribution are a clause of their own."""
        w = self.w
        if w.at(first) in w.closed.subordinating and not any(w.at(k) == "," for k in range(first, stop - 1)):
            return False
        return stop - first > 6 or (w.has_finite(first, stop - 1) and w.at(stop - 2) not in w.closed.clitics)

    def attribution_end(self, a: Attribution) -> int:
        """Behind what is said of the saying itself, up to its comma: rekao je S novinarima u Briselu."""
        w = self.w
        at = a.end
        while at < self.n and w.at(at) not in (",", ";", ":") and not w.is_quote(at) and not w.words.is_dash(at):
            if at - a.end > 20:
                return at
            at += 1
        return at

    def claim_right(self, a: Attribution, later: list[Attribution]) -> None:
        w = self.w
        start = a.content
        stop = self.without_tail(start, self.cut(start, a, later))
        if a.colon and w.is_quote(start):
            stop = start
            while stop < self.n and (w.is_quote(stop) or not w.is_word(stop)):
                stop += 1
        form = Form.CLAUSE
        calls = bool(a.verb.frame & (Frame.CALL | Frame.ASK)) and not a.colon
        if calls and (not w.is_quote(start) or self.takes_addressee(a)):
            form = Form.INFINITIVE
            if a.addressee >= 0:
                start = a.addressee
        quoted = any(start <= i < stop for i in w.quotes)
        if a.verb.frame & Frame.OPINION and not quoted:
            return
        if not w.is_quote(start) and stop - start < 2:
            return
        if all(w.is_quote(i) or not w.is_word(i) for i in range(start, stop)):
            form = Form.QUOTE
        elif a.colon and not quoted and not self.in_title and not w.has_finite(start, stop):
            return
        pieces = pieces_of(w.words, start, stop)
        if not pieces:
            return
        side = {"converb": "participle", "coordinate": "coordinate"}.get(a.side, "left")
        self.add(Found(pieces, form, f"{form.value}-{side}", 0.85), a)
        self.mark(start, stop)
        self.floor = stop

    def before(self, stop: int, start: int) -> int:
        """Where a clause ends before the conjunctions that lead over to the next."""
        w = self.w
        while stop > start and (w.at(stop - 1) in self.leading_over or w.words.is_dash(stop - 1)):
            stop -= 1
        return stop

    # --- names before a colon, quotations that nobody claims ----------------------------------------------------------

    def colon_lead(self) -> Found | None:
        """ "TESTIĆ: …", "Testić: „…“": a name, a colon and the words."""
        w, closed = self.w, self.w.closed
        colon = next((k for k in range(1, min(9, self.n)) if w.at(k) == ":"), 0)
        if not colon or colon + 1 >= self.n or not w.is_capital(0) or w.verb(colon - 1) is not None:
            return None
        between = closed.in_lead | {"-", ".", "/"}
        if not all(w.is_capital(k) or w.at(k) in between or w.is_role(k) for k in range(colon)):
            return None
        shouted = (
            w.text[w.words.starts[0] : w.words.ends[colon - 1]].isupper()
            and w.words.ends[colon - 1] - w.words.starts[0] > 3
        )
        quoted = w.is_quote(colon + 1)
        if not (quoted or self.in_title or (shouted and w.words.span.start)):
            return None
        name = next((k for k in range(1, colon) if w.at(k) in closed.about), colon)
        stop = colon + 2 if quoted and w.words.is_word(colon + 2) is False else self.n
        pieces = pieces_of(w.words, colon + 1, stop)
        if not pieces:
            return None
        found = Found(pieces, Form.QUOTE if quoted else Form.PARENTHETICAL, "colon", 0.85, named=not shouted)
        found.subject = w.words.span_of(0, name)
        found.after = w.words.starts[0]
        return found

    def leftover(self) -> None:
        w = self.w
        if not w.quotes:
            return
        outside = any(w.is_word(index) and not w.is_quote(index) for index in range(self.n))
        for index in sorted(w.quotes):
            if index in self.claimed or index >= self.n:
                continue
            passage = w.quotes[index]
            length = w.text.count(" ", passage.inner.start, passage.inner.end) + 1
            after = passage.start
            if not outside and (length > 2 or w.text[passage.inner.end - 1] in ".!?…,"):
                self.found.append(Found([passage.inner], Form.QUOTE, "quote-carried", 0.85, carried=True, after=after))
            elif outside and length > 5 and w.at(index - 1) in (":", ""):
                self.found.append(Found([passage.inner], Form.QUOTE, "quote-loose", 0.5, carried=True, after=after))

    # --- describing -------------------------------------------------------------------------------------------------

    def add(self, found: Found, a: Attribution) -> None:
        w = self.w.words
        found.cue = w.span_of(a.cue, a.cue_end or a.cue + 1)
        found.after = w.starts[a.cue]
        found.agrees = a.agrees
        found.named = a.side == "phrase"
        found.unnamed = a.side == "impersonal" and a.subject is None
        if a.subject is not None:
            found.subject = w.span_of(*a.subject)
            if a.via is not None:
                found.via = w.span_of(*a.via)
            if a.mention is not None:
                found.phrase = w.span_of(*a.mention)
        self.found.append(found)

    def mark(self, first: int, stop: int) -> None:
        self.claimed.update(index for index in range(first, stop) if self.w.is_quote(index))


def may_be_one(one: Attribution, other: Attribution) -> bool:
    """Whether two verbs may have one subject: rekla je, kaže."""
    return one.agrees == other.agrees or (other.agrees == "s" and one.agrees in ("m", "f"))
