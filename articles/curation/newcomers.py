"""Somebody whom the record did not know yet."""

from __future__ import annotations

import unicodedata

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.curation.deciding import CurationError
from articles.models import Actor, ActorName
from articles.models.script import latin


def introduce(name: str, *, kind: str, by: User, reason: str = "") -> Actor:
    """A new actor under this name and no other. Raises CurationError for a name without letters."""
    name = " ".join(name.split())
    address = slugify(_plain(name))[:100]
    if not address or kind not in Actor.Kind.values:
        raise CurationError(_("“%(name)s” is no name for a new actor.") % {"name": name})
    with pghistory.context(user=by.pk, act="introduce", reason=reason), transaction.atomic():
        taken = set(Actor.objects.filter(slug__startswith=address).values_list("slug", flat=True))
        slug = next(s for n in range(1, len(taken) + 2) if (s := f"{address}-{n}" if n > 1 else address) not in taken)
        actor = Actor.objects.create(slug=slug, kind=kind, name=name, sort_name=_sort_name(name, kind))
        ActorName.objects.create(actor=actor, text=name)
    return actor


def _plain(name: str) -> str:
    apart = unicodedata.normalize("NFKD", latin(name).replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(character for character in apart if not unicodedata.combining(character))


def _sort_name(name: str, kind: str) -> str:
    """``Ana Testić`` → ``Testic, Ana``; whoever is no person goes by the name as it is."""
    *given, last = _plain(name).split()
    return f"{last}, {' '.join(given)}" if given and kind == Actor.Kind.PERSON else _plain(name)
