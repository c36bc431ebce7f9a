"""One small file of every format: read once, it makes a process load all that reading needs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

_WORDS = "“The bridge will open in spring,” Ana Testić said on Monday. " * 8
_PAGE = (
    f'<!DOCTYPE html><html lang="en"><head><title>Bridge</title><meta name="date" content="2023-11-20"></head><body>'
    f'<nav><a href="/">Home</a></nav><article><h1>Bridge</h1><p>{_WORDS}</p><p>{_WORDS}</p></article></body></html>'
)
_MAIL = (
    "From: =?utf-8?q?Ana_Testi=C4=87?= <ana@example.org>\r\nSubject: Bridge\r\n"
    "Date: Mon, 20 Nov 2023 10:00:00 +0100\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; "
    "charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nQW5hIHNhaWQgc28u\r\n--b\r\nContent-Type: text/html\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Disposition: attachment; filename*=utf-8''a.html\r\n\r\n"
    "<p>Ana said so=2E</p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
    "From: =?iso-8859-2?b?QW5h?= <a@example.org>\r\nSubject: Bridge\r\n\r\nBruno said so.\r\n--b--\r\n"
)
_FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Example</title><item><title>Bridge</title>'
    "<description>&lt;p&gt;Ana said so.&lt;/p&gt;</description><pubDate>Mon, 20 Nov 2023 10:00:00 GMT</pubDate></item>"
    "</channel></rss>"
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry><title>Bridge</title>'
    '<content type="html">&lt;p&gt;Ana said so.&lt;/p&gt;</content><updated>2023-11-20</updated></entry></feed>'
)
_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
    "Ana said so.</w:t></w:r></w:p></w:body></w:document>"
)
_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj
3 0 obj << /Length 51 >> stream
BT /F1 12 Tf 72 700 Td (Ana said so on Monday.) Tj ET
endstream endobj
4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R /Resources << /Font << /F1 5 0 R >> >> >>
endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R >>
"""


def of_every_format() -> Iterator[tuple[bytes, str]]:
    """Bytes and name; a damaged file of most formats follows each sound one, for what only damage calls for."""
    sound = {
        "a.html": _PAGE.encode(),
        "b.html": _PAGE.replace("article", "div").replace("<p>", "").encode("utf-16"),
        "c.html": f"<p>{_WORDS[:60]}</p>".encode("cp1250", "ignore"),
        "a.eml": _MAIL.encode(),
        "a.rss": _FEED.encode(),
        "a.atom": _ATOM.encode(),
        "a.csv": b"title,body,date\nBridge,Ana said so.,20 November 2023\n",
        "a.jsonl": b'{"title": "Bridge", "body": "Ana said so.", "date": "2023-11-20"}\n',
        "a.pdf": _PDF,
        "a.docx": _zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": _WORD}),
        "a.txt": "Ана Тестић је рекла.".encode("cp1251"),
    }
    for name, raw in sound.items():
        yield raw, name
        yield raw[: len(raw) // 2], name
    yield _zipped({name: raw for name, raw in sound.items() if name != "a.docx"}), "a.zip"


def _zipped(members: dict[str, str] | dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()
