"""Values as small numbers, so that counting them is one pass over an array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]

NOTHING: Integers = np.empty(0, np.int64)


@dataclass(frozen=True)
class Code:
    """``values[code]`` is the value of a code; ``order`` sorts them. Codes never change, values are only added."""

    values: Integers
    order: Integers

    @classmethod
    def empty(cls) -> Code:
        return cls(NOTHING, NOTHING)

    def __len__(self) -> int:
        return len(self.values)

    def find(self, values: Integers) -> tuple[Integers, Mask]:
        """The code of each value, and whether it has one (where not, its code means nothing)."""
        if not len(self):
            return np.zeros(len(values), np.int64), np.zeros(len(values), np.bool_)
        at = np.searchsorted(self.values, values, sorter=self.order)
        codes = self.order[np.minimum(at, len(self) - 1)]
        return codes, self.values[codes] == values

    def encoded(self, raw: Integers) -> tuple[Code, Codes, Integers]:
        """A code that has all of ``raw``, the codes of ``raw``, and for each value added where in ``raw`` it stands."""
        values, first, inverse = np.unique(raw, return_index=True, return_inverse=True)
        codes, known = self.find(values)
        added = values[~known]
        codes[~known] = len(self) + np.arange(len(added))
        both = np.concatenate([self.values, added]) if len(added) else self.values
        grown = Code(both, np.argsort(both)) if len(added) else self
        return grown, codes[inverse].astype(np.int32), first[~known]


@dataclass(frozen=True)
class Sets:
    """Which sets of ids there are: of far fewer kinds than rows. ``keys`` gives each a code; ``members`` are the codes
    (in ``ids``) of all members of all sets, and ``owners`` the sets that they belong to."""

    keys: Code
    ids: Code
    members: Codes
    owners: Codes

    @classmethod
    def empty(cls) -> Sets:
        return cls(Code.empty(), Code.empty(), np.empty(0, np.int32), np.empty(0, np.int32))

    def grown(self, keys: Code, pairs: dict[str, NDArray[Any]]) -> Sets:
        """With the members of the keys that are new, as rows of (key, member); member 0 stands for an empty set. Raises
        KeyError where a new key has none."""
        owners, known = keys.find(pairs["key"])
        fresh = known & (owners >= len(self.keys))
        owners, members = owners[fresh], pairs["member"][fresh].astype(np.int64)
        if len(np.unique(owners)) != len(keys) - len(self.keys):
            raise KeyError("a set without its members")
        pairs_once = np.unique((owners << 32) + members)  # a primary key has 31 bits here
        owners, members = pairs_once >> 32, pairs_once & 0xFFFFFFFF
        owners, members = owners[members != 0], members[members != 0]
        ids, codes, _ = self.ids.encoded(members)
        return Sets(
            keys,
            ids,
            np.concatenate([self.members, codes]),
            np.concatenate([self.owners, owners.astype(np.int32)]),
        )

    def holding(self, wanted: Integers) -> Mask:
        """Of each set, whether it holds one of these ids."""
        found = np.zeros(len(self.keys), np.bool_)
        codes, known = self.ids.find(wanted)
        chosen = np.zeros(len(self.ids), np.bool_)
        chosen[codes[known]] = True
        found[self.owners[chosen[self.members]]] = True
        return found
