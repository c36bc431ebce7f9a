"""Guessing passwords is slow, counted in the cache that the deployed site uses."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client

from tests import people

MOST_GUESSES = 10  # an account in a quarter of an hour, by whatever name it is called


@pytest.fixture
def database_cache(db, settings):
    """The backend of newsdesk.settings outside tests."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "newsdesk_cache"}
    }
    call_command("createcachetable", verbosity=0)
    caches["default"].clear()
    yield caches["default"]
    caches["default"].clear()


@pytest.fixture
def guesses(monkeypatch) -> set[str]:
    """Every password that was tried against an account."""
    tried: set[str] = set()  # allauth may ask twice about one guess: by name and by address
    monkeypatch.setattr(User, "check_password", lambda self, raw: bool(tried.add(raw)))
    return tried


def guess(number: int) -> int:
    address = f"198.51.{number % 250}.{number // 250 + 1}"
    headers = {"X-Forwarded-For": address, "X-Real-IP": address, "Forwarded": f"for={address}"}
    login = ("ana", "Ana", " ana ", "ana@newsdesk.example", "ANA@newsdesk.example")[number % 5]
    return (
        Client().post("/accounts/login/", {"login": login, "password": f"guess {number}"}, headers=headers).status_code
    )


def test_a_guesser_with_a_new_address_each_time_gets_ten_guesses(database_cache, guesses):
    people.reader(name="ana").emailaddress_set.create(email="ana@newsdesk.example", verified=True, primary=True)
    User.objects.filter(username="ana").update(email="ana@newsdesk.example")
    statuses = {guess(number) for number in range(100)}
    assert 1 <= len(guesses) <= MOST_GUESSES
    assert statuses <= {200, 429}


def test_others_sign_in_while_one_account_is_being_guessed_at(database_cache):
    people.reader(name="ana")
    people.reader(name="bruno")
    for number in range(20):
        guess(number * 5)
    client = Client(REMOTE_ADDR="203.0.113.9")
    client.post("/accounts/login/", {"login": "bruno", "password": "a good long password"})
    assert "_auth_user_id" in client.session
