"""Word and PDF documents: the text as printed, and little of what their properties claim."""

from __future__ import annotations

import pytest

from articles.extraction.records import UnreadableDispatch
from articles.readers import read_one
from articles.readers.pdf import mend_hyphens
from tests.readers import files
from tests.readers.files import ANSWER, SPEECH, docx, paragraph, pdf, zipped


def word(*paragraphs: str, **given):
    return read_one(docx(*paragraphs, **given), "a.docx")


def printed(*pages, **given):
    return read_one(pdf(pages, **given), "a.pdf")


# Word


def test_paragraphs_of_a_document_stand_apart():
    assert word(paragraph(SPEECH), paragraph(""), paragraph(ANSWER)).body == f"{SPEECH}\n\n{ANSWER}\n"


def test_a_paragraph_in_the_style_of_a_title_is_the_title():
    found = word(paragraph("Bridge to open", "Title"), paragraph(SPEECH))
    assert (found.title, found.title_end) == ("Bridge to open", 14)
    assert found.body == f"Bridge to open\n\n{SPEECH}\n"


def test_the_title_of_the_properties_counts_where_the_text_begins_with_it():
    core = "<dc:title>Bridge to open</dc:title>"
    assert word(paragraph("Bridge to open"), paragraph(SPEECH), core=core).title == "Bridge to open"
    assert word(paragraph(SPEECH), core=core).title == ""


@pytest.mark.parametrize(
    ("creator", "author"),
    [("Ana Testić", "Ana Testić"), ("ana", ""), ("Microsoft Office User", ""), ("Admin PC", ""), ("", "")],
)
def test_the_author_of_the_properties_counts_where_it_is_a_name(creator, author):
    found = word(paragraph(SPEECH), core=f"<dc:creator>{creator}</dc:creator>")
    assert found.author == author
    assert found.notes == ((f"the document’s properties name {author} as author",) if author else ())


def test_when_a_document_was_made_is_told_and_is_no_date_of_publication():
    found = word(paragraph(SPEECH), core="<dcterms:created>2023-11-20T10:00:00Z</dcterms:created>")
    assert found.published.on is None
    assert found.notes == ("the document was made on 2023-11-20, which is not taken for its date of publication",)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<w:p><w:r><w:t>Ana </w:t></w:r><w:r><w:t>said</w:t></w:r></w:p>", "Ana said"),
        ("<w:p><w:r><w:t>Ana</w:t><w:br/><w:t>said</w:t><w:tab/><w:t>so</w:t></w:r></w:p>", "Ana\nsaid\tso"),
        ("<w:p><w:del><w:r><w:delText>Bruno</w:delText></w:r></w:del><w:r><w:t>Ana</w:t></w:r></w:p>", "Ana"),
        ("<w:p><w:ins><w:r><w:t>Ana</w:t></w:r></w:ins></w:p>", "Ana"),
        ("<w:p><w:moveFrom><w:r><w:t>Bruno</w:t></w:r></w:moveFrom><w:r><w:t>Ana</w:t></w:r></w:p>", "Ana"),
        ("<w:p><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>Ana</w:t></w:r></w:p>", "Ana"),
        ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ana</w:t></w:r></w:p></w:tc></w:tr></w:tbl>", "Ana"),
        (paragraph("unseen", run="<w:rPr><w:vanish/></w:rPr>") + paragraph("Ana"), "Ana"),
        (paragraph("Ana", run='<w:rPr><w:vanish w:val="0"/></w:rPr>'), "Ana"),
        ("<w:p><w:r><w:t>Ana &lt;said&gt; &amp; so</w:t></w:r></w:p>", "Ana <said> & so"),
    ],
)
def test_what_a_document_prints_is_read_and_nothing_else(xml, words):
    assert word(xml).body == f"{words}\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (docx(), "no text, perhaps only pictures"),
        (docx(extra={"ppt/presentation.xml": b""}).replace(b"word/document", b"word/dokument"), "a presentation"),
        (docx().replace(b"word/document", b"word/dokument"), "office document of an unknown kind"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}), "OpenDocument"),
    ],
)
def test_what_is_no_document_of_words_is_named(raw, reason):
    with pytest.raises(UnreadableDispatch, match=reason):
        read_one(raw, "a.docx")


