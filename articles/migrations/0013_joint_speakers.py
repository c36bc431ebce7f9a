"""Several who say something together: each of them in their place, and lists find the statement under each."""

from importlib import import_module

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

traits = import_module("articles.migrations.0007_listed_traits")
changes = import_module("articles.migrations.0011_changes_name_statements")


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """Raises ValueError where ``text`` does not hold what is to be replaced."""
    for old, new in pairs:
        if old not in text:
            raise ValueError(old)
        text = text.replace(old, new)
    return text


# As in 0007, with ``actors`` in the place of ``actor``, and its hash last.
LISTABLE = replaced(
    traits.LISTABLE,
    ("        s.speaker_id::integer,\n", "        about.actors,\n"),
    (
        "        hashtextextended(about.mentions::text, 0)\n",
        "        hashtextextended(about.mentions::text, 0),\n        hashtextextended(about.actors::text, 0)\n",
    ),
    (
        "        SELECT\n            ARRAY(\n                WITH RECURSIVE whole",
        """        SELECT
            ARRAY(
                SELECT s.speaker_id::integer WHERE s.speaker_id IS NOT NULL
                UNION
                SELECT j.actor_id::integer FROM articles_jointspeaker j
                    WHERE j.statement_id = s.id AND j.actor_id IS NOT NULL
                ORDER BY 1
            ) AS actors,
            ARRAY(
                WITH RECURSIVE whole""",
    ),
)
LIST_AGAIN = replaced(
    changes.LIST_AGAIN,
    ("article, actor, office", "article, actors, office"),
    ("excluded.article, excluded.actor, excluded.office", "excluded.article, excluded.actors, excluded.office"),
    ("topics_key, mentions_key\n        ) = (", "topics_key, mentions_key, actors_key\n        ) = ("),
    (
        "excluded.topics_key, excluded.mentions_key\n",
        "excluded.topics_key, excluded.mentions_key,\n            excluded.actors_key\n",
    ),
)
FILL = "INSERT INTO articles_listedstatement SELECT * FROM articles_listable()"
# In the same place of the row, which is that of the functions.
TO_ACTORS = """
TRUNCATE articles_listedstatement;
ALTER TABLE articles_listedstatement ALTER COLUMN actor TYPE integer[] USING ARRAY[actor];
ALTER TABLE articles_listedstatement ALTER COLUMN actor SET NOT NULL;
ALTER TABLE articles_listedstatement RENAME COLUMN actor TO actors;
"""
TO_ACTOR = """
TRUNCATE articles_listedstatement;
ALTER TABLE articles_listedstatement RENAME COLUMN actors TO actor;
ALTER TABLE articles_listedstatement ALTER COLUMN actor DROP NOT NULL;
ALTER TABLE articles_listedstatement ALTER COLUMN actor TYPE integer USING actor[1];
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_words_in_either_script"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="JointSpeaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                ("printed", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["statement_id", "place"],
            },
        ),
        migrations.CreateModel(
            name="JointSpeakerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                ("printed", models.CharField(max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveIndex(
            model_name="listedstatement",
            name="listed_actor_newest_first",
        ),
        migrations.RemoveIndex(
            model_name="listedstatement",
            name="listed_about",
        ),
        # Backwards these come last to first: the columns, the functions as they were, then the rows.
        migrations.RunSQL(migrations.RunSQL.noop, FILL),
        migrations.RunSQL(
            migrations.RunSQL.noop, [traits.replacing(traits.LISTABLE), traits.replacing(changes.LIST_AGAIN)]
        ),
        migrations.RunSQL(
            TO_ACTORS,
            TO_ACTOR,
            state_operations=[
                migrations.RenameField("listedstatement", "actor", "actors"),
                migrations.AlterField(
                    "listedstatement",
                    "actors",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None),
                ),
            ],
        ),
        migrations.AddField("listedstatement", "actors_key", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField(
            model_name="jointspeaker",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="spoken_jointly",
                to="articles.actor",
            ),
        ),
        migrations.AddField(
            model_name="jointspeaker",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="joint", to="articles.statement"
            ),
        ),
        migrations.AddField(
            model_name="jointspeakerevent",
            name="actor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.actor",
            ),
        ),
        migrations.AddField(
            model_name="jointspeakerevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="jointspeakerevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="articles.jointspeaker",
            ),
        ),
        migrations.AddField(
            model_name="jointspeakerevent",
            name="statement",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="articles.statement",
            ),
        ),
        migrations.AddConstraint(
            model_name="jointspeaker",
            constraint=models.UniqueConstraint(fields=("statement", "place"), name="joint_speaker_in_one_place"),
        ),
        migrations.AddConstraint(
            model_name="jointspeaker",
            constraint=models.UniqueConstraint(fields=("statement", "actor"), name="joint_speaker_once"),
        ),
        migrations.RunSQL([traits.replacing(LISTABLE), traits.replacing(LIST_AGAIN)], migrations.RunSQL.noop),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(
            "ALTER TABLE articles_listedstatement ALTER COLUMN actors SET STATISTICS 2000", migrations.RunSQL.noop
        ),
        migrations.AddIndex(
            model_name="listedstatement",
            index=django.contrib.postgres.indexes.GinIndex(
                fastupdate=False, fields=["actors", "countries", "topics", "mentions"], name="listed_by_and_about"
            ),
        ),
        migrations.RunSQL("ANALYZE articles_listedstatement", migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeaker",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_jointspeakerevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "printed", "statement_id") VALUES (NEW."actor_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."printed", NEW."statement_id"); RETURN NULL;',
                    hash="0c3ba3490a90ffc1389ef44c42fe6987a605152a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ea56e",
                    table="articles_jointspeaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeaker",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "articles_jointspeakerevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "printed", "statement_id") VALUES (NEW."actor_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."printed", NEW."statement_id"); RETURN NULL;',
                    hash="a6400fb8997796cdd8c7cd22aa86dd3a424dd975",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_249b7",
                    table="articles_jointspeaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeaker",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "articles_jointspeakerevent" ("actor_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "printed", "statement_id") VALUES (OLD."actor_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."printed", OLD."statement_id"); RETURN NULL;',
                    hash="31bea7d76237e90ee0d8e7e11e91764729751137",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5d6fc",
                    table="articles_jointspeaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeaker",
            trigger=pgtrigger.compiler.Trigger(
                name="list_inserted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM new_rows)); RETURN NULL;",
                    hash="728c0c45bce13023ed3aed6d854df5cded6818bc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_list_inserted_0a8e1",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="articles_jointspeaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeaker",
            trigger=pgtrigger.compiler.Trigger(
                name="list_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT DISTINCT statement_id FROM old_rows)); RETURN NULL;",
                    hash="fc9d7f82ed1c4ecba35166ecd7a54711febda7c8",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_list_deleted_7009b",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="articles_jointspeaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeaker",
            trigger=pgtrigger.compiler.Trigger(
                name="list_updated",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="PERFORM articles_list_again(ARRAY(SELECT statement_id FROM old_rows UNION SELECT statement_id FROM new_rows)); RETURN NULL;",
                    hash="cb4aa79a541f4d8c9c4a72261f192d17ad654e95",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_list_updated_18b57",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="articles_jointspeaker",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jointspeakerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d4e2400bdc95d5fd54ef55dd93c1d43709336b4b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_79158",
                    table="articles_jointspeakerevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
