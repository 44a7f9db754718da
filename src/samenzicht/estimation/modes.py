"""Answers apart: where models that fit about as well say different things, their average is an answer of none."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samenzicht.estimation.lattice import Floats

POINTS = 600
# A valley this shallow, as a share of the lower peak, parts nothing; a peak this light is no answer.
SHALLOW, LIGHT = 0.6, 0.05


@dataclass(frozen=True)
class Mode:
    """estimate: persons, the median of this mode. weight: its share. interval: its own 2.5 to 97.5 %. model: the
    best model in it."""

    estimate: float
    weight: float
    interval: tuple[float, float]
    model: str


def modes(seen: int, estimates: Floats, errors: Floats, weights: Floats, names: list[str]) -> tuple[Mode, ...]:
    """The modes of the mixture of models, heaviest first.

    estimates (M,): persons. errors (M,): standard errors of log(unseen). weights (M,) add up to 1. Each model spreads
    its weight over log(unseen) as a normal curve.
    """
    middles = np.log(np.maximum(estimates - seen, 1e-9))
    grid = np.linspace((middles - 4 * errors).min(), (middles + 4 * errors).max(), POINTS)
    each = np.exp(-0.5 * ((grid[:, None] - middles) / errors) ** 2) / errors * weights
    curve = each.sum(axis=1)
    found = []
    for left, right in stretches(curve):
        inside = curve[left:right]
        heights = (np.cumsum(inside) - inside / 2) / inside.sum()
        low, middle, high = (seen + float(np.exp(np.interp(p, heights, grid[left:right]))) for p in (0.025, 0.5, 0.975))
        best = int(np.argmax(np.where((middles >= grid[left]) & (middles <= grid[right - 1]), weights, -1)))
        found.append(Mode(middle, float(inside.sum() / curve.sum()), (low, high), names[best]))
    return tuple(sorted(found, key=lambda mode: -mode.weight))


def stretches(curve: Floats) -> list[tuple[int, int]]:
    """Where to cut: at the valleys that are deep enough between peaks that weigh enough."""
    inner = np.flatnonzero((curve[1:-1] < curve[:-2]) & (curve[1:-1] <= curve[2:])) + 1
    cuts = [0, *inner.tolist(), len(curve)]
    while len(cuts) > 2:
        parts = list(pairwise(cuts))
        peaks = [curve[left:right].max() for left, right in parts]
        depth = [curve[cut] / min(peaks[at], peaks[at + 1]) for at, cut in enumerate(cuts[1:-1])]
        masses = [curve[left:right].sum() / curve.sum() for left, right in parts]
        worst = int(np.argmax(depth))
        if depth[worst] > SHALLOW:
            del cuts[worst + 1]
            continue
        lightest = int(np.argmin(masses))
        if masses[lightest] >= LIGHT:
            break
        beside = [at for at in (lightest - 1, lightest) if 0 <= at < len(depth)]
        del cuts[max(beside, key=lambda at: depth[at]) + 1]
    return list(pairwise(cuts))
