"""One JSON object a line: what happened, never what a reader typed or a dispatch says."""

import json
import logging
from datetime import UTC, datetime


class JSONFormatter(logging.Formatter):
    """Only the fields below are written, so a request, a form or a row attached to a record stays out of the log."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
