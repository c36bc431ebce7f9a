"""The desk's own papers: uploads and what became of each file, saved searches, redirects, what was loaded."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.models.articles import Article, Original, Outlet


class Upload(models.Model):
    """A batch of files that one person handed in, with what holds for all of them."""

    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads")
    published_on = models.DateField(null=True, blank=True)
    draft = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("upload_detail", args=[self.pk])


class UploadItem(models.Model):
    """One file of a batch. ``reason`` is a sentence for the person who sent it, kept for good."""

    class Outcome(models.TextChoices):
        WAITING = "waiting"
        STORED = "stored"
        UNCHANGED = "unchanged", "already held"
        REJECTED = "rejected"

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="items")
    name = models.CharField(max_length=255)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    size = models.PositiveBigIntegerField(default=0, help_text="bytes")
    outcome = models.CharField(max_length=9, choices=Outcome.choices, default=Outcome.WAITING)
    reason = models.TextField(blank=True)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="upload_items")
    statements_found = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["outcome"])]

    def __str__(self) -> str:
        return self.name


def feed_key() -> str:
    return secrets.token_urlsafe(16)


class SavedSearch(models.Model):
    """A canonical address under /statements/ that somebody wants to hear about. ``key`` opens its feed."""

    class Frequency(models.TextChoices):
        OFF = "off"
        DAILY = "daily"
        WEEKLY = "weekly"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.TextField(blank=True, help_text="The part of the address after the question mark.")
    frequency = models.CharField(max_length=6, choices=Frequency.choices, default=Frequency.OFF)
    key = models.CharField(max_length=32, unique=True, default=feed_key, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_until = models.PositiveBigIntegerField(default=0, help_text="Newest statement already sent.", editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "saved searches"
        constraints = [models.UniqueConstraint(fields=["owner", "query"], name="saved_search_once")]

    def __str__(self) -> str:
        return self.name


class Redirect(models.Model):
    """An address that once was: where it went (empty: it is gone) and why. Ids and slugs never just disappear."""

    old_path = models.CharField(max_length=300, unique=True)
    new_path = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["old_path"]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.new_path or 'gone'}"


class ReferenceRecord(models.Model):
    """What was last loaded from the reference data for one row, so that a later load can tell its own values from
    those a curator changed."""

    table = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="reference_record_once")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
