"""ZIP archives of dispatches, and the office documents that are such archives.

Nothing is written to disk, so no member can escape; what the directory of an archive says is never believed. An archive
whose members share bytes is a bomb and refused whole; every other fault is its member's own.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from articles.extraction.records import UnreadableDispatch
from articles.readers.kinds import suffix
from articles.readers.parts import LARGEST_FILE, TURNING, Allowance, Inside, Part, safe_name

MOST_MEMBERS = 2_000
_LARGEST_DIRECTORY = 2 * 1024 * 1024  # bytes of central directory: members with names of a thousand letters each
_MOST_BLOWN_UP = 200  # times its packed size; dispatches come to 3, their XML to 30
_BLOWN_UP_FROM = 512 * 1024  # bytes; below, a text of blanks is no danger
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DRIVE = re.compile(r"[A-Za-z]:")
_IN_PASSING = ("__MACOSX", "Thumbs.db", "desktop.ini")

_DAMAGED = "It is damaged, so it cannot be unpacked: pack it again and send that."


def read(raw: bytes, name: str, allowance: Allowance, inside: Inside) -> Iterator[Part]:
    """A part or more a member. Raises UnreadableDispatch where the archive as a whole is at fault."""
    with opened(raw) as archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names or "mimetype" in names:
            yield from _office(archive, names, name)
            return
        if allowance.in_archive:
            raise UnreadableDispatch("It is an archive inside an archive: unpack it and send what it holds.")
        yield from _members(archive, name, allowance, inside)


def opened(raw: bytes) -> zipfile.ZipFile:
    """The archive, if it is one that may be read from. Raises UnreadableDispatch."""
    at = raw.rfind(b"PK\x05\x06", max(0, len(raw) - 65_557))
    if at >= 0 and len(raw) - at >= _END.size:
        _, _, _, _, count, size, _, _ = _END.unpack_from(raw, at)
        if size > _LARGEST_DIRECTORY and size != 0xFFFFFFFF:
            raise _too_many(count if count < 0xFFFF else 0)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise UnreadableDispatch(_DAMAGED) from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _too_many(len(members))
    _refuse_shared_bytes(raw, archive)
    return archive


def contents(archive: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int = LARGEST_FILE) -> bytes:
    """A member unpacked, never more than ``largest`` bytes. Raises UnreadableDispatch."""
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableDispatch("It is locked with a password: pack it without one and send that.")
    if member.compress_type not in _METHODS:
        raise UnreadableDispatch("It is packed in a way that is not read here: pack it as an ordinary ZIP (deflate).")
    if member.file_size > largest:
        raise UnreadableDispatch(f"Unpacked it is larger than {largest // (1024 * 1024)} MB, the limit for one file.")
    if member.file_size > _BLOWN_UP_FROM and member.file_size > _MOST_BLOWN_UP * max(1, member.compress_size):
        raise UnreadableDispatch(
            f"It unpacks to more than {_MOST_BLOWN_UP} times its size, as no dispatch does: it may be made to do harm."
        )
    try:
        with archive.open(member) as file:
            raw = file.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, struct.error) as error:
        raise UnreadableDispatch(
            "It is damaged: what unpacks is not what the archive says of it. Pack it again and send that."
        ) from error
    if len(raw) != member.file_size:
        raise UnreadableDispatch(
            f"It is damaged: the archive says {member.file_size:,} bytes and {len(raw):,} unpack. Pack it again."
        )
    return raw


def _too_many(count: int) -> UnreadableDispatch:
    held = f"{count:,} files" if count else "too many files"
    return UnreadableDispatch(f"It holds {held}; the limit is {MOST_MEMBERS:,}: send them in several archives.")


def _refuse_shared_bytes(raw: bytes, archive: zipfile.ZipFile) -> None:
    """Members lie one after another, in front of the directory; where two share bytes, one is unpacked many times."""
    spans = []
    for member in archive.infolist():
        start = member.header_offset
        if start < 0 or start + _LOCAL.size > len(raw):
            raise UnreadableDispatch(_DAMAGED)
        *_, name_length, extra_length = _LOCAL.unpack_from(raw, start)
        end = start + _LOCAL.size + name_length + extra_length + member.compress_size
        spans.append((start, end))
    spans.sort()
    shared = any(first_end > second for (_, first_end), (second, _) in pairwise(spans))
    if shared or (spans and spans[-1][1] > archive.start_dir):
        raise UnreadableDispatch(
            "Files inside it overlap, as in archives made to do harm: pack it again and send that."
        )


def _members(archive: zipfile.ZipFile, name: str, allowance: Allowance, inside: Inside) -> Iterator[Part]:
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_in_passing(_named(member))]
    times = Counter(_plain(_named(member)) for member in members)
    skip, turn_to = allowance.skip, allowance.turn_to
    allowance.skip, allowance.turn_to = 0, None  # they count the members of this archive, of none inside it
    allowance.in_archive = True
    for number, member in enumerate(members):
        label = f"{name}/{safe_name(_named(member)).lstrip('/')}"
        if number < skip:
            allowance.bytes_left -= min(allowance.bytes_left, member.file_size)
            continue
        if turn_to:
            turn_to(number, label)
        try:
            _refuse_name(member)
            if times[_plain(_named(member))] > 1:
                raise UnreadableDispatch("The archive has several files of this name: give each its own and send them.")
            if member.file_size == 0:
                raise UnreadableDispatch("The file is empty: send the one that has the text.")
            if member.file_size <= LARGEST_FILE:
                allowance.take(member.file_size)
            raw = contents(archive, member)
        except UnreadableDispatch as error:
            yield Part(label, None, None, str(error))
            continue
        for part in inside(raw, label):
            # A row of a table inside is no file: the bytes it came in are those of the archive.
            own = raw if part.dispatch and part.name == label else part.raw
            yield Part(part.name, own, part.dispatch, part.reason)
    if not members:
        raise UnreadableDispatch("The archive holds no file to read: send the one that has the files.")


def _named(member: zipfile.ZipInfo) -> str:
    """The name as it was written. Programs that write UTF-8 without saying so are common, and it proves itself."""
    name = member.orig_filename
    if not member.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _plain(name: str) -> str:
    """Names that are one to some program are one here."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    return unicodedata.normalize("NFC", "/".join(parts)).casefold()


