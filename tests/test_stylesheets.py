"""The rules of the style sheets that a linter does not know."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parent.parent / "static" / "css"
SHEETS = sorted(CSS.glob("*.css"))
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(", re.IGNORECASE)


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name != "tokens.css"], ids=lambda s: s.name)
def test_colours_stand_only_among_the_tokens(sheet: Path) -> None:
    rules = re.findall(r":\s([^;{}]+);", without_comments(sheet.read_text()))
    assert [rule for rule in rules if COLOUR.search(rule)] == []


def test_every_token_that_is_used_exists() -> None:
    css = {sheet.name: without_comments(sheet.read_text()) for sheet in SHEETS}
    declared = {name for text in css.values() for name in re.findall(r"(--[\w-]+)\s*:", text)}
    used = {name for text in css.values() for name in re.findall(r"var\((--[\w-]+)", text)}
    assert used - declared == set()


def test_the_dark_scheme_changes_nothing_but_tokens() -> None:
    """So in the dark axe is asked for colours alone."""
    css = "".join(without_comments(sheet.read_text()) for sheet in SHEETS)
    blocks = [block.partition("\n  }\n")[0] for block in css.split("@media (prefers-color-scheme: dark) {")[1:]]
    assert len(blocks) == css.count("prefers-color-scheme") == 1
    selectors = re.findall(r"([^{};]+)\{", blocks[0])
    declared = re.findall(r"([\w-]+):", re.sub(r"[^{};]+\{", "", blocks[0]))
    assert [selector.strip() for selector in selectors] == [":root"]
    assert {name for name in declared if not name.startswith("--")} == set()


def test_layers_are_put_in_order_once() -> None:
    orders = [order for sheet in SHEETS for order in re.findall(r"@layer [\w, ]+;", sheet.read_text())]
    assert orders == ["@layer tokens, base, components;"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda s: s.name)
def test_a_style_sheet_stays_under_30_kb(sheet: Path) -> None:
    assert sheet.stat().st_size < 30_000
