"""What the desk moved from one actor to another, and what it set going in the background."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.statements import Topic


class ActorMove(models.Model):
    """A merge, a split or a match of names, with every row that it changed, so that it can be taken back.

    Actors are named by number and text instead of by key: whoever was merged has no row until the merge is undone.
    ``writes`` is what ``articles.curation.ledger`` notes. ``counts`` are rows by what they are, for people.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("merged into")
        SPLIT = "split", _("split off to")
        MATCH = "match", _("name matched to")

    kind = models.CharField(max_length=5, choices=Kind.choices)
    source = models.BigIntegerField(null=True, db_index=True, help_text=_("None where a printed name was matched."))
    source_name = models.CharField(max_length=300)
    source_slug = models.CharField(max_length=120, blank=True)
    target = models.BigIntegerField(db_index=True)
    target_name = models.CharField(max_length=200)
    target_slug = models.CharField(max_length=120)
    reason = models.TextField(blank=True)
    counts = models.JSONField(default=dict)
    writes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("merge or split")
        verbose_name_plural = _("merges and splits")

    def __str__(self) -> str:
        return f"{self.source_name}, {self.get_kind_display()} {self.target_name}"


class Run(models.Model):
    """Something long, done article by article in the background: how far it is and what came of it.

    ``articles`` are all it looks at, in this order, and ``done`` how many of them it has; whoever takes it up goes on
    from there. ``patterns`` are those that a topic is tried with. ``counts`` add up what changed, ``lines`` are
    examples or refusals, not more than ``MOST_LINES``.
    """

    MOST_LINES = 60

    class Kind(models.TextChoices):
        EXTRACT = "extract", _("articles read again")
        PREVIEW = "preview", _("patterns tried out")
        RETAG = "retag", _("tagged anew")

    kind = models.CharField(max_length=7, choices=Kind.choices)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    patterns = models.JSONField(default=dict, blank=True)
    articles = ArrayField(models.BigIntegerField(), default=list)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    lines = models.JSONField(default=list)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("background run")
        verbose_name_plural = _("background runs")

    def __str__(self) -> str:
        about = f" ({self.topic})" if self.topic_id else ""
        return f"{self.get_kind_display()}{about}, {self.pk}"
