"""The subject of a finite verb of saying: which words before or behind the verb are it, and which only look so.

Every rule looks at a bounded neighbourhood of the verb.
"""

from __future__ import annotations

from .lexicon import en
from .lexicon.en import Verb
from .nonfinite import NonFinite
from .noun_phrases import before_time, is_name, opens_with_name, skip_noun_phrase
from .openings import Attribution, clause_starts, opens_clause
from .subjects import left_subject

_CLAUSES = en.CLAUSE_OPENERS | en.RELATIVES | en.SUBORDINATORS | {"and", "that"}  # another clause opens with these
_PERSONAL = en.SUBJECT_PRONOUNS | {"who"}
#: a form of "be" may be glued to these: "she's saying"
BE_GLUED_TO = _PERSONAL | {"that", "there"}
#: what others hold of it: "a charge he denies", "a view Testgrad rejects"
_HELD = en.SPEECH_NOUNS | {"something", "charge", "view", "position", "move", "demand", "account", "theory", "plan"}


class VerbSubjects(NonFinite):
    """The verbs of one sentence and their subjects."""

    def behind_verb(self, first: int, stop: int) -> int:
        """Where the subject begins, if a verb stands among its words: "there was Ana Testić, who said", "the third time
        Testgrad officials said"; ``stop`` where none is left: "its fans were not involved in racist chants"."""
        w = self.w
        verb = next((index for index in range(first, stop) if w.at(index) in ("is", "are", "was", "were")), stop)
        if verb == stop or not en.RELATIVES.isdisjoint(w.words[first:verb]) or "that" in w.words[first:verb]:
            return first
        if w.at(stop) == "," or w.at(stop) in en.RELATIVES:
            return verb + 1
        name = stop - 1 - (not w.is_capital(stop - 1))
        while name > verb and w.is_capital(name):
            name -= 1
        return name + 1 if w.is_capital(name + 1) else stop

    def is_governed(self, start: int, first: int) -> bool:
        """ "In the letter posted online it asked": a noun behind its preposition is no subject."""
        w = self.w
        definite = w.at(first) in ("the", "this", "that", "his", "her", "its", "their")
        opens = start == 0 or w.at(start - 1) == ","
        return opens and first == start + 1 and w.at(start) in ("in", "at", "on", "by", "with", "from") and definite

    def is_accused(self, group: int) -> bool:
        """Whether a noun stands before the participle, and no subject: not "whom she accused of", "whom Testić did"."""
        w, noun = self.w, before_time(self.w, group) - 1
        return w.is_word(noun) and not w.is_capital(noun) and w.at(noun) not in _PERSONAL

    def is_owned(self, cue: int, end: int) -> bool:
        """ "the mayor's professed love of bridges": a participle of what is somebody's."""
        before = self.w.at(cue - 1)
        pronoun = before.partition("'")[0] in BE_GLUED_TO
        return before.endswith(("'s", "s'")) and not pronoun and self.w.is_word(end) and not opens_clause(self.w, end)

    def is_contact(self, start: int, first: int, stop: int) -> bool:
        """ "accused Ana Testić of haste, a charge Testgrad denies": a noun with a relative clause, and no source."""
        w = self.w
        if w.at(start - 1) != "," or w.at(first) not in ("a", "an", "something") or not w.is_capital(stop - 1):
            return False
        run = stop
        while w.is_capital(run - 1):
            run -= 1
        noun = w.at(run - 1)
        return run > first and noun in _HELD

    def is_anonymous(self, end: int) -> bool:
        """ "an official who asked not to be named": why nobody is named, and nothing that was said."""
        w = self.w
        words = w.words[end : end + 5]
        return ("not" in words and "be" in words) or "anonymous" in words or "anonymity" in words

    def divided_subject(self, group: int, end: int) -> tuple[int, int, int] | None:
        """ "Ana Testić, citing “its magic,” said the bridge is open": the name at the head of the sentence, where a
        comma or dash, and before the verb another, takes in whatever stands between."""
        w = self.w
        closing = group - 1
        if not (w.at(closing) == "," or w.is_dash(closing) or w.is_quote(closing)):
            return None
        opens = opens_clause(w, end) or w.is_quote(end) or (clause_starts(w, end) and w.has_finite(end, self.n))
        if not opens and not any(opens_clause(w, at) for at in range(end, min(end + 12, self.n))):
            return None
        first = 0
        while w.at(first) in en.CONNECTIVES or (first and w.at(first) == ","):
            first += 1
        opening = first
        while opening < closing and (w.is_capital(opening) or w.at(opening) in (".", "of", "the", "and")):
            opening += 1
        if not (w.at(opening) == "," or (w.is_dash(opening) and w.is_dash(closing))):
            return None
        if opening + 1 >= closing or not opens_with_name(w, first, opening):
            return None
        return group, first, opening

    def marked_subject(self, group: int, end: int) -> tuple[int, int, int] | None:
        """ "“Test List” said in a statement that": a name in marks that opens the sentence."""
        w = self.w
        name = group - 1
        if not w.is_quote(name) or name > 1 or (name == 1 and w.at(0) not in en.DETERMINERS):
            return None
        inner = w.quotes[name].inner
        words = w.text[inner.start : inner.end].split()
        if len(words) > 4 or not all(word[0].isupper() for word in words) or not w.text[inner.end - 1].isalnum():
            return None
        brings = any(opens_clause(w, at) for at in range(end, min(end + 12, self.n)))
        return (0, name, group) if brings else None

    def is_apposed(self, group: int, cue_end: int, verb: Verb) -> bool:
        """Whether the comma or bracket before the verb closes an apposition to a name: "Ana Testić (X) blasted Y"."""
        w = self.w
        if w.is_quote(group - 1):
            return False
        if verb.lemma == "write" and is_name(w, cue_end, self.n - (w.at(self.n - 1) == ".")):
            return False  # "…, writes Ana Testić"
        if self.is_interrupted_noun(group, cue_end):
            return True
        if verb.lemma == "say" and (w.is_capital(group + 1) or self.is_whole_source(group + 1)):
            return False
        left = left_subject(w, group, 0)
        if left is None or not opens_with_name(w, left[1], left[2]):
            return False
        return not (w.at(group - 1) == "," and w.at(left[2]) == "," and self.is_clause(left[2] + 1, group - 1))

    def runs_on(self, at: int) -> bool:
        """Whether what stands behind the verb has a verb of its own: "Testgrad, in a letter, said the poll in part
        respected the rules"."""
        w = self.w
        for index in range(at, self.n):
            if not w.is_word(index) or w.at(index) in _CLAUSES:
                return False
            if w.is_finite(index) and not w.is_capital(index):
                return True
        return False

    def is_clause(self, first: int, stop: int) -> bool:
        """Whether a subject and its verb stand there: "Ana, Bruno and the choir had been there, wrote …"."""
        w = self.w
        verb = next((index for index in range(first, stop) if w.words[index] in en.FINITE), stop)
        return first < verb < stop and en.RELATIVES.isdisjoint(w.words[first:verb]) and "," not in w.words[first:verb]

    def is_whole_source(self, at: int) -> bool:
        """Whether nothing but somebody and a relative clause follow the verb: "said an official who was present"."""
        w = self.w
        if w.at(at) not in ("a", "an", "one", "another", "two", "several", "some"):
            return False
        stop = skip_noun_phrase(w, at, self.n)
        return w.at(stop) in ("who", ".") or stop >= self.n

    def is_interrupted_noun(self, group: int, end: int) -> bool:
        """Whether what stands before the comma is a noun phrase with its apposition, and a clause follows the verb:
        "Ana Testić, a teacher who likes bridges, said the bridge is open"."""
        w = self.w
        comma = group - 1
        if not (w.at(comma) == "," or w.is_dash(comma)) or not (w.has_finite(end, self.n) or w.has_quote(end, self.n)):
            return False
        commas, relative = 0, False
        for index in range(comma - 1, -1, -1):
            if w.at(index) in (";", ":") or w.is_quote(index):
                return False
        for index in range(comma):
            word = w.words[index]
            if word == "," or w.is_dash(index):
                commas += 1
                relative = False
            elif word in en.RELATIVES or (word == "that" and index):
                relative = True
            elif not relative and w.is_finite(index) and not (word.endswith("ed") and w.is_attributive(index)):
                return False
        return commas > 0

    def floor_hint(self, before: list[Attribution], group: int) -> int:
        """The first token a subject may hold: none of another verb's, unless that verb governs this one."""
        w = self.w
        closing = w.at(group - 1)
        relative = (a for a in before if w.at(a.cue_start - 1) in en.RELATIVES and w.at(a.cue_start - 2) == closing)
        apposed = next(relative, None)
        for attribution in reversed(before):
            if attribution.cue >= group:
                continue
            if apposed and attribution.cue > apposed.cue and closing not in w.words[apposed.cue : group - 1]:
                continue  # "S, who says that they admitted it, said"
            restrictive = w.at(attribution.cue_start - 1) in ("who", "that") and w.is_word(attribution.cue_start - 2)
            if restrictive and "," not in w.words[attribution.cue : group]:
                continue  # "the choirs who wrote to her say"
            if (w.at(group - 1) == "," or w.is_dash(group - 1)) and (
                w.at(attribution.cue_start - 1) in en.RELATIVES
                or (attribution.side == "participle" and w.at(attribution.start - 1) == ",")
            ):
                continue  # "S, who denied it, said", "S, citing a letter, said": the verb of an apposition
            return attribution.cue + 1
        return 0
