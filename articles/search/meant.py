"""Whom or what the words of a search name: a statement seldom holds the name of the one who made it, so who looks for a
name is shown where else it leads. A place that speaks for a government (“Belgrade”) is one of its names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from articles.search import words
from articles.search.answers import FacetValue

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

LONGEST_NAME = 8  # words
MOST = 3  # values of one filter
PARAMS = {"actor": ("actor", "about"), "topic": ("topic",), "country": ("country",)}  # table → filters

NAMED = """
    WITH typed AS (SELECT to_tsvector('newsdesk', %s) AS words)
    SELECT 'actor', a.slug FROM typed t JOIN articles_actorname n ON n.search = t.words
        JOIN articles_actor a ON a.id = n.actor_id
        WHERE n.kind IN ('full', 'family', 'acronym') AND t.words <> ''
    UNION SELECT 'actor', a.slug FROM typed t, articles_metonym m JOIN articles_actor a ON a.id = m.actor_id
        WHERE strip(to_tsvector('newsdesk', m.text)) = strip(t.words) AND t.words <> ''
    UNION SELECT 'topic', p.slug FROM typed t, articles_topic p
        WHERE strip(to_tsvector('newsdesk', p.label)) = strip(t.words) AND t.words <> ''
    UNION SELECT 'country', c.code FROM typed t, articles_country c
        WHERE t.words <> '' AND t.words IN (to_tsvector('newsdesk', c.label), to_tsvector('newsdesk', c.name))
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A filter in the place of the words: ``value`` knows its figure and its address."""

    param: str
    value: FacetValue


def named(query: StatementQuery) -> tuple[Named, ...]:
    """Filters that nobody has chosen yet and that find something. One query more where the words are no name."""
    groups = words.pieces(query.q)
    if len(groups) != 1 or not groups[0] or any(piece.excluded or "*" in piece.text for piece in groups[0]):
        return ()
    typed = " ".join(piece.text for piece in groups[0])
    if len(typed.split()) > LONGEST_NAME:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(NAMED, [words.folded(typed)])
        found = cursor.fetchall()
    others = query.asking("")
    led = []
    for param in [param for table, params in PARAMS.items() if table in {t for t, _ in found} for param in params]:
        keys = {key for table, key in found if param in PARAMS[table]}
        if not query.values(param):
            values = [value for value in others.facet(param).values if value.key in keys and value.count]
            led += [Named(param, value) for value in values[:MOST]]
    return tuple(led)
