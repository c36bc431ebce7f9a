"""Spellings are compared at the end of a transaction, so that two of them can change places."""

import django.db.models.constraints
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0019_feeds_keep_history'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='actorname',
            name='actor_name_once',
        ),
        migrations.AddConstraint(
            model_name='actorname',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('actor', 'text', 'kind'), name='actor_name_once'),
        ),
    ]
