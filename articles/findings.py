"""What extraction found in an article → rows, and found again → only the rows that differ.

A number of queries that does not grow with the statements. Statements that people decided are theirs: a later
extraction neither changes them nor puts its own version beside them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from articles import utterances
from articles.extraction.records import ExtractedStatement, Extraction
from articles.models import (
    Actor,
    Article,
    Country,
    JointSpeaker,
    Mention,
    Statement,
    StatementCountry,
    StatementTopic,
    Tenure,
    Topic,
)

NO_LONGER_FOUND = "No longer found by extraction "
PERSON = "person"  # the rule of a tag that somebody set by hand

# What extraction decides of a statement; span and text are its identity.
_READ = (
    *("kind", "form", "in_title", "speaker_id", "speaker_printed", "speaker_rule", "mention_start", "mention_end"),
    *("tenure_id", "via_id", "via_printed", "cue_start", "cue_end", "said_on", "said_precision", "said_phrase"),
    *("group", "utterance_id", "rule", "confidence", "review", "review_reason"),
)
_SET_ASIDE = ("reviewed_by", "reviewed_at")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a second extraction did; false where it changed nothing."""

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    kept: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.withdrawn)


@dataclass(slots=True)
class _Finding:
    """One statement as it is to be stored, with its tags by key: ``countries`` and ``topics`` map to the rule.
    ``joint`` are those who said it together: (actor or None, name as printed)."""

    statement: Statement
    countries: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    mentions: dict[tuple[int, int], int] = field(default_factory=dict)  # actor, start → end
    joint: tuple[tuple[int | None, str], ...] = ()


def write_statements(article: Article, extraction: Extraction) -> None:
    findings = _findings(article, extraction)
    statements = [finding.statement for finding in findings.values()]
    utterances.gather(statements)
    Statement.objects.bulk_create(statements)
    _write_tags(findings.values())


def replace_statements(article: Article, extraction: Extraction, *, version: str) -> Changes:
    """Rows that come out the same stay untouched and keep their ids; those that differ are changed in place. A
    machine-read statement that is no longer found is rejected with that reason, so that its address can say so.

    To be called in a transaction that holds the article's row.
    """
    findings = _findings(article, extraction)
    rows = article.statements.select_for_update(of=("self",))
    held = {(row.start, row.end): row for row in rows}
    decided = {span: row for span, row in held.items() if _decided(row)}
    _keep_groups(findings, held)
    shifted = [span for span in decided if span not in findings]
    open_findings = {
        span: finding
        for span, finding in findings.items()
        if span not in decided and not any(start < span[1] and span[0] < end for start, end in shifted)
    }
    utterances.gather([finding.statement for finding in open_findings.values()])
    for span, finding in open_findings.items():
        row = held.get(span)
        if row and row.utterance_decided and row.speaker_id == finding.statement.speaker_id:
            finding.statement.utterance_id = row.utterance_id

    added = [finding for span, finding in open_findings.items() if span not in held]
    again = {held[span].pk: finding for span, finding in open_findings.items() if span in held}
    tags = _tags_of(again)
    changed: list[_Finding] = []
    for span, finding in open_findings.items():
        if (row := held.get(span)) is None:
            continue
        if row.reviewed_at:  # set aside by somebody, which holds as long as the reading is the same
            finding.statement.review_reason = row.review_reason
        same_tags = tags[row.pk] == (finding.countries, finding.topics, finding.mentions, finding.joint)
        if same_tags and all(getattr(row, name) == getattr(finding.statement, name) for name in _READ):
            continue
        finding.statement.review_reason = ""
        for name in _READ:
            setattr(row, name, getattr(finding.statement, name))
        row.reviewed_by = row.reviewed_at = None
        finding.statement = row
        changed.append(finding)
    gone = [row for span, row in held.items() if span not in open_findings and not _decided(row) and not _is_gone(row)]
    for row in gone:
        row.review = Statement.Review.REJECTED
        row.review_reason = f"{NO_LONGER_FOUND}{version}."
        row.reviewed_by = row.reviewed_at = None

    Statement.objects.bulk_create([finding.statement for finding in added])
    if changed:
        Statement.objects.bulk_update(
            [finding.statement for finding in changed], [*(n.removesuffix("_id") for n in _READ), *_SET_ASIDE]
        )
        of_changed = [finding.statement.pk for finding in changed]
        StatementCountry.objects.filter(statement__in=of_changed).exclude(rule=PERSON).delete()
        StatementTopic.objects.filter(statement__in=of_changed).exclude(rule=PERSON).delete()
        Mention.objects.filter(statement__in=of_changed).delete()
        JointSpeaker.objects.filter(statement__in=of_changed).delete()
    if gone:
        Statement.objects.bulk_update(gone, ["review", "review_reason", *_SET_ASIDE])
    _write_tags([*added, *changed])
    return Changes(len(added), len(changed), len(gone), len(decided))


def _decided(row: Statement) -> bool:
    return row.origin == Statement.Origin.PERSON or (row.review != Statement.Review.PROPOSED and not _is_gone(row))


def _is_gone(row: Statement) -> bool:
    """Rejected by an earlier extraction, not by somebody; it may be found again."""
    return (
        row.review == Statement.Review.REJECTED
        and row.reviewed_at is None
        and row.review_reason.startswith(NO_LONGER_FOUND)
    )


