"""A change names its statements, so that copies of the rows that lists show read only these again; and nobody lists a
statement with an office that its term is just losing.
"""

from importlib import import_module

import django.contrib.postgres.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

before = import_module("articles.migrations.0007_listed_traits")

# As in 0007; and what was written is noted, each time that anything was.
LIST_AGAIN = """
CREATE OR REPLACE FUNCTION articles_list_again(ids bigint[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    deleted bigint[];
    written bigint[];
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN;
    END IF;
    PERFORM 1 FROM articles_statement WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    WITH gone AS (
        DELETE FROM articles_listedstatement listed
        WHERE listed.statement_id = ANY (ids)
        AND NOT EXISTS (SELECT 1 FROM articles_listable() l WHERE l.statement_id = listed.statement_id)
        RETURNING listed.statement_id
    )
    SELECT array_agg(statement_id) INTO deleted FROM gone;
    WITH fresh AS (
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
        WHERE listed IS DISTINCT FROM excluded
        RETURNING listed.statement_id
    )
    SELECT array_agg(statement_id) INTO written FROM fresh;
    IF deleted IS NOT NULL OR written IS NOT NULL THEN
        INSERT INTO articles_recordchange (transaction, statements)
            VALUES (pg_current_xact_id()::text::bigint, deleted || written);
    END IF;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_saved_searches")]
    operations = [
        # Lines that do not say what changed; every process begins anew after this.
        migrations.RunSQL("DELETE FROM articles_recordchange", migrations.RunSQL.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name="statement",
            name="list_inserted",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="statement",
            name="list_updated",
        ),
        migrations.AddField(
            model_name="recordchange",
            name="statements",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
            preserve_default=False,
        ),
        # The oldest line tells from where on all lines are kept: from the beginning.
        migrations.RunSQL(
            "INSERT INTO articles_recordchange (transaction, statements) VALUES (0, '{}')", migrations.RunSQL.noop
        ),
        migrations.RunSQL(LIST_AGAIN, before.LIST_AGAIN),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="list_inserted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM 1 FROM articles_article WHERE id IN (SELECT article_id FROM new_rows) ORDER BY id FOR SHARE; PERFORM 1 FROM articles_tenure WHERE id IN (SELECT tenure_id FROM new_rows) ORDER BY id FOR SHARE; PERFORM articles_list_again(ARRAY(SELECT id FROM new_rows)); RETURN NULL;",
                    hash="0ae761e0744d2b1cbc42eb9cfecc7e5eca9a51a6",
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
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."in_title" IS DISTINCT FROM (NEW."in_title") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."review" IS DISTINCT FROM (NEW."review") OR OLD."said_on" IS DISTINCT FROM (NEW."said_on") OR OLD."said_precision" IS DISTINCT FROM (NEW."said_precision") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."tenure_id" IS DISTINCT FROM (NEW."tenure_id") OR OLD."utterance_id" IS DISTINCT FROM (NEW."utterance_id") OR OLD."via_id" IS DISTINCT FROM (NEW."via_id") OR OLD."via_printed" IS DISTINCT FROM (NEW."via_printed"))',
                    func="\n            PERFORM 1 FROM articles_tenure WHERE id = NEW.tenure_id AND NEW.tenure_id IS DISTINCT FROM OLD.tenure_id\n                FOR SHARE;\n            PERFORM articles_list_again(ARRAY[NEW.id]);\n            RETURN NULL;\n        ",
                    hash="c390bf992656a15cdc143b3d3e9364bb2f08df78",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_67963",
                    table="articles_statement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statement",
            trigger=pgtrigger.compiler.Trigger(
                name="words_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func="\n            INSERT INTO articles_recordchange (transaction, statements)\n                VALUES (pg_current_xact_id()::text::bigint, ARRAY[NEW.id]);\n            RETURN NULL;\n        ",
                    hash="32fa7eea3ecf6ccd6aeb3730d46b3d5fc478242d",
                    operation="UPDATE",
                    pgid="pgtrigger_words_updated_78d5a",
                    table="articles_statement",
                    when="AFTER",
                ),
            ),
        ),
    ]
