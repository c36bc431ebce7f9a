"""Countries, and the entities and regions inside them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.history import keep_history

models.CharField.register_lookup(Length)


def words(**options) -> ArrayField:
    """A list of spellings, in the order a curator gave them."""
    return ArrayField(models.TextField(), default=list, blank=True, **options)


class CountryQuerySet(models.QuerySet["Country"]):
    def in_region(self) -> CountryQuerySet:
        """The Western Balkans: the six, their entities and regions."""
        return self.filter(in_region=True)

    def states(self) -> CountryQuerySet:
        return self.filter(kind=Country.Kind.COUNTRY)


class Country(models.Model):
    """A state, or a part of one that is spoken about by name.

    ``label`` is what pages show (Kosovo*, with ``footnote``); ``name``, ``aliases``, ``local_names`` and ``demonyms``
    are what texts print. A part names the state it belongs to in ``parent``.
    """

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        ENTITY = "entity", _("Entity")
        DISTRICT = "district", _("District")
        PROVINCE = "province", _("Province")
        REGION = "region", _("Region")

    code = models.CharField(
        max_length=12, unique=True, help_text="ISO 3166 code; XK for Kosovo; BA-SRP and the like for parts of a state."
    )
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.COUNTRY)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    name = models.CharField(max_length=120, unique=True)
    official_name = models.CharField(max_length=200, blank=True)
    label = models.CharField(max_length=120, help_text="The neutral name that pages show.")
    footnote = models.TextField(blank=True)
    capital = models.CharField(max_length=80, blank=True)
    demonyms = words(help_text="Serbian, Kosovan: adjectives that point to the state, not to a people.")
    aliases = words()
    weak_aliases = words(help_text="“text [context it needs]”")
    local_names = words()
    in_region = models.BooleanField(default=False)
    notes = models.TextField(blank=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("country", args=[self.slug])


keep_history(Country)
