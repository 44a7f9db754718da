"""Decomposable graphs: those that can be taken apart, vertex by vertex, along complete neighbourhoods.

A graph over T lists says which pairs may depend on each other. It is decomposable (chordal) where vertices can be taken
away one at a time with, each time, all neighbours still there joined to one another. There are 8, 61, 822 and 18,154
for three to six lists.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

import numpy as np

from samenzicht.estimation.lattice import Floats

MOST_LISTS = 6


@lru_cache(maxsize=8)
def decomposable(lists: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The edges of every decomposable graph; the first one has none."""
    edges = tuple(combinations(range(lists), 2))
    return tuple(
        tuple(edge for at, edge in enumerate(edges) if code >> at & 1)
        for code in range(1 << len(edges))
        if eliminate(lists, neighbourhoods(lists, edges, code)) is not None
    )


@lru_cache(maxsize=8)
def signs(lists: int) -> Floats:
    """Shape (graphs, 2**T): +1 for every clique, -1 for every separator (as often as it separates)."""
    edges = tuple(combinations(range(lists), 2))
    rows = []
    for code in range(1 << len(edges)):
        steps = eliminate(lists, neighbourhoods(lists, edges, code))
        if steps is not None:
            row = np.zeros(1 << lists)
            for whole, rest in steps:
                row[whole] += 1
                row[rest] -= 1
            rows.append(row)
    # What stands above the empty set cancels out everywhere: its marginal is the whole.
    table = np.array(rows)
    table[:, 0] = 0
    table.setflags(write=False)
    return table


def neighbourhoods(lists: int, edges: tuple[tuple[int, int], ...], code: int) -> list[int]:
    near = [0] * lists
    for at, (one, other) in enumerate(edges):
        if code >> at & 1:
            near[one] |= 1 << other
            near[other] |= 1 << one
    return near


def eliminate(lists: int, near: list[int]) -> list[tuple[int, int]] | None:
    """Vertex with its neighbours, and the neighbours, for each vertex taken away; None where the graph is not
    decomposable. Along such an order the density is the product of the first over that of the second."""
    left, steps = (1 << lists) - 1, []
    while left:
        for vertex in members(left):
            rest = near[vertex] & left
            if all(rest & ~(near[other] | 1 << other) == 0 for other in members(rest)):
                steps.append((rest | 1 << vertex, rest))
                left &= ~(1 << vertex)
                break
        else:
            return None
    return steps


def members(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
