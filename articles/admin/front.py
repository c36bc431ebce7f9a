"""The front page of the desk: what is worked with, in the order of the work, under the names the newsroom uses."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Heading → models by their object names, each with what the front page calls it, or None for its own name.
SECTIONS: list[tuple[Any, dict[str, Any]]] = [
    (_("The record"), {"Statement": _("Statements"), "Article": _("Articles"), "Actor": _("Actors")}),
    (
        _("What the record knows"),
        {
            "Office": _("Offices"),
            "Tenure": _("Terms of office"),
            "Metonym": _("Expressions that stand for somebody"),
            "Topic": _("Topics"),
            "Country": _("Countries"),
            "Outlet": _("Outlets"),
            "Feed": _("Feeds"),
        },
    ),
    (
        _("What was done"),
        {
            "ActorMove": None,
            "Run": None,
            "Upload": _("Uploads"),
            "FeedEntry": _("Feed entries"),
            "Redirect": _("Redirects"),
        },
    ),
    (_("People"), {"User": None, "Group": None, "SavedSearch": _("Saved searches"), "ApiToken": _("API tokens")}),
]
# Kept by sign-in itself: a superuser finds them at their addresses, nobody curates them.
HIDDEN = {"EmailAddress", "Authenticator", "ProcrastinateJob"}

_plain = admin.site.get_app_list


def app_list(request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
    """As Django gives it, in other sections; the page of one application stays Django's."""
    found = _plain(request, app_label)
    if app_label:
        return found
    by_name = {model["object_name"]: model for app in found for model in app["models"]}
    sections = []
    for number, (heading, names) in enumerate(SECTIONS):
        models = [
            by_name.pop(name) | ({"name": called} if called else {})
            for name, called in names.items()
            if name in by_name
        ]
        if number == 0 and request.user.has_perm("articles.change_actor"):
            models.append(_page(_("Speakers without an actor"), "UnknownSpeakers", "admin:articles_actor_unknown"))
        if models:
            sections.append(_section(heading, f"desk-{number}", models))
    if rest := [model for name, model in by_name.items() if name not in HIDDEN]:
        sections.append(_section(_("Besides"), "desk-besides", rest))
    return sections


def _section(heading: Any, label: str, models: list[dict[str, Any]]) -> dict[str, Any]:
    address = reverse("admin:index")
    return {"name": heading, "app_label": label, "app_url": address, "has_module_perms": True, "models": models}


def _page(called: Any, name: str, view: str) -> dict[str, Any]:
    perms = {"add": False, "change": True, "delete": False, "view": True}
    shown = {"name": called, "object_name": name, "admin_url": reverse(view), "add_url": None, "view_only": False}
    return shown | {"perms": perms}