# PDF


def test_lines_stay_and_wider_gaps_part_paragraphs():
    found = printed(
        ["Bridge to open", (30, "The bridge will open in"), "spring, said the minister.", (30, "Nobody was"), "told."]
    )
    assert found.body == "Bridge to open\n\nThe bridge will open in\nspring, said the minister.\n\nNobody was\ntold.\n"


def test_a_sentence_goes_on_over_the_turn_of_a_page_and_a_paragraph_does_not():
    assert printed(["The bridge will"], ["open in spring."]).body == "The bridge will\nopen in spring.\n"
    assert (
        printed(["The bridge will open."], ["Nobody was told."]).body == "The bridge will open.\n\nNobody was told.\n"
    )


def test_the_title_of_the_properties_counts_where_the_pages_begin_with_it():
    assert printed(["Bridge to open", (30, ANSWER)], info="/Title (Bridge to open)").title == "Bridge to open"
    assert printed([ANSWER], info="/Title (Microsoft Word - bridge.doc)").title == ""


def test_lines_that_stand_at_the_same_place_of_every_page_are_left_out_and_told():
    sentences = [f"Sentence {word} of the text." for word in ("one", "two", "three", "four")]
    pages = [["The Daily Example", (30, words), (700, f"Page {n} of 4")] for n, words in enumerate(sentences, 1)]
    found = printed(*pages)
    assert found.body == "\n\n".join(sentences) + "\n"
    assert found.notes == ("on every page and left out: “The Daily Example”; “Page 4 of 4”",)


@pytest.mark.parametrize(
    "pages",
    [
        [["The Daily Example", f"Sentence {number}."] for number in "ab"],  # two pages may be chance
        [["The bridge, said Ana.", f"Sentence {'very ' * n}long."] if n != 1 else ["Bruno said."] for n in range(4)],
        [[f"In {year} the bridge opened.", ANSWER[: 40 + n]] for n, year in enumerate((1999, 2004, 2011, 2023))],
    ],
    ids=["two pages", "not on all", "figures that count nothing"],
)
def test_a_line_that_may_be_of_the_text_is_kept(pages):
    found = printed(*pages)
    assert all(line in found.body for page in pages for line in page[:1])
    assert not any("left out" in note for note in found.notes)


def test_words_broken_at_the_end_of_a_line_are_made_whole_and_told():
    found = printed(["The minister of secu-", "rity said the vice-", "president of NATO-", "led forces would come."])
    assert found.body == "The minister of security said the vice-president of NATO-led forces would come.\n"
    assert found.notes == ("1 word broken at the end of a line joined",)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("secu\ufffefity", "secufity"),
        ("vice\ufffepresident", "vice-president"),
        ("Kosovo\ufffeSerb", "Kosovo-Serb"),
        ("EU\ufffebrokered", "EU-brokered"),
        ("mid\ufffe2023", "mid-2023"),
        ("cease\ufffefire; the cease-fire", "cease-fire; the cease-fire"),
        ("cease\ufffefire; the ceasefire", "ceasefire; the ceasefire"),
        ("co\ufffeoperation; cooperation", "cooperation; cooperation"),
        ("word \ufffe and", "word - and"),
        ("Приме\ufffeровић", "Примеровић"),
        ("\ufffe", "-"),
    ],
)
def test_a_broken_word_keeps_its_hyphen_where_it_has_one(broken, whole):
    assert mend_hyphens(broken)[0] == whole


def test_pages_that_are_pictures_are_named_beside_those_that_have_text():
    assert printed([ANSWER], [], [SPEECH[1:20]]).notes == ("page without text: 2",)


def test_a_scanned_document_is_refused_as_such():
    with pytest.raises(UnreadableDispatch, match="pictures of pages and no text"):
        printed([], [], picture=True)


def test_a_locked_document_is_refused_as_such():
    with pytest.raises(UnreadableDispatch, match="locked with a password"):
        printed([ANSWER], encrypt=True)


def test_a_document_in_name_only_is_refused_as_such():
    with pytest.raises(UnreadableDispatch, match="a PDF document in name only"):
        read_one(files.page(f"<p>{SPEECH}</p>")[15:], "a.pdf")
