"""A statement before its speaker is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from .records import Form, Span
from .tokens import Words


@dataclass(slots=True)
class Found:
    """A statement before its speaker is known: one utterance, in one or more pieces."""

    pieces: list[Span]
    form: Form
    rule: str
    confidence: float
    cue: Span | None = None
    subject: Span | None = None
    phrase: Span | None = None  # the whole mention where it says more than the subject: "the mayor, Ana Testić"
    via: Span | None = None
    carried: bool = False
    alone: bool = False  # an attribution with no words of its own: they stand in the sentences beside it
    unnamed: bool = False
    named: bool = False  # a statement only if the subject turns out to be a person or body that is known or introduced
    aside: bool = False  # in a relative or subordinate clause: whoever speaks in the main clause keeps the floor
    agrees: str = ""  # the gender and number that the verb shows, where its subject is left out
    after: int = 0  # where the attribution stands, for the order of the discourse
    context: list[Span] = field(default_factory=list)


def pieces_of(w: Words, first: int, stop: int) -> list[Span]:
    """The tokens as spans of text: outer blanks and punctuation off; a quotation alone is what its marks hold."""
    while (
        first < stop
        and not w.is_word(first)
        and not w.is_quote(first)
        and w.at(first) not in ("$", "€", "£", "#", "@", "(", "[")
    ):
        first += 1
    while (
        stop > first
        and not w.is_word(stop - 1)
        and not w.is_quote(stop - 1)
        and w.at(stop - 1) not in (")", "]", "%", "€", "?", "!")
    ):
        stop -= 1
    if stop <= first:
        return []
    if all(w.is_quote(index) or not w.is_word(index) for index in range(first, stop)):
        return [w.quotes[index].inner for index in range(first, stop) if w.is_quote(index)]
    start, end = w.starts[first], w.ends[stop - 1]
    if w.words[stop - 1] == "." or w.words[stop - 1].endswith(".m"):
        pass
    if w.words[stop - 1].endswith(".m") and w.text[end : end + 1] == ".":
        end += 1
    return [Span(start, end)]