def _is_in_passing(name: str) -> bool:
    """What systems pack along, hidden files and READMEs: passed over as in a folder."""
    if ".." in PurePosixPath(name.replace("\\", "/")).parts or "\x00" in name:
        return False
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(part in _IN_PASSING or part.startswith(".") for part in parts) or (
        bool(parts) and parts[-1].upper().startswith("README")
    )


def _refuse_name(member: zipfile.ZipInfo) -> None:
    name = _named(member)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnreadableDispatch("It is a link to another file and no file: pack the file itself.")
    if "\x00" in name:
        raise UnreadableDispatch("Its name holds a NUL character, behind which another name can hide: rename it.")
    if TURNING.search(name):
        raise UnreadableDispatch(
            "Its name holds a character that turns the writing direction, so that it looks like another: rename it."
        )
    path = name.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise UnreadableDispatch("Its name leads out of the archive (“..” or an absolute path): pack it again without.")


def _office(archive: zipfile.ZipFile, names: set[str], name: str) -> Iterator[Part]:
    if "word/document.xml" in names:
        from articles.readers import docx

        yield Part(name, None, docx.read(archive))
    elif "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        raise UnreadableDispatch("It is a spreadsheet: save it as CSV and send that.")
    elif "ppt/presentation.xml" in names:
        raise UnreadableDispatch("It is a presentation: save its text as plain text (.txt) and send that.")
    elif "mimetype" in names or suffix(name) in (".odt", ".epub", ".ods"):
        raise UnreadableDispatch(
            "It is an OpenDocument file or a book: save it as .docx or as plain text and send that."
        )
    else:
        raise UnreadableDispatch("It is an office document of an unknown kind: save it as plain text (.txt).")
