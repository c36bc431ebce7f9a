import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db

PASSWORD = "correct-horse-battery"


def log_in(client: Client, login: str, password: str, **headers: str) -> bool:
    client.post(reverse("account_login"), {"login": login, "password": password}, headers=headers)
    return "_auth_user_id" in client.session


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("ana", "ana@newsdesk.example", PASSWORD)


@pytest.mark.parametrize("login", ["ana", "ana@newsdesk.example"])
def test_a_user_logs_in_by_name_or_address(client: Client, curator: User, login: str) -> None:
    assert log_in(client, login, PASSWORD)


def test_nobody_signs_up(client: Client) -> None:
    form = {"username": "bruno", "email": "", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), form)
    assert not User.objects.exists()


def test_at_most_ten_guesses_reach_an_account_whatever_the_guesser_claims_to_be(
    curator: User, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    guesses: set[str] = set()
    monkeypatch.setattr(User, "check_password", lambda self, raw: bool(guesses.add(raw)))
    for number in range(30):
        login = ["ana", "ANA", "ana@newsdesk.example"][number % 3]
        headers = {"X-Forwarded-For": f"203.0.113.{number}", "Host": f"host{number}.newsdesk.example"}
        assert not log_in(Client(), login, f"guess {number}", **headers)
    assert 1 <= len(guesses) <= 10


def test_the_right_password_does_not_help_once_the_guesses_are_used_up(client: Client, curator: User) -> None:
    for number in range(5):
        log_in(client, "ana", f"guess {number}")
    assert not log_in(client, "ana", PASSWORD)


def test_only_the_page_with_the_authenticator_code_may_show_an_image_made_on_the_spot(
    client: Client, curator: User
) -> None:
    log_in(client, "ana", PASSWORD)
    for name in ("mfa_index", "account_change_password"):
        assert "data:" not in client.get(reverse(name)).headers["Content-Security-Policy"], name
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]


def test_the_sign_in_page_speaks_as_the_rest_of_the_site(client: Client) -> None:
    page = client.get(reverse("account_login")).content.decode()
    assert "Name or e-mail address" in page
    assert "Stay signed in" in page
    assert "placeholder" not in page.partition("<main")[2]
