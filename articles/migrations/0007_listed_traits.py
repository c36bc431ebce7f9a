"""What lists count by, in numbers; a state counts what is said of its parts; and a note of every transaction that changed
what lists show, so that counts can be kept until the next one.
"""

from importlib import import_module

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

before = import_module("articles.migrations.0006_listed_statements")

LISTABLE = """
CREATE OR REPLACE FUNCTION articles_listable() RETURNS SETOF articles_listedstatement LANGUAGE sql STABLE AS $$
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
        about.countries,
        about.topics,
        about.mentions,
        (
            ((array_position(ARRAY['direct', 'mixed', 'indirect'], s.kind::text) - 1) * 7
            + array_position(
                ARRAY['quote', 'clause', 'parenthetical', 'infinitive', 'nominal', 'free', 'whole-document'],
                s.form::text
            ) - 1) * 6
            + (array_position(ARRAY['proposed', 'confirmed', 'corrected'], s.review::text) - 1) * 2
            + (s.via_id IS NOT NULL OR s.via_printed <> '')::integer
        )::smallint,
        hashtextextended(about.countries::text, 0),
        hashtextextended(about.topics::text, 0),
        hashtextextended(about.mentions::text, 0)
    FROM articles_statement s
    CROSS JOIN LATERAL (SELECT * FROM articles_article WHERE id = s.article_id OFFSET 0) a
    LEFT JOIN articles_tenure t ON t.id = s.tenure_id
    CROSS JOIN LATERAL (
        SELECT
            ARRAY(
                WITH RECURSIVE whole AS (
                    SELECT c.country_id FROM articles_statementcountry c WHERE c.statement_id = s.id
                    UNION
                    SELECT p.parent_id FROM whole JOIN articles_country p ON p.id = whole.country_id
                        WHERE p.parent_id IS NOT NULL
                )
                SELECT country_id::integer FROM whole ORDER BY 1
            ) AS countries,
            ARRAY(
                SELECT o.topic_id::integer FROM articles_statementtopic o WHERE o.statement_id = s.id ORDER BY 1
            ) AS topics,
            ARRAY(
                SELECT DISTINCT m.actor_id::integer FROM articles_mention m WHERE m.statement_id = s.id ORDER BY 1
            ) AS mentions
        OFFSET 0
    ) about
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

# As in 0006; and each transaction that wrote anything is noted once.
LIST_AGAIN = """
CREATE OR REPLACE FUNCTION articles_list_again(ids bigint[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    deleted bigint;
    written bigint;
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    PERFORM 1 FROM articles_statement WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM articles_listedstatement listed
        WHERE listed.statement_id = ANY (ids)
        AND NOT EXISTS (SELECT 1 FROM articles_listable() l WHERE l.statement_id = listed.statement_id);
    GET DIAGNOSTICS deleted = ROW_COUNT;
    INSERT INTO articles_listedstatement AS listed
        SELECT * FROM articles_listable() l WHERE l.statement_id = ANY (ids)
        ON CONFLICT (statement_id) DO UPDATE SET (
            article, actor, office, via, outlet, utterance, day, day_until, month, confidence, coarse, relayed,
            kind, form, review, language, countries, topics, mentions,
            traits, countries_key, topics_key, mentions_key
        ) = (
            excluded.article, excluded.actor, excluded.office, excluded.via, excluded.outlet, excluded.utterance,
            excluded.day, excluded.day_until, excluded.month, excluded.confidence, excluded.coarse, excluded.relayed,
            excluded.kind, excluded.form, excluded.review, excluded.language, excluded.countries, excluded.topics,
            excluded.mentions, excluded.traits, excluded.countries_key, excluded.topics_key, excluded.mentions_key
        )
        WHERE listed IS DISTINCT FROM excluded;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF deleted + written > 0
        AND current_setting('newsdesk.noted', true) IS DISTINCT FROM pg_current_xact_id()::text
    THEN
        INSERT INTO articles_recordchange (transaction) VALUES (pg_current_xact_id()::text::bigint);
        PERFORM set_config('newsdesk.noted', pg_current_xact_id()::text, true);
    END IF;
END
$$;
"""


def replacing(function: str) -> str:
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_listed_statements")]
    operations = [
        migrations.CreateModel(
            name="RecordChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("transaction", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.RunSQL("TRUNCATE articles_listedstatement", replacing(before.LISTABLE)),
        *(
            migrations.AddField("listedstatement", name, field, preserve_default=False)
            for name, field in (
                ("traits", models.SmallIntegerField(default=0)),
                ("countries_key", models.BigIntegerField(default=0)),
                ("topics_key", models.BigIntegerField(default=0)),
                ("mentions_key", models.BigIntegerField(default=0)),
            )
        ),
        migrations.RunSQL(LISTABLE, migrations.RunSQL.noop),
        migrations.RunSQL(LIST_AGAIN, replacing(before.LIST_AGAIN)),
        migrations.RunSQL(
            "INSERT INTO articles_listedstatement SELECT * FROM articles_listable()", migrations.RunSQL.noop
        ),
        migrations.RunSQL("ANALYZE articles_listedstatement", migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."parent_id" IS DISTINCT FROM (NEW."parent_id"))',
                    func="\n            PERFORM articles_list_again(ARRAY(\n                WITH RECURSIVE part AS (\n                    SELECT NEW.id UNION SELECT c.id FROM articles_country c JOIN part ON c.parent_id = part.id\n                )\n                SELECT DISTINCT statement_id FROM articles_statementcountry JOIN part ON country_id = part.id\n            ));\n            RETURN NULL;\n        ",
                    hash="77a8a80a3f616cc0dd066edb2f4984dac4d0cbab",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_9a50a",
                    table="articles_country",
                    when="AFTER",
                ),
            ),
        ),
    ]
