"""The same words by the same speaker are one utterance, wherever they were printed and however they were cut or spelt.

Words are *the same* when they are equal in lower case without marks, punctuation and diacritics, and *nearly the same*
when what differs changes no meaning: see ``nearly_same``. A speaker nobody has identified shares nothing: two unknown
people may say the same. What a curator joined or parted stays so.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from django.db import connection, transaction

from articles.models import Article, Statement, Utterance

_WORD = re.compile(r"\w+")
_WITHOUT_STROKE = str.maketrans("đłøħ", "dloh")  # letters that Unicode does not take apart

FEWEST = 6  # words; shorter ones are the same only if they are equal
SHARED = 8  # words in a row that a quotation cut at either end must share with the whole one
ALIKE = 0.45  # of all trigrams in common, below which nothing is compared: half a quotation has half of them
LONGEST = 2_000  # characters; of longer ones only equal ones are gathered

# Words that an editor puts in or leaves out of a quotation. None that denies, limits, counts or says who or when.
_MAY_DIFFER = {
    "en": frozenset(
        {
            *("a", "an", "the", "this", "that", "these", "those", "and", "also", "so", "well", "of", "to", "in", "on"),
            *("for", "with", "very", "really", "just", "have", "has", "is", "are", "will", "s", "said", "says"),
        }
    )
}


def normalised(text: str) -> str:
    """``„Bićemo tu”, rekla je.`` → ``bicemo tu rekla je``; empty where there is no word."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return " ".join(_WORD.findall(plain.translate(_WITHOUT_STROKE)))


def nearly_same(one: str, other: str, language: str = "en") -> bool:
    """Whether two normalised texts are one quotation as two editors printed it: one cut at its beginning or end; a
    word spelt otherwise; a word that carries no meaning put in or left out. Numbers and denials never differ."""
    here, there = one.split(), other.split()
    if min(len(here), len(there)) < FEWEST:
        return here == there
    may_differ = _MAY_DIFFER.get(language, frozenset())
    steps = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    shared = sum(b - a for tag, a, b, _, _ in steps if tag == "equal")
    longest = max((b - a for tag, a, b, _, _ in steps if tag == "equal"), default=0)
    for number, (tag, a, b, c, d) in enumerate(steps):
        if tag == "equal":
            continue
        mine, theirs = here[a:b], there[c:d]
        if may_differ.issuperset(mine) and may_differ.issuperset(theirs):
            continue
        if tag == "replace" and len(mine) == len(theirs) and all(map(_respelt, mine, theirs)):
            continue
        cut_off = tag != "replace" and number in (0, len(steps) - 1)
        if cut_off and longest >= SHARED and 2 * shared >= max(len(here), len(there)):
            continue
        return False
    return True


def _respelt(one: str, other: str) -> bool:
    """Kosovo and Kosova, recognised and recognized: long words that differ in one place, by two letters at most, and
    not at their beginning, where a prefix may turn the meaning around."""
    if min(len(one), len(other)) < 5 or not (one.isalpha() and other.isalpha()):
        return one == other
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start >= 3 and max(len(one), len(other)) - start - end <= 2


def gather(statements: Sequence[Statement]) -> None:
    """Gives each statement its utterance, making those not known yet. At most six queries, however many statements.

    Only sets ``utterance`` on the objects, saved or not: the caller writes them. What a curator decided is left alone
    while the speaker is the same.
    """
    open_ones = [statement for statement in statements if not statement.utterance_decided]
    said: dict[int, tuple[int, str, str]] = {}  # statement → speaker, language, words
    languages = _languages(open_ones)
    for statement in open_ones:
        statement.utterance_id = None
        if statement.speaker_id and (words := normalised(statement.text)):
            said[id(statement)] = (statement.speaker_id, languages[statement.article_id], words)
    known = _equal(said.values())
    if missing := sorted({key for key in said.values() if (key[0], key[2]) not in known}):
        known |= _near(missing)
        known |= _made([key for key in missing if (key[0], key[2]) not in known])
    for statement in open_ones:
        if key := said.get(id(statement)):
            statement.utterance_id = known[key[0], key[2]]


