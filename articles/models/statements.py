"""What was said: statements with the characters that prove them, what they are about, and what people decided."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.extraction.patterns import BadPattern, compiled
from articles.extraction.records import Form, Kind, Precision
from articles.models.articles import PRECISIONS, Article
from articles.models.geography import words
from articles.models.history import keep_history
from articles.models.script import printed_words


def compiles(patterns: list[str]) -> None:
    """Raises ValidationError naming the first pattern that extraction would refuse."""
    for pattern in patterns:
        try:
            compiled(pattern)
        except BadPattern as error:
            raise ValidationError(str(error)) from error


class Topic(models.Model):
    """What statements are about. Patterns are regular expressions that ignore case: ``exclude`` is cut out first, then
    one of ``include`` must match; where ``requires_any`` is given, one of it must match the sentence or the article."""

    slug = models.SlugField(max_length=80, unique=True)
    label = models.CharField(max_length=120)
    definition = models.TextField(blank=True)
    include = words(validators=[compiles])
    exclude = words(validators=[compiles])
    requires_any = words(validators=[compiles])

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class Utterance(models.Model):
    """The same words by one speaker, or nearly the same, wherever they were printed; ``words`` as first printed."""

    speaker = models.ForeignKey("articles.Actor", on_delete=models.PROTECT, null=True, related_name="utterances")
    words_sha256 = models.CharField(
        max_length=64, help_text="Of the words in lower case, without marks, punctuation or diacritics."
    )
    words = models.TextField(db_default="", help_text="The same words, to find what is nearly the same.")
    language = models.CharField(max_length=8, db_default="en")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["speaker", "words_sha256"], name="utterance_once", nulls_distinct=False)
        ]
        indexes = [GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="utterance_words")]

    def __str__(self) -> str:
        return f"utterance {self.pk}"


class StatementQuerySet(models.QuerySet["Statement"]):
    def published(self) -> StatementQuerySet:
        """What the public may read: not rejected, in a published article."""
        return self.filter(article__status=Article.Status.PUBLISHED).exclude(review=Statement.Review.REJECTED)

    def newest_first(self) -> StatementQuerySet:
        """By the day it was said, undated ones last, then by arrival."""
        return self.order_by(F("said_on").desc(nulls_last=True), "-pk")

    def decided_by_people(self) -> StatementQuerySet:
        return self.exclude(review=Statement.Review.PROPOSED)


YEAR = re.compile(r"\d{4}")


def together(names: Sequence[str]) -> str:
    """Ana Testić, Bruno Exampleson and Cyril Samplov; empty without names."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


