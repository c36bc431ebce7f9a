"""What a curator may put right about a statement, as a form whose every field says what is there now.

The review queue and the page of an article in admin show it, each in its way, and both save through it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import curation
from articles.curation import newcomers, spans
from articles.extraction.records import Kind, Precision
from articles.models import Actor, ActorName, Country, Statement, StatementCountry, StatementTopic, Topic
from articles.models.changes import events_of, part_events_of, version_of

EDGE = 4  # words of a statement that stand in the fields for its beginning and its end
FORMATS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}  # characters of an ISO date as far as it is known


class PartialDateField(forms.CharField):
    """2024-05-12, 2024-05 or 2024 ↔ (day, precision); empty is (None, unknown)."""

    def clean(self, value: Any) -> tuple[date | None, str]:
        typed = super().clean(value).strip()
        if not typed:
            return None, Precision.UNKNOWN.value
        precision = FORMATS.get(len(typed))
        try:
            if precision is None or not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", typed):
                raise ValueError
            return date.fromisoformat(f"{typed}-01-01"[:10]), precision.value
        except ValueError:
            raise ValidationError(_("Write the day as 2024-05-12, a month as 2024-05, a year as 2024.")) from None


def as_shown(row: Any, speaker: Actor | None) -> dict[str, str]:
    """What the fields say about a statement, or about a state it was in."""
    words = row.text.split()
    return {
        "speaker": speaker.name if speaker else "",
        "kind": row.kind,
        "said": as_typed(row.said_on, row.said_precision),
        "begins": " ".join(words[:EDGE]),
        "ends": " ".join(words[-EDGE:]),
    }


def as_typed(day: date | None, precision: str) -> str:
    length = next((n for n, known in FORMATS.items() if known == precision), 0)
    return day.isoformat()[:length] if day else ""


class NamesField(forms.CharField):
    """Names or codes of countries, or of topics, divided by commas, → rows."""

    def __init__(self, rows: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.called: dict[str, Any] = {}
        for row in rows:
            names = (row.name, row.label, row.code) if isinstance(row, Country) else (row.label, row.slug)
            self.called.update(dict.fromkeys((name.casefold() for name in names), row))

    def clean(self, value: Any) -> list[Any]:
        typed = [name.strip() for name in super().clean(value).split(",") if name.strip()]
        if unknown := [name for name in typed if name.casefold() not in self.called]:
            raise ValidationError(_("Not known here: %(names)s."), params={"names": ", ".join(unknown)})
        return [self.called[name.casefold()] for name in typed]


@dataclass(frozen=True, slots=True)
class Tags:
    """What a statement is about, of one kind: ``name`` is the field of those that are chosen, ``more`` of what is typed
    to be added, ``called`` their name on the statement."""

    name: str
    more: str
    called: str
    key: str
    rows: type[Country | Topic]
    part: type[StatementCountry | StatementTopic]

    def of(self, statement: Statement) -> set[Any]:
        return set(getattr(statement, self.called).all())


TAGS = (
    Tags("country", "more_countries", "countries", "code", Country, StatementCountry),
    Tags("topic", "more_topics", "topics", "slug", Topic, StatementTopic),
)


class CorrectionForm(forms.Form):
    """Bound or not, about one statement; the words of its article are asked for. ``corrections`` are the arguments for
    ``curation.correct``."""

    speaker = forms.CharField(label=gettext_lazy("Speaker"), required=False, max_length=250)
    newcomer = forms.ChoiceField(
        label=gettext_lazy("New actor"),
        required=False,
        choices=[("", gettext_lazy("no")), *Actor.Kind.choices],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[(kind.value, gettext_lazy(kind.value)) for kind in Kind],
        widget=forms.RadioSelect,
    )
    said = PartialDateField(
        label=gettext_lazy("Said on"),
        required=False,
        max_length=10,
        help_text=gettext_lazy("2024-05-12, 2024-05 or 2024; empty if unknown."),
    )
    country = forms.ModelMultipleChoiceField(Country.objects.all(), to_field_name="code", required=False)
    topic = forms.ModelMultipleChoiceField(Topic.objects.all(), to_field_name="slug", required=False)
    begins = forms.CharField(label=gettext_lazy("From the words"), required=False, max_length=300)
    ends = forms.CharField(label=gettext_lazy("to the words"), required=False, max_length=300)
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        label=gettext_lazy("Why, if it needs saying"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    data: Any

    def __init__(self, data: Any = None, *, statement: Statement, seen: int) -> None:
        self.statement = statement
        self.new_name = ""  # of an actor whom the record does not know yet
        bound = data is not None  # only then does anybody name what is not there yet
        self.countries = list(Country.objects.all()) if bound else []
        self.topics = list(Topic.objects.all()) if bound else []
        super().__init__(
            data,
            auto_id=f"s{statement.pk}-%s",
            initial=as_shown(statement, statement.speaker) | {"seen": seen},
        )
        self.fields["more_countries"] = NamesField(self.countries, label=_("Add a country"), max_length=500)
        self.fields["more_topics"] = NamesField(self.topics, label=_("Add a topic"), max_length=500)
        self.fields["speaker"].widget.attrs |= {"list": f"s{statement.pk}-speakers", "autocomplete": "off"}
        self.fields["more_countries"].widget.attrs |= {"list": "all-countries", "autocomplete": "off"}
        self.fields["more_topics"].widget.attrs |= {"list": "all-topics", "autocomplete": "off"}
        self.fields["said"].widget.attrs |= {"size": 11, "autocomplete": "off"}

    # What stands there now, for the template

    @cached_property
    def held_countries(self) -> list[Country]:
        return self._chosen("country", self.countries, "code", self.statement.countries)

    @cached_property
    def held_topics(self) -> list[Topic]:
        return self._chosen("topic", self.topics, "slug", self.statement.topics)

    def _chosen(self, name: str, rows: list[Any], key: str, held: Any) -> list[Any]:
        if not self.is_bound:
            return list(held.all())
        sent = set(self.data.getlist(name))
        return [row for row in rows if getattr(row, key) in sent]

    # What was typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        typed = " ".join(cleaned.get("speaker", "").split())
        if "speaker" in cleaned and typed == self.initial["speaker"]:
            cleaned["speaker"] = self.statement.speaker
        elif "speaker" in cleaned:
            try:
                cleaned["speaker"] = speaker_called(typed)
            except ValidationError as error:
                if error.code == "nobody" and cleaned.get("newcomer"):
                    self.new_name, cleaned["speaker"] = typed, None
                else:
                    self.add_error("speaker", error)
        cleaned["span"] = self._span(cleaned)
        return cleaned

    def _span(self, cleaned: dict[str, Any]) -> tuple[int, int] | None:
        start, end = cleaned.get("start"), cleaned.get("end")
        if start is not None and end is not None:
            return start, end
        begins, ends = (
            "" if " ".join(cleaned.get(name, "").split()) == self.initial[name] else cleaned.get(name, "")
            for name in ("begins", "ends")
        )
        if not begins.strip() and not ends.strip():
            return None
        near = (self.statement.start, self.statement.end)
        try:
            return spans.find(self.statement.article.body, begins=begins, ends=ends, near=near)
        except ValidationError as error:
            for name, told in error.message_dict.items():
                self.add_error(name, told)
        return None

    def corrections(self) -> dict[str, Any]:
        """Only what differs from the statement as it stands; empty where the reading is right as it is."""
        row, given = self.statement, self.cleaned_data
        said_on, precision = given["said"]
        wanted = {
            "kind": given["kind"],
            "speaker": given["speaker"],
            "said_on": said_on,
            "said_precision": precision,
        }
        changes = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        found: dict[str, Any] = {}
        if changes or self.new_name:
            found["changes"] = changes
        if given["span"] not in (None, (row.start, row.end)):
            found["span"] = given["span"]
        for tags in TAGS:
            if (chosen := self._chosen_now(tags)) != tags.of(row):
                found[tags.called] = chosen
        return {"changes": {}} | found if found else {}

    def save(self, *, by: User) -> bool:
        """Vouches for the reading as it stands or, where something was put right, corrects it; False where the form has
        a fault, which it then says. Raises CurationError."""
        if not self.is_valid():
            return False
        pk, seen, corrections = self.statement.pk, self.cleaned_data["seen"], self.corrections()
        if not corrections:
            curation.confirm(pk, by=by, expected_version=seen)
            return True
        try:
            with transaction.atomic():
                if self.new_name:
                    if not by.has_perm("articles.add_actor"):
                        raise PermissionDenied
                    kind = self.cleaned_data["newcomer"]
                    corrections["changes"]["speaker"] = newcomers.introduce(self.new_name, kind=kind, by=by)
                curation.correct(pk, by=by, reason=self.cleaned_data["why"], expected_version=seen, **corrections)
        except ValidationError as error:
            for told in error.messages:
                self.add_error(None, told)
            return False
        return True

    @property
    def faults(self) -> str:
        """In one line, for where the fields are not in sight."""
        return " ".join(str(told) for errors in self.errors.values() for told in errors)

    # Overtaken by somebody else

    def on(self, now: Statement) -> CorrectionForm:
        """The same entries on the statement as it is ``now``: what was typed stays, and every field that was left as it
        was shows what others have put there since."""
        before = self._before()
        if before is None:
            return self
        data = self.data.copy()
        data["seen"] = version_of(now)
        shown = as_shown(before, Actor.objects.filter(pk=before.speaker_id).first())
        untouched = {name for name, value in shown.items() if " ".join(data.get(name, "").split()) == value}
        if data.get("start") and data.get("end"):
            untouched -= {"begins", "ends"}  # the words were selected, and these only tell which
        for name, value in as_shown(now, now.speaker).items():
            if name in untouched:
                data[name] = value
        for tags in TAGS:
            held, then, wanted = tags.of(now), self._then(tags, now), self._chosen_now(tags)
            kept = (held | (wanted - then)) - (then - wanted)
            data.setlist(tags.name, [getattr(row, tags.key) for row in sorted(kept, key=str)])
            data[tags.more] = ""
        return CorrectionForm(data, statement=now, seen=data["seen"])

    def _before(self) -> Any:
        """The statement as it was when the form was shown."""
        seen = self.data.get("seen", "")
        return events_of(self.statement).filter(pgh_id=seen).first() if seen.isdecimal() else None

    def _then(self, tags: Tags, now: Statement) -> set[Any]:
        """What the statement was tagged with when the form was shown: what is there now, less what came, and what
        went."""
        since = int(self.data["seen"])
        events = part_events_of(now, tags.part, since=since).order_by("-pgh_id")
        first = dict(events.values_list(f"{tags.name}_id", "pgh_label"))  # the oldest of each is the one that is kept
        touched = tags.rows._default_manager.in_bulk(list(first))
        went = {row for pk, row in touched.items() if first[pk] == "delete"}
        return {row for row in tags.of(now) if row.pk not in first} | went

    def _chosen_now(self, tags: Tags) -> set[Any]:
        return {*self.cleaned_data.get(tags.name, ()), *self.cleaned_data.get(tags.more, ())}

    def told(self) -> list[tuple[str, str]]:
        """What was typed, in words, for somebody whose form was overtaken: against the statement as they saw it, which
        is not as it stands now."""
        if not self.is_valid():
            return [(str(self.fields[name].label or name), str(self.data.get(name, ""))) for name in self.errors]
        found, before, row = self.corrections(), self._before(), self.statement
        lines = []
        for name, value in found.get("changes", {}).items():
            if before is None or getattr(before, name) != value:
                lines.append((name.replace("_", " "), str(value or "–")))
        if self.new_name:
            lines.append((_("new actor"), self.new_name))
        if "span" in found and (before is None or found["span"] != (before.start, before.end)):
            start, end = found["span"]
            lines.append((_("words"), row.article.body[start:end]))
        for tags in TAGS:
            chosen = self._chosen_now(tags)
            if chosen != (tags.of(row) if before is None else self._then(tags, row)):
                lines.append((tags.called, ", ".join(sorted(map(str, chosen))) or "–"))
        if why := self.cleaned_data["why"]:
            lines.append((_("why"), why))
        return lines


def speaker_called(typed: str) -> Actor | None:
    """By slug in brackets, name or any spelling; empty is nobody. Raises ValidationError with the code "nobody" where
    no actor, and "several" where more than one is called so."""
    if not typed:
        return None
    if match := re.search(r"\[([\w-]+)\]$", typed):
        found = list(Actor.objects.filter(slug=match[1]))
    else:
        found = list(Actor.objects.filter(name__iexact=typed)[:5])
        if not found:
            spelt = ActorName.objects.exclude(kind=ActorName.Kind.EPITHET).filter(text__unaccent__iexact=typed)
            found = list(Actor.objects.filter(Q(pk__in=spelt.values("actor")) | Q(name__unaccent__iexact=typed))[:5])
    if not found:
        raise ValidationError(
            _("Nobody here is called “%(name)s”. Choose from the list, or add them as a new actor."),
            code="nobody",
            params={"name": typed},
        )
    if len(found) > 1:
        which = "; ".join(f"{actor.name} [{actor.slug}]" for actor in found)
        told = _("Several are called so. Write which: %(which)s.")
        raise ValidationError(told, code="several", params={"which": which})
    return found[0]
