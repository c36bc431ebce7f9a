"""The mail of a saved search: due when it should be, complete, and once."""

from __future__ import annotations

import logging
import re
import smtplib
import threading
from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import alerts, curation, tasks
from articles.models import SavedSearch, SearchHit, Topic
from tests import factories as make
from tests import people

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
REFUSED = smtplib.SMTPRecipientsRefused({"reader@newsdesk.example": (550, b"reader@newsdesk.example is unknown")})


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, 7, tzinfo=UTC)


@pytest.fixture
def search(keep, ana, settings) -> SavedSearch:
    settings.SENDS_MAIL = True
    return keep("actor=ana", name="Ana on bridges", frequency="daily")


def send(search: SavedSearch, period: date = MONDAY) -> list[str]:
    """Sends and returns the subjects of what went."""
    before = len(mail.outbox)
    alerts.send(search.pk, period)
    return [message.subject for message in mail.outbox[before:]]


def out_of_order(monkeypatch, error: Exception) -> None:
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


# --- what it says --------------------------------------------------------------------------------------------------


def test_a_mail_holds_what_is_new_with_its_source_its_state_and_why(search, ana, owner):
    outlet = make.outlet(name="The Daily Example")
    article = make.article(
        body="Dispatch. Ana Testić said the ferry\nwould wait.", title="Ferry", outlet=outlet, published_on=MONDAY
    )
    state = make.country(label="Kosovo*", footnote="* Without prejudice.")
    statement = make.statement(
        of=article, text="the ferry\nwould wait", speaker=ana, said_on=MONDAY, countries=(state,)
    )
    assert send(search) == ["Newsdesk: 1 new statement: Ana on bridges"]
    (message,) = mail.outbox
    assert message.to == [owner.email]
    assert message.cc == message.bcc == []
    assert message.body == (
        "1 new statement for your saved search “Ana on bridges”\n(speaker Ana Testić)\n\n"
        "Statements are read from published articles by a program; each says whether a person has checked it.\n\n"
        "1. Ana Testić\n\n"
        "   the ferry\n   would wait\n\n"
        "   Machine-read, unreviewed; indirect; said 2026-11-23\n"
        "   In: “Ferry”, The Daily Example, November 23, 2026\n"
        "   Why: speaker Ana Testić\n"
        f"   http://testserver/statements/{statement.pk}/\n\n"
        "Kosovo*: Without prejudice.\n\n"
        "-- \nYou saved this search and asked for a mail every day, if there is anything new.\n"
        f"Change it: http://testserver/searches/{search.pk}/\n"
        f"Stop these mails: {message.extra_headers['List-Unsubscribe'].strip('<>')}\n"
    )
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    message.message()  # no header that mail forbids


def test_a_speaker_who_was_not_identified_is_said_to_be_none_we_know(keep, ana):
    search = keep("kind=indirect", frequency="daily")
    make.statement(speaker_printed="Bruno Exampleson")
    make.statement(speaker=None)
    send(search)
    assert "\n\n1. a speaker not identified\n" in mail.outbox[0].body
    assert "\n\n2. Bruno Exampleson (as printed, not identified)\n" in mail.outbox[0].body


def test_a_name_or_a_text_with_line_breaks_stays_in_its_place(search, ana):
    SavedSearch.objects.filter(pk=search.pk).update(name="Two\nBcc: everybody@newsdesk.example")
    make.statement(speaker=ana)
    send(search)
    sent = mail.outbox[0].message()
    assert sent["Subject"] == "Newsdesk: 1 new statement: Two Bcc: everybody@newsdesk.example"
    assert sent["Bcc"] is None


def test_a_long_mail_stops_after_fifty_and_links_to_the_rest_which_was_told_too(search, ana):
    article = make.article(body=" ".join(f"Ana Testić said word{n} here." for n in range(53)))
    for n in range(53):
        make.statement(of=article, text=f"word{n} here", speaker=ana)
    assert send(search) == ["Newsdesk: 53 new statements: Ana on bridges"]
    assert len(re.findall(r"^   http://testserver/statements/\d+/$", mail.outbox[0].body, re.MULTILINE)) == 50
    assert "And 3 more:\nhttp://testserver/statements/?actor=ana&sort=loaded\n" in mail.outbox[0].body
    assert send(search, TUESDAY) == []


