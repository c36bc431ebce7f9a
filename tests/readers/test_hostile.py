"""Files that are damaged or made to do harm: each has its verdict, and who asks hardly grows by any of them."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from articles.readers.apart import read_apart
from tests.readers import files
from tests.readers.files import SPEECH, docx, link, mail, member, page, paragraph, patched, pdf, rss, zipped

MB = 1024 * 1024
MOST_GROWTH = 50 * MB
TEXT = SPEECH.encode()

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
XXE = '<!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">'


def feed_with(declaration: str) -> bytes:
    return rss("<title>Bridge</title><description>&i;</description>").replace(
        b"?><rss", f"?>{declaration}]><rss".encode()
    )


def word_with(declaration: str, encoding: str = "utf-8") -> bytes:
    body = f'{declaration}]><w:document xmlns:w="{files.WORD}"><w:body>{paragraph("PLACE")}</w:body></w:document>'
    return docx(document=body.replace("PLACE", "&i;").encode(encoding))


def damaged_content() -> bytes:
    """The content no longer fits its checksum, in a member that is stored as it is."""
    return zipped({"a.txt": TEXT}, zipfile.ZIP_STORED).replace(b"bridge", b"bribes")


def circular_pdf() -> bytes:
    return pdf([["Ana said so."]]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")


def unfolding_pdf(size: int) -> bytes:
    stream = zlib.compress(b" " * size)
    plain = pdf([[""]])
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    return plain[:start] + b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(stream), stream) + plain[end:]


def nested(depth: int) -> bytes:
    raw = TEXT
    for _ in range(depth):
        raw = zipped({"a.zip" if raw[:2] == b"PK" else "a.txt": raw})
    return raw


def mail_in_mail(depth: int) -> bytes:
    raw = mail(SPEECH)
    for level in range(depth):
        head = (
            "From: a@example.org\nSubject: Fwd\nMIME-Version: 1.0\n"
            "Content-Type: multipart/mixed; boundary=b{0}\n\n--b{0}\n"
        )
        raw = f"{head.format(level)}Content-Type: message/rfc822\n\n".encode() + raw + f"\n--b{level}--\n".encode()
    return raw


def deep_multipart(depth: int) -> bytes:
    head = b"From: a@example.org\nSubject: Bridge\nMIME-Version: 1.0\n"
    return head + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number) for number in range(depth)
    )


ARCHIVES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    # What is sent → for every part, in order, what its reason holds, or "" where it is read.
    "a bomb": (lambda: zipped({"a.txt": b" " * (15 * MB)}), ["200 times its size"]),
    "a bomb beyond the limit": (lambda: zipped({"a.txt": bytes(60 * MB)}), ["larger than 20 MB"]),
    "a bomb beside a text": (lambda: zipped({"a.txt": b" " * (15 * MB), "b.txt": TEXT}), ["200 times its size", ""]),
    "an archive in an archive": (lambda: nested(2), ["archive inside an archive"]),
    "three archives in one another": (lambda: nested(3), ["archive inside an archive"]),
    "members that share bytes": (lambda: files.overlapping(), ["overlap"]),
    "two members that share bytes": (
        lambda: patched(zipped({"a.txt": TEXT, "b.txt": TEXT}), "b.txt", central={"offset": 0}),
        ["overlap"],
    ),
    "a size that is too small": (
        lambda: patched(zipped({"a.txt": TEXT * 99}), "a.txt", central={"size": 9}),
        ["damaged"],
    ),
    "a size that is too large": (
        lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"size": 9999}),
        ["damaged"],
    ),
    "a size of 200 MB": (
        lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"size": 200 * MB}),
        ["larger than"],
    ),
    "a size of 4 GB": (
        lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"size": 0xFFFFFFFE}),
        ["larger than"],
    ),
    "a packed size beyond the end": (
        lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"packed": 9 * MB}),
        ["overlap"],
    ),
    "an offset beyond the end": (
        lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"offset": 9 * MB}),
        ["cannot be unpacked"],
    ),
    "another checksum": (lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"crc": 1}), ["damaged"]),
    "content that was changed": (damaged_content, ["damaged"]),
    "another name in front of the content": (
        lambda: zipped({"a.txt": TEXT}).replace(b"a.txt", b"b.txt", 1),
        ["damaged"],
    ),
    "100,000 members": (lambda: files.many_members(100_000), ["too many files; the limit is 2,000"]),
    "2,500 members": (lambda: files.many_members(2_500), ["2,500 files; the limit is 2,000"]),
    "more than may be unpacked": (
        lambda: zipped({f"{n}.txt": os.urandom(7 * MB // 2).hex().encode() for n in range(3)}, level=1),
        ["larger than 5 MB", "larger than 5 MB", "come to more than 20 MB"],
    ),
    "a link": (lambda: zipped([(link("a.txt"), b"/etc/passwd")]), ["is a link"]),
    "a way out": (lambda: zipped({"../../a.txt": TEXT}), ["leads out of the archive"]),
    "a way out in the middle": (lambda: zipped({"b/../../a.txt": TEXT}), ["leads out of the archive"]),
    "an absolute path": (lambda: zipped({"/etc/cron.d/a": TEXT}), ["leads out of the archive"]),
    "a way out for Windows": (lambda: zipped([(member("..\\a.txt"), TEXT)]), ["leads out of the archive"]),
    "a drive": (lambda: zipped([(member("C:\\a.txt"), TEXT)]), ["leads out of the archive"]),
    "a name twice": (lambda: zipped([(member("a.txt"), TEXT), (member("a.txt"), b"Ha")]), ["several"] * 2),
    "a name twice but for its capitals": (lambda: zipped({"A.txt": TEXT, "a.TXT": b"Bruno said no."}), ["several"] * 2),
    "a name twice but for how it is composed": (
        lambda: zipped({"č.txt": TEXT, "c\u030c.txt": b"Bruno said no."}),
        ["several"] * 2,
    ),
    "a name twice beside another": (
        lambda: zipped({"b/a.txt": TEXT, "./b/a.txt": TEXT, "c.txt": TEXT}),
        ["several", "several", ""],
    ),
    "a locked member": (lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"flags": 1}), ["password"]),
    "a member packed unusually": (lambda: zipped({"a.txt": TEXT}, zipfile.ZIP_LZMA), ["packed in a way"]),
    "a method that nobody knows": (
        lambda: patched(zipped({"a.txt": TEXT}), "a.txt", central={"method": 97}, local={"method": 97}),
        ["packed in a way"],
    ),
    "an empty member": (lambda: zipped({"a.txt": b"", "b.txt": TEXT}), ["is empty", ""]),
    "text in UTF-16": (
        lambda: zipped({"a.txt": SPEECH.encode("utf-16"), "b.txt": SPEECH.encode("utf-16-le")}),
        ["", ""],
    ),
    "a NUL in a text": (lambda: zipped({"a.txt": b"Ana said\x00 so."}), [""]),
    "a NUL in a name": (lambda: zipped({"a_txt": TEXT}).replace(b"a_txt", b"a\x00txt"), ["NUL character"]),
    "a name that turns the direction": (lambda: zipped({"a\u202etxt.exe": TEXT}), ["turns the writing direction"]),
    "a name of controls": (lambda: zipped({"a\x1b[2J\n.txt": TEXT}), [""]),
    "only folders": (lambda: zipped({"a/": b"", "b/": b""}), ["holds no file"]),
    "only what systems pack along": (lambda: zipped({"__MACOSX/a": TEXT, ".DS_Store": TEXT}), ["holds no file"]),
    "an empty archive": (lambda: zipped({}), ["empty ZIP archive"]),
    "an archive cut short": (lambda: zipped({"a.txt": TEXT * 9})[:-30], ["cannot be unpacked"]),
    "an archive without a directory": (lambda: zipped({"a.txt": TEXT})[:60], ["cannot be unpacked"]),
    "an archive with something in front": (lambda: b"PK\x03\x04junk" + zipped({"a.txt": TEXT}), [""]),
    "a piece of one": (lambda: b"PK\x07\x08" + zipped({"a.txt": TEXT}), ["several pieces"]),
    "a program inside": (lambda: zipped({"a.txt": b"\x7fELF\x02\x01" + bytes(99)}), ["a program"]),
    "a spreadsheet": (
        lambda: docx(extra={"xl/workbook.xml": b"<x/>"}).replace(b"word/document", b"word/dokument"),
        ["spreadsheet"],
    ),
}

FILES: dict[str, tuple[Callable[[], bytes], str, list[str]]] = {
    "200 MB": (lambda: b"PK\x03\x04" + bytes(200 * MB), "a.zip", ["larger than 20 MB"]),
    "200 MB of text": (lambda: b"a " * (100 * MB), "a.txt", ["larger than 5 MB"]),
    "nothing": (lambda: b"", "a.docx", ["is empty"]),
    "a feed with an entity of a file": (lambda: feed_with(XXE), "a.rss", ["declares entities"]),
    "a feed of a billion laughs": (lambda: feed_with(LAUGHS), "a.rss", ["declares entities"]),
    "the same in UTF-16": (
        lambda: feed_with(LAUGHS).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        "a.rss",
        ["declares entities"],
    ),
    "a document with an entity of a file": (lambda: word_with(XXE), "a.docx", ["declares entities"]),
    "a document of a billion laughs": (lambda: word_with(LAUGHS), "a.docx", ["declares entities"]),
    "the same document in UTF-16": (lambda: word_with(LAUGHS, "utf-16"), "a.docx", ["declares entities"]),
    "a page with an entity of a file": (lambda: f"{XXE}]><html><p>{SPEECH} &i;</p>".encode(), "a.xhtml", [""]),
    "a page of a billion laughs": (lambda: f"{LAUGHS}]><html><p>{SPEECH} &i;</p>".encode(), "a.xhtml", [""]),
    "a document that unfolds": (lambda: docx(document=b" " * (23 * MB)), "a.docx", ["200 times its size"]),
    "a document that unfolds beyond the limit": (lambda: docx(document=bytes(60 * MB)), "a.docx", ["larger than"]),
    "a document with two texts": (
        lambda: zipped(
            [
                ("[Content_Types].xml", b"<Types/>"),
                (member("word/document.xml"), b"<a/>"),
                (member("word/document.xml"), b"<b/>"),
            ]
        ),
        "a.docx",
        ["its text twice"],
    ),
    "a document too deep": (lambda: docx("<w:p>" * 5000), "a.docx", ["too deep"]),
    "a document cut short": (
        lambda: docx(document=f'<w:document xmlns:w="{files.WORD}"><w:body>'.encode()),
        "a.docx",
        ["damaged"],
    ),
    "a locked document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "a.docx", ["password"]),
    "an old document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(999), "a.doc", ["old office document"]),
    "a locked PDF": (lambda: pdf([["Ana said so."]], encrypt=True), "a.pdf", ["password"]),
    "a PDF of pictures": (lambda: pdf([[], []], picture=True), "a.pdf", ["pictures of pages"]),
    "a PDF cut short": (lambda: b"%PDF-1.7\n" + bytes(2000), "a.pdf", ["damaged"]),
    "a PDF of 501 pages": (lambda: pdf([["Ana said so."]] * 501), "a.pdf", ["501 pages"]),
    "a PDF that bites its tail": (circular_pdf, "a.pdf", [None]),
    "a PDF that unfolds": (lambda: unfolding_pdf(60 * MB), "a.pdf", ["pictures of pages"]),
    "a page too deep": (lambda: page("<div>" * 50_000 + SPEECH), "a.html", ["too deep"]),
    "a page of one endless tag": (lambda: b"<html><p " + b"a=b " * MB + b">Ana said so.", "a.html", [None]),
    "a page that is all menu": (
        lambda: page("<ul>" + "".join(f'<li><a href="/{n}">Rubric {n}</a></li>' for n in range(99)) + "</ul>"),
        "a.html",
        ["menus and links and no article"],
    ),
    "e-mails in one another": (lambda: mail_in_mail(9), "a.eml", ["too deep inside"]),
    "an e-mail of many levels": (lambda: deep_multipart(200), "a.eml", [None]),
    "an e-mail of many attachments": (
        lambda: deep_multipart(1) + b"--b0\nContent-Disposition: attachment\n\nAna said so.\n" * 600,
        "a.eml",
        ["more than 500 attachments"],
    ),
    "an e-mail with a bomb": (
        lambda: mail(SPEECH, attached=[("a.zip", "application/zip", zipped({"a.txt": b" " * (15 * MB)}))]),
        "a.eml",
        ["", "200 times its size"],
    ),
    "a header without end": (
        lambda: b"From: a@example.org\nSubject: " + b"a " * MB + b"\n\nAna said so.",
        "a.eml",
        [""],
    ),
    "a table without the text": (lambda: b"title,date\nBridge,2023-11-20\n", "a.csv", ["no column for the text"]),
    "a quotation mark that opens and never closes": (
        lambda: b'title,body\na,Ana said so.\nb,"Ana said\n',
        "a.csv",
        ["", "does not close"],
    ),
    "a row that is too wide": (lambda: b"title,body\na,Ana said so,b\nc,Ana said so.\n", "a.csv", ["3 cells", ""]),
    "JSON too deep": (lambda: b"[" * 200_000, "a.jsonl", ["too deep"]),
    "a number without end": (lambda: b'{"body": "Ana said so.", "n": ' + b"9" * 99_999 + b"}", "a.jsonl", ["no JSON"]),
    "half a character": (lambda: b'{"body": "Ana said \\ud800 so."}', "a.jsonl", [""]),
    "an image in name of a page": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "a.html", ["an image"]),
    "a compressed file": (lambda: b"\x1f\x8b" + bytes(99), "a.txt", ["a compressed file"]),
}


def grown(reading: Callable[[], object]) -> int:
    """Bytes that this process grew by at the worst moment."""
    try:
        Path("/proc/self/clear_refs").write_text("5")  # the highest mark begins anew
        before = _status("VmRSS")
    except (OSError, KeyError):
        pytest.skip("this system does not tell the memory of a process")
    reading()
    return _status("VmHWM") - before


def _status(field: str) -> int:
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines[field].split()[0]) * 1024


def verdicts(raw: bytes, name: str, expected: list[str | None]) -> None:
    """None stands for either: the file is harmless whatever comes of it."""
    found = []
    growth = grown(lambda: found.extend(read_apart(raw, name)))
    assert growth < MOST_GROWTH
    assert len(found) == len(expected)
    for part, reason in zip(found, expected, strict=True):
        assert (part.dispatch is None) == bool(part.reason)
        assert part.name.isprintable()
        assert "\u202e" not in part.name
        if reason is not None:
            assert reason in part.reason
            assert bool(reason) == (part.dispatch is None)
        if part.dispatch:
            assert "root:" not in part.dispatch.body
            assert "\x00" not in part.dispatch.body
            part.dispatch.body.encode()


@pytest.mark.parametrize("case", ARCHIVES)
def test_an_archive_has_its_verdict(case):
    build, expected = ARCHIVES[case]
    verdicts(build(), "batch.zip", expected)


@pytest.mark.parametrize("case", FILES)
def test_a_file_has_its_verdict(case):
    build, name, expected = FILES[case]
    verdicts(build(), name, expected)


def test_there_are_as_many_fixtures_as_were_promised():
    assert len(ARCHIVES) + len(FILES) >= 80


def test_an_archive_as_large_as_any_may_be_costs_little():
    archive = zipped({f"{n}.txt": os.urandom(23 * MB // 10).hex().encode() for n in range(4)}, zipfile.ZIP_STORED)
    found = []
    growth = grown(lambda: found.extend(read_apart(archive, "a.zip")))
    assert sum(len(part.raw) for part in found if part.dispatch) > 15 * MB
    assert growth < MOST_GROWTH
