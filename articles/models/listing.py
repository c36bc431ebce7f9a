"""What lists may show: one narrow row a public statement, kept by the database alongside the record.

Filters, counts and sorting read these rows only, so that a question touches no text and joins nothing. The rows follow
from the record: ``articles_listable()`` (see migration 0006) says how, triggers on every table it reads call
``articles_list_again(ids)``, and ``manage.py verify`` holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models
from django.db.models import F

from articles.extraction.records import Form, Kind
from articles.models.actors import Tenure
from articles.models.articles import Article
from articles.models.geography import Country
from articles.models.statements import JointSpeaker, Mention, Statement, StatementCountry, StatementTopic


def ids(**options: Any) -> ArrayField:
    """Primary keys, each once, in order."""
    return ArrayField(models.IntegerField(), **options)


class ListedStatementManager(models.Manager["ListedStatement"]):
    def faults(self) -> Iterator[tuple[int, bool, bool]]:
        """(statement, whether a list shows it, whether a list should) of every row that is not as the record has it."""
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT coalesce(listed.statement_id, record.statement_id),
                    listed.statement_id IS NOT NULL, record.statement_id IS NOT NULL
                FROM articles_listedstatement listed
                FULL JOIN (SELECT * FROM articles_listable()) record ON record.statement_id = listed.statement_id
                WHERE listed.* IS DISTINCT FROM record.*
                ORDER BY 1
                """
            )
            yield from cursor.fetchall()


class ListedStatement(models.Model):
    """A statement that the public can find: not rejected, in a published article, not in its title.

    ``day`` is when it was said or, where that is unknown, when it was printed or the first day that can have been;
    NULL where nothing is known. ``day_until`` is the last day it can have been, the same where the day is certain.
    ``month`` is the first day of the month of ``day``, and ``coarse`` says that it need not have been that month.
    ``actors``: the speaker, or those we know of several who said it together. ``relayed``: somebody else passed it on,
    ``via`` where we know them. ``countries`` hold the states of parts as well. No foreign keys: who writes here is the
    database, which has just read them.

    ``traits`` is kind, form, review and relayed in one number (see ``traits_of``), and the ``…_key`` columns are
    64-bit hashes of the arrays, because counting goes many times faster over a number than over words and arrays.
    """

    statement = models.OneToOneField(
        Statement, on_delete=models.DO_NOTHING, db_constraint=False, primary_key=True, related_name="+"
    )
    article = models.BigIntegerField()
    actors = ids()
    office = models.IntegerField(null=True)
    via = models.IntegerField(null=True)
    outlet = models.IntegerField(null=True)
    utterance = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    day_until = models.DateField(null=True)
    month = models.DateField(null=True)
    confidence = models.FloatField()
    coarse = models.BooleanField()
    relayed = models.BooleanField()
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in Kind])
    form = models.CharField(max_length=14, choices=[(f.value, f.value) for f in Form])
    review = models.CharField(max_length=9, choices=Statement.Review.choices)
    language = models.CharField(max_length=8)
    countries = ids()
    topics = ids()
    mentions = ids()
    traits = models.SmallIntegerField()
    countries_key = models.BigIntegerField()
    topics_key = models.BigIntegerField()
    mentions_key = models.BigIntegerField()
    actors_key = models.BigIntegerField()

    objects = ListedStatementManager()

    class Meta:
        indexes = [
            models.Index(F("day").desc(nulls_last=True), F("statement").desc(), name="listed_newest_first"),
            models.Index(
                "outlet", F("day").desc(nulls_last=True), F("statement").desc(), name="listed_outlet_newest_first"
            ),
            # Without a list of what is still to be entered, which every reader would have to walk after an ingest.
            GinIndex(
                fields=["actors", "countries", "topics", "mentions"], name="listed_by_and_about", fastupdate=False
            ),
        ]

    def __str__(self) -> str:
        return f"statement {self.pk} as listed"


class RecordChangeManager(models.Manager["RecordChange"]):
    def prune(self, *, keep: int = 10_000) -> int:
        """Deletes the oldest lines, all but about ``keep``, and returns how many.

        Whoever has not looked for so long finds that the oldest line is newer than their last look, and reads
        everything again (``articles/search/columns``). That holds because only transactions before which none is
        still going on are deleted, and one line always stays.
        """
        with connection.cursor() as cursor:
            cursor.execute(
                """
                DELETE FROM articles_recordchange
                WHERE transaction < (
                    SELECT max(transaction) FROM (
                        SELECT transaction FROM articles_recordchange
                        WHERE transaction <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                        ORDER BY id DESC OFFSET %s
                    ) old
                )
                """,
                [keep],
            )
            return cursor.rowcount


class RecordChange(models.Model):
    """A transaction that changed what lists show, and of which statements. What was read from lists may be kept as long
    as no new line is seen; then these statements are read again."""

    transaction = models.BigIntegerField(db_index=True)
    statements = ArrayField(models.BigIntegerField())

    objects = RecordChangeManager()

    def __str__(self) -> str:
        return f"transaction {self.transaction}"


