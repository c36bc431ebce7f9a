"""The mail of a saved search: who is due, what it says, and that it goes once.

A mail is put together in one transaction, which notes what is in it, and sent in the next, which notes that it went. If
the program dies between the two, or the mail server does not answer, the same statements are sent again under the same
Message-ID, by which mail programs know a copy. Whoever sends for a search holds a lock of its own, not its row.
"""

from __future__ import annotations

import hashlib
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.db import connection, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles import exports
from articles.alerts.reasons import reasons
from articles.alerts.searches import asked, in_edition, look
from articles.exports import sources
from articles.exports.atom import UNREVIEWED
from articles.models import SavedSearch
from articles.search import StatementQuery

MOST_IN_A_MAIL = 50
SENT_FROM = 5  # o'clock, UTC: before the desks of the region open
PERMANENT = 500  # a mail server's answers from here on mean no, and will tomorrow
SIGNER = Signer(salt="newsdesk.saved-search.stop", sep=".")


class NotSent(Exception):
    """A mail that did not go. The message names no address. ``permanent``: trying again soon would not help."""

    def __init__(self, why: str, *, permanent: bool) -> None:
        super().__init__(why)
        self.permanent = permanent


# --- who is due ---------------------------------------------------------------------------------------------------


def mark_due(now: datetime) -> list[tuple[int, date]]:
    """Searches whose mail is due, each with the day or the Monday it is due for; they are due no more. To be called in
    the transaction that queues the mails."""
    day = (now - timedelta(hours=SENT_FROM)).date()
    marked = []
    for frequency, period in (
        (SavedSearch.Frequency.DAILY, day),
        (SavedSearch.Frequency.WEEKLY, day - timedelta(days=day.weekday())),
    ):
        due = SavedSearch.objects.select_for_update(skip_locked=True, of=("self",)).filter(
            Q(mailed_for=None) | Q(mailed_for__lt=period), frequency=frequency
        )
        pks = list(due.order_by("pk").values_list("pk", flat=True))
        SavedSearch.objects.filter(pk__in=pks).update(mailed_for=period)
        marked += [(pk, period) for pk in pks]
    return marked


# --- sending ------------------------------------------------------------------------------------------------------


def send(search_id: int, period: date) -> None:
    """Sends what is new, if anything is; for each period once. Raises NotSent."""
    if not settings.SENDS_MAIL:
        return
    with _alone(search_id) as search:
        _deliver(search)  # a mail of before that may not have gone
    look(search_id)
    with _alone(search_id) as search:
        if search and not search.trouble and not search.hits.filter(edition=period).exists():
            search.hits.filter(news=True, told_at=None).update(edition=period)
    with _alone(search_id) as search:
        _deliver(search)
        _warn(search)


