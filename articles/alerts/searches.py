# ruff: noqa: S608 - what people typed goes as values; the rest of the SQL is written here
"""Keeping a search, and noting what is new for it.

New is what the query finds and has no ``SearchHit`` yet. Saving a search notes all that it finds at once, so whatever
becomes public later is news, however old it is, and nothing is news twice. What waited to be told and is no longer
found loses its row, for it has not been news to anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.alerts.reasons import in_words
from articles.exports.english import in_english
from articles.models import ListedStatement, SavedSearch, SearchHit
from articles.search import StatementQuery

MOST_SEARCHES = 100  # of one person
UTTERANCE = "coalesce(l.utterance, -l.statement_id)"


class NotSaved(Exception):
    """A search that cannot be kept; the message is a sentence for the person who tried."""


def asked(search: SavedSearch) -> StatementQuery:
    """Values that were merged or renamed since are followed; ``errors`` names those that are no more."""
    return StatementQuery.from_params(QueryDict(search.query))


def trouble(query: StatementQuery) -> str:
    """What of a saved question cannot be read, in sentences; empty where all of it can. A list ignores such a value and
    says so; here nothing is looked for."""
    return " ".join(error.replace(": ignored.", ".") for error in query.errors.values())


def proposed(query: StatementQuery) -> str:
    """A name for a search, for people who give it none."""
    words = in_words(query)
    return Truncator(words[:1].upper() + words[1:]).chars(SavedSearch._meta.get_field("name").max_length or 120)


def keep(
    query: StatementQuery, *, owner: User, name: str = "", frequency: str = SavedSearch.Frequency.OFF
) -> SavedSearch:
    """Keeps the question, not its order, and notes what it finds already. Raises NotSaved."""
    if query.errors:
        raise NotSaved(" ".join([_("The question was not understood in full."), *query.errors.values()]))
    query = query.sorted_by("said")
    with transaction.atomic():
        User.objects.select_for_update().get(pk=owner.pk)  # so that two clicks are one search, and 100 are not 101
        held = SavedSearch.objects.filter(owner=owner)
        text = urlencode(query.pairs())
        if same := held.filter(query=text).first():
            raise NotSaved(_("You have saved this search already, as “%(name)s”.") % {"name": same.name})
        if held.count() >= MOST_SEARCHES:
            raise NotSaved(
                _("You have %(most)d saved searches, which is the most: delete one first.") % {"most": MOST_SEARCHES}
            )
        search = SavedSearch.objects.create(
            owner=owner,
            name=name or proposed(query),
            query=text,
            words=in_english(in_words)(query),
            frequency=frequency,
            mailed_for=timezone.now().date(),
        )
        _note(search, query, news=False, at=timezone.now())
    return search


def look(search_id: int) -> int:
    """Notes what is new; returns how many statements that are. Looking twice, or twice at once, finds nothing more."""
    with transaction.atomic():
        search = SavedSearch.objects.select_for_update(of=("self",)).filter(pk=search_id).first()
        if search is None:
            return 0
        query = asked(search)
        unread = trouble(query)
        words = search.words if unread else in_words(query)
        warned = search.warned and bool(unread)
        if (unread, words, warned) != (search.trouble, search.words, search.warned):
            search.trouble, search.words, search.warned = unread, words, warned
            search.save(update_fields=["trouble", "words", "warned"])
        if unread:
            return 0
        _forget(search, query)
        return _note(search, query, news=True, at=timezone.now())


def _note(search: SavedSearch, query: StatementQuery, *, news: bool, at: datetime) -> int:
    where, values = query.conditions.where()
    ctes, args = query.conditions.with_words()
    unknown = "NOT EXISTS (SELECT FROM articles_searchhit h WHERE h.search_id = %s AND h.statement_id = l.statement_id)"
    found = f"SELECT l.statement_id FROM articles_listedstatement l WHERE {where} AND {unknown}"
    more = [search.pk]
    if news and query.fold:  # words that were news under another statement are none
        found = f"""
            SELECT DISTINCT ON ({UTTERANCE}) l.statement_id FROM articles_listedstatement l
            WHERE {where} AND {unknown} AND NOT EXISTS (
                SELECT FROM articles_searchhit h JOIN articles_statement t ON t.id = h.statement_id
                WHERE h.search_id = %s AND t.utterance_id = l.utterance)
            ORDER BY {UTTERANCE}, l.day ASC NULLS LAST, l.statement_id
        """
        more = [search.pk, search.pk]
    return _run(
        f"""{ctes} INSERT INTO articles_searchhit (search_id, statement_id, at, news)
            SELECT %s, found.statement_id, %s, %s FROM ({found}) found ON CONFLICT DO NOTHING""",
        [*args, search.pk, at, news, *values, *more],
    )


def _forget(search: SavedSearch, query: StatementQuery) -> None:
    """News that nobody can have been told and that the query no longer finds."""
    where, values = query.conditions.where()
    ctes, args = query.conditions.with_words()
    found = f"SELECT FROM articles_listedstatement l WHERE l.statement_id = hit.statement_id AND {where}"
    _run(
        f"""{ctes} DELETE FROM articles_searchhit hit
            WHERE hit.search_id = %s AND hit.news AND hit.told_at IS NULL AND hit.edition IS NULL
                AND NOT EXISTS ({found})""",
        [*args, search.pk, *values],
    )


def _run(sql: str, values: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


# --- what was noted ----------------------------------------------------------------------------------------------


def recent(search: SavedSearch, query: StatementQuery, most: int) -> list[tuple[int, datetime]]:
    """The newest news, told or not, that the query still finds: (statement, when it became news)."""
    return _found(search, query, "true", [], most)


def untold(search: SavedSearch, query: StatementQuery) -> list[int]:
    """The statements that are news to the owner, the newest news first."""
    return [pk for pk, _ in _found(search, query, "hit.told_at IS NULL", [], None)]


def in_edition(search: SavedSearch, query: StatementQuery, edition: date) -> list[int]:
    """The statements that were put into a mail, and that the query still finds."""
    return [pk for pk, _ in _found(search, query, "hit.told_at IS NULL AND hit.edition = %s", [edition], None)]


def _found(
    search: SavedSearch, query: StatementQuery, which: str, which_values: list[Any], most: int | None
) -> list[tuple[int, datetime]]:
    where, values = query.conditions.where()
    ctes, args = query.conditions.with_words()
    with connection.cursor() as cursor:
        cursor.execute(
            f"""{ctes} SELECT hit.statement_id, hit.at FROM articles_searchhit hit
                JOIN articles_listedstatement l ON l.statement_id = hit.statement_id
                WHERE hit.search_id = %s AND hit.news AND {which} AND {where}
                ORDER BY hit.at DESC, hit.statement_id DESC LIMIT %s""",
            [*args, search.pk, *which_values, *values, most],
        )
        return cursor.fetchall()


def mark_read(search: SavedSearch, *, until: datetime) -> int:
    """The owner has seen what was noted up to then: it is in no mail any more."""
    return search.hits.filter(news=True, told_at=None, at__lte=until).update(told_at=timezone.now())


def change(search: SavedSearch, *, name: str, frequency: str) -> None:
    """Whoever asks for mail, or for other mail, has the first one when the next is due."""
    if search.frequency != frequency:
        search.mailed_for = timezone.now().date()
    search.name, search.frequency = name, frequency
    search.save(update_fields=["name", "frequency", "mailed_for"])


def stop(search: SavedSearch) -> None:
    change(search, name=search.name, frequency=SavedSearch.Frequency.OFF)


def of_owner(owner: Any) -> QuerySet[SavedSearch]:
    """Their searches, each with ``new``: how many statements are news to them, as far as was looked. One query."""
    public = Exists(ListedStatement.objects.filter(pk=OuterRef("statement")))
    news = SearchHit.objects.filter(public, search=OuterRef("pk"), news=True, told_at=None).order_by()
    counted = Subquery(news.values("search").annotate(n=Count("*")).values("n"))
    return SavedSearch.objects.filter(owner=owner).annotate(new=Coalesce(counted, 0))
