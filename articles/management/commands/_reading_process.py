"""One process of ``ingest --jobs``: reads dispatches and stores nothing, so it needs no connection.

Kept apart from the command because a fresh process imports this before Django knows its applications.
"""

from __future__ import annotations

import signal
from datetime import date
from typing import TYPE_CHECKING

import django

from articles.extraction.records import Gazetteer

if TYPE_CHECKING:
    from articles.ingestion import Reading

_gazetteer: Gazetteer


def start(gazetteer: Gazetteer) -> None:
    """Every process is handed the same gazetteer, so that it does not matter which one reads a file."""
    global _gazetteer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends its processes in order
    django.setup()
    _gazetteer = gazetteer


def read(raw: bytes, name: str, published_on: date | None) -> Reading:
    from articles import ingestion

    return ingestion.read(raw, name, _gazetteer, published_on=published_on)
