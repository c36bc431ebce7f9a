"""Typographic marks are no part of a word, whatever the locale of the database.

A generated column cannot be altered, so it is made anew.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.text
from django.db import migrations, models

MARKS = "“”„‟‘’‚‛«»‹›–—―…·•\u00a0\u2009\u202f\u200b\ufeff"


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_groups")]
    operations = [
        migrations.RemoveIndex(model_name="statement", name="statement_words"),
        migrations.RemoveField(model_name="statement", name="search"),
        migrations.AddField(
            model_name="statement",
            name="search",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector(
                    models.Func(
                        django.db.models.functions.text.Lower(models.F("text")),
                        models.Value(MARKS),
                        models.Value(" " * len(MARKS)),
                        function="translate",
                        output_field=models.TextField(),
                    ),
                    config="newsdesk",
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="statement",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="statement_words"),
        ),
    ]