# The order is that of articles_listable() in migration 0007; a new value needs a new one.
KINDS = ("direct", "mixed", "indirect")
FORMS = ("quote", "clause", "parenthetical", "infinitive", "nominal", "free", "whole-document")
REVIEWS = ("proposed", "confirmed", "corrected")


def traits_of(code: int) -> tuple[str, str, str, bool]:
    """The kind, form, review and whether relayed that ``ListedStatement.traits`` stands for."""
    code, relayed = divmod(code, 2)
    code, review = divmod(code, len(REVIEWS))
    kind, form = divmod(code, len(FORMS))
    return KINDS[kind], FORMS[form], REVIEWS[review], bool(relayed)


# What a row in a list depends on, by table.
OF_STATEMENT = (
    *("article", "speaker", "tenure", "via", "via_printed", "utterance", "said_on", "said_precision"),
    *("confidence", "in_title", "kind", "form", "review"),
)
OF_ARTICLE = (
    *("status", "outlet", "language", "published_on", "published_precision", "dated_from", "dated_until"),
)  # fmt: skip


def _after(operation: Any, name: str, rows: str, *, first: str = "") -> pgtrigger.Trigger:
    """Lists again the statements with the ids in ``rows``: once for all rows of an INSERT, UPDATE or DELETE."""
    old = None if operation is pgtrigger.Insert else "old_rows"
    new = None if operation is pgtrigger.Delete else "new_rows"
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(old=old, new=new),
        func=f"{first}PERFORM articles_list_again(ARRAY({rows})); RETURN NULL;",
    )


def _keep_listed(model: type[models.Model], *triggers: pgtrigger.Trigger) -> None:
    for trigger in triggers:
        pgtrigger.register(trigger)(model)


_keep_listed(
    Statement,
    _after(
        pgtrigger.Insert,
        "list_inserted",
        "SELECT id FROM new_rows",
        # Who withdraws the article or changes the office of the term at this moment cannot see the new statements: one
        # waits for the other.
        first="PERFORM 1 FROM articles_article WHERE id IN (SELECT article_id FROM new_rows) ORDER BY id FOR SHARE; "
        "PERFORM 1 FROM articles_tenure WHERE id IN (SELECT tenure_id FROM new_rows) ORDER BY id FOR SHARE; ",
    ),
    _after(pgtrigger.Delete, "list_deleted", "SELECT id FROM old_rows"),
    pgtrigger.Trigger(
        name="list_updated",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*OF_STATEMENT),
        func="""
            PERFORM 1 FROM articles_tenure WHERE id = NEW.tenure_id AND NEW.tenure_id IS DISTINCT FROM OLD.tenure_id
                FOR SHARE;
            PERFORM articles_list_again(ARRAY[NEW.id]);
            RETURN NULL;
        """,
    ),
    # No list shows words, but what was found by them may have been kept.
    pgtrigger.Trigger(
        name="words_updated",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("text"),
        func="""
            INSERT INTO articles_recordchange (transaction, statements)
                VALUES (pg_current_xact_id()::text::bigint, ARRAY[NEW.id]);
            RETURN NULL;
        """,
    ),
)
for _tag in (JointSpeaker, StatementCountry, StatementTopic, Mention):
    _keep_listed(
        _tag,
        _after(pgtrigger.Insert, "list_inserted", "SELECT DISTINCT statement_id FROM new_rows"),
        _after(pgtrigger.Delete, "list_deleted", "SELECT DISTINCT statement_id FROM old_rows"),
        _after(
            pgtrigger.Update,
            "list_updated",
            "SELECT statement_id FROM old_rows UNION SELECT statement_id FROM new_rows",
        ),
    )
_keep_listed(
    Article,
    pgtrigger.Trigger(
        name="list_updated",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*OF_ARTICLE),
        func="""
            PERFORM articles_list_again(ARRAY(SELECT id FROM articles_statement WHERE article_id = NEW.id));
            RETURN NULL;
        """,
    ),
)
_keep_listed(
    Tenure,
    pgtrigger.Trigger(
        name="list_updated",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("office"),
        func="""
            PERFORM articles_list_again(ARRAY(SELECT id FROM articles_statement WHERE tenure_id = NEW.id));
            RETURN NULL;
        """,
    ),
)
_keep_listed(
    Country,
    pgtrigger.Trigger(
        name="list_updated",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("parent"),
        func="""
            PERFORM articles_list_again(ARRAY(
                WITH RECURSIVE part AS (
                    SELECT NEW.id UNION SELECT c.id FROM articles_country c JOIN part ON c.parent_id = part.id
                )
                SELECT DISTINCT statement_id FROM articles_statementcountry JOIN part ON country_id = part.id
            ));
            RETURN NULL;
        """,
    ),
)
