"""Figures → words: for a terminal, as Markdown, and as the numbers that are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice, zip_longest
from typing import Any

from articles.evaluation.errors import CLASSES
from articles.evaluation.figures import KINDS, DocumentFigures, Scores, Share, worst_first

_LONGEST = 110  # characters of an example
_FIGURE = re.compile(r"[\d,.]+|–")
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def tables(
    documents: Sequence[DocumentFigures],
    added: DocumentFigures,
    intervals: dict[str, tuple[float, float]],
    *,
    worst: int,
) -> list[Table]:
    """Head and rows of each table of a report."""
    by_kind = [_kind_row("all", added.scores(), added.end_to_end())]
    by_kind += [_kind_row(kind, added.scores(kind), added.end_to_end(kind)) for kind in KINDS]
    judged = [
        ("speaker mention", added.speaker_mention),
        ("resolved actor, of those the reference data knows", added.resolved_actor),
        ("left unresolved, of those it does not", added.left_unresolved),
        ("spans verbatim", added.verbatim),
    ]
    found: list[Table] = [
        (("statements", "marked", "found", "precision", "recall", "F1", "end-to-end F1"), by_kind),
        (("right", "share", "of"), [(name, *_share(share)) for name, share in judged]),
    ]
    tags = [(what, scores) for what in ("countries", "topics") if (scores := added.tags(what))]
    if tags:
        rows = [(name, *_percents(scores.precision, scores.recall, scores.f1)) for name, scores in tags]
        found.append((("tags of statements found", "precision", "recall", "F1"), rows))
    found.append((("confidence", "right", "of"), [(band, *_share(share)) for band, share in added.calibration()]))
    found += [_shortfall(added, name) for name in CLASSES]
    if intervals:
        rows = [(name, *_percents(low, high)) for name, (low, high) in intervals.items()]
        found.append((("95% interval", "from", "to"), rows))
    rows = [
        (
            one.id,
            *_percents(one.scores().f1, one.end_to_end().f1),
            str(one.counts["marked "] - one.counts["hits "]),
            str(one.counts["found "] - one.counts["hits as "]),
            str(one.counts["hits "] - one.counts["right "]),
        )
        for one in worst_first(documents)[:worst]
    ]
    found.append((("worst documents", "F1", "end-to-end F1", "missed", "spurious", "wrong speaker"), rows))
    return found


def _shortfall(added: DocumentFigures, name: str) -> Table:
    """Counted by class: "missed", "wrong speaker" or "spurious"."""
    every, by_kind = added.shortfalls(name), [added.shortfalls(name, kind) for kind in KINDS]
    whole = sum(every.values())
    rows = [
        (cause, str(count), *_percents(count / whole if whole else 0), *(str(kind[cause]) for kind in by_kind))
        for cause, count in every.items()
    ]
    return (name, "counted", "share", *KINDS), rows


def examples(documents: Sequence[DocumentFigures], most: int) -> list[Table]:
    """Of every class ``most`` at most, each from another document while there are others."""
    found: list[Table] = []
    for name, causes in CLASSES.items():
        for cause in causes:
            queues = [
                [(one.id, error) for error in one.errors if (error.shortfall, error.cause) == (name, cause)]
                for one in documents
            ]
            turns = chain.from_iterable(zip_longest(*queues))
            rows: list[tuple[str, ...]] = [
                (where, error.kind, _short(error.marked), _short(error.found))
                for where, error in islice((turn for turn in turns if turn is not None), most)
            ]
            if rows:
                found.append(((f"{name}: {cause}", "kind", "marked", "found"), rows))
    return found


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def _kind_row(name: str, scores: Scores, end_to_end: Scores) -> tuple[str, ...]:
    shares = _percents(scores.precision, scores.recall, scores.f1, end_to_end.f1)
    return (name, str(scores.marked), str(scores.found), *shares)


def _percents(*shares: float) -> tuple[str, ...]:
    return tuple(f"{100 * share:.1f}" for share in shares)


def _share(share: Share) -> tuple[str, str]:
    return ("–" if share.value is None else f"{100 * share.value:.1f}", str(share.whole))


def plain(table: Table) -> str:
    head, rows = table
    columns = list(zip(head, *rows, strict=True))
    figures = [all(_FIGURE.fullmatch(cell) for cell in column[1:]) for column in columns]
    padded = [
        [cell.rjust(width) if right else cell.ljust(width) for cell in column]
        for column, right in zip(columns, figures, strict=True)
        for width in [max(map(len, column))]
    ]
    return "\n".join("  ".join(line).rstrip() for line in zip(*padded, strict=True))


def markdown(table: Table) -> str:
    head, rows = table
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in (head, rule, *rows)
    )


def kept(documents: Sequence[DocumentFigures], added: DocumentFigures) -> dict[str, Any]:
    """The figures as they are recorded: shares between 0 and 1, None where nothing could be judged."""
    scores, end_to_end = added.scores(), added.end_to_end()
    countries, topics = added.tags("countries"), added.tags("topics")
    return {
        "documents": len(documents),
        "statements": scores.marked,
        "precision": round(scores.precision, 4),
        "recall": round(scores.recall, 4),
        "f1": round(scores.f1, 4),
        "end_to_end_f1": round(end_to_end.f1, 4),
        "f1_by_kind": {kind: round(added.scores(kind).f1, 4) for kind in KINDS},
        "recall_by_kind": {kind: round(added.scores(kind).recall, 4) for kind in KINDS},
        "speaker": _rounded(added.speaker_mention),
        "actor": _rounded(added.resolved_actor),
        "actor_of": added.resolved_actor.whole,
        "countries_f1": round(countries.f1, 4) if countries else None,
        "topics_f1": round(topics.f1, 4) if topics else None,
        "verbatim": _rounded(added.verbatim),
        "shortfalls": {name: added.shortfalls(name) for name in CLASSES},
        "calibration": [
            {"band": band, "right": _rounded(share), "of": share.whole}
            for band, share in added.calibration()
            if share.whole
        ],
    }


def _rounded(share: Share) -> float | None:
    return None if share.value is None else round(share.value, 4)
