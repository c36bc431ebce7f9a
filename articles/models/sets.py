"""Result sets: what a query found on one day, kept for whoever cites it."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from articles.models.statements import Statement


class ResultSet(models.Model):
    """The statements a query found, as they were then. ``query`` is the part of its address after the question mark,
    ``words`` the same for people. ``sha256`` is that of the hashes of all rows in their order, each in hex and ended by
    a line feed, so that it can still be checked when the words of a row are no longer public."""

    query = models.TextField(blank=True)
    words = models.TextField()
    collection_version = models.CharField(max_length=60)
    total = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        triggers = [
            pgtrigger.ReadOnly(
                name="result_set_is_read_only",
                fields=["query", "words", "collection_version", "total", "sha256", "made_at"],
            ),
            pgtrigger.Protect(name="result_set_stays", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"result set {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("result_set", args=[self.pk])


class ResultRow(models.Model):
    """``line`` is the statement as canonical JSON (see ``articles.exports.json_lines``), ``sha256`` that of its UTF-8
    bytes without a line end."""

    result_set = models.ForeignKey(ResultSet, on_delete=models.PROTECT, related_name="rows")
    place = models.PositiveIntegerField(help_text="From 0, in the order of the list.")
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    line = models.TextField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["result_set_id", "place"]
        constraints = [models.UniqueConstraint(fields=["result_set", "place"], name="result_row_has_its_place")]
        triggers = [
            pgtrigger.Protect(name="result_row_stays", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"row {self.place} of result set {self.result_set_id}"
