"""Who has which statement open in the review queue."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models.statements import Statement


class ReviewLeaseManager(models.Manager["ReviewLease"]):
    def prune(self, *, now: datetime | None = None) -> int:
        """Deletes those that have ended, and returns how many."""
        return self.filter(until__lte=now or timezone.now()).delete()[0]


class ReviewLease(models.Model):
    """A statement is one curator's until ``until``; then it is anybody's again, whatever became of their browser."""

    statement = models.OneToOneField(Statement, on_delete=models.CASCADE, primary_key=True, related_name="review_lease")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)

    objects = ReviewLeaseManager()

    def __str__(self) -> str:
        return f"statement {self.pk}, {self.holder} until {self.until:%H:%M}"
