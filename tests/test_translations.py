"""Every word that a page shows can be translated, and what the catalogues hold is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

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
DAY = re.compile(r"""\|\s*date:["'](?!c["']|Y-m-d["'])""")
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
            if name in READ_OUT or told or (name == "content" and given.get("name") == "description"):
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
