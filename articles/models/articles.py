"""Where words were printed: outlets, the articles as stored, and the original files they came from."""

from __future__ import annotations

from datetime import date, timedelta

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat, Left
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from articles.extraction.records import Precision
from articles.models.history import keep_history
from articles.models.script import folded

HEAD = 400  # characters of a body that may stand for a missing title
PRECISIONS = [(p.value, p.value) for p in Precision]
EARLIEST = date(1900, 1, 1)  # an older date of a dispatch is a slip of the finger


def day_of_printing(day: date) -> date:
    """The day, if something can have been printed on it. Raises ValueError with a sentence for who typed it."""
    if day < EARLIEST:
        raise ValueError(f"{day} is before {EARLIEST.year}: is the year right?")
    if day > timezone.now().date() + timedelta(days=1):  # somewhere it is tomorrow already
        raise ValueError("That day has not come yet.")
    return day


class Outlet(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, unique=True)
    country = models.ForeignKey(
        "articles.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="outlets"
    )
    site = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Original(models.Model):
    """The bytes of a file exactly as they came, kept on disk under their SHA-256 (storage alias ``originals``)."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256

    @property
    def path(self) -> str:
        """Where the bytes lie, relative to the storage."""
        return f"{self.sha256[:2]}/{self.sha256}"


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> ArticleQuerySet:
        """What the public may read."""
        return self.filter(status=Article.Status.PUBLISHED)

    def without_bodies(self) -> ArticleQuerySet:
        """For lists: the body stays in the database, its beginning comes along for ``display_title``."""
        return self.defer("body", "known_as").annotate(head=Left("body", HEAD))

    def newest_first(self) -> ArticleQuerySet:
        """By date of publication or the first day it can have been, undated ones last, then by arrival."""
        return self.order_by(Coalesce("published_on", "dated_from").desc(nulls_last=True), "-pk")


class Article(models.Model):
    """The stored text of one dispatch.

    ``body`` is the whole printed text, NFC with LF line ends, and never changes; its first ``title_end`` characters
    are the title where the text has one. ``published_on`` is the first day of the month or year when
    ``published_precision`` is coarser than a day, and NULL when unknown; ``published_phrase`` is the wording it was
    read from.

    ``dated_from`` and ``dated_until`` (both included) are the days between which a text without a date must have been
    written, inferred for the ``dating_reasons``. They count only while ``published_on`` is NULL.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    title = models.CharField(max_length=500, blank=True)
    body = models.TextField()
    body_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    title_end = models.PositiveIntegerField(default=0, editable=False)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="articles", editable=False)
    source_name = models.CharField(max_length=255, help_text="Name of the file it came from.")
    encoding = models.CharField(max_length=20, blank=True, editable=False)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True, related_name="articles")
    author = models.CharField(max_length=200, blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    language = models.CharField(max_length=8, blank=True, default="en")
    published_on = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=7, choices=PRECISIONS, default=Precision.UNKNOWN)
    published_phrase = models.CharField(max_length=200, blank=True)
    dated_from = models.DateField(null=True, blank=True, editable=False)
    dated_until = models.DateField(null=True, blank=True, editable=False)
    dating_reasons = ArrayField(models.TextField(), default=list, blank=True, editable=False)
    loaded_at = models.DateTimeField(auto_now_add=True)
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.PUBLISHED)
    status_reason = models.TextField(blank=True, help_text="Why it was withdrawn; readers see this.")
    extraction_version = models.CharField(max_length=20, blank=True, editable=False)
    notes = ArrayField(
        models.TextField(), default=list, blank=True, editable=False, help_text="What was odd in file or text."
    )
    known_as = models.GeneratedField(
        expression=folded(Concat("title", Value("\n"), "source_name")),
        output_field=models.TextField(),
        db_persist=True,
        help_text="Title and name of the file, as they are looked for.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(
                Coalesce("published_on", "dated_from").desc(nulls_last=True),
                F("id").desc(),
                name="article_newest_first",
            ),
            models.Index(fields=["status", "-id"]),
            GinIndex(fields=["known_as"], opclasses=["gin_trgm_ops"], name="article_known_as"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="article_has_a_body"),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_precision=Precision.UNKNOWN)
                | Q(published_on__isnull=False) & ~Q(published_precision=Precision.UNKNOWN),
                name="article_date_has_its_precision",
            ),
            models.CheckConstraint(
                condition=Q(dated_from__isnull=True, dated_until__isnull=True, dating_reasons=[])
                | Q(dated_from__isnull=False, dated_until__isnull=False, dated_until__gte=F("dated_from"))
                & ~Q(dating_reasons=[]),
                name="article_inferred_date_has_its_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(status_reason=""), name="article_withdrawn_with_a_reason"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="article_body_is_read_only", fields=["body", "body_sha256", "original"]),
            pgtrigger.Trigger(
                name="article_body_matches_its_hash",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    IF encode(sha256(convert_to(NEW.body, 'UTF8')), 'hex') <> NEW.body_sha256 THEN
                        RAISE EXCEPTION 'the SHA-256 of the body is not %', NEW.body_sha256
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.display_title

    def get_absolute_url(self) -> str:
        return reverse("article", args=[self.pk, self.slug])

    @property
    def display_title(self) -> str:
        """The title, or the beginning of the text where there is none."""
        if self.title:
            return self.title
        head = (self.__dict__.get("head") or self.body[:HEAD]).strip().split("\n", 1)[0]
        return head if len(head) <= 90 else head[:88].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"

    @property
    def is_dated_by_inference(self) -> bool:
        """A date that was given is never overridden."""
        return self.published_on is None and self.dated_from is not None

    @property
    def day(self) -> date | None:
        """The day it is sorted by: the first it can have been printed on."""
        return self.published_on or self.dated_from

    @property
    def slug(self) -> str:
        return slugify(self.display_title)[:60].strip("-") or "untitled"


keep_history(Outlet)
# The body never changes, and what follows from other columns is in theirs: history need not carry them.
keep_history(Article, exclude=["body", "known_as"])
