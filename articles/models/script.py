"""Printed text as words are looked for in it: small Latin letters, so that "Вучић" finds "Vučić" and back.

Letter by letter: Serbian and Macedonian, and the two (ё, й) that the names of their neighbours need beside these.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.lookups import Unaccent
from django.db.models import CharField, Func, TextField, Transform, Value
from django.db.models.functions import Lower, Replace

LETTERS = dict(zip("абвгдђежзијклмнопрстћуфхцчшѕ", "abvgdđežzijklmnoprstćufhcčšz", strict=True))
LETTERS |= {"ё": "e", "й": "j"}
PAIRS = {"љ": "lj", "њ": "nj", "џ": "dž", "ѓ": "gj", "ќ": "kj"}
ALL = LETTERS | PAIRS
TABLE = str.maketrans(ALL | {cyrillic.upper(): plain.title() for cyrillic, plain in ALL.items()})


def latin(text: str) -> str:
    """Everything else stays as it is."""
    return text.translate(TABLE)


# Where LC_CTYPE is C, PostgreSQL takes every character beyond ASCII for a letter, and “peace” with its marks for one
# word; it also leaves their case alone. So the marks become spaces and letters small before it looks for words.
MARKS = "“”„‟‘’‚‛«»‹›–—―…·•\u00a0\u2009\u202f\u200b\ufeff"


def printed_words(text: Any) -> Func:
    """The same in SQL, in small letters and with marks as spaces, for a column that the database keeps."""
    letters, pairs = "".join(LETTERS), "".join(PAIRS)
    plain = "".join(LETTERS.values())
    found: Func = Func(
        Lower(text),
        Value(MARKS + letters + letters.upper() + pairs.upper()),
        Value(" " * len(MARKS) + plain + plain + pairs),
        function="translate",
        output_field=TextField(),
    )
    for letter, pair in PAIRS.items():
        found = Replace(found, Value(letter), Value(pair), output_field=TextField())
    return found


@CharField.register_lookup
@TextField.register_lookup
class Folded(Transform):
    """``name__folded__contains``: both sides in small Latin letters without diacritics, marks as spaces."""

    bilateral = True
    lookup_name = "folded"

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        # Small letters once more: a database with LC_CTYPE C leaves Š alone until it is an S.
        return compiler.compile(Lower(Unaccent(printed_words(self.lhs))))
