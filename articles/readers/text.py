"""Plain text in whatever code page it was saved.

UTF-8 and UTF-16 prove themselves. The legacy code pages of the region do not: every byte of a Serbian text is also a
valid letter of the other two. General detectors want more text than a dispatch has and prefer popular languages, so
the three are judged here by what sets them apart: how their letters stand in words.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise

from articles.extraction.records import Dispatch, UnreadableDispatch

# Bytes. The longest single dispatches seen are a hundred times shorter: what is larger is an archive or no article.
LARGEST_FILE = 5 * 1024 * 1024

# In order of preference where they give the same text: Windows wrote most of it.
LEGACY = ("cp1250", "cp1251", "iso8859_2")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Tab, LF, FF, CR, and the substitute that old editors left as an end mark, are no sign of a binary file.
_CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\f\r\x1a") + b"\x7f"
# A stray NUL or two is a flaw of a text; this share of control bytes, or in a short one this many, is another format.
_MOST_CONTROL = 0.02
_STRAY_CONTROLS = 8

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # a page shows what they hold in another order
_UNPRINTED = frozenset(("Cc", "Cn", "Co"))  # controls, code points without a character, private ones
# What a text of the region is made of, and what most of it is made of.
_KNOWN = re.compile("[\t\n\r\x20-\x7e\xa0-\u024f\u0400-\u045f\u2010-\u203f]")
_PLAIN = re.compile("[\t\n\r\x20-\x7e\u0400-\u045f]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WORD_BEYOND_ASCII = re.compile(rb"[A-Za-z]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 5000  # distinct ones, to judge a code page by

# Letters beyond ASCII that texts of and about the region print in Latin script: South Slavic and Albanian first, then
# the names of the neighbours and of their visitors.
_LATIN = frozenset("čćđšžëçČĆĐŠŽËÇáéíóöőúüűýäßÁÉÍÓÖŐÚÜŰÝÄăâîșşţłńśźęąřťňůěĂÂÎŞŢŁŚŹŘŤŇĚ")
_HOME = frozenset("čćđšžëçČĆĐŠŽËÇ")

_SAVE_AGAIN = "save it again as UTF-8 and send that"


def read(raw: bytes) -> Dispatch:
    """``body`` is NFC with LF line ends and without byte order mark or NUL; ``notes`` say what was odd. Nothing else
    is changed: the same text gives the same body from every encoding. Raises UnreadableDispatch."""
    if len(raw) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise UnreadableDispatch(f"It is larger than {limit} MB, the limit for a text file: send one article a file.")
    text, encoding = decode(raw)
    body, notes = clean(text)
    if not any(character.isalnum() for character in body):
        raise UnreadableDispatch("The file has no words, only blank space or signs: send the one that has the text.")
    return Dispatch(body=body, encoding=encoding, notes=notes)


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises UnreadableDispatch for what is binary or damaged."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                text = raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise _damaged(encoding, error) from error
            if encoding != "utf-8" and _is_noise(text):
                raise _binary()
            return text, encoding
    if (utf16 := _utf16_without_mark(raw)) is not None:
        return utf16
    controls = len(raw) - len(raw.translate(None, delete=_CONTROL_BYTES))
    if controls > max(_STRAY_CONTROLS, _MOST_CONTROL * len(raw)):
        raise _binary()
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _meant_as_utf8(raw):
            raise _damaged("utf-8", error) from error
    return _legacy(raw)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Composed letters, LF, no NUL (PostgreSQL cannot hold it); other control characters, and those that turn the
    writing direction, stay and are told."""
    notes = []
    if nul := text.count("\x00"):
        notes.append(f"{nul} NUL character{'s' if nul > 1 else ''} removed")
        text = text.replace("\x00", "")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if controls := _CONTROLS.findall(text):
        named = ", ".join(f"U+{ord(character):04X}" for character in sorted(set(controls))[:8])
        notes.append(f"{len(controls)} control character{'s' if len(controls) > 1 else ''} in the text: {named}")
    if turning := _TURNING.findall(text):
        named = ", ".join(f"U+{ord(character):04X}" for character in sorted(set(turning)))
        notes.append(f"the text turns its writing direction, so pages may show it in another order: {named}")
    return text, tuple(notes)


