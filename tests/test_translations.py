"""Every word that a page shows can be translated, and what the catalogues hold is whole."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils.translation import override, to_language
from django.utils.translation.template import templatize

from articles.models import Actor, Country, Statement
from articles.search import vocabulary
from articles.search.filters import FILTERS
from articles.templatetags import record

HERE = Path(__file__).resolve().parent.parent
TEMPLATES = HERE / "templates"

# --- templates ------------------------------------------------------------------------------------------------------

# Called so in every language.
NAMES = re.compile(r"\b(SHA-256|UTC|JSON Lines|CSV|Natural Earth|F1|OpenAPI 3\.1|API|Atom|ID)\b")
LETTER = re.compile(r"[^\W\d_]")
READ_OUT = {"title", "alt", "aria-label", "placeholder", "label", "aria-description"}
NOT_PROSE = {"code", "kbd", "pre", "script", "style"}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "rect", "path", "circle", "line"}
STRING = re.compile(r"""(?P<marked>_\()?(?P<quote>["'])(?P<text>.*?)(?P=quote)""")
PLURAL = re.compile(r"\|\s*pluralize\b")
DAY = re.compile(r"""\|\s*date:["'](?!(?:c|Y-m-d|Y-m-d H:i|H:i)["'])""")
HANDS_ON = {"include", "with", "firstof", "cycle"}  # tags whose strings may end up before a reader


class Words(HTMLParser):
    """The text of a page, and of those attributes that are shown or read out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.closed: list[str] = []  # elements in which nothing is prose

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if self.closed or tag in NOT_PROSE or given.get("translate") == "no":
            if tag not in VOID:
                self.closed.append(tag)
            return
        for name, value in given.items():
            told = name.startswith("data-") and " " in value
            button = tag == "input" and name == "value" and given.get("type") == "submit"
            if name in READ_OUT or told or button or (name == "content" and given.get("name") == "description"):
                self.found.append(value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.closed:
            while self.closed.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.closed:
            self.found.append(data)


def handed_on(tag: str, contents: str) -> Iterator[str]:
    """Strings that a tag or a filter hands on to a reader without asking a catalogue."""
    for string in STRING.finditer(contents):
        text = string["text"]
        before = contents[: string.start()]
        shown = tag in HANDS_ON or before.endswith(("default:", "default_if_none:", "yesno:"))
        if shown and not string["marked"] and not text.endswith(".html") and re.search(r"[A-Z]|[^\W\d_] ", text):
            yield text


def untranslatable(template: str) -> list[str]:
    """What a reader would always see in English."""
    html, found, until = [], [], ""
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.TEXT:
            if not until:
                html.append(token.contents)
            continue
        if token.token_type == TokenType.COMMENT:
            continue
        name = token.split_contents()[0] if token.token_type == TokenType.BLOCK else ""
        if until:
            until = "" if name == until else until
            continue
        if name in ("blocktranslate", "comment"):
            until = f"end{name}"
        if name not in ("translate", "blocktranslate"):
            found += handed_on(name, token.contents)
        if PLURAL.search(token.contents):
            found.append(f"English plural: {token.contents}")
        if DAY.search(token.contents):
            found.append(f"English order of a date: {token.contents}")
    words = Words()
    words.feed("".join(html))
    words.close()
    shown = (" ".join(text.split()) for text in words.found)
    return found + [text for text in shown if LETTER.search(NAMES.sub("", text))]


@pytest.mark.parametrize(
    "template",
    [
        "<h1>Statements</h1>",
        '<p>{% translate "By" %} name</p>',
        '<a title="Open it">{{ x }}</a>',
        '<input placeholder="{% if x %}Name{% endif %}">',
        '<input type="submit" value="Confirm it">',
        '<meta name="description" content="The record">',
        '<div data-late="Too late"></div>',
        "{{ n }} statement{{ n|pluralize }}",
        '{% include "_bars.html" with heading="Who speaks" %}',
        '{% firstof name "not identified" %}',
        '{{ name|default:"Nobody" }}',
        '{{ day|date:"j F Y" }}',
        "{% blocktranslate %}One{% endblocktranslate %} two",
        "<code>x</code> outside",
        "{{ unit }}s",
    ],
)
def test_words_that_stay_english_are_found(template):
    assert untranslatable(template)


@pytest.mark.parametrize(
    "template",
    [
        '<h1>{% translate "Statements" %}</h1>',
        "{% blocktranslate count n=n %}{{ n }} statement{% plural %}{{ n }} statements{% endblocktranslate %}",
        "{# a remark #}{% comment %}<p>another</p>{% endcomment %}<p>{{ name }} · 12 – “{{ x }}”</p>",
        '<code>GET</code> <kbd>j</kbd> <span translate="no">Ana <b>Testić</b></span>',
        '{% include "_bars.html" with heading=_("Who speaks") limit=":10" %}',
        '{% firstof name _("not identified") %}',
        '<time datetime="{{ day|date:"c" }}">{{ day|dated }}</time>',
        '<a class="pager__next" href="/x" rel="next">{{ x }}</a> 12:30 UTC, SHA-256',
    ],
)
def test_words_that_can_be_translated_are_let_through(template):
    assert untranslatable(template) == []


def test_every_word_of_every_page_can_be_translated():
    pages = {str(path.relative_to(TEMPLATES)): untranslatable(path.read_text()) for path in TEMPLATES.rglob("*.html")}
    assert {name: words for name, words in pages.items() if words} == {}


# --- catalogues -----------------------------------------------------------------------------------------------------

LOCALE = HERE / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?[a-z]+[^>]*>")


@dataclass
class Entry:
    """One message of a catalogue. ``forms`` are its translations: one or, where it has a plural, one a form."""

    context: str
    singular: str
    plural: str
    forms: list[str]

    @property
    def key(self) -> str:
        return f"{self.context}\x04{self.singular}" if self.context else self.singular


def entries(catalogue: str) -> list[Entry]:
    """What stands in a .po file, its header first; obsolete entries (#~) left out."""
    found = []
    for block in re.split(r"\n\s*\n", catalogue):
        parts: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            if said := re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line):
                keyword = said[1]
                parts[keyword] = ast.literal_eval(said[2])
            elif line.startswith('"') and keyword:
                parts[keyword] += ast.literal_eval(line)
        if parts:
            forms = [parts[name] for name in sorted(parts) if name.startswith("msgstr")]
            found.append(Entry(parts.get("msgctxt", ""), parts["msgid"], parts.get("msgid_plural", ""), forms))
    return found


def compiled(path: Path) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def translated(catalogue: Path) -> dict[str, Entry]:
    return {entry.key: entry for entry in entries(catalogue.read_text())[1:] if all(entry.forms)}


def sources() -> Iterator[tuple[str, str]]:
    """(folder of a compiled catalogue, folder of its source)."""
    yield from ((path.parent.parent.name,) * 2 for path in CATALOGUES)
    yield from settings.SHARED_CATALOGUES.items()


def test_a_catalogue_is_read_as_it_is_written():
    text = '#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: sq\\n"\n\nmsgctxt "c"\nmsgid "a \\"b\\""\nmsgstr "ç"\n'
    text += '\nmsgid "one"\nmsgid_plural "two"\nmsgstr[0] "një"\nmsgstr[1] ""\n\n#~ msgid "old"\n#~ msgstr "e"\n'
    assert entries(text) == [
        Entry("", "", "", ["Language: sq\n"]),
        Entry("c", 'a "b"', "", ["ç"]),
        Entry("", "one", "two", ["një", ""]),
    ]


@pytest.mark.parametrize(("folder", "source"), list(sources()))
def test_what_is_compiled_is_what_stands_in_the_catalogue(folder, source):
    """Where it is not: python3 dev.py compilemessages"""
    kept = compiled(LOCALE / folder / "LC_MESSAGES" / "django.mo")._catalog  # type: ignore[attr-defined]
    written: dict[object, str] = {}
    for key, entry in translated(LOCALE / source / "LC_MESSAGES" / "django.po").items():
        if entry.plural:
            written |= {(key, number): form for number, form in enumerate(entry.forms)}
        else:
            written[key] = entry.forms[0]
    assert {key: text for key, text in kept.items() if key} == written


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_translation_keeps_what_is_filled_in_and_what_is_marked_up(path):
    wrong = []
    for entry in translated(path).values():
        wanted = sorted(PLACEHOLDER.findall(entry.plural or entry.singular))
        wrong += [form for form in entry.forms if sorted(PLACEHOLDER.findall(form)) != wanted]
    assert wrong == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_plural_has_every_form_of_its_language(path):
    header = entries(path.read_text())[0].forms[0]
    forms = int(re.search(r"nplurals=(\d)", header)[1])  # type: ignore[index]
    assert {len(entry.forms) for entry in translated(path).values() if entry.plural} == {forms}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_a_catalogue_that_nobody_has_read_says_so_at_its_head_and_on_every_page(path):
    folder = path.parent.parent.name
    codes = {to_language(name) for name, source in sources() if source == folder}
    waits = "NEEDS REVIEW" in path.read_text().split("msgid", 1)[0]
    assert {code not in settings.REVIEWED_LANGUAGES for code in codes} == {waits}


def test_every_language_that_is_offered_has_a_catalogue():
    held = {to_language(folder) for folder, _ in sources()}
    assert {code for code, _ in settings.LANGUAGES} == held | {"en"}


GATHERED = re.compile(r"""\b(?:_|gettext)\(u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


def core() -> Iterator[str]:
    """What a reader meets on the way to any statement: the menu, filters, states, kinds, errors, the note itself."""
    for each in FILTERS.values():
        yield from (each.called, each.named)
    with override("en"):
        for labels in vocabulary.FIXED.values():
            yield from map(str, labels.values())
        for kinds in (Actor.Kind, Country.Kind, Statement.Review):
            yield from map(str, kinds.labels)
        for counted in record.COUNTED.values():
            yield str(counted % {"n": 1, "figure": "%(figure)s"})
    pieces = [
        "base.html",
        "_languages.html",
        "_keys.html",
        "_pages.html",
        "_speaker.html",
        "_together.html",
        "_when.html",
    ]
    for name in [*pieces, "400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"]:
        gathered = templatize((TEMPLATES / name).read_text())
        yield from (ast.literal_eval(said) for said in GATHERED.findall(gathered))
    yield from re.findall(r'= _\("([^"]+)"\)', (HERE / "articles/search/filters.py").read_text())


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_the_core_is_translated(path):
    """Where it is not: python3 dev.py makemessages, fill in what is empty, python3 dev.py compilemessages"""
    held = translated(path)
    assert sorted(set(core()) - set(held)) == []
