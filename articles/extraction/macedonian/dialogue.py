"""Speech that a dash opens and no mark closes: "– Мостот стои. Го чуваат, рече S на средбата."

A paragraph of Macedonian that opens with a dash is speech, up to the comma or dash before its verb of saying, or whole
where it has none; and it may go on for paragraphs, of which the last names who spoke.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..languages import MACEDONIAN, ParagraphLanguages
from ..lexicon import mk
from ..lexicon.frames import Frame
from ..marks import Quoted
from ..prodrop.dialogue import with_speech
from ..records import Span

_OPENING = re.compile(r"[-–—][ \u00a0]?(?=[„“\"А-ЯЀ-Џ])")
# A comma or a dash that parts what is said from a verb in small letters; time or the reflexive may come between.
_CLOSING = re.compile(
    r"(?:,|\s[-–—])\s(?:(?:денеска|вчера|синоќа|вечерва|потоа)\s)?(?P<clitic>(?:(?:му|им|ѝ|се|ни)\s)*)(?P<verb>[а-џ]{3,})"
)
_SENTENCE_END = re.compile(r"[.!?…]\s+[„\"–-]?\s?[А-ЯЀ-Џ]")
_BEHIND = re.compile(r"\s*(?:дека|оти|да|дали)\b")
# Its verb, whoever speaks, a comma, and a small letter.
_INTERRUPTED = re.compile(r"(?:,|\s[-–—])\s(?:[а-џѝ]+\s){1,3}(?:[А-ЯЀ-Џ][\w-]*\s?){0,4},\s(?P<next>[а-џ]+)")
_STOP = re.compile(r"[.!?]\s+[А-ЯЀ-Џ„–-]")
_MOST_PARAGRAPHS = 5  # of one speech behind the one that has its dash
_LINE_END = re.compile(r"(?<=[.!?…“”\"])\s*\n\s*")
_CLOSERS = '“”"»'
_FEWEST_WORDS = 6  # of a paragraph that is speech though no verb of saying says so
_CUE = re.compile(r"[а-џ]{3,}")


def joined(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs, one with the next where they are one utterance: where quoted words end in a comma and the verb
    of saying opens the next line (…“,⏎рече S), and where a dash opens speech that a later line closes."""
    languages = ParagraphLanguages(text)
    found: list[Span] = []
    last = -1  # of a speech that goes on
    for number, paragraph in enumerate(paragraphs):
        opens = _OPENING.match(text, paragraph.start, paragraph.end) is not None
        if number > last and opens and (end := _last_of_run(text, paragraphs, number)) > 0:
            last = end if languages.of(paragraph) == MACEDONIAN else last
        elif (
            found and (number <= last or _goes_on(text, found[-1], paragraph)) and languages.of(paragraph) == MACEDONIAN
        ):
            found[-1] = Span(found[-1].start, paragraph.end)
            continue
        found.append(paragraph)
    return found


def _goes_on(text: str, before: Span, paragraph: Span) -> bool:
    cue = _CUE.match(text, paragraph.start)
    if cue is None or not _says(cue[0], ""):
        return False
    ends = text[max(before.start, before.end - 3) : before.end].rstrip()
    return len(ends) > 1 and ends[-1] == "," and ends[-2] in _CLOSERS


