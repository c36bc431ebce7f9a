"""A web server on the loopback, for tests of what is fetched."""

from __future__ import annotations

import contextlib
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Page:
    raw: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0  # seconds before each byte


class Web:
    """``asked`` holds the headers and ``path`` of every question, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[dict[str, str]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.asked.append({**self.headers, "path": self.path})
                page = web.pages.get(self.path, Page(b"not here", 404))
                etag = page.headers.get("ETag")
                status = 304 if etag and self.headers.get("If-None-Match") == etag else page.status
                raw = b"" if status == 304 else page.raw
                self.send_response(status)
                for name, value in ({"Content-Length": str(len(raw))} | page.headers).items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):
                    if not page.pause:
                        self.wfile.write(raw)
                        return
                    for byte in raw:
                        self.wfile.write(bytes([byte]))
                        self.wfile.flush()
                        time.sleep(page.pause)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)

    def put(self, path: str, raw: bytes, **more: Any) -> None:
        self.pages[path] = Page(raw, **more)

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def __enter__(self) -> Web:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
