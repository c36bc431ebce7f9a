"""What people decide about a topic: by which patterns it is told."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User

from articles.curation.deciding import deciding
from articles.models import Topic


def change_patterns(
    topic_id: int, patterns: Mapping[str, list[str]], *, by: User, reason: str = "", expected_version: int | None = None
) -> Topic:
    """``patterns`` maps ``include``, ``exclude`` and ``requires_any`` to lists; what is not named stays. No tag changes
    by it. Raises Conflict, and ValidationError by field."""
    with deciding(Topic, topic_id, "change patterns", by, expected_version, reason) as topic:
        for name in ("include", "exclude", "requires_any"):
            if name in patterns:
                setattr(topic, name, list(patterns[name]))
        topic.clean_fields()
        topic.save(update_fields=["include", "exclude", "requires_any"])
    return topic