def _damaged(encoding: str, error: UnicodeDecodeError) -> UnreadableDispatch:
    return UnreadableDispatch(
        f"It is {encoding.upper()} text damaged at byte {error.start + 1}: {_SAVE_AGAIN}.",
    )


def _binary() -> UnreadableDispatch:
    return UnreadableDispatch("It is a binary file, not text: save its article as plain text (.txt) and send that.")


def _is_noise(text: str) -> bool:
    """Bytes of another format that happen to begin like a byte order mark."""
    sample = text[:10_000]
    unprinted = sum(unicodedata.category(c) in _UNPRINTED and c not in "\t\n\f\r" for c in sample)
    return unprinted > max(_STRAY_CONTROLS, _MOST_CONTROL * len(sample))


def _utf16_without_mark(raw: bytes) -> tuple[str, str] | None:
    """UTF-16 shows in the bytes of its spaces and Cyrillic letters, which no other text has, and read the right way
    round nearly all of it is of the scripts we know; the wrong way round it is not."""
    if len(raw) % 2 or not raw.translate(None, delete=bytes(set(range(256)) - {0, 1, 4})):
        return None
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        readings.append((len(_PLAIN.findall(text)) / len(text), len(_KNOWN.findall(text)) / len(text), text, encoding))
    plain, known, text, encoding = max(readings, default=(0, 0, "", ""))
    return (text, encoding) if plain >= 0.5 and known > 0.95 else None


def _meant_as_utf8(raw: bytes) -> bool:
    """Most bytes beyond ASCII form UTF-8 sequences: a chance event in any legacy text of more than a few of them."""
    high = sum(len(run) for run in _HIGH_RUN.findall(raw))
    return sum(len(sequence) for sequence in _UTF8_SEQUENCE.findall(raw)) > high / 2


def _legacy(raw: bytes) -> tuple[str, str]:
    words: dict[bytes, None] = {}
    for match in _WORD_BEYOND_ASCII.finditer(raw):
        words[match[0]] = None
        if len(words) == _ENOUGH_WORDS:
            break
    evidence = b" ".join(words)
    readings = []
    for order, encoding in enumerate(LEGACY):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue  # cp1250 and cp1251 leave a few bytes undefined
        score = _legacy_score(evidence.decode(encoding))
        readings.append((score, -order, text, encoding))
    if not readings or (best := max(readings))[0] < 0:
        raise UnreadableDispatch(f"Its text is in none of the encodings known here: {_SAVE_AGAIN}.")
    return best[2], best[3]


def _is_turned_round(text: str) -> bool:
    """Whether words begin with a small Cyrillic letter and go on in capitals, and none is in small letters alone."""
    words = [word for word in _LETTERS.findall(text) if len(word) > 2 and "\u0400" <= word[0] < "\u0500"]
    turned = sum(word[0].islower() and word[1:].isupper() for word in words)
    return turned > 1 and not any(map(str.islower, words))


def _legacy_score(text: str) -> float:
    """How likely a reading is, from the letters beyond ASCII alone: expected ones count for it, others against.

    A Cyrillic word has no Latin letter in it, and a Latin word of two letters has an ASCII one. A capital after a
    small letter, or a letter where a sign was meant (the © that ISO-8859-2 reads as Š), counts against. So do the
    controls that ISO-8859-2 has where the Windows pages have quotation marks. KOI8 read as windows-1251 turns every
    letter's case round: оБФП.
    """
    if _is_turned_round(text):
        return -1.0
    score = -3.0 * sum("\x7f" <= character < "\xa0" for character in text)
    for word in _LETTERS.findall(text):
        if word.isascii():
            continue
        beyond = [character for character in word if character > "\x7f"]
        cyrillic = sum("\u0400" <= character < "\u0500" for character in beyond)
        if cyrillic == len(word):
            score += cyrillic
        elif cyrillic or (len(beyond) == len(word) and word not in _LATIN):
            score -= 2 * len(beyond)
        elif len(word) == 1:
            score -= 1  # č alone is no word; и and а are
        else:
            score += sum(1 if c in _HOME else 0.4 if c in _LATIN else -1 for c in beyond)
        score -= 2 * sum(a.islower() and b.isupper() and (a > "\x7f" or b > "\x7f") for a, b in pairwise(word))
    return score
