"""Curation in Django admin: review, correct, withdraw. What a decision does is curation's business, not this room's."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin import actors, articles, feeds, front, people, places, runs, statements, tokens, topics, uploads

__all__ = ["actors", "articles", "feeds", "people", "places", "runs", "statements", "tokens", "topics", "uploads"]

# One door for everybody: the limits on guessing and the second factor are allauth's.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("The desk")
admin.site.get_app_list = front.app_list  # type: ignore[method-assign]
