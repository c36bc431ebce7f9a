"""Serbian and Macedonian Cyrillic → Latin, letter by letter, so that "Вучић" finds what was printed as "Vučić"."""

from __future__ import annotations

LETTERS = dict(zip("абвгдђежзијклмнопрстћуфхцчшѕ", "abvgdđežzijklmnoprstćufhcčšz", strict=True))
LETTERS |= {"љ": "lj", "њ": "nj", "џ": "dž", "ѓ": "gj", "ќ": "kj"}
TABLE = str.maketrans(LETTERS | {cyrillic.upper(): plain.title() for cyrillic, plain in LETTERS.items()})


def latin(text: str) -> str:
    """Everything else stays as it is."""
    return text.translate(TABLE)
