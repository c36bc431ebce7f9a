"""The house as drawn: who may import whom, what no template and no file may hold. Each checker is tested as well."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.database import SOURCES

HERE = Path(__file__).resolve().parent.parent
MOST_LINES = 550
TO_BE_PARTED: set[str] = set()  # rooms known to be two; nothing joins it without a plan

PURE = frozenset({"django", "time", "random", "socket", "urllib", "http", "requests", "pathlib", "os", "io", "sqlite3"})

SHARED = "extraction.records"  # the vocabulary of every room
# Room of articles/ → rooms it may import besides itself.
ROOMS: dict[str, set[str]] = {
    "apps": set(),
    "migrations": {"models", "likeness"},
    "extraction": set(),
    "evaluation": {"extraction"},
    "benchmarks": {"extraction", "readers", "gazetteer", "models", "search"},
    "readers": {"extraction.dates"},  # a date is read one way, wherever it stands
    "reference": set(),
    "models": {"extraction.patterns"},  # what a topic may hold is what extraction can run
    "gazetteer": {"models", "reference"},
    "ingestion": {"readers", "extraction", "models", "gazetteer", "findings", "likeness"},
    "uploads": {"ingestion", "readers", "models", "likeness"},
    "likeness": set(),
    "fetching": set(),
    "feeds": {"fetching", "readers", "ingestion", "models", "gazetteer"},
    "findings": {"models", "utterances"},
    "rereading": {"extraction", "findings", "models"},
    "curation": {"models", "utterances"},
    "utterances": {"models"},
    "search": {"models"},
    "exports": {"models", "search"},
    "api": {"models", "search", "exports"},
    "charts": {"reference"},
    "alerts": {"models", "search", "exports"},
    "tasks": {"feeds", "fetching", "uploads", "rereading", "utterances", "alerts", "models", "gazetteer"},
    "forms": {"models", "search"},
    "corrections": {"models", "curation"},
    "views": {
        "search",
        "exports",
        "api",
        "charts",
        "curation",
        "corrections",
        "alerts",
        "forms",
        "tasks",
        "uploads",
        "models",
        "evaluation.measured",
    },
    "templatetags": {"search", "charts", "models"},
    "urls": {"views", "exports", "api"},
    "admin": {"models", "curation", "corrections", "exports", "rereading", "tasks"},
    "management": {
        "feeds",
        "fetching",
        "ingestion",
        "search",
        "extraction",
        "models",
        "gazetteer",
        "reference",
        "readers",
        "tasks",
        "evaluation",
        "benchmarks",
    },
}


# The house: imports


def imports(source: str, module: str) -> Iterator[str]:
    """Every module that ``source`` imports, wherever in it, as dotted names; ``module`` is its own name."""
    package = module.split(".")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def breaches(source: str, module: str) -> list[str]:
    """Imports of ``module`` (articles.room…) that go against the table."""
    room = module.split(".")[1]
    found = []
    for name in imports(source, module):
        parts = name.split(".")
        if parts[0] == "articles" and len(parts) > 1:
            allowed = {room, SHARED, *ROOMS[room]} if room in ROOMS else set()
            inside = ".".join(parts[1:])
            if not any(inside == home or inside.startswith(f"{home}.") for home in allowed):
                found.append(f"{module} imports {name}")
        elif parts[0] in {"newsdesk", "tests"} or (room == "extraction" and parts[0] in PURE):
            found.append(f"{module} imports {name}")
    return found


def reached(room: str) -> set[str]:
    """What ``room`` imports, and what that imports, by the table."""
    found, ahead = set(), {room, SHARED}
    while ahead:
        found |= ahead
        ahead = {inner for name in ahead for inner in ROOMS.get(name.split(".")[0], ())} - found
    return found


def test_the_template_of_test_databases_is_made_anew_when_anything_migrations_reach_changes():
    watched = {source.removeprefix("articles/").removesuffix(".py") for source in SOURCES}
    assert {name.split(".")[0] for name in reached("migrations") | reached("apps")} - watched == set()


def modules(package: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((HERE / package).rglob("*.py")):
        name = ".".join(path.relative_to(HERE).with_suffix("").parts)
        yield name, path


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("articles.extraction.extract", "from articles.extraction.records import Span"),
        ("articles.extraction.extract", "import re\nfrom dataclasses import dataclass"),
        ("articles.readers.text", "from articles.extraction.records import Dispatch"),
        ("articles.views.home", "from articles.search import StatementQuery"),
        ("articles.admin.statements", "from articles import curation"),
        ("articles.models.actors", "from articles.models.geography import words"),
    ],
)
def test_imports_along_the_house_are_let_through(module, source):
    assert breaches(source, module) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("articles.extraction.extract", "import django.db"),
        ("articles.extraction.extract", "def f():\n    from time import time"),
        ("articles.extraction.extract", "from articles.models import Actor"),
        ("articles.readers.text", "from articles.extraction.extract import extract"),
        ("articles.models.actors", "from articles import views"),
        ("articles.search.query", "from articles.views.home import home"),
        ("articles.search.query", "if True:\n    import articles.exports"),
        ("articles.curation", "from articles.admin.base import RecordAdmin"),
        ("articles.models.actors", "from ..views import home"),
        ("articles.ingestion", "from newsdesk.settings import DEBUG"),
        ("articles.newroom", "from articles.models import Actor"),
    ],
)
def test_imports_against_the_house_are_found(module, source):
    assert len(breaches(source, module)) == 1


def test_every_room_is_in_the_table():
    rooms = {name.split(".")[1] for name, _ in modules("articles") if name.count(".")} - {"__init__"}
    assert rooms <= set(ROOMS)


def test_the_house_is_as_drawn():
    assert [breach for name, path in modules("articles") for breach in breaches(path.read_text(), name)] == []


# Files


def test_no_file_is_two_rooms():
    ours = (path for package in ("articles", "newsdesk", "tests") for _, path in modules(package))
    long = {
        str(path.relative_to(HERE)): lines
        for path in ours
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in TO_BE_PARTED} == {}


def test_no_drawer_is_called_utils():
    names = {path for package in ("articles", "newsdesk", "tests") for _, path in modules(package)}
    drawers = re.compile(r"^(utils?|helpers?|common|misc|manager\d*)$")
    assert [str(path) for path in names if any(drawers.match(part) for part in (path.stem, path.parent.name))] == []


def marks_safe(source: str) -> list[str]:
    """Calls and imports that tell the template engine to believe a string."""
    forbidden = {"mark_safe", "SafeString", "SafeText", "safestring"}
    names = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif isinstance(node, ast.Attribute):
            names.append(node.attr)
        elif isinstance(node, ast.alias):
            names.extend(node.name.split("."))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.extend(node.module.split("."))
    return [name for name in names if name in forbidden]


@pytest.mark.parametrize(
    "source", ["from django.utils.safestring import mark_safe", "safestring.mark_safe(x)", "SafeString(x)"]
)
def test_believing_a_string_is_found(source):
    assert marks_safe(source)


def test_formatting_a_string_is_let_through():
    assert not marks_safe("from django.utils.html import format_html\nformat_html('<b>{}</b>', x)")


def test_no_code_believes_a_string():
    ours = [(name, path) for package in ("articles", "newsdesk") for name, path in modules(package)]
    assert [name for name, path in ours if marks_safe(path.read_text())] == []


# Templates

TAGS = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
FORBIDDEN = {
    "|safe": re.compile(r"\|\s*safe(seq)?\b"),
    "autoescape off": re.compile(r"\{%\s*autoescape\s+off"),
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=|<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc\s*=)(?![^>]*type=\"application/json\")[^>]*>", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "something from elsewhere": re.compile(
        r"<(script|link|img|iframe)\b[^>]*\s(src|href)\s*=\s*[\"'](https?:)?//", re.IGNORECASE
    ),
    "eval for htmx": re.compile(r"hx-(vals|vars|headers)\s*=\s*[\"']js:", re.IGNORECASE),
}


def faults(template: str) -> list[str]:
    """Names of FORBIDDEN that a template holds; its comments do not count."""
    text = TAGS.sub("", template)
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ body|safe }}", "|safe"),
        ("{{ body | safe }}", "|safe"),
        ("{% autoescape off %}", "autoescape off"),
        ('<p class="x" style="color: red">', "an inline style"),
        ("<style>p {}</style>", "an inline style"),
        ('<a\n  onclick="x()">', "an inline handler"),
        ('<a hx-on:click="x()">', "an inline handler"),
        ("<script>alert(1)</script>", "an inline script"),
        ('<a href="javascript:x">', "a javascript: address"),
        ('<script src="//cdn.example/x.js"></script>', "something from elsewhere"),
        ("<form hx-vals='js:{}'>", "eval for htmx"),
    ],
)
def test_faults_of_templates_are_found(template, fault):
    assert faults(template) == [fault]


@pytest.mark.parametrize(
    "template",
    [
        "{{ body }}",
        '<script src="{% static "js/newsdesk.js" %}" defer></script>',
        "<p>style = onward; safe</p>",
        "{# never |safe #}",
        '<section data-once="x">',
        '<a href="https://example.org/">',
    ],
)
def test_what_templates_may_hold_is_let_through(template):
    assert faults(template) == []


def test_no_template_holds_a_fault():
    templates = sorted((HERE / "templates").rglob("*.html"))
    assert templates
    found = {str(path.relative_to(HERE)): faults(path.read_text()) for path in templates}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
