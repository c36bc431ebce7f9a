"""What people decide about a statement: vouch for it, correct it, take it away, take that back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from articles import utterances
from articles.curation.deciding import CurationError, OwnUpload, deciding, said_why
from articles.models import Article, Country, Statement, StatementCountry, StatementTopic, Topic, UploadItem
from articles.models.changes import events_of

# What a person may correct; where it stands in the article is proof and stays.
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


def is_own_upload(statement: Statement, user: User) -> bool:
    """Whether the statement's article came from this person's hands."""
    return (
        Article.objects.filter(pk=statement.article_id, loaded_by=user).exists()
        or UploadItem.objects.filter(article_id=statement.article_id, upload__uploaded_by=user).exists()
    )


def confirm(statement_id: int, *, by: User, expected_version: int | None = None) -> Statement:
    """Vouches for a statement as it stands. Raises OwnUpload, Conflict, CurationError if it is confirmed already."""
    with deciding(Statement, statement_id, "confirm", by, expected_version) as statement:
        _not_ones_own(statement, by)
        if statement.review == Statement.Review.CONFIRMED:
            raise CurationError(f"Statement {statement.pk} is confirmed already.")
        _decide(statement, Statement.Review.CONFIRMED, by)
    return statement


def reject(statement_id: int, *, by: User, reason: str, expected_version: int | None = None) -> Statement:
    """Takes a statement from the public record, for a reason that stays with it. Raises Conflict, CurationError."""
    reason = said_why(reason)
    with deciding(Statement, statement_id, "reject", by, expected_version, reason) as statement:
        if statement.review == Statement.Review.REJECTED:
            raise CurationError(f"Statement {statement.pk} is rejected already.")
        _decide(statement, Statement.Review.REJECTED, by, reason)
    return statement


def correct(
    statement_id: int,
    *,
    by: User,
    changes: Mapping[str, Any],
    countries: Iterable[Country] | None = None,
    topics: Iterable[Topic] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> Statement:
    """Puts a person's reading in place of the machine's.

    ``changes`` maps names of CORRECTABLE to new values; ``countries`` and ``topics`` replace what the statement is
    about, None leaves it. Raises OwnUpload, Conflict, and ValidationError by field. Correcting nothing writes nothing.
    """
    if unknown := set(changes) - set(CORRECTABLE):
        raise ValueError(f"not correctable: {', '.join(sorted(unknown))}")
    with deciding(Statement, statement_id, "correct", by, expected_version, reason) as statement:
        _not_ones_own(statement, by)
        changed = {name for name, value in changes.items() if getattr(statement, name) != value}
        for name in changed:
            setattr(statement, name, changes[name])
        if "speaker" in changed:
            changed |= _follow_speaker(statement, changed)
        if {"speaker", "tenure"} & changed and statement.tenure and statement.tenure.actor_id != statement.speaker_id:
            raise ValidationError({"tenure": "This office was held by somebody other than the speaker."})
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


def undo(statement_id: int, *, by: User, expected_version: int | None = None) -> Statement:
    """Takes back the last confirmation or rejection: the review is again what it was before, and whose it was.

    A correction changes more than the review; it is taken back by correcting again. Raises Conflict, CurationError.
    """
    with deciding(Statement, statement_id, "undo", by, expected_version) as statement:
        if statement.review == Statement.Review.PROPOSED:
            raise CurationError(f"Nobody has decided on statement {statement.pk} yet.")
        if statement.review == Statement.Review.CORRECTED:
            raise CurationError(f"Statement {statement.pk} was corrected: correct it again instead.")
        before = (
            events_of(statement).exclude(review=statement.review, reviewed_at=statement.reviewed_at).order_by("-pgh_id")
        ).first()
        if before is None:
            raise CurationError(f"Statement {statement.pk} came with its decision; there is nothing before it.")
        for name in ("review", "review_reason", "reviewed_by_id", "reviewed_at"):
            setattr(statement, name, getattr(before, name))
        statement.save(update_fields=DECISION)
    return statement


def _not_ones_own(statement: Statement, user: User) -> None:
    if is_own_upload(statement, user):
        raise OwnUpload(f"Statement {statement.pk} comes from your own upload: somebody else must vouch for it.")


def _decide(statement: Statement, review: str, by: User, reason: str = "", *changed: str) -> None:
    statement.review = review
    statement.review_reason = reason
    statement.reviewed_by = by
    statement.reviewed_at = timezone.now()
    statement.save(update_fields={*DECISION, *changed})


def _follow_speaker(statement: Statement, changed: set[str]) -> set[str]:
    """What hangs on the speaker moves along: the rule that named them, the office then, the same words elsewhere."""
    statement.speaker_rule = "person"
    statement.joint.all().delete()
    moved = {"speaker_rule"}
    if "tenure" not in changed and statement.tenure_id:
        statement.tenure = None
        moved.add("tenure")
    utterances.gather([statement])
    return moved | {"utterance"}


def _retag(statement: Statement, tags: type[models.Model], name: str, wanted: Iterable[models.Model]) -> bool:
    """Makes the tags exactly ``wanted``; those that stay keep the rule that put them there. True if any moved."""
    wanted_ids = {row.pk for row in wanted}
    held = tags._default_manager.filter(statement=statement)
    held_ids = set(held.values_list(f"{name}_id", flat=True))
    held.filter(**{f"{name}_id__in": held_ids - wanted_ids}).delete()
    for pk in sorted(wanted_ids - held_ids):
        tags._default_manager.create(statement=statement, **{f"{name}_id": pk}, rule="person")
    return wanted_ids != held_ids
