"""Verb or noun: what a form that may be either is in its sentence."""

from __future__ import annotations

from .adjuncts import adjunct
from .lexicon import en, sources
from .lexicon.en import Frame, Verb
from .openings import clause_starts, is_pronoun_that
from .openings import opens_clause as opens_that
from .tokens import Words

_PLURAL = frozenset(("both", "all", "some", "many", "several", "others", "few")) | en.NUMERALS  # they say
_NO_SINGULAR = en.PREPOSITIONS | _PLURAL
_SINGULAR = frozenset(
    ["the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my", "another", "each", "one"]
)


def is_headline(w: Words) -> bool:
    """Whether most words of four letters or more are capitalised, as in a headline."""
    long = [index for index in range(w.stop) if w.is_word(index) and len(w.words[index]) > 3]
    return sum(map(w.is_capital, long)) * 4 > len(long) * 3


def is_verb_here(w: Words, cue: int, group: int, verb: Verb) -> bool:
    """A base or -s form is a verb where a fitting subject stands before it, and no noun phrase asks for a noun."""
    before, after = w.at(group - 1), w.at(cue + 1)
    if verb.lemma == "reason":
        return False  # "the reasons Testgrad gave"
    if verb.form == "s" and is_object(w, group):
        return False
    noun_too = Frame.NOUN_TRAP in verb.frame or w.words[cue] in en.SPEECH_NOUNS
    if verb.form == "s" and noun_too and group == cue and w.is_finite(cue - 1) and not w.is_capital(cue - 1):
        return False  # "rejected calls to withdraw it"
    if (
        verb.lemma == "state"
        and w.at(group - 1) not in sources.PAPERS
        and (after == "," or w.is_capital(cue + 1))
        and quotation_before(w, group) < 0
    ):
        return False  # "the states, Freedonia among them"
    if group < cue and (w.at(cue - 1) in en.AUXILIARIES or w.at(cue - 1) == "to"):
        return True
    if before in en.DETERMINERS or before in en.PREPOSITIONS or before == "of" or before.endswith(("'s", "s'")):
        if verb.lemma == "say" and before in ("another", "each", "one"):
            return True
        noun = Frame.NOUN_TRAP in verb.frame and not (
            brings_clause(w, cue) or after == "to" or w.is_quote(cue + 1) or quotation_before(w, group) > 0
        )
        return before in _PLURAL and verb.form == "base" and not noun
    if before in en.SUBJECT_PRONOUNS or before in ("who", "that", "which"):
        return True
    if verb.particle and before and w.is_finite(group - 1):
        return False  # "rejected calls for an early vote"
    if before == "," and verb.form == "s" and opens_that(w, adjunct(w, cue + 1)):
        return True  # "the paper, long a friend of bridges, writes that"
    if verb.form == "base" and w.is_dash(group - 1) and opens_that(w, cue + 1):
        return True  # "some choirs - mine too - warn that"
    if before in (",", "") or w.is_quote(group - 1):
        if verb.lemma in ("report", "write") and verb.form == "s" and w.is_capital(cue + 1 + (after == "the")):
            return True  # "…, reports Testgrad Radio", "…, writes Ana Testić"
        return Frame.NOUN_TRAP not in verb.frame or (verb.form == "s" and quotation_before(w, group) == group)
    surveyed = before.endswith("ed") and after not in en.PREPOSITIONS and w.has_finite(cue + 2, cue + 6)
    saying = after == "that" or clause_starts(w, cue + 1) or surveyed  # "those surveyed say laws would help"
    if verb.lemma == "say" and verb.form == "base" and saying:
        return True  # "those surveyed say they …", "people close to him say that …"
    if (
        verb.form == "base"
        and Frame.THAT in verb.frame
        and Frame.NOUN_TRAP not in verb.frame
        and w.words[cue] not in en.SPEECH_NOUNS  # "a clear signal that"
        and brings_clause(w, cue)
    ):
        return True  # "those who know him acknowledge that", "Ana Testić and Bruno Exampleson argue the bridge is open"
    if verb.form == "base" and not before.endswith("s") and before != "and" and before not in en.COLLECTIVE:
        if w.is_capital(group - 1) and Frame.NOUN_TRAP not in verb.frame and verb.lemma == "say":
            return True
        return Frame.QUOTE in verb.frame and quotation_before(w, group) > 0 and after in ("", ".", ",")
    if Frame.NOUN_TRAP in verb.frame:
        if verb.form == "s" and not is_singular(w, group):
            return False
        if after and w.is_finite(cue + 1) and not w.is_capital(cue + 1):
            return False  # "questions and answers have been shortened"
        if after == "that" and is_pronoun_that(w, cue + 1):
            return False  # "the rules that govern it"
        if quotation_before(w, group) > 0 and w.at(cue + 1) != "of":
            return True
        if verb.form == "s" and after in ("", ".") and follows_comma(w, group):
            return True  # "…, the Testgrad Herald reports."
        if Frame.TO in verb.frame and (after == "to" or (after in ("not", "never") and w.at(cue + 2) == "to")):
            return True
        if verb.form == "s" and after in en.DETERMINERS and w.has_verb(cue + 2, min(cue + 10, w.stop)):
            return True  # "the paper notes the bridge is open"
        told = Frame.ADDRESSEE in verb.frame and any(opens_that(w, at) for at in range(cue + 2, cue + 5))
        if (verb.form == "s" or before.endswith("s")) and (told or (verb.form == "base" and brings_clause(w, cue))):
            return True  # "observers note the bridge is open", "the ministry warns travellers that"
        return after in en.CLAUSE_HEADS or w.is_quote(cue + 1) or w.is_capital(cue + 1)
    return True


