"""Result sets: a query's rows frozen under an address of their own, and what became of them since.

What was frozen never changes, but what may be read of it follows the record: the words of a statement that was
rejected since, or whose article was withdrawn, are shown no more, in a set as little as elsewhere. Their hash stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.exports import json_lines
from articles.exports.english import in_english
from articles.exports.formats import FORMATS, About, Format, stream
from articles.exports.json_lines import canonical
from articles.exports.rows import BATCH, Row, Withheld, batches, row_from
from articles.exports.version import CollectionVersion, collection_version
from articles.models import Article, ResultRow, ResultSet, Statement, StatementCountry, StatementTopic
from articles.search import StatementQuery

MOST_ROWS = 5_000  # made while somebody waits
LONGEST_TRANSACTION = timedelta(minutes=5)  # ours take seconds; a change is dated by its beginning, seen at its end

# What a set can be had in. A feed tells what is new, and in a set nothing ever is.
FILES = {suffix: form for suffix, form in FORMATS.items() if form.withheld}

# What a reader would call a correction; who reviewed it and which machine read it are none.
CORRECTED = (
    *("text", "kind", "speaker_printed", "actor", "role_then", "via", "said_on", "said_precision", "country_codes"),
    *("topics", "title", "outlet", "author", "url", "published_on", "published_precision"),
)


class NotFrozen(Exception):
    """A set that cannot be made; the message is a sentence for the person who tried."""


def freeze(query: StatementQuery, *, by: User, site: str) -> ResultSet:
    """Keeps every row the query finds now. Raises NotFrozen."""
    if query.errors:
        raise NotFrozen(" ".join([_("The question was not understood in full."), *query.errors.values()]))
    total = query.total()
    if not total:
        raise NotFrozen(_("Nothing was found, so there is nothing to keep."))
    if total > MOST_ROWS:
        raise NotFrozen(
            _("A result set holds %(most)s statements at most, and these are %(total)s: filter more.")
            % {"most": f"{MOST_ROWS:,}", "total": f"{total:,}"}
        )
    return _kept(query, by=by, site=site)


@in_english
def _kept(query: StatementQuery, *, by: User, site: str) -> ResultSet:
    """What is kept is kept in English, whoever keeps it."""
    words = "; ".join(f"{chip.legend}: {chip.label}" for chip in query.active()) or "All statements"
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:  # all of it from one state of the record, whatever is written meanwhile
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        version = str(collection_version())
        lines = [canonical(row.record()) for batch in batches(query.ids(), site=site) for row in batch]
        hashes = [hashlib.sha256(line.encode()).hexdigest() for line in lines]
        kept = ResultSet.objects.create(
            query=urlencode(query.pairs()),
            words=words,
            collection_version=version,
            total=len(lines),
            sha256=checksum(hashes),
            made_by=by,
        )
        ResultRow.objects.bulk_create(
            (
                ResultRow(
                    result_set=kept, place=place, statement_id=json.loads(line)["statement"], line=line, sha256=digest
                )
                for place, (line, digest) in enumerate(zip(lines, hashes, strict=True))
            ),
            batch_size=1000,
        )
    return kept


def checksum(hashes: Iterable[str]) -> str:
    """SHA-256 of the hashes of all lines, each in hex and ended by a line feed."""
    return hashlib.sha256("".join(f"{digest}\n" for digest in hashes).encode()).hexdigest()


def stands(kept: ResultSet) -> bool:
    """Whether the rows, as they lie in the database now, still give the checksum. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*), encode(sha256(convert_to(string_agg(
                encode(sha256(convert_to(line, 'UTF8')), 'hex') || chr(10), '' ORDER BY place), 'UTF8')), 'hex')
            FROM articles_resultrow WHERE result_set_id = %s
            """,
            [kept.pk],
        )
        return cursor.fetchone() == (kept.total, kept.sha256)


# --- since then --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a set: ``withdrawn`` maps statements to the reason readers are given. ``added`` counts what the
    same query finds today and the set does not hold; None where the query cannot be asked any more."""

    added: int | None
    corrected: frozenset[int]
    confirmed: frozenset[int]
    withdrawn: dict[int, str]

    def __bool__(self) -> bool:
        return bool(self.added or self.corrected or self.confirmed or self.withdrawn)


