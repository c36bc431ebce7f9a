"""One address of the public internet, fetched with care: what a stranger's feed points at is fetched by this machine.

Only http and https; only addresses that are public, checked for every redirect and connected to as they were checked;
so many bytes and seconds; nobody's cookies. Rules for robots are kept.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

LARGEST = 5 * 1024 * 1024  # bytes
LONGEST_S = 20.0  # for one address with all its redirects
MOST_REDIRECTS = 5
_BLOCK = 64 * 1024
_PORTS = {"http": 80, "https": 443}
_AGENT = "Newsdesk"


class NotFetched(Exception):
    """Why there is nothing; the message is a sentence for the people who run the site. ``status`` is what the server
    answered, 0 where it did not."""

    def __init__(self, message: str, *, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Fetched:
    """``raw`` is empty where the server says that nothing changed (``unchanged``)."""

    address: str
    raw: bytes
    content_type: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


def fetch(address: str, *, site: str = "", etag: str = "", modified: str = "", largest: int = LARGEST) -> Fetched:
    """``site`` is the address by which those who run the server learn who asks. ``etag`` and ``modified`` are those of
    the last time. Raises NotFetched."""
    headers = {
        "User-Agent": f"{_AGENT}/1.0 (+{site})" if site else f"{_AGENT}/1.0",
        "Accept": "application/rss+xml, application/atom+xml, application/xml, text/html, text/plain;q=0.9, */*;q=0.5",
        "Accept-Encoding": "identity",
    }
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    deadline = monotonic() + LONGEST_S
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(address, headers, deadline, largest)
        if isinstance(answer, Fetched):
            return answer
        address = answer
    raise NotFetched(f"{address} leads on more than {MOST_REDIRECTS} times.")


def _ask(address: str, headers: dict[str, str], deadline: float, largest: int) -> Fetched | str:
    """The answer, or the address that it leads on to."""
    scheme, host, port, path = _taken_apart(address)
    connection = _connection(scheme, host, port, deadline)
    try:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as response:
            location = response.headers.get("Location", "")
            if response.status in (301, 302, 303, 307, 308) and location:
                return urljoin(address, location)
            if response.status == HTTPStatus.NOT_MODIFIED:
                return Fetched(address, b"", unchanged=True)
            if response.status != HTTPStatus.OK:
                raise NotFetched(f"{address} answers {response.status} {response.reason}.", status=response.status)
            if response.headers.get("Content-Encoding", "identity").lower() not in ("", "identity"):
                raise NotFetched(f"{address} sends compressed bytes that nobody asked for.")
            raw = bytearray()
            while block := response.read1(_BLOCK):
                raw += block
                if len(raw) > largest:
                    raise NotFetched(f"{address} is larger than {largest // (1024 * 1024)} MB.")
                if monotonic() > deadline:
                    raise NotFetched(f"{address} takes longer than {LONGEST_S:.0f} seconds.")
            return Fetched(
                address,
                bytes(raw),
                response.headers.get("Content-Type", ""),
                response.headers.get("ETag", "")[:200],
                response.headers.get("Last-Modified", "")[:60],
            )
    except TimeoutError:
        raise NotFetched(f"{address} takes longer than {LONGEST_S:.0f} seconds.") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotFetched(f"{address} could not be read ({type(error).__name__}).") from error
    finally:
        connection.close()


def _taken_apart(address: str) -> tuple[str, str, int, str]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise NotFetched(f"“{address[:200]}” is no address.") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise NotFetched(f"“{address[:200]}” is no http or https address.")
    if parts.username or parts.password:
        raise NotFetched("An address with a name or password in it is not fetched.")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if not path.isascii() or any(character <= " " for character in path):
        raise NotFetched(f"“{address[:200]}” is no address: it holds characters that none may hold.")
    return parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path


def _connection(scheme: str, host: str, port: int, deadline: float) -> http.client.HTTPConnection:
    """To an address that was checked, so that no second answer of a name server leads elsewhere."""
    left = deadline - monotonic()
    if left <= 0:
        raise NotFetched(f"{host} takes longer than {LONGEST_S:.0f} seconds.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(f"Nobody knows the host {host}.") from None
    if not found or not all(is_public(str(entry[4][0])) for entry in found):
        raise NotFetched(f"{host} is in a private network: it is not fetched.")
    where = str(found[0][4][0])
    # Over the socket made here; the class for https would resolve the name again.
    connection = http.client.HTTPConnection(host, port, timeout=left)
    try:
        connection.sock = socket.create_connection((where, port), timeout=left)
        if scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
    except OSError as error:
        raise NotFetched(f"{host} cannot be reached ({type(error).__name__}).") from error
    return connection


def is_public(address: str) -> bool:
    """Whether anybody on the internet could reach it: not this machine, its network, or an address of IPv6 that holds
    such a one of IPv4."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = getattr(found, "ipv4_mapped", None) or getattr(found, "sixtofour", None)
    if inner is not None and not inner.is_global:
        return False
    return found.is_global and not found.is_multicast


class Robots:
    """What the hosts of one round allow; each is asked once."""

    def __init__(self, site: str = "") -> None:
        self.site = site
        self._known: dict[str, RobotFileParser | None] = {}

    def allow(self, address: str) -> bool:
        """Whether the host lets robots read this. One that cannot be asked lets nobody."""
        rules = self._rules(address)
        return rules is not None and rules.can_fetch(_AGENT, address)

    def delay(self, address: str) -> float:
        """Seconds to wait between two pages of the host."""
        rules = self._rules(address)
        asked = rules.crawl_delay(_AGENT) if rules else None
        return min(30.0, max(1.0, float(asked or 1)))

    def _rules(self, address: str) -> RobotFileParser | None:
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._known:
            rules = RobotFileParser()
            try:
                lines = fetch(f"{host}/robots.txt", site=self.site, largest=512 * 1024).raw
            except NotFetched as error:
                rules.parse([])
                self._known[host] = rules if 400 <= error.status < 500 else None  # it has no rules
            else:
                rules.parse(lines.decode("utf-8", "replace").splitlines())
                self._known[host] = rules
        return self._known[host]
