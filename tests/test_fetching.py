"""What may be fetched, and how it ends where a server means no good."""

from __future__ import annotations

import contextlib
import socket
import time

import pytest

from articles import fetching
from articles.fetching import NotFetched, Robots, fetch, is_public
from tests.web import Web


@pytest.fixture
def web(monkeypatch):
    """A server on this machine, which is otherwise never fetched from."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(fetching.socket, "getaddrinfo", numbers)
    with Web() as web:
        yield web


def numbers(host: str, port: int, *args: object, **kwargs: object) -> list[tuple]:
    """No name is asked of the network: a number is itself, in any notation, and every name but one unknown."""
    with contextlib.suppress(OSError):
        host = socket.inet_ntoa(socket.inet_aton(host))
    if not host[0].isdigit() and ":" not in host:
        if host != "localhost":
            raise socket.gaierror
        host = "127.0.0.1"
    return [(2, 1, 6, "", (host, port))]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        *((address, True) for address in ("93.184.215.14", "2606:4700::1111", "2002:5db8:d70e::1")),
        *((address, False) for address in ("127.0.0.1", "10.1.2.3", "192.168.0.7", "172.16.9.9", "169.254.169.254")),
        *((address, False) for address in ("0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1")),
        *((address, False) for address in ("fe80::1%eth0", "ff02::1")),
        *((address, False) for address in ("fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:0001::1")),
        ("no address", False),
    ],
)  # fmt: skip
def test_only_what_anybody_can_reach_is_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "no http or https"),
        ("ftp://a.example/x", "no http or https"),
        ("gopher://a.example/", "no http or https"),
        ("http:///x", "no http or https"),
        ("http://user:secret@a.example/", "name or password"),
        ("http://a.example:99999/", "is no address"),
        ("http://127.0.0.1/", "private network"),
        ("http://[::1]/", "private network"),
        ("http://0x7f000001/", "private network"),
        ("http://169.254.169.254/latest/", "private network"),
        ("http://localhost/", "private network"),
        ("http://nowhere.invalid/", "Nobody knows the host"),
    ],
)
def test_addresses_that_are_not_fetched(address, why, monkeypatch):
    monkeypatch.setattr(fetching.socket, "getaddrinfo", numbers)
    with pytest.raises(NotFetched, match=why):
        fetch(address)


def test_a_name_with_one_private_address_among_several_is_not_fetched(monkeypatch):
    both = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *args, **kwargs: both)
    with pytest.raises(NotFetched, match="private network"):
        fetch("http://two-faced.example/")


def test_what_is_asked_for_comes_with_what_the_next_question_needs(web):
    web.put("/feed", b"<rss/>", headers={"ETag": '"7"', "Last-Modified": "Mon, 01 May 2023 00:00:00 GMT"})
    found = fetch(web.address("/feed"), site="https://desk.example")
    assert (found.raw, found.etag, found.modified) == (b"<rss/>", '"7"', "Mon, 01 May 2023 00:00:00 GMT")
    assert "https://desk.example" in web.asked[-1]["User-Agent"]
    assert "Cookie" not in web.asked[-1]
    assert fetch(web.address("/feed"), etag='"7"').unchanged


def test_redirects_are_followed_a_few_times_and_checked_each_time(web):
    web.put("/a", b"", status=302, headers={"Location": "/b"})
    web.put("/b", b"there")
    assert fetch(web.address("/a")).raw == b"there"
    web.put("/round", b"", status=302, headers={"Location": "/round"})
    with pytest.raises(NotFetched, match="more than 5 times"):
        fetch(web.address("/round"))
    web.put("/out", b"", status=302, headers={"Location": "http://10.0.0.1/secret"})
    with pytest.raises(NotFetched, match="private network"):
        fetch(web.address("/out"))
    web.put("/file", b"", status=302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(NotFetched, match="no http or https"):
        fetch(web.address("/file"))


def test_size_and_time_are_capped(web, monkeypatch):
    web.put("/large", b"x" * 200_000)
    with pytest.raises(NotFetched, match="larger than"):
        fetch(web.address("/large"), largest=100_000)
    monkeypatch.setattr(fetching, "LONGEST_S", 0.3)
    web.put("/slow", b"x" * 10, pause=0.2)
    begin = time.monotonic()
    with pytest.raises(NotFetched, match="longer than"):
        fetch(web.address("/slow"))
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("status", [403, 404, 500])
def test_an_answer_that_is_none_says_so(web, status):
    web.put("/x", b"no", status=status)
    with pytest.raises(NotFetched, match=str(status)) as caught:
        fetch(web.address("/x"))
    assert caught.value.status == status


def test_compressed_bytes_nobody_asked_for_are_refused(web):
    web.put("/bomb", b"\x1f\x8b", headers={"Content-Encoding": "gzip"})
    with pytest.raises(NotFetched, match="compressed"):
        fetch(web.address("/bomb"))


def test_rules_for_robots_are_kept_and_asked_for_once(web):
    web.put("/robots.txt", b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n")
    robots = Robots()
    assert robots.allow(web.address("/news/1"))
    assert not robots.allow(web.address("/private/1"))
    assert robots.delay(web.address("/news/1")) == 7
    assert [asked["path"] for asked in web.asked] == ["/robots.txt"]


def test_a_host_without_rules_allows_all_and_one_that_cannot_be_asked_nothing(web):
    assert Robots().allow(web.address("/news/1"))
    web.put("/robots.txt", b"", status=503)
    assert not Robots().allow(web.address("/news/1"))
