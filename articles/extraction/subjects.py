"""The noun phrase beside a reporting verb: the words that name the source.

Without a parser: walk from the verb to the nearest boundary, over adjuncts, appositions and interposed phrases.
"""

from __future__ import annotations

from .lexicon import en
from .tokens import Words

_REACH = 28  # tokens a subject may be long, its relative clause included
_TIMES = frozenset(("yesterday", "today", "earlier", "later", "recently", "separately", "meanwhile"))
#: said of a document behind its noun; the time that follows is the document's
_REDUCED = frozenset(
    ("released", "published", "issued", "obtained", "posted", "filed", "unveiled", "conducted", "held")
)
_SHORTENED = frozenset(("mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "col", "lt", "prof", "st", "jr", "sr"))
#: determiners that may be the whole of a subject
_PRONOMINAL = (
    frozenset(
        (
            "all",
            "some",
            "many",
            "several",
            "others",
            "both",
            "this",
            "these",
            "those",
            "another",
            "that",
            "one",
            "most",
            "each",
        )
    )
    | en.NUMERALS
)
_NEEDING_NOUN = en.DETERMINERS - _PRONOMINAL
_NO_NOUN = en.AUXILIARIES | en.SUBJECT_PRONOUNS
_POSSESSIVE = frozenset(("his", "her", "its", "their", "our", "my", "a", "an"))
_BEFORE_GERUND = frozenset(("after", "before", "while", "when", "upon", "since", "without"))
_NAMED = frozenset(("known", "named", "identified"))
_LOCATIVE = frozenset(("in", "at"))
_GENITIVE = frozenset(("of", "for", "in", "from", "at"))
COORDINATING = frozenset(("and", "but", "or", "yet", "so"))


def left_subject(w: Words, group: int, floor: int) -> tuple[int, int, int] | None:
    """The subject that ends before token ``group``: where the whole phrase begins, and the mention ``[first, stop)``.

    Of a role and a name divided by a comma the name is the mention.
    """
    stop = _before_time(w, group)
    if stop <= 0:
        return None
    if w.at(stop - 1) == "," and w.at(stop - 2) == ")":
        named = _interposed(w, stop - 1, floor)
        if named is not None and (opens_with_name(w, *named[1:]) or w.is_capital(named[2] - 1)):
            return named  # "Ana Testić, head of the Mission (MX), said"
        stop -= 1
    if w.at(stop - 1) in (")", "]"):
        opening = _matching(w, stop - 1)
        if opening <= 0:
            return None
        stop = opening
    if w.at(stop - 1) == "," or w.is_dash(stop - 1):
        return _interposed(w, stop - 1, floor)
    if w.is_quote(stop - 1) and w.text[w.quotes[stop - 1].inner.end - 1] == "," and _is_title(w, stop - 1):
        return _interposed(w, stop - 1, floor)  # "Ana Testić, author of “Five Bridges,” said"
    if w.is_quote(stop - 1) and w.at(stop - 2) in en.MEDIA_WORDS and _is_title(w, stop - 1):
        first = _walk_left(w, stop - 1, floor)  # "the newspaper “Example Daily” reported"
        return first, first, stop
    junior = w.at(stop - 1) == "." and (w.at(stop - 2) in ("jr", "sr") or len(w.at(stop - 2)) == 1)
    if not (w.is_word(stop - 1) or junior) or w.at(stop - 1) in en.CLAUSE_OPENERS:
        return None
    if w.at(stop - 1).endswith("ed") and (w.at(stop - 2) in _POSSESSIVE or w.at(stop - 2).endswith("'s")):
        return None  # "his repeated calls": a noun, not a verb
    first = _over_list(w, _walk_left(w, stop, floor), stop, floor)
    if first >= stop:
        return None
    first = _over_place(w, first, stop, floor)
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


def is_reduced(w: Words, at: int) -> bool:
    """Whether a participle behind a noun stands for a relative clause: "the report released"."""
    noun = w.at(at - 1)
    return at > 0 and w.at(at) in _REDUCED and w.is_word(at - 1) and noun not in _NO_NOUN


def _before_time(w: Words, stop: int) -> int:
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


def _matching(w: Words, at: int) -> int:
    for index in range(at - 1, max(at - _REACH, -1), -1):
        if w.at(index) in ("(", "["):
            return index
    return -1


def _walk_left(w: Words, stop: int, floor: int) -> int:
    """The first token of the phrase that ends before ``stop``."""
    if w.at(stop - 1) in en.SUBJECT_PRONOUNS or w.at(stop - 1) in en.RELATIVES:
        return stop - 1
    index = stop - 1
    limit = max(floor, stop - _REACH)
    while index > limit:
        word = w.at(index - 1)
        if w.is_quote(index - 1):
            # a nickname or title in marks inside the phrase; "… “quiet and calm,” Ana Testić said" has none
            inner = w.quotes[index - 1].inner
            if not w.is_word(index - 2) or inner.end - inner.start >= 20 or w.text[inner.end - 1] in ",?!":
                break
        elif word == ")" and w.at(index) in ("and", "of", "in"):
            # "Ana Testić (X) and Bruno Exampleson"
            if (opening := _matching(w, index - 1)) <= limit:
                break
            index = opening
            continue
        elif word in en.CLAUSE_OPENERS:
            named = word == "as" and w.at(index - 2) in _NAMED  # "the chief known as Bob"
            relative = word in ("that", "where") and _is_relative(w, index - 1, limit)
            pointing = word == "that" and w.at(index - 2) in _GENITIVE  # "the envoy for that country"
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
                or (w.is_dash(index - 1) and w.starts[index - 1] == w.ends[index - 2])
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
    return w.at(relative) in ("which", "whom", "whose") and w.at(relative - 1) in en.PREPOSITIONS | {"of"}


def _over_list(w: Words, first: int, stop: int, floor: int) -> int:
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
        earlier = _walk_left(w, here - 1, floor)
        if earlier >= here - 1 or is_fronted(w, earlier, here - 1) or w.has_verb(earlier, here - 1):
            return first
        here = earlier
    before = w.at(here - 1)
    return (
        here
        if here <= floor or before in COORDINATING or before in en.CLAUSE_OPENERS or w.is_quote(here - 1)
        else first
    )


def _over_place(w: Words, first: int, stop: int, floor: int) -> int:
    """Where "Ana Testić of Testgrad, Freedonia" begins, if ``[first, stop)`` is the land at its end; else ``first``."""
    if w.at(first - 1) != "," or not all(w.is_capital(index) for index in range(first, stop)):
        return first
    town = first - 1
    while town > floor and w.is_capital(town - 1):
        town -= 1
    if town == first - 1 or w.at(town - 1) not in ("of", "from") or not w.is_capital(town - 2):
        return first
    return _walk_left(w, first - 1, floor)


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
    if w.is_capital(run):
        if w.at(stop - 1) in en.BODY_WORDS or w.at(stop - 1) in en.ROLE_WORDS:
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


def _antecedent(w: Words, relative: int, floor: int) -> tuple[int, int, int] | None:
    """ "…, who said": the noun phrase before the relative pronoun."""
    stop = relative
    if w.at(stop - 1) == "," or w.is_dash(stop - 1):
        stop -= 1
    if stop <= floor or not w.is_word(stop - 1) or w.at(stop - 1) in COORDINATING:
        return None
    first = _after_verb(w, _walk_left(w, stop, floor), stop)
    personal = w.at(relative) == "who"
    if w.at(relative - 1) == ",":
        # the name nearest to the comma
        run = stop
        while run > first and w.is_capital(run - 1):
            run -= 1
        governed = w.at(run - 1) in _LOCATIVE if stop - run >= 2 else w.at(run - 1) in _GENITIVE
        impersonal = personal and (w.at(stop - 1) in en.BODY_WORDS or governed)
        if run < stop and not (governed or impersonal):
            first = max(first, run)
        elif personal and (named := _named_before(w, first, floor)) is not None:
            return named
        elif run < stop and not impersonal:
            first = max(first, run)
    else:
        for index in range(stop - 1, max(first - 1, stop - 14), -1):
            if personal and w.is_capital(index) and w.at(index - 1) in ("in", "of", "from", "at"):
                continue  # "an official in Testgrad who …": a place asks for nothing
            if w.at(index) in en.DETERMINERS or w.at(index - 1) in en.PREPOSITIONS or w.is_finite(index - 1):
                if personal and _is_body(w, index, stop) and w.at(index - 1) in en.PREPOSITIONS | {"of"}:
                    continue  # "a former aide of the campaign in Testgrad who …"
                first = max(first, index)
                break
    return (first, first, stop) if first < stop else None


def _after_verb(w: Words, first: int, stop: int) -> int:
    """Where the phrase before a relative pronoun begins, if a whole clause stands before it: "the last question came
    from a child, who", "Ana Testić heard the mayor, who"."""
    for verb in range(stop - 2, first - 1, -1):
        participle = w.at(verb).endswith("ed") and w.at(verb - 1) in en.DETERMINERS
        if not w.is_finite(verb) or w.is_capital(verb) or participle:
            continue
        for index in range(stop - 1, verb, -1):
            if w.at(index) in en.DETERMINERS and w.at(index - 1) not in ("of", "for"):
                return index
        return without_preposition(w, verb + 1, stop)
    return first


def _is_body(w: Words, first: int, stop: int) -> bool:
    """Whether the noun phrase at ``first`` is a body: its head, before any preposition, is one."""
    head = first
    while head + 1 < stop and w.is_word(head + 1) and w.at(head + 1) not in en.PREPOSITIONS | {"of"}:
        head += 1
    return w.at(head) in en.BODY_WORDS


def _named_before(w: Words, apposition: int, floor: int) -> tuple[int, int, int] | None:
    """ "Ana Testić, head of the choir, who": the name before the comma of the apposition that begins there."""
    stop = apposition - 1
    if stop <= floor or w.at(stop) != ",":
        return None
    run = _capitals_before(w, stop, floor)
    if run < stop and w.at(run - 1) in ("of", "from"):
        stop = run - 1  # "Ana Testić of Testgrad, head of the choir, who"
        run = _capitals_before(w, stop, floor)
    return (run, run, stop) if _is_name(w, run, stop) else None


def _capitals_before(w: Words, stop: int, floor: int) -> int:
    run = stop
    while run > floor and (w.is_capital(run - 1) or w.at(run - 1) == "."):
        run -= 1
    return run


def _interposed(w: Words, comma: int, floor: int) -> tuple[int, int, int] | None:
    """ "Dzaferovic, for his part, said"; "Ana Testić, a spokeswoman, said"; "the mayor, Ana Testić, said"."""
    opening = -1
    limit = max(floor, comma - _REACH)
    while w.is_dash(comma) and w.is_dash(comma - 1):
        comma -= 1  # a dash typed as two hyphens
    for index in range(comma - 1, limit - 1, -1):
        if w.at(index) == ("," if w.is_quote(comma) else w.at(comma)) or (w.is_dash(index) and w.is_dash(comma)):
            opening = index
            break
        if w.at(index) in (";", ":") or (w.is_quote(index) and not _is_title(w, index)):
            return None
    while opening > 0 and w.is_dash(opening) and w.is_dash(opening - 1):
        opening -= 1
    if opening <= floor and opening != -1 and floor:
        return None
    if opening <= 0:
        return None
    if not w.is_word(opening - 1):
        if w.at(opening - 1) in (")", "]"):
            opening_bracket = _matching(w, opening - 1)
            if opening_bracket > 0:
                opening = opening_bracket
        elif w.at(opening - 1) == "." and w.is_word(opening - 2):
            opening -= 1  # "Ana Testić, X-Fla., singing there, said"
        else:
            return None
    first = _walk_left(w, opening, floor)
    if w.at(first - 1) in en.RELATIVES and w.at(first - 2) == "," and first - 2 > floor:
        # "Ana Testić, who heads the choir, a large one, said"
        opening = first - 2
        first = _walk_left(w, opening, floor)
    # more appositions before: "Ana Testić, head of X, a member of Y, said"
    here, there = first, opening
    for _ in range(3):
        if here - 1 <= floor or w.at(here - 1) != "," or _is_name(w, here, there):
            break
        earlier = _walk_left(w, here - 1, floor)
        if earlier >= here - 1:
            break
        here, there = earlier, here - 1
        if _is_name(w, here, there) or (opens_with_name(w, here, there) and not opens_with_name(w, first, opening)):
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
        first = _walk_left(w, opening, floor)
    start = first
    first = without_preposition(w, first, opening)
    if first >= opening:
        return None
    if not opens_with_name(w, first, opening):
        end = opening + 1
        while end < comma and (w.is_capital(end) or w.at(end) == "."):
            end += 1
        lone = comma - opening == 2 and w.is_capital(opening + 1) and w.at(first) in _POSSESSIVE
        if lone or _is_name(w, opening + 1, comma) or (w.at(end) in ("of", "from") and _is_name(w, opening + 1, end)):
            return start, opening + 1, comma
    if (
        start != first
        and _is_name(w, opening + 1, comma) is False
        and w.at(start) in en.PREPOSITIONS
        and w.is_capital(opening + 1)
    ):
        # "In Brussels, Stoltenberg, …" never comes here; "After talks in Rome, the minister said" does not either
        return start, first, opening
    return start, first, opening


def _is_title(w: Words, at: int) -> bool:
    """Whether what stands in marks is the name of a book or programme: "Ana Testić, author of “Five Bridges,” said"."""
    inner = w.quotes[at].inner
    words = w.text[inner.start : inner.end].split()
    return len(words) < 8 and all(word[0].isupper() or len(word) < 4 for word in words)


def _is_name(w: Words, first: int, stop: int) -> bool:
    """Two to six capitalised words with nothing between but initials and particles."""
    if not 2 <= stop - first <= 8:
        return False
    return (
        all(
            w.is_capital(i) or w.at(i) in (".", "de", "von", "van", "der", "al", "bin", "-", "la", "jr")
            for i in range(first, stop)
        )
        and w.at(first) not in en.DETERMINERS | en.PREPOSITIONS | {"of"}
        and not w.is_time(stop - 1)
    )


def opens_with_name(w: Words, first: int, stop: int) -> bool:
    """Whether the phrase holds a personal name: it ends in two capitalised words, or is one (a surname)."""
    if first >= stop:
        return False
    if w.at(first) in en.DETERMINERS | en.CONNECTIVES | en.PREPOSITIONS | {"of"} or w.is_time(stop - 1):
        return False
    if stop - first == 1:
        return w.is_capital(first)
    if any(w.at(i) in en.ROLE_WORDS and w.at(i + 1) in ("for", "on") for i in range(first, stop - 1)):
        return False  # "Freedonia's Minister for Europe and Foreign Affairs"
    return (
        w.is_capital(stop - 1)
        and (w.is_capital(stop - 2) or w.at(stop - 2) == ".")
        and w.at(stop - 1) not in en.ROLE_WORDS
    )


def inverted_subject(w: Words, at: int, limit: int) -> tuple[int, int, int] | None:
    """The subject after its verb ("…," said X, head of Y): the mention ``[first, stop)`` and where the phrase ends."""
    word = w.at(at)
    if not word or not w.is_word(at) or at >= limit:
        return None
    if word in ("he", "she", "they", "i", "we", "you"):
        goes_on = w.is_word(at + 1) and not (w.is_time(at + 1) or w.at(at + 1) in en.PREPOSITIONS)
        return None if goes_on else (at, at + 1, at + 1)
    after = w.at(at + 1)
    # "said retired general Ana Testić"
    adjective = word.endswith("ed") and w.is_word(at + 1) and after not in en.DETERMINERS | en.PREPOSITIONS | {"to"}
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
    numbered = word[:1].isdigit() and w.is_word(at + 1) or w.at(at + 1) == "/"  # "said 32-year-old Ana Testić"
    if not (w.is_capital(at) or word in en.DETERMINERS or word[-1:].isalpha() or numbered):
        return None
    if word.endswith("ly") and len(word) > 4 and word not in en.NOT_ADVERBS and not w.is_capital(at):
        return None
    stop = skip_noun_phrase(w, at, limit)
    if stop <= at:
        return None
    if any(_is_clause_verb(w, i) for i in range(at + adjective, stop)) and not any(
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
    governed = w.at(at).endswith("ed") and (w.is_attributive(at) or w.at(at + 1) in ("in", "with", "by", "at"))
    return w.is_finite(at) and not governed


def name_after(w: Words, at: int, comma: int, limit: int) -> tuple[int, int] | None:
    """The name ``[first, stop)`` behind the comma of a role: "the head of the choir, Ana Testić"."""
    if opens_with_name(w, at, comma):
        return None
    end = comma + 1
    while end < limit and (w.is_capital(end) or w.at(end) == "."):
        end += 1
    if _is_name(w, comma + 1, end) and (end >= limit or w.at(end) in (",", ".")):
        return comma + 1, end
    return None


def skip_noun_phrase(w: Words, at: int, limit: int) -> int:
    """The index after the noun phrase at ``at``: to a comma, an adjunct, a relative or a finite verb."""
    index = at
    while index < min(limit, at + _REACH):
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
