"""One process of ``ingest --jobs``: reads dispatches and stores nothing, so it needs no connection.

Kept apart from the command because a fresh process imports this before Django knows its applications.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from datetime import date
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING

import django

from articles.extraction.records import Gazetteer

if TYPE_CHECKING:
    from articles.ingestion import PartRead

_gazetteer: Gazetteer


def start(gazetteer: Gazetteer) -> None:
    """Every process is handed the same gazetteer, so that it does not matter which one reads a file."""
    global _gazetteer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, which ends its processes in order
    Thread(target=_end_with_parent, daemon=True).start()
    django.setup()
    _gazetteer = gazetteer


def _end_with_parent() -> None:
    """A command that is killed cannot end its processes, and each would wait for work for ever."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101 - this is never run in the command itself
    wait([parent.sentinel])
    os._exit(1)


def read(raw: bytes, name: str, published_on: date | None) -> list[PartRead]:
    from articles import ingestion

    return ingestion.read(raw, name, _gazetteer, published_on=published_on)
