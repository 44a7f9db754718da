"""The lattice of capture histories: a history is the set of lists that someone is on, written as bits.

With T lists there are 2**T histories; bit i of a history says "on list i". A log-linear term is such a set too: it is
part of the log mean of every history that contains it. So sums over "all histories that contain this set" (superset
sums) are all that a fit needs: the sufficient statistics, the gradient and every entry of the Hessian.
"""

from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# Up to here one matrix product is faster than two small ones.
DIRECT = 7


def mask(members: tuple[int, ...]) -> int:
    """The set as bits."""
    return sum(1 << member for member in members)


@lru_cache(maxsize=64)
def subsets(lists: int, size: int) -> tuple[int, ...]:
    """All sets of that size, as bits, in the order of the first member, then the second, and so on."""
    return tuple(mask(members) for members in combinations(range(lists), size))


@lru_cache(maxsize=32)
def containment(lists: int) -> Floats:
    """Shape (2**T, 2**T): entry [set, history] is 1 where the history contains the set."""
    cells = np.arange(1 << lists)
    matrix: Floats = ((cells[None, :] & cells[:, None]) == cells[:, None]).astype(np.float64)
    matrix.setflags(write=False)
    return matrix


def superset_sums(values: Floats, lists: int) -> Floats:
    """For every set the sum of `values` (shape (B, 2**T)) over the histories that contain it; same shape."""
    if lists <= DIRECT:
        sums: Floats = values @ containment(lists).T
        return sums
    low = lists // 2
    return folded(values, containment(lists - low).T, containment(low), low)


def subset_sums(values: Floats, lists: int) -> Floats:
    """For every history the sum of `values` (shape (B, 2**T), one for each set) over the sets in it; same shape."""
    if lists <= DIRECT:
        sums: Floats = values @ containment(lists)
        return sums
    low = lists // 2
    return folded(values, containment(lists - low), containment(low).T, low)


def folded(values: Floats, high: Floats, low: Floats, bits: int) -> Floats:
    """The same sums in two halves of the bits: far fewer additions when there are many lists."""
    square = values.reshape(len(values), -1, 1 << bits)
    sums: Floats = (high.T @ square @ low.T).reshape(values.shape)
    return sums
