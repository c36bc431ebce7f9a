"""Cue and clause → where the statements of a sentence stand, and the words that name their source.

Every reporting verb outside quotation marks is an *attribution*. Each claims its content: to its left ("…", he said),
to its right (he said that …), or both. Nothing inside a claimed content is read again: there is no statement inside a
statement. The patterns and boundaries are those of the annotation guideline.
"""

from __future__ import annotations

from .attributions import read_attributions
from .found import Found, pieces_of
from .lexicon import en
from .lexicon.en import Frame
from .openings import Attribution, clause_starts
from .records import Form, Span
from .remarks import is_participle
from .sides import Sides
from .tokens import Words
from .unattributed import attribution_alone, colon_lead, is_title, leftover_quotations

_WITHOUT_OBJECT = en.EXPLICIT - {"write", "observe", "echo", "comment", "project"}
_NO_CONTENT = frozenset(("this", "that", "it", "him", "her", "them", "so", "these", "those"))
_FRONTING = en.PREPOSITIONS | {"rather", "instead"}
_OPENING_OBJECT = en.DETERMINERS - {"that", "this", "last", "all", "both"}


def find_statements(words: Words, *, in_title: bool = False) -> list[Found]:
    """The statements of one sentence, in order; leftover quotations come without subject (``carried``)."""
    return _Sentence(words, in_title).read()


