"""What a file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from articles.exports.version import CollectionVersion


@dataclass(frozen=True, slots=True)
class About:
    """``title`` is the query in words; ``page`` the address of the same statements to read, ``address`` that of the
    file; ``site`` goes before a path to make it an address."""

    title: str
    site: str
    page: str
    address: str
    version: CollectionVersion
