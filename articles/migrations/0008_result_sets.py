"""Result sets: what a query found on one day. Triggers refuse to change or delete them."""

import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_listed_traits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ResultSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("query", models.TextField(blank=True)),
                ("words", models.TextField()),
                ("collection_version", models.CharField(max_length=60)),
                ("total", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ResultRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField(help_text="From 0, in the order of the list.")),
                ("line", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.statement"
                    ),
                ),
                (
                    "result_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="articles.resultset"
                    ),
                ),
            ],
            options={
                "ordering": ["result_set_id", "place"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultset",
            trigger=pgtrigger.compiler.Trigger(
                name="result_set_is_read_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."query" IS DISTINCT FROM (NEW."query") OR OLD."words" IS DISTINCT FROM (NEW."words") OR OLD."collection_version" IS DISTINCT FROM (NEW."collection_version") OR OLD."total" IS DISTINCT FROM (NEW."total") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="aadcc62059cb2b123de56355b2dcbbc5ae6c94e0",
                    operation="UPDATE",
                    pgid="pgtrigger_result_set_is_read_only_01833",
                    table="articles_resultset",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultset",
            trigger=pgtrigger.compiler.Trigger(
                name="result_set_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="358b738df790d533010486ac1c97e8d8d2afc741",
                    operation="DELETE",
                    pgid="pgtrigger_result_set_stays_86b1c",
                    table="articles_resultset",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="resultrow",
            constraint=models.UniqueConstraint(fields=("result_set", "place"), name="result_row_has_its_place"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultrow",
            trigger=pgtrigger.compiler.Trigger(
                name="result_row_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5887d72733ef39d3ba7f5437ef8de13006b9afb9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_result_row_stays_96537",
                    table="articles_resultrow",
                    when="BEFORE",
                ),
            ),
        ),
    ]
