"""Averaging over all decomposable graphs.

Madigan and York, "Bayesian methods for estimation of the size of a closed population", Biometrika 84 (1997). Under a
hyper-Dirichlet prior with weight delta for each history the likelihood of a graph is a product of terms for its cliques
over those for its separators, so that the posterior of N is a sum over a grid and needs no simulation. Prior of N: 1/N.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.graphs import MOST_LISTS, decomposable, signs
from samenzicht.estimation.lattice import Floats
from samenzicht.estimation.models import name
from samenzicht.estimation.refusals import NoEstimate

POINTS = 1500
# The grid ends where what lies beyond is less than this, or at so many times the persons seen.
NEGLIGIBLE = 1e-6
FARTHEST = 3000
GRAPHS_AT_ONCE = 2048


@dataclass(frozen=True)
class Averaged:
    """seen: persons. estimate: posterior median. interval: 2.5 and 97.5 %. mean: of the grid, heavy in the tail.
    delta: prior weight of a history. graphs: name and posterior weight, heaviest first. grid, density: persons in all,
    and the posterior chance of each stretch around them. beyond: the chance near the end of the grid, which tells
    whether the grid was long enough."""

    seen: int
    estimate: float
    interval: tuple[float, float]
    mean: float
    delta: float
    graphs: tuple[tuple[str, float], ...]
    grid: Floats
    density: Floats
    beyond: float


def average(table: ContingencyTable, delta: float | None = None, level: float = 0.95) -> Averaged:
    """The posterior of the number of persons, seen and unseen. delta: 2**-T unless given.

    Raises NoEstimate for more than six lists.
    """
    lists = len(table.lists)
    if lists > MOST_LISTS:
        raise NoEstimate(f"There are too many graphs over {lists} lists; at most {MOST_LISTS} can be averaged over.")
    delta = 2.0**-lists if delta is None else delta
    counts = table.cells().astype(np.float64)
    for farthest in (30, 300, FARTHEST):
        unseen, width = grid(table.seen, farthest)
        density, weights = posterior(counts, unseen, width, delta)
        beyond = float(density[-20:].sum())
        if beyond < NEGLIGIBLE:
            break
    heights = np.cumsum(density) - density / 2
    persons = table.seen + unseen
    low, middle, high = (float(np.interp(p, heights, persons)) for p in ((1 - level) / 2, 0.5, (1 + level) / 2))
    graphs = decomposable(lists)
    order = np.argsort(-weights, kind="stable")
    named = tuple(
        (name([1 << a | 1 << b for a, b in graphs[at]], table.lists), float(weights[at]))
        for at in order
        if weights[at] > 1e-9
    )
    mean = float((persons * density).sum())
    return Averaged(table.seen, middle, (low, high), mean, delta, named, persons, density, beyond)


def grid(seen: int, farthest: float) -> tuple[Floats, Floats]:
    """Numbers of unseen persons, ever wider apart, and how many whole numbers each one stands for.

    At least one person is unseen: with little weight for each history the point 0 draws much of the chance on sparse
    tables, for no reason in the data.
    """
    reach = np.geomspace(1, farthest * seen, POINTS)
    unseen = np.unique(np.concatenate([np.arange(1, 100), np.round(reach)]))
    edges = np.concatenate([[unseen[0] - 0.5], (unseen[1:] + unseen[:-1]) / 2, [unseen[-1] + 0.5]])
    return unseen, np.diff(edges)


def posterior(counts: Floats, unseen: Floats, width: Floats, delta: float) -> tuple[Floats, Floats]:
    """Chance of each point of the grid, and of each graph."""
    lists = len(counts).bit_length() - 1
    seen = counts.sum()
    parts = marginals(counts, unseen, delta)
    shared = gammaln(seen + unseen + 1) - gammaln(unseen + 1) - np.log(seen + unseen) + np.log(width)
    table = signs(lists)
    highest = -np.inf
    density, weights = np.zeros(len(unseen)), np.zeros(len(table))
    for first in range(0, len(table), GRAPHS_AT_ONCE):
        heights = table[first : first + GRAPHS_AT_ONCE] @ parts + shared
        top = float(heights.max())
        if top > highest:
            density *= np.exp(highest - top)
            weights *= np.exp(highest - top)
            highest = top
        heights = np.exp(heights - highest)
        density += heights.sum(axis=0)
        weights[first : first + GRAPHS_AT_ONCE] = heights.sum(axis=1)
    return density / density.sum(), weights / weights.sum()


def marginals(counts: Floats, unseen: Floats, delta: float) -> Floats:
    """For every set of lists the log likelihood of the table of those lists alone; shape (2**T, grid).

    Of its cells only the one on none of these lists depends on the number of unseen persons.
    """
    lists = len(counts).bit_length() - 1
    whole = delta * 2**lists
    cells = np.arange(1 << lists)
    answer = np.empty((1 << lists, len(unseen)))
    total = gammaln(whole) - gammaln(whole + counts.sum() + unseen)
    for chosen in range(1 << lists):
        held = np.bincount(cells & chosen, weights=counts, minlength=1 << lists)[np.unique(cells & chosen)]
        weight = whole / len(held)
        fixed = float((gammaln(weight + held[1:]) - gammaln(weight)).sum() - gammaln(weight))
        answer[chosen] = total + fixed + gammaln(weight + held[0] + unseen)
    return answer
