"""What people decide about actors: that two are one, and that they were two after all.

Every row that points to an actor is found by the models themselves, so a table added later moves as well. What a
decision changed is kept in ``ActorMove`` row by row, and ``undo_move`` puts it back.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pghistory.models import Event

from articles import utterances
from articles.curation.deciding import CurationError, said_why
from articles.curation.ledger import Ledger, take_back
from articles.models import Actor, ActorMove, ActorName, Metonym, Redirect, Statement, Tenure, Utterance

Link = tuple[type[models.Model], str]  # a table and the column of it that points to an actor

# What rows are called in a preview; a table that is not here goes by its own name.
CALLED = {
    "Statement.speaker_id": gettext_lazy("statements"),
    "Statement.via_id": gettext_lazy("statements passed on"),
    "JointSpeaker.actor_id": gettext_lazy("statements made together with others"),
    "Mention.actor_id": gettext_lazy("mentions in statements"),
    "ActorName.actor_id": gettext_lazy("spellings of the name"),
    "Tenure.actor_id": gettext_lazy("terms of office"),
    "Utterance.speaker_id": gettext_lazy("utterances"),
    "Actor.parent_id": gettext_lazy("parts"),
    "Office.organisation_id": gettext_lazy("offices"),
    "Metonym.actor_id": gettext_lazy("expressions that stand for them"),
    "Metonym.alternatives": gettext_lazy("expressions that may stand for them"),
    "Redirect.new_path": gettext_lazy("old addresses"),
}


def called(link: str) -> str:
    if link in CALLED:
        return str(CALLED[link])
    model = link.partition(".")[0]
    return next((str(m._meta.verbose_name_plural) for m, _column in links() if m.__name__ == model), model)


def links() -> Iterator[Link]:
    """Every column of the record that points to an actor; history is not moved."""
    for relation in Actor._meta.get_fields(include_hidden=True):
        if not (relation.one_to_many or relation.one_to_one) or not relation.auto_created:
            continue
        model = relation.related_model
        if isinstance(model, type) and not issubclass(model, Event) and model._meta.app_label == "articles":
            yield model, relation.field.attname  # type: ignore[union-attr]


@dataclass(frozen=True)
class MergePreview:
    """``moving`` and ``dropped`` count rows by what they are called in ``CALLED``; dropped are those that ``kept`` has
    already: the same spelling, the same mention. ``digest`` stands for exactly these rows."""

    kept: Actor
    gone: Actor
    moving: dict[str, int]
    dropped: dict[str, int]
    names: list[str]
    names_held: list[str]
    terms: list[Tenure]
    addresses: list[str]
    warnings: list[str]
    digest: str

    @property
    def told(self) -> list[tuple[str, int, int]]:
        """(what, rows that move, rows that are held already)"""
        keys = [*self.moving, *(key for key in self.dropped if key not in self.moving)]
        return [(called(key), self.moving.get(key, 0), self.dropped.get(key, 0)) for key in keys]


def preview_merge(kept_id: int, gone_id: int) -> MergePreview:
    """What ``merge`` would do to the record as it is now. Raises CurationError where it would."""
    kept, gone = _two(Actor.objects.all(), kept_id, gone_id)
    plan = _Plan.of(kept, gone)
    terms = list(gone.tenures.select_related("office", "actor"))
    return MergePreview(
        kept=kept,
        gone=gone,
        moving=plan.moving(),
        dropped=plan.dropped(),
        names=sorted(plan.names - plan.held_names),
        names_held=sorted(plan.names & plan.held_names),
        terms=terms,
        addresses=[address_of(gone), *plan.addresses],
        warnings=list(_doubts(kept, gone, terms)),
        digest=plan.digest,
    )


def merge(kept_id: int, gone_id: int, *, by: User, reason: str, expected: str = "") -> ActorMove:
    """Makes ``gone`` the same actor as ``kept``: everything that points to the one points to the other afterwards, the
    old address redirects, and ``gone`` has no row until ``undo_move``.

    ``expected`` is the digest of the preview that was looked at. Raises CurationError, also where the rows are others
    by now.
    """
    reason = said_why(reason)
    with telling(by, "merge", reason):
        kept, gone = _two(Actor.objects.select_for_update(of=("self",)).order_by("pk"), kept_id, gone_id)
        plan = _Plan.of(kept, gone)
        if expected and plan.digest != expected:
            raise CurationError(_("What would move has changed since you looked: look again, and merge then."))
        ledger = Ledger()
        _join_utterances(ledger, plan)
        for (model, column), rows in plan.rows.items():
            twins = plan.twins.get((model, column), [])
            ledger.drop(model._base_manager.filter(pk__in=twins))
            ledger.move(model._base_manager.filter(pk__in=[pk for pk in rows if pk not in set(twins)]), column, kept.pk)
        if kept.parent_id in (gone.pk, kept.pk):
            ledger.move(Actor.objects.filter(pk=kept.pk), "parent_id", gone.parent_id)
        for metonym in plan.metonyms:
            slugs = list(dict.fromkeys(kept.slug if s == gone.slug else s for s in metonym.alternatives))
            ledger.move(Metonym.objects.filter(pk=metonym.pk), "alternatives", slugs)
        if gone.name not in plan.names | plan.held_names:
            ledger.add(ActorName(actor=kept, text=gone.name, kind=ActorName.Kind.FULL))
        _redirect(ledger, gone, kept, reason)
        ledger.drop(Actor.objects.filter(pk=gone.pk))
        return keep_note(ActorMove.Kind.MERGE, ledger, plan.moving(), by, reason, target=kept, source=gone)


def undo_move(move_id: int, *, by: User, reason: str = "") -> tuple[ActorMove, int]:
    """Takes back a merge, a split or a match; rows come back with their ids. What somebody changed since stays as they
    changed it; how many rows that were is the second of what is returned. Raises CurationError."""
    with telling(by, "undo", reason):
        move = ActorMove.objects.select_for_update(of=("self",)).filter(pk=move_id).first()
        if move is None:
            raise CurationError(_("There is no merge or split %(number)s.") % {"number": move_id})
        if move.undone_at:
            raise CurationError(_("That was taken back already."))
        wanted = {move.target} | ({move.source} if move.kind == ActorMove.Kind.SPLIT and move.source else set())
        here = set(Actor.objects.select_for_update().filter(pk__in=wanted).order_by("pk").values_list("pk", flat=True))
        for missing in sorted(wanted - here):
            later = ActorMove.objects.filter(source=missing, kind=ActorMove.Kind.MERGE, undone_at=None).first()
            raise CurationError(
                _("%(later)s since: take that back first.") % {"later": later}
                if later
                else _("Actor %(number)s is not in the record any more.") % {"number": missing}
            )
        try:
            with transaction.atomic():
                left = take_back(move.writes)
                connection.check_constraints()
        except IntegrityError as error:
            raise CurationError(
                _("Something new hangs on it since, so it cannot be taken back as it is: %(reason)s")
                % {"reason": " ".join(str(error).split())}
            ) from error
        _mend([actor for actor in (move.source, move.target) if actor])
        move.undone_at, move.undone_by = timezone.now(), by
        move.save(update_fields=["undone_at", "undone_by"])
    return move, left


def address_of(actor: Actor) -> str:
    return reverse("actor", args=[actor.slug])


# --- what would move ----------------------------------------------------------------------------------------------


@dataclass
class _Plan:
    """``rows`` are the ids that point to ``gone``, ``twins`` those among them of which ``kept`` has the same."""

    kept: Actor
    gone: Actor
    rows: dict[Link, list[int]] = field(default_factory=dict)
    twins: dict[Link, list[int]] = field(default_factory=dict)
    metonyms: list[Metonym] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    held_names: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, kept: Actor, gone: Actor) -> _Plan:
        plan = cls(kept, gone)
        for model, column in links():
            rows = model._base_manager.filter(**{column: gone.pk})
            if pks := list(rows.order_by("pk").values_list("pk", flat=True)):
                plan.rows[model, column] = pks
                if twins := list(_twins(model, column, rows, kept)):
                    plan.twins[model, column] = twins
        plan.metonyms = list(Metonym.objects.filter(alternatives__contains=[gone.slug]).order_by("pk"))
        leading = Redirect.objects.filter(new_path=address_of(gone)).order_by("pk")
        plan.addresses = list(leading.values_list("old_path", flat=True))
        plan.names = set(gone.names.values_list("text", flat=True))
        plan.held_names = set(kept.names.values_list("text", flat=True))
        return plan

    def moving(self) -> dict[str, int]:
        counts = {_named(link): len(pks) - len(self.twins.get(link, ())) for link, pks in self.rows.items()}
        counts["Metonym.alternatives"] = len(self.metonyms)
        counts["Redirect.new_path"] = 1 + len(self.addresses)
        return {key: counts[key] for key in sorted(counts, key=_order) if counts[key]}

    def dropped(self) -> dict[str, int]:
        return {_named(link): len(pks) for link, pks in self.twins.items()}

    @property
    def digest(self) -> str:
        shown = {_named(link): pks for link, pks in self.rows.items()}
        held = {f"{_named(link)} held": pks for link, pks in self.twins.items()}
        metonyms = [metonym.pk for metonym in self.metonyms]
        everything = [self.kept.pk, self.gone.pk, shown, held, metonyms, self.addresses, sorted(self.names)]
        return hashlib.sha256(json.dumps(everything, sort_keys=True).encode()).hexdigest()[:32]


def _named(link: Link) -> str:
    return f"{link[0].__name__}.{link[1]}"


def _order(key: str) -> tuple[int, str]:
    known = list(CALLED)
    return (known.index(key) if key in known else len(known), key)


def _twins(model: type[models.Model], column: str, rows: models.QuerySet[Any], kept: Actor) -> Iterator[int]:
    """Rows that could not point to ``kept``, because a row that is the same in all else already does."""
    for constraint in model._meta.constraints:
        if not isinstance(constraint, models.UniqueConstraint):
            continue
        columns = [model._meta.get_field(name).attname for name in constraint.fields]  # type: ignore[union-attr]
        if column in columns:
            same = {name: OuterRef(name) for name in columns if name != column}
            yield from (
                rows.filter(Exists(model._base_manager.filter(**{column: kept.pk}, **same)))
                .values_list("pk", flat=True)
                .order_by("pk")
            )


def _doubts(kept: Actor, gone: Actor, terms: Sequence[Tenure]) -> Iterator[str]:
    if kept.kind != gone.kind:
        yield _("One is a %(gone)s, the other a %(kept)s.") % {
            "gone": gone.get_kind_display().lower(),
            "kept": kept.get_kind_display().lower(),
        }
    if kept.gender and gone.gender and kept.gender != gone.gender:
        yield _("One is recorded as a woman, the other as a man.")
    if kept.country_id and gone.country_id and kept.country_id != gone.country_id:
        yield _("They are recorded under different countries.")
    held = list(kept.tenures.select_related("office"))
    for term in terms:
        for other in held:
            if other.office_id == term.office_id and _overlap(term, other):
                yield _("Both have a term as %(office)s that covers the same days: both terms stay.") % {
                    "office": term.office
                }
    together = Q(joint__actor=gone.pk)
    if both := Statement.objects.filter(together).filter(joint__actor=kept.pk).count():
        yield _("%(count)s statements name them side by side, as two.") % {"count": both}


def _overlap(one: Tenure, other: Tenure) -> bool:
    return (one.ends is None or other.starts < one.ends) and (other.ends is None or one.starts < other.ends)


# --- doing it -----------------------------------------------------------------------------------------------------


def _two(rows: models.QuerySet[Actor], kept_id: int, gone_id: int) -> tuple[Actor, Actor]:
    if kept_id == gone_id:
        raise CurationError(_("That is one and the same actor."))
    found = {actor.pk: actor for actor in rows.filter(pk__in=[kept_id, gone_id])}
    for pk in (kept_id, gone_id):
        if pk not in found:
            raise CurationError(_("There is no actor %(number)s.") % {"number": pk})
    return found[kept_id], found[gone_id]


@contextmanager
def telling(by: User, act: str, reason: str) -> Iterator[None]:
    """One transaction, told by whom and why; what the database would only refuse at its end is refused here."""
    with pghistory.context(user=by.pk, act=act, reason=reason), transaction.atomic():
        with connection.cursor() as cursor:
            # Every statement that moves is listed anew: of somebody quoted often that takes longer than a page may.
            cursor.execute("SET LOCAL statement_timeout = '5min'")
        yield
        connection.check_constraints()


def _join_utterances(ledger: Ledger, plan: _Plan) -> None:
    """The same words that both have said are one utterance: that of ``kept``."""
    for twin in Utterance.objects.filter(pk__in=plan.twins.get((Utterance, "speaker_id"), [])):
        same = Utterance.objects.get(speaker=plan.kept, words_sha256=twin.words_sha256)
        ledger.move(Statement.objects.filter(utterance=twin), "utterance_id", same.pk)


def _redirect(ledger: Ledger, gone: Actor, kept: Actor, reason: str) -> None:
    old, new = address_of(gone), address_of(kept)
    ledger.move(Redirect.objects.filter(new_path=old), "new_path", new)
    ledger.drop(Redirect.objects.filter(old_path__in=[old, new]))
    ledger.add(Redirect(old_path=old, new_path=new, reason=reason))


def keep_note(
    kind: str,
    ledger: Ledger,
    counts: dict[str, int],
    by: User,
    reason: str,
    *,
    target: Actor,
    source: Actor | None,
    printed: str = "",
) -> ActorMove:
    return ActorMove.objects.create(
        kind=kind,
        source=source.pk if source else None,
        source_name=(source.name if source else printed)[:300],
        source_slug=source.slug if source else "",
        target=target.pk,
        target_name=target.name,
        target_slug=target.slug,
        reason=reason,
        counts=dict(Counter(counts)),
        writes=ledger.notes,
        made_by=by,
    )


def _mend(actors: Sequence[int]) -> None:
    """What came in while they were merged or parted may hang between the two: a term or an utterance of the other."""
    spoken = Statement.objects.filter(speaker__in=actors)
    spoken.exclude(tenure=None).exclude(tenure__actor=F("speaker")).update(tenure=None)
    loose = list(spoken.exclude(utterance=None).exclude(utterance__speaker=F("speaker")).order_by("pk").defer("search"))
    if loose:
        for statement in loose:
            statement.utterance_decided = False
        utterances.gather(loose)
        Statement.objects.bulk_update(loose, ["utterance", "utterance_decided"])
