"""Articles are found by title and name of their file from an index.

``unaccent()`` is not immutable, for its dictionary is a file: a change of that file would ask for the column to be made
anew. A body in SQL proper, unlike a string, names what it calls for good, so that a backup can be restored.
"""

import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models.functions import Concat

MARKS = "“”„‟‘’‚‛«»‹›–—―…·•\u00a0\u2009\u202f\u200b\ufeff"
CYRILLIC = "абвгдђежзијклмнопрстћуфхцчшѕёй"
LATIN = "abvgdđežzijklmnoprstćufhcčšzej"
PAIRS = {"љ": "lj", "њ": "nj", "џ": "dž", "ѓ": "gj", "ќ": "kj"}


def printed_words():
    given = MARKS + CYRILLIC + CYRILLIC.upper() + "".join(PAIRS).upper()
    found = f"translate(lower(printed), '{given}', '{' ' * len(MARKS) + LATIN + LATIN + ''.join(PAIRS)}')"
    for letter, pair in PAIRS.items():
        found = f"replace({found}, '{letter}', '{pair}')"
    return found


# Small letters once more: a database with LC_CTYPE C leaves Š alone until it is an S.
FOLDED = f"""
CREATE FUNCTION articles_folded(printed text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(unaccent('unaccent'::regdictionary, {printed_words()}))
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_near_words_and_feeds")]
    operations = [
        migrations.RunSQL(FOLDED, "DROP FUNCTION articles_folded(text)"),
        migrations.AddField(
            model_name="article",
            name="known_as",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    Concat("title", models.Value("\n"), "source_name"),
                    function="articles_folded",
                    output_field=models.TextField(),
                ),
                help_text="Title and name of the file, as they are looked for.",
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["known_as"], name="article_known_as", opclasses=["gin_trgm_ops"]
            ),
        ),
    ]
