"""Who may see and do what, address by address: a new address without a line here fails the build."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.alerts.mail import stop_path
from articles.models import ResultSet
from tests import people
from tests.rows import one_of_each

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "reader", "uploader", "curator", "superuser")

# What an answer means.
IN, LOGIN, NO, NOT_SO, NOTHING = "in", "login", "forbidden", "not by this method", "nothing here"
AGAIN = "prove again who you are"
FRONT = "back to the front of the desk"  # Django admin's way to say that there is no such row, or none for you

# One answer a role, in the order of ROLES.
EVERYBODY = (IN,) * 5
SIGNED_IN = (LOGIN, IN, IN, IN, IN)
STAFF = (LOGIN, LOGIN, IN, IN, IN)  # admin sends everybody else to its door, and its door says no
SUPERUSERS = (LOGIN, LOGIN, NO, NO, IN)
NOT_POSTED = (NOT_SO,) * 5
CLOSED = (LOGIN, LOGIN, NO, NO, NO)
SENSITIVE = (LOGIN, AGAIN, AGAIN, AGAIN, AGAIN)

# Address → (answers to GET, answers to POST).
TABLE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # The public record is read, and nothing else.
    **dict.fromkeys(
        [
            *("home", "statements", "statement", "articles", "article", "article_by_number", "actors", "actor"),
            *("countries", "country", "topics", "topic", "compare", "method", "healthz", "readyz", "export"),
            *("sets", "result_set", "result_set_file"),
        ],
        (EVERYBODY, NOT_POSTED),
    ),
    "choose_language": (NOT_POSTED, (IN,) * 5),
    # Keeping what a query found.
    "freeze": ((LOGIN,) + (NOT_SO,) * 4, (LOGIN, NO, IN, IN, IN)),
    # So is the API, by its own door: tests/api/test_door.py.
    "api": (EVERYBODY, NOT_POSTED),
    **dict.fromkeys(
        [
            *("api_statements", "api_statement", "api_facets", "api_timeline", "api_articles", "api_article"),
            *("api_actors", "api_actor", "api_countries", "api_topics", "api_outlets", "api_openapi"),
        ],
        (EVERYBODY, NOT_POSTED),
    ),
    "api_nothing": ((NOTHING,) * 5, NOT_POSTED),
    # What one has asked to hear about; "search" and what is done with it is somebody else's here.
    "searches": (SIGNED_IN, (LOGIN,) + (NOT_SO,) * 4),
    "new_search": (SIGNED_IN, SIGNED_IN),
    "search": ((LOGIN,) + (NOTHING,) * 4, (LOGIN,) + (NOTHING,) * 4),
    **dict.fromkeys(
        ["read_search", "change_feed", "delete_search"], ((LOGIN,) + (NOT_SO,) * 4, (LOGIN,) + (NOTHING,) * 4)
    ),
    "search_feed": (EVERYBODY, NOT_POSTED),  # who has the address
    "stop_search": (EVERYBODY, EVERYBODY),  # who has the mail
    # Sending files in.
    "upload": ((LOGIN, NO, IN, NO, IN), (LOGIN, NO, IN, NO, IN)),
    "upload_detail": ((LOGIN, NOTHING, NOTHING, IN, IN), (LOGIN, NOT_SO, NOT_SO, NOT_SO, NOT_SO)),  # another's batch
    **dict.fromkeys(
        ["upload_store", "upload_leave_out", "upload_again"],
        ((LOGIN,) + (NOT_SO,) * 4, (LOGIN, NO, NOTHING, NO, IN)),
    ),
    # Reviewing statements.
    **dict.fromkeys(["review", "confirm_all"], ((LOGIN, NO, NO, IN, IN), (LOGIN, NO, NO, IN, IN))),
    "review_speakers": ((LOGIN, NO, NO, IN, IN), (LOGIN,) + (NOT_SO,) * 4),
    "same_words": ((LOGIN,) + (NOT_SO,) * 4, (LOGIN, NO, NO, IN, IN)),
    "undo_statement": ((LOGIN,) + (NOT_SO,) * 4, (LOGIN, NO, NO, IN, IN)),
    # Accounts.
    "account_login": (EVERYBODY, EVERYBODY),
    "account_logout": (EVERYBODY, EVERYBODY),
    "account_signup": (EVERYBODY, EVERYBODY),  # says that nobody signs up: tests/newsdesk/test_accounts.py
    "account_inactive": (EVERYBODY, NOT_POSTED),
    "account_reset_password": (EVERYBODY, EVERYBODY),
    "account_reset_password_done": (EVERYBODY, NOT_POSTED),
    "account_reset_password_from_key": (EVERYBODY, EVERYBODY),  # an invented key: the page says so
    "account_reset_password_from_key_done": (EVERYBODY, NOT_POSTED),
    "account_confirm_email": (EVERYBODY, (NOTHING,) * 5),
    "account_email_verification_sent": (EVERYBODY, NOT_POSTED),
    "account_confirm_login_code": (SIGNED_IN, SIGNED_IN),
    "account_reauthenticate": (SIGNED_IN, SIGNED_IN),
    "account_email": (SIGNED_IN, SIGNED_IN),
    "account_change_password": (SIGNED_IN, SIGNED_IN),
    "account_set_password": (SIGNED_IN, SIGNED_IN),
    "mfa_index": (SIGNED_IN, (LOGIN, NOT_SO, NOT_SO, NOT_SO, NOT_SO)),
    "mfa_authenticate": (SIGNED_IN, SIGNED_IN),
    "mfa_reauthenticate": (SENSITIVE, SENSITIVE),
    "mfa_activate_totp": (SENSITIVE, SENSITIVE),
    "mfa_deactivate_totp": ((LOGIN,) + (NOTHING,) * 4, (LOGIN,) + (NOTHING,) * 4),
    "mfa_view_recovery_codes": ((LOGIN,) + (NOTHING,) * 4, (LOGIN,) + (NOT_SO,) * 4),
    "mfa_generate_recovery_codes": (SENSITIVE, SENSITIVE),
    "mfa_download_recovery_codes": ((LOGIN,) + (NOTHING,) * 4, (LOGIN,) + (NOTHING,) * 4),
    # The desk itself.
    "admin:index": (STAFF, STAFF),
    "admin:login": ((LOGIN, NO, FRONT, FRONT, FRONT), (LOGIN, NO, IN, IN, IN)),
    "admin:logout": ((LOGIN, FRONT, NOT_SO, NOT_SO, NOT_SO), (LOGIN, FRONT, IN, IN, IN)),
    "admin:password_change": (STAFF, STAFF),
    "admin:password_change_done": (STAFF, (LOGIN, LOGIN, NOT_SO, NOT_SO, NOT_SO)),
    "admin:autocomplete": ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NOT_SO, NOT_SO, NOT_SO)),
    "admin:jsi18n": (STAFF, (LOGIN, LOGIN, NOT_SO, NOT_SO, NOT_SO)),
    "admin:view_on_site": (STAFF, STAFF),
    "admin:app_list": (STAFF, STAFF),
    **dict.fromkeys(
        ["admin:articles_actor_merge", "admin:articles_actor_match", "admin:articles_actor_unknown"],
        ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NO, IN, IN)),
    ),
    "admin:articles_actor_split": ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NO, IN, IN)),
    "admin:articles_actormove_undo": ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NO, IN, IN)),
    "admin:articles_run_adopt": ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NO, IN, IN)),
    "admin:articles_article_original": ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NO, IN, IN)),
    "admin:articles_article_statement": ((LOGIN, LOGIN, NO, IN, IN), (LOGIN, LOGIN, NO, IN, IN)),
    "admin:auth_user_password_change": (SUPERUSERS, SUPERUSERS),
    "admin/(?P<url>.*)$": ((LOGIN, LOGIN, NOTHING, NOTHING, NOTHING), (LOGIN, LOGIN, NOTHING, NOTHING, NOTHING)),
}

# Model → what uploader, curator and superuser may do with its rows in admin.
DEEDS = {
    "articles_actor": ("", "view add change", "view add change"),
    "articles_actormove": ("", "view", "view"),
    "articles_apitoken": ("", "", "view add change"),
    "articles_article": ("", "view change", "view change"),
    "articles_country": ("", "view change", "view add change"),
    "articles_feed": ("", "view add change", "view add change"),
    "articles_feedentry": ("", "view", "view"),
    "articles_metonym": ("", "view add change", "view add change"),
    "articles_office": ("", "view add change", "view add change"),
    "articles_outlet": ("", "view add change", "view add change"),
    "articles_redirect": ("", "view add change", "view add change"),
    "articles_run": ("", "view", "view"),
    "articles_savedsearch": ("", "", "view"),
    "articles_statement": ("", "view change", "view change"),
    "articles_tenure": ("", "view add change", "view add change"),
    "articles_topic": ("", "view add change", "view add change"),
    "articles_upload": ("view", "view", "view"),
    "auth_group": ("", "", "view add change delete"),
    "auth_user": ("", "", "view add change delete"),
    "account_emailaddress": ("", "", "view add change delete"),
    "mfa_authenticator": ("", "", "view add change delete"),
    "procrastinate_procrastinatejob": ("", "", "view"),
}
# Page of a row in admin → (what it takes to read it, what it takes to send its form).
PAGES = {
    "changelist": ("view", "view"),
    "add": ("add", "add"),
    "change": ("view", "change"),
    "history": ("view", "view"),
    "delete": ("delete", "delete"),
}
ROW_ROUTE = "<path:object_id>/"  # without a name: redirects to the page that changes the row


def expected(name: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Answers to GET and POST by role, or None for an address that nobody thought about."""
    if name in TABLE:
        return TABLE[name]
    if name.startswith("admin/") and name.endswith(ROW_ROUTE):
        return STAFF, STAFF
    model, _, page = name.removeprefix("admin:").rpartition("_")
    if model not in DEEDS or page not in PAGES:
        return None
    get, post = (
        (LOGIN, LOGIN, *(IN if need in deeds.split() else NO for deeds in DEEDS[model])) for need in PAGES[page]
    )
    if model == "articles_upload":  # an uploader sees their own batches; this one is somebody else's
        elsewhere = {"change": FRONT, "history": FRONT}
        get = (*get[:2], elsewhere.get(page, get[2]), *get[3:])
        post = get if page == "history" else post
    return get, post


