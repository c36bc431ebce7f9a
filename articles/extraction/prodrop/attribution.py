"""A verb of saying with who says it, before it is known what it reports."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon.frames import Verb
from .words import Phrase

IMPERSONAL = "i"  # what ``agrees`` is where nobody is named: navodi se


@dataclass(slots=True)
class Attribution:
    """``[start, end)`` are the words that are no content: subject, verb, auxiliary, time and place beside them.
    ``side``: left or right, where the subject stands; dropped, where there is none; relative, coordinate, converb,
    impersonal; phrase, where it has to be somebody known. ``content`` is where the words behind a complementiser, a
    colon or a mark begin, -1 where nothing of the kind follows."""

    verb: Verb
    cue: int
    start: int
    end: int
    side: str
    subject: Phrase | None = None
    mention: Phrase | None = None
    via: Phrase | None = None  # who only passes it on
    content: int = -1
    addressee: int = -1
    agrees: str = ""
    aside: bool = False  # kako je rekao S, siç tha S
    colon: bool = False
    cue_end: int = 0  # behind the last word of a verb of several: bëri të ditur
