"""Words that no reporting verb claims: a name and a colon, quotations that carry on, opinions in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clause_subjects import main_subject, sentence_subject
from .found import Found, pieces_of
from .lexicon import en, sources
from .lexicon.en import Frame
from .openings import Attribution, is_pronoun_that
from .records import Form, Span
from .subjects import left_subject
from .tokens import Words

_TOUCHING = frozenset(("to", "on", "at", "in"))  # a headline's source and its occasion: "Testić on bridges: …"
_CROSSHEAD = 6  # blanks in words between single marks that stand alone
_OBJECT = 12  # tokens of a verb's object before the marks within it
_AFTER_VERB = frozenset(("about", "on", "of", "to", "against", "at", "up", "down", "out", "back", "over"))
_IN_VERB_GROUP = en.AUXILIARIES | en.VERB_ADVERBS
_LABEL = re.compile(r"([^\W\d_a-zà-ÿ]{2,}(?:[ .’'-]{1,2}[^\W\d_a-zà-ÿ]{2,}){0,3}):\s+")

#: the attribution between commas within the marks themselves: «For Freedonia, Ana Testić said, this is good»
_INSIDE = re.compile(
    r",\s((?:he|she|[^\W\d_a-zà-ÿ][\w’'-]+(?:\s[^\W\d_a-zà-ÿ][\w’'-]+){0,3}))\s"
    r"(said|says|added|stressed|explained|noted|warned),\s(?=\w)"
)
_BEHIND_LABEL = frozenset(("in", "on", "of", "for", "against", "between", "among", "to"))  # «domino effect» in Asia


def colon_lead(w: Words, in_title: bool) -> list[Found]:
    """ "KURTI: …", "Kurti: “…”": a name, a colon and the words."""
    if w.span.start == 0 and (headline := _headline(w)) is not None:
        return [headline]
    for index in range(1, min(9, w.stop)):
        if w.at(index) == ":":
            break
        if not (w.is_capital(index) or w.at(index) in ("of", "the", "-", ".", "and")):
            return []
    else:
        return []
    if not w.is_capital(0) or index + 1 >= w.stop:
        return []
    if w.at(index - 1) in en.MONTHS or w.at(index - 1)[:1].isdigit() or {w.at(0), w.at(index - 1)} & en.NOT_NAMED:
        return []
    stop = index + 2 if w.is_quote(index + 1) else w.stop
    pieces = pieces_of(w, index + 1, stop)
    if pieces:
        shouted = w.text[w.starts[0] : w.ends[index - 1]].isupper() and w.ends[index - 1] - w.starts[0] > 3
        if not (w.is_quote(index + 1) or shouted or in_title):
            # an interview goes on in sentences, a list in headings
            ended = w.text[w.span.end - 1] in ".?!…" or w.text[w.span.end - 2 : w.span.end - 1] in (".", "?", "!")
            if not (ended and w.stop - index > 5 and w.has_finite(index + 1, w.stop)):
                return []
        form = Form.QUOTE if w.is_quote(index + 1) else Form.PARENTHETICAL
        found = Found(pieces, form, "colon", 0.85, named=not (w.is_quote(index + 1) or shouted))
        verb = index > 1 and any(verb.form == "past" for verb in en.VERBS.get(w.at(0), ()))  # "Added Ana Testić: “…”"
        found.subject = w.span_of(int(verb), index)
        found.after = w.starts[0]
        return [found]
    return []


def _headline(w: Words) -> Found | None:
    """ "Testić on bridges: They close", "Poll: Bridges are popular", at the head of the text: who is named before the
    colon speaks or holds an office further down, or is a source of a kind."""
    colon = next((index for index in range(1, min(10, w.stop)) if w.at(index) == ":"), 0)
    stop = next((index for index in range(1, colon) if w.at(index) in _TOUCHING), colon)
    if not 0 < stop < 6 or w.stop - colon < 3 or w.at(0) == "the" or not w.is_capital(0):
        return None
    if any(w.at(index) in en.NOT_NAMED or w.is_quote(index) for index in range(stop)):
        return None
    last = w.words[stop - 1]
    if last not in en.SOURCES:
        if not all(w.is_capital(index) or w.at(index) in (".", "de", "von", "of") for index in range(stop)):
            return None
        if not _speaks_below(w, w.text[w.starts[stop - 1] : w.ends[stop - 1]]):
            return None
    found = Found(pieces_of(w, colon + 1, w.stop), Form.PARENTHETICAL, "colon", 0.85)
    found.subject = w.span_of(0, stop)
    return found if found.pieces else None


def _speaks_below(w: Words, name: str) -> bool:
    """Whether a later mention of the name has a verb of saying behind it or an office before it."""
    at = w.text.find(name, w.span.end)
    for _ in range(8):
        if at < 0:
            return False
        before, after = w.text[max(at - 30, 0) : at].split(), w.text[at + len(name) : at + len(name) + 40].split()
        if (after and after[0].lower() in en.VERBS) or (before and before[-1].strip(".").lower() in sources.ROLE_WORDS):
            return True
        at = w.text.find(name, at + 1)
    return False


def leftover_quotations(w: Words, claimed: set[int], last_subject: Span | None) -> list[Found]:
    found: list[Found] = []
    loose = [index for index in sorted(w.quotes) if index not in claimed and index < w.stop]
    if not loose:
        return found
    words_outside = sum(1 for index in range(w.stop) if w.is_word(index))
    if not words_outside:
        for index in loose:
            passage = w.quotes[index]
            turn = _LABEL.match(w.text, passage.inner.start, passage.inner.end)
            if turn is not None and turn.end() < passage.inner.end:
                # a transcript in marks: “TESTIĆ: It is open.”
                words = Span(turn.end(), passage.inner.end)
                one = Found([words], Form.QUOTE, "quote-labelled", 0.85, after=passage.start)
                one.subject = Span(*turn.span(1))
                found.append(one)
                continue
            if (inside := _INSIDE.search(w.text, passage.inner.start, passage.inner.end)) is not None:
                parts = [Span(passage.inner.start, inside.start()), Span(inside.end(), passage.inner.end)]
                one = Found(parts, Form.QUOTE, "quote-inside", 0.85, after=inside.start(1))
                one.subject, one.cue = Span(*inside.span(1)), Span(*inside.span(2))
                found.append(one)
                continue
            if passage.single and w.text.count(" ", *passage.inner) < _CROSSHEAD:
                continue  # a heading between paragraphs that echoes a few words
            if passage.inner.end - passage.inner.start > 15 or w.text[passage.inner.end - 1] in ".!?…,":
                found.append(
                    Found([passage.inner], Form.QUOTE, "quote-carried", 0.85, carried=True, after=passage.start)
                )
        return found
    if (source := _signed(w, loose[-1])) is not None:
        last_subject = source
    for index in loose:
        passage = w.quotes[index]
        inner = w.text[passage.inner.start : passage.inner.end]
        length = inner.count(" ") + 1
        if passage.single and length < 4:
            continue
        if w.at(index - 1) in en.TITLING or is_title(w, index):
            continue
        clause = _clause_around(w, index)
        if clause is not None:
            found.append(clause)
            continue
        label = _label_before(w, index)
        if label is not None:
            found.append(label)
            continue
        if length < 4 or not (w.at(index - 1) in (":", "", ".") or inner[0].isupper() or length > 5):
            continue
        one = Found([passage.inner], Form.QUOTE, "quote-loose", 0.6, after=passage.start)
        verb = _governing_verb(w, index) if inner[0].islower() else -1
        object_ = verb + 1
        while w.at(object_) in _AFTER_VERB:
            object_ += 1
        if verb >= 0 and w.at(object_) not in en.PREPOSITIONS:
            one.pieces, one.form = pieces_of(w, object_, index + 1), Form.NOMINAL
            one.cue = w.span_of(verb, verb + 1)
        elif (
            index
            and w.is_word(index - 1)
            and w.at(index - 1) != "but"
            and not (inner[0].isupper() and inner[-1] in ".?!…" and length > 7)
        ):
            continue  # a term, a title, an expression: the sentence names nobody whose words they are
        subject = last_subject
        named = index - 1
        while w.at(index - 1) == ":" and w.is_capital(named - 1):
            named -= 1
        if index - 2 > named and not w.is_word(named - 1):
            subject = w.span_of(named, index - 1)  # the name right before the colon
        elif w.at(index - 1) == ":" or subject is None:
            span = main_subject(w, index, nearest=True) or sentence_subject(w, index)
            subject = w.span_of(*span) if span else subject
        one.subject = subject
        one.carried = subject is None
        found.append(one)
    return found


def _governing_verb(w: Words, quotation: int) -> int:
    """The verb whose object holds the marks: "attacked the plan for “its greed”"; -1 where a clause opens between,
    or where the verb is one of being."""
    for index in range(quotation - 1, max(quotation - _OBJECT, 0), -1):
        word = w.words[index]
        if not w.is_word(index) or word in en.CLAUSE_OPENERS or word in en.RELATIVES or word in ("and", "but", "or"):
            return -1
        if w.is_finite(index) and not w.is_capital(index):
            would = word in en.AUXILIARIES or word.endswith("'s") or w.at(index - 1) in en.AUXILIARIES
            return index if not would else -1
    return -1


def is_title(w: Words, index: int) -> bool:
    """Whether what stands in marks is the name of a book, a broadcast or a slogan: every longer word is capitalised
    and nothing ends it, while the sentence around it is no headline."""
    inner = w.quotes[index].inner
    words = [word for word in w.text[inner.start : inner.end].split() if len(word) > 3 or not word.islower()]
    if len(words) < 2 or w.text[inner.end - 1] == "?" or w.at(index - 1) == ":" or words[0].isupper():
        return False
    if w.at(index - 1) == "," and w.at(index - 2) in en.VERBS:
        return False
    if any(not (word[0].isupper() or word[0].isdigit()) for word in words):
        return False
    return any(w.is_word(at) and len(w.words[at]) > 3 and not w.is_capital(at) for at in range(w.stop))


def _clause_around(w: Words, index: int) -> Found | None:
    """ "Ana Testić feared that the bridge was “about to fall”": the marks make a statement of the that-clause of any
    verb."""
    for at in range(index - 1, max(index - 30, 1), -1):
        word = w.at(at)
        if word in (";", ":"):
            return None
        if word != "that" or is_pronoun_that(w, at) or not w.is_finite(at - 1) or w.at(at - 1) in en.AUXILIARIES:
            continue
        group = at - 1
        while w.at(group - 1) in _IN_VERB_GROUP:
            group -= 1
        left = left_subject(w, group, 0)
        stop = index + 1
        while stop < w.stop and w.at(stop) not in (",", ";") and not w.is_dash(stop):
            stop += 1
        pieces = pieces_of(w, at + 1, stop)
        if left is None or not pieces:
            return None
        found = Found(pieces, Form.CLAUSE, "clause-quoted", 0.7, after=w.starts[at - 1])
        found.subject = w.span_of(left[1], left[2])
        found.cue = w.span_of(at - 1, at)
        return found
    return None


def attribution_alone(w: Words, attributions: Sequence[Attribution]) -> Found | None:
    """The source of quotations that stand in the sentences beside: "…?" Ana Testić asked. Ana Testić began in Rome:"""
    if w.at(w.stop - 1) == ":":
        found = main_subject(w, w.stop - 1, nearest=True)
        subject = w.span_of(*found) if found else None
    else:
        subject = next(
            (a.subject for a in attributions if a.side == "left" and a.start == 0 and Frame.QUOTE in a.verb.frame), None
        )
    if subject is None:
        return None
    return Found([], Form.QUOTE, "alone", 0.85, subject=subject, alone=True, after=subject.end)


def _signed(w: Words, index: int) -> Span | None:
    """ "…" — Ana Testić: the name after a dash, with nothing else behind it."""
    first = index + 1
    while w.is_dash(first):
        first += 1
    if first == index + 1 or not 1 <= w.stop - first <= 5:
        return None
    name = all(w.is_capital(at) or w.at(at) == "." for at in range(first, w.stop))
    return w.span_of(first, w.stop) if name and w.is_capital(first) else None


def _label_before(w: Words, index: int) -> Found | None:
    """ "fears a «domino effect»": a verb of opinion makes a statement only through the marks."""
    for at in range(index - 1, max(index - 10, -1), -1):
        word = w.at(at)
        if word in (";", ":") or w.is_quote(at):
            return None
        if word in en.OPINION and w.is_word(at - 1) and word not in ("support", "view", "fear", "regard", "found"):
            left = left_subject(w, at, 0)
            if left is None or w.at(at - 1) in en.DETERMINERS:
                return None
            stop = index + 1
            if w.at(at + 1) in ("that", "there", "it"):  # "believes there is a “way” out of it": the clause
                stop = next((end for end in range(stop, w.stop) if not w.is_word(end)), w.stop)
            elif w.at(stop) in _BEHIND_LABEL:
                while stop < w.stop and (w.is_word(stop) or w.is_quote(stop)) and not w.is_finite(stop):
                    if w.at(stop) in ("and", "but", "or", "if", "as", "while") or w.is_time(stop + 1):
                        break
                    stop += 1
            pieces = pieces_of(w, at + 1, stop)
            found = Found(pieces, Form.NOMINAL, "opinion-quoted", 0.6, after=w.starts[at])
            found.subject = w.span_of(left[1], left[2])
            found.cue = w.span_of(at, at + 1)
            return found if pieces else None
    return None
