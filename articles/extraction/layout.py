"""What surrounds the report in a dispatch: title, dateline, byline, tail. Left unknown where the text does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from articles.extraction.dates import date_spans, read_date
from articles.extraction.lexicon.calendar import WEEKDAYS, YEAR_WORDS
from articles.extraction.records import Layout, PartialDate, Span

_BLANK = " \t\r\n\f\v\u00a0\u202f\u200b\u2060\ufeff"
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*$|[,;:–—-]$")
_LONGEST_TITLE = 220
_LONGEST_META_LINE = 120
_MOST_BLANKS = 16  # in a line that only says when, and where
_WIDEST_WRAP = 100
_LINES_OF_WIDTH = 40

_NAME = r"[^\W\d_a-zа-я][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?:(?:Written\s+)?[Bb]y|BY|Author:|Autor(?:ica)?:|Piše:|Пише:|Nga|Od:)\s+"
    rf"(?P<names>{_NAME}(?:(?:,?\s+(?:and|&|i|и|dhe|de|von|van|al|in|for)|,)?\s+{_NAME}){{0,9}})"
)
_STAFF = re.compile(r"(?:From|By) our (?:own )?(?:correspondents?|reporters?|staff)\b[^.!?]{0,60}")
_DATE_WORDS = re.compile(
    r"(?:first |last )?(?:published|posted|updated|issued|date|datum|data|objavljeno|датум|објављено|објавено"
    r"|publikuar)\b(?: on| at)?"
    rf"|\b(?:e )?(?:{'|'.join(sorted(WEEKDAYS))})\b|\b(?:{'|'.join(sorted(YEAR_WORDS))})\b"
    r"|\b\d{1,2}[:.]\d\d(?::\d\d)?h?\b|\b(?:at|u|у|во|më|gmt|cet|cest|utc|h|am|pm)\b",
    re.IGNORECASE,
)
_PLACE = r"[^\W\d_a-zа-я][^\W\d_]*(?:[ '’/-][^\W\d_]+){0,3}"
_DATELINE = re.compile(
    rf"(?P<line>(?P<place>{_PLACE})(?P<rest>,?\s[^()\n–—/]{{2,60}}?)?(?:,?\s?[(/](?P<agency>[^()/\n]{{2,40}})[)/])?)"
    r"(?:\s?[–—]\s?|\s--?\s)(?:\((?P<behind>[^()/\n]{2,40})\)\s)?(?=[^\W\d_a-zа-я]|['\"“„«‘‚»])"
)
# Behind the last words, and so looked for only where the text ends in a slash or a bracket.
_IN_SLASHES = re.compile(r"/\s?(?P<outlet>[^/\n<>]{2,60}?)\s?/[.]?$")
_IN_BRACKETS = re.compile(
    r"(?:^|(?<=[.!?”\"»\n]))[ \t]*\((?P<outlet>[A-ZČĆŠĐŽ][\w.&-]*(?: [A-Z0-9][\w.&-]*){0,3})\)[.]?$"
)
_TAIL_LINE = re.compile(
    r"[ \t]*(?:[(\[]?(?i:Source|Izvor|Извор|Burimi)(?i:s?):\s*(?P<outlet>[^\n]{2,200}?)[)\]]?"
    r"|(?:#{2,}|-\s?30\s?-|\*\s?\*\s?\*|[—–-]{3,}|ENDS?|KRAJ)"
    r"|(?:©|\((?i:c)\))[^\n]{0,200}"
    r"|\(?(?:Additional r|R)eporting by [^\n]{0,300})$"
)
_LONGEST_TAIL = 320
_ADDRESS = re.compile(r"https?:|www\.|\w\.\w+/")


def read_layout(text: str) -> Layout:
    """Time grows with the length of the text; only its first and last few lines are looked at."""
    title, title_end = _title(text)
    start = title_end
    byline = dateline = outlet = ""
    published = PartialDate()
    for line_start, line_end in _lines(text, title_end):
        line = text[line_start:line_end]
        bare = line.strip(_BLANK)
        if bare and not _same(bare, title):  # some systems print the title twice
            if not byline and (names := _byline(bare)):
                byline = names
            elif not published.phrase and _is_date_line(bare):
                published = read_date(bare)
            else:
                if found := _DATELINE.match(text, _first_letter(text, line_start), line_end):
                    if (when := _dateline_date(found)) is not None:
                        dateline = found["line"].strip(_BLANK)
                        outlet = (found["agency"] or found["behind"] or "").strip()
                        published = published if published.phrase else when
                        line_start = found.end()
                elif not dateline and _is_place_and_date(bare):
                    dateline = bare
                    published = published if published.phrase else read_date(bare)
                    start = line_end
                    continue
                start = _first_letter(text, line_start)
                break
        start = line_end
    end, tail_outlet = _without_tail(text, start)
    return Layout(
        title=title,
        title_end=title_end,
        dateline=dateline,
        byline=byline,
        outlet=tail_outlet or outlet,
        published=published,
        content=Span(min(start, end), end),
    )


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of the lines from ``start``, line breaks left out."""
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _first_letter(text: str, start: int) -> int:
    while start < len(text) and text[start] in _BLANK:
        start += 1
    return start


