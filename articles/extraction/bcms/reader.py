"""One paragraph in Bosnian, Croatian, Montenegrin, Serbian or Macedonian → its sentences with their statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..found import Found
from ..languages import MACEDONIAN
from ..lexicon import sh
from ..marks import Quoted
from ..records import Span
from ..tokens import read_words
from .reported import find_statements
from .sentences import bcms_sentences


def read_bcms(
    text: str,
    masked: str,
    paragraph: Span,
    quoted: Sequence[Quoted],
    quoted_at: dict[int, Quoted],
    language: str,
    *,
    in_title: bool,
) -> Iterator[tuple[Span, list[tuple[Span, Found]]]]:
    """Every sentence with what it holds. ``masked`` is ``text`` in small letters with its quotations filled in."""
    verbs: Mapping[str, sh.Verb] = sh.MACEDONIAN_VERBS if language == MACEDONIAN else sh.VERBS
    for sentence in bcms_sentences(text, paragraph, quoted):
        words = read_words(text, masked, sentence, quoted_at)
        found: list[tuple[Span, Found]] = []
        for window in words.windows():
            found.extend((window.span, one) for one in find_statements(window, verbs, in_title=in_title))
        yield sentence, found
