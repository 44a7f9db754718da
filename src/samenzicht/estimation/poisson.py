"""Poisson regression on a design: one fit, or many tables at once."""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, xlogy

from samenzicht.estimation.lattice import Bools, Floats

CLOSE = 1e-6
MOST_STEPS = 40


@dataclass(frozen=True)
class Regression:
    """beta (K,), means (cells,), loglik, and whether Newton came to rest. Where it did not, finite estimates do not
    exist, but loglik is still within rounding of the highest that the model can reach."""

    beta: Floats
    means: Floats
    loglik: float
    settled: bool


def regress(design: Floats, counts: Floats, start: Floats) -> Regression:
    """Maximum likelihood; design (cells, K), counts (cells,), start (K,)."""
    beta, height = start.copy(), -np.inf
    step: Floats = np.zeros_like(start)
    quiet, means = 0, np.exp(np.minimum(design @ beta, 300.0))
    for _ in range(MOST_STEPS):
        new = float(counts @ (design @ beta) - means.sum())
        if new < height - 1e-9 * abs(height):
            step /= 2
            beta = beta - step
        else:
            quiet = quiet + 1 if new - height < 1e-9 else 0
            height = new
            step = solve((design * means[:, None]).T @ design, design.T @ (counts - means))
            if np.abs(step).max(initial=0.0) < CLOSE:
                beta = beta + step
                means = np.exp(np.minimum(design @ beta, 300.0))
                return Regression(beta, means, log_likelihood(counts, means), True)
            if quiet > 6:
                break
            step = np.clip(step, -4.0, 4.0)
            beta = beta + step
        means = np.exp(np.minimum(design @ beta, 300.0))
    return Regression(beta, means, log_likelihood(counts, means), False)


def solve(bend: Floats, slope: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(bend, slope), dtype=np.float64)
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(bend, slope)[0], dtype=np.float64)


def log_likelihood(counts: Floats, means: Floats) -> float:
    return float((xlogy(counts, np.maximum(means, 1e-300)) - means - gammaln(counts + 1)).sum())


def regress_many(design: Floats, counts: Floats, start: Floats, unseen: Floats, most: int = 25) -> tuple[Floats, Bools]:
    """The same model on B tables, counts (B, cells), all from one start: beta (B, K), and which came to rest.

    unseen (U, K): the design of the cells that nobody can be seen in. A fit has come to rest when their sum has: a
    parameter that still runs off on the side of the seen does no harm to it.

    The products of the design's columns are made once, so that all Hessians of a step are one matrix product.
    """
    rows, width = len(counts), design.shape[1]
    above = np.triu_indices(width)
    products = design[:, above[0]] * design[:, above[1]]
    beta, settled = np.tile(start, (rows, 1)), np.zeros(rows, dtype=bool)
    goal, hidden, open_ = counts @ design, np.full(rows, np.nan), np.arange(rows)
    for _ in range(most):
        here = beta[open_]
        means = np.exp(np.minimum(here @ design.T, 300.0))
        total = np.log(np.exp(np.minimum(here @ unseen.T, 300.0)).sum(axis=1))
        bend = np.empty((len(open_), width, width))
        flat = means @ products
        bend[:, above[0], above[1]] = flat
        bend[:, above[1], above[0]] = flat
        bend[:, range(width), range(width)] += 1e-12
        step = np.clip(solve_all(bend, goal[open_] - means @ design), -2.0, 2.0)
        beta[open_] += step
        still = np.abs(total - hidden[open_]) < 1e-7
        hidden[open_] = total
        rest = still | (np.abs(step).max(axis=1) < CLOSE)
        settled[open_[rest]] = True
        open_ = open_[~rest]
        if not len(open_):
            break
    return beta, settled


def solve_all(bends: Floats, slopes: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(bends, slopes[:, :, None])[:, :, 0], dtype=np.float64)
    except np.linalg.LinAlgError:
        return np.array([solve(one, other) for one, other in zip(bends, slopes, strict=True)])