def is_object(w: Words, stop: int) -> bool:
    """Whether the noun is what somebody makes or takes: "made new appeals to voters", "taking calls from listeners"."""
    for index in range(stop - 1, max(stop - 3, -1), -1):
        if w.at(index) in en.UTTERING or w.at(index) in ("making", "taking", "issuing", "raising", "ignoring"):
            return True
        if not w.is_word(index) or w.is_capital(index):
            return False
    return False


def follows_comma(w: Words, stop: int) -> bool:
    """Whether a name of a few words, and no verb, stands between a comma and ``stop``."""
    for index in range(stop - 1, max(stop - 8, -1), -1):
        if w.at(index) == ",":
            return index < stop - 1 and any(map(w.is_capital, range(index + 1, stop)))
        if not w.is_word(index) or w.is_finite(index):
            return False
    return False


def brings_clause(w: Words, cue: int) -> bool:
    """Whether a clause of its own follows the verb, with or without "that"."""
    return opens_that(w, cue + 1) or (clause_starts(w, cue + 1) and w.has_finite(cue + 2, min(cue + 12, w.stop)))


def is_singular(w: Words, stop: int) -> bool:
    """Whether the noun before ``stop`` can have a verb in -s: a name, or a phrase with a singular determiner."""
    if w.is_capital(stop - 1) or not w.is_word(stop - 1):
        return True
    for index in range(stop - 1, max(stop - 6, -1), -1):
        word = w.at(index)
        if word in _SINGULAR or word.endswith(("'s", "s'")):
            return True
        if not w.is_word(index) or word in _NO_SINGULAR or word[0].isdigit() or w.is_finite(index):
            return False
    return False


def is_noun(w: Words, cue: int, group: int, verb: Verb) -> bool:
    """Whether the form stands in a noun phrase: "the United States", "475 pledged delegates"."""
    if cue and w.is_capital(cue) and w.is_word(cue - 1) and (w.at(cue - 1) == "united" or not is_headline(w)):
        return True  # a verb within a sentence is not capitalised; the United States are no verb in a heading either
    if verb.form == "s" and group < cue and w.at(cue - 1) in en.AUXILIARIES:
        return True  # "there were reports"
    # a number and a participle: "some 475 pledged delegates"
    numbered = (
        Frame.TO in verb.frame and verb.form == "past" and group == cue and w.at(cue - 1).replace(",", "").isdigit()
    )
    return numbered and w.is_word(cue + 1) and w.at(cue + 1) != "to"


def quotation_before(w: Words, at: int) -> int:
    """The index after the nearest quotation to the left that ends in a comma, "?" or "!", its comma included; -1
    where none is near or a clause of the reporter's stands between."""
    if not w.quotes:
        return -1
    for index in range(at - 1, max(at - 24, -1), -1):
        if w.is_quote(index):
            if w.at(index + 1) == "," and index + 1 < at:
                return index + 2
            return index + 1 if w.text[w.quotes[index].inner.end - 1] in ",?!" else -1
        if (word := w.words[index]) in (";", ":") or word in en.VERBS:
            return -1
    return -1
