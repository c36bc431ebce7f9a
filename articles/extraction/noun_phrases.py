"""Noun phrases without a parser: where one begins and ends, and whether it names somebody.

Every walk goes from a known edge to the nearest boundary.
"""

from __future__ import annotations

from .lexicon import en, sources
from .tokens import Words

REACH = 28  # tokens a subject may be long, its relative clause included
_TIMES = frozenset(("yesterday", "today", "earlier", "later", "recently", "separately", "meanwhile"))
#: said of a document behind its noun; the time that follows is the document's
_REDUCED = frozenset(
    ("released", "published", "issued", "obtained", "posted", "filed", "unveiled", "conducted", "held")
)
_SHORTENED = frozenset(("mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "col", "lt", "prof", "st", "jr", "sr"))
_NO_NOUN = en.AUXILIARIES | en.SUBJECT_PRONOUNS
_NAMED = frozenset(("known", "named", "identified"))
PREPOSITIONS = en.PREPOSITIONS | {"of"}
_NO_NAME = en.DETERMINERS | PREPOSITIONS
GENITIVE = frozenset(("of", "for", "in", "from", "at"))
COORDINATING = frozenset(("and", "but", "or", "yet", "so"))


def is_reduced(w: Words, at: int) -> bool:
    """Whether a participle behind a noun stands for a relative clause: "the report released"."""
    noun = w.at(at - 1)
    return at > 0 and w.at(at) in _REDUCED and w.is_word(at - 1) and noun not in _NO_NOUN


def before_time(w: Words, stop: int) -> int:
    """Steps back over "on Wednesday", "earlier", "last week" between a subject and its verb."""
    for _ in range(3):
        last = w.at(stop - 1)
        if last in en.WEEKDAYS or (last in _TIMES and not w.is_capital(stop - 1)):
            if is_reduced(w, stop - 2):
                break  # the time belongs to a participle: "a report released Friday"
            stop -= 1
            if w.at(stop - 1) in ("on", "late", "early", "last", "this"):
                stop -= 1
        elif last in en.TIME_NOUNS and w.at(stop - 2) in ("last", "this", "that", "next", "past"):
            stop -= 2 + (w.at(stop - 3) in ("this", "the"))
        elif last[:1].isdigit() and w.at(stop - 2) in en.MONTHS and w.at(stop - 3) == "on":
            stop -= 3
        elif last[:1].isdigit() and w.at(stop - 2) == "." and w.at(stop - 3) in en.MONTHS and w.at(stop - 4) == "on":
            stop -= 4  # "on Dec. 6"
        elif last == "part" and w.at(stop - 3) == "for" and stop > 3:
            stop -= 3  # "Ana Testić for her part"
        elif (
            last in en.TIME_NOUNS
            and w.at(stop - 2) == "the"
            and w.at(stop - 4) in ("earlier", "later", "early", "late")
        ):
            stop -= 4  # "Ana Testić earlier in the day"
        elif last in ("himself", "herself", "themselves", "itself", "both", "all"):
            if stop <= 1 or not w.is_word(stop - 2) or w.at(stop - 2) in COORDINATING:
                break
            stop -= 1
        else:
            break
    return stop


def opening_bracket(w: Words, at: int) -> int:
    for index in range(at - 1, max(at - REACH, -1), -1):
        if w.at(index) in ("(", "["):
            return index
    return -1


def _is_acronym(w: Words, at: int) -> bool:
    """Whether capitals alone stand in brackets there."""
    return w.at(at - 1) == "(" and w.text[w.starts[at] : w.ends[at]].isupper()


def walk_left(w: Words, stop: int, floor: int) -> int:
    """The first token of the phrase that ends before ``stop``."""
    if w.at(stop - 1) in en.SUBJECT_PRONOUNS or w.at(stop - 1) in en.RELATIVES:
        return stop - 1
    index = stop - 1
    limit = max(floor, stop - REACH)
    while index > limit:
        word = w.at(index - 1)
        if w.is_quote(index - 1):
            # a nickname or title in marks inside the phrase; "… “quiet and calm,” Ana Testić said" has none
            inner = w.quotes[index - 1].inner
            if not w.is_word(index - 2) or inner.end - inner.start >= 20 or w.text[inner.end - 1] in ",?!":
                break
        elif word == ")" and (w.at(index) in ("and", "of", "in") or _is_acronym(w, index - 2)):
            # "Ana Testić (X) and Bruno Exampleson", "a New Choir (NC) party spokeswoman"
            if (opening := opening_bracket(w, index - 1)) <= limit:
                break
            index = opening
            continue
        elif word in en.CLAUSE_OPENERS:
            named = word == "as" and w.at(index - 2) in _NAMED  # "the chief known as Bob"
            relative = word in ("that", "where") and _is_relative(w, index - 1, limit)
            pointing = word == "that" and w.at(index - 2) in GENITIVE  # "the envoy for that country"
            if word not in ("than", "or") and not (named or relative or pointing):
                break
        elif word in ("and", "&"):
            if not _is_joint(w, index - 1, stop, limit):
                break
        elif (
            (
                word == "."
                and (w.at(index - 2) in _SHORTENED or (w.at(index - 2) in en.MONTHS and w.at(index)[:1].isdigit()))
            )
            or (word == "." and len(w.at(index - 2)) == 1)
            or (
                word in ("/", "'", "@", "$", "#", "%", "*")
                or (w.is_dash(index - 1) and w.is_word(index - 2) and w.starts[index - 1] == w.ends[index - 2])
            )
        ):
            pass
        elif (
            not w.is_word(index - 1)
            or (word in en.SUBJECT_PRONOUNS and index - 1 > limit and w.at(index - 2) not in en.RELATIVES)
            or (word in en.RELATIVES and (w.at(index - 2) == "," or _is_governed(w, index - 1)))
        ):
            break
        index -= 1
    # a gerund or infinitive of the clause before is no part of the phrase, unless the phrase has a relative clause
    while index < stop and w.at(index) in ("and", "&", "not", "only", "even", "just"):
        index += 1
    return index


def _is_governed(w: Words, relative: int) -> bool:
    """ "an electorate in which two voters say": what stands before is another clause's."""
    return w.at(relative) in ("which", "whom", "whose") and w.at(relative - 1) in PREPOSITIONS


def over_list(w: Words, first: int, stop: int, floor: int) -> int:
    """Where "Ana Testić, Bruno Exampleson and Cyril Samplov" begins, if ``[first, stop)`` ends it; else ``first``."""
    oxford = w.at(first - 1) == "and" and w.at(first - 2) == ","
    if not oxford and (w.at(first - 1) != "," or "and" not in w.words[first + 1 : stop - 1]):
        return first
    here = first - oxford
    for item in range(7):
        if here - 1 <= floor or w.at(here - 1) != ",":
            if oxford and item < 2:
                return first  # two clauses rather
            break
        earlier = walk_left(w, here - 1, floor)
        if earlier >= here - 1 or is_fronted(w, earlier, here - 1) or w.has_verb(earlier, here - 1):
            return first
        here = earlier
    before = w.at(here - 1)
    return (
        here
        if here <= floor or before in COORDINATING or before in en.CLAUSE_OPENERS or w.is_quote(here - 1)
        else first
    )


def over_place(w: Words, first: int, stop: int, floor: int) -> int:
    """Where "Ana Testić of Testgrad, Freedonia" begins, if ``[first, stop)`` is the land at its end; else ``first``."""
    if w.at(first - 1) != "," or not all(w.is_capital(index) for index in range(first, stop)):
        return first
    town = first - 1
    while town > floor and w.is_capital(town - 1):
        town -= 1
    if town == first - 1 or w.at(town - 1) not in ("of", "from") or not w.is_capital(town - 2):
        return first
    return walk_left(w, first - 1, floor)


def _is_relative(w: Words, at: int, limit: int) -> bool:
    """Whether "that" follows a noun and opens a relative clause of the subject rather than a reported clause."""
    before = w.at(at - 1)
    return at - 1 > limit and w.is_word(at - 1) and before not in en.VERBS and at < 6 and w.at(at - 2) != "so"


def _is_joint(w: Words, at: int, stop: int, limit: int) -> bool:
    """Whether "and" joins two subjects (Sullivan and Schmidt) and not two clauses."""
    if not (w.is_capital(at + 1) or w.at(at + 1) in en.DETERMINERS or w.is_word(at + 1)):
        return False
    for index in range(at - 1, limit - 1, -1):
        word = w.at(index)
        if word in (",", ";", ":") or word in en.CLAUSE_OPENERS or w.is_quote(index):
            return index < at - 1
        if w.is_finite(index) and word not in ("united", "allied"):
            return False
    return True


def without_preposition(w: Words, first: int, stop: int) -> int:
    """Where the mention begins after an adjunct without a comma: "On Monday Kurti", "In Rome the minister"."""
    if w.at(first) in ("but", "and", "so", "yet", "still", "meanwhile", "however", "then", "also", "now"):
        first += 1
    for index in range(first + 1, min(first + 4, stop - 1)):
        if w.at(index) in ("later", "earlier", "ago") and w.at(index - 1) in en.TIME_NOUNS_PLURAL:
            return index + 1  # "Two weeks later several critics"
    if w.at(first) == "about" and (w.at(first + 1) in en.NUMERALS or w.at(first + 1) in ("half", "a", "one")):
        return first + 1  # "about half of the choirs"
    if w.at(first) not in en.PREPOSITIONS and w.at(first) not in ("late", "early", "last", "earlier"):
        return first
    # take the last run of capitalised words, or from the last determiner
    run = stop - 1
    while run > first and (
        (w.is_capital(run - 1) and not w.is_time(run - 1)) or (w.at(run - 1) in ("of", "and") and w.is_capital(run - 2))
    ):
        run -= 1
    while run < stop - 1 and (w.at(run) in en.PREPOSITIONS or w.at(run) in en.MONTHS):
        run += 1  # "In May Ana Testić"
    if w.is_capital(run):
        if w.at(stop - 1) in sources.BODY_WORDS or w.at(stop - 1) in sources.ROLE_WORDS:
            for index in range(run - 1, max(first, run - 4), -1):
                if w.at(index) == "the":
                    return index  # "Earlier in the day the Freedonian foreign Ministry"
                if w.at(index) in en.PREPOSITIONS or w.at(index) == "of":
                    break
        return run
    for index in range(stop - 1, first, -1):
        if w.at(index) in en.DETERMINERS and w.at(index - 1) not in ("of", "for", "to"):
            return index
    return stop - 1


def is_title(w: Words, at: int) -> bool:
    """Whether what stands in marks is the name of a book or programme: "Ana Testić, author of “Five Bridges,” said"."""
    inner = w.quotes[at].inner
    words = w.text[inner.start : inner.end].split()
    return len(words) < 8 and all(word[0].isupper() or len(word) < 4 for word in words)


def is_name(w: Words, first: int, stop: int) -> bool:
    """Two to six capitalised words with nothing between but initials and particles."""
    if not 2 <= stop - first <= 8:
        return False
    return (
        all(
            w.is_capital(i) or w.at(i) in (".", "de", "von", "van", "der", "al", "bin", "-", "la", "jr")
            for i in range(first, stop)
        )
        and w.at(first) not in _NO_NAME
        and not w.is_time(stop - 1)
    )


def opens_with_name(w: Words, first: int, stop: int) -> bool:
    """Whether the phrase holds a personal name: it ends in two capitalised words, or is one (a surname)."""
    if first >= stop:
        return False
    if w.at(first) in _NO_NAME or w.at(first) in en.CONNECTIVES or w.is_time(stop - 1):
        return False
    if stop - first == 1:
        return w.is_capital(first)
    if any(w.at(i) in sources.ROLE_WORDS and w.at(i + 1) in ("for", "on") for i in range(first, stop - 1)):
        return False  # "Freedonia's Minister for Europe and Foreign Affairs"
    return (
        w.is_capital(stop - 1)
        and (w.is_capital(stop - 2) or w.at(stop - 2) == ".")
        and w.at(stop - 1) not in sources.ROLE_WORDS
    )


def is_staff(w: Words, at: int) -> bool:
    """Whether the phrase is of somebody's people, and a name behind it theirs alone: "the office of the mayor, …"."""
    head = at + (w.at(at) in en.DETERMINERS)
    return w.at(head) in sources.STAFF and w.at(head + 1) == "of"


def name_after(w: Words, at: int, comma: int, limit: int) -> tuple[int, int] | None:
    """The name ``[first, stop)`` behind the comma of a role: "the head of the choir, Ana Testić"."""
    if opens_with_name(w, at, comma) or is_staff(w, at):
        return None
    end = comma + 1
    while end < limit and (w.is_capital(end) or w.at(end) == "."):
        end += 1
    if is_name(w, comma + 1, end) and (end >= limit or w.at(end) in (",", ".")):
        return comma + 1, end
    return None


def skip_noun_phrase(w: Words, at: int, limit: int) -> int:
    """The index after the noun phrase at ``at``: to a comma, an adjunct, a relative or a finite verb."""
    index = at
    while index < min(limit, at + REACH):
        word = w.at(index)
        if w.is_quote(index):
            term = w.quotes[index].inner
            if index > at and w.at(index - 1) in ("the", "a") and term.end - term.start < 25 and w.is_word(index + 1):
                index += 1
                continue
            break
        if word in (",", ";", ":", ")", "(", "[", "—", "–", "?", "!"):
            break
        if word == ".":
            if not (w.is_capital(index - 1) and w.is_capital(index + 1)):
                break
        elif index > at:
            if word in en.PHRASE_ENDS and not (word == "as" and w.at(index - 1) in _NAMED):
                break
            if word in en.WEEKDAYS or word in ("yesterday", "today", "earlier", "recently", "later"):
                if is_reduced(w, index - 1) or w.at(index - 1) in ("a", "the"):
                    index += 1
                    continue
                break
            if word in en.SUBJECT_PRONOUNS or word in en.FINITE or _is_quantity(w, index):
                break
            if (
                word in ("and", "or")
                and not (w.is_capital(index + 1) or w.at(index + 1) in en.DETERMINERS)
                and w.has_finite(index + 1, min(index + 3, limit))
            ):
                break
        index += 1
    return index


def _is_quantity(w: Words, at: int) -> bool:
    """Whether the word is a subject of its own behind a noun: "media reports most come from the south"."""
    return w.at(at) in en.QUANTITIES and w.at(at + 1) != "of" and w.at(at - 1) not in en.DETERMINERS


def is_fronted(w: Words, start: int, stop: int) -> bool:
    """Whether what stands before a comma is an adjunct of time, place or manner and no subject."""
    first = w.at(start)
    return (
        not w.is_word(start)
        or first in en.PREPOSITIONS
        or first in en.CONNECTIVES
        or first in en.CLAUSE_OPENERS
        or first
        in ("asked", "faced", "given", "speaking", "soon", "shortly", "last", "this", "earlier", "later", "late")
        or first.endswith(("ing", "ly"))
        or w.is_time(start)
        or w.at(stop - 1) in ("later", "earlier", "ago", "before", "afterward", "after")
    )
