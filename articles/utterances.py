"""The same words by the same speaker are one utterance, wherever they were printed.

First form: words count as the same when they are equal in lower case without marks, punctuation and diacritics. A
speaker nobody has identified shares nothing: two unknown people may say the same.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from articles.models import Statement, Utterance

_WORD = re.compile(r"\w+")
_WITHOUT_STROKE = str.maketrans("đłøħ", "dloh")  # letters that Unicode does not take apart


def normalised(text: str) -> str:
    """``„Bićemo tu”, rekla je.`` → ``bicemo tu rekla je``; empty where there is no word."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(_WORD.findall(plain.translate(_WITHOUT_STROKE)))


def gather(statements: Sequence[Statement]) -> None:
    """Gives each statement its utterance, making those not known yet. Two queries, however many statements.

    Only sets ``utterance`` on the objects, saved or not: the caller writes them.
    """
    words_of = {
        id(statement): hashlib.sha256(words.encode()).hexdigest()
        for statement in statements
        if statement.speaker_id and (words := normalised(statement.text))
    }
    wanted = {(s.speaker_id, words_of[id(s)]) for s in statements if id(s) in words_of}
    known: dict[tuple[int | None, str], int] = {}
    if wanted:
        # In one order everywhere, so that two ingests that share utterances wait for each other and never in a ring.
        Utterance.objects.bulk_create(
            [Utterance(speaker_id=speaker, words_sha256=words) for speaker, words in sorted(wanted)],
            ignore_conflicts=True,
        )
        rows = Utterance.objects.filter(words_sha256__in={words for _, words in wanted})
        known = {(speaker, words): pk for pk, speaker, words in rows.values_list("pk", "speaker_id", "words_sha256")}
    for statement in statements:
        digest = words_of.get(id(statement))
        statement.utterance_id = known[statement.speaker_id, digest] if digest else None
