"""Uploads are shown before they are stored, a file may hold several dispatches, and articles have a sketch by which
near-duplicates are found: those that are there get theirs."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

from articles import likeness


def sketch(apps, schema_editor):
    db = schema_editor.connection.alias
    sketches = apps.get_model("articles", "ArticleSketch").objects.using(db)
    articles = apps.get_model("articles", "Article").objects.using(db).order_by("pk")
    rows = []
    for pk, body in articles.values_list("pk", "body").iterator(200):
        rows.append(sketches.model(article_id=pk, hashes=likeness.sketch(likeness.runs(body))))
        if len(rows) == 200:
            sketches.bulk_create(rows)
            rows = []
    sketches.bulk_create(rows)


def end_what_was_shown(apps, schema_editor):
    """The program before this one would take what waits for a person's word as waiting to be stored."""
    items = apps.get_model("articles", "UploadItem").objects.using(schema_editor.connection.alias)
    items.filter(outcome__in=["read", "chosen", "left-out", "opened", "failed"]).update(outcome="rejected")


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_review_queue'),
    ]

    operations = [
        migrations.AddField(
            model_name='upload',
            name='outlet_name',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='chosen_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='dispatch',
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='likeness',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='member_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='members', to='articles.uploaditem'),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='name_as_sent',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='preview',
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='resembles',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.article'),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='text_sha256',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='uploaditem',
            name='whole',
            field=models.BooleanField(default=True, help_text='Its bytes are this dispatch and nothing else.'),
        ),
        migrations.AlterField(
            model_name='uploaditem',
            name='outcome',
            field=models.CharField(choices=[('waiting', 'waiting'), ('read', 'ready to be stored'), ('chosen', 'being stored'), ('stored', 'stored'), ('unchanged', 'already held'), ('opened', 'opened'), ('left-out', 'left out'), ('rejected', 'rejected'), ('failed', 'failed')], default='waiting', max_length=9),
        ),
        migrations.CreateModel(
            name='ArticleSketch',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sketch', serialize=False, to='articles.article')),
                ('hashes', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['hashes'], name='article_sketch')],
            },
        ),
        migrations.RunPython(sketch, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(migrations.RunPython.noop, end_what_was_shown, elidable=True),
    ]
