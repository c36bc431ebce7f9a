"""Many statements confirmed at once: exactly the rows that somebody was shown, as they were shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from articles.curation.deciding import CurationError
from articles.curation.statements import confirm


@dataclass(slots=True)
class Confirmed:
    """``left_out`` maps statements to the sentence that says why they were not confirmed."""

    statements: list[int] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)


def confirm_each(shown: Iterable[tuple[int, int]], *, by: User) -> Confirmed:
    """``shown`` are (statement, version) pairs. Each is a transaction of its own: what changed meanwhile,
    was decided or is one's own upload is left out and stops none of the others."""
    done = Confirmed()
    for pk, version in shown:
        try:
            confirm(pk, by=by, expected_version=version)
        except CurationError as refusal:
            done.left_out[pk] = str(refusal)
        else:
            done.statements.append(pk)
    return done
