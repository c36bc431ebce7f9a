"""What every page has around it: the name of the site, its footnote, the languages one can choose."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language


def frame(request: HttpRequest) -> dict[str, Any]:
    """For templates. ``unreviewed_translation``: nobody who speaks the chosen language has read its catalogue yet."""
    return {
        "site_name": settings.SITE_NAME,
        "site_footnote": settings.SITE_FOOTNOTE,
        "languages": settings.LANGUAGES,
        "unreviewed_translation": get_language() not in settings.REVIEWED_LANGUAGES,
    }