def with_dash_speech(text: str, paragraphs: Sequence[Span], quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """``quoted``, which is in order, with what dashes open; marks inside of that are part of it."""
    languages = ParagraphLanguages(text)
    quoted = tuple(_closed(text, passage, languages) for passage in quoted)
    spoken: list[Quoted] = []
    for number, paragraph in enumerate(paragraphs):
        opening = _OPENING.match(text, paragraph.start, paragraph.end)
        if opening is None or languages.of(paragraph) != MACEDONIAN:
            continue
        end = _speech_end(text, Span(opening.end(), paragraph.end))
        rest = _rest(text, end, paragraph.end) if end >= 0 else -1
        if end < 0:
            words = text.count(" ", opening.end(), paragraph.end)
            if words < _FEWEST_WORDS or not number or not _speaks(text, paragraphs[number - 1]):
                continue
            end = paragraph.end
        start, inner = paragraph.start, opening.end()
        for line in _LINE_END.finditer(text, inner, end):
            _keep(text, start, inner, line.start(), spoken)
            start = inner = line.end()
        _keep(text, start, inner, end, spoken)
        if rest >= 0:
            last = _speech_end(text, Span(rest, paragraph.end))
            stop = next(_STOP.finditer(text, rest, paragraph.end), None)
            _keep(text, rest, rest, last if last >= 0 else stop.start() if stop else paragraph.end, spoken)
    return with_speech(quoted, spoken)


def _closed(text: str, passage: Quoted, languages: ParagraphLanguages) -> Quoted:
    """Of a passage whose mark is never closed, what stands before its verb of saying: „Мостот стои – рече S."""
    if passage.closed or languages.of(Span(passage.start, passage.end)) != MACEDONIAN:
        return passage
    end = _speech_end(text, passage.inner)
    while end > passage.inner.start and text[end - 1].isspace():
        end -= 1
    return Quoted(passage.start, end, Span(passage.inner.start, end)) if end > passage.inner.start else passage


def _speaks(text: str, paragraph: Span) -> bool:
    """Whether a paragraph says that somebody speaks, so that a dash behind it goes on with their words."""
    return any(_says(word[0], "") for word in _CUE.finditer(text, *paragraph)) or text[paragraph.end - 1] == ":"


def _speech_end(text: str, span: Span) -> int:
    """Where the comma or dash stands that closes speech before its verb of saying; -1 where none does."""
    for closing in _CLOSING.finditer(text, span.start, span.end):
        if not _says(closing["verb"], closing["clitic"]) or _BEHIND.match(text, closing.end(), span.end):
            continue
        return closing.start()
    return -1


def _rest(text: str, end: int, stop: int) -> int:
    """Where speech goes on that its attribution interrupts, – Мостот, рече S, стои; -1 where it does not."""
    found = _INTERRUPTED.match(text, end, stop)
    if found is None:
        return -1
    word = mk.folded(found["next"])
    bound = mk.RELATIVES | mk.PREPOSITIONS | mk.CONJUNCTIONS | mk.ADVERBS
    return -1 if word in bound or word.endswith("jci") or word in mk.VERBS else found.start("next")


def _says(word: str, clitics: str) -> bool:
    verb = mk.VERBS.get(mk.folded(word))
    if verb is None or verb.tense not in ("present", "past") or not Frame.QUOTE & verb.frame:
        return False
    return bool(verb.frame & (Frame.CLAUSE | Frame.STRICT)) or verb.frame == Frame.QUOTE or "се" in clitics


def _last_of_run(text: str, paragraphs: Sequence[Span], first: int) -> int:
    """The paragraph that closes a speech begun in ``first``: the next few have neither dash nor marks, and one of them
    ends in a comma and a verb of saying; -1 where none does, or the first does so itself."""
    if _speech_end(text, paragraphs[first]) >= 0:
        return -1
    for number in range(first + 1, min(first + 1 + _MOST_PARAGRAPHS, len(paragraphs))):
        paragraph = paragraphs[number]
        if text[paragraph.start] in '-–—„“"«':
            return -1
        end = _speech_end(text, paragraph)
        if end >= 0:
            return number if _SENTENCE_END.search(text, end, paragraph.end) is None else -1
    return -1


def _keep(text: str, start: int, inner: int, end: int, spoken: list[Quoted]) -> None:
    while end > inner and text[end - 1].isspace():
        end -= 1
    while inner < end and text[inner].isspace():
        inner += 1
    if inner < end:
        spoken.append(Quoted(start, end, Span(inner, end)))
