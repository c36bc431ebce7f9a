"""The noun phrase beside a reporting verb: the words that name the source.

From the verb over adjuncts, appositions and interposed phrases; to its antecedent where a relative pronoun speaks.
"""

from __future__ import annotations

from .lexicon import en, sources
from .noun_phrases import (
    COORDINATING,
    GENITIVE,
    PREPOSITIONS,
    REACH,
    before_time,
    is_name,
    is_staff,
    is_title,
    name_after,
    opening_bracket,
    opens_with_name,
    over_list,
    over_place,
    skip_noun_phrase,
    walk_left,
    without_preposition,
)
from .tokens import Words

#: determiners that are never the whole of a subject
_NEEDING_NOUN = (
    en.DETERMINERS
    - en.NUMERALS
    - {
        *("all", "some", "many", "several", "others", "both", "this", "these", "those", "another", "that", "one"),
        *("most", "each"),
    }
)
_NO_ADJECTIVE_BEFORE = en.DETERMINERS | en.PREPOSITIONS | {"to"}
_POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my", "a", "an"))
_BEFORE_GERUND = frozenset(("after", "before", "while", "when", "upon", "since", "without"))
_OCCASIONAL = frozenset(("after", "before", "during", "following", "at"))
_LOCATIVE = frozenset(("in", "at"))


def left_subject(w: Words, group: int, floor: int) -> tuple[int, int, int] | None:
    """The subject that ends before token ``group``: where the whole phrase begins, and the mention ``[first, stop)``.

    Of a role and a name divided by a comma the name is the mention.
    """
    stop = before_time(w, group)
    while stop < group and w.at(stop - 1) in en.VERB_ADVERBS:
        stop -= 1  # "Ana Testić again on Monday called"
    if stop <= 0:
        return None
    if w.at(stop - 1) == "," and w.at(stop - 2) == ")":
        named = _interposed(w, stop - 1, floor)
        if named is not None and (opens_with_name(w, *named[1:]) or w.is_capital(named[2] - 1)):
            return named  # "Ana Testić, head of the Mission (MX), said"
        stop -= 1
    if w.at(stop - 1) in (")", "]"):
        opening = opening_bracket(w, stop - 1)
        if opening <= 0:
            return None
        stop = opening
    if w.at(stop - 1) == "," or w.is_dash(stop - 1):
        return _interposed(w, stop - 1, floor)
    if w.is_quote(stop - 1) and w.text[w.quotes[stop - 1].inner.end - 1] == "," and is_title(w, stop - 1):
        return _interposed(w, stop - 1, floor)  # "Ana Testić, author of “Five Bridges,” said"
    if w.is_quote(stop - 1) and w.at(stop - 2) in sources.MEDIA_WORDS and is_title(w, stop - 1):
        first = walk_left(w, stop - 1, floor)  # "the newspaper “Example Daily” reported"
        return first, first, stop
    junior = w.at(stop - 1) == "." and (w.at(stop - 2) in ("jr", "sr") or len(w.at(stop - 2)) == 1)
    if not (w.is_word(stop - 1) or junior) or w.at(stop - 1) in en.CLAUSE_OPENERS:
        return None
    if w.at(stop - 1).endswith("ed") and (w.at(stop - 2) in _POSSESSIVE or w.at(stop - 2).endswith("'s")):
        return None  # "his repeated calls": a noun, not a verb
    first = over_list(w, walk_left(w, stop, floor), stop, floor)
    if first >= stop:
        return None
    first = over_place(w, first, stop, floor)
    word = w.at(first)
    if word in en.RELATIVES and stop - first == 1:
        if w.at(first - 1) in ("those", "anyone", "anybody", "everyone", "whoever"):
            return None  # nobody in particular
        return _antecedent(w, first, floor)
    if word in en.CLAUSE_OPENERS or word in en.FINITE:
        return None
    mention = without_preposition(w, first, stop)
    if w.at(stop - 1) in _NEEDING_NOUN and (w.at(stop - 2) != "the" or w.at(stop - 1) == "most"):
        return None
    return (first, mention, stop) if mention < stop else None


