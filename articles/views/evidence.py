"""What proves a statement, computed on every view and never stored; and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher

from django.conf import settings
from django.db.models import F
from django.utils.dateformat import format as format_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext

from articles.models import Statement
from articles.models.changes import FieldChange, history_of
from articles.search import cards
from articles.search.engine import DAY

MOST_ELSEWHERE = 50


@dataclass(frozen=True, slots=True)
class Proof:
    """``text_stands``: the characters [start, end) of the body are the text. ``hash_matches``: the body hashes to the
    SHA-256 kept with it."""

    sha256: str
    text_stands: bool
    hash_matches: bool

    @property
    def verified(self) -> bool:
        return self.text_stands and self.hash_matches


def proof(statement: Statement) -> Proof:
    article = statement.article
    digest = hashlib.sha256(article.body.encode()).hexdigest()
    return Proof(
        sha256=digest,
        text_stands=article.body[statement.start : statement.end] == statement.text,
        hash_matches=digest == article.body_sha256,
    )


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words: ``kind`` is "same", "more" (printed there and not here) or "less" (here and not there)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Variant:
    """The same utterance as printed in another place; ``runs`` is empty where it is letter for letter the same."""

    statement: Statement
    runs: tuple[Run, ...]


def elsewhere(statement: Statement) -> tuple[Variant, ...]:
    """The same utterance as printed in other places, oldest first."""
    if statement.utterance_id is None:
        return ()
    rows = Statement.objects.published().filter(utterance=statement.utterance_id).exclude(pk=statement.pk)
    rows = rows.annotate(day=DAY).order_by(F("day").asc(nulls_last=True), "pk")
    others = cards.statements(rows.values_list("pk", flat=True)[:MOST_ELSEWHERE])
    return tuple(Variant(other, differences(statement.text, other.text)) for other in others)


def differences(here: str, there: str) -> tuple[Run, ...]:
    """Word by word, the order of ``there``; empty where nothing but white space differs."""
    mine, theirs = here.split(), there.split()
    if mine == theirs:
        return ()
    runs = []
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", " ".join(theirs[c:d])))
            continue
        runs += [Run(kind, " ".join(words)) for kind, words in (("less", mine[a:b]), ("more", theirs[c:d])) if words]
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of a statement, in words. Who took it stays inside the newsroom, unless the site says
    otherwise; ``who`` is empty then, and for a machine."""

    at: datetime
    what: str
    reason: str = ""
    who: str = ""


# Fields whose changes readers are told of, as the history names them → as pages call them.
CALLED = {
    "text": gettext_noop("text"),
    "kind": gettext_noop("kind"),
    "speaker": gettext_noop("speaker"),
    "speaker printed": gettext_noop("speaker as printed"),
    "via": gettext_noop("relayed by"),
    "via printed": gettext_noop("relayed by, as printed"),
    "tenure": gettext_noop("role then"),
    "country": gettext_noop("country"),
    "topic": gettext_noop("topic"),
}
REVIEWED = {
    "proposed": gettext_noop("put back to unreviewed"),
    "confirmed": gettext_noop("confirmed"),
    "corrected": gettext_noop("corrected"),
    "rejected": gettext_noop("rejected"),
}
TAKEN_BACK = REVIEWED | {
    "confirmed": gettext_noop("put back to confirmed"),
    "corrected": gettext_noop("put back to corrected"),
    "rejected": gettext_noop("put back to rejected"),
}


def history(statement: Statement) -> list[Step]:
    """Oldest first; steps that changed nothing a reader sees are left out. Empty where the database kept none, as in a
    record that was loaded past its triggers."""
    changes = history_of(statement)[::-1]
    if not changes:
        return []
    first, *later = changes
    machine = statement.origin == "machine"
    by = _("Read from the article by the program") if machine else _("Entered by a curator")
    steps = [Step(first.at, by)]
    for change in later:
        fields = {field.name: field for field in change.fields}
        told = list(in_words(change.fields))
        if review := fields.get("review"):
            told.insert(0, _((TAKEN_BACK if change.act == "undo" else REVIEWED)[review.after]))
        elif change.act in ("set aside", "undo") and "reviewed at" in fields and not told:
            told.append(_("looked at and left open") if fields["reviewed at"].after else _(REVIEWED["proposed"]))
        if told:
            why = fields.get("review reason")
            who = change.who if settings.HISTORY_NAMES else ""
            reason = change.reason or (why.after if why else "")
            steps.append(Step(change.at, capfirst("; ".join(told)), reason, who))
    return steps


def in_words(changes: Sequence[FieldChange]) -> Iterator[str]:
    """What changed, as a reader would say it: no offsets, days as far as they are known."""
    fields = {change.name: change for change in changes}
    none = _("none")
    for name, change in ((change.name, change) for change in changes if change.name in CALLED):
        called = _(CALLED[name])
        if name in ("country", "topic"):
            told = _("%(what)s added: %(value)s") if change.after else _("%(what)s taken away: %(value)s")
            yield told % {"what": called, "value": change.after or change.before}
        else:
            yield f"{called}: {change.before or none} → {change.after or none}"
    if ("start" in fields or "end" in fields) and "text" not in fields:
        yield _("the same words, found again at another place of the text")
    if "said on" in fields:
        before, after = (said(day) for day in (fields["said on"].before, fields["said on"].after))
        yield _("said on: %(before)s → %(after)s") % {"before": before, "after": after}
    elif "said precision" in fields:
        change = fields["said precision"]
        yield _("day it was said, known to the: %(before)s → %(after)s") % {
            "before": _(change.before),
            "after": _(change.after),
        }


def said(day: str) -> str:
    return format_date(date.fromisoformat(day), pgettext("a date", "j F Y")) if day else _("unknown")
