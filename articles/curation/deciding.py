"""How any decision is taken: on the locked row, in one transaction, told by whom and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, Statement, UploadItem
from articles.models.changes import Change, history_of, version_of


class CurationError(Exception):
    """A decision that cannot be taken; the message is a sentence for the person who tried."""


class OwnUpload(CurationError):
    """Nobody confirms or corrects statements from a file they sent in themselves."""


class Conflict(CurationError):
    """Somebody else decided meanwhile; ``changes`` says what, newest first."""

    def __init__(self, changes: list[Change]) -> None:
        self.changes = changes
        super().__init__(_("Changed meanwhile, so nothing was saved.") + f" {' '.join(map(str, changes))}")


@contextmanager
def deciding(model: Any, pk: int, act: str, by: User, expected_version: int | None, reason: str = "") -> Iterator[Any]:
    """The locked row inside a transaction; history notes who, what they did, and why."""
    with pghistory.context(user=by.pk, act=act, reason=reason), transaction.atomic():
        try:
            row = model.objects.select_for_update(of=("self",)).get(pk=pk)
        except model.DoesNotExist as error:
            raise CurationError(
                _("There is no %(what)s %(number)s.") % {"what": model._meta.verbose_name, "number": pk}
            ) from error
        if expected_version is not None and version_of(row) != expected_version:
            raise Conflict(history_of(row, since=expected_version))
        yield row


def said_why(reason: str) -> str:
    if not (reason := reason.strip()):
        raise CurationError(_("Say why: the reason stays with the record."))
    return reason


def is_own_upload(statement: Statement, user: User) -> bool:
    """Whether the statement's article came from this person's hands."""
    return (
        Article.objects.filter(pk=statement.article_id, loaded_by=user).exists()
        or UploadItem.objects.filter(article_id=statement.article_id, upload__uploaded_by=user).exists()
    )


def not_ones_own(statement: Statement, user: User) -> None:
    if is_own_upload(statement, user):
        raise OwnUpload(
            _("Statement %(number)s comes from your own upload: somebody else must vouch for it.")
            % {"number": statement.pk}
        )
