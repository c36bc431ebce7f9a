"""Web pages: the article and not what stands around it; what the page states, and nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from articles.extraction.records import UnreadableDispatch
from articles.readers import html
from tests.readers.files import ANSWER, SPEECH, page

LONG = "".join(
    f"<p>The minister Bruno Exampleson said that bridge {number} would open soon.</p>" for number in range(12)
)
DAY = date(2023, 11, 20)


def read(article: str, **given: str):
    return html.read(page(article, **given))


def test_menus_footers_scripts_and_images_are_no_part_of_an_article():
    body = read(
        f"<header><nav><a href='/'>Home</a></nav></header><article><h1>Bridge to open</h1><p>{SPEECH}</p>{LONG}"
        "<img src='https://elsewhere.example.org/pixel.gif' alt='a pixel'><script>alert('a script')</script>"
        "<style>p { color: red }</style><iframe src='https://elsewhere.example.org/'></iframe></article>"
        "<aside><p>Read also: another story altogether.</p></aside><footer><p>All rights reserved.</p></footer>"
    ).body
    assert SPEECH in body
    for around in ("Home", "About us", "pixel", "script", "color", "elsewhere", "another story", "rights reserved"):
        assert around not in body


@pytest.mark.parametrize("hidden", ["hidden", 'style="display: none"', 'style="color:red;visibility:hidden"'])
def test_what_nobody_sees_on_the_page_is_not_read(hidden):
    body = read(f"<article>{LONG}<p {hidden}>Ana Testić said what nobody sees.</p></article>").body
    assert "nobody sees" not in body


def test_paragraphs_stand_apart_and_their_lines_are_whole():
    body = read(
        f"<article><p>{SPEECH}</p>\n<p>Bruno <b>Example\nson</b> answered <a href='/x'>at once</a>.</p>{LONG}</article>"
    ).body
    assert body.startswith(f"{SPEECH}\n\nBruno Example son answered at once.\n\n")


@pytest.mark.parametrize(
    "article",
    [
        "<ul>" + "".join(f'<li><a href="/{n}">Rubric {n} of the paper</a></li>' for n in range(60)) + "</ul>",
        "".join(f'<div><a href="/{n}">The minister says bridge {n} will open</a></div>' for n in range(60)),
        "<table>" + "".join(f'<tr><td><a href="/{n}">Story {n}</a></td></tr>' for n in range(60)) + "</table>",
        "<nav><p>Home, sport, culture and everything.</p></nav><footer><p>All rights reserved.</p></footer>",
    ],
    ids=["list", "headlines", "table", "only around"],
)
def test_a_page_that_is_all_menu_is_refused_as_such(article):
    with pytest.raises(UnreadableDispatch, match="menus and links and no article: open the article itself"):
        read(article)


def test_a_page_without_a_word_is_refused():
    with pytest.raises(UnreadableDispatch, match="The page has no text"):
        html.read(b"<html><body><img src='a.png'><script>document.write('Ana said so')</script></body></html>")


def test_a_page_of_a_single_short_sentence_is_read():
    assert html.read(b"<p>Ana said so.").body == "Ana said so.\n"


@pytest.mark.parametrize(
    ("head", "article", "title"),
    [
        ("<title>Bridge to open - The Daily Example</title>", "<h1>Bridge to open</h1>", "Bridge to open"),
        ("<title>Bridge to open | The Daily Example</title>", "", "Bridge to open"),
        ('<meta property="og:title" content="Bridge to open">', "<h1>The Daily Example</h1>", "Bridge to open"),
        ("<title>Bridge</title>", "<article><h1>Bridge to open</h1></article>", "Bridge to open"),
        ("<title>EU - a year on</title>", "", "EU - a year on"),
        ("", "<h1>Bridge <em>to</em> open</h1>", "Bridge to open"),
    ],
)
def test_the_title_is_the_one_printed_above_the_article(head, article, title):
    found = read(f"{article}<p>{SPEECH}</p>{LONG}", head=head)
    assert found.title == title
    assert found.body[: found.title_end] == title
    assert found.body.count(title) == 1


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2023-11-20T08:00:00Z">',
        '<meta name="DC.date.issued" content="2023-11-20">',
        '<meta name="pubdate" content="20231120">',
        '<meta name="date" content="20 November 2023">',
        '<meta itemprop="datePublished" content="Mon, 20 Nov 2023 08:00:00 +0100">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-11-20"}</script>',
        '<script type="application/ld+json">{"@graph": [{"@type": "Report", "datePublished": "2023-11-20"}]}</script>',
    ],
)
def test_the_date_is_read_where_the_page_states_it(head):
    found = read(f"<p>{SPEECH}</p>{LONG}", head=head)
    assert found.published.on == DAY
    assert "20" in found.published.phrase


@pytest.mark.parametrize(
    ("markup", "on"),
    [
        ('<time datetime="2023-11-20">Monday</time>', DAY),
        ('<time itemprop="datePublished" datetime="2023-11-20">Monday</time><time datetime="2024-01-01">x</time>', DAY),
        ('<time datetime="2023-11-20">Monday</time><time datetime="2024-01-01">another story</time>', None),
        ("<p>© 2024 Example</p>", None),
    ],
)
def test_a_time_on_the_page_is_its_date_only_where_it_can_be_no_other(markup, on):
    assert read(f"{markup}<p>{SPEECH}</p>{LONG}").published.on == on


@pytest.mark.parametrize("value", ["03/04/2023", "soon", "2023-13-40", "0001-01-01T00:00:00", "1601-01-01"])
def test_a_date_with_two_readings_or_none_stays_unknown(value):
    found = read(f"<p>{SPEECH}</p>{LONG}", head=f'<meta name="date" content="{value}">')
    assert found.published.on is None


def test_a_page_that_gives_two_dates_says_so():
    head = '<meta name="pubdate" content="2023-11-20"><meta name="date" content="2023-11-27">'
    found = read(f"<p>{SPEECH}</p>{LONG}", head=head)
    assert found.published.on == DAY
    assert found.notes == ("the page gives two dates, “pubdate: 2023-11-20” and “date: 2023-11-27”: the first is kept",)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "/bridge", "ftp://example.org/a", "https://a:secret@example.org/", "https://x/ y"],
)
def test_an_address_that_leads_nowhere_is_no_address(address):
    assert read(f"<p>{SPEECH}</p>{LONG}", head=f'<link rel="canonical" href="{address}">').url == ""


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<script type="application/ld+json">[{"@type": "NewsArticle", "headline": 5}, "x", null]</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": {"name": 1}}}</script>',
    ],
)
def test_damaged_metadata_costs_nothing_but_itself(head):
    assert SPEECH in read(f"<p>{SPEECH}</p>{LONG}", head=head).body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1250", "iso8859_2"])
@pytest.mark.parametrize(
    "named", ["", '<meta charset="{}">', '<meta http-equiv="Content-Type" content="text/html; charset={}">']
)
def test_letters_are_the_same_from_every_encoding(encoding, named):
    words = "Šef misije, Đorđe Primjerović, kaže da će most biti otvoren; Ana Testić šuti."
    markup = f"<html><head>{named.format(encoding)}</head><body><p>{words}</p></body></html>"
    assert html.read(markup.encode(encoding)).body == f"{words}\n"


def test_a_page_that_names_the_wrong_encoding_is_read_by_its_letters():
    markup = '<html><head><meta charset="iso-8859-1"></head><body><p>Ana Testić šuti, kaže Žarko.</p></body></html>'
    assert html.read(markup.encode("utf-8")).body == "Ana Testić šuti, kaže Žarko.\n"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>Ana</p><p>Bruno</p>", "Ana\n\nBruno"),
        ("Ana<br>Bruno<br/><br>said", "Ana\nBruno\n\nsaid"),
        ("<ul><li>Ana</li><li>Bruno</li></ul>", "Ana\nBruno"),
        ("a &lt; b &amp; c&nbsp;d", "a < b & c\u00a0d"),
        ("<b>An</b>a  said\n so", "Ana said so"),
        ("<style>p{}</style><script>x</script>Ana<img alt='x'>", "Ana"),
        ("", ""),
        ("<!-- Ana -->", ""),
    ],
)
def test_a_piece_of_markup_as_text(markup, words):
    assert html.plain_text(markup) == words


def test_the_page_is_told_when_most_of_it_was_left_out():
    comments = "".join(f"<p>{number}: {ANSWER}</p>" for number in range(200))
    found = read(f"<article><h1>Bridge to open</h1>{LONG}</article><div id='comments'>{comments}</div>")
    assert found.notes == () or "of the page’s text" in found.notes[0]
    assert LONG.count("bridge") == found.body.count("Exampleson said that bridge")
