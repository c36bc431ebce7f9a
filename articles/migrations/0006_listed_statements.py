"""The rows that lists show, filled from the record and from here on kept by triggers.

``articles_listable()`` is the one definition of such a row. It is a function and no view, so that a later migration
may alter the columns it reads; whatever changes what it gives must replace it and fill the table again.
"""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


LISTABLE = """
CREATE FUNCTION articles_listable() RETURNS SETOF articles_listedstatement LANGUAGE sql STABLE AS $$
    SELECT
        s.id,
        s.article_id,
        s.speaker_id::integer,
        t.office_id::integer,
        s.via_id::integer,
        a.outlet_id::integer,
        s.utterance_id,
        dated.day,
        dated.day_until,
        date_trunc('month', dated.day)::date,
        s.confidence,
        dated.day IS NOT NULL AND (
            dated.precision = 'year'
            OR dated.day_until >= (date_trunc('month', dated.day) + interval '1 month')::date
        ),
        s.via_id IS NOT NULL OR s.via_printed <> '',
        s.kind,
        s.form,
        s.review,
        a.language,
        ARRAY(SELECT c.country_id::integer FROM articles_statementcountry c
              WHERE c.statement_id = s.id ORDER BY 1),
        ARRAY(SELECT o.topic_id::integer FROM articles_statementtopic o
              WHERE o.statement_id = s.id ORDER BY 1),
        ARRAY(SELECT DISTINCT m.actor_id::integer FROM articles_mention m
              WHERE m.statement_id = s.id ORDER BY 1)
    FROM articles_statement s
    CROSS JOIN LATERAL (SELECT * FROM articles_article WHERE id = s.article_id OFFSET 0) a
    LEFT JOIN articles_tenure t ON t.id = s.tenure_id
    CROSS JOIN LATERAL (
        SELECT
            coalesce(s.said_on, a.published_on, a.dated_from) AS day,
            CASE
                WHEN s.said_on IS NOT NULL THEN s.said_precision
                WHEN a.published_on IS NOT NULL THEN a.published_precision
                ELSE 'inferred'
            END AS precision
    ) sorted
    CROSS JOIN LATERAL (
        SELECT
            sorted.day,
            sorted.precision,
            CASE sorted.precision
                WHEN 'month' THEN (date_trunc('month', sorted.day) + interval '1 month - 1 day')::date
                WHEN 'year' THEN (date_trunc('year', sorted.day) + interval '1 year - 1 day')::date
                WHEN 'inferred' THEN a.dated_until
                ELSE sorted.day
            END AS day_until
    ) dated
    WHERE a.status = 'published' AND s.review <> 'rejected' AND NOT s.in_title
$$;
"""

# Whoever lists a statement holds it until the end of their transaction and reads it only then: of two who change it at
# once, the second sees what the first did. Its plan is made once a session, perhaps while the tables are still empty;
# without sequential scans, and with the fence of OFFSET 0 above, it goes by primary keys however much they grow.
LIST_AGAIN = """
CREATE FUNCTION articles_list_again(ids bigint[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    PERFORM 1 FROM articles_statement WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM articles_listedstatement listed
        WHERE listed.statement_id = ANY (ids)
        AND NOT EXISTS (SELECT 1 FROM articles_listable() l WHERE l.statement_id = listed.statement_id);
    INSERT INTO articles_listedstatement AS listed
        SELECT * FROM articles_listable() l WHERE l.statement_id = ANY (ids)
        ON CONFLICT (statement_id) DO UPDATE SET (
            article, actor, office, via, outlet, utterance, day, day_until, month, confidence, coarse, relayed,
            kind, form, review, language, countries, topics, mentions
        ) = (
            excluded.article, excluded.actor, excluded.office, excluded.via, excluded.outlet, excluded.utterance,
            excluded.day, excluded.day_until, excluded.month, excluded.confidence, excluded.coarse, excluded.relayed,
            excluded.kind, excluded.form, excluded.review, excluded.language, excluded.countries, excluded.topics,
            excluded.mentions
        )
        WHERE listed IS DISTINCT FROM excluded;
END
$$;
"""

