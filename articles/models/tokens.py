"""Keys for programs: they open what their owner may read, and nothing that writes."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils import timezone


def digest_of(secret: str) -> str:
    """A plain hash is enough for what nobody chose: 32 random bytes cannot be guessed."""
    return hashlib.sha256(secret.encode()).hexdigest()


class ApiTokenManager(models.Manager["ApiToken"]):
    def make(self, *, owner: User, name: str) -> tuple[ApiToken, str]:
        """The row and the token itself, which is kept nowhere."""
        secret = f"newsdesk_{secrets.token_urlsafe(32)}"
        return self.create(owner=owner, name=name, digest=digest_of(secret)), secret

    def opens(self, secret: str, *, today: date) -> bool:
        """Whether the API is open to who shows this; notes the day, once a day."""
        row = self.filter(digest=digest_of(secret), revoked_at__isnull=True, owner__is_active=True).first()
        if row is None:
            return False
        if row.last_used_on != today:
            self.filter(pk=row.pk).update(last_used_on=today)
        return True


class ApiToken(models.Model):
    """Only the hash of a token is kept. ``last_used_on`` is a day, not a trail of what somebody read."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=120, help_text="What it is for: the program that will use it.")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_on = models.DateField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = ApiTokenManager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "API token"
        constraints = [
            models.CheckConstraint(condition=Q(digest__length=64), name="api_token_digest_is_a_sha256"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.owner})"

    def revoke(self) -> None:
        """For good. A token that was revoked before keeps that day."""
        ApiToken.objects.filter(pk=self.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