def _antecedent(w: Words, relative: int, floor: int) -> tuple[int, int, int] | None:
    """ "…, who said": the noun phrase before the relative pronoun."""
    stop = relative
    if w.at(stop - 1) == "," or w.is_dash(stop - 1):
        stop -= 1
    if stop <= floor or not w.is_word(stop - 1) or w.at(stop - 1) in COORDINATING:
        return None
    first = _after_verb(w, walk_left(w, stop, floor), stop)
    personal = w.at(relative) == "who"
    if w.at(relative - 1) == ",":
        # the name nearest to the comma
        run = stop
        while run > first and w.is_capital(run - 1):
            run -= 1
        governed = w.at(run - 1) in _LOCATIVE if stop - run >= 2 else w.at(run - 1) in GENITIVE
        impersonal = personal and (w.at(stop - 1) in sources.BODY_WORDS or governed)
        if run < stop and not (governed or impersonal):
            first = max(first, run)
        elif personal and (named := _named_before(w, first, floor)) is not None:
            return named
        elif run < stop and not impersonal and not (w.at(run - 1) == "of" and w.is_capital(run - 2)):
            first = max(first, run)
        elif personal and governed and first == run > floor + 1:
            first -= 1  # "by the singers in Testgrad, who"
            while first > floor and w.is_word(first - 1) and w.at(first - 1) not in PREPOSITIONS:
                first -= 1
    else:
        for index in range(stop - 1, max(first - 1, stop - 14), -1):
            if personal and w.is_capital(index) and w.at(index - 1) in ("in", "of", "from", "at"):
                continue  # "an official in Testgrad who …": a place asks for nothing
            if w.at(index) in en.DETERMINERS or w.at(index - 1) in en.PREPOSITIONS or w.is_finite(index - 1):
                lifeless = _is_body(w, index, stop) or w.at(index - 1) in ("from", "during")
                if personal and lifeless and w.at(index - 1) in PREPOSITIONS:
                    continue  # "a former aide of the campaign in Testgrad who …"
                first = max(first, index)
                break
    if w.at(first).endswith("ly") and w.at(first + 1) in en.PREPOSITIONS:
        first += 2  # "especially under the mayor's choir, which"
    return (first, first, stop) if first < stop else None


def _after_verb(w: Words, first: int, stop: int) -> int:
    """Where the phrase before a relative pronoun begins, if a whole clause stands before it: "the last question came
    from a child, who", "Ana Testić heard the mayor, who"."""
    for verb in range(stop - 2, first - 1, -1):
        participle = w.at(verb).endswith("ed") and w.at(verb - 1) in en.DETERMINERS
        if not w.is_finite(verb) or w.is_capital(verb) or participle:
            continue
        for index in range(stop - 1, verb, -1):
            if w.at(index) in en.DETERMINERS and w.at(index - 1) not in ("of", "for", "from", "during"):
                return index
        return without_preposition(w, verb + 1, stop)
    return first


def _is_body(w: Words, first: int, stop: int) -> bool:
    """Whether the noun phrase at ``first`` is a body: its head, before any preposition, is one."""
    head = first
    while head + 1 < stop and w.is_word(head + 1) and w.at(head + 1) not in PREPOSITIONS:
        head += 1
    return w.at(head) in sources.BODY_WORDS


def _named_before(w: Words, apposition: int, floor: int) -> tuple[int, int, int] | None:
    """ "Ana Testić, head of the choir, who": the name before the comma of the apposition that begins there."""
    stop = apposition - 1
    if stop <= floor or w.at(stop) != ",":
        return None
    run = _capitals_before(w, stop, floor)
    if run < stop and w.at(run - 1) in ("of", "from"):
        stop = run - 1  # "Ana Testić of Testgrad, head of the choir, who"
        run = _capitals_before(w, stop, floor)
    return (run, run, stop) if is_name(w, run, stop) else None


