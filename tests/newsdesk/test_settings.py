"""Settings are read in a process of their own, since this one reads them as a test run."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests import database

ROOT = Path(__file__).resolve().parents[2]
DEPLOYED = {
    "SECRET_KEY": "k" * 60 + "0123456789",
    "ALLOWED_HOSTS": "newsdesk.example, www.newsdesk.example",
    "DATABASE_URL": "postgres://newsdesk@localhost/newsdesk",
}
OURS = {
    *("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "HTTPS", "TRUSTED_PROXIES", "LOG_FORMAT"),
    *("PYTEST_VERSION", "PGOPTIONS", "SECRET_KEY_FALLBACKS", "HSTS_SECONDS", "EMAIL_URL", "SITE_NAME", "SITE_FOOTNOTE"),
    "SITE_ADDRESS",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=inherited | environment, capture_output=True, text=True, timeout=120
    )


def read(*names: str, **environment: str) -> dict[str, object]:
    """The values of settings `names` in a process with `environment`."""
    script = (
        "import json; import newsdesk.settings as s; "
        f"print(json.dumps({{n: getattr(s, n, None) for n in {names!r}}}, default=str))"
    )
    done = run("-c", script, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_without_any_environment_the_site_is_local_and_closed(tmp_path: Path) -> None:
    local = read("DEBUG", "DEPLOYED", "ALLOWED_HOSTS", "DATABASES", "SESSION_COOKIE_SECURE", VAR_DIR=str(tmp_path))
    assert local["DEBUG"] is False
    assert local["DEPLOYED"] is False
    assert local["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]
    assert local["DATABASES"]["default"]["ENGINE"] == "newsdesk.embedded_postgres"
    assert local["SESSION_COOKIE_SECURE"] is False  # or nobody could log in over plain http


def test_the_local_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    first = read("SECRET_KEY", VAR_DIR=str(tmp_path))
    assert read("SECRET_KEY", VAR_DIR=str(tmp_path)) == first
    assert len(str(first["SECRET_KEY"])) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("missing", sorted(DEPLOYED))
def test_a_deployed_site_does_not_start_without(missing: str) -> None:
    done = run("-c", "import newsdesk.settings", **{**DEPLOYED, missing: ""})
    assert done.returncode != 0
    assert f"{missing} is not set" in done.stderr


def test_a_deployed_site_is_served_over_https_only() -> None:
    deployed = read(
        *("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"),
        *("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "DEBUG", "LOG_FORMAT"),
        **DEPLOYED,
    )
    assert deployed == {
        "SESSION_COOKIE_NAME": "__Host-sessionid",
        "CSRF_COOKIE_NAME": "__Host-csrftoken",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "ALLOWED_HOSTS": ["newsdesk.example", "www.newsdesk.example"],
        "DEBUG": False,
        "LOG_FORMAT": "json",
    }


def test_a_proxy_is_believed_only_if_it_is_declared() -> None:
    assert read("SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", **DEPLOYED) == {
        "SECURE_PROXY_SSL_HEADER": None,
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
    }
    assert read("SECURE_PROXY_SSL_HEADER", "ALLAUTH_TRUSTED_PROXY_COUNT", TRUSTED_PROXIES="1", **DEPLOYED) == {
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
    }


def test_mails_go_where_there_is_a_server_and_lead_back_to_the_site(tmp_path: Path) -> None:
    names = ("SENDS_MAIL", "SITE_ADDRESS")
    assert read(*names, **DEPLOYED) == {"SENDS_MAIL": False, "SITE_ADDRESS": "https://newsdesk.example"}
    given = {"EMAIL_URL": "smtp+tls://mail.example:587", "SITE_ADDRESS": "https://desk.example/", "ALLOWED_HOSTS": "*"}
    assert read(*names, "EMAIL_HOST", **DEPLOYED | given) == {
        "SENDS_MAIL": True,
        "SITE_ADDRESS": "https://desk.example",
        "EMAIL_HOST": "mail.example",
    }
    local = read(*names, "EMAIL_BACKEND", VAR_DIR=str(tmp_path))
    assert local == {
        "SENDS_MAIL": True,  # to the terminal
        "SITE_ADDRESS": "http://localhost:8000",
        "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend",
    }


def test_an_unknown_log_format_is_named(tmp_path: Path) -> None:
    done = run("-c", "import newsdesk.settings", LOG_FORMAT="xml", VAR_DIR=str(tmp_path))
    assert "LOG_FORMAT is 'xml': choose json or plain." in done.stderr


def test_the_deployment_check_is_clean() -> None:
    done = run("manage.py", "check", "--deploy", "--fail-level", "WARNING", **DEPLOYED)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_every_view_is_closed_unless_it_says_otherwise() -> None:
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_the_content_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives["default-src"] == ["'none'"]
    assert {source for sources in directives.values() for source in sources} == {"'self'", "'none'"}


@pytest.mark.django_db
def test_only_the_web_process_limits_how_long_a_query_may_take() -> None:
    """An ingest or a migration may take as long as it needs."""
    script = (
        "import sys, django\n"
        "if 'web' in sys.argv: import newsdesk.wsgi\n"
        "from django.conf import settings\n"
        "from django.db import connection\n"
        "cursor = connection.cursor()\n"
        "cursor.execute('SHOW statement_timeout')\n"
        "print(cursor.fetchone()[0])\n"
        "connection.close()"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "newsdesk.settings", "DATABASE_URL": database.address()}
    web, command = run("-c", script, "web", **environment), run("-c", script, **environment)
    assert (web.stdout.strip(), command.stdout.strip()) == ("15s", "0"), web.stderr + command.stderr