def _findings(article: Article, extraction: Extraction) -> dict[tuple[int, int], _Finding]:
    """By span, in the order of the text. What the record does not hold (an actor of the reference files that were not
    loaded) is left out; the speaker's printed name stays."""
    found = extraction.statements
    actors = _keys(
        Actor,
        "slug",
        {slug for s in found for slug in (s.actor, s.via_actor, *s.joint, *(m.actor for m in s.mentions))},
    )
    tenures = _keys(Tenure, "key", {s.term for s in found})
    countries = _keys(Country, "code", {tag.key for s in found for tag in s.countries})
    topics = _keys(Topic, "slug", {tag.key for s in found for tag in s.topics})
    findings: dict[tuple[int, int], _Finding] = {}
    for s in found:
        if (s.start, s.end) in findings:
            continue
        findings[s.start, s.end] = _Finding(
            _statement(article, s, actors, tenures),
            {countries[tag.key]: tag.rule for tag in s.countries if tag.key in countries},
            {topics[tag.key]: tag.rule for tag in s.topics if tag.key in topics},
            {(actors[m.actor], m.span.start): m.span.end for m in s.mentions if m.actor in actors},
            tuple((actors.get(actor), name[:300]) for actor, name in zip(s.joint, s.speaker.split("; "), strict=False)),
        )
    return findings


def _keys(model: Any, attribute: str, wanted: set[str | None]) -> dict[str | None, int]:
    rows = model.objects.filter(**{f"{attribute}__in": wanted - {None, ""}})
    return dict(rows.values_list(attribute, "pk"))


def _statement(
    article: Article, s: ExtractedStatement, actors: dict[str | None, int], tenures: dict[str | None, int]
) -> Statement:
    speaker = actors.get(s.actor)
    return Statement(
        article=article,
        start=s.start,
        end=s.end,
        text=s.text,
        kind=s.kind.value,
        form=s.form.value,
        in_title=s.in_title,
        speaker_id=speaker,
        speaker_printed=s.speaker[:300],
        speaker_rule=s.speaker_rule[:40],
        mention_start=s.mention.start if s.mention else None,
        mention_end=s.mention.end if s.mention else None,
        tenure_id=tenures.get(s.term) if speaker else None,
        via_id=actors.get(s.via_actor),
        via_printed=s.via[:300],
        cue_start=s.cue.start if s.cue else None,
        cue_end=s.cue.end if s.cue else None,
        said_on=s.said.on,
        said_precision=s.said.precision.value,
        said_phrase=s.said.phrase[:200],
        group=s.group,
        rule=s.rule[:40],
        confidence=s.confidence,
    )


def _keep_groups(findings: dict[tuple[int, int], _Finding], held: dict[tuple[int, int], Statement]) -> None:
    """Groups are numbered anew by each extraction. The pieces of one utterance take the number that the rows they
    replace have, so that nothing changes where nothing did and no piece joins a group that people left standing."""
    numbers: dict[int, int] = {}
    for span, finding in findings.items():
        row, group = held.get(span), finding.statement.group
        if row and row.group is not None and group is not None and row.group not in numbers.values():
            numbers.setdefault(group, row.group)
    taken = {row.group for row in held.values() if row.group is not None} | set(numbers.values())
    for finding in findings.values():
        group = finding.statement.group
        if group is None:
            continue
        if group not in numbers:
            numbers[group] = group if group not in taken else max(taken) + 1
            taken.add(numbers[group])
        finding.statement.group = numbers[group]


def _tags_of(findings: dict[int, _Finding]) -> dict[int, tuple[dict, dict, dict, tuple]]:
    """Statement → its countries, topics, mentions and joint speakers as stored, in the form of a finding. A tag that
    somebody set by
    hand stays, and counts as found with the rule the finding gives it, if any."""
    tags: dict[int, tuple[dict, dict, dict]] = {pk: ({}, {}, {}) for pk in findings}
    joint: dict[int, tuple] = dict.fromkeys(findings, ())
    for position, model, key in ((0, StatementCountry, "country_id"), (1, StatementTopic, "topic_id")):
        for statement, value, rule in model.objects.filter(statement__in=findings).values_list(
            "statement_id", key, "rule"
        ):
            found = (findings[statement].countries, findings[statement].topics)[position]
            if rule == PERSON:
                found.pop(value, None)
            else:
                tags[statement][position][value] = rule
    for statement, actor, start, end in Mention.objects.filter(statement__in=findings).values_list(
        "statement_id", "actor_id", "start", "end"
    ):
        tags[statement][2][actor, start] = end
    for statement, actor, printed in JointSpeaker.objects.filter(statement__in=findings).values_list(
        "statement_id", "actor_id", "printed"
    ):
        joint[statement] += ((actor, printed),)
    return {pk: (*found, joint[pk]) for pk, found in tags.items()}


def _write_tags(findings: Iterable[_Finding]) -> None:
    findings = list(findings)
    StatementCountry.objects.bulk_create(
        StatementCountry(statement=finding.statement, country_id=country, rule=rule)
        for finding in findings
        for country, rule in finding.countries.items()
    )
    StatementTopic.objects.bulk_create(
        StatementTopic(statement=finding.statement, topic_id=topic, rule=rule)
        for finding in findings
        for topic, rule in finding.topics.items()
    )
    Mention.objects.bulk_create(
        Mention(statement=finding.statement, actor_id=actor, start=start, end=end)
        for finding in findings
        for (actor, start), end in finding.mentions.items()
    )
    JointSpeaker.objects.bulk_create(
        JointSpeaker(statement=finding.statement, place=place, actor_id=actor, printed=printed)
        for finding in findings
        for place, (actor, printed) in enumerate(finding.joint)
    )
