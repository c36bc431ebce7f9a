"""A history for feeds: what people set about them, not what their servers say at every round."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# A first line for each, so that the next change can be told from what it was before.
BEGIN = """
INSERT INTO articles_feedevent (pgh_created_at, pgh_label, pgh_obj_id, id, outlet_id, address, active, draft)
SELECT now(), 'insert', id, id, outlet_id, address, active, draft FROM articles_feed ORDER BY id
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0018_articles_known_as'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='FeedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('address', models.URLField(max_length=1000)),
                ('active', models.BooleanField(default=False, help_text='Fetched on schedule, where the site fetches feeds at all.')),
                ('draft', models.BooleanField(default=False, help_text='Its articles wait as drafts until somebody publishes them.')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_feedevent" ("active", "address", "draft", "id", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."address", NEW."draft", NEW."id", NEW."outlet_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='2edac45f12d4c43dbc0d5e084e3f847e0d4944bb', operation='INSERT', pgid='pgtrigger_insert_insert_3d4a9', table='articles_feed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."active" IS DISTINCT FROM (NEW."active") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."draft" IS DISTINCT FROM (NEW."draft") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."outlet_id" IS DISTINCT FROM (NEW."outlet_id"))', func='INSERT INTO "articles_feedevent" ("active", "address", "draft", "id", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."active", NEW."address", NEW."draft", NEW."id", NEW."outlet_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='9fcf3c074b8ff6ffb23b99f52617b93e6b563a94', operation='UPDATE', pgid='pgtrigger_update_update_32b5b', table='articles_feed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feed',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_feedevent" ("active", "address", "draft", "id", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."active", OLD."address", OLD."draft", OLD."id", OLD."outlet_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='ce91033665d530d5e49e1c72cebcb05045e78bf6', operation='DELETE', pgid='pgtrigger_delete_delete_f318b', table='articles_feed', when='AFTER')),
        ),
        migrations.AddField(
            model_name='feedevent',
            name='outlet',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='articles.outlet'),
        ),
        migrations.AddField(
            model_name='feedevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='feedevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='articles.feed'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='feedevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e20a11e6294f89f5a7ac84cf46438f26257b9599', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e3d49', table='articles_feedevent', when='BEFORE')),
        ),
        migrations.RunSQL(BEGIN, migrations.RunSQL.noop, elidable=True),
    ]
