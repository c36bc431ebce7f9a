"""One sentence in Bosnian, Croatian, Montenegrin or Serbian → its statements and who they are given to.

After words that are quoted the verb stands before its subject; "da" and "kako" open a clause; a subject is often left
out, and then the participle tells whether a man, a woman or several spoke.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..found import Found, pieces_of
from ..lexicon import sh
from ..lexicon.frames import Frame
from ..prodrop.attribution import Attribution
from ..prodrop.statements import Statements, may_be_one
from ..prodrop.words import Phrase
from ..records import Form
from ..tokens import Words
from .attributions import Attributions
from .phrases import dateline, phrase, skip_adjuncts
from .words import Folded

_THIS = frozenset(("ovaj", "ova", "ovo", "ovu", "taj", "ta", "tu", "takav", "takvu"))
_ANNOUNCING = frozenset(("to", "toga", "tome", "time", "tim"))
_JOINED = frozenset(("a", "i", "ali"))  # before a phrase of the source: what stands before them is somebody else's
_THEREBY = frozenset(("time", "tako", "stoga", "zato"))
_AFTERWARDS = frozenset(("nakon", "poslije", "posle", "tokom", "tijekom", "dok", "prilikom", "uoci"))


def find_statements(words: Words, in_title: bool) -> list[Found]:
    """The statements of one sentence, in order; those without a subject say what their verb agrees with."""
    return _Sentence(Folded(words), in_title).read()


class _Sentence(Statements[Folded]):
    leading_over = frozenset(("a", "i", "te", "dok", "ali", ",", ";"))

    def attributions(self) -> list[Attribution]:
        found = Attributions(self.w).read()
        return [a for number, a in enumerate(found) if not self.is_said_twice(a, found[:number])]

    def is_said_twice(self, a: Attribution, earlier: Sequence[Attribution]) -> bool:
        """Whether an aside stands in what the same subject is said to report: S je naveo da most, kako kaže, stoji."""
        w = self.w
        joined = w.at(a.start - 2) in self.leading_over and w.at(a.start - 3) == ","  # …, a, kako kaže, put je nov
        bare = a.aside and a.side == "dropped" and a.subject is None and w.at(a.start - 1) == ","
        return bare and not joined and any(may_be_one(one, a) for one in earlier if one.content >= 0)

    def skip_adjuncts(self, first: int, stop: int) -> int:
        return skip_adjuncts(self.w, first, stop)

    def resumes(self, a: Attribution, at: int) -> bool:
        return not self.w.is_term(at)  # rekao je S u emisiji „Glas“

    def goes_right(self, a: Attribution) -> bool:
        """Kako se navodi most je pao."""
        return a.aside and a.start == 0 and a.subject is None and a.side == "impersonal" and self.w.is_word(a.end)

    def rest(self, a: Attribution, later: list[Attribution], quote_only: bool) -> Phrase | None:
        """With the clause that a demonstrative announces before the aside: radi se o tome, kako kaže S, da …"""
        later = [one for one in later if one.verb.tense != "noun" or not self.belongs_inside(one, a.end)]
        passing = [one.start for one in later if self.passes_on(one) and self.closes(one)]
        if passing and len(passing) == len(later):
            later = []  # počet će u maju, prenosi Glas
        found = Statements.rest(self, a, later, quote_only)
        if found is not None and not later and passing:
            found = found[0], min(found[1], passing[0] - (self.w.at(passing[0] - 1) == ","))
        after = a.end + 1
        announced = self.w.at(a.start - 2) in _ANNOUNCING and self.w.at(a.end) == ","
        if found is None and a.aside and announced and self.w.at(after) in sh.COMPLEMENTISERS:
            return after, min([self.n, *(one.start for one in later if one.start > after)])
        return found

    def is_led_in(self, stop: int) -> bool:
        return stop == 1 and self.w.at(0) in sh.CONNECTIVES

    def takes_addressee(self, a: Attribution) -> bool:
        return a.addressee >= 0

    def claim_left(self, a: Attribution, later: list[Attribution]) -> None:
        """What somebody was asked about is none of their words: upitan da li most stoji, S odgovara potvrdno."""
        w = self.w
        if a.aside and any(w.at(k) in sh.RELATIVES for k in range(max(self.floor, a.start - 4), a.start)):
            self.floor = max(self.floor, a.start - 1)  # snimak na kojem se, kako kaže, vidi da: not the main clause
        if a.start <= self.floor or not self.is_asked(self.floor):
            Statements.claim_left(self, a, later)

    def is_asked(self, at: int) -> bool:
        """Whether the words at ``at`` tell what somebody was asked."""
        word = self.w.at(at)
        return word in sh.ASKED or (
            word in ("na", "odgovarajuci") and "pitanje" in (self.w.at(at + 1), self.w.at(at + 2))
        )

    def answers(self, one: Attribution) -> bool:
        """Whether an attribution begins behind the comma that closes what somebody was asked."""
        return one.side == "left" and one.content >= 0 and self.w.at(one.start - 1) == ","

    def is_fronted(self, a: Attribution) -> bool:
        opens = self.w.at(0) == "da" and self.w.is_capital(0)
        return opens and a.side == "right" and a.content < 0 and a.start > 2

    def closes(self, a: Attribution) -> bool:
        return Statements.closes(self, a) or self.is_fronted(a)

    def opening(self, first: int, stop: int) -> int:
        if first == 0 and (dash := dateline(self.w, stop)) > 0:
            first = dash
        first = Statements.opening(self, first, stop)
        return first + 1 if first == 0 and self.w.at(0) == "da" and self.w.at(1) != "li" else first

    def claim(self, a: Attribution, later: list[Attribution]) -> None:
        """A paper that tells what somebody has said only passes it on: Herald prenosi da je S rekao da …"""
        inner = later[0] if later and self.passes_on(a) and a.content >= 0 else None
        if a.side == "right" and a.content == a.end and self.is_closed_before(a) and not self.w.is_term(a.end):
            a.content = -1  # „Most“, rekao je S „stoji“: the second half, though no comma parts it
        if a.subject is None and self.is_asked(0) and any(self.answers(one) for one in later):
            return  # na pitanje o izjavi da most stoji, …
        if a.colon and a.content >= self.n and (a.subject is not None or a.side == "dropped"):
            self.add(Found([], Form.QUOTE, "announced", 0.85), a)  # S je dodala: and the words in the next paragraph
            return
        if inner is not None and inner.content >= 0 and inner.side == "left" and inner.start <= a.content + 1:
            inner.via = inner.via or a.subject
            return
        Statements.claim(self, a, later)

    def cut(self, start: int, a: Attribution, later: Sequence[Attribution]) -> int:
        """Where the clause that begins at ``start`` ends: at another attribution of the same or of somebody else, at
        the reporter's own tail, at a second verb of the same subject."""
        w = self.w
        for one in later:
            if one.cue <= start:
                continue
            if one.start < a.start:  # ona je, ukazavši da …, poručila
                return next((k for k in range(one.cue - 1, start, -1) if w.at(k) == ","), one.cue)
            brings = one.verb.tense == "noun" and one.side != "left" and not self.belongs_inside(one, start)
            first = self.over_adverbs(one.start, start)
            if brings or (one.side == "converb" and w.at(first - 1) in (",", "i")):
                return self.before(first if not brings else one.start, start)
            if (self.is_asked(0) or w.is_converb(0)) and self.answers(one):
                return one.start - 1  # na pitanje o izjavi da most stoji, S je rekao da
            if one.side in ("coordinate", "left", "dropped") and one.start > start and self.is_new(one, a, start):
                return self.before(self.over_adverbs(one.start, start), start)
            if self.closes(one) and one.verb.lemma in sh.CONDUITS:
                return self.before(one.start, start)
        if w.is_quote(start) and w.at(start + 1) == "," and w.at(start + 2) in ("a", "dok", "ali"):
            if w.at(start + 3) in sh.COMPLEMENTISERS:
                return self.limit  # „most stoji“, ali da put pada
            return start + 1  # napisao je „Most stoji“, a vlada šuti
        own = w.is_participle(start, a.agrees)  # whether the clause itself has such a participle
        for index in range(start + 2, self.limit - 1):
            word = w.at(index)
            if word == "," and (self.opens_other(index + 1) or self.keeps_silent(index + 1)):
                return index
            if a.verb.tense == "past" and a.agrees in ("m", "f", "n", "mp", "fp"):
                own = own or w.is_participle(index, a.agrees)
                another = not own and word in ("i", "te") and w.is_participle(index + 1, a.agrees)
                if another and w.at(index + 2) not in sh.CLITICS:
                    return index
        return self.limit

    def belongs_inside(self, one: Attribution, start: int) -> bool:
        """Whether a noun is governed by a verb of what is reported: (rekao je da) se slaže s ocjenom da."""
        w = self.w
        return any(w.at(k).startswith(sh.GOVERNING_WITH) for k in range(max(start, one.start - 3), one.start))

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
            if w.is_quote(index) and not w.is_term(index):
                return stop
            if w.at(index) != ",":
                continue
            before = next((k for k in range(index - 1, start, -1) if w.at(k) == ","), start)
            if before > start and w.at(before + 1) == "kako" and index - before < 6:
                index = before  # an aside in the tail: kako se procjenjuje
                continue
            if w.at(index + 1) in ("i", "te") and (w.at(index + 2) in _THEREBY or w.at(index + 3) in _THIS):
                continue  # …, što je S tražio, i na taj način pada
            goes_on = any(
                w.at(k) == "i"
                and not w.is_participle(k + 1)
                and not self.opens_tail(k + 1, stop)
                and w.has_finite(k + 1, stop)
                for k in range(index + 1, stop)
            )
            return stop if goes_on or not self.opens_tail(index + 1, stop) else index
        return stop

    def opens_tail(self, at: int, stop: int) -> bool:
        w = self.w
        word = w.at(at)
        if word in ("jer", "posto", "buduci"):
            return (verb := w.verb(at + 1)) is not None and bool(verb.frame & Frame.OPINION)
        if word in sh.PREPOSITIONS:
            return w.at(at + 1) in sh.RELATIVES or w.at(at + 1) in ("cemu", "sta", "cega")
        if word == "a" and w.at(at + 1) in sh.RELATIVES:
            return True  # …, a koji je star
        if word == "sto":
            return w.at(at + 1) not in ("se", "prije", "pre") and stop - at > 3
        return word in sh.RELATIVES or word in ("gdje", "cime")

    def is_new(self, one: Attribution, a: Attribution, start: int) -> bool:
        """Whether a later attribution is no part of what this one reports: …, a T je dodao da; … i dodao da."""
        w = self.w
        first = self.over_adverbs(one.start, start)
        before = w.at(first - 1)
        if one.content < 0:  # …, dok je T istakla značaj mosta
            names = one.side == "left" and one.subject and (w.is_capital(one.subject[0]) or w.is_role(one.subject[0]))
            return bool(names) and before in ("a", "dok") and w.at(first - 2) == "," and one.verb.tense == "past"
        if one.side == "dropped" and a.subject is None and before in ("i", "te"):
            return one.agrees == a.agrees and one.verb.tense == a.verb.tense  # podsjećaju da …, te pozivaju
        if before == "," and w.at(0) == "dok" and one.side == "left" and one.subject is not None:
            return a.start < 3 and (
                w.is_capital(one.subject[0]) or w.is_role(one.subject[0])
            )  # dok S tvrdi X, T kaže Y
        if one.side == "coordinate":
            return one.subject == a.subject and (one.verb.tense == "present") == (a.verb.tense == "present")
        if before in ("a", "dok", "ali", "i", "te") and (w.at(first - 2) == "," or before in ("a", "dok")):
            return True
        return before in (";",) or w.words.is_dash(first - 1)

    def opens_other(self, at: int) -> bool:
        """Whether the reporter's own tail begins, or what somebody else says with the same verb: …, a ministar da
        put stoji."""
        w = self.w
        if w.at(at) == "a" and (w.is_role(at + 1) or w.is_name(at + 1)):
            end = next((k for k in range(at + 2, at + 6) if not w.is_word(k) or w.at(k) == "da" or w.verb(k)), 0)
            return w.at(end) == "da"
        while w.at(at) in sh.ADVERBS:
            at += 1
        return w.at(at) in sh.TAILS

    def keeps_silent(self, at: int) -> bool:
        """…, ali nije naveo ko: what somebody has not said is told by the reporter."""
        w = self.w
        verb = w.verb(at + 2)
        return w.at(at) in ("ali", "a", "no") and w.at(at + 1) in sh.NEGATIONS and verb is not None

    def over_adverbs(self, stop: int, start: int) -> int:
        """Where the adverbs begin that stand before ``stop``: …, a | zatim | je dodao da."""
        while stop > start and self.w.at(stop - 1) in sh.ADVERBS:
            stop -= 1
        return stop

    # --- phrases that attribute ---------------------------------------------------------------------------------------

    def according(self, attributions: Sequence[Attribution]) -> None:
        """Prema riječima S, X; X, prema navodima S; prema S, X where S is somebody known."""
        w = self.w
        for index in range(self.n):
            if w.at(index) not in ("prema", "po"):
                continue
            if (
                index
                and w.at(index - 1) not in {",", *_JOINED}
                and not w.words.is_dash(index - 1)
                and not w.is_quote(index - 1)
            ):
                if not attributions and self.in_the_midst(index):
                    return
                continue
            source = self.source_behind(index + 1)
            if source is None:
                continue
            subject, end, agrees, named = source
            if subject is None and any(-1 < a.content < index for a in attributions):
                continue  # S je rekla da most, po njenom mišljenju, stoji
            if subject is not None and self.is_passed_on(index, subject, end, attributions):
                continue
            if subject is not None:
                subject, end = self.over_apposition(subject, end)
                if w.at(end) == "," and w.at(end + 1) in sh.RELATIVES and not index:
                    end = next((k for k in range(end + 2, min(end + 20, self.n)) if w.at(k) == ","), end)
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
            first = self.opening(self.floor, stop) if w.at(stop - 1) not in _JOINED else stop
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

    def in_the_midst(self, index: int) -> bool:
        """Most će prema njegovim riječima stajati: adds what a phrase without commas attributes, if there is one."""
        w = self.w
        his = w.at(index + 1) in sh.HIS_WORDS or w.at(index + 1).endswith(("ovim", "evim", "inim"))
        source = self.source_behind(index + 1) if his and w.at(index + 2) in sh.WORDS_OF else None
        first = self.opening(self.floor, index)
        if source is None or first >= index or not w.has_finite(first, self.n):
            return False
        subject, end, agrees, named = source
        found = Found(pieces_of(w.words, first, index), Form.PARENTHETICAL, "according-to", 0.85, named=named)
        found.pieces += pieces_of(w.words, end, self.n)
        found.cue, found.after, found.agrees = w.words.span_of(index, index + 1), w.words.starts[index], agrees
        if subject is not None:
            found.subject = w.words.span_of(*subject)
        self.mark(first, self.n)
        self.found.append(found)
        self.floor = self.n
        return True

    def is_passed_on(self, index: int, subject: Phrase, end: int, attributions: Sequence[Attribution]) -> bool:
        """Whether a paper only passes on who speaks: S je, prema saopštenju, naglasio da …"""
        paper = subject[1] - subject[0] == 1 and self.w.at(subject[0]) in sh.PAPERS
        return paper and self.w.at(index - 1) == "," and any(a.content > end and not a.aside for a in attributions)

    def study_behind(self, at: int) -> tuple[Phrase, int] | None:
        """(Prema) novoj anketi Zavoda objavljenoj u maju, …; (prema) procjeni koju je dao Zavod, …: what was found out,
        and where the comma or colon stands that parts it from what it says."""
        w = self.w
        noun = next((k for k in range(at, min(at + 4, self.n)) if w.at(k) in sh.STUDIES), -1)
        if noun < 0 or not all(w.at(k).endswith(("im", "om", "oj", "em")) for k in range(at, noun)):
            return None
        described = noun + 1 + (w.at(noun + 1) == ",")
        told = w.at(described) in sh.RELATIVES
        if not told and w.at(noun) in sh.WORDS_OF:
            return None  # prema izvještaju misije: the mission's words
        first = described if told else noun + 1
        end = next((k for k in range(first, min(first + 20, self.n)) if w.at(k) in (",", ":")), -1)
        if end < 0 or (not told and w.has_finite(first, end)):
            return None
        stop = noun + 1
        while not told and stop < end and w.is_open(stop) and not w.at(stop).startswith("objavljen"):
            if w.at(stop) in sh.PREPOSITIONS and w.at(stop) not in ("za", "o"):
                break
            stop += 1
        return (at, stop), end

    def source_behind(self, at: int) -> tuple[Phrase | None, int, str, bool] | None:
        """Subject, end, agreement and whether it has to be known."""
        w = self.w
        if (gender := sh.HIS_WORDS.get(w.at(at))) and w.at(at + 1) in sh.WORDS_OF:
            return None, at + 2, gender, False
        if w.at(at) in ("njemu", "njima", "njoj"):
            return None, at + 1, {"njemu": "m", "njoj": "f"}.get(w.at(at), "mp"), False
        if (study := self.study_behind(at)) is not None:
            return *study, "", False
        named = True
        first = at
        for index in range(at, min(at + 3, self.n)):
            if w.at(index) in sh.WORDS_OF and w.at(index - 1).endswith(("ovim", "evim", "inim")) and index > at:
                return (index - 1, index), index + 1, "", False  # Primjerićevim riječima
            if (w.at(index) in sh.WORDS_OF or w.at(index) in sh.PAPERS) and w.at(index + 1) in (",", ":"):
                own = w.at(at) in ("mom", "mojim", "nasem", "nasim", "svom", "svojim", "sopstvenim", "vlastitim")
                return None if own else ((at, index + 1), index + 1, "", False)  # policijskim izvještajima
            if w.at(index) in sh.WORDS_OF:
                first, named = index + 1, False
                break
            if w.at(index) in sh.CIRCLES:  # prema diplomatskim izvorima u Testgradu
                end = index + 1
                while end < self.n and w.is_word(end) and not w.has_finite(end, end + 1):
                    end += 1
                return ((at, end), end, "", False) if w.at(end) in (",", ":") else None
            if not w.is_adjective(index) and not w.at(index).endswith(("im", "om", "oj")):
                break
        if named and not (w.is_capital(at) or sh.role_of(w.at(at)) or w.at(at).endswith(("om", "oj"))):
            return None
        comma = next((k for k in range(first, min(first + 14, self.n)) if w.at(k) in (",", ":")), -1)
        limit = comma if comma > 0 else self.n
        if comma < 0:  # prema podacima LEX-a | most stoji
            limit = next((k for k in range(first + 1, self.n) if w.is_capital(k - 1) and not w.is_capital(k)), self.n)
        subject = phrase(w, first, limit, many=True, dative=first == at)
        if subject is None or (comma < 0 and named):
            return None
        if comma < 0 or w.has_finite(subject[1], comma):
            comma = subject[1]  # prema riječima S most je siguran, a …
        return subject, comma, "", named