class _Sentence(Sides):
    def __init__(self, words: Words, in_title: bool) -> None:
        super().__init__(words)
        self.in_title = in_title
        self.found: list[Found] = []
        self.last_subject: Span | None = None
        self.conduit: Span | None = None  # who relays the statement that comes next
        self.claimed: set[int] = set()  # quotation tokens that belong to a statement

    # --- the whole ------------------------------------------------------------------------------------------------

    def read(self) -> list[Found]:
        attributions = read_attributions(self.w)
        if not attributions or self.in_title or self.w.span.start == 0:
            for found in colon_lead(self.w, self.in_title):
                self.found.append(found)
                self.claimed.update(i for i, q in self.w.quotes.items() if found.pieces[0].start <= q.inner.start)
                attributions = []
        for position, attribution in enumerate(attributions):
            if attribution.cue < self.floor or self.is_within(attribution, attributions[position + 1 :]):
                continue
            self.claim(attribution, attributions[position + 1 :])
            if attribution.subject is not None:
                self.last_subject = attribution.subject
        self.found.extend(leftover_quotations(self.w, self.claimed, self.last_subject))
        if not self.found and not self.in_title and (alone := attribution_alone(self.w, attributions)):
            self.found.append(alone)
        self.found.sort(key=lambda found: found.pieces[0] if found.pieces else Span(found.after, found.after))
        return self.found

    def is_within(self, a: Attribution, later: list[Attribution]) -> bool:
        """Whether somebody else says of the whole clause that it was said: "The mayor asked for help, the spokesman
        said". A medium that says so passes the words on, and they stay the mayor's; so do words in marks."""
        w = self.w
        for outer in later:
            if outer.side not in ("left", "inverted") or w.at(outer.start - 1) != "," or not self.right_is_empty(outer):
                continue
            if w.at(outer.end) == "," or self.is_conditional(outer):
                return False
            passes_on = outer.verb.lemma in ("report", "write", "quote") or self.is_outlet(outer)
            if passes_on and a.side == "participle" and w.has_finite(self.floor, a.start):
                return outer.subject is not None  # "Choirs marched, calling for a bridge, the Herald reported"
            if passes_on or outer.subject is None or outer.subject == a.subject or w.has_quote(self.floor, outer.start):
                return False
            pronoun = w.at(outer.start) in en.SUBJECT_PRONOUNS or w.at(outer.cue + 1) in en.SUBJECT_PRONOUNS
            return not pronoun and a.subject is not None and w.has_finite(a.start, outer.start)
        return False

    # --- claiming content -----------------------------------------------------------------------------------------

    def claim(self, a: Attribution, later: list[Attribution]) -> None:
        if a.side == "according":
            self.claim_according(a, later)
            return
        if a.side == "asked":
            self.claim_question(a, later)
            return
        w = self.w
        relayed = a.verb.lemma == "report" and later and later[0].side == "left" and later[0].start == a.end
        if relayed and not self.right_is_empty(later[0]):
            self.conduit = a.subject
            return
        left = self.left_region(a)
        right = None if a.side == "inverted" else self.right_start(a)
        relative = a.start > 1 and w.at(a.start - 1) == "," and w.at(a.start - 2) in ("which", "who")
        if relative and a.side == "left" and w.at(a.end) == ",":
            left, right = None, a.end + 1  # "a park, which, S said, is full"
        if left is not None and (right is None or not self.is_strong(right, a, left)):
            self.claim_left(a, left, later)
        elif right is not None and not self.leads_on(a, right):
            self.claim_right(a, right, later)
        elif a.subject is not None and self.w.at(self.n - 1) == ":":
            lead = Found([], Form.QUOTE, "lead-in", 0.9)
            self.describe(lead, a)
            self.found.append(lead)

    def leads_on(self, a: Attribution, right: int) -> bool:
        """ "A student told us his story:": what is told stands behind the colon, in the next paragraph."""
        w = self.w
        told = Frame.ADDRESSEE in a.verb.frame and not a.complementiser
        return told and w.at(self.n - 1) == ":" and not w.has_finite(right, self.n) and not w.has_quote(right, self.n)

    def claim_left(self, a: Attribution, left: tuple[int, int], later: list[Attribution]) -> None:
        w = self.w
        first, stop = left
        pieces = pieces_of(w, first, stop)
        if not pieces:
            return
        quote_only = all(w.is_quote(i) or not w.is_word(i) for i in range(first, stop))
        if Frame.QUOTE not in a.verb.frame and quote_only:
            return
        if not quote_only and not (
            Frame.CLAUSE in a.verb.frame or Frame.THAT in a.verb.frame or w.has_quote(first, stop)
        ):
            return
        quoted = w.has_quote(first, stop)
        if (
            not quoted
            and not w.has_finite(first, stop)
            and self.continuation(a, quote_only, later) is None
            and (stop - first < 5 or w.at(first) in en.PREPOSITIONS or a.end < self.n or a.side == "inverted")
            and not self.is_whole_clause(first, stop, a)
        ):
            return
        if not quoted and (self.has_object(a) or (w.at(first) in en.PREPOSITIONS and self.goes_on(a))):
            return
        form = Form.QUOTE if quote_only else Form.CLAUSE
        found = Found(pieces, form, f"{'quote' if quote_only else 'clause'}-{a.side}", 0.97 if quote_only else 0.9)
        self.describe(found, a)
        self.floor = a.end
        self.mark(first, stop)
        continuation = self.continuation(a, quote_only, later)
        if continuation is None and self.opens_subordinate(first) and a.side == "left":
            near = w.at(a.end) == "," and a.end < a.cue + 5 and w.at(a.end + 1) not in en.RELATIVES
            continuation = (a.end + 1, self.n) if near and w.has_finite(a.end + 1, self.n) else None
        if continuation is not None:  # the second: "Though it rained, S said, singing went on"
            start, end = continuation
            start += w.at(start) == "that" and not w.has_finite(start + 1, start + 2)
            end = self.cut(start, end, a, later, found)
            more = pieces_of(w, start, end)
            if more:
                found.pieces.extend(more)
                self.mark(start, end)
                self.floor = end
        self.found.append(found)

    def is_whole_clause(self, first: int, stop: int, a: Attribution) -> bool:
        """Whether words without a known verb may be a clause: "A variety of factors impact the cost, S said"."""
        w = self.w
        whole = w.at(first) in en.DETERMINERS and stop - first > 7 and a.verb.lemma in ("say", "add", "warn", "note")
        whole = whole and not any(w.is_dash(index) for index in range(first, stop + 1))
        return whole and (
            a.side == "inverted" or a.end >= self.n - 1 or (w.at(a.end) == "," and is_participle(w.at(a.end + 1)))
        )

    def goes_on(self, a: Attribution) -> bool:
        """Whether the clause of the verb goes on without a comma: "In spring, held in Rome, S told the story of …"."""
        w = self.w
        if a.side != "left" or Frame.ADDRESSEE in a.verb.frame:
            return False
        return a.end < self.n - 1 and w.is_word(a.end) and w.at(a.end) not in en.PREPOSITIONS

    def has_object(self, a: Attribution) -> bool:
        """Whether the verb has another object than the words before it: "In spring, S asked the choir for a song"."""
        w, at = self.w, a.end
        if a.verb.lemma in _WITHOUT_OBJECT:
            return a.verb.lemma != "maintain" or at < self.n - 1  # "The bridge is open, she maintains."
        if 0 <= a.addressee < at and w.at(at) in ("about", "against", "for"):
            return True  # "After the talks ended, S asked the mayor about the bridge"
        if a.side != "left" or at >= self.n or a.addressee >= 0 or not w.is_word(at) or w.is_quote(at):
            return False
        if w.at(at) == "to":
            return at == a.cue + 1 or bool((Frame.TO | Frame.OBJECT_TO) & a.verb.frame)
        return w.at(at) in _OPENING_OBJECT or w.at(at) in ("himself", "it")

    def rest_of_clause(self, a: Attribution, limit: int) -> int:
        """Where a clause goes on whose subject or adjunct the attribution divides from its verb: "The trouble with
        bridges, said S, head of the choir, is that they close"; 0 where nothing is missing."""
        w = self.w
        first = self.strip_connective(self.floor, a.start)
        if w.has_finite(first, a.start) and not self.opens_subordinate(first):
            return 0
        fronted = w.at(first) in _FRONTING and not w.has_finite(first, a.start)
        for index in range(a.end, limit):
            if w.at(index) == "," and index + 1 < self.n and w.is_finite(index + 1) and not w.is_capital(index + 1):
                return index + 1
            if fronted and w.at(index) == "," and clause_starts(w, index + 1) and w.has_finite(index + 2, index + 5):
                return index + 1  # "Rather than close, said S, the bridge should open"
        return 0

    def continuation(self, a: Attribution, quote_only: bool, later: list[Attribution]) -> tuple[int, int] | None:
        """The second half of a content that its attribution interrupts: "A," he said, "B"."""
        w, at = self.w, a.end
        limit = min(self.n, at + 24, *(other.start for other in later if other.start >= at))
        if w.is_quote(at):
            return (at, self.n) if w.at(at - 1) in (",", ":") or not is_title(w, at) else None
        if w.at(at) != ",":
            # step over the rest of the attribution: apposition or adjuncts up to a comma
            index = at
            while (
                index < limit
                and w.at(index) != ","
                and not w.is_quote(index)
                and w.at(index) != ";"
                and not w.is_dash(index)
            ):
                index += 1
            if w.at(index) not in (",", ":", ";") and not w.is_dash(index) and not w.is_quote(index):
                return None
            if not w.is_quote(index):
                at = index
            elif w.at(index - 1) not in (",",):
                return (index, self.n) if quote_only and w.at(index - 1) in ("and", "but", "that") else None
        after = at + 1
        if w.is_quote(after):
            return after, self.n
        # an apposition may stand between: said X, head of Y, "B"
        for index in range(after, limit):
            if (
                w.is_quote(index)
                and w.at(index - 1) in (",", ":")
                and quote_only
                and not any(w.at(k) in en.VERBS and w.at(k).endswith("ing") for k in range(after, index))
            ):
                return index, self.n
        word = w.at(after)
        if a.side == "inverted" and not quote_only and (rest := self.rest_of_clause(a, limit)):
            return rest, self.n
        bare = at == a.cue + 1 and a.side == "left"
        if bare and quote_only and w.at(at) == "," and (word == "to" or word in en.FINITE):
            return after, self.n  # “It is his task,” S said, to sing
        if quote_only or w.at(at) != "," or (a.side == "inverted" and word not in ("and", "but")):
            return None
        if bare and (word in ("to", "by", "from", "for", "including", "than") or (word == "of" and after + 1 < self.n)):
            return after, self.n  # "It is his task, S said, to sing"
        if bare and word in ("since", "until", "because", "unless", "if") and w.has_finite(after + 1, self.n):
            return after, self.n  # "The hall was full, S said, until it rained"
        if word in en.RELATIVES or word in en.TAIL_PARTICIPLES or word.endswith("ing") or word in en.PREPOSITIONS:
            return None
        if word in ("while", "when", "as", "although", "though", "who", "according"):
            return None
        pronoun = w.at(a.start) in en.SUBJECT_PRONOUNS and a.cue_start == a.start + 1
        if word in ("a", "an", "former", "one") and not pronoun and w.at(after + 1) not in en.FINITE:
            return None
        if not w.has_finite(after, self.n) and w.has_finite(self.floor, a.start):
            last = a.start - 1
            while last > 0 and not w.is_word(last):
                last -= 1
            return (after, self.n) if w.at(last) in en.FINITE or w.at(last) in en.PREPOSITIONS else None
        return after, self.n

    def claim_right(self, a: Attribution, right: int, later: list[Attribution]) -> None:
        w = self.w
        found = Found([], Form.CLAUSE, f"clause-{a.side}", 0.9)
        floor = self.floor
        stop = self.cut(right, self.n, a, later, found)
        form = self.frame_form(a, right, stop)
        if form is None or stop <= right:
            self.floor = floor  # nothing is claimed: the words are another attribution's
            return
        if form == Form.NOMINAL and Frame.LABEL in a.verb.frame:
            stop = self.label_end(right, stop)
        if form in (Form.NOMINAL, Form.INFINITIVE):
            stop = self.before_next_verb(right, stop, a)
        if form == Form.INFINITIVE and a.side == "noun":  # "the pledge to add a bridge was welcomed"
            stop = next((index for index in range(right + 2, stop) if w.words[index] in en.FINITE), stop)
        if (form == Form.NOMINAL or a.verb.particle == "for") and not w.has_quote(right, stop):
            stop = self.nominal_end(right, stop)
        start = right
        if form == Form.INFINITIVE and a.addressee >= 0 and a.addressee < right and a.addressee > a.cue:
            start = a.addressee
        if form == Form.NOMINAL and stop - start == 1 and w.at(start) in _NO_CONTENT:
            return  # "the mayor denies this"
        if form in (Form.NOMINAL, Form.INFINITIVE) and w.at(stop - 1) == "to":
            return  # "the mayor urged them not to"
        no_noun = a.verb.lemma in en.SAYS_NO_NOUN and w.at(right - 1) not in ("of", "about")
        if form == Form.NOMINAL and (a.side == "noun" or no_noun):
            return
        if form == Form.QUOTE:
            only = all(w.is_quote(i) or not w.is_word(i) for i in range(right, stop))
            if not only:
                form = Form.CLAUSE
        if a.side == "inverted":
            return
        pieces = pieces_of(w, start, stop)
        if not pieces:
            return
        has_quote = w.has_quote(start, stop)
        if (
            form == Form.NOMINAL
            and Frame.NOUN not in a.verb.frame
            and Frame.LABEL not in a.verb.frame
            and not has_quote
        ):
            found.confidence = 0.6
        elif form == Form.NOMINAL:
            found.confidence = 0.7
        elif form == Form.QUOTE:
            found.confidence = 0.95
        elif a.complementiser:
            found.confidence = 0.93
        found.form = form
        found.pieces = pieces
        found.rule = f"{form.value}-{a.side}"
        self.describe(found, a)
        self.mark(start, stop)
        self.floor = max(self.floor, stop)
        self.found.append(found)

    def claim_according(self, a: Attribution, later: list[Attribution]) -> None:
        w = self.w
        before = self.strip_connective(self.in_bracket(self.floor, a.start), a.start)
        stop = a.start
        while stop > before and (w.at(stop - 1) in (",", "and", "but") or w.is_dash(stop - 1)):
            stop -= 1
        found = Found([], Form.PARENTHETICAL, "according-to", 0.92)
        self.describe(found, a)
        # "The bridge, according to S, is open"
        goes_on = w.at(a.end) == "," and a.end + 1 < self.n and w.is_finite(a.end + 1)
        spoken = goes_on or w.has_finite(before, stop) or w.has_quote(before, stop) or stop - before > 3
        if Frame.CLAUSE not in a.verb.frame and a.start > 1:
            beside = next((at for at in (a.start - 1, a.end, a.end + 1) if w.is_quote(at)), -1)
            if beside >= 0:  # "the bridge is, in the words of S, “old”": the marks alone
                found.pieces = pieces_of(w, beside, beside + 1)
                self.mark(beside, beside + 1)
        elif w.at(a.start - 1) in ("and", "but") and w.is_finite(a.end) and not w.is_capital(a.end):
            end = self.cut(a.end, self.n, a, later, found)  # "The choir stayed and, according to S, has sung"
            found.pieces = pieces_of(w, a.end, end)
            self.mark(a.end, end)
            self.floor = end
        elif stop > before and spoken:
            found.pieces = pieces_of(w, before, stop)
            self.mark(before, stop)
            self.floor = a.end
            if w.at(a.end) == "," and w.at(a.end + 1) not in en.RELATIVES and w.has_finite(a.end + 1, self.n):
                after = a.end + 1
                if not w.at(after).endswith("ing") and w.at(after) not in (
                    "a",
                    "an",
                    "while",
                    "when",
                    "as",
                    "although",
                ):
                    end = self.cut(after, self.n, a, later, found)
                    found.pieces.extend(pieces_of(w, after, end))
                    self.mark(after, end)
                    self.floor = end
        elif (opens := self.after_relative(a.end + (w.at(a.end) == ","))) < self.n and (
            opens > a.end or w.at(opens) in en.QUANTITIES
        ):
            end = self.cut(opens, self.n, a, later, found)
            found.pieces = pieces_of(w, opens, end) if end - opens > 2 or w.has_quote(opens, end) else []
            self.mark(opens, end)
            self.floor = end
        if found.pieces:
            self.found.append(found)

    def after_relative(self, opens: int) -> int:
        """Where the words begin if a relative clause of the source comes first: "According to reports from Testgrad,
        where it rained, the bridge is shut"."""
        w = self.w
        if w.at(opens) not in ("where", "who", "which"):
            return opens
        comma = next((index for index in range(opens, self.n) if w.at(index) == ","), 0)
        told_of = w.at(opens) == "who" or w.has_finite(opens, comma)
        return comma + 1 if comma and told_of and w.has_finite(comma + 1, self.n) else opens

    def claim_question(self, a: Attribution, later: list[Attribution]) -> None:
        """ "Asked whether X, S said Y": the question, up to the comma before the answer; "he said when asked X": to the
        end of the clause."""
        w = self.w
        form = Form.INFINITIVE if w.at(a.end) == "to" else Form.CLAUSE
        found = Found([], form, "clause-asked", 0.7)
        opens = a.start == 0 or (
            w.at(a.start) in ("when", "if") and (a.start == 1 or w.at(a.start - 1) in (",", "and", "but"))
        )
        opens = opens or (w.at(0) == "when" and a.start < 12)
        stop = self.answer(a, later) if opens else 0
        if not stop and (not opens or w.at(a.start - 1) == ","):
            stop = self.cut(a.end, self.n, a, later, found)
        if stop <= a.end:
            return
        found.pieces = pieces_of(w, a.end, stop)
        self.describe(found, a)
        found.unnamed = a.subject is None
        if found.pieces:
            self.found.append(found)
            self.mark(a.end, stop)
            self.floor = stop

    def answer(self, a: Attribution, later: list[Attribution]) -> int:
        """The comma before what is said or done about a question that opens the sentence."""
        w = self.w
        for other in later:
            closing = other.start - 1
            if other.side != "left" or closing <= a.end:
                continue
            if w.at(closing) == ",":
                return closing
            if w.is_quote(closing) and self.names_programme(closing):  # "Asked why during a talk on “Morning Show,” S"
                return next((at for at in range(closing, a.end, -1) if w.at(at) in ("in", "during")), closing)
        for index in range(a.end + 1, self.n):
            if w.at(index) == "," and clause_starts(w, index + 1) and w.has_finite(index + 2, min(index + 8, self.n)):
                return index
        return 0

    def mark(self, first: int, stop: int) -> None:
        self.claimed.update(index for index in self.w.quotes if first <= index < stop)

    def describe(self, found: Found, a: Attribution) -> None:
        w = self.w
        particled = bool(a.verb.particle) and w.at(a.cue + 1) == a.verb.particle
        found.cue = w.span_of(a.cue, min(a.cue + 1 + particled, len(w)))
        if a.verb.form == "according":
            found.cue = w.span_of(a.cue, min(a.cue + 2, len(w)))
        found.subject = a.subject
        found.phrase = a.phrase
        found.via = found.via or a.via or self.conduit
        self.conduit = None
        found.unnamed = a.subject is None and a.side == "passive"
        opener = w.at(a.start - 1)
        found.aside = w.at(a.cue_start - 1) in en.RELATIVES or (a.side == "left" and opener in en.SUBORDINATORS)
        found.after = w.starts[a.cue]
