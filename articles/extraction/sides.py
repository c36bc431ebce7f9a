"""What may be reported on either side of a verb: where its words begin, and the form they have under its frame."""

from __future__ import annotations

from .adjuncts import adjunct
from .boundaries import Boundaries
from .lexicon import en, sources
from .lexicon.en import Frame
from .noun_phrases import is_name
from .openings import Attribution, clause_starts
from .records import Form

#: said of the saying, where no other clause follows
_OCCASIONAL = frozenset(("when", "before", "after", "as", "while", "until"))
_NUMBERS = en.NUMERALS | {"one", "half"}
_ADJUNCTS = en.CLAUSE_OPENERS | en.PREPOSITIONS
_NO_CLAUSE = _ADJUNCTS | en.RELATIVES


def is_number(word: str) -> bool:
    return word.partition("-")[0] in _NUMBERS


class Sides(Boundaries):
    """The tokens to the left and to the right of an attribution, before either is claimed."""

    def left_region(self, a: Attribution) -> tuple[int, int] | None:
        """The tokens before an attribution that can be its content: ended by a comma, a dash or a quotation."""
        w = self.w
        if a.side not in ("left", "inverted") or self.is_conditional(a):
            return None
        stop = a.start
        if stop <= self.floor:
            return None
        if w.at(a.cue_start - 1) in en.RELATIVES and not w.is_quote(stop - 1):
            return None  # "Ana Testić, a singer who said that"
        if w.at(stop - 1) == "as" and a.side == "left":
            apart = w.at(stop - 2) == "," or w.is_quote(stop - 2)
            if not apart or not self.right_is_empty(a) or a.verb.lemma in ("respond", "propose", "explain"):
                return None
            stop -= 1
            if stop - 1 <= self.floor:
                return None
        if w.at(stop - 1) in (",", ";") or w.is_dash(stop - 1):
            stop -= 1
            while stop > self.floor and w.is_dash(stop - 1):
                stop -= 1
        elif not w.is_quote(stop - 1) or self.names_programme(stop - 1):
            return None
        stop = self.before_role(stop, a)
        if stop <= self.floor:
            return None
        first = self.after_lead(self.strip_connective(self.in_bracket(self.floor, stop), stop), stop)
        if first >= stop or self.is_occasion(first, stop):
            return None
        return first, stop

    def before_role(self, stop: int, a: Attribution) -> int:
        """Where the words end if the role of who speaks is divided from the name: "The bridge is open, the mayor of
        Rome, Ana Testić said"; else ``stop``."""
        w = self.w
        if a.side != "left" or w.at(stop) != "," or not is_name(w, a.start, a.cue_start):
            return stop
        comma = next((index for index in range(stop - 1, max(stop - 9, self.floor), -1) if w.at(index) == ","), 0)
        role = w.words[comma + 1 : stop]
        if not comma or not role or role[0] not in en.DETERMINERS or w.has_finite(comma + 1, stop):
            return stop
        return comma if any(word in sources.OFFICES for word in role) else stop

    def after_lead(self, first: int, stop: int) -> int:
        """Where the words begin that end in marks before their attribution, if a clause of the reporter's leads up to
        them: "The choir kept its promise: “We sing,” S said", "left the town (“It is cold,” S wrote)"."""
        w = self.w
        quotation = stop - 1
        while quotation > first and not w.is_quote(quotation):
            quotation -= 1
        lead = quotation - 1
        if lead <= first or stop - quotation > 2:
            return first
        if w.at(lead) == "(" or ((w.at(lead) == ":" or self.is_break(lead)) and w.has_finite(first, lead)):
            return quotation
        return first

    def is_occasion(self, first: int, stop: int) -> bool:
        """Whether what stands before the attribution is what it answers, or only a place with a clause of its own:
        "Responding to the question of whether it rained, S said", "By the river, which was high, S noted"."""
        w = self.w
        if w.has_quote(first, stop):
            return False
        if w.at(first) in en.PREPOSITIONS:
            comma = next((index for index in range(first, stop) if w.at(index) == ","), stop)
            described = w.at(comma + 1) in en.RELATIVES or w.at(comma + 1).endswith("ing")
            return comma < stop and described and not w.has_finite(first, comma)
        return w.at(first) in en.ANSWERING

    def names_programme(self, at: int) -> bool:
        """Whether what stands in marks before the attribution is where it was said: "On Monday in “Example Daily,”
        Ana Testić said the bridge is open"."""
        w = self.w
        inner = w.quotes[at].inner
        words = w.text[inner.start : inner.end].rstrip(",").split()
        if len(words) > 5 or not all(word[0].isupper() or len(word) < 4 for word in words):
            return False
        before = w.at(at - 2) if w.at(at - 1) == "," else w.at(at - 1)
        if before in ("book", "memoir", "novel", "article", "essay", "column"):
            return True
        return before in ("on", "in", "of", "to", "with", "for", "the") or before.endswith("'s")

    def strip_connective(self, first: int, stop: int) -> int:
        w = self.w
        while first < stop and (w.at(first) in (",", ";", ":", ")", "]", "*", "•") or w.is_dash(first)):
            first += 1
        if w.at(first) in en.CONNECTIVES and w.at(first + 1) == ",":
            first += 2
        elif w.at(first) in en.CONNECTING:
            for phrase in en.CONNECTING[w.at(first)]:
                if w.words[first : first + len(phrase)] == phrase:
                    first += len(phrase)  # "In a related development, …"
                    break
        elif w.at(first) in ("but", "and") and first + 1 < stop:
            first += 2 if w.at(first + 1) == "so" and w.at(first + 2) == "," else 1
        return first

    def right_start(self, a: Attribution) -> int | None:
        w, at = self.w, a.end
        if at >= self.n:
            return None
        if a.complementiser:
            return at
        beside = w.at(at) in ("in", "at", "on", "during") or (w.at(at) == "with" and w.at(at + 1) in ("a", "an"))
        if a.side == "left" and w.at(a.start - 1) == "as" and a.start <= 2 and beside:
            # "As S explained at the fair, X"
            comma = next((index for index in range(at, min(at + 8, self.n)) if w.at(index) == ","), at)
            at = at if w.has_finite(at, comma) else comma
        if w.at(at) in (":",) or w.is_dash(at):
            return at + 1 if at + 1 < self.n and (w.is_quote(at + 1) or w.at(at) == ":") else None
        if w.is_quote(at):
            return at
        if w.at(at) == ",":
            if w.is_quote(at + 1):
                return at + 1
            if a.side == "left" and w.at(a.start - 1) == "as" and a.start <= 2 and w.has_finite(at + 1, self.n):
                return at + 1  # "As S noted, X"
            if a.side == "left" and a.start and self.strip_connective(self.floor, a.start - 1) >= a.start - 1:
                return at + 1  # "But, S said, X"
            if w.at(at + 1) in ("however", "too", "though") and w.at(at + 2) in (",", "that"):
                after = at + 3
                return after if after < self.n else None
            bare = a.end == a.cue + 1 and Frame.ADDRESSEE not in a.verb.frame
            if bare and self.left_region(a) is None and self.opens_clause(at + 1):
                return at + 1  # "S says, rain or shine, the bridge opens"
            return None
        if w.at(at) in (".", ";", ")", "?", "!", "]", "(", "["):
            return None
        if w.at(at) in ("and", "but", "or") and not (a.addressee >= 0):
            return None
        return at

    def opens_clause(self, first: int) -> bool:
        w = self.w
        head = w.at(first)
        if (
            head in en.PREPOSITIONS
            or head.endswith("ing")
            or head in en.RELATIVES
            or head in ("and", "but", "as", "to", "not")
        ):
            return False
        return w.has_finite(first + 1, self.n)

    def is_strong(self, right: int, a: Attribution, left: tuple[int, int]) -> bool:
        """Whether the words after the verb are its content although words before it could be."""
        w = self.w
        if w.is_quote(left[1] - 1):
            fronted = w.at(left[0]) in en.VERBS and w.at(left[0]).endswith(
                "ing"
            )  # "Bemoaning the “system,” S accused Y"
            if fronted and left[1] - left[0] > 1 and (Frame.OBJECT_OF | Frame.OBJECT_TO) & a.verb.frame:
                return True
            ending = w.text[w.quotes[left[1] - 1].inner.end - 1]
            occasion = w.at(left[0]) in en.PREPOSITIONS and left[1] - left[0] > 1 and not w.has_finite(*left)
            strong = a.complementiser or (occasion and w.is_word(right) and self.is_main_clause(right, self.n))
            if ending in (",.!?" if left[1] - left[0] == 1 else ",") and not strong:
                return False
        if w.is_quote(right) and w.at(right - 1) == "," and w.text[w.quotes[right].inner.start].islower():
            return False  # "The bridge, S said, “is open”": the marks go on with what stands before
        if w.at(right - 1) == ":" and self.is_main_clause(*left):
            return False  # "The bridge is open, S said: “…”": the quotation goes on
        if a.complementiser or w.is_quote(right) or w.at(right - 1) == ":":
            return True
        if w.at(left[1] - 1) in ("however", "meanwhile") or w.at(right) in ("why", "how", "whether"):
            return True
        if self.opens_subordinate(left[0]) and w.is_word(right) and w.at(right) not in en.PREPOSITIONS:
            return True
        if (
            (w.at(right) in en.PREPOSITIONS and w.at(right + 1) != "least")
            or w.at(right) in ("of", "when", "while", "as", "who", "because", "to")
        ) and self.frame_form(a, right, self.n) != Form.INFINITIVE:
            return False
        if self.n - right == 1:
            return False
        return (
            w.has_finite(right, self.n)
            or (clause_starts(w, right) and w.has_quote(right, self.n))
            or self.frame_form(a, right, self.n) == Form.INFINITIVE
            or not w.has_finite(*left)
        )

    def is_main_clause(self, first: int, stop: int) -> bool:
        w = self.w
        head = w.at(first)
        if self.opens_subordinate(first) or head in en.PREPOSITIONS or head in en.CLAUSE_OPENERS or w.is_quote(first):
            return False
        return not head.endswith(("ing", "ed")) and w.has_finite(first + 1, stop)

    def opens_subordinate(self, first: int) -> bool:
        """Whether a clause that begins at ``first`` cannot stand alone: "Even though it rained, …"."""
        w = self.w
        return w.at(first + (w.at(first) == "even")) in en.SUBORDINATORS

    def frame_form(self, a: Attribution, right: int, stop: int) -> Form | None:
        """The form the words to the right have under the verb's frame, or None where the verb does not take them."""
        w, frame = self.w, a.verb.frame
        if a.complementiser:
            return Form.CLAUSE
        speaks = Frame.CLAUSE in frame or Frame.THAT in frame
        if speaks and a.side == "left" and w.at(a.start - 1) == "as" and w.at(right - 1) == "," and stop - right > 3:
            return Form.CLAUSE  # "As S explains, X"
        if w.is_quote(right) and (stop - right == 1 or Frame.LABEL not in frame):
            return Form.QUOTE
        has_quote = w.has_quote(right, stop)
        first = w.at(right)
        if first in ("above", "below") and stop - right == 1:
            return None  # "as I mentioned above"
        if stop - right == 1 and not has_quote and w.is_finite(right):
            return None  # "insisted on the morning shows": what looks like a verb is none
        if first == "to" or (first in ("not", "never") and w.at(right + 1) == "to"):
            if a.verb.lemma == "claim" and w.at(a.start - 1) == "as":
                return None  # "as wealthy as S claims to be"
            if Frame.TO in frame or (Frame.OBJECT_TO in frame and a.addressee >= 0 and a.addressee < right):
                return Form.INFINITIVE
            return None if not has_quote else Form.NOMINAL
        if first in en.QUESTION_WORDS and Frame.WHETHER in frame:
            return Form.CLAUSE
        if Frame.OBJECT_TO in frame:
            for index in range(max(right, a.addressee), min(right + 28, stop)):
                if (
                    w.at(index) == "to"
                    and w.is_word(index + 1)
                    and not w.is_capital(index + 1)
                    and w.at(index + 1) not in en.DETERMINERS
                    and index > a.addressee >= 0
                    and w.at(index - 1) not in en.GOVERNING_TO
                ):
                    if Frame.CLAUSE in frame and w.has_finite(right, index):
                        break
                    return Form.INFINITIVE
        if Frame.OBJECT_OF in frame:
            return Form.INFINITIVE if any(w.at(i) == "of" for i in range(right, min(right + 30, stop))) else None
        if first in _OCCASIONAL and speaks and "," not in w.words[right:stop] and not has_quote:
            return None  # "what she said when she left", "said before he sang"
        if first in en.QUESTION_WORDS and (Frame.CLAUSE in frame or Frame.THAT in frame):
            return Form.CLAUSE
        if Frame.GERUND in frame and first.endswith("ing"):
            return Form.INFINITIVE
        if a.verb.lemma in en.EXPLICIT and not (has_quote or a.verb.particle):
            return Form.CLAUSE if self.is_bare_clause(a, right, stop) else None
        if a.verb.lemma in ("begin", "go", "conclude") and not w.is_quote(right) and Frame.THAT not in frame:
            return None  # "began talking of a “new world”"
        if first == "of" and not has_quote:
            return None
        if Frame.CLAUSE in frame:
            if first in ("so", "this") and (
                stop - right == 1 or adjunct(w, right + 1) > right + 1 or w.at(right + 1) in en.PREPOSITIONS
            ):
                return None  # "S said so on Monday", "said this at the opening"
            if w.has_finite(right, stop) or has_quote or self.has_present(right, stop):
                return Form.CLAUSE
            if stop - right > 4 and (
                first in en.SUBJECT_PRONOUNS or (a.verb.lemma == "say" and clause_starts(w, right))
            ):
                return Form.CLAUSE  # a verb in the present that no list knows: "said choirs and bands differ on that"
            if a.verb.lemma == "tell" and (w.is_capital(right) or w.is_capital(right + 1)):
                return None  # "told the Testgrad Herald"
            return Form.NOMINAL if a.verb.form == "according" or stop - right > 2 else None
        if Frame.THAT in frame:
            counted = first in ("about", "between", "at") and (
                w.at(right + 1)[:1].isdigit() or is_number(w.at(right + 1))
            )
            if first in en.PREPOSITIONS and w.at(right + 1) != "least" and not (counted or has_quote):
                return None
            if w.has_verb(right, self.clause_break(right, stop)):
                return Form.CLAUSE
            if first in ("he", "she", "they", "we", "i") and stop - right > 2:
                return Form.CLAUSE
            return Form.NOMINAL if stop > right and (a.verb.lemma not in en.NO_OBJECT or has_quote) else None
        if Frame.NOUN in frame:
            called = a.verb.particle == "for" and self.has_infinitive(right, stop)
            return Form.INFINITIVE if called else Form.NOMINAL
        if a.verb.particle == "it" and w.at(a.start - 1) == "as" and w.has_finite(right, stop):
            return Form.CLAUSE  # "As S put it, X"
        if has_quote:
            return Form.NOMINAL
        return None

    def is_bare_clause(self, a: Attribution, right: int, stop: int) -> bool:
        """Whether a subject and its verb follow at once: "wrote the choirs knew it", not "wrote the book that won"."""
        w = self.w
        if a.verb.lemma == "maintain" and w.at(right) in en.SUBJECT_PRONOUNS:
            return w.has_finite(right + 1, stop)
        if a.verb.lemma != "write" or not clause_starts(w, right):
            return False
        for index in range(right + 1, min(right + 6, stop)):
            if w.is_finite(index) and not w.at(index).endswith("ed"):
                return True
            if not w.is_word(index) or w.at(index) in _NO_CLAUSE:
                return False
        return False

    def has_infinitive(self, right: int, stop: int) -> bool:
        """Whether somebody is to do something: "called for Freedonia to open the bridge"."""
        w = self.w
        for index in range(right + 1, min(right + 20, stop)):
            if w.at(index) in (",", "of", "and") or w.at(index) in en.CLAUSE_OPENERS or w.is_quote(index):
                return False
            if w.at(index) == "to":
                verb = w.is_word(index + 1) and not w.is_capital(index + 1) and w.at(index + 1) not in en.DETERMINERS
                return verb and w.at(index - 1) not in en.GOVERNING_TO
        return False

    def clause_break(self, right: int, stop: int) -> int:
        """Where a second clause opens: of "announced the plan while others watched" the verb is no part."""
        w = self.w
        if w.at(right) in _ADJUNCTS:
            return stop
        for index in range(right + 1, stop):
            if w.at(index) in ("while", "although", "though", "after", "before", "when", "as", "because"):
                return index
            if w.at(index) == "," and w.at(index + 1) in ("and", "but") and not w.is_quote(index + 2):
                return index
            if w.at(index) == "and" and w.is_finite(index + 1) and not w.is_capital(index + 1):
                return index  # "announced three days of mourning and cancelled the fair"
        return stop
