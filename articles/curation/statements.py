"""What people decide about a statement: vouch for it, correct it, take it away, leave it open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import utterances
from articles.curation import spans
from articles.curation.deciding import CurationError, deciding, not_ones_own, said_why
from articles.models import Country, Statement, StatementCountry, StatementTopic, Topic

# What a person may correct besides the span, which says what the words are.
CORRECTABLE = (
    "kind",
    "speaker",
    "speaker_printed",
    "tenure",
    "via",
    "via_printed",
    "said_on",
    "said_precision",
    "said_phrase",
)
DECISION = ("review", "review_reason", "reviewed_by", "reviewed_at")


def confirm(statement_id: int, *, by: User, expected_version: int | None = None) -> Statement:
    """Vouches for a statement as it stands. Raises OwnUpload, Conflict, CurationError if it is confirmed already."""
    with deciding(Statement, statement_id, "confirm", by, expected_version) as statement:
        not_ones_own(statement, by)
        if statement.review == Statement.Review.CONFIRMED:
            raise CurationError(_("Statement %(number)s is confirmed already.") % {"number": statement.pk})
        _decide(statement, Statement.Review.CONFIRMED, by)
    return statement


def reject(statement_id: int, *, by: User, reason: str, expected_version: int | None = None) -> Statement:
    """Takes a statement from the public record, for a reason that stays with it. Raises Conflict, CurationError."""
    reason = said_why(reason)
    with deciding(Statement, statement_id, "reject", by, expected_version, reason) as statement:
        if statement.review == Statement.Review.REJECTED:
            raise CurationError(_("Statement %(number)s is rejected already.") % {"number": statement.pk})
        _decide(statement, Statement.Review.REJECTED, by, reason)
    return statement


def set_aside(statement_id: int, *, by: User, reason: str, expected_version: int | None = None) -> Statement:
    """Leaves a statement as the machine read it and says what is missing to decide; the queue passes it by.

    It keeps the state "proposed", with who looked and when. Raises Conflict, CurationError where it was decided.
    """
    reason = said_why(reason)
    with deciding(Statement, statement_id, "set aside", by, expected_version, reason) as statement:
        if statement.review != Statement.Review.PROPOSED:
            raise CurationError(
                _("Statement %(number)s is %(review)s: take that back first.")
                % {"number": statement.pk, "review": statement.get_review_display().lower()}
            )
        _decide(statement, Statement.Review.PROPOSED, by, reason)
    return statement


def correct(
    statement_id: int,
    *,
    by: User,
    changes: Mapping[str, Any],
    span: tuple[int, int] | None = None,
    countries: Iterable[Country] | None = None,
    topics: Iterable[Topic] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> Statement:
    """Puts a person's reading in place of the machine's.

    ``changes`` maps names of CORRECTABLE to new values; ``span`` are the characters of the article where the words
    stand, white space at the ends aside; ``countries`` and ``topics`` replace what the statement is about. None leaves
    each as it is. Raises OwnUpload, Conflict, and ValidationError by field. Correcting nothing writes nothing.
    """
    if unknown := set(changes) - set(CORRECTABLE):
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    with deciding(Statement, statement_id, "correct", by, expected_version, reason) as statement:
        not_ones_own(statement, by)
        changed = {name for name, value in changes.items() if getattr(statement, name) != value}
        for name in changed:
            setattr(statement, name, changes[name])
        if span is not None:
            changed |= spans.move(statement, *span)
        if "speaker" in changed:
            changed |= _follow_speaker(statement, changed)
        if {"speaker", "text"} & changed:
            utterances.gather([statement])
            changed.add("utterance")
        if {"speaker", "tenure"} & changed and statement.tenure and statement.tenure.actor_id != statement.speaker_id:
            raise ValidationError({"tenure": _("This office was held by somebody other than the speaker.")})
        statement.clean_fields(exclude={field.name for field in Statement._meta.concrete_fields} - changed)
        statement.validate_constraints()

        retagged = False
        if countries is not None:
            retagged |= _retag(statement, StatementCountry, "country", countries)
        if topics is not None:
            retagged |= _retag(statement, StatementTopic, "topic", topics)
        if changed or retagged:
            _decide(statement, Statement.Review.CORRECTED, by, reason.strip(), *changed)
    return statement


def _decide(statement: Statement, review: str, by: User, reason: str = "", *changed: str) -> None:
    statement.review = review
    statement.review_reason = reason
    statement.reviewed_by = by
    statement.reviewed_at = timezone.now()
    statement.save(update_fields={*DECISION, *changed})


def _follow_speaker(statement: Statement, changed: set[str]) -> set[str]:
    """What hangs on the speaker moves along: the rule that named them, the office then, who else said it."""
    statement.speaker_rule = "person"
    statement.joint.all().delete()
    moved = {"speaker_rule"}
    if "tenure" not in changed and statement.tenure_id:
        statement.tenure = None
        moved.add("tenure")
    statement.utterance_decided = False  # that was about another speaker's words
    return moved | {"utterance_decided"}


def _retag(statement: Statement, tags: type[models.Model], name: str, wanted: Iterable[models.Model]) -> bool:
    """Makes the tags exactly ``wanted``; those that stay keep the rule that put them there. True if any moved."""
    wanted_ids = {row.pk for row in wanted}
    held = tags._default_manager.filter(statement=statement)
    held_ids = set(held.values_list(f"{name}_id", flat=True))
    held.filter(**{f"{name}_id__in": held_ids - wanted_ids}).delete()
    for pk in sorted(wanted_ids - held_ids):
        tags._default_manager.create(statement=statement, **{f"{name}_id": pk}, rule="person")
    return wanted_ids != held_ids
