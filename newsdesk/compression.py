"""Pages are sent compressed, for a list of statements is 180 KB of much the same words.

Files for download are left alone: some are compressed already, and others are checked by their length. Tokens against
forgery are masked anew in every page and its length is made uncertain, so that nothing can be guessed from it (BREACH).
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressPages(GZipMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)
