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
    "quote-coordinate": 0.9,
    "quote-loose": 0.6,
    "clause-left": {Kind.DIRECT: 0.95, Kind.MIXED: 0.81, Kind.INDIRECT: 0.8},
    "clause-participle": {Kind.MIXED: 0.83, Kind.INDIRECT: 0.77},
    "clause-coordinate": {Kind.MIXED: 0.86, Kind.INDIRECT: 0.78},
    "clause-inverted": {Kind.MIXED: 0.83, Kind.INDIRECT: 0.68},
    "clause-infinitive": 0.55,
    "clause-passive": 0.5,
    "clause-asked": 0.84,
    "clause-noun": 0.26,
    "according-to": 0.77,
    "infinitive-left": {Kind.MIXED: 0.7, Kind.INDIRECT: 0.6},
    "infinitive-participle": 0.67,
    "infinitive-coordinate": 0.7,
    "nominal-left": {Kind.MIXED: 0.6, Kind.INDIRECT: 0.5},
    "nominal-participle": {Kind.MIXED: 0.76, Kind.INDIRECT: 0.4},
    "nominal-coordinate": 0.55,
    "nominal-infinitive": 0.45,
    "opinion-quoted": 0.56,
    "colon": 0.64,
}
#: the share of right speakers where the subject does not stand beside the verb
_FAR = {"participle": 0.88, "coordinate": 0.85, "infinitive": 0.72, "noun": 0.65, "loose": 0.7, "carried": 0.97}


def confidence_of(one: Found, kind: Kind, speaker: Speaker) -> float:
    """From 0 to 1: that this is a statement with these bounds, and that ``speaker`` said it."""
    share = _FOUND.get(one.rule, one.confidence)
    found = share if isinstance(share, float) else share.get(kind, one.confidence)
    near = _FAR.get(one.rule.rpartition("-")[2], 1.0)
    return round(found * near * speaker.confidence, 3)