def _title(text: str) -> tuple[str, int]:
    """The title and where it ends; a first paragraph that is prose, or all there is, is none."""
    start = _first_letter(text, 0)
    block: list[tuple[int, int]] = []
    closed = False  # by a blank line, or by a line that is no part of any title
    for span in _lines(text, start):
        line = text[slice(*span)].strip(_BLANK)
        if not line or (block and _is_meta(line)):
            closed = True
            break
        block.append(span)
        if span[1] - start > 4 * _LONGEST_TITLE or len(block) > 8:
            break
    if not block or (len(block) == 1 and _first_letter(text, block[0][1]) == len(text)):
        return "", 0
    block_end = block[-1][1]
    whole = " ".join(word for span in block for word in text[slice(*span)].strip(_BLANK).split())
    more = _first_letter(text, block_end) < len(text)
    if closed and more and len(block) <= 3 and _may_be_title(whole) and (len(block) == 1 or _is_wrapped(text, block)):
        return whole, _end_of(text, block[-1])
    if closed and more and len(block) == 1 and len(whole) <= _LONGEST_TITLE and _opens_with_dateline(text, block_end):
        return whole, _end_of(text, block[-1])  # "Testgrad sings." above "TESTGRAD, May 3 (UPX) —"
    first = text[slice(*block[0])].strip(_BLANK)
    if len(block) > 1 and _may_be_title(first) and not _is_wrapped(text, block):
        return " ".join(first.split()), _end_of(text, block[0])
    return "", 0


def _opens_with_dateline(text: str, after: int) -> bool:
    """Whether the next line opens as agencies open a report, the place in capitals and the agency in brackets."""
    found = _DATELINE.match(text, _first_letter(text, after))
    named = found is not None and found["place"].isupper() and found["agency"]
    return bool(named) and found is not None and _dateline_date(found) is not None


def _may_be_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and any(letter.isalpha() for letter in line)
        and (not _SENTENCE_END.search(line) or line.endswith(("?", "!", "…")))
        and not _is_meta(line)
    )


def _is_meta(line: str) -> bool:
    return bool(_byline(line)) or _is_date_line(line) or _is_place_and_date(line)


def _is_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether the first line breaks off because the next word had no room, as in text of a fixed width. The width is
    that of the lines that follow; the first may itself be the longest."""
    first, second = (text[slice(*span)].strip(_BLANK) for span in block[:2])
    next_word = (second.split(maxsplit=1) or [second])[0]  # a control character may be all of it
    if next_word[0].islower():
        return True
    width = max(end - start for start, end in islice(_lines(text, block[1][0]), _LINES_OF_WIDTH))
    return width <= _WIDEST_WRAP and len(first) + 1 + len(next_word) > width


def _end_of(text: str, line: tuple[int, int]) -> int:
    start, end = line
    return start + len(text[start:end].rstrip(_BLANK))


def _same(line: str, title: str) -> bool:
    return bool(title) and line.casefold().split() == title.casefold().split()


def _byline(line: str) -> str:
    if _STAFF.fullmatch(line):
        return line
    if len(line) > _LONGEST_META_LINE or not (found := _BYLINE.fullmatch(line)):
        return ""
    names = found["names"]
    return "" if _DATE_WORDS.match(names) or any(date_spans(names)) else names


def _is_date_line(line: str) -> bool:
    """A line that holds a date and nothing but what goes with one."""
    return len(line) <= _LONGEST_META_LINE and _besides_date(line) == ""


def _is_place_and_date(line: str) -> bool:
    if len(line) > _LONGEST_META_LINE:
        return False
    besides = _besides_date(line)
    return besides is not None and bool(re.fullmatch(_PLACE, besides))


@lru_cache(maxsize=4)  # a line is asked for twice or three times, one after the other
def _besides_date(line: str) -> str | None:
    """What a line says besides one date, its weekday and hour; None if there is no date in it, or far more."""
    if line.count(" ") > _MOST_BLANKS:
        return None
    span = next(date_spans(line), None)
    if span is None:
        return None
    rest = f"{line[: span[0]]} {line[span[1] :]}"
    return _DATE_WORDS.sub(" ", rest).strip(_BLANK + ",.;:|/()–—-T+")


def _dateline_date(found: re.Match[str]) -> PartialDate | None:
    """The date in a dateline, unknown if it has none; None if this is no dateline but a sentence with a dash in it:
    a dateline has a date, an agency, or a place in capitals, and nothing else but a second place."""
    rest = (found["rest"] or "").strip(_BLANK + ",.")
    when = read_date(rest)
    besides = _besides_date(rest) if when.phrase else rest
    if besides and not re.fullmatch(_PLACE, besides):
        return None
    if when.phrase or found["agency"] or found["behind"] or (found["place"].isupper() and len(found["place"]) > 3):
        return when
    return None


def _without_tail(text: str, start: int) -> tuple[int, str]:
    """Where the report ends, and the outlet if the tail names it. An address is no outlet's name."""
    end = max(start, len(text.rstrip(_BLANK)))
    outlet = ""
    for _ in range(6):
        window = max(start, end - _LONGEST_TAIL)
        if (found := _tail(text, window, end)) is None:
            break
        name = found.groupdict().get("outlet")
        if name and not outlet and not _ADDRESS.search(name):
            outlet = name.strip(_BLANK + ".")
        end = start + len(text[start : found.start()].rstrip(_BLANK))
    return end, outlet


def _tail(text: str, start: int, end: int) -> re.Match[str] | None:
    """What stands last in ``text[start:end]`` and is no part of the report."""
    last = text[end - 2 : end].rstrip(".")[-1:]
    if last == "/" and (found := _IN_SLASHES.search(text, start, end)) is not None:
        return found
    line = max(start, text.rfind("\n", start, end) + 1)
    if (found := _TAIL_LINE.match(text, line, end)) is not None:
        return found
    return _IN_BRACKETS.search(text, start, end) if last == ")" else None
