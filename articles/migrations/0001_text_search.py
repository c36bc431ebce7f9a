"""The text-search configuration ``newsdesk``: English stems, and "Vucic" finds "Vučić" and back.

``unaccent()`` is not immutable, so a generated column cannot call it; a configuration that maps words through the
unaccent dictionary can be used there.
"""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

MAKE = """
CREATE TEXT SEARCH CONFIGURATION newsdesk (COPY = english);
ALTER TEXT SEARCH CONFIGURATION newsdesk
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(MAKE, "DROP TEXT SEARCH CONFIGURATION newsdesk"),
    ]
