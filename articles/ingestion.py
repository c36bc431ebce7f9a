"""The one door into the record: a file's bytes → articles with their statements, or the reason why not.

One dispatch is one transaction. Its original bytes are kept before it, under their own hash: should the transaction
fail, they lie there unread until the file comes again. Most files are one dispatch; a table, a feed or an archive holds
several, and each of them goes its own way.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify

from articles import likeness, readers
from articles.extraction.extract import VERSION, extract
from articles.extraction.layout import read_layout
from articles.extraction.records import (
    Dispatch,
    Extraction,
    Gazetteer,
    Layout,
    PartialDate,
    Precision,
)
from articles.findings import Changes, replace_statements, write_statements
from articles.models import Article, Original, Outlet
from articles.models.curation import ArticleSketch
from articles.readers.apart import read_apart

LARGEST_FILE = readers.LARGEST_FILE  # bytes; nobody needs to hand in more than one byte above it to be told
LONGEST_NAME = Article._meta.get_field("source_name").max_length or 255


class Verdict(StrEnum):
    STORED = "stored"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one dispatch. ``article`` is its primary key (None: rejected, or a dry run). ``reason`` is a
    sentence for the person who sent it; ``notes`` say what was odd in a dispatch that was stored."""

    kind: Verdict
    name: str
    reason: str = ""
    article: int | None = None
    statements: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a dispatch says, before anything is looked up or stored."""

    dispatch: Dispatch
    layout: Layout
    published: PartialDate
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class PartRead:
    """One part of a file and what it says. ``reading`` is None where the part could not be read, or not yet."""

    part: readers.Part
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a dispatch came from. ``whole`` says that they are this dispatch and nothing else; a row shares its
    table with others. ``raw`` is None where the bytes are kept already."""

    sha256: str
    size: int
    whole: bool
    raw: bytes | None = None

    @classmethod
    def of(cls, raw: bytes, *, whole: bool) -> Source:
        return cls(hashlib.sha256(raw).hexdigest(), len(raw), whole, raw)


def read(raw: bytes, name: str, gazetteer: Gazetteer, *, published_on: date | None = None) -> list[PartRead]:
    """All that a file says. Touches no database, so it may run in a process of its own."""
    return [
        PartRead(part, understand(part.dispatch, gazetteer, published_on=published_on) if part.dispatch else None)
        for part in read_apart(raw, name)
    ]


def understand(dispatch: Dispatch, gazetteer: Gazetteer, *, published_on: date | None = None) -> Reading:
    layout = read_layout(dispatch.body)
    if published_on:
        published = PartialDate(published_on, Precision.DAY)
    else:
        published = dispatch.published if dispatch.published.on else layout.published
    return Reading(dispatch, layout, published, _extract(dispatch.body, gazetteer, published, layout))


def ingest(
    raw: bytes,
    name: str,
    gazetteer: Gazetteer,
    *,
    outlet: Outlet | str | None = None,
    published_on: date | None = None,
    draft: bool = False,
    again: bool = False,
    loaded_by: Any = None,
    dry_run: bool = False,
    reading: Callable[[], Sequence[PartRead]] | None = None,
) -> list[Outcome]:
    """Stores what a file holds, or says why not: one outcome a part, in their order, at least one.

    ``reading`` fetches what ``read`` made of the same bytes elsewhere. For the rest see ``store``.
    """
    parts = reading() if reading else [PartRead(part) for part in read_apart(raw, name)]
    outcomes = []
    for found in parts:
        part = found.part
        if part.dispatch is None:
            outcomes.append(Outcome(Verdict.REJECTED, source_name(part.name), part.reason))
            continue
        alone = part.raw is not None or len(parts) == 1
        outcome = store(
            part.dispatch,
            part.name,
            Source.of(raw if part.raw is None else part.raw, whole=alone),
            gazetteer,
            outlet=outlet,
            published_on=published_on,
            draft=draft,
            again=again,
            loaded_by=loaded_by,
            dry_run=dry_run,
            reading=found.reading,
        )
        outcomes.append(outcome)
    return outcomes


