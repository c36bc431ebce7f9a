"""Words of utterances, to find what is nearly the same; feeds of outlets and what became of their entries."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


# As ``articles.utterances.normalised`` does, but for a few letters.
FILL = r"""
UPDATE articles_utterance u
SET words = left(trim(regexp_replace(lower(unaccent(s.text)), '\W+', ' ', 'g')), 2000), language = a.language
FROM (
    SELECT DISTINCT ON (utterance_id) utterance_id, text, article_id FROM articles_statement
    WHERE utterance_id IS NOT NULL ORDER BY utterance_id, id
) s JOIN articles_article a ON a.id = s.article_id
WHERE s.utterance_id = u.id
"""
MAY = ("view_feed", "add_feed", "change_feed", "view_feedentry")


def let_curators(apps, schema_editor):
    db = schema_editor.connection.alias
    group = apps.get_model("auth", "Group").objects.using(db).filter(name="curator").first()
    for codename in MAY if group else ():
        deed, model = codename.split("_")
        kinds = apps.get_model("contenttypes", "ContentType").objects.using(db)
        kind, _ = kinds.get_or_create(app_label="articles", model=model)
        permissions = apps.get_model("auth", "Permission").objects.using(db)
        told = apps.get_model("articles", model)._meta.verbose_name
        permission, _ = permissions.get_or_create(
            content_type=kind, codename=codename, defaults={"name": f"Can {deed} {told}"}
        )
        group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0016_uploads_shown_first'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.URLField(max_length=1000, unique=True)),
                ('active', models.BooleanField(default=False, help_text='Fetched on schedule, where the site fetches feeds at all.')),
                ('draft', models.BooleanField(default=False, help_text='Its articles wait as drafts until somebody publishes them.')),
                ('etag', models.CharField(blank=True, editable=False, max_length=200)),
                ('modified', models.CharField(blank=True, editable=False, max_length=60)),
                ('fetched_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('trouble', models.TextField(blank=True, editable=False)),
            ],
            options={
                'ordering': ['outlet__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FeedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=1000)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('outcome', models.CharField(choices=[('stored', 'Stored'), ('unchanged', 'already held'), ('rejected', 'Rejected'), ('later', 'could not be fetched yet')], max_length=9)),
                ('reason', models.TextField(blank=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name_plural': 'feed entries',
                'ordering': ['-pk'],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='statement',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='statement',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='statement',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='statement',
            name='utterance_decided',
            field=models.BooleanField(db_default=False, default=False, editable=False, help_text='A curator joined or parted it: it stays so.'),
        ),
        migrations.AddField(
            model_name='statementevent',
            name='utterance_decided',
            field=models.BooleanField(db_default=False, default=False, editable=False, help_text='A curator joined or parted it: it stays so.'),
        ),
        migrations.AddField(
            model_name='utterance',
            name='language',
            field=models.CharField(db_default='en', max_length=8),
        ),
        migrations.AddField(
            model_name='utterance',
            name='words',
            field=models.TextField(db_default='', help_text='The same words, to find what is nearly the same.'),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='utterance',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='utterance_words', opclasses=['gin_trgm_ops']),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_statementevent" ("article_id", "confidence", "cue_end", "cue_start", "end", "form", "group", "id", "in_title", "kind", "mention_end", "mention_start", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review", "review_reason", "reviewed_at", "reviewed_by_id", "rule", "said_on", "said_phrase", "said_precision", "speaker_id", "speaker_printed", "speaker_rule", "start", "tenure_id", "text", "utterance_decided", "utterance_id", "via_id", "via_printed") VALUES (NEW."article_id", NEW."confidence", NEW."cue_end", NEW."cue_start", NEW."end", NEW."form", NEW."group", NEW."id", NEW."in_title", NEW."kind", NEW."mention_end", NEW."mention_start", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review", NEW."review_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."rule", NEW."said_on", NEW."said_phrase", NEW."said_precision", NEW."speaker_id", NEW."speaker_printed", NEW."speaker_rule", NEW."start", NEW."tenure_id", NEW."text", NEW."utterance_decided", NEW."utterance_id", NEW."via_id", NEW."via_printed"); RETURN NULL;', hash='731dc4e6617654622b75281c54dd040a77e8ee03', operation='INSERT', pgid='pgtrigger_insert_insert_e9013', table='articles_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."confidence" IS DISTINCT FROM (NEW."confidence") OR OLD."cue_end" IS DISTINCT FROM (NEW."cue_end") OR OLD."cue_start" IS DISTINCT FROM (NEW."cue_start") OR OLD."end" IS DISTINCT FROM (NEW."end") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."in_title" IS DISTINCT FROM (NEW."in_title") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."mention_end" IS DISTINCT FROM (NEW."mention_end") OR OLD."mention_start" IS DISTINCT FROM (NEW."mention_start") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."review" IS DISTINCT FROM (NEW."review") OR OLD."review_reason" IS DISTINCT FROM (NEW."review_reason") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."said_on" IS DISTINCT FROM (NEW."said_on") OR OLD."said_phrase" IS DISTINCT FROM (NEW."said_phrase") OR OLD."said_precision" IS DISTINCT FROM (NEW."said_precision") OR OLD."speaker_id" IS DISTINCT FROM (NEW."speaker_id") OR OLD."speaker_printed" IS DISTINCT FROM (NEW."speaker_printed") OR OLD."speaker_rule" IS DISTINCT FROM (NEW."speaker_rule") OR OLD."start" IS DISTINCT FROM (NEW."start") OR OLD."tenure_id" IS DISTINCT FROM (NEW."tenure_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."utterance_id" IS DISTINCT FROM (NEW."utterance_id") OR OLD."utterance_decided" IS DISTINCT FROM (NEW."utterance_decided") OR OLD."via_id" IS DISTINCT FROM (NEW."via_id") OR OLD."via_printed" IS DISTINCT FROM (NEW."via_printed"))', func='INSERT INTO "articles_statementevent" ("article_id", "confidence", "cue_end", "cue_start", "end", "form", "group", "id", "in_title", "kind", "mention_end", "mention_start", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review", "review_reason", "reviewed_at", "reviewed_by_id", "rule", "said_on", "said_phrase", "said_precision", "speaker_id", "speaker_printed", "speaker_rule", "start", "tenure_id", "text", "utterance_decided", "utterance_id", "via_id", "via_printed") VALUES (NEW."article_id", NEW."confidence", NEW."cue_end", NEW."cue_start", NEW."end", NEW."form", NEW."group", NEW."id", NEW."in_title", NEW."kind", NEW."mention_end", NEW."mention_start", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review", NEW."review_reason", NEW."reviewed_at", NEW."reviewed_by_id", NEW."rule", NEW."said_on", NEW."said_phrase", NEW."said_precision", NEW."speaker_id", NEW."speaker_printed", NEW."speaker_rule", NEW."start", NEW."tenure_id", NEW."text", NEW."utterance_decided", NEW."utterance_id", NEW."via_id", NEW."via_printed"); RETURN NULL;', hash='acda479d06e29ec9dd2055a4bbbf037f5f153ea3', operation='UPDATE', pgid='pgtrigger_update_update_0dc0d', table='articles_statement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "articles_statementevent" ("article_id", "confidence", "cue_end", "cue_start", "end", "form", "group", "id", "in_title", "kind", "mention_end", "mention_start", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review", "review_reason", "reviewed_at", "reviewed_by_id", "rule", "said_on", "said_phrase", "said_precision", "speaker_id", "speaker_printed", "speaker_rule", "start", "tenure_id", "text", "utterance_decided", "utterance_id", "via_id", "via_printed") VALUES (OLD."article_id", OLD."confidence", OLD."cue_end", OLD."cue_start", OLD."end", OLD."form", OLD."group", OLD."id", OLD."in_title", OLD."kind", OLD."mention_end", OLD."mention_start", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review", OLD."review_reason", OLD."reviewed_at", OLD."reviewed_by_id", OLD."rule", OLD."said_on", OLD."said_phrase", OLD."said_precision", OLD."speaker_id", OLD."speaker_printed", OLD."speaker_rule", OLD."start", OLD."tenure_id", OLD."text", OLD."utterance_decided", OLD."utterance_id", OLD."via_id", OLD."via_printed"); RETURN NULL;', hash='9876ba9f9dbf8508346234cd28c0cacc4fe35a8c', operation='DELETE', pgid='pgtrigger_delete_delete_d8204', table='articles_statement', when='AFTER')),
        ),
        migrations.AddField(
            model_name='feed',
            name='outlet',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='feeds', to='articles.outlet'),
        ),
        migrations.AddField(
            model_name='feedentry',
            name='article',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='feedentry',
            name='feed',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='articles.feed'),
        ),
        migrations.AddConstraint(
            model_name='feedentry',
            constraint=models.UniqueConstraint(fields=('feed', 'key'), name='feed_entry_once'),
        ),
        migrations.RunPython(let_curators, migrations.RunPython.noop),
    ]
