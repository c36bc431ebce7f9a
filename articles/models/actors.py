"""Who speaks: people, organisations, states and missions; their spellings, and the offices they held and when."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.geography import words
from articles.models.history import keep_history
from articles.models.script import printed_words


class ActorQuerySet(models.QuerySet["Actor"]):
    def speaking(self) -> ActorQuerySet:
        """Those with at least one statement that the public can read, alone or together with others."""
        from articles.models.statements import Statement

        public = Statement.objects.published()
        alone = public.filter(speaker=models.OuterRef("pk"))
        together = public.filter(joint__actor=models.OuterRef("pk"))
        return self.filter(models.Exists(alone) | models.Exists(together))


class Actor(models.Model):
    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        STATE = "state", _("State")
        MISSION = "mission", _("Mission")

    class Gender(models.TextChoices):
        UNKNOWN = "", _("unknown")
        FEMALE = "f", _("female")
        MALE = "m", _("male")

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=200)
    sort_name = models.CharField(max_length=200, db_index=True, help_text="Surname first, without diacritics.")
    gender = models.CharField(max_length=1, choices=Gender.choices, blank=True, default=Gender.UNKNOWN)
    country = models.ForeignKey(
        "articles.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="actors"
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    description = models.CharField(max_length=300, blank=True)
    surname_ambiguous = models.BooleanField(
        default=False, help_text="The surname is also a common word, or several people bear it: never enough alone."
    )
    notes = models.TextField(blank=True)

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    @property
    def label(self) -> str:
        """What pages show: a state goes by the neutral label of its country (Kosovo*), everyone else by name."""
        return self.country.label if self.kind == self.Kind.STATE and self.country else self.name


class ActorName(models.Model):
    """One spelling of an actor's name. ``context`` says when a weak spelling counts."""

    class Kind(models.TextChoices):
        FULL = "full"
        FAMILY = "family", _("family name")
        ACRONYM = "acronym"
        WEAK = "weak"
        METONYM = "metonym"
        EPITHET = "epithet", _("epithet (matches, never shown)")

    actor = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FULL)
    context = models.CharField(max_length=300, blank=True)
    search = models.GeneratedField(  # as Statement.search, so that words of a search are told to be a name
        expression=SearchVector(printed_words(F("text")), config="newsdesk"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering = ["actor_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "text", "kind"],
                name="actor_name_once",
                deferrable=models.Deferrable.DEFERRED,  # two spellings may change places
            )
        ]
        indexes = [models.Index(fields=["text"]), models.Index(fields=["search"], name="actor_name_words")]

    def __str__(self) -> str:
        return self.text


class Metonym(models.Model):
    """A place or phrase that may speak for an actor: Moscow, the alliance. Without an actor it stays unresolved."""

    class Ambiguity(models.TextChoices):
        LOW = "low"
        MEDIUM = "medium"
        HIGH = "high"

    text = models.CharField(max_length=120, unique=True)
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="metonyms")
    alternatives = words(help_text="Other readings: slugs of actors, or “city”.")
    ambiguity = models.CharField(max_length=6, choices=Ambiguity.choices, default=Ambiguity.MEDIUM)
    cue = models.TextField(blank=True, help_text="What tells the readings apart.")

    class Meta:
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text


class Office(models.Model):
    """A post that several people hold one after another; ``single`` is False where they hold it side by side."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    single = models.BooleanField(default=True)
    variants = words(help_text="Every wording of the title that is enough by itself.")
    weak_variants = words(help_text="“text [context it needs]”")
    organisation = models.ForeignKey(Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="offices")
    country = models.ForeignKey(
        "articles.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="offices"
    )
    entity = models.ForeignKey("articles.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class TenureQuerySet(models.QuerySet["Tenure"]):
    def on(self, day: date) -> TenureQuerySet:
        return self.filter(Q(starts__lte=day), Q(ends__isnull=True) | Q(ends__gt=day))


class Tenure(models.Model):
    """One person's time in an office: [starts, ends), so ``ends`` is the first day no longer in it, NULL while open.

    A month or year precision stores the first day of that month or year. An open term counts as confirmed up to
    ``last_confirmed``.
    """

    class Precision(models.TextChoices):
        DAY = "day"
        MONTH = "month"
        YEAR = "year"

    key = models.SlugField(max_length=200, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="tenures")
    starts = models.DateField()
    starts_precision = models.CharField(max_length=5, choices=Precision.choices, default=Precision.DAY)
    ends = models.DateField(null=True, blank=True)
    ends_precision = models.CharField(max_length=5, choices=Precision.choices, blank=True)
    acting = models.BooleanField(default=False)
    last_confirmed = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=6, blank=True)
    source = models.TextField(blank=True)
    note = models.TextField(blank=True)

    objects = TenureQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")), name="tenure_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor}, {self.office}"


keep_history(Actor)
keep_history(ActorName, exclude=["search"])
keep_history(Metonym)
keep_history(Office)
keep_history(Tenure)
