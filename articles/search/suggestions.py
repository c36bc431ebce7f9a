"""“Did you mean”: where nothing is found, words that the record does have and that are spelt almost so.

Asked only then, so nothing is kept for it: the words come from the names of actors, topics, outlets and countries and
from the newest public statements. Trigrams choose among them, the letters in their order decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, product
from typing import TYPE_CHECKING

from django.db import connection

from articles.models.script import LETTERS
from articles.search import meant, words

if TYPE_CHECKING:
    from articles.search.query import StatementQuery

MOST_WORDS = 8  # of a search; a longer one has more against it than its spelling
SHORTEST = 4  # letters; shorter words are near too many others
NEAR = 0.75  # of the letters, in the same order
MOST_TRIED = 3
LATEST = 2_000  # statements


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that do find statements among the other filters, or name who made them: how many, and where."""

    words: str
    total: int
    url: str


def suggestion(query: StatementQuery) -> Suggestion | None:
    """None where every word is known, or nothing near finds anything either."""
    unknown = _unknown(query.q)
    near = {word: nearest for word in unknown if (nearest := _nearest(word))}
    if not near:
        return None
    for chosen in islice(product(*near.values()), MOST_TRIED):
        other = query.asking(_replaced(query.q, dict(zip(near, chosen, strict=True))))
        if other.q == query.q:
            continue
        if total := other.total():
            return Suggestion(other.q, total, other.url())
        # Of one who speaks, and is never spoken of; who was named as typed has been led there already.
        if not query.named and (led := meant.named(other)):
            return Suggestion(other.q, led[0].value.count, led[0].value.url)
    return None


def _unknown(typed: str) -> list[str]:
    """Words that no statement has, in any spelling known of them."""
    parts = [
        part
        for group in words.pieces(typed)
        for piece in group
        if not piece.excluded
        for part in piece.parts
        if len(part) >= SHORTEST and part.isalpha()
    ][:MOST_WORDS]
    if not parts:
        return []
    sought = [words.read(part).tsquery for part in dict.fromkeys(parts)]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT w.word FROM unnest(%s::text[], %s::text[]) w(word, sought)
            WHERE w.sought <> '' AND NOT EXISTS (SELECT FROM articles_statement s WHERE s.search @@ w.sought::tsquery)
            """,
            [list(dict.fromkeys(parts)), sought],
        )
        return [word for (word,) in cursor.fetchall()]


# Names are written as they are; the words of texts in small letters, and only where no name is written like them.
NEAREST = """
    WITH known AS (
        SELECT unnest(string_to_array(text, ' ')) AS word, 0 AS rank FROM articles_actorname
            WHERE kind IN ('full', 'family', 'acronym')
        UNION ALL SELECT unnest(string_to_array(label, ' ')), 0 FROM articles_topic
        UNION ALL SELECT unnest(string_to_array(name, ' ')), 0 FROM articles_outlet
        UNION ALL SELECT unnest(string_to_array(name, ' ')), 0 FROM articles_country
        UNION ALL SELECT lower(p.token), 1
            FROM (
                SELECT s.text FROM articles_listedstatement l JOIN articles_statement s ON s.id = l.statement_id
                ORDER BY l.statement_id DESC LIMIT %s
            ) latest, ts_parse('default', latest.text) p
            WHERE p.tokid IN (1, 2, 10, 11)
    )
    SELECT word FROM (
        SELECT DISTINCT ON (plain) word, plain, rank
        FROM (SELECT DISTINCT word, rank, unaccent(translate(lower(word), %s, %s)) AS plain FROM known) k
        ORDER BY plain, rank, word
    ) each
    WHERE similarity(plain, unaccent(%s)) > 0.15
    ORDER BY similarity(plain, unaccent(%s)) DESC, word LIMIT 60
"""


def _nearest(word: str) -> list[str]:
    """The nearest known words, at most as many as are tried."""
    plain = words.folded(word)
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [LATEST, "".join(LETTERS), "".join(LETTERS.values()), plain, plain])
        found = [known.strip("“”„‘’\"'.,;:!?()*") for (known,) in cursor.fetchall()]
    typed = words.unaccented(word)
    scored = [(SequenceMatcher(None, typed, words.unaccented(known)).ratio(), known) for known in found]
    near = [(score, known) for score, known in scored if NEAR <= score < 1]
    return [known for _, known in sorted(near, key=lambda each: -each[0])[:MOST_TRIED]]


def _replaced(typed: str, by: dict[str, str]) -> str:
    return "".join(_pieces_replaced(typed, by))


def _pieces_replaced(typed: str, by: dict[str, str]) -> Iterator[str]:
    here = 0
    for found in re.finditer(r'[^\s"]+', words.plain(typed)):
        yield typed[here : found.start()]
        yield by.get(found[0], typed[found.start() : found.end()])
        here = found.end()
    yield typed[here:]