def store(
    dispatch: Dispatch,
    name: str,
    source: Source,
    gazetteer: Gazetteer,
    *,
    outlet: Outlet | str | None = None,
    published_on: date | None = None,
    draft: bool = False,
    again: bool = False,
    loaded_by: Any = None,
    dry_run: bool = False,
    reading: Reading | None = None,
) -> Outcome:
    """Stores a dispatch, or says why not; never half of it.

    What is given (``outlet``, ``published_on``) overrides what the text says. A dispatch that is already held changes
    nothing, unless ``again``: then the article's statements are extracted anew, those that people decided stay as they
    are, and only what is given changes the article itself. ``reading`` is what ``understand`` made of it, where that
    was done before.
    """
    name = source_name(name)
    held = held_article(dispatch, source)
    if held and not again:
        return already_held(held, name)
    found = reading or understand(dispatch, gazetteer, published_on=published_on)
    if held:
        same_file = held.original.sha256 == source.sha256
        with transaction.atomic():
            outcome = _extract_again(held.pk, name, found, gazetteer, outlet, published_on, same_file=same_file)
            if dry_run:
                transaction.set_rollback(True)
        return outcome
    if dry_run:
        return _stored(None, name, found)

    if source.raw is not None:
        keep_bytes(source.raw, source.sha256)
    body_sha256 = text_sha256(dispatch)
    try:
        with transaction.atomic():
            original, _ = Original.objects.get_or_create(sha256=source.sha256, defaults={"size": source.size})
            article = _write(found, name, original, body_sha256, outlet, draft=draft, loaded_by=loaded_by)
    except IntegrityError:
        # The same dispatch came in by another way at the same moment, and was first. Anything else is an error.
        held = Article.objects.filter(body_sha256=body_sha256).first()
        if held is None:
            raise
        return already_held(held, name)
    return _stored(article, name, found)


def text_sha256(dispatch: Dispatch) -> str:
    """By which the same text is told, whatever file it came in."""
    return hashlib.sha256(dispatch.body.encode()).hexdigest()


def held_article(dispatch: Dispatch, source: Source) -> Article | None:
    """The article that the record holds of this dispatch: from the same bytes, however they would be read today, where
    these are nothing else; or else with the same text."""
    held = Article.objects.defer("body").select_related("original")
    same_file = held.filter(original__sha256=source.sha256).order_by("pk").first() if source.whole else None
    return same_file or held.filter(body_sha256=text_sha256(dispatch)).first()


def article_from(raw: bytes) -> Article | None:
    """The first article that came from exactly these bytes, if the record holds one."""
    sha256 = hashlib.sha256(raw).hexdigest()
    return Article.objects.defer("body").filter(original__sha256=sha256).order_by("pk").first()


