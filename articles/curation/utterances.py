"""What people decide about utterances: whether two statements are the same words, or are not."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles import utterances
from articles.curation.deciding import CurationError, deciding
from articles.models import Statement

DECIDED = ("utterance", "utterance_decided")


def join(
    statement_id: int, other_id: int, *, by: User, reason: str = "", expected_version: int | None = None
) -> Statement:
    """Says that a statement gives the same words as ``other_id``. Raises Conflict, CurationError if it does already, or
    if they are not by one speaker whom we know."""
    with deciding(Statement, statement_id, "join", by, expected_version, reason) as statement:
        other = Statement.objects.select_related("article").filter(pk=other_id).first()
        if other is None or other.pk == statement.pk:
            raise CurationError(_("There is no other statement %(number)s to join with.") % {"number": other_id})
        if statement.speaker_id is None or statement.speaker_id != other.speaker_id:
            raise CurationError(_("Only statements of one identified speaker can be the same words."))
        if other.utterance_id is None:
            other.utterance = utterances.of(other)
            other.utterance_decided = True
            other.save(update_fields=DECIDED)
        elif statement.utterance_id == other.utterance_id:
            raise CurationError(
                _("Statements %(number)s and %(other)s are the same words already.")
                % {"number": statement.pk, "other": other.pk}
            )
        statement.utterance_id = other.utterance_id
        statement.utterance_decided = True
        statement.save(update_fields=DECIDED)
    return statement


def part(statement_id: int, *, by: User, reason: str = "", expected_version: int | None = None) -> Statement:
    """Says that a statement is no other's words. Raises Conflict, CurationError if it stands alone already."""
    with deciding(Statement, statement_id, "part", by, expected_version, reason) as statement:
        if statement.utterance_id is None:
            raise CurationError(_("Statement %(number)s shares its words with no other.") % {"number": statement.pk})
        statement.utterance = None
        statement.utterance_decided = True
        statement.save(update_fields=DECIDED)
    return statement
