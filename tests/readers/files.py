"""Files of every format, built byte by byte, so that no binary lies in the repository and each fault has one cause."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from email.message import EmailMessage
from xml.sax.saxutils import escape

SPEECH = "“The bridge will open in spring,” Ana Testić said on Monday."
ANSWER = "Bruno Exampleson, who heads the example council, answered that nobody had told him."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def pdf(
    pages: Sequence[Sequence[str | tuple[int, str]]], *, info: str = "", encrypt: bool = False, picture: bool = False
) -> bytes:
    """Pages of lines in 12 point Helvetica, 14 points apart; a tuple begins with other points to go down first."""
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        commands = [b"BT /F1 12 Tf 72 760 Td"]
        for line in page:
            down, words = line if isinstance(line, tuple) else (14, line)
            code = words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            commands.append(b"0 -%d Td (%s) Tj" % (down, code))
        commands.append(b"ET")
        if picture:
            commands = [b"0.5 g 72 72 400 600 re f"]
        stream = b"\n".join(commands)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    trailer = b""
    if info:
        objects.append(b"<< %s >>" % info.encode("latin-1"))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypt:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >>" % (b"o" * 32, b"u" * 32))
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def paragraph(words: str, style: str = "", run: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r>{run}<w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def docx(
    *paragraphs: str, core: str = "", document: bytes | None = None, extra: dict[str, bytes] | None = None
) -> bytes:
    """``paragraphs`` are XML (see ``paragraph``); ``document`` replaces the whole of word/document.xml."""
    body = f'<w:document xmlns:w="{WORD}"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    members = {"[Content_Types].xml": CONTENT_TYPES.encode(), "word/document.xml": document or body.encode()}
    if core:
        members["docProps/core.xml"] = (
            '<?xml version="1.0"?><cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dt">'
            f"{core}</cp:coreProperties>"
        ).encode()
    return zipped({**members, **(extra or {})})


def zipped(
    members: dict[str, bytes] | Iterable[tuple[str | zipfile.ZipInfo, bytes]],
    method: int = zipfile.ZIP_DEFLATED,
    level: int | None = None,
) -> bytes:
    pairs = members.items() if isinstance(members, dict) else members
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method, compresslevel=level) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name twice: meant
        for name, raw in pairs:
            archive.writestr(name, raw)
    return out.getvalue()


def member(name: str, **attributes: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for attribute, value in attributes.items():
        setattr(info, attribute, value)
    return info


def link(name: str) -> zipfile.ZipInfo:
    return member(name, create_system=3, external_attr=0o120777 << 16)


def patched(
    archive: bytes, name: str, *, local: dict[str, int] | None = None, central: dict[str, int] | None = None
) -> bytes:
    """An archive whose headers say something else of the member ``name``: flags, method, crc, packed, size, offset."""
    out = bytearray(archive)
    common = {"flags": 6, "method": 8, "crc": 14, "packed": 18, "size": 22}
    places = {
        b"PK\x03\x04": (30, common),
        b"PK\x01\x02": (46, {**{field: at + 2 for field, at in common.items()}, "offset": 42}),
    }
    for signature, values in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        header, fields = places[signature]
        at = out.find(signature)
        while at >= 0 and values:
            if out[at + header : at + header + len(name)] == name.encode():
                for field, value in values.items():
                    form = "<H" if field in ("flags", "method") else "<L"
                    struct.pack_into(form, out, at + fields[field], value)
            at = out.find(signature, at + 4)
    return bytes(out)


def overlapping(count: int = 50) -> bytes:
    """Every entry of the directory points at the same packed bytes, as in the bombs that need no recursion."""
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"Ana said so. " * 4000
    packed = kernel.compress(content) + kernel.flush()
    crc = zlib.crc32(content)
    fields = (20, 0, 8, 0, 0x21, crc, len(packed), len(content), 1, 0)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + b"a" + packed
    directory = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *fields[:-2], 1, 0, 0, 0, 0, 0, 0) + b"a" for _ in range(count)
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(local), 0)
    return local + directory + end


def many_members(count: int) -> bytes:
    """Empty members, written by hand: the library would need longer."""
    local, directory = bytearray(), bytearray()
    for number in range(count):
        name = b"%06d.txt" % number
        fields = (20, 0, 0, 0, 0x21, 0, 0, 0, len(name), 0)
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, len(local)) + name
        local += struct.pack("<4s5H3L2H", b"PK\x03\x04", *fields) + name
    stored = min(count, 0xFFFF)
    return bytes(local + directory) + struct.pack(
        "<4s4H2LH", b"PK\x05\x06", 0, 0, stored, stored, len(directory), len(local), 0
    )


def mail(text: str = "", *, html: str = "", attached: Sequence[tuple[str, str, bytes]] = (), **headers: str) -> bytes:
    """``attached`` are (file name, content type, bytes)."""
    message = EmailMessage()
    if text:
        message.set_content(text)
    if html:
        (message.add_alternative if text else message.set_content)(html, subtype="html")
    for name, kind, raw in attached:
        main, _, sub = kind.partition("/")
        message.add_attachment(raw, maintype=main, subtype=sub, filename=name)
    for name, value in {"From": "Ana Testić <ana@example.org>", "Subject": "Bridge to open", **headers}.items():
        message[name.replace("_", "-")] = value
    return message.as_bytes()


def page(article: str, *, head: str = "", language: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"{article}<footer><a href='/about'>About us</a></footer></body></html>"
    ).encode()


def rss(*items: str, channel: str = "<title>The Daily Example</title>") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{channel}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    ).encode()