@in_english
def since(kept: ResultSet) -> Since:
    """History names the statements that were touched since, and only those are read and compared: a number of queries
    that grows with them, not with the set."""
    held = set(kept.rows.values_list("statement", flat=True))
    hidden = withheld(kept)
    touched = sorted(_touched(kept) - hidden.keys())
    before = {
        record["statement"]: record
        for record in map(json.loads, kept.rows.filter(statement__in=touched).values_list("line", flat=True))
    }
    corrected, confirmed = set(), set()
    for batch in batches(touched, site=""):
        for row in batch:
            old = before[row.statement]
            if any(_plain(getattr(row, name)) != old.get(name) for name in CORRECTED):
                corrected.add(row.statement)
            elif row.review == Statement.Review.CONFIRMED.label and row.review != old["review"]:
                confirmed.add(row.statement)
    query = StatementQuery.from_params(QueryDict(kept.query))
    added = None if query.errors else sum(pk not in held for pk in query.ids())
    return Since(added, frozenset(corrected), frozenset(confirmed), hidden)


def withheld(kept: ResultSet) -> dict[int, str]:
    """Statements of the set that the public may no longer read, and why."""
    of_set = Statement.objects.filter(pk__in=kept.rows.values("statement"))
    gone = of_set.exclude(pk__in=of_set.published().values("pk")).order_by()
    return {
        pk: (reason if status == Article.Status.PUBLISHED else why) or "no reason was given"
        for pk, status, why, reason in gone.values_list(
            "pk", "article__status", "article__status_reason", "review_reason"
        )
    }


def _touched(kept: ResultSet) -> set[int]:
    """Statements of the set with a line of history since, of their own, of their tags or of their article."""
    recent = {"pgh_created_at__gte": kept.made_at - LONGEST_TRANSACTION}
    of_set = Statement.objects.filter(pk__in=kept.rows.values("statement"))
    pks = of_set.values("pk")
    touched = set(_events(Statement).filter(pgh_obj__in=pks, **recent).values_list("pgh_obj_id", flat=True))
    for tag in (StatementCountry, StatementTopic):
        touched |= set(_events(tag).filter(statement__in=pks, **recent).values_list("statement_id", flat=True))
    articles = _events(Article).filter(pgh_obj__in=of_set.values("article"), **recent).values("pgh_obj_id")
    return touched | set(of_set.filter(article__in=articles).values_list("pk", flat=True))


def _events(model: Any) -> QuerySet[Any]:
    return model._meta.get_field("events").related_model._default_manager.order_by()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


# --- read back ---------------------------------------------------------------------------------------------------


def as_kept(row: ResultRow, hidden: dict[int, str]) -> Row | Withheld:
    """The row as it was or, where its words are no longer public, what may be said of it."""
    record = json.loads(row.line)
    if row.statement_id in hidden:
        return Withheld(row.statement_id, record["address"], hidden[row.statement_id], row.sha256)
    return row_from(record)


def as_file(kept: ResultSet, form: Format, *, page: str, address: str) -> Iterator[str]:
    """The whole set in one of ``FILES``; ``page`` and ``address`` as ``About`` has them."""
    if form.suffix == "jsonl":
        return _letter_for_letter(kept)
    site, version = page.removesuffix(kept.get_absolute_url()), CollectionVersion.read(kept.collection_version)
    about = About(kept.words, site=site, page=page, address=address, version=version)
    return stream(form, _batches(kept), about)


def _letter_for_letter(kept: ResultSet) -> Iterator[str]:
    """Every line as it was hashed, also fields that rows no longer have."""
    hidden = withheld(kept)
    for row in kept.rows.order_by("place").iterator(chunk_size=BATCH):
        gone = as_kept(row, hidden) if row.statement_id in hidden else None
        yield json_lines.withheld(gone) if isinstance(gone, Withheld) else row.line + "\n"


def _batches(kept: ResultSet) -> Iterator[list[Row | Withheld]]:
    hidden = withheld(kept)
    rows = kept.rows.order_by("place").iterator(chunk_size=BATCH)
    while batch := [as_kept(row, hidden) for row in islice(rows, BATCH)]:
        yield batch
