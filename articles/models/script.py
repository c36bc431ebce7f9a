"""Printed text as words are looked for in it: small Latin letters, so that "Вучић" finds "Vučić" and back.

Letter by letter: Serbian and Macedonian, and the two (ё, й) that the names of their neighbours need beside these.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Func, TextField, Transform, Value
from django.db.models.functions import Lower, Replace
from django.db.models.lookups import Contains

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


def folded(text: Any) -> Func:
    """In SQL what is read by: ``printed_words`` without diacritics. The function is that of the migrations, and may
    stand in a column or an index, where ``unaccent`` itself may not."""
    return Func(text, function="articles_folded", output_field=TextField())


@CharField.register_lookup
@TextField.register_lookup
class Folded(Transform):
    """``name__folded__contains``: both sides in small Latin letters without diacritics, marks as spaces."""

    bilateral = True
    lookup_name = "folded"

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **extra: Any) -> Any:
        return compiler.compile(folded(self.lhs))


@TextField.register_lookup
class Holds(Contains):
    """``known_as__holds``: for a column that is ``folded`` already, what is looked for is as well."""

    lookup_name = "holds"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return Contains(self.lhs, folded(Value(self.rhs))).as_sql(compiler, connection)