def addresses(resolver: URLResolver | None = None, route: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """(name, or the route where there is none; the route) of every address of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield (f"{space}{pattern.name}" if pattern.name else here), here
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, here, inner)


def test_every_address_has_its_line():
    assert [name for name, _ in addresses() if expected(name) is None] == []


def test_every_line_has_its_address():
    names = {name for name, _ in addresses()}
    assert set(TABLE) - names == set()


@pytest.mark.parametrize("method", ["get", "post", "htmx get", "htmx post"])
@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_in_where_they_may_and_nowhere_else(role, method, asked):
    user = None if role == "anonymous" else getattr(people, role)()
    paths = everywhere(asked)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/statements/?q=x"} if "htmx" in method else {}
    wrong = []
    signed_in = None
    for name, path in paths:
        if "htmx" in method and user and path.startswith("/admin/"):
            continue  # admin does not know htmx: the answers are those above
        client = Client(raise_request_exception=False)
        if user and not signed_in:
            client.force_login(user)
            signed_in = client.cookies[settings.SESSION_COOKIE_NAME].value
        elif signed_in:
            client.cookies[settings.SESSION_COOKIE_NAME] = signed_in
        response = getattr(client, method.split()[-1])(path, headers=headers)
        if settings.SESSION_COOKIE_NAME in response.cookies:  # written to, or ended: the next asks with a new one
            signed_in = None
        wanted = expected(name)[method.endswith("post")][ROLES.index(role)]
        if (got := meaning(response)) != wanted:
            wrong.append(f"{name} ({path}): {got} ({response.status_code}), not {wanted}")
        if "htmx" in method and wanted == LOGIN and role == "anonymous":
            assert response.status_code == 204, name
            assert "next=" in response.headers["HX-Redirect"], name
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def asked(settings) -> dict[str, str]:
    """A path for every address that takes one, to a row that is somebody else's."""
    rows = one_of_each()
    article = rows["article"]
    kept = ResultSet.objects.create(words="bridges", collection_version="empty", total=0, sha256="")
    storages["originals"].save(article.original.path, ContentFile(article.body.encode()))
    rows["emailaddress"] = EmailAddress.objects.create(user=rows["user"], email="ana@newsdesk.example")
    rows["authenticator"] = Authenticator.objects.create(user=rows["user"], type="totp", data={"secret": "x"})
    rows["group"] = Group.objects.create(name="bystanders")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_jobs (task_name, queue_name) VALUES ('nothing', 'none') RETURNING id")
        (job,) = cursor.fetchone()
    keys = {name: str(row.pk) for name, row in rows.items()} | {"procrastinatejob": str(job)}
    hers = rows["savedsearch"]
    special = {
        "search": hers.get_absolute_url(),
        **{name: reverse(name, args=[hers.pk]) for name in ("read_search", "change_feed", "delete_search")},
        "search_feed": f"/searches/{hers.key}.atom",
        "stop_search": stop_path(hers),
        "statement": f"/statements/{keys['statement']}/",
        "same_words": f"/statements/{keys['statement']}/same-words/",
        "undo_statement": f"/statements/{keys['statement']}/undo/",
        "export": "/statements.csv",
        "result_set": kept.get_absolute_url(),
        "result_set_file": f"/sets/{kept.pk}.jsonl",
        "article": article.get_absolute_url(),
        "article_by_number": f"/articles/{keys['article']}/",
        "actor": rows["actor"].get_absolute_url(),
        "country": rows["country"].get_absolute_url(),
        "topic": rows["topic"].get_absolute_url(),
        "api_statement": f"/api/statements/{keys['statement']}",
        "api_article": f"/api/articles/{keys['article']}",
        "api_actor": f"/api{rows['actor'].get_absolute_url().rstrip('/')}",
        "api_nothing": "/api/nothing",
        "upload_detail": f"/uploads/{keys['upload']}/",
        "upload_store": f"/uploads/{keys['upload']}/store/",
        "upload_leave_out": f"/uploads/{keys['upload']}/leave-out/",
        "upload_again": f"/uploads/{keys['upload']}/again/",
        "account_confirm_email": "/accounts/confirm-email/invented/",
        "account_reset_password_from_key": "/accounts/password/reset/key/1-invented/",
        "admin:autocomplete": "/admin/autocomplete/?app_label=articles&model_name=statement&field_name=speaker",
        "admin:app_list": "/admin/articles/",
        "admin:view_on_site": f"/admin/r/{content_type('statement')}/{keys['statement']}/",
        "admin:articles_actor_split": f"/admin/articles/actor/{keys['actor']}/split/",
        "admin:articles_actormove_undo": f"/admin/articles/actormove/{keys['actormove']}/undo/",
        "admin:articles_run_adopt": f"/admin/articles/run/{keys['run']}/adopt/",
        "admin:articles_article_original": f"/admin/articles/article/{keys['article']}/original/",
        "admin:articles_article_statement": (
            f"/admin/articles/article/{rows['statement'].article_id}/statements/{keys['statement']}/"
        ),
        "admin:auth_user_password_change": f"/admin/auth/user/{keys['user']}/password/",
        "admin/(?P<url>.*)$": "/admin/nothing/here/",
    }
    return {f"row:{name}": key for name, key in keys.items()} | special


def content_type(model: str) -> int:
    return ContentType.objects.get(app_label="articles", model=model).pk


def everywhere(asked: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for name, route in addresses():
        if name not in asked and "<path:object_id>" in route:
            model = route.split("/")[2]
            path = "/" + route.replace("<path:object_id>", asked[f"row:{model}"])
        else:
            path = asked.get(name, "/" + route)
        assert not re.search(r"[<(^]", path), f"{name} needs a path of its own: {path}"
        found.append((name, path))
    return found


def meaning(response: HttpResponseBase) -> str:
    to = response.headers.get("HX-Redirect") or response.headers.get("Location") or ""
    if to.startswith(("/accounts/login/", "/admin/login/")):
        return LOGIN
    if to.startswith("/accounts/reauthenticate/"):
        return AGAIN
    if to == "/admin/":
        return FRONT
    return {403: NO, 404: NOTHING, 405: NOT_SO}.get(
        response.status_code, IN if response.status_code < 400 else "broken"
    )