class Statement(models.Model):
    """Words or content that an article gives to a source. ``article.body[start:end] == text``, always.

    ``speaker`` NULL means nobody we know, or several (``joint``): ``speaker_printed`` keeps the names as printed.
    ``tenure`` is the office the speaker held then. ``said_on`` NULL means unknown; ``said_phrase`` is the wording it
    was read from.
    """

    class Review(models.TextChoices):
        PROPOSED = "proposed", _("machine-read, unreviewed")
        CONFIRMED = "confirmed", _("Confirmed")
        CORRECTED = "corrected", _("Corrected")
        REJECTED = "rejected", _("Rejected")

    class Origin(models.TextChoices):
        MACHINE = "machine"
        PERSON = "person"

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="statements")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=8, choices=[(k.value, _(k.value)) for k in Kind])
    form = models.CharField(max_length=14, choices=[(f.value, _(f.value)) for f in Form])
    in_title = models.BooleanField(default=False)
    speaker = models.ForeignKey(
        "articles.Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    speaker_printed = models.CharField(max_length=300, blank=True)
    speaker_rule = models.CharField(max_length=40, blank=True)
    mention_start = models.PositiveIntegerField(null=True, blank=True)
    mention_end = models.PositiveIntegerField(null=True, blank=True)
    tenure = models.ForeignKey("articles.Tenure", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    via = models.ForeignKey("articles.Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="relayed")
    via_printed = models.CharField(max_length=300, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_precision = models.CharField(max_length=7, choices=PRECISIONS, default=Precision.UNKNOWN)
    said_phrase = models.CharField(max_length=200, blank=True)
    countries = models.ManyToManyField(
        "articles.Country", through="StatementCountry", related_name="statements", blank=True
    )
    topics = models.ManyToManyField(Topic, through="StatementTopic", related_name="statements", blank=True)
    mentioned = models.ManyToManyField("articles.Actor", through="Mention", related_name="mentioned_in", blank=True)
    group = models.PositiveIntegerField(null=True, blank=True, help_text="Pieces of one utterance in this article.")
    utterance = models.ForeignKey(
        Utterance, on_delete=models.SET_NULL, null=True, blank=True, related_name="statements", editable=False
    )
    utterance_decided = models.BooleanField(
        db_default=False, default=False, editable=False, help_text="A curator joined or parted it: it stays so."
    )
    rule = models.CharField(max_length=40, help_text="What found it.")
    confidence = models.FloatField(validators=[MinValueValidator(0), MaxValueValidator(1)])
    origin = models.CharField(max_length=7, choices=Origin.choices, default=Origin.MACHINE)
    review = models.CharField(max_length=9, choices=Review.choices, default=Review.PROPOSED)
    review_reason = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    reviewed_at = models.DateTimeField(null=True, blank=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector(printed_words(F("text")), config="newsdesk"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "start", "pk"]
        indexes = [
            models.Index(F("said_on").desc(nulls_last=True), F("id").desc(), name="statement_newest_first"),
            models.Index(fields=["speaker", "-said_on"]),
            models.Index(fields=["review", "confidence"]),
            models.Index(
                F("article").desc(),
                "start",
                "id",
                condition=Q(review="proposed", reviewed_at__isnull=True, in_title=False),
                name="statement_waiting",
            ),
            models.Index(fields=["reviewed_at"], condition=Q(reviewed_at__isnull=False), name="statement_reviewed"),
            GinIndex(fields=["search"], name="statement_words"),
            # Names of speakers whom nobody has matched yet, and how often each is printed.
            models.Index(
                fields=["speaker_printed"],
                condition=Q(speaker__isnull=True) & ~Q(speaker_printed=""),
                name="statement_unknown_speaker",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "start", "end"], name="statement_span_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="statement_has_a_span"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="statement_confidence_in_0_1"
            ),
            models.CheckConstraint(
                condition=Q(said_on__isnull=True, said_precision=Precision.UNKNOWN)
                | Q(said_on__isnull=False) & ~Q(said_precision=Precision.UNKNOWN),
                name="statement_date_has_its_precision",
            ),
            models.CheckConstraint(
                condition=Q(mention_start__isnull=True, mention_end__isnull=True)
                | Q(mention_end__gt=F("mention_start")),
                name="statement_mention_is_a_span",
            ),
            models.CheckConstraint(
                condition=Q(cue_start__isnull=True, cue_end__isnull=True) | Q(cue_end__gt=F("cue_start")),
                name="statement_cue_is_a_span",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="statement_text_stands_in_its_article",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("article_id", "start", "end", "text"),
                declare=[("printed", "text")],
                func="""
                    SELECT substr(body, NEW.start + 1, NEW."end" - NEW.start) INTO printed
                        FROM articles_article WHERE id = NEW.article_id;
                    IF printed IS DISTINCT FROM NEW.text THEN
                        RAISE EXCEPTION 'characters %–% of article % are not the text of the statement',
                            NEW.start, NEW."end", NEW.article_id USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        words = self.text if len(self.text) <= 80 else self.text[:78] + "…"
        return f"{self.speaker or self.speaker_printed or 'unknown'}: {words}"

    def get_absolute_url(self) -> str:
        return reverse("statement", args=[self.pk])

    @property
    def said_by(self) -> str:
        """Who, in one line: label, names of those who said it together, or the name as printed; may be empty."""
        if self.speaker:
            return self.speaker.label
        return together([each.label for each in self.joint.all()]) or self.speaker_printed

    @property
    def is_dated_by_inference(self) -> bool:
        """Whether the day it was said follows from the inferred date of its article: its own words name no year, and
        nobody corrected it."""
        return bool(
            self.said_on
            and self.article.is_dated_by_inference
            and self.review != self.Review.CORRECTED
            and not YEAR.search(self.said_phrase)
        )


class JointSpeaker(models.Model):
    """One of several who said it together, in the order printed: ``actor``, or NULL for somebody we do not know. The
    statement itself then has no ``speaker``."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="joint")
    place = models.PositiveSmallIntegerField()
    actor = models.ForeignKey(
        "articles.Actor", on_delete=models.PROTECT, null=True, blank=True, related_name="spoken_jointly"
    )
    printed = models.CharField(max_length=300)

    class Meta:
        ordering = ["statement_id", "place"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "place"], name="joint_speaker_in_one_place"),
            models.UniqueConstraint(fields=["statement", "actor"], name="joint_speaker_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return self.actor.label if self.actor else self.printed


class StatementCountry(models.Model):
    """``rule`` says where it was read: in the statement, its sentence, the article; or that a person put it there."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="country_tags")
    country = models.ForeignKey("articles.Country", on_delete=models.PROTECT, related_name="statement_tags")
    rule = models.CharField(max_length=20, default="person")

    class Meta:
        verbose_name = "country"
        verbose_name_plural = "countries"
        constraints = [models.UniqueConstraint(fields=["statement", "country"], name="statement_country_once")]
        indexes = [models.Index(fields=["country", "statement"])]

    def __str__(self) -> str:
        return str(self.country)


class StatementTopic(models.Model):
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="topic_tags")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="statement_tags")
    rule = models.CharField(max_length=20, default="person")

    class Meta:
        verbose_name = "topic"
        constraints = [models.UniqueConstraint(fields=["statement", "topic"], name="statement_topic_once")]
        indexes = [models.Index(fields=["topic", "statement"])]

    def __str__(self) -> str:
        return str(self.topic)


class Mention(models.Model):
    """An actor named inside a statement: what was said ABOUT them. Offsets as the statement's, into the article."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="mentions")
    actor = models.ForeignKey("articles.Actor", on_delete=models.PROTECT, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["statement", "actor", "start"], name="mention_once")]
        indexes = [models.Index(fields=["actor", "statement"])]

    def __str__(self) -> str:
        return str(self.actor)


keep_history(Statement, exclude=["search"])
keep_history(JointSpeaker)
keep_history(StatementCountry)
keep_history(StatementTopic)
keep_history(Topic)
