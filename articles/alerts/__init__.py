"""Saved searches: what is new for each, once and for all, why it is, and the mail that says so."""

from articles.alerts.mail import NotSent, mark_due, send, stopped_by
from articles.alerts.reasons import in_words, reasons
from articles.alerts.searches import (
    MOST_SEARCHES,
    NotSaved,
    asked,
    change,
    keep,
    look,
    mark_read,
    of_owner,
    proposed,
    recent,
    stop,
    trouble,
    untold,
)

__all__ = [
    "MOST_SEARCHES",
    "NotSaved",
    "NotSent",
    "asked",
    "change",
    "in_words",
    "keep",
    "look",
    "mark_due",
    "mark_read",
    "of_owner",
    "proposed",
    "reasons",
    "recent",
    "send",
    "stop",
    "stopped_by",
    "trouble",
    "untold",
]
