"""What people decide about an article: whether the public may read it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.curation.deciding import CurationError, deciding, said_why
from articles.models import Article


def withdraw(article_id: int, *, by: User, reason: str, expected_version: int | None = None) -> Article:
    """Takes an article and its statements from the public record; its address keeps saying why."""
    reason = said_why(reason)
    with deciding(Article, article_id, "withdraw", by, expected_version, reason) as article:
        if article.status == Article.Status.WITHDRAWN:
            raise CurationError(_("Article %(number)s is withdrawn already.") % {"number": article.pk})
        article.status = Article.Status.WITHDRAWN
        article.status_reason = reason
        article.save(update_fields=["status", "status_reason"])
    return article


def publish(article_id: int, *, by: User, reason: str = "", expected_version: int | None = None) -> Article:
    """Makes a draft public, or puts back a withdrawn article; its history keeps the reason."""
    with deciding(Article, article_id, "publish", by, expected_version, reason) as article:
        if article.status == Article.Status.PUBLISHED:
            raise CurationError(_("Article %(number)s is published already.") % {"number": article.pk})
        article.status = Article.Status.PUBLISHED
        article.status_reason = ""
        article.save(update_fields=["status", "status_reason"])
    return article