def keep_bytes(raw: bytes, sha256: str) -> None:
    """Puts original bytes into their storage, all of them or none: written beside it and moved into place."""
    storage = storages["originals"]
    path = Original(sha256=sha256).path
    if storage.exists(path):
        if storage.size(path) == len(raw):
            return
        storage.delete(path)  # cut short by a full disk
    if not isinstance(storage, FileSystemStorage):
        saved = storage.save(path, ContentFile(raw))
    else:
        Path(storage.location).mkdir(mode=storage.directory_permissions_mode or 0o777, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=DRAFT_PREFIX, dir=storage.location)
        try:
            with open(handle, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            saved = storage.save(path, _Draft(draft))
        finally:
            Path(draft).unlink(missing_ok=True)
    if saved != path:  # another process was first, and the storage chose a free name
        storage.delete(saved)


DRAFT_PREFIX = ".draft-"


class _Draft(File):
    """A finished file, known by its path, that the storage moves into place instead of copying."""

    def __init__(self, path: str) -> None:
        super().__init__(None, path)
        self.path = path

    def temporary_file_path(self) -> str:
        return self.path


def source_name(name: str) -> str:
    """A file name fit to be stored and shown: no folders, nothing invisible or that turns the writing direction, the
    suffix kept where it has to be cut."""
    base = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    base = base.encode("utf-8", "replace").decode()  # bytes of a file system that are no UTF-8
    base = "".join(character for character in unicodedata.normalize("NFC", base) if character.isprintable()).strip()
    if len(base) > LONGEST_NAME:
        suffix = Path(base).suffix[:20]
        base = base[: LONGEST_NAME - len(suffix)] + suffix
    return base or "unnamed"


def outlet_named(name: str) -> Outlet | None:
    """The outlet of that name or slug, whatever its capitals; a new one where there is none. None for no name."""
    if (outlet := outlet_known(name)) is None and (name := _outlet_name(name)):
        # Somebody may be first.
        Outlet.objects.bulk_create([Outlet(name=name, slug=_outlet_slug(name))], ignore_conflicts=True)
        outlet = outlet_known(name)
    return outlet


def outlet_known(name: str) -> Outlet | None:
    """The outlet of that name or slug, whatever its capitals, if the record has it."""
    if not (name := _outlet_name(name)):
        return None
    return Outlet.objects.filter(Q(name__iexact=name) | Q(slug=_outlet_slug(name))).order_by("pk").first()


def _outlet_name(given: str) -> str:
    name = " ".join(given.split())[:120].strip()
    return name if any(character.isalnum() for character in name) else ""


def _outlet_slug(name: str) -> str:
    return slugify(name)[:80].strip("-") or f"outlet-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _extract(body: str, gazetteer: Gazetteer, published: PartialDate, layout: Layout) -> Extraction:
    """Only a day can tell what "on Monday" means, so a month or year is not handed on."""
    day = published.on if published.precision is Precision.DAY else None
    return extract(body, gazetteer, published_on=day, layout=layout, infer=published.on is None)


def _write(
    found: Reading,
    name: str,
    original: Original,
    body_sha256: str,
    outlet: Outlet | str | None,
    *,
    draft: bool,
    loaded_by: Any,
) -> Article:
    dispatch, layout = found.dispatch, found.layout
    has_title = bool(dispatch.title)
    article = Article.objects.create(
        title=(dispatch.title if has_title else layout.title)[:500],
        title_end=dispatch.title_end if has_title else layout.title_end,
        body=dispatch.body,
        body_sha256=body_sha256,
        original=original,
        source_name=name,
        encoding=dispatch.encoding[:20],
        outlet=_outlet(outlet, dispatch.outlet or layout.outlet),
        author=(dispatch.author or layout.byline)[:200],
        dateline=layout.dateline[:200],
        url=address(dispatch.url),
        language=dispatch.language[:8],
        published_on=found.published.on,
        published_precision=found.published.precision,
        published_phrase=found.published.phrase[:200],
        loaded_by=loaded_by,
        status=Article.Status.DRAFT if draft else Article.Status.PUBLISHED,
        extraction_version=VERSION,
        notes=list(notes(found)),
    )
    _date_by_inference(article, found.extraction)
    if article.dated_from:
        article.save(update_fields=["dated_from", "dated_until", "dating_reasons"])
    write_statements(article, found.extraction)
    ArticleSketch.objects.create(article=article, hashes=likeness.sketch(likeness.runs(dispatch.body)))
    return article


def _extract_again(
    pk: int,
    name: str,
    found: Reading,
    gazetteer: Gazetteer,
    outlet: Outlet | str | None,
    published_on: date | None,
    *,
    same_file: bool,
) -> Outcome:
    article = Article.objects.select_for_update().get(pk=pk)
    before = _printed_again(article)
    if outlet:
        article.outlet = _outlet(outlet, "")
    if published_on:
        article.published_on, article.published_precision = published_on, Precision.DAY
        article.published_phrase = ""
    article.extraction_version = VERSION
    if same_file:  # another file with this text may be odd in other ways
        article.notes = list(notes(found))
    known = PartialDate(article.published_on, Precision(article.published_precision))
    extraction = found.extraction
    if (known.on, known.precision) != (found.published.on, found.published.precision):
        extraction = _extract(article.body, gazetteer, known, found.layout)
    _date_by_inference(article, extraction)
    changed = _printed_again(article) != before
    if changed:
        article.save()
    changes = replace_statements(article, extraction, version=VERSION)
    return Outcome(
        Verdict.STORED if changed or changes else Verdict.UNCHANGED,
        name,
        _what_changed(article, changes),
        article.pk,
        len(extraction.statements),
        tuple(article.notes),
    )


def _printed_again(article: Article) -> tuple:
    return (
        article.outlet_id,
        article.published_on,
        article.published_precision,
        article.extraction_version,
        tuple(article.notes),
        article.dated_from,
        article.dated_until,
        tuple(article.dating_reasons),
    )


def _date_by_inference(article: Article, extraction: Extraction) -> None:
    """None is inferred where a date was given, so what was inferred before goes with it."""
    inferred = extraction.inferred
    article.dated_from = inferred.earliest if inferred else None
    article.dated_until = inferred.latest if inferred else None
    article.dating_reasons = list(inferred.reasons) if inferred else []


def _outlet(given: Outlet | str | None, printed: str) -> Outlet | None:
    if isinstance(given, Outlet):
        return given
    return outlet_named(given or printed)


def address(url: str) -> str:
    """Empty for what is no address of a page: a file may say anything, and readers will follow it."""
    longest = Article._meta.get_field("url").max_length or 1000
    return url if url.startswith(("https://", "http://")) and len(url) <= longest else ""


def notes(found: Reading) -> tuple[str, ...]:
    nothing = () if found.extraction.statements else ("no statement found",)
    return (*found.dispatch.notes, *found.extraction.notes, *nothing)


def _stored(article: Article | None, name: str, found: Reading) -> Outcome:
    pk = article.pk if article else None
    return Outcome(Verdict.STORED, name, "", pk, len(found.extraction.statements), notes(found))


def already_held(article: Article, name: str) -> Outcome:
    from_file = "" if article.source_name == name else f", from {article.source_name}"
    return Outcome(Verdict.UNCHANGED, name, f"Already held as article {article.pk}{from_file}.", article.pk)


def _what_changed(article: Article, changes: Changes) -> str:
    return (
        f"Read again as article {article.pk}: {changes.added} new, {changes.changed} changed, "
        f"{changes.withdrawn} no longer found, {changes.kept} as decided by people."
    )
