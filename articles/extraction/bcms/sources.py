"""Papers and bodies that speak by what a preposition governs: u saopštenju misije, iz Saveza, u ministarstvu."""

from __future__ import annotations

from ..lexicon import sh
from .phrases import Phrase
from .words import Folded

_SPEAKING = 4  # words behind the preposition among which one says that it is a body


def paper(w: Folded, first: int, stop: int) -> Phrase | None:
    """U izvještaju misije (se navodi); iz ministarstva (je saopšteno)."""
    for index in range(first, stop):
        if w.at(index) not in ("iz", "u"):
            continue
        start = index + 1
        told = w.at(index) == "iz" or any(w.at(k) in sh.PAPERS for k in range(start, min(start + 4, stop)))
        if not (told or _is_acronym(w, start)):
            continue
        end = _end(w, start, stop)
        return (start, end) if end > start else None
    return None


def speaking_body(w: Folded, first: int, stop: int) -> Phrase | None:
    """Iz Saveza (poručuju), (kažu) u ministarstvu: where several speak who are not named, and only there."""
    for index in range(first, stop):
        if w.at(index) not in ("iz", "u"):
            continue
        start = index + 1
        end = _end(w, start, stop)
        near = range(start, min(end, start + _SPEAKING))
        body = any(_is_acronym(w, k) or sh.is_body(w.at(k)) or w.at(k) in sh.CIRCLES for k in near)
        if end > start and (body or (w.at(index) == "iz" and any(map(w.is_capital, near)))):
            return start, end
    return None


def _end(w: Folded, start: int, stop: int) -> int:
    if w.at(start)[:1].isdigit():
        return start  # iz 1990-ih
    end = start
    while (
        end < stop
        and w.is_word(end)
        and w.is_open(end)
        and (w.at(end) not in sh.PREPOSITIONS or w.at(end) in ("o", "za") or _is_place_of(w, end))
    ):
        outlet = w.at(end) == "za" and w.is_capital(end + 1) and not sh.is_body(w.at(end - 1))
        if (
            outlet
            or w.is_participle(end)
            or (w.at(end) == "i" and w.verb(end + 1) is not None)
            or w.at(end) in sh.ADVERBS
        ):
            break
        end += 1
    return end


def _is_place_of(w: Folded, index: int) -> bool:
    """U diplomatskim izvorima | u Testgradu."""
    return w.at(index) == "u" and w.at(index - 1) in sh.CIRCLES and w.is_capital(index + 1)


def _is_acronym(w: Folded, index: int) -> bool:
    """SIPA, LEX-u."""
    printed = w.printed(index).partition("-")[0] if w.is_capital(index) else ""
    return len(printed) > 1 and printed.isupper()
