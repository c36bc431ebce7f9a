"""Feeds that outlets publish, and what became of each entry: an entry that is settled is not fetched again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article, Outlet
from articles.models.history import keep_history


class Feed(models.Model):
    """RSS or Atom at an address of the public internet. ``etag`` and ``modified`` are what its server said last;
    ``trouble`` is why the last round found nothing, empty where it did."""

    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="feeds")
    address = models.URLField(max_length=1000, unique=True)
    active = models.BooleanField(default=False, help_text="Fetched on schedule, where the site fetches feeds at all.")
    draft = models.BooleanField(default=False, help_text="Its articles wait as drafts until somebody publishes them.")
    etag = models.CharField(max_length=200, blank=True, editable=False)
    modified = models.CharField(max_length=60, blank=True, editable=False)
    fetched_at = models.DateTimeField(null=True, blank=True, editable=False)
    trouble = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["outlet__name", "pk"]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.address}"


class FeedEntry(models.Model):
    """``key`` is the address an entry points at or, without one, the hash of its words. ``attempts`` counts rounds in
    which it could not be fetched; ``reason`` says why, or why it was rejected for good."""

    class Outcome(models.TextChoices):
        STORED = "stored", _("Stored")
        UNCHANGED = "unchanged", _("already held")
        REJECTED = "rejected", _("Rejected")
        LATER = "later", _("could not be fetched yet")

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=1000)
    title = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    reason = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "feed entries"
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="feed_entry_once")]

    def __str__(self) -> str:
        return self.title or self.key


# What people set; what its server said changes at every round.
keep_history(Feed, exclude=["etag", "modified", "fetched_at", "trouble"])
