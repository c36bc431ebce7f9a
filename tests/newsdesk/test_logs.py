import json
import logging
import sys

from newsdesk.logs import JSONFormatter


def record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("articles.ingestion", logging.INFO, __file__, 1, message, arguments, None)
    made.__dict__.update(extra)
    return made


def test_a_line_is_one_json_object() -> None:
    line = JSONFormatter().format(record("stored %s\nand more", "a.txt", status_code=201))
    assert "\n" not in line
    written = json.loads(line)
    assert written.pop("at").endswith("+00:00")
    assert written == {
        "level": "INFO",
        "logger": "articles.ingestion",
        "message": "stored a.txt\nand more",
        "status": 201,
    }


def test_a_request_attached_to_a_record_is_not_written() -> None:
    line = JSONFormatter().format(record("Not Found: /statements/", request="GET /statements/?q=a+name"))
    assert "a+name" not in line


def test_an_exception_keeps_its_traceback() -> None:
    failed = record("failed")
    try:
        raise ValueError("no such date")
    except ValueError:
        failed.exc_info = sys.exc_info()
    assert "ValueError: no such date" in json.loads(JSONFormatter().format(failed))["traceback"]
