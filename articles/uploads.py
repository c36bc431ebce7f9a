"""The uploaders' desk: what becomes of each file that somebody handed in, step by step.

``hand_in`` keeps the bytes; ``look`` and ``keep`` read a file and say what it would become; ``choose`` and
``leave_out`` are a person's word on that; ``store`` puts what was chosen into the record. Every step may be taken
twice, and changes nothing the second time. Who calls these in the background is ``articles.tasks``.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.files import File
from django.core.files.storage import storages
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import BigIntegerField, F, Func, IntegerField, Q, Value
from django.utils import timezone

from articles import ingestion, likeness, readers
from articles.extraction.records import Dispatch, Gazetteer, PartialDate, Precision
from articles.ingestion import Outcome, Reading, Source, Verdict
from articles.models import Article, Original, Upload, UploadItem
from articles.models.articles import HEAD
from articles.models.curation import ArticleSketch
from articles.readers.apart import read_apart

NEARLY = 0.5  # of a text that stands in another: from here on it is worth a note
ALIKE = 1 / 3  # of the runs of two texts together: half of either, if they are as long
_CANDIDATES = 5
_SPEAKERS = 3
_LONGEST_NAME = UploadItem._meta.get_field("name").max_length or 255
_LONGEST_AS_SENT = UploadItem._meta.get_field("name_as_sent").max_length or 500

WAITING, READ, CHOSEN = UploadItem.Outcome.WAITING, UploadItem.Outcome.READ, UploadItem.Outcome.CHOSEN
LEFT_OUT, OPENED = UploadItem.Outcome.LEFT_OUT, UploadItem.Outcome.OPENED
REJECTED, FAILED = UploadItem.Outcome.REJECTED, UploadItem.Outcome.FAILED


# Handing in


def hand_in(
    files: Iterable[File], *, by: Any, outlet: str = "", published_on: date | None = None, draft: bool = False
) -> Upload:
    """Makes a batch of the files: all of them are kept, or none. What nobody could read (empty, too large) is an item
    with its reason from the start. ``outlet`` is a name or slug. To be called in a transaction."""
    upload = Upload.objects.create(
        uploaded_by=by,
        outlet=ingestion.outlet_known(outlet),
        outlet_name=" ".join(outlet.split())[:120],
        published_on=published_on,
        draft=draft,
    )
    items = []
    originals = _Originals()
    for file in files:
        sent = getattr(file, "name_as_sent", "") or file.name or ""
        item = UploadItem(upload=upload, name=ingestion.source_name(sent), size=file.size)
        item.name_as_sent = as_sent(sent) if item.name != unicodedata.normalize("NFC", sent) else ""
        if reason := _refusal(file):
            item.outcome, item.reason, item.finished_at = REJECTED, reason, timezone.now()
        else:
            originals.keep(item, file.read())
        items.append(item)
    originals.write()
    UploadItem.objects.bulk_create(items)
    return upload


def _refusal(file: File) -> str:
    if not file.size:
        return "The file is empty: send the one that has the text."
    if file.size > largest_file():
        return f"It is larger than {largest_file() / (1024 * 1024):g} MB, the limit for one file: send it in pieces."
    return ""


def largest_file() -> int:
    """Bytes: what the site accepts, unless no reader takes as much."""
    return min(settings.UPLOAD_MAX_FILE_BYTES, ingestion.LARGEST_FILE)


def as_sent(name: str) -> str:
    """A name as it came, with what cannot be seen, or turns the writing direction, written out."""
    name = name.encode("utf-8", "backslashreplace").decode()
    shown = "".join(c if c.isprintable() else f"⟨U+{ord(c):04X}⟩" for c in name)
    return shown if len(shown) <= _LONGEST_AS_SENT else shown[: _LONGEST_AS_SENT - 1] + "…"


class _Originals:
    """Bytes of several items, kept at once and written in one order everywhere, so that two batches with the same files
    wait for each other and never in a ring."""

    def __init__(self) -> None:
        self._rows: dict[str, Original] = {}
        self._items: list[tuple[UploadItem, str]] = []

    def keep(self, item: UploadItem, raw: bytes) -> None:
        sha256 = hashlib.sha256(raw).hexdigest()
        ingestion.keep_bytes(raw, sha256)
        self._rows[sha256] = Original(sha256=sha256, size=len(raw))
        self._items.append((item, sha256))

    def write(self) -> None:
        Original.objects.bulk_create([self._rows[key] for key in sorted(self._rows)], ignore_conflicts=True)
        rows = Original.objects.in_bulk(list(self._rows), field_name="sha256")
        for item, sha256 in self._items:
            item.original = rows[sha256]


def waiting(upload: Upload) -> list[int]:
    return list(upload.items.filter(outcome=WAITING).values_list("pk", flat=True))


# Reading


@dataclass(frozen=True, slots=True)
class Preview:
    """What a dispatch would become. ``dated_by`` is given, file, text or inferred, or empty for no date at all."""

    title: str
    outlet: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    published_on: date | None = None
    precision: Precision = Precision.UNKNOWN
    phrase: str = ""
    dated_by: str = ""
    dated_from: date | None = None
    dated_until: date | None = None
    reasons: tuple[str, ...] = ()
    statements: int = 0
    speakers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()

    @classmethod
    def of(cls, found: Reading, upload: Upload) -> Preview:
        dispatch, layout, published = found.dispatch, found.layout, found.published
        inferred = found.extraction.inferred
        if published.on:
            dated_by = "given" if upload.published_on else "file" if dispatch.published.on else "text"
        else:
            dated_by = "inferred" if inferred else ""
        spoken = Counter(s.speaker for s in found.extraction.statements if s.speaker and not s.in_title)
        return cls(
            title=dispatch.title or layout.title or _beginning(dispatch.body),
            outlet=upload.outlet.name if upload.outlet else upload.outlet_name or dispatch.outlet or layout.outlet,
            author=dispatch.author or layout.byline,
            url=ingestion.address(dispatch.url),
            language=dispatch.language,
            published_on=published.on,
            precision=published.precision,
            phrase=published.phrase,
            dated_by=dated_by,
            dated_from=inferred.earliest if inferred else None,
            dated_until=inferred.latest if inferred else None,
            reasons=inferred.reasons if inferred else (),
            statements=len(found.extraction.statements),
            speakers=tuple(name for name, _count in spoken.most_common(_SPEAKERS)),
            notes=ingestion.notes(found),
            sketch=tuple(likeness.sketch(likeness.runs(dispatch.body))),
        )

    @classmethod
    def from_row(cls, kept: dict[str, Any]) -> Preview:
        days = {name: _day(kept[name]) for name in ("published_on", "dated_from", "dated_until")}
        several = {name: tuple(kept[name]) for name in ("reasons", "speakers", "notes")}
        several["sketch"] = tuple(kept.get("sketch", ()))  # batches that wait since before there was one
        return cls(**{**kept, **days, **several, "precision": Precision(kept["precision"])})


def _beginning(body: str) -> str:
    return Article(body=body[:HEAD]).display_title


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _row(record: Dispatch | Preview) -> dict[str, Any]:
    """As a JSON column takes it: without NUL and half characters, which PostgreSQL refuses."""
    return {name: _plain(value) for name, value in asdict(record).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return DjangoJSONEncoder().default(value) if isinstance(value, date) else value


def dispatch_of(item: UploadItem) -> Dispatch:
    kept: dict[str, Any] = item.dispatch or {}
    published = kept["published"]
    return Dispatch(
        **{
            **kept,
            "published": PartialDate(_day(published["on"]), Precision(published["precision"]), published["phrase"]),
            "notes": tuple(kept["notes"]),
        }
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """What reading an item came to: what it is now, or the parts it came apart into."""

    item: UploadItem
    parts: tuple[readers.Part, ...] = ()


def look(item_id: int, known: Gazetteer) -> Looked | None:
    """Reads a file that waits, and stores nothing. None where nothing waits: an earlier attempt got there, or the batch
    is gone. Raises FileNotFoundError where the bytes are."""
    item = UploadItem.objects.select_related("original", "upload__outlet").filter(pk=item_id, outcome=WAITING).first()
    if item is None:
        return None
    if item.dispatch:  # it came out of a file that was read before
        _preview(item, dispatch_of(item), known)
        return Looked(item)
    raw = _bytes_of(item)
    parts = read_apart(raw, item.name)
    if len(parts) > settings.UPLOAD_MAX_PARTS:
        _reject(
            item,
            f"It holds {len(parts)} dispatches; at most {settings.UPLOAD_MAX_PARTS} are read of one file: "
            "send it in pieces.",
        )
    elif len(parts) > 1 or parts[0].raw is not None:
        item.outcome = OPENED
        return Looked(item, tuple(parts))
    elif (dispatch := parts[0].dispatch) is None:
        _reject(item, parts[0].reason)
    else:
        _preview(item, dispatch, known)
    return Looked(item)


def keep(looked: Looked) -> list[int]:
    """Writes what ``look`` found, once; gives the parts that want to be read themselves. To be called in a
    transaction."""
    item = looked.item
    if not UploadItem.objects.select_for_update().filter(pk=item.pk, outcome=WAITING).exists():
        return []  # another attempt was faster
    item.finished_at = None if item.outcome == READ else timezone.now()
    item.save()
    if not looked.parts:
        return []
    shared = Counter(part.raw for part in looked.parts)
    originals = _Originals()
    members = []
    for part in looked.parts:
        member = UploadItem(upload=item.upload, member_of=item, name=_member_name(part.name, of=item.name))
        if part.raw is not None:
            member.size = len(part.raw)
            member.whole = shared[part.raw] == 1
            originals.keep(member, part.raw)
        elif part.dispatch:
            member.size, member.whole, member.original = item.size, False, item.original
        if part.dispatch:
            member.dispatch = _row(part.dispatch)
        else:
            _reject(member, part.reason)
            member.finished_at = timezone.now()
        members.append(member)
    originals.write()
    UploadItem.objects.bulk_create(members)
    return [member.pk for member in members if member.outcome == WAITING]


def _bytes_of(item: UploadItem) -> bytes:
    assert item.original  # noqa: S101 - an item without bytes was rejected when it was handed in
    with storages["originals"].open(item.original.path) as file:
        return file.read()


def _reject(item: UploadItem, reason: str) -> None:
    item.outcome, item.reason = REJECTED, _plain(reason)


def _member_name(name: str, *, of: str) -> str:
    """A part by its path in the file, nothing invisible, its end kept where it has to be cut."""
    inner = _plain(name).removeprefix(f"{of}/")
    inner = "".join(c for c in unicodedata.normalize("NFC", inner) if c.isprintable()).strip()
    return (inner if len(inner) <= _LONGEST_NAME else "…" + inner[1 - _LONGEST_NAME :]) or "unnamed"


def _preview(item: UploadItem, dispatch: Dispatch, known: Gazetteer) -> None:
    item.dispatch = _row(dispatch)
    item.text_sha256 = ingestion.text_sha256(dispatch)
    if held := ingestion.held_article(dispatch, _source(item)):
        item.outcome, item.article = UploadItem.Outcome.UNCHANGED, held
        item.reason = ingestion.already_held(held, item.name).reason
        item.dispatch = None
        return
    item.preview = _row(
        Preview.of(ingestion.understand(dispatch, known, published_on=item.upload.published_on), item.upload)
    )
    item.statements_found = item.preview["statements"]
    item.outcome = READ
    item.resembles_id, item.likeness = nearest(dispatch.body) or (None, None)


def _source(item: UploadItem) -> Source:
    assert item.original  # noqa: S101 - see _bytes_of
    return Source(item.original.sha256, item.original.size, item.whole)


def nearest(body: str, *, besides: int | None = None) -> tuple[int, float] | None:
    """The article in which most of a text stands as well, and the share of it; None where that is no good part of it.
    ``besides`` is an article that does not count: the one made of it."""
    mine = likeness.runs(body)
    sketch = likeness.sketch(mine)
    common = Func(
        F("hashes"),
        Value(sketch, output_field=ArrayField(BigIntegerField())),
        template="CARDINALITY(ARRAY(SELECT UNNEST(%(expressions)s)))",
        arg_joiner=") INTERSECT SELECT UNNEST(",
        output_field=IntegerField(),
    )
    candidates = (
        ArticleSketch.objects.filter(hashes__overlap=sketch)
        .exclude(article=besides)
        .order_by(common.desc(), "article")[:_CANDIDATES]
        .values_list("article_id", "article__body")
    )
    shares = [(likeness.share(mine, likeness.runs(other)), -pk) for pk, other in candidates]
    share, pk = max(shares, default=(0.0, 0))
    return (-pk, share) if share >= NEARLY else None


def nearest_in_batch(previews: Iterable[tuple[int, Preview]]) -> dict[int, int]:
    """Of items with what each would become, in order: item → the earlier one that shares a good part of its text."""
    first_with: dict[int, int] = {}
    sketches: dict[int, tuple[int, ...]] = {}
    found = {}
    for pk, preview in previews:
        others = Counter(first_with.setdefault(run, pk) for run in preview.sketch)
        del others[pk]
        for other, _shared in others.most_common(1):
            if likeness.alike(preview.sketch, sketches[other]) >= ALIKE:
                found[pk] = other
        sketches[pk] = preview.sketch
    return found


# A person's word


def choose(upload: Upload, chosen: Collection[int], shown: Collection[int]) -> list[int]:
    """Of the items that somebody was shown ready to be stored, the chosen are to be and the rest is left out. Gives
    the chosen. To be called in a transaction."""
    ready = upload.items.select_for_update().filter(outcome=READ, pk__in={*shown, *chosen}).order_by("pk")
    found = set(ready.values_list("pk", flat=True))
    now = timezone.now()
    stored = sorted(found & set(chosen))
    upload.items.filter(pk__in=stored).update(outcome=CHOSEN, chosen_at=now)
    upload.items.filter(pk__in=found - set(chosen)).update(outcome=LEFT_OUT, finished_at=now)
    return stored


def leave_out(upload: Upload) -> int:
    """Leaves out all that is ready to be stored; gives how many that were."""
    return upload.items.filter(outcome=READ).update(outcome=LEFT_OUT, finished_at=timezone.now())


def again(upload: Upload, item: int | None = None) -> tuple[list[int], list[int]]:
    """Puts one item, or all that were rejected or failed, back to where it stood; gives those to be read and those to
    be stored. To be called in a transaction."""
    wanted = Q(pk=item, outcome=LEFT_OUT) | Q(outcome__in=[REJECTED, FAILED])
    items = upload.items.select_for_update().filter(wanted, original__isnull=False).order_by("pk")
    if item is not None:
        items = items.filter(pk=item)
    to_store = [row.pk for row in items if row.outcome == FAILED and row.chosen_at and row.dispatch]
    to_read = [row.pk for row in items if row.pk not in to_store]
    upload.items.filter(pk__in=to_store).update(outcome=CHOSEN, reason="", finished_at=None)
    upload.items.filter(pk__in=to_read).update(outcome=WAITING, reason="", finished_at=None, chosen_at=None)
    return to_read, to_store


# Storing


def store(item_id: int, known: Gazetteer) -> None:
    """The article and what is said of it are one transaction: there is never a stored article whose item is still being
    stored. Raises FileNotFoundError where the bytes are gone."""
    with transaction.atomic():
        item = (
            UploadItem.objects.select_for_update(of=("self",))
            .select_related("original", "upload__uploaded_by", "upload__outlet")
            .filter(pk=item_id, outcome=CHOSEN)
            .first()
        )
        if item is None:
            return  # an earlier attempt got there, or the batch is gone
        dispatch = dispatch_of(item)
        if not item.original or not storages["originals"].exists(item.original.path):
            raise FileNotFoundError(item.name)
        upload = item.upload
        outcome = ingestion.store(
            dispatch,
            item.name,
            _source(item),
            known,
            outlet=upload.outlet or upload.outlet_name,
            published_on=upload.published_on,
            draft=upload.draft,
            loaded_by=upload.uploaded_by,
        )
        _settle(item, outcome)
        if outcome.kind is Verdict.STORED:
            item.resembles_id, item.likeness = nearest(dispatch.body, besides=outcome.article) or (None, None)
        item.save()


def _settle(item: UploadItem, outcome: Outcome) -> None:
    item.outcome = outcome.kind.value
    item.reason = outcome.reason or "; ".join(outcome.notes)
    item.article_id = outcome.article
    item.statements_found = outcome.statements
    item.dispatch = None
    item.finished_at = timezone.now()


def give_up(item_id: int, reason: str) -> None:
    UploadItem.objects.filter(pk=item_id, outcome__in=[WAITING, CHOSEN]).update(
        outcome=FAILED, reason=reason, finished_at=timezone.now()
    )
