"""One sentence in Bosnian, Croatian, Montenegrin, Serbian or Macedonian → its statements and who they are given to.

After words that are quoted the verb stands before its subject; "da" and "kako" open a clause; a subject is often left
out, and then the participle tells whether a man, a woman or several spoke.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..found import Found, pieces_of
from ..lexicon import sh
from ..lexicon.sh import Frame, Verb
from ..records import Form, Span
from ..tokens import Words
from .attributions import Attribution, Attributions
from .phrases import Phrase, phrase, skip_adjuncts
from .words import Folded

_SUBORDINATE = frozenset(("ako", "ukoliko", "kad", "kada", "iako", "mada", "premda", "dok", "cim", "posto", "buduci"))
_LONG_QUOTE = 12  # words
_THIS = frozenset(("ovaj", "ova", "ovo", "ovu", "taj", "ta", "tu", "takav", "takvu"))
_AFTERWARDS = frozenset(("nakon", "poslije", "posle", "tokom", "tijekom", "dok", "prilikom", "uoci"))
_JOINING = frozenset(("ali", "jer", "te", "i", "no", "vec", "nego", "pa"))


def find_statements(words: Words, verbs: Mapping[str, Verb], *, in_title: bool = False) -> list[Found]:
    """The statements of one sentence, in order; those without a subject say what their verb agrees with."""
    return _Sentence(Folded(words, verbs), in_title).read()


class _Sentence:
    def __init__(self, w: Folded, in_title: bool) -> None:
        self.w = w
        self.n = w.stop
        self.in_title = in_title
        self.found: list[Found] = []
        self.claimed: set[int] = set()
        self.earlier: list[Attribution] = []  # those to the left of the one that is read
        self.floor = 0
        self.limit = self.n  # where an attribution stands that repeats the first

    def read(self) -> list[Found]:
        w = self.w
        if (lead := self.colon_lead()) is not None:
            self.found.append(lead)
            self.claimed.update(i for i, q in w.quotes.items() if lead.pieces[0].start <= q.inner.start)
        else:
            self.read_attributions()
        self.leftover()
        self.found.sort(key=lambda one: one.pieces[0] if one.pieces else Span(one.after, one.after))
        return self.found

    def read_attributions(self) -> None:
        found = Attributions(self.w).read()
        self.according(found)
        last = next((a for a in reversed(found) if a.verb.lemma not in sh.CONDUITS or a is found[0]), None)
        if last is not None and last is not found[0] and self.closes(last) and last.start >= self.floor:
            earlier = [a for a in found if a.cue < last.cue]
            bare = last.side == "dropped" or (last.subject is not None and self.w.at(last.subject[0]) in sh.PRONOUNS)
            twice = bare and earlier[-1].agrees == last.agrees and earlier[-1].side != "converb"
            if twice and earlier[-1].content >= 0:
                found = [a for a in found if a is not last]  # S je rekao da X, dodao je
                self.limit = last.start
            elif all(a.content >= 0 and not a.aside and not self.is_closed_before(a) for a in earlier):
                self.claim_left(last, [])  # "S kaže da X", rekao je T: no statement inside a statement
                found = [a for a in found if a.cue > last.cue]
        for position, a in enumerate(found):
            self.earlier = found[:position]
            if a.cue >= self.floor:
                self.claim(a, found[position + 1 :])

    def closes(self, a: Attribution) -> bool:
        """Whether an attribution can only belong to what stands before it."""
        w = self.w
        if a.content >= 0 or a.aside or a.side not in ("right", "dropped", "impersonal") or a.start < 2:
            return False
        return w.at(a.start - 1) == "," or w.is_quote(a.start - 1)

    def is_closed_before(self, a: Attribution) -> bool:
        """Whether the attribution has words of its own to its left already."""
        return self.w.is_quote(a.start - 1) or (self.w.at(a.start - 1) == "," and self.w.is_quote(a.start - 2))

    # --- claiming content -------------------------------------------------------------------------------------------

    def claim(self, a: Attribution, later: list[Attribution]) -> None:
        if a.verb.frame & Frame.NOUN and not self.is_closed_before(a):
            self.claim_noun(a)
            return
        if a.content >= 0:
            quoted_before = self.is_closed_before(a) and a.side in ("right", "dropped")
            if not (quoted_before and not a.colon and a.content > a.end):
                self.claim_right(a, later)
                return
        if a.side in ("converb", "coordinate", "relative") or (a.aside and a.verb.lemma in sh.CONDUITS and later):
            return
        self.claim_left(a, later)

    def claim_left(self, a: Attribution, later: list[Attribution]) -> None:
        w = self.w
        stop = a.start
        if stop <= self.floor and not (a.aside and self.floor == 0):
            return
        if w.at(stop - 1) == "," or w.words.is_dash(stop - 1):
            stop -= 1
        elif not w.is_quote(stop - 1) and not a.aside:
            return
        first = self.opening(self.floor, stop)
        if (quote := self.closing_quote(first, stop)) >= 0:
            first = quote  # S ukazuje na most, gdje je bilo „…“, tvrdi S
        quote_only = first < stop and all(w.is_quote(i) or not w.is_word(i) for i in range(first, stop))
        quoted = any(first <= i < stop for i in w.quotes)
        if a.verb.frame & Frame.OPINION and not quoted:
            return
        told = not a.verb.frame & (Frame.CALL | Frame.EXPRESS) and w.has_finite(first, stop)
        if a.side == "left" and not quoted and not told:
            return  # u ponedjeljak, vlada je pozvala na referendum
        rest = self.rest(a, later, quote_only)
        if first >= stop:
            if rest is None or not a.aside:
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
        return stop - first > 1 and w.at(first) not in sh.PREPOSITIONS and w.at(first) not in sh.ADVERBS

    def has_object(self, a: Attribution) -> bool:
        """Whether the verb has another object than the words before it: nakon sastanka, objavila je pismo."""
        w = self.w
        if a.side not in ("dropped", "left") or a.aside:
            return False
        at = skip_adjuncts(w, a.end, self.n)
        return (
            at < self.n and w.is_word(at) and w.at(at) not in sh.PREPOSITIONS and w.is_open(at) and not w.is_converb(at)
        )

    def opening(self, first: int, stop: int) -> int:
        w = self.w
        while first < stop and not (w.is_word(first) or w.is_quote(first) or w.at(first) in ("(", "[")):
            first += 1
        if w.at(first) in sh.CONNECTIVES and w.at(first + 1) == ",":
            first += 2
        elif w.at(first) in ("i", "a", "ali") and first and first + 1 < stop:
            first += 1
        return first

    def rest(self, a: Attribution, later: list[Attribution], quote_only: bool) -> Phrase | None:
        """The second half of a content that its attribution interrupts: "A", rekao je S, "B"."""
        w, at = self.w, self.attribution_end(a)
        limit = min([self.n, *(one.start for one in later if one.start >= at)])
        if a.aside and a.start == 0 and a.subject is None and a.side == "impersonal" and w.is_word(a.end):
            return a.end, limit  # Kako se navodi most je pao
        if any(a.end <= one.start < at and one.content >= 0 for one in later):
            return None  # navodi se u izvještaju i primjećuje da …
        if w.is_quote(at) and at < limit and quote_only:
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
        if word in sh.RELATIVES or w.is_converb(after) or word in sh.COMPLEMENTISERS or word in ("cija", "ciji"):
            return None
        if not a.aside and limit < self.n and any(one.start == limit and one.side != "converb" for one in later):
            return None
        bare = a.side in ("dropped", "impersonal") or a.aside or word in sh.FINITE
        if not (bare or word in _JOINING or not self.stands_alone(self.opening(self.floor, a.start), a.start)):
            return None
        enough = 1 if a.aside else 3
        says = w.at(a.start - 2) in sh.CLITICS or w.has_finite(after, limit) or limit - after > enough
        return (after, limit) if says else None

    def stands_alone(self, first: int, stop: int) -> bool:
        """Whether the words before an attribution are a clause of their own."""
        if self.w.at(first) in _SUBORDINATE and not any(self.w.at(k) == "," for k in range(first, stop - 1)):
            return False
        return stop - first > 6 or (self.w.has_finite(first, stop - 1) and self.w.at(stop - 2) not in sh.CLITICS)

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
        if a.verb.frame & (Frame.CALL | Frame.ASK) and not a.colon and not w.is_quote(start):
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

    def cut(self, start: int, a: Attribution, later: list[Attribution]) -> int:
        """Where the clause that begins at ``start`` ends: at another attribution of the same or of somebody else, at
        the reporter's own tail, at a second verb of the same subject."""
        w = self.w
        for one in later:
            if one.cue <= start:
                continue
            if one.side == "converb" and w.at(one.start - 1) in (",", "i"):
                return self.before(one.start, start)
            if one.side in ("coordinate", "left", "dropped") and one.start > start and self.is_new(one, a, start):
                return self.before(one.start, start)
            if self.closes(one) and one.verb.lemma in sh.CONDUITS:
                return self.before(one.start, start)
        own = w.is_participle(start, a.agrees)  # whether the clause itself has such a participle
        for index in range(start + 2, self.limit - 1):
            word = w.at(index)
            if word == "," and w.at(index + 1) in sh.TAILS:
                return index
            if a.verb.tense == "past" and a.agrees in ("m", "f", "n", "mp", "fp"):
                own = own or w.is_participle(index, a.agrees)
                another = not own and word in ("i", "te") and w.is_participle(index + 1, a.agrees)
                if another and w.at(index + 2) not in sh.CLITICS:
                    return index
        return self.limit

    def claim_noun(self, a: Attribution) -> None:
        """Pozdravio je odluku vlade: the words are the article's summary, and no person is greeted or convicted."""
        w = self.w
        if a.side == "relative" or a.aside or a.subject is None or w.at(a.subject[0]) in _THIS:
            return  # ovaj napredak pozdravile su …: what stands first is the object
        start = skip_adjuncts(w, a.end, self.n)
        word = w.at(start)
        quoted = w.is_quote(start)
        animate = word.endswith(("og", "eg")) or bool(sh.role_of(word)) or word in sh.ROLES
        object_ = w.is_word(start) and w.is_open(start) and not w.is_capital(start) and word not in sh.PREPOSITIONS
        if not quoted and (animate or not object_):
            return
        stop = start + 1
        while stop < self.n and w.at(stop) not in (",", ";", ":"):
            joins = w.at(stop) in ("i", "te") and (w.is_participle(stop + 1) or w.verb(stop + 1) is not None)
            if joins or w.at(stop) in _AFTERWARDS or w.is_converb(stop):
                break
            stop += 1
        if stop - start < 2 and not quoted:
            return
        side = "coordinate" if a.side == "coordinate" else "left"
        self.add(Found(pieces_of(w.words, start, stop), Form.NOMINAL, f"nominal-{side}", 0.6), a)
        self.mark(start, stop)
        self.floor = stop

    def without_tail(self, start: int, stop: int) -> int:
        """Where a reported clause ends before the reporter's own background: …, što je izazvalo bijes; …, koji vodi
        zavod; …, jer smatra da. Words in quotation marks, or anything behind the clause's own end, keep it."""
        w = self.w
        index = stop
        while (index := index - 1) > start + 1:
            if w.is_quote(index):
                return stop
            if w.at(index) != ",":
                continue
            before = next((k for k in range(index - 1, start, -1) if w.at(k) == ","), start)
            if before > start and w.at(before + 1) == "kako" and index - before < 6:
                index = before  # an aside in the tail: kako se procjenjuje
                continue
            goes_on = any(w.at(k) == "i" and w.has_finite(k + 1, stop) for k in range(index + 1, stop))
            return stop if goes_on or not self.opens_tail(index + 1, stop) else index
        return stop

    def opens_tail(self, at: int, stop: int) -> bool:
        w = self.w
        word = w.at(at)
        if word in ("jer", "posto", "buduci"):
            return (verb := w.verb(at + 1)) is not None and bool(verb.frame & Frame.OPINION)
        if word in sh.PREPOSITIONS:
            return w.at(at + 1) in sh.RELATIVES or w.at(at + 1) in ("cemu", "sta")
        if word == "sto":
            return w.at(at + 1) not in ("se", "prije", "pre") and stop - at > 3
        return word in sh.RELATIVES or word == "gdje"

    def is_new(self, one: Attribution, a: Attribution, start: int) -> bool:
        """Whether a later attribution is no part of what this one reports: …, a T je dodao da; … i dodao da."""
        w = self.w
        if one.content < 0:
            return False
        first = one.start
        before = w.at(first - 1)
        if one.side == "coordinate":
            return one.subject == a.subject and (one.verb.tense == "present") == (a.verb.tense == "present")
        if before in ("a", "dok", "ali", "i", "te") and (w.at(first - 2) == "," or before in ("a", "dok")):
            return True
        return before in (";",) or w.words.is_dash(first - 1)

    def before(self, stop: int, start: int) -> int:
        w = self.w
        while stop > start and (
            w.at(stop - 1) in ("a", "i", "te", "dok", "ali", ",", ";") or w.words.is_dash(stop - 1)
        ):
            stop -= 1
        return stop

    # --- phrases that attribute ---------------------------------------------------------------------------------------

    def according(self, attributions: list[Attribution]) -> None:
        """Prema riječima S, X; X, prema navodima S; prema S, X where S is somebody known."""
        w = self.w
        for index in range(self.n):
            if w.at(index) not in ("prema", "po", "spored") or (
                index
                and w.at(index - 1) not in (",", "a", "i", "ali")
                and not w.words.is_dash(index - 1)
                and not w.is_quote(index - 1)
            ):
                continue
            source = self.source_behind(index + 1)
            if source is None:
                continue
            subject, end, agrees, named = source
            found = Found([], Form.PARENTHETICAL, "according-to", 0.85, named=named)
            found.cue = w.words.span_of(index, index + 1)
            found.after = w.words.starts[index]
            if subject is not None:
                found.subject = w.words.span_of(*subject)
            else:
                found.agrees = agrees
            stop = index
            while stop > 0 and (not w.is_word(stop - 1) and not w.is_quote(stop - 1)):
                stop -= 1
            first = self.opening(self.floor, stop)
            if first < stop and (w.has_finite(first, stop) or stop - first > (3 if named else 1)):
                found.pieces = pieces_of(w.words, first, stop)
                self.mark(first, stop)
                goes_on = end + 2 < self.n or w.at(stop - 1) in sh.CLITICS
                if w.at(end) == "," and w.at(end + 1) not in sh.RELATIVES and goes_on:
                    found.pieces += pieces_of(w.words, end + 1, self.n)
                    self.mark(end + 1, self.n)
                    end = self.n
            elif (w.at(end) in (",", ":") and end + 2 < self.n) or (first >= stop and w.has_finite(end, self.n)):
                start = end + (w.at(end) in (",", ":"))
                if w.at(start) in sh.CONNECTIVES and w.at(start + 1) == ",":
                    start += 2
                stop = min([self.n, *(a.start for a in attributions if a.start > start and self.closes(a))])
                stop = self.without_tail(start, stop)
                found.pieces = pieces_of(w.words, start, stop)
                self.mark(start, stop)
                end = stop
            if found.pieces:
                self.found.append(found)
                self.floor = max(self.floor, end)
                return

    def source_behind(self, at: int) -> tuple[Phrase | None, int, str, bool] | None:
        """Subject, end, agreement and whether it has to be known."""
        w = self.w
        if (gender := sh.HIS_WORDS.get(w.at(at))) and w.at(at + 1) in sh.WORDS_OF:
            return None, at + 2, gender, False
        if w.at(at) in ("nego", "njemu", "njima", "njoj", "nea", "niv"):
            return None, at + 1, {"nego": "m", "njemu": "m", "njoj": "f", "nea": "f"}.get(w.at(at), "mp"), False
        named = True
        first = at
        for index in range(at, min(at + 3, self.n)):
            if w.at(index) in sh.WORDS_OF and w.at(index - 1).endswith(("ovim", "evim", "inim")) and index > at:
                return (index - 1, index), index + 1, "", False  # Primjerićevim riječima
            if (w.at(index) in sh.WORDS_OF or w.at(index) in sh.PAPERS) and w.at(index + 1) in (",", ":"):
                own = w.at(at) in ("mom", "mojim", "nasem", "nasim", "svom", "svojim")
                return None if own else ((at, index + 1), index + 1, "", False)  # policijskim izvještajima
            if w.at(index) in sh.WORDS_OF:
                first, named = index + 1, False
                break
            if not w.is_adjective(index) and not w.at(index).endswith(("im", "om", "oj")):
                break
        if named and not (w.is_capital(at) or sh.role_of(w.at(at)) or w.at(at).endswith(("om", "oj"))):
            return None
        comma = next((k for k in range(first, min(first + 14, self.n)) if w.at(k) in (",", ":")), -1)
        limit = comma if comma > 0 else self.n
        if comma < 0:  # prema podacima LEX-a | most stoji
            limit = next((k for k in range(first + 1, self.n) if w.is_capital(k - 1) and not w.is_capital(k)), self.n)
        subject = phrase(w, first, limit, many=True)
        if subject is None or (comma < 0 and named):
            return None
        return subject, comma if comma > 0 else subject[1], "", named

    def colon_lead(self) -> Found | None:
        """ "TESTIĆ: …", "Testić: „…“": a name, a colon and the words."""
        w = self.w
        colon = next((k for k in range(1, min(9, self.n)) if w.at(k) == ":"), 0)
        if not colon or colon + 1 >= self.n or not w.is_capital(0) or w.verb(colon - 1) is not None:
            return None
        if not all(
            w.is_capital(k) or w.at(k) in ("i", "o", "-", ".", "/") or sh.role_of(w.at(k)) for k in range(colon)
        ):
            return None
        shouted = (
            w.text[w.words.starts[0] : w.words.ends[colon - 1]].isupper()
            and w.words.ends[colon - 1] - w.words.starts[0] > 3
        )
        quoted = w.is_quote(colon + 1)
        if not (quoted or self.in_title or (shouted and w.words.span.start)):
            return None
        name = next((k for k in range(1, colon) if w.at(k) in ("o", "na", "u")), colon)
        stop = colon + 2 if quoted and w.words.is_word(colon + 2) is False else self.n
        pieces = pieces_of(w.words, colon + 1, stop)
        if not pieces:
            return None
        found = Found(pieces, Form.QUOTE if quoted else Form.PARENTHETICAL, "colon", 0.85, named=not shouted)
        found.subject = w.words.span_of(0, name)
        found.after = w.words.starts[0]
        return found

    # --- quotations that nobody claims --------------------------------------------------------------------------------

    def leftover(self) -> None:
        w = self.w
        outside = sum(1 for index in range(self.n) if w.is_word(index))
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

    # --- describing ---------------------------------------------------------------------------------------------------

    def add(self, found: Found, a: Attribution) -> None:
        w = self.w.words
        found.cue = w.span_of(a.cue, a.cue + 1)
        found.after = w.starts[a.cue]
        found.agrees = a.agrees
        found.unnamed = a.side == "impersonal" and a.subject is None
        if a.subject is not None:
            found.subject = w.span_of(*a.subject)
            if a.mention is not None:
                found.phrase = w.span_of(*a.mention)
        self.found.append(found)

    def mark(self, first: int, stop: int) -> None:
        self.claimed.update(index for index in range(first, stop) if self.w.is_quote(index))
