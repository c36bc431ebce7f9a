"""The review queue: leases, and indexes for what waits and for what was looked at."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_merges_and_runs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewLease",
            fields=[
                (
                    "statement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="review_lease",
                        serialize=False,
                        to="articles.statement",
                    ),
                ),
                ("until", models.DateTimeField(db_index=True)),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                models.OrderBy(models.F("article"), descending=True),
                models.F("start"),
                models.F("id"),
                condition=models.Q(("in_title", False), ("review", "proposed"), ("reviewed_at__isnull", True)),
                name="statement_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=models.Index(
                condition=models.Q(("reviewed_at__isnull", False)), fields=["reviewed_at"], name="statement_reviewed"
            ),
        ),
    ]
