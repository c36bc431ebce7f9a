"""docs/formats.md names every sentence with which a file may be refused, so that it can be looked up."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
REFUSING = {"UnreadableDispatch", "_Refused", "Part"}
TABLES = {"_BEGINNINGS", "_NOT_READ", "_DAMAGED", "_DEEPER"} | {
    "_TOO_SLOW",
    "_TOO_MUCH_MEMORY",
    "_BROKE_OFF",
    "_NOT_STARTED",
    "_TOO_MUCH",
}
SHORTEST = 14  # letters of a piece of a sentence that is worth looking for


def pieces(source: str) -> Iterator[str]:
    """The fixed words of every sentence that is given as a reason."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSING:
            given = node.args[-1] if node.func.id == "Part" else node.args[0]
            yield from words_of(given)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id in TABLES and node.value:
                yield from words_of(node.value)


def words_of(node: ast.expr) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield from (piece for piece in [inner.value.strip(" .:,;()")] if len(piece) >= SHORTEST)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_words_of_reasons_are_found_in_code():
    assert list(pieces('raise UnreadableDispatch(f"It holds {n} files inside: send them.")')) == [
        "files inside: send them"
    ]
    assert list(pieces('Part(name, None, None, "It is locked with one.")')) == ["It is locked with one"]


def test_every_reason_is_in_the_document():
    document = plain((HERE / "docs" / "formats.md").read_text())
    sources = sorted((HERE / "articles" / "readers").glob("*.py"))
    missing = {
        f"{path.name}: {piece}"
        for path in sources
        for piece in pieces(path.read_text())
        if plain(piece) not in document
    }
    assert missing == set()
