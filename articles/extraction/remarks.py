"""What the reporter adds to reported words in the same sentence: an apposition, a remark, what the speaker did next."""

from __future__ import annotations

from .lexicon import en
from .openings import Attribution, clause_starts
from .tokens import Words

MODALS = frozenset(("will", "would", "could", "can", "must"))
CONDITIONAL = MODALS | {"may", "might", "should"}
_RESERVES = (["did", "not"], ["would", "not"], ["gave", "no"], ["has", "not"], ["have", "not"])
_UNSAID = frozenset(("say", "elaborate", "specify", "answer", "comment", "respond", "explain", "name", "details"))
_CONTACT = en.SUBJECT_PRONOUNS | {"the", "many", "some", "few"}  # after a noun: a relative clause without "that"


def is_participle(word: str) -> bool:
    """Whether a comma and this word open the reporter's own tail (", contrasting herself with …")."""
    return len(word) > 5 and word.endswith("ing") and word not in en.NO_TAIL


class Remarks:
    """One sentence, in which something may follow or interrupt what is reported."""

    def __init__(self, words: Words) -> None:
        self.w = words
        self.n = words.stop

    def is_break(self, at: int) -> bool:
        """Whether a dash parts words: any but a hyphen, or a short one between numbers, that joins two."""
        w = self.w
        if not w.is_dash(at):
            return False
        if w.starts[at] > w.ends[at - 1]:
            return True
        if w.words[at] == "-":
            return w.at(at + 1) == "-" or w.at(at - 1) == "-"
        return not (w.at(at - 1)[-1:].isdigit() and w.at(at + 1)[:1].isdigit())

    def is_aside(self, a: Attribution, start: int, at: int, stop: int) -> bool:
        """Whether the last comma or dash opens an apposition ("…, the first in a row") or the next thing that the
        speaker did ("…, but declined to answer")."""
        w = self.w
        first = at + 1
        if w.has_quote(first, stop):
            return False
        if self.is_next_act(first):
            perfect = a.cue_start < a.cue and w.at(a.cue_start) in ("has", "have")
            return perfect or w.at(start) != w.at(first + 1)  # "said he had asked, but he was not told": the same "he"
        if any(w.at(index) == "," or self.is_break(index) for index in range(first, stop)):
            return False
        if w.at(first) in ("but", "and") and w.is_word(first + 1):
            verb = first + 1 + w.at(first + 1).endswith("ly")
            reports = any(entry.form == "past" for entry in en.VERBS.get(w.at(verb), ()))
            return reports or (w.at(first) == "but" and w.at(verb) not in en.AUXILIARIES and w.at(verb).endswith("ed"))
        if not w.is_word(at - 1) or not (w.at(first) in en.ASIDES or w.words[first : first + 2] == ["one", "of"]):
            return False
        for index in range(first, stop):
            if w.at(index) in en.RELATIVES or w.at(index) == "that":
                break
            if (
                w.at(first) in ("a", "an")
                and first + 1 < index < first + 4
                and (w.at(index) in _CONTACT or (w.is_capital(index) and w.is_finite(index + 1)))
            ):
                break  # "…, a plan the mayor has changed", "…, a charge Testgrad denies"
            if w.at(index) in ("or", "and") and (w.is_capital(index - 1) or self.is_listed(at)):
                return False  # a list goes on
            if w.is_finite(index) and not (w.at(index).endswith("ed") and not w.is_time(index)):
                return False
        return True

    def is_next_act(self, at: int) -> bool:
        """ "…, but he would not say when": what the speaker did next."""
        w = self.w
        return w.at(at) in ("but", "and") and w.at(at + 1) in ("he", "she") and w.has_finite(at + 2, at + 4)

    def acts(self, at: int) -> bool:
        """Whether "and" joins a verb in the past and no verb of saying: "sang “Why?” and kept going"."""
        w = self.w
        past = w.at(at) in en.IRREGULAR_PASTS or (w.at(at).endswith("ed") and len(w.at(at)) > 3)
        return past and w.at(at) not in en.VERBS and w.at(at) not in en.PRESENT and not w.is_capital(at)

    def is_reserve(self, start: int, at: int) -> bool:
        """ "… but declined to say why", "…, but the mayor did not elaborate": what the speaker left unsaid."""
        w = self.w
        verb = at + 1
        named = (w.at(at - 1) == "," or w.at(at) != "but") and clause_starts(w, verb)
        if named:
            verb += 1 + (not w.is_finite(verb + 1))
        while w.at(verb) in en.VERB_ADVERBS and w.at(verb) not in en.NEGATIONS:
            verb += 1
        left = w.at(verb) in ("declined", "refused", "stopped") or w.words[verb : verb + 2] in _RESERVES
        if named and w.at(at + 1) not in ("he", "she") and _UNSAID.isdisjoint(w.words[verb + 1 : verb + 4]):
            return False  # what others left undone may be part of what was said
        return left and w.has_finite(start, at)

    def is_listed(self, comma: int) -> bool:
        """Whether another comma stands shortly before, with neither verb nor mark between."""
        w = self.w
        for index in range(comma - 1, max(comma - 7, 0), -1):
            if w.at(index) == ",":
                return w.is_word(index - 1) and w.at(comma) == ","
            if not w.is_word(index) or w.words[index] in en.FINITE or w.at(index) in en.RELATIVES:
                return False
        return False

    def is_afterthought(self, start: int, dash: int, stop: int) -> bool:
        """Whether the last dash of the sentence, after a clause that is complete, opens the reporter's own remark."""
        w = self.w
        first = dash + 1
        while w.is_dash(first):
            first += 1
        relative = first > dash + 1 and w.at(first) in ("which", "who", "where")  # "A -- which is B"
        if (
            not (relative or self.joins_remark(first, stop) or w.at(first) in en.AFTERTHOUGHTS)
            or w.has_quote(first, stop)
            or not (w.has_finite(start, dash) or w.is_quote(dash - 1) or w.at(first) in ("claims", "charges"))
        ):
            return False
        return not any(self.is_break(index) for index in (*range(start + 1, dash - 1), *range(first, stop)))

    def joins_remark(self, at: int, stop: int) -> bool:
        """ "… - and nobody objects": a clause of its own behind "and", of now or then and not of what would be."""
        w = self.w
        if w.at(at) != "and" or w.at(at + 1) == "that" or not clause_starts(w, at + 1):
            return False
        verb = next((index for index in range(at + 2, min(at + 7, stop)) if w.is_finite(index)), 0)
        return verb > 0 and w.at(verb) not in MODALS

    def closes_relative(self, a: Attribution, dash: int, stop: int) -> bool:
        """ "Ana Testić - who once said that the bridge was shut - opened it": the second dash ends what was said."""
        w = self.w
        return w.is_dash(a.cue_start - 2) and w.at(a.cue_start - 1) in en.RELATIVES and w.has_finite(dash + 1, stop)

    def is_inserted(self, a: Attribution, start: int, comma: int, stop: int) -> bool:
        """Whether a comma closes a participle between subject and verb: "The letter, saying it rained, was lost"."""
        w, verb = self.w, comma + 1
        if a.side != "participle" or w.at(a.start - 1) != "," or verb >= stop or w.is_capital(verb):
            return False
        if not w.has_finite(start, comma):
            return not a.complementiser and w.is_finite(verb)
        return w.is_finite(verb) and not w.at(verb).endswith("ed") and w.at(verb) != "let"