def _capitals_before(w: Words, stop: int, floor: int) -> int:
    run = stop
    while run > floor and (w.is_capital(run - 1) or w.at(run - 1) == "."):
        run -= 1
    return run


def _interposed(w: Words, comma: int, floor: int) -> tuple[int, int, int] | None:
    """ "Dzaferovic, for his part, said"; "Ana Testić, a spokeswoman, said"; "the mayor, Ana Testić, said"."""
    opening = -1
    limit = max(floor, comma - REACH)
    while w.is_dash(comma) and w.is_dash(comma - 1):
        comma -= 1  # a dash typed as two hyphens
    for index in range(comma - 1, limit - 1, -1):
        if w.at(index) == ("," if w.is_quote(comma) else w.at(comma)) or (w.is_dash(index) and w.is_dash(comma)):
            opening = index
            break
        if w.at(index) in (";", ":") or (w.is_quote(index) and not is_title(w, index)):
            return None
    while opening > 0 and w.is_dash(opening) and w.is_dash(opening - 1):
        opening -= 1
    if opening <= floor and opening != -1 and floor:
        return None
    while opening > 1 and w.at(opening - 1) in en.AUXILIARIES:
        opening -= 1  # "The deal does - in effect - concede"
    if opening <= 0:
        return None
    if not w.is_word(opening - 1):
        if w.at(opening - 1) in (")", "]"):
            bracket = opening_bracket(w, opening - 1)
            if bracket > 0:
                opening = bracket
        elif w.at(opening - 1) == "." and w.is_word(opening - 2):
            opening -= 1  # "Ana Testić, X-Fla., singing there, said"
        else:
            return None
    first = walk_left(w, opening, floor)
    if w.at(first - 1) in en.RELATIVES and w.at(first - 2) == "," and first - 2 > floor:
        # "Ana Testić, who heads the choir, a large one, said"
        opening = first - 2
        first = walk_left(w, opening, floor)
    # more appositions before: "Ana Testić, head of X, a member of Y, said"
    here, there = first, opening
    for _ in range(3):
        if here - 1 <= floor or w.at(here - 1) != "," or is_name(w, here, there):
            break
        earlier = walk_left(w, here - 1, floor)
        if earlier >= here - 1:
            break
        here, there = earlier, here - 1
        if is_name(w, here, there) or (opens_with_name(w, here, there) and not opens_with_name(w, first, opening)):
            first, opening = here, there
            break
    if (
        w.at(first).endswith("ing")
        and w.at(first - 1) in _BEFORE_GERUND
        and w.at(first - 2) == ","
        and first - 2 > floor
    ):
        # "The minister, after being received by the envoy, Ana Testić, said"
        opening = first - 2
        first = walk_left(w, opening, floor)
    occasion = first - (w.at(first - 1) in _OCCASIONAL)
    if w.at(occasion) in _OCCASIONAL and w.at(occasion - 1) == "," and occasion - 1 > floor:
        head = walk_left(w, occasion - 1, floor)
        if opens_with_name(w, head, occasion - 1):
            return head, head, occasion - 1  # "Ana Testić, after the fair, held by the mayor, said"
    start = first
    first = without_preposition(w, first, opening)
    if first >= opening:
        return None
    name = _capitals_before(w, comma, opening + 1)
    role = name - opening <= 4 and all(w.is_word(at) and not w.is_finite(at) for at in range(opening + 1, name))
    if start != first and w.at(start) in _LOCATIVE and role and is_name(w, name, comma):
        return opening + 1, opening + 1, comma  # "In Testgrad, legislator Ana Testić, said": a comma too many
    if not opens_with_name(w, first, opening) and not is_staff(w, first):
        end = opening + 1
        while end < comma and (w.is_capital(end) or w.at(end) == "."):
            end += 1
        named = w.at(opening + 1) == "the" and w.is_capital(opening + 2) and w.is_capital(comma - 1)
        named = named and all(w.is_capital(at) or w.at(at) in ("of", "for", "and") for at in range(opening + 2, comma))
        if named and w.at(opening - 1) in sources.BODY_WORDS:
            return start, opening + 1, comma  # "the main opposition party, the Testgrad List, said"
        lone = comma - opening == 2 and w.is_capital(opening + 1) and w.at(first) in _POSSESSIVE
        if lone or is_name(w, opening + 1, comma) or (w.at(end) in ("of", "from") and is_name(w, opening + 1, end)):
            return start, opening + 1, comma
    if (
        start != first
        and is_name(w, opening + 1, comma) is False
        and w.at(start) in en.PREPOSITIONS
        and w.is_capital(opening + 1)
    ):
        # "In Brussels, Stoltenberg, …" never comes here; "After talks in Rome, the minister said" does not either
        return start, first, opening
    return start, first, opening