# Values are few and very unevenly spread; with the default sample the planner takes frequent ones for rare.
STATISTICS = """
ALTER TABLE articles_listedstatement
    ALTER COLUMN actor SET STATISTICS 2000,
    ALTER COLUMN outlet SET STATISTICS 1000,
    ALTER COLUMN countries SET STATISTICS 1000,
    ALTER COLUMN topics SET STATISTICS 1000,
    ALTER COLUMN mentions SET STATISTICS 1000;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_dated_by_inference"),
    ]

    operations = [
        migrations.CreateModel(
            name="ListedStatement",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="articles.statement",
                    ),
                ),
                ("article", models.BigIntegerField()),
                ("actor", models.IntegerField(null=True)),
                ("office", models.IntegerField(null=True)),
                ("via", models.IntegerField(null=True)),
                ("outlet", models.IntegerField(null=True)),
                ("utterance", models.BigIntegerField(null=True)),
                ("day", models.DateField(null=True)),
                ("day_until", models.DateField(null=True)),
                ("month", models.DateField(null=True)),
                ("confidence", models.FloatField()),
                ("coarse", models.BooleanField()),
                ("relayed", models.BooleanField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("direct", "direct"), ("mixed", "mixed"), ("indirect", "indirect")], max_length=8
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("quote", "quote"),
                            ("clause", "clause"),
                            ("parenthetical", "parenthetical"),
                            ("infinitive", "infinitive"),
                            ("nominal", "nominal"),
                            ("free", "free"),
                            ("whole-document", "whole-document"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "review",
                    models.CharField(
                        choices=[
                            ("proposed", "machine-read, unreviewed"),
                            ("confirmed", "Confirmed"),
                            ("corrected", "Corrected"),
                            ("rejected", "Rejected"),
                        ],
                        max_length=9,
                    ),
                ),
                ("language", models.CharField(max_length=8)),
                ("countries", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("topics", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ("mentions", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
            ],
        ),
        migrations.RunSQL(LISTABLE, "DROP FUNCTION articles_listable()"),
        migrations.RunSQL(LIST_AGAIN, "DROP FUNCTION articles_list_again(bigint[])"),
        migrations.RunSQL(STATISTICS, migrations.RunSQL.noop),
        migrations.RunSQL(
            "INSERT INTO articles_listedstatement SELECT * FROM articles_listable()", migrations.RunSQL.noop
        ),
        migrations.AddIndex(
            model_name="listedstatement",
            index=models.Index(
                models.OrderBy(models.F("day"), descending=True, nulls_last=True),
                models.OrderBy(models.F("statement"), descending=True),
                name="listed_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="listedstatement",
            index=models.Index(
                models.F("actor"),
                models.OrderBy(models.F("day"), descending=True, nulls_last=True),
                models.OrderBy(models.F("statement"), descending=True),
                name="listed_actor_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="listedstatement",
            index=models.Index(
                models.F("outlet"),
                models.OrderBy(models.F("day"), descending=True, nulls_last=True),
                models.OrderBy(models.F("statement"), descending=True),
                name="listed_outlet_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="listedstatement",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["countries", "topics", "mentions"], name="listed_about"
            ),
        ),
        migrations.RunSQL("ANALYZE articles_listedstatement", migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="article",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."dated_from" IS DISTINCT FROM (NEW."dated_from") OR OLD."dated_until" IS DISTINCT FROM (NEW."dated_until") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."outlet_id" IS DISTINCT FROM (NEW."outlet_id") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."published_precision" IS DISTINCT FROM (NEW."published_precision") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                    func="\n            PERFORM articles_list_again(ARRAY(SELECT id FROM articles_statement WHERE article_id = NEW.id));\n            RETURN NULL;\n        ",
                    hash="da16236448bfcc2d29a40c52a431c3dec5e99c40",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_3aa20",
                    table="articles_article",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="list_inserted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM new_rows)); RETURN NULL;",
                    hash="09e8e42243be5d72bfff84637a1fd72629ce7a38",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_list_inserted_64238",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="list_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM old_rows)); RETURN NULL;",
                    hash="aa562f6ed9be2141f911fc5ba132c154a412eb48",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_list_deleted_3e7b1",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mention",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT statement_id FROM old_rows UNION SELECT statement_id FROM new_rows)); RETURN NULL;",
                    hash="a856cc7c741748753081fcf4ac68ce998a63d119",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_62cd1",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_mention",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="list_inserted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM 1 FROM articles_article WHERE id IN (SELECT article_id FROM new_rows) ORDER BY id FOR SHARE; PERFORM articles_list_again(ARRAY(SELECT id FROM new_rows)); RETURN NULL;",
                    hash="3ca6296a67afff231cb4ae0d2cb06bfb1fdd3141",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_list_inserted_dc319",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="list_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT id FROM old_rows)); RETURN NULL;",
                    hash="0bfe4184c64da34e2ddab2e370b281e750a0be5d",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_list_deleted_e6b13",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."in_title" IS DISTINCT FROM (NEW."in_title") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."review" IS DISTINCT FROM (NEW."review") OR OLD."said_on" IS DISTINCT FROM (NEW."said_on") OR OLD."said_precision" IS DISTINCT FROM (NEW."said_precision") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."tenure_id" IS DISTINCT FROM (NEW."tenure_id") OR OLD."utterance_id" IS DISTINCT FROM (NEW."utterance_id") OR OLD."via_id" IS DISTINCT FROM (NEW."via_id") OR OLD."via_printed" IS DISTINCT FROM (NEW."via_printed"))',
                    func="PERFORM articles_list_again(ARRAY[NEW.id]); RETURN NULL;",
                    hash="4db3d5b6a3fcf874b33f33bb96698d5fc93b1a19",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_67963",
                    table="articles_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementcountry",
            trigger=pgtrigger.compiler.Trigger(
                name="list_inserted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM new_rows)); RETURN NULL;",
                    hash="05e53d4b04e949300848a63c85506f12c20f60e2",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_list_inserted_9ca65",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_statementcountry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementcountry",
            trigger=pgtrigger.compiler.Trigger(
                name="list_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM old_rows)); RETURN NULL;",
                    hash="d4423af2ff3f3bda2d967a487e243afab7df6f3f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_list_deleted_1796b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_statementcountry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementcountry",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT statement_id FROM old_rows UNION SELECT statement_id FROM new_rows)); RETURN NULL;",
                    hash="1f914be4ff0016d176b38d5fc80ec3d93e9ce784",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_6bc40",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_statementcountry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementtopic",
            trigger=pgtrigger.compiler.Trigger(
                name="list_inserted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM new_rows)); RETURN NULL;",
                    hash="250dd78a01abfa9000a4955e3a3f039b1bbac2ee",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_list_inserted_2d871",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_statementtopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementtopic",
            trigger=pgtrigger.compiler.Trigger(
                name="list_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM old_rows)); RETURN NULL;",
                    hash="02dd18384f392a244ed6eb76e884e05bd818dc19",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_list_deleted_a8fbc",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_statementtopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statementtopic",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT statement_id FROM old_rows UNION SELECT statement_id FROM new_rows)); RETURN NULL;",
                    hash="b0c45dd1035ec47d00e0eacb5d95f94966408ba0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_d8f1d",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_statementtopic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tenure",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."office_id" IS DISTINCT FROM (NEW."office_id"))',
                    func="\n            PERFORM articles_list_again(ARRAY(SELECT id FROM articles_statement WHERE tenure_id = NEW.id));\n            RETURN NULL;\n        ",
                    hash="31bb39dc022b6e732325e3bf33031acd5da25db8",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_2afbc",
                    table="articles_tenure",
                    when="AFTER",
                ),
            ),
        ),
    ]
