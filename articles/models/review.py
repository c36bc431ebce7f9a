"""Who has which statement open in the review queue."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from articles.models.statements import Statement


class ReviewLease(models.Model):
    """A statement is one curator's until ``until``; then it is anybody's again, whatever became of their browser."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, primary_key=True, related_name="review_lease")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"statement {self.pk}, {self.holder} until {self.until:%H:%M}"