def test_sending_takes_as_many_queries_however_much_is_in_the_mail(search, ana):
    def queries(period: date) -> int:
        with CaptureQueriesContext(connection) as seen:
            assert len(send(search, period)) == 1
        return len(seen)

    make.statement(speaker=ana)
    first = queries(MONDAY)
    for _ in range(4):
        make.statement(speaker=ana)
    assert queries(TUESDAY) == first


# --- once ----------------------------------------------------------------------------------------------------------


def test_nothing_new_is_no_mail_and_nothing_is_in_two(search, ana):
    assert send(search) == []
    make.statement(speaker=ana)
    assert len(send(search)) == 1
    assert send(search) == []
    make.statement(speaker=ana)
    assert send(search) == []  # the same Monday
    assert len(send(search, TUESDAY)) == 1
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 2


def test_what_was_read_on_the_page_is_in_no_mail(search, ana):
    make.statement(speaker=ana)
    alerts.look(search.pk)
    alerts.mark_read(search, until=datetime.now(UTC))
    assert send(search) == []


def test_a_mail_that_may_have_gone_is_sent_again_as_it_was_and_what_came_since_is_another(search, ana, monkeypatch):
    first = make.statement(speaker=ana)
    with monkeypatch.context() as patch:
        sent = []

        def lost(self, messages):
            sent.extend(messages)
            raise TimeoutError("no answer")

        patch.setattr(EmailBackend, "send_messages", lost)
        with pytest.raises(alerts.NotSent):
            send(search)
    second = make.statement(speaker=ana)
    assert send(search) == ["Newsdesk: 1 new statement: Ana on bridges"]  # the same Monday: only the first one again
    assert send(search, TUESDAY) == ["Newsdesk: 1 new statement: Ana on bridges"]
    again, later = mail.outbox
    assert again.extra_headers["Message-ID"] == sent[0].extra_headers["Message-ID"]
    assert again.body == sent[0].body
    assert later.extra_headers["Message-ID"] != again.extra_headers["Message-ID"]
    assert f"/statements/{first.pk}/" in again.body
    assert f"/statements/{second.pk}/" in later.body


def test_words_that_were_rejected_while_the_server_was_away_are_not_sent_and_are_news_when_restored(
    search, ana, monkeypatch
):
    statement, curator = make.statement(speaker=ana), people.curator()
    with monkeypatch.context() as patch:
        out_of_order(patch, TimeoutError())
        with pytest.raises(alerts.NotSent):
            send(search)
    curation.reject(statement.pk, by=curator, reason="Not hers.")
    assert send(search, TUESDAY) == []
    curation.undo(statement.pk, by=curator)
    assert len(send(search, date(2026, 11, 25))) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_mail(search, ana, monkeypatch):
    make.statement(speaker=ana)
    start = threading.Barrier(2, timeout=30)
    sent = []

    def send_slowly(self, messages):
        sent.extend(messages)
        threading.Event().wait(0.2)  # the other one is at the door by now
        return len(messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send_slowly)
    faults = []

    def work() -> None:
        try:
            start.wait()
            alerts.send(search.pk, MONDAY)
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert faults == []
    assert len(sent) == 1
    assert SearchHit.objects.get().told_at is not None


# --- who is due ----------------------------------------------------------------------------------------------------


def due(now: datetime) -> list[tuple[int, date]]:
    return alerts.mark_due(now)


@pytest.mark.parametrize(
    ("frequency", "now", "period"),
    [
        ("daily", at(24, 5), TUESDAY),
        ("daily", at(24, 4), MONDAY),
        ("weekly", at(23, 5), MONDAY),
        ("weekly", at(24, 12), MONDAY),  # no worker ran on Monday
        ("weekly", at(23, 4), date(2026, 11, 16)),
        ("off", at(23, 12), None),
    ],
)
def test_a_search_is_due_once_a_period(search, frequency, now, period):
    SavedSearch.objects.filter(pk=search.pk).update(frequency=frequency, mailed_for=date(2026, 11, 1))
    assert due(now) == ([(search.pk, period)] if period else [])
    assert due(now) == []


