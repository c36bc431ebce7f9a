"""Why there is no answer, as JSON (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpResponse
from ninja import Field, Schema

CONTENT_TYPE = "application/problem+json"


class ProblemDetails(Schema):
    """Why there is no answer."""

    type: str = Field(description="Always “about:blank”: the status says what kind of problem it is.")
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="What is wrong or, of something that is gone, why.")
    errors: dict[str, str] | None = Field(None, description="Parameter → what is wrong with it.")


class Problem(Exception):
    """Raised where there is no answer; ``detail`` and ``errors`` are sentences for whoever writes the program."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        errors: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers

    def response(self) -> HttpResponse:
        told = {"type": "about:blank", "title": self.status.phrase, "status": int(self.status), "detail": self.detail}
        if self.errors:
            told["errors"] = dict(self.errors)
        response = HttpResponse(
            json.dumps(told, ensure_ascii=False), status=self.status, content_type=CONTENT_TYPE, headers=self.headers
        )
        if self.status >= 400:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def refused(errors: Mapping[str, str]) -> Problem:
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The question makes no sense as it stands; an answer to a part of it would be taken for the whole.",
        errors=errors,
    )


def missing() -> Problem:
    return Problem(HTTPStatus.NOT_FOUND, "Nothing stands at this address.")


def gone(reason: str) -> Problem:
    return Problem(HTTPStatus.GONE, reason)
