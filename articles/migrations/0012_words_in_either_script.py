"""Words are found in either script, and spellings of actors are found by their words.

Both columns hold what was printed in small Latin letters. A generated column cannot be altered, so that of statements
is made anew.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models
from django.db.models.functions import Lower, Replace

MARKS = "“”„‟‘’‚‛«»‹›–—―…·•\u00a0\u2009\u202f\u200b\ufeff"
CYRILLIC = "абвгдђежзијклмнопрстћуфхцчшѕёй"
LATIN = "abvgdđežzijklmnoprstćufhcčšzej"
PAIRS = {"љ": "lj", "њ": "nj", "џ": "dž", "ѓ": "gj", "ќ": "kj"}


def words():
    printed = models.Func(
        Lower(models.F("text")),
        models.Value(MARKS + CYRILLIC + CYRILLIC.upper() + "".join(PAIRS).upper()),
        models.Value(" " * len(MARKS) + LATIN + LATIN + "".join(PAIRS)),
        function="translate",
        output_field=models.TextField(),
    )
    for letter, pair in PAIRS.items():
        printed = Replace(printed, models.Value(letter), models.Value(pair), output_field=models.TextField())
    return models.GeneratedField(
        db_persist=True,
        expression=django.contrib.postgres.search.SearchVector(printed, config="newsdesk"),
        output_field=django.contrib.postgres.search.SearchVectorField(),
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_changes_name_statements")]
    operations = [
        migrations.RemoveIndex(model_name="statement", name="statement_words"),
        migrations.RemoveField(model_name="statement", name="search"),
        migrations.AddField(model_name="statement", name="search", field=words()),
        migrations.AddIndex(
            model_name="statement",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="statement_words"),
        ),
        # The history of a spelling leaves the column out, so that its trigger has to name the others.
        pgtrigger.migrations.RemoveTrigger(model_name="actorname", name="update_update"),
        migrations.AddField(model_name="actorname", name="search", field=words()),
        migrations.AddIndex(model_name="actorname", index=models.Index(fields=["search"], name="actor_name_words")),
        pgtrigger.migrations.AddTrigger(
            model_name="actorname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."actor_id" IS DISTINCT FROM (NEW."actor_id") OR OLD."context" IS DISTINCT FROM (NEW."context") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."text" IS DISTINCT FROM (NEW."text"))',  # noqa: E501
                    func='INSERT INTO "articles_actornameevent" ("actor_id", "context", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."actor_id", NEW."context", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',  # noqa: E501
                    hash="d53864efc481f923ba3926a256b426b552ee32b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_103e0",
                    table="articles_actorname",
                    when="AFTER",
                ),
            ),
        ),
    ]
