"""Saved searches know what is new: every statement they found has a row, once and for all."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_api_tokens"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="savedsearch",
            options={"ordering": ["name", "pk"], "verbose_name_plural": "saved searches"},
        ),
        migrations.RemoveField(
            model_name="savedsearch",
            name="sent_until",
        ),
        migrations.AddField(
            model_name="savedsearch",
            name="mailed_for",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="savedsearch",
            name="trouble",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="savedsearch",
            name="warned",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="savedsearch",
            name="words",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AlterField(
            model_name="savedsearch",
            name="frequency",
            field=models.CharField(
                choices=[("off", "no e-mail"), ("daily", "every day"), ("weekly", "every Monday")],
                default="off",
                max_length=6,
            ),
        ),
        migrations.CreateModel(
            name="SearchHit",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "search_id", "statement_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("news", models.BooleanField()),
                ("edition", models.DateField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "search",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hits",
                        to="articles.savedsearch",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.statement",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("news", True)), fields=["search", "-at", "-statement"], name="search_news"
                    )
                ],
            },
        ),
    ]
