"""Which state of the record an answer shows, in two cheap queries: what an ETag is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from articles.exports.version import collection_version

# Country, outlet, office and redirect are small tables whose rows show in answers or decide what a parameter means.
STATE = """
    SELECT
        EXISTS (
            SELECT FROM pg_stat_activity
            WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
            AND backend_type <> 'autovacuum worker'
        ),
        (SELECT max(id) FROM articles_recordchange),
        (SELECT md5(string_agg(t::text, chr(10) ORDER BY t.id)) FROM articles_country t),
        (SELECT md5(string_agg(t::text, chr(10) ORDER BY t.id)) FROM articles_outlet t),
        (SELECT md5(string_agg(t::text, chr(10) ORDER BY t.id)) FROM articles_office t),
        (SELECT md5(string_agg(t::text, chr(10) ORDER BY t.id)) FROM articles_redirect t)
"""


@dataclass(frozen=True, slots=True)
class State:
    """Two states with the same ``name`` are the same record. ``name`` is empty while somebody is writing: what they
    write may stand before the newest line of history, and then no number would grow when it appears. ``at`` is when
    history was last added to."""

    name: str
    at: datetime | None


def state() -> State:
    """To be asked before the rows are read: a change in between makes the answer newer than its name, never older.

    The order of its two queries matters as well. A transaction that the first could not see is either still under way
    in the second, or done by then, and so in every row that is read afterwards.
    """
    version = collection_version()
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        writing, *numbers = cursor.fetchone()
    if writing:
        return State("", version.at)
    return State(" ".join(map(str, (version, *numbers))), version.at)
