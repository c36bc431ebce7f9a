"""The desk's own papers: uploads and what became of each file, saved searches, redirects, what was loaded."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.articles import Article, Original, Outlet
from articles.models.history import keep_history
from articles.models.statements import Statement


class Upload(models.Model):
    """A batch of files that one person handed in, with what holds for all of them. ``outlet_name`` is the outlet as
    typed: one that the record does not know comes into being with the first article of it, not before."""

    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="uploads")
    outlet_name = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True, blank=True)
    draft = models.BooleanField(default=False)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"upload {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("upload_detail", args=[self.pk])


class UploadItem(models.Model):
    """One file of a batch, or one dispatch in a file that holds several (``member_of``). Its steps:

        waiting → read → chosen → stored

    Only reading and storing are the program's, each in the background; from read to chosen or left out it is a
    person's word. Already held, rejected or failed it may be after either step; a file that was opened has its
    members' outcomes. ``reason`` is a sentence for the person who sent it, kept for good.

    ``preview`` is what it would become, for pages. ``dispatch`` is what the reader found, kept until it is stored, so
    that what is stored is what was shown, and a table of a thousand rows is read once. ``name_as_sent`` is set where
    the name of the file was not fit to be shown. ``likeness`` is the share of it, 0 to 1, that stands in ``resembles``
    as well.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READ = "read", _("ready to be stored")
        CHOSEN = "chosen", _("being stored")
        STORED = "stored", _("stored")
        UNCHANGED = "unchanged", _("already held")
        OPENED = "opened", _("opened")
        LEFT_OUT = "left-out", _("left out")
        REJECTED = "rejected", _("rejected")
        FAILED = "failed", _("failed")

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="items")
    member_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="members")
    name = models.CharField(max_length=255)
    name_as_sent = models.CharField(max_length=500, blank=True)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    size = models.PositiveBigIntegerField(default=0, help_text="bytes")
    whole = models.BooleanField(default=True, help_text="Its bytes are this dispatch and nothing else.")
    outcome = models.CharField(max_length=9, choices=Outcome.choices, default=Outcome.WAITING)
    reason = models.TextField(blank=True)
    preview = models.JSONField(null=True, blank=True, editable=False)
    dispatch = models.JSONField(null=True, blank=True, editable=False)
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    resembles = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    likeness = models.FloatField(null=True, blank=True)
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="upload_items")
    statements_found = models.PositiveIntegerField(default=0)
    chosen_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["outcome"])]

    def __str__(self) -> str:
        return self.name

    @property
    def may_be_tried_again(self) -> bool:
        """Not what nobody has bytes of: a file too large to be kept, a row that could not be read by itself."""
        undone = (self.Outcome.LEFT_OUT, self.Outcome.REJECTED, self.Outcome.FAILED)
        return self.outcome in undone and self.original_id is not None


class ArticleSketch(models.Model):
    """What tells near-duplicates of an article: the smallest hashes of the runs of words in its text, as
    ``articles.likeness`` makes them. Texts that share much of their wording share some of these numbers."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="sketch")
    hashes = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [GinIndex(fields=["hashes"], name="article_sketch")]

    def __str__(self) -> str:
        return f"sketch of article {self.article_id}"


def feed_key() -> str:
    return secrets.token_urlsafe(16)


class SavedSearch(models.Model):
    """A canonical address under /statements/ that somebody wants to hear about. ``key`` opens its feed.

    ``words`` is the query for people, ``trouble`` what of it could not be read when it was last asked: as long as there
    is any, nothing is news, for a question with a part left out finds what nobody asked for. ``warned`` says that the
    owner had a mail about it. ``mailed_for`` is the day, or the Monday, whose mail was last seen to.
    """

    class Frequency(models.TextChoices):
        OFF = "off", _("no e-mail")
        DAILY = "daily", _("every day")
        WEEKLY = "weekly", _("every Monday")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=120)
    query = models.TextField(blank=True, help_text="The part of the address after the question mark.")
    words = models.TextField(blank=True, editable=False)
    trouble = models.TextField(blank=True, editable=False)
    warned = models.BooleanField(default=False, editable=False)
    frequency = models.CharField(max_length=6, choices=Frequency.choices, default=Frequency.OFF)
    key = models.CharField(max_length=32, unique=True, default=feed_key, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    mailed_for = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "saved searches"
        constraints = [models.UniqueConstraint(fields=["owner", "query"], name="saved_search_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("search", args=[self.pk])


class SearchHit(models.Model):
    """A statement that a saved search has found, once and for all: what has a row here is never news again.

    ``news`` is False for what was found when the search was saved. News that the owner has not been told has no
    ``told_at``; ``edition`` is the ``mailed_for`` of the mail it was put into, so that a mail that may have gone is
    sent again as it was. No foreign key to the statement, which is never deleted: a broad search has as many rows as
    the record.
    """

    pk = models.CompositePrimaryKey("search_id", "statement_id")
    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="hits", db_index=False)
    statement = models.ForeignKey(
        Statement, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    at = models.DateTimeField()
    news = models.BooleanField()
    edition = models.DateField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["search", "-at", "-statement"], condition=Q(news=True), name="search_news")]

    def __str__(self) -> str:
        return f"statement {self.statement_id} for search {self.search_id}"


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


keep_history(Redirect)
