"""How sure a statement is: the share of its like that was right when the rules were measured.

Of the statements that a rule finds in texts marked by hand, so many are a statement with these very bounds, and of
those so many have the right speaker. Measured on the training part of PolNeAR (840 articles); read again with
``manage.py evaluate`` whenever a rule changes.
"""

from __future__ import annotations

from .found import Found
from .introduced import Speaker
from .records import Kind

_FOUND: dict[str, float | dict[Kind, float]] = {
    "quote-left": 0.98,
    "quote-inverted": 0.98,
    "quote-carried": 0.95,
    "quote-participle": 0.91,
    "quote-coordinate": 0.92,
    "quote-loose": 0.66,
    "clause-left": {Kind.DIRECT: 0.96, Kind.MIXED: 0.84, Kind.INDIRECT: 0.82},
    "clause-participle": {Kind.MIXED: 0.84, Kind.INDIRECT: 0.79},
    "clause-coordinate": {Kind.MIXED: 0.83, Kind.INDIRECT: 0.82},
    "clause-inverted": {Kind.MIXED: 0.84, Kind.INDIRECT: 0.71},
    "clause-infinitive": 0.63,
    "clause-passive": 0.46,
    "clause-asked": 0.82,
    "clause-noun": 0.47,
    "clause-quoted": 0.64,
    "according-to": 0.76,
    "infinitive-left": {Kind.MIXED: 0.69, Kind.INDIRECT: 0.6},
    "infinitive-participle": 0.67,
    "infinitive-coordinate": 0.71,
    "nominal-left": {Kind.MIXED: 0.64, Kind.INDIRECT: 0.54},
    "nominal-participle": {Kind.MIXED: 0.74, Kind.INDIRECT: 0.42},
    "nominal-coordinate": 0.57,
    "nominal-infinitive": 0.43,
    "opinion-quoted": 0.55,
    "colon": 0.89,
}
#: the share of right speakers where the subject does not stand beside the verb
_FAR = {"participle": 0.88, "coordinate": 0.85, "infinitive": 0.73, "noun": 0.88, "loose": 0.68, "carried": 0.95}


def confidence_of(one: Found, kind: Kind, speaker: Speaker) -> float:
    """From 0 to 1: that this is a statement with these bounds, and that ``speaker`` said it."""
    share = _FOUND.get(one.rule, one.confidence)
    found = share if isinstance(share, float) else share.get(kind, one.confidence)
    near = _FAR.get(one.rule.rpartition("-")[2], 1.0)
    return round(found * near * speaker.confidence, 3)