def of(statement: Statement) -> Utterance:
    """The utterance of exactly these words of its speaker, made where there is none."""
    words = normalised(statement.text)
    utterance, _ = Utterance.objects.get_or_create(
        speaker_id=statement.speaker_id,
        words_sha256=_digest(words),
        defaults={"words": words[:LONGEST], "language": statement.article.language},
    )
    return utterance


def _languages(statements: Sequence[Statement]) -> dict[int | None, str]:
    """Article → its language; asks the database only about articles that are not at hand."""
    found: dict[int | None, str] = {None: "en"}
    for statement in statements:
        if Statement.article.is_cached(statement):
            found[statement.article_id] = statement.article.language
    if missing := {statement.article_id for statement in statements} - set(found):
        found |= dict(Article.objects.filter(pk__in=missing).values_list("pk", "language"))
    return found


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


Known = dict[tuple[int, str], int]  # speaker, words → utterance


def _equal(keys: Iterable[tuple[int, str, str]]) -> Known:
    words_of = {(speaker, _digest(words)): words for speaker, _, words in keys}
    if not words_of:
        return {}
    rows = Utterance.objects.filter(words_sha256__in={digest for _, digest in words_of})
    found = rows.values_list("pk", "speaker_id", "words_sha256")
    return {(speaker, words_of[speaker, digest]): pk for pk, speaker, digest in found if (speaker, digest) in words_of}


def _near(keys: Sequence[tuple[int, str, str]]) -> Known:
    """The utterance of the same speaker in the same language that is most alike, among those nearly the same."""
    compared = [key for key in keys if len(key[2].split()) >= FEWEST and len(key[2]) <= LONGEST]
    if not compared:
        return {}
    speakers, languages, words = (list(column) for column in zip(*compared, strict=True))
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL pg_trgm.similarity_threshold = %s", [ALIKE])
        cursor.execute(
            """
            SELECT n.speaker, n.language, n.words, u.id, u.words
            FROM unnest(%s::bigint[], %s::text[], %s::text[]) n(speaker, language, words)
            JOIN articles_utterance u
                ON u.speaker_id = n.speaker AND u.language = n.language AND u.words %% n.words
            ORDER BY similarity(u.words, n.words) DESC, u.id
            """,
            [speakers, languages, words],
        )
        found: Known = {}
        for speaker, language, mine, pk, theirs in cursor.fetchall():
            if (speaker, mine) not in found and nearly_same(mine, theirs, language):
                found[speaker, mine] = pk
    return found


def _made(keys: Sequence[tuple[int, str, str]]) -> Known:
    """New ones; of those that are nearly the same among themselves, the longest stands for all."""
    heads: dict[tuple[int, str], list[str]] = {}
    head_of: dict[tuple[int, str], str] = {}
    for speaker, language, words in sorted(keys, key=lambda key: (-len(key[2]), key)):
        found = heads.setdefault((speaker, language), [])
        alike = [head for head in found if len(words) <= LONGEST and nearly_same(words, head, language)]
        if not alike:
            found.append(words)
        head_of[speaker, words] = alike[0] if alike else words
    fresh = [
        Utterance(speaker_id=speaker, words_sha256=_digest(head), words=head[:LONGEST], language=language)
        for (speaker, language), each in heads.items()
        for head in each
    ]
    # In one order everywhere, so that two ingests that share utterances wait for each other and never in a ring.
    fresh.sort(key=lambda utterance: (utterance.speaker_id or 0, utterance.words_sha256))
    Utterance.objects.bulk_create(fresh, ignore_conflicts=True)
    stored = _equal([(speaker, language, head) for (speaker, language), each in heads.items() for head in each])
    return {key: stored[key[0], head] for key, head in head_of.items()}
