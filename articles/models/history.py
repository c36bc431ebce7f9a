"""History is written by database triggers, so bulk updates are kept as well, and its rows cannot be changed."""

from __future__ import annotations

from collections.abc import Sequence

import pghistory
from django.db import models


def keep_history(model: type[models.Model], *, exclude: Sequence[str] = ()) -> None:
    """Keeps every insert, update and delete of ``model`` in a table of its own; ``exclude`` names columns left out."""
    track = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=list(exclude) or None
    )
    track(model)
