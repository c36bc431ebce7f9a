"""The API as a whole: its addresses, and the OpenAPI 3.1 document that says what each takes and gives."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from articles.api import names, statements, texts
from articles.api.door import door
from articles.api.problems import CONTENT_TYPE, Problem, missing, refused
from articles.api.shapes import OF_A_ROW
from articles.exports.english import in_english

DESCRIPTION = """\
The record of who said what, for programs: the same filters, figures and rows as the pages. Statements are read from
published articles by a program; `review` says of each whether a person has checked it.

- Everything is read with GET. Several values of one filter mean *or*, different filters mean *and*.
- A parameter that makes no sense is refused (422), with a sentence for each: no answer is about less than was asked.
- Lists come in pages: follow `next`, also in the `Link` header, until it is null.
- Each answer has an `ETag`; sent back as `If-None-Match` it gives 304 without a body until the record changes.
- Numbers and slugs never disappear: they redirect (301), or answer 410 and say why they are gone.
- A site for people with an account wants a token, made by an administrator: `Authorization: Bearer …`.
- `Kosovo*` and other labels with an asterisk have their footnote in every row that shows them."""

HEADERS = {
    "ETag": "Names this answer; left out while the record is being written.",
    "Last-Modified": "When the record was last added to.",
    "Link": "The next page, where there is one.",
}
WHY = {
    301: "Found under another number or slug now: see Location.",
    304: "The answer with this ETag is still right.",
    401: "The token is unknown or was revoked, or the site wants one.",
    404: "Nothing stands at this address.",
    410: "Withdrawn, rejected or merged away; “detail” says why.",
    422: "A parameter makes no sense; “errors” says which and why.",
}


class Renderer(JSONRenderer):
    json_dumps_params = {"ensure_ascii": False}


api = NinjaAPI(
    title="Newsdesk",
    version="1",
    description=DESCRIPTION,
    openapi_url=None,
    docs_url=None,
    urls_namespace="api",
    renderer=Renderer(),
)
for _room in (statements, texts, names):
    api.add_router("", _room.router)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Any) -> HttpResponse:
    return problem.response()


@api.exception_handler(ValidationError)
def _not_readable(request: HttpRequest, error: Any) -> HttpResponse:
    return refused({str(fault["loc"][-1]): fault["msg"] for fault in error.errors}).response()


def addresses() -> list[URLPattern]:
    """Every address below /api/ but the page that explains them."""
    operations = [each for each in api.urls[0] if isinstance(each, URLPattern) and each.name != "api-root"]
    return [
        *(path(str(pattern.pattern), _door(pattern.callback), name=pattern.name) for pattern in operations),
        path("openapi.json", _door(openapi), name="api_openapi"),
        re_path("", _door(nothing), name="api_nothing"),
    ]


def _door(view: Any) -> Any:
    return door(view, shape=form)


def openapi(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document(), content_type="application/vnd.oai.openapi+json;version=3.1")


def nothing(request: HttpRequest) -> HttpResponse:
    raise missing()


@cache
def form() -> str:
    """Changes with the form of the answers."""
    return hashlib.sha256(json.dumps(document(), sort_keys=True).encode()).hexdigest()[:16]


@cache
@in_english
def document() -> dict[str, Any]:
    """What the operations declare, and what holds for all of them."""
    # Through text, because operations share parts; and a row is a statement to everybody else.
    told = json.loads(
        json.dumps(api.get_openapi_schema(path_prefix="/api/")).replace("schemas/Row", "schemas/Statement")
    )
    schemas = told["components"]["schemas"]
    statement = schemas["Statement"] = schemas.pop("Row") | {"title": "Statement"}
    for field, words in OF_A_ROW.items():
        statement["properties"][field]["description"] = words
    told["info"]["license"] = {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"}
    told["servers"] = [{"url": "/"}]
    told["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for operations in told["paths"].values():
        operation = operations["get"]
        operation["security"] = [{}, {"token": []}]
        for parameter in operation["parameters"]:
            parameter["schema"].pop("title", None)
            parameter["schema"].pop("default", None)
            if parameter["schema"].get("type") == "array":
                parameter |= {"style": "form", "explode": True}
        for status, response in operation["responses"].items():
            response["description"] = WHY.get(int(status), "The answer.")
            if int(status) >= 400:
                response["content"] = {CONTENT_TYPE: response["content"]["application/json"]}
            elif int(status) == 200:
                response["headers"] = {
                    header: {"description": words, "schema": {"type": "string"}} for header, words in HEADERS.items()
                }
    return told
