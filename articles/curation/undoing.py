"""Taking a decision on a statement back: the row, and what hangs on it, is again exactly what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext as _

from articles import utterances
from articles.curation.deciding import CurationError, OwnUpload, deciding, is_own_upload
from articles.curation.spans import at_span
from articles.models import Actor, Mention, Statement, Utterance
from articles.models.changes import PARTS, events_of

MENTIONS_LOST = "mentions_lost"  # in the context of a change: rows of Mention, which have no history of their own


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of history that moved the review: the states before and after it."""

    before: Any
    after: Any

    @property
    def _told(self) -> dict[str, Any]:
        return self.after.pgh_context.metadata if self.after.pgh_context else {}

    @property
    def act(self) -> str:
        return self._told.get("act", "")

    @property
    def by(self) -> int | None:
        """The key of who decided; None for a machine."""
        return self._told.get("user")

    @property
    def mentions_lost(self) -> list[list[int]]:
        return self._told.get(MENTIONS_LOST, [])


def standing_decisions(statement: Statement) -> list[Decision]:
    """Oldest first, without those that were taken back."""
    standing: list[Decision] = []
    before: Any = None
    for event in events_of(statement).select_related("pgh_context").order_by("pgh_id"):
        if before is not None and (before.review, before.reviewed_at) != (event.review, event.reviewed_at):
            decision = Decision(before, event)
            if decision.act != "undo":
                standing.append(decision)
            elif standing:
                standing.pop()
        before = event
    return standing


def undo(statement_id: int, *, by: User, expected_version: int | None = None) -> Statement:
    """Takes back the last decision that stands: words and where they are, speakers, tags, and whose review it was.

    What others than people changed since stays, and where that is the same field, nothing is taken back. Raises
    Conflict, OwnUpload where somebody else decided about one's own upload, CurationError.
    """
    with deciding(Statement, statement_id, "undo", by, expected_version) as statement:
        if statement.review == Statement.Review.PROPOSED and statement.reviewed_at is None:
            raise CurationError(_("Nobody has decided on statement %(number)s yet.") % {"number": statement.pk})
        standing = standing_decisions(statement)
        if not standing:
            raise CurationError(
                _("Statement %(number)s came with its decision; there is nothing before it.") % {"number": statement.pk}
            )
        last = standing[-1]
        if last.by != by.pk and is_own_upload(statement, by):
            raise OwnUpload(
                _("Statement %(number)s comes from your own upload: somebody else must take that back.")
                % {"number": statement.pk}
            )
        changed = list(_changed(last))
        if moved := [f for f in changed if getattr(statement, f.attname) != getattr(last.after, f.attname)]:
            told = ", ".join(str(field.verbose_name) for field in moved)
            raise CurationError(
                _("Statement %(number)s changed again since (%(fields)s): correct it instead.")
                % {"number": statement.pk, "fields": told}
            )
        _still_possible(statement, last, changed)
        for field in changed:
            setattr(statement, field.attname, getattr(last.before, field.attname))
        names = {field.name for field in changed}
        if {"text", "speaker"} & names and "utterance" not in names:
            utterances.gather([statement])
            names.add("utterance")
        statement.save(update_fields=names)
        _put_parts_back(statement, last)
    return statement


def _changed(decision: Decision) -> Iterator[models.Field]:
    """What the decision changed of the row itself; an utterance that is no more is gathered anew instead."""
    for field in Statement._meta.concrete_fields:
        if field.primary_key or getattr(field, "generated", False):
            continue
        before, after = (getattr(state, field.attname) for state in (decision.before, decision.after))
        if before == after:
            continue
        if field.name == "utterance" and before and not Utterance.objects.filter(pk=before).exists():
            continue
        yield field


def _still_possible(statement: Statement, decision: Decision, changed: list[models.Field]) -> None:
    """History keeps keys and spans that the record may not hold any more. Raises CurationError."""
    for field in changed:
        key, model = getattr(decision.before, field.attname), field.related_model
        if model and key is not None and not model._default_manager.filter(pk=key).exists():
            raise CurationError(
                _("The %(field)s it had before is no longer in the record.") % {"field": field.verbose_name}
            )
    moved = any(field.name == "text" for field in changed)
    if moved and (other := at_span(statement, decision.before.start, decision.before.end)):
        raise CurationError(_("Statement %(number)s stands at those characters now.") % {"number": other.pk})


def _put_parts_back(statement: Statement, decision: Decision) -> None:
    """Rows that came with the decision go, and those that went come back as they were, keys included."""
    act = {"pgh_context": decision.after.pgh_context_id, "pgh_created_at": decision.after.pgh_created_at}
    for model, key, _column in PARTS[Statement]:
        events: Any = model._meta.get_field("events").related_model
        happened = list(events._default_manager.filter(**{key: statement.pk}, **act).order_by("pgh_id"))
        came = [event.pgh_obj_id for event in happened if event.pgh_label == "insert"]
        model._default_manager.filter(pk__in=came).delete()
        columns = [field.attname for field in model._meta.concrete_fields]
        gone = [event for event in happened if event.pgh_label == "delete"]
        model._default_manager.bulk_create(
            [model(**{name: getattr(event, name) for name in columns}) for event in gone], ignore_conflicts=True
        )
    lost = decision.mentions_lost
    known = set(Actor.objects.filter(pk__in=[actor for actor, _, _ in lost]).values_list("pk", flat=True))
    Mention.objects.bulk_create(
        [Mention(statement=statement, actor_id=a, start=start, end=end) for a, start, end in lost if a in known],
        ignore_conflicts=True,
    )
