"""Numbers and slugs that no longer answer: where they went, or why they are gone."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve, reverse

from articles.api.problems import Problem, gone, missing
from articles.models import Redirect

# Page → the address here that tells the same, and the argument both have.
SAME = {"statement": ("api_statement", "pk"), "article": ("api_article", "pk"), "actor": ("api_actor", "slug")}
SAME["article_by_number"] = SAME["article"]


def moved_or_missing(page: str) -> HttpResponsePermanentRedirect:
    """The answer for what has no row; ``page`` is the path of its page. Raises Problem 404, or 410 with the reason."""
    note = Redirect.objects.filter(old_path=page).first()
    if note is None:
        raise missing()
    if not note.new_path:
        raise gone(note.reason)
    try:
        there = resolve(note.new_path)
        here, argument = SAME[there.url_name or ""]
    except (Resolver404, KeyError) as error:
        raise Problem(HTTPStatus.GONE, f"{note.reason} See {note.new_path}") from error
    address = reverse(here, args=[there.kwargs[argument]])
    return HttpResponsePermanentRedirect(address, headers={"Cache-Control": "max-age=3600"})  # as the page's
