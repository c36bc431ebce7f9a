"""Adjuncts of the saying: when, where and through what something was said, between the verb and its content."""

from __future__ import annotations

from .lexicon import en
from .tokens import Words

_RELEASED = frozenset(("issued", "released", "published", "posted", "carried", "broadcast"))
_DAYS_AND_MONTHS = en.WEEKDAYS | en.MONTHS
_STRETCHES = en.TIME_NOUNS_PLURAL | en.TIME_NOUNS
#: besides numbers and adverbs in -ly nothing else opens an adjunct
_OPENING = (
    (_DAYS_AND_MONTHS | en.TIME_WORDS)
    | {"late", "early", "just", "last", "this", "next", "that", "soon", "shortly", "for"}
    | {"on", "in", "at", "by", "during", "after", "before", "via", "through", "from", "to", "of"}
)


def adjunct(w: Words, at: int) -> int:
    """The index after one adjunct of time, place or medium at ``at``, or ``at``."""
    word = w.at(at)
    if word not in _OPENING and not word[:1].isdigit() and not word.endswith("ly"):
        return at
    if w.is_time(at):
        return at + 2 if w.at(at + 1) in en.TIME_NOUNS else at + 1
    if word.endswith("ly") and len(word) > 4 and word not in en.NOT_ADVERBS and not w.is_capital(at):
        return at + 1
    if word == "just" and w.is_time(at + 1):
        return at + 2
    if word in ("late", "early") and (w.is_time(at + 1) or w.at(at + 1) == "on"):
        return at + 1
    if word in ("last", "this", "next", "that") and (w.at(at + 1) in en.TIME_NOUNS or w.at(at + 1) in _DAYS_AND_MONTHS):
        return at + 2 if word != "that" or w.at(at + 2) not in en.FINITE else at  # "noted that Monday was a holiday"
    if (after := _date(w, at)) > at and not w.is_finite(after):
        return after
    if word in ("soon", "shortly") and w.at(at + 1) in ("after", "afterward", "afterwards", "before", "thereafter"):
        return at + 2
    if word == "at" and w.at(at + 1) == "the" and w.at(at + 2) == "time":
        return at + 3
    if word in ("on", "in", "at", "by", "during", "after", "before", "via", "through", "from", "to", "of"):
        if w.at(at + 1) in en.WEEKDAYS and w.at(at + 2) == "," and (after := _date(w, at + 3)) > at + 3:
            return after + (w.at(after) == ",")
        if w.is_time(at + 1) and word in ("on", "in", "by"):
            return at + 3 if w.at(at + 2) in en.TIME_NOUNS else at + 2
        if (after := _date(w, at + 1)) > at + 1:
            return after
        if w.at(at + 1) in en.MONTHS:
            return at + 2
        if w.at(at + 1)[:4].isdigit() and len(w.at(at + 1)) == 4 and word == "in":
            return at + 2
        if w.at(at + 1) in (
            "turn",
            "response",
            "part",
            "reply",
            "private",
            "public",
            "twitter",
            "facebook",
            "telegram",
            "x",
        ):
            return at + 2
        if word in ("to", "of", "by", "from") and not (w.is_capital(at + 1) or w.at(at + 1) in en.DETERMINERS):
            return at
        return venue(w, at)
    if word == "for" and w.at(at + 1) in ("his", "her", "its", "their") and w.at(at + 2) == "part":
        return at + 3
    return at


def _date(w: Words, at: int) -> int:
    """The index after "May 3", "Dec. 3", "3 May 2021" or "May 3, 2021," at ``at``, or ``at``."""
    dotted = w.at(at + 1) == "." and len(w.at(at)) < 5
    if w.at(at) in en.MONTHS and w.at(at + 1 + dotted)[:1].isdigit():
        if len(w.at(at + 1 + dotted)) == 4:  # May 2021
            return at + 2 + dotted
    elif not (w.at(at)[:1].isdigit() and w.at(at + 1) in en.MONTHS):
        return at
    stop = at + 2 + dotted
    year = stop + (w.at(stop) == ",")
    if len(w.at(year)) == 4 and w.at(year).isdigit():
        stop = year + 1
        if w.at(year - 1) == "," and w.at(stop) == ",":
            stop += 1
    return stop


def stretch(w: Words, at: int) -> int:
    """The index after "over the past twelve months", "in recent weeks" at ``at``, or ``at``."""
    if w.at(at) in ("over", "in", "during") and w.at(at + 1) in ("the", "recent"):
        for index in range(at + 2, at + 5):
            if w.at(index) in _STRETCHES:
                return index + 1
    return at


def venue(w: Words, at: int) -> int:
    """ "in a written statement to Reuters", "at a joint news conference in Pristina with Kosovo President Y"."""
    for index in range(at + 1, min(at + 9, w.stop)):
        word = w.at(index)
        if word in en.VENUES:
            stop = index + 1
            while w.at(stop) in en.VENUES:
                stop += 1
            if w.at(stop) == "'" or w.at(stop - 1).endswith("'s"):
                continue  # "to Example News' Ana Testić that"
            if w.at(stop) in _RELEASED:
                stop += 1  # "in a statement issued after the talks"
            return venue_tail(w, stop)
        if not w.is_word(index) or word in en.FINITE or word in ("that", "he", "she", "they", "there", "to"):
            break
    # a place: "said in Brussels", only where nothing but a capitalised name follows up to a boundary
    if w.at(at) in ("in", "at", "from", "to") and w.is_capital(at + 1):
        index = at + 1
        while w.is_capital(index):
            index += 1
        if index >= w.stop or w.at(index) in (",", "that", ":", "on", "after", "during", "to"):
            return index
    return at


def venue_tail(w: Words, at: int) -> int:
    """Phrases that hang on a venue: "with Fox News", "to supporters", "in Pristina", "on Monday"."""
    for _ in range(4):
        if w.at(at) in ("with", "in", "at", "to", "for", "on", "by", "from", "after", "following", "of"):
            index = at + 1
            while index < min(at + 10, w.stop) and (
                w.is_capital(index)
                or w.at(index) in en.DETERMINERS
                or w.at(index) in ("of", "and", "news", "media", "the")
            ):
                if w.at(index) in ("that", "this") or w.is_time(index):
                    break
                if w.at(index) in en.DETERMINERS and w.is_capital(index - 1):
                    break  # "in an interview with the Herald the bridge is open"
                index += 1
            if w.is_time(index):
                index += 1
            elif index < w.stop and w.at(index) not in (",", "that", ":", "with", "in", "at", "to", "on", "after"):
                if (
                    w.is_word(index)
                    and not w.has_finite(index, min(index + 2, w.stop))
                    and (w.at(index + 1) in ("", ",", "that", ":", "on", ".", "in") or index + 1 >= w.stop)
                ):
                    index += 1
                elif index == at + 1 or w.at(index - 1) in en.DETERMINERS:
                    return at
            at = index
        else:
            break
    return at
