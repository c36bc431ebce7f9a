"""How much of one text stands in another, counted in runs of four words.

A sketch is the smallest hashes of a text's runs. Two texts of which a good part is the same have some of them in
common, so the database can look for candidates by an index; how alike they are is then counted from the whole texts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from hashlib import blake2b
from itertools import islice

RUN = 4  # words
SKETCH = 32
MOST_WORDS = 20_000  # of a text; a longer one is judged by its beginning

_WORDS = re.compile(r"\w+")


def runs(text: str) -> frozenset[int]:
    """Hashes of all runs of words, each fit for a bigint. A text shorter than a run is one."""
    words = [found[0].casefold() for found in islice(_WORDS.finditer(text), MOST_WORDS)]
    last = max(len(words) - RUN, 0)
    return frozenset(_hash(" ".join(words[start : start + RUN])) for start in range(last + 1)) if words else frozenset()


def sketch(of: frozenset[int]) -> list[int]:
    return sorted(of)[:SKETCH]


def share(of: frozenset[int], among: frozenset[int]) -> float:
    """The share of the runs of one text, 0 to 1, that another has as well."""
    return len(of & among) / len(of) if of else 0.0


def alike(one: Collection[int], other: Collection[int]) -> float:
    """The share, 0 to 1, of all runs of two texts that stand in both; judged by sketches, so exact for short ones."""
    smallest = sorted({*one, *other})[:SKETCH]
    return len(set(one).intersection(other, smallest)) / len(smallest) if smallest else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), signed=True)