def test_a_search_saved_today_is_mailed_tomorrow_and_one_by_the_week_on_monday(keep, search):
    weekly = keep("kind=direct", frequency="weekly")
    SavedSearch.objects.update(mailed_for=date(2026, 11, 25))  # a Wednesday
    assert due(at(25, 6)) == []
    assert due(at(26, 6)) == [(search.pk, date(2026, 11, 26))]
    assert due(at(29, 6)) == [(search.pk, date(2026, 11, 29))]
    assert due(at(30, 6)) == [(search.pk, date(2026, 11, 30)), (weekly.pk, date(2026, 11, 30))]


def test_a_mail_is_queued_once_for_each_search_that_is_due(search):
    SavedSearch.objects.update(mailed_for=None)
    for _ in range(2):
        tasks.queue_mails(int(at(23, 6).timestamp()))
    jobs = ProcrastinateJob.objects.filter(task_name=tasks.send_mail.name)
    assert [job.args for job in jobs] == [{"search_id": search.pk, "period": "2026-11-23"}]


def test_every_search_is_looked_at_even_if_one_cannot_be(search, keep, ana, monkeypatch):
    other = keep("kind=indirect")
    statement = make.statement(speaker=ana)
    look = alerts.look

    def fail_first(pk: int) -> int:
        if pk == search.pk:
            raise tasks.DatabaseError("cancelled")
        return look(pk)

    monkeypatch.setattr(alerts, "look", fail_first)
    tasks.look_for_news(0)
    assert [(hit.search, hit.statement_id) for hit in SearchHit.objects.all()] == [(other, statement.pk)]


# --- who gets none -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("why", ["off", "no address", "no longer here", "no mail server", "deleted"])
def test_nobody_is_sent_what_they_cannot_or_will_not_have(search, ana, owner, settings, why):
    make.statement(speaker=ana)
    if why == "off":
        SavedSearch.objects.update(frequency="off")
    elif why == "no address":
        owner.email = ""
    elif why == "no longer here":
        owner.is_active = False
    elif why == "no mail server":
        settings.SENDS_MAIL = False
    else:
        search.delete()
        search.pk = 987654
    owner.save()
    assert send(search) == []
    assert not SearchHit.objects.filter(told_at__isnull=False).exists()


def test_a_refused_address_is_logged_without_it_and_stops_nobody_else(search, keep, ana, monkeypatch, caplog):
    other = keep("kind=indirect", frequency="daily")
    make.statement(speaker=ana)
    caplog.set_level(logging.INFO)
    with monkeypatch.context() as patch:
        out_of_order(patch, REFUSED)
        tasks.send_mail(search.pk, str(MONDAY))  # no use trying again today
    tasks.send_mail(other.pk, str(MONDAY))
    assert len(mail.outbox) == 1
    assert f"the mail of saved search {search.pk} did not go: SMTPRecipientsRefused (550)" in caplog.text
    assert "@" not in caplog.text


@pytest.mark.parametrize(
    "error", [TimeoutError(), smtplib.SMTPServerDisconnected("x"), smtplib.SMTPDataError(451, b"reader@x: later")]
)
def test_a_server_that_does_not_answer_is_asked_again_later(search, ana, monkeypatch, error):
    make.statement(speaker=ana)
    out_of_order(monkeypatch, error)
    with pytest.raises(alerts.NotSent) as caught:
        tasks.send_mail(search.pk, str(MONDAY))
    assert "@" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_a_search_that_cannot_be_read_any_more_says_so_once(search, ana, keep):
    topic = make.topic(slug="dams")
    broken = keep("topic=dams", name="Dams", frequency="weekly")
    Topic.objects.filter(pk=topic.pk).update(slug="other")
    make.statement(topics=(topic,))
    assert send(broken) == ["Newsdesk: “Dams” cannot be searched for any more"]
    assert "No topic “dams” in the record" in mail.outbox[0].body
    assert send(broken, TUESDAY) == []
    Topic.objects.filter(pk=topic.pk).update(slug="dams")
    assert send(broken, date(2026, 11, 25)) == ["Newsdesk: 1 new statement: Dams"]
    Topic.objects.filter(pk=topic.pk).update(slug="other")
    assert len(send(broken, date(2026, 11, 26))) == 1
