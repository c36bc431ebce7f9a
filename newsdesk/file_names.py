"""The name of an uploaded file as it came.

Django cuts folders and what cannot be seen out of it before anybody looks. Files are shown without these here too, but
whoever sent one is told.
"""

from __future__ import annotations

import html
from typing import IO, Any

from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict


class NamesAsSent(FileUploadHandler):
    """The first of FILE_UPLOAD_HANDLERS: gives each file of the request a ``name_as_sent``."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, Any],
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict]:
        assert self.request  # noqa: S101 - Django makes handlers for a request
        others = [handler for handler in self.request.upload_handlers if handler is not self]
        return _Parser(META, input_data, others, encoding).parse()  # type: ignore[arg-type] # the stream Django gave


class _Parser(MultiPartParser):
    _files: MultiValueDict  # made by parse
    _sent = ""

    def sanitize_file_name(self, file_name: str) -> str:
        """A file that is called “..” is no reason to leave it out in silence."""
        self._sent = html.unescape(file_name)
        return super().sanitize_file_name(file_name) or "unnamed"

    def handle_file_complete(self, old_field_name: str, counters: list[int]) -> None:
        super().handle_file_complete(old_field_name, counters)
        if files := self._files.getlist(old_field_name):
            files[-1].name_as_sent = self._sent
