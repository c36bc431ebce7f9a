"""Web pages: the article without the menus around it, and what the page states of it.

The text is found by trafilatura. It says nothing when it finds nothing, and takes a list of links for an article; so
what it gives is compared with the links of the page, and where it gives nothing the paragraphs are taken as they are.
Nothing is fetched: images, frames, scripts and styles are dropped before the text is looked for.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from articles.extraction.records import Dispatch, UnreadableDispatch
from articles.readers import text
from articles.readers.page import stated_by
from articles.readers.stated import compose

LARGEST_FILE = 5 * 1024 * 1024

_MARKED_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.-]{2,40})",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>", re.IGNORECASE)
_HEAD_BYTES = 4096


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_BLOCKS = _tags(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_PARAGRAPHS = _tags("p h1 h2 h3 h4 h5 h6 blockquote div article section ul ol table pre figure body")
_UNREAD = _tags(
    "script style head title noscript template iframe object embed applet svg math canvas audio video select "
    "textarea button img picture source map"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_WORDS = re.compile(r"\w+")
_LITTLE = 50  # per cent of a page, below which it is worth a look whether all of the article was found
_MOST_LINKS = 0.5  # of the letters of a text: more, and it is a list of links

_MENU = UnreadableDispatch(
    "The page has menus and links and no article: open the article itself, save that page and send it."
)
_NO_TEXT = UnreadableDispatch("The page has no text: open the article itself, save that page and send it.")


def read(raw: bytes) -> Dispatch:
    """Raises UnreadableDispatch for what is no page, and for a page that is all menu."""
    if len(raw) > LARGEST_FILE:
        limit = LARGEST_FILE // (1024 * 1024)
        raise UnreadableDispatch(f"It is larger than {limit} MB, the limit for a web page: send one article a file.")
    markup, encoding = decode(raw)
    tree = parse(markup)
    if tree is None:
        raise _NO_TEXT
    stated, notes = stated_by(tree)
    _drop_what_is_not_read(tree)
    whole = as_text(tree)
    if not _WORDS.search(whole):
        raise _NO_TEXT
    _drop_menus(tree)
    body, note = _article(tree)
    return compose(
        body,
        title=stated.title,
        outlet=stated.outlet,
        author=stated.author,
        url=stated.url,
        language_tag=stated.language,
        published=stated.published,
        encoding=encoding,
        notes=(*notes, *([note] if note else [])),
    )


def decode(raw: bytes) -> tuple[str, str]:
    """A byte order mark, then UTF-8 that proves itself, then what the page says, then what its letters say."""
    named = _MARKED_CHARSET.search(raw[:_HEAD_BYTES])
    name = (named[1] or named[2]).decode("ascii") if named else ""
    try:
        codec = codecs.lookup(name).name if name else ""
    except LookupError:
        codec = ""
    if codec and not raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        if codec in ("iso8859-1", "ascii"):
            codec = "cp1252"  # what browsers read it as
        if not codec.startswith(("utf-16", "utf-32")):  # readable as ASCII so far, so it is neither
            try:
                return raw.decode("utf-8"), "utf-8"
            except UnicodeDecodeError:
                pass
            try:
                decoded = raw.decode(codec)
                if isinstance(decoded, str):  # some codecs of Python give bytes
                    return decoded, codec[:20]
            except (ValueError, LookupError):
                pass
    return text.decode(raw)


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page or of a piece of one; None where there is no element at all."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    markup = _XML_DECLARATION.sub("", markup.replace("\x00", ""))
    if not markup.strip():
        return None
    try:
        tree = document_fromstring(markup, parser=parser, ensure_head_body=True)
    except etree.ParserError:
        return None
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableDispatch("Its markup is damaged: save the page again and send that.") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableDispatch("Its markup is nested too deep to be read: save its article as plain text (.txt).")
    return tree


def plain_text(markup: str) -> str:
    """The text of a piece of markup, whatever it is: an e-mail, an entry of a feed, a cell of a table."""
    tree = parse(markup)
    if tree is None:
        return ""
    _drop_what_is_not_read(tree)
    return as_text(tree)


def as_text(tree: HtmlElement) -> str:
    """Paragraphs apart by a blank line, lines of a list or table by a line end."""
    pieces: list[str] = []
    preformatted = 0
    begun = False  # whether the line has words on it

    def put(words: str | None) -> None:
        nonlocal begun
        if words:
            pieces.append(words if preformatted else _BLANKS.sub(" ", words))
            begun = begun or not words.isspace()

    def turn(lines: str) -> None:
        nonlocal begun
        pieces.append(lines)
        begun = False

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if tag in _PARAGRAPHS:
            turn("\n\n")
        elif (tag in _BLOCKS and begun) or (event == "start" and tag == "br"):
            turn("\n")
        if event == "start":
            preformatted += tag == "pre"
            put(element.text)
        else:
            preformatted -= tag == "pre"
            if tag in ("td", "th"):
                pieces.append("\t")
            if element is not tree:
                put(element.tail)
    joined = re.sub(r"[ \t]*\n[ \t]*" if not tree.xpath("boolean(.//pre)") else r"[ \t]+\n", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" {2,}", " ", joined)).strip()


def _drop_what_is_not_read(tree: HtmlElement) -> None:
    unread = [element for element in tree.iter() if not isinstance(element.tag, str) or _is_unread(element)]
    for element in unread:
        if element.getparent() is not None:
            element.drop_tree()


def _is_unread(element: HtmlElement) -> bool:
    """What a reader of the page does not see must not be in the record."""
    return element.tag in _UNREAD or "hidden" in element.attrib or bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _drop_menus(tree: HtmlElement) -> None:
    around = tree.xpath(
        ".//*[self::nav or self::aside or self::form or (self::footer and not(ancestor::article))"
        " or @role='navigation' or @role='banner' or @role='contentinfo' or @role='search']"
    )
    lists = tree.xpath(".//ul | .//ol | .//menu")
    for element in [*around, *(each for each in lists if _is_links(each))]:
        if element.getparent() is not None and not element.xpath("boolean(.//article)"):
            element.drop_tree()


def _letters(words: str) -> int:
    return sum(map(len, _WORDS.findall(words)))


def _is_links(element: HtmlElement) -> bool:
    every = _letters(element.text_content())
    linked = sum(_letters(link.text_content()) for link in element.iter("a"))
    return every > 0 and linked > 0.8 * every


def _article(tree: HtmlElement) -> tuple[str, str]:
    """The text, and a note where it was not found in the usual way. Raises UnreadableDispatch for a menu."""
    import trafilatura

    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, with_metadata=False)
    body = "\n\n".join(_lines(found.text or "")) if found is not None and not isinstance(found, dict) else ""
    if _is_menu(body, tree):
        body = ""
    whole = as_text(tree)
    if body:
        share = 100 * _letters(body) // max(1, _letters(whole))
        return body, f"the article was taken to be {share}% of the page’s text" if share < _LITTLE else ""
    body = whole
    if not _WORDS.search(body) or _is_menu(body, tree):
        raise _MENU
    return body, "the article could not be told from the rest of its page, so all of the text outside menus is kept"


def _lines(found: str) -> Iterator[str]:
    return (line for line in (line.strip() for line in found.split("\n")) if line)


def _is_menu(body: str, tree: HtmlElement) -> bool:
    links = {" ".join(link.text_content().split()) for link in tree.iter("a")}
    letters = _letters(body)
    linked = sum(_letters(line) for line in _lines(body) if " ".join(line.lstrip("-–•* ").split()) in links)
    return letters > 0 and linked > _MOST_LINKS * letters