def inverted_subject(w: Words, at: int, limit: int) -> tuple[int, int, int] | None:
    """The subject after its verb ("…," said X, head of Y): the mention ``[first, stop)`` and where the phrase ends."""
    word = w.at(at)
    if not word or not w.is_word(at) or at >= limit:
        return None
    if word in ("he", "she", "they", "i", "we", "you"):
        goes_on = w.is_word(at + 1) and not (w.is_time(at + 1) or w.at(at + 1) in en.PREPOSITIONS)
        return None if goes_on else (at, at + 1, at + 1)
    # "said retired general Ana Testić"
    described = at + (word.endswith("ly") and w.at(at + 1).endswith("ed"))  # "said newly elected mayor Ana Testić"
    after = w.at(described + 1)
    adjective = w.at(described).endswith("ed") and w.is_word(described + 1) and after not in _NO_ADJECTIVE_BEFORE
    if (
        word in ("that", "this", "it", "there", "of")
        or word in en.PREPOSITIONS
        or w.is_time(at)
        or (w.is_finite(at) and not w.is_capital(at) and not adjective)
    ):
        return None
    if word in (
        "him",
        "them",
        "me",
        "us",
        "to",
        "what",
        "how",
        "why",
        "whether",
        "if",
        "no",
        "yes",
        "as",
        "when",
        "while",
        "and",
    ):
        return None
    numbered = (word[:1].isdigit() and w.is_word(at + 1)) or w.at(at + 1) == "/"  # "said 32-year-old Ana Testić"
    if not (w.is_capital(at) or word in en.DETERMINERS or word[-1:].isalpha() or numbered):
        return None
    if word.endswith("ly") and len(word) > 4 and word not in en.NOT_ADVERBS and not w.is_capital(at) and not adjective:
        return None
    stop = skip_noun_phrase(w, at, limit)
    if stop <= at:
        return None
    if any(_is_clause_verb(w, i) for i in range(described + adjective, stop)) and not any(
        w.at(i) in en.RELATIVES for i in range(at, stop)
    ):
        return None
    if stop < limit and w.is_word(stop) and w.words[stop] in en.FINITE:
        return None
    if w.at(stop) == "," and (named := name_after(w, at, stop, limit)) is not None:
        return (*named, named[1])
    return at, stop, stop


def _is_clause_verb(w: Words, at: int) -> bool:
    """Whether a finite verb stands there, and no participle: "a source involved in the talks"."""
    adverb = w.at(at - 1).endswith("ly") and w.at(at - 2) in en.DETERMINERS  # "the newly elected mayor"
    governed = w.at(at).endswith("ed") and (
        adverb or w.is_attributive(at) or w.at(at + 1) in ("in", "with", "by", "at")
    )
    governed = governed or (w.at(at) in en.IRREGULAR_PASTS and w.at(at + 1) == "by")  # "read a banner held by pupils"
    return w.is_finite(at) and not governed
