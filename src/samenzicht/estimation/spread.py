"""How far apart are the models that fit? All of them where they can be counted, else those found on the way down."""

import math
from dataclasses import dataclass

import numpy as np

from samenzicht.estimation import loglinear
from samenzicht.estimation.compare import Compared, compare
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.downhill import downhill
from samenzicht.estimation.hierarchy import (
    MOST_LISTS_ALL_ORDERS,
    MOST_LISTS_PAIRS,
    hierarchical_models,
    pair_models,
)
from samenzicht.estimation.models import Model, name
from samenzicht.estimation.modes import Mode, modes

ALL_ORDERS = "all hierarchical models"
ALL_PAIRS = "all models of pairs"
ON_THE_WAY = "models on the way down to the best BIC"
# What weighs less than this share has no say.
NEGLIGIBLE = 0.001
SHOWN = 20


@dataclass(frozen=True)
class Rival:
    """One model: name, status, estimate in persons (None without one), weight among all (from BIC)."""

    name: str
    status: str
    estimate: float | None
    weight: float


@dataclass(frozen=True)
class Spread:
    """which: what was looked at. looked_at, admissible: numbers of models, and of those with an estimate. rivals: the
    heaviest. range95: the middle 95 % of the weight over the point estimates. modes: answers apart."""

    which: str
    looked_at: int
    admissible: int
    rivals: tuple[Rival, ...]
    range95: tuple[float, float] | None
    modes: tuple[Mode, ...]


def spread(table: ContingencyTable, begin: Model = ()) -> Spread:
    """Compare all models. begin: where the search begins when there are more than six lists."""
    found, which = all_models(table, begin)
    there = found.admissible
    if not len(there):
        return Spread(which, len(found.models), 0, (), None, ())
    weights = found.weights()
    rivals = tuple(
        Rival(name(found.models[at], table.lists), found.states[at], float(found.estimates[at]), float(weights[at]))
        for at in there[:SHOWN]
    )
    heavy = [at for at in there if weights[at] >= NEGLIGIBLE][:300]
    errors = np.array([error(table, found.models[at]) for at in heavy])
    shares = weights[heavy] / weights[heavy].sum()
    apart = modes(
        table.seen, found.estimates[heavy], errors, shares, [name(found.models[at], table.lists) for at in heavy]
    )
    return Spread(which, len(found.models), len(there), rivals, middle(found, weights), apart)


def all_models(table: ContingencyTable, begin: Model) -> tuple[Compared, str]:
    lists, counts = len(table.lists), table.cells().astype(np.float64)
    if lists <= MOST_LISTS_ALL_ORDERS:
        return compare(counts, hierarchical_models(lists)), ALL_ORDERS
    if lists <= MOST_LISTS_PAIRS:
        return compare(counts, pair_models(lists)), ALL_PAIRS
    return downhill(counts, ((), begin)), ON_THE_WAY


def error(table: ContingencyTable, model: Model) -> float:
    """Standard error of log(unseen), from the Wald interval of the model."""
    limits = loglinear.fit_model(table, model).wald95
    if limits is None:
        return 1.0
    ratio = (limits[1] - table.seen) / max(limits[0] - table.seen, 1e-12)
    return max(math.log(ratio) / (2 * loglinear.Z95), 1e-6)


def middle(found: Compared, weights: np.ndarray) -> tuple[float, float]:
    order = [at for at in np.argsort(found.estimates) if weights[at] > 0]
    heights = np.cumsum(weights[order])
    low, high = (order[int(np.searchsorted(heights, p * heights[-1]))] for p in (0.025, 0.975))
    return float(found.estimates[low]), float(found.estimates[high])
