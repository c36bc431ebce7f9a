"""The subject of a whole clause, for a verb that shares it: of the main clause before, of the one that follows."""

from __future__ import annotations

from .lexicon import en
from .noun_phrases import COORDINATING, is_fronted
from .subjects import left_subject
from .tokens import Words

_GOES_ON = en.PREPOSITIONS | COORDINATING
_BEFORE_VERB = en.FINITE | en.VERB_ADVERBS


def sentence_subject(w: Words, before: int, head: int = 0) -> tuple[int, int] | None:
    """The subject of the clause that begins at ``head``, looked for up to token ``before``: the noun phrase before the
    first finite verb, fronted adjuncts left out."""
    index = head
    while index < before and (not w.is_word(index) or w.at(index) in ("and", "but", "yet", "so", "even")):
        index += 1
    start = index
    hops = 0
    while index < before:
        word = w.at(index)
        if w.is_quote(index):
            return None
        if word == ",":
            if is_fronted(w, start, index):
                start = index + 1
                hops += 1
                if hops > 3:
                    return None
            else:
                return (start, index) if index > start and w.at(start) != "there" else None
        elif (
            index > start
            and (w.is_finite(index) or (word in en.VERB_ADVERBS and w.is_finite(index + 1)) or word in ("who", "which"))
            and w.at(start) not in en.PREPOSITIONS
            and w.at(start) not in en.CLAUSE_OPENERS
        ):
            return (start, index) if w.at(start) != "there" else None
        index += 1
    return None


def main_subject(w: Words, before: int, *, nearest: bool = False, form: str = "") -> tuple[int, int] | None:
    """The subject of the last main clause before token ``before``; with ``nearest``, of the last clause of any kind.
    ``form`` is that of a verb joined to the clause, which has the same tense: "put off what the court could ask but
    said"."""
    unlike = en.OTHER_TENSES.get(form, frozenset())
    for verb in range(before - 1, 0, -1):
        plural = form == "base" and w.words[verb] in en.BELIEVING["base"] and w.at(verb - 1).endswith("s")
        if not (w.is_word(verb) and (plural or w.is_finite(verb))) or w.is_capital(verb):
            continue
        group = verb
        while group > 0 and (w.at(group - 1) in _BEFORE_VERB or _is_manner(w, group - 1)):
            group -= 1
        if not unlike.isdisjoint(w.words[group : verb + 1]):
            continue
        left = left_subject(w, group, 0)
        if left is None or w.at(group - 1) in en.RELATIVES:
            continue
        start, first, stop = left
        if w.has_verb(first, stop) or w.at(stop - 1).endswith("'s") or w.at(stop - 1) in _GOES_ON:
            continue
        if w.at(first) in en.RELATIVES or w.at(first) in ("it", "there", "this", "that"):
            continue
        opener = w.at(start - 1)
        if nearest:
            return first, stop
        if (opener in en.CLAUSE_OPENERS and opener not in COORDINATING) or (start and w.is_finite(start - 1)):
            continue
        return first, stop
    return None


def _is_manner(w: Words, at: int) -> bool:
    return w.at(at).endswith("ly") and w.at(at) not in en.NOT_ADVERBS and not w.is_capital(at)


def is_in_fronted(w: Words, participle: int) -> bool:
    """ "Hours after Ana Testić left, saying it rained, the choir sang": of the clause before the main one."""
    opening = next((at for at in range(min(3, participle)) if w.at(at) in en.SUBORDINATORS), participle)
    fronted = opening == 0 or (w.at(opening) in ("after", "before") and w.at(opening - 1) in en.TIME_NOUNS_PLURAL)
    first = w.at(participle - 1) == "," and "," not in w.words[: participle - 1]
    return opening < participle and fronted and first


def following_subject(w: Words, after: int) -> tuple[int, int] | None:
    """The subject of the main clause that follows a fronted one: "Noting that it rained, Ana Testić left"."""
    for comma in range(after + 1, len(w)):
        closed = w.is_quote(comma) and w.text[w.quotes[comma].inner.end - 1] == ","
        if w.at(comma) != "," and not closed:
            continue
        for verb in range(comma + 2, min(comma + 14, w.stop)):
            if w.is_word(verb) and w.is_finite(verb):
                left = left_subject(w, verb, comma + 1)
                if left is not None and left[0] == comma + 1 and not w.has_verb(left[1], left[2]):
                    return left[1], left[2]
                break
    return None