@contextmanager
def _alone(search_id: int) -> Iterator[SavedSearch | None]:
    """The search, if its owner wants and can be sent mail, with nobody else sending for it."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"saved search {search_id}"])
        search = SavedSearch.objects.select_related("owner").filter(pk=search_id, owner__is_active=True).first()
        wanted = search and search.frequency != SavedSearch.Frequency.OFF and search.owner.email
        yield search if wanted else None


def _deliver(search: SavedSearch | None) -> None:
    if search is None:
        return
    query = asked(search)
    if query.errors:
        return
    waiting = search.hits.filter(news=True, told_at=None).exclude(edition=None)
    for edition in sorted({day for day in waiting.values_list("edition", flat=True) if day}):
        pks = in_edition(search, query, edition)
        if pks:
            _go(_message(search, query, pks, edition))
        of_edition = search.hits.filter(edition=edition, told_at=None)
        of_edition.filter(statement__in=pks).update(told_at=timezone.now())
        of_edition.update(edition=None)  # what is no longer found was not told, and is news if it comes back


def _warn(search: SavedSearch | None) -> None:
    """Says once that a search cannot be read any more: silence would look like nothing new."""
    if search is None or not search.trouble or search.warned:
        return
    text = (
        f"Your saved search “{search.name}” asks for something that is no longer in the record, so nothing new "
        f"is looked for until you save another.\n\n{search.trouble}\n\n{_footer(search)}"
    )
    _go(_mail(search, f"“{search.name}” cannot be searched for any more", text, search.trouble))
    search.warned = True
    search.save(update_fields=["warned"])


def _go(message: EmailMessage) -> None:
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        # Without the error itself, whose text can hold the address.
        codes = _codes(error)
        permanent = bool(codes) and min(codes) >= PERMANENT
        answer = f" ({', '.join(map(str, sorted(codes)))})" if codes else ""
        raise NotSent(f"{type(error).__name__}{answer}", permanent=permanent) from None


def _codes(error: Exception) -> set[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return {code for code, _ in error.recipients.values()}
    # A login that is refused is for the people of the site to mend, and then all of it goes.
    if isinstance(error, smtplib.SMTPResponseException) and not isinstance(error, smtplib.SMTPAuthenticationError):
        return {error.smtp_code}
    return set()


# --- what it says -------------------------------------------------------------------------------------------------


def _message(search: SavedSearch, query: StatementQuery, pks: list[int], edition: date) -> EmailMessage:
    count = f"{len(pks):,} new statement{'' if len(pks) == 1 else 's'}"
    shown = pks[:MOST_IN_A_MAIL]
    why = reasons(query, shown)
    rows = [row for batch in exports.batches(shown, site=settings.SITE_ADDRESS) for row in batch]
    parts = [f"{count} for your saved search “{search.name}”\n({search.words})", UNREVIEWED]
    parts += [_entry(n, row, why.get(row.statement, "")) for n, row in enumerate(rows, 1)]
    if more := len(pks) - len(shown):
        parts.append(f"And {more:,} more:\n{settings.SITE_ADDRESS}{query.sorted_by('loaded').url()}")
    parts += dict.fromkeys(note for row in rows for note in row.footnotes)
    parts.append(_footer(search))
    return _mail(search, f"{count}: {search.name}", "\n\n".join(parts), str(edition))


def _entry(n: int, row: exports.Row, why: str) -> str:
    role = f", {row.role_then}" if row.role_then else ""
    unknown = " (as printed, not identified)" if row.speaker_printed and not row.speaker else ""
    via = f", via {row.via}" if row.via else ""
    printed = sources.chicago_date(sources.printed(row))
    title = f"“{row.title}”" if row.title else ""
    source = ", ".join(part for part in (title, row.author, row.outlet, printed) if part)
    lines = [
        f"{n}. {row.who}{unknown}{role}{via}",
        "",
        *(f"   {line}" for line in row.text.splitlines()),
        "",
        f"   {row.review[:1].upper()}{row.review[1:]}; {row.kind}; {sources.said(row)}",
        f"   In: {sources.one_line(source)}",
        f"   Why: {why}",
        f"   {row.address}",
    ]
    return "\n".join(lines)


def _footer(search: SavedSearch) -> str:
    site, often = settings.SITE_ADDRESS, search.get_frequency_display()
    return (
        f"-- \nYou saved this search and asked for a mail {often}, if there is anything new.\n"
        f"Change it: {site}{search.get_absolute_url()}\nStop these mails: {site}{stop_path(search)}\n"
    )


def _mail(search: SavedSearch, subject: str, text: str, which: str) -> EmailMessage:
    digest = hashlib.sha256(f"{search.pk} {search.created_at.isoformat()} {which}".encode()).hexdigest()[:32]
    host = urlsplit(settings.SITE_ADDRESS).hostname
    return EmailMessage(
        subject=sources.one_line(f"{settings.SITE_NAME}: {subject}"),
        body=text,
        to=[search.owner.email],
        headers={
            "Message-ID": f"<{digest}@{host}>",
            "List-Unsubscribe": f"<{settings.SITE_ADDRESS}{stop_path(search)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


# --- stopping -----------------------------------------------------------------------------------------------------


def stop_path(search: SavedSearch) -> str:
    """Opens for whoever has the mail, without signing in, and only stops it."""
    return reverse("stop_search", args=[SIGNER.sign(str(search.pk))])


def stopped_by(token: str) -> SavedSearch | None:
    """The search whose mails this stops; None if we never wrote it, or the search is gone."""
    try:
        return SavedSearch.objects.filter(pk=int(SIGNER.unsign(token))).first()
    except (BadSignature, ValueError):
        return None
