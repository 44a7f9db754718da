"""Many Poisson log-linear models on many tables at once, by Newton's method on the lattice.

The mean of history h is exp(sum of theta[s] over the terms s contained in h). The gradient of the log-likelihood for
term s is observed minus fitted superset sum at s, and the Hessian entry for s and r is the fitted superset sum at the
union of s and r (see any text on hierarchical log-linear models, for example Bishop, Fienberg and Holland 1975,
chapter 6). So each step of Newton is two transforms over the lattice and one small linear system for each fit.
"""

from dataclasses import dataclass

import numpy as np

from samenzicht.estimation.lattice import Bools, Floats, Ints, subset_sums, superset_sums

# A step this small leaves an error of about its square.
CLOSE = 1e-5
MOST_STEPS = 30
# Where no estimate exists the step stays near 1 for ever; so long does a fit get to show that it is on its way.
PATIENCE = 14


@dataclass(frozen=True)
class Fits:
    """B fits. theta (B, K): log means, the first one of the unseen; means (B, 2**T): fitted counts, 0 for histories
    that are left out and for the unseen one; sums (B, 2**T): their superset sums; settled (B,): whether Newton came to
    rest, which is the proof that finite estimates exist (where the design has full rank)."""

    theta: Floats
    means: Floats
    sums: Floats
    settled: Bools

    @property
    def unseen(self) -> Floats:
        """The estimated number of persons on no list; shape (B,)."""
        hidden: Floats = np.exp(self.theta[:, 0])
        return hidden


def evaluate(theta: Floats, terms: Ints, alive: Floats, lists: int) -> tuple[Floats, Floats]:
    """Means and their superset sums; shapes (B, 2**T)."""
    cells = 1 << lists
    spread = np.zeros((len(theta), cells))
    spread.reshape(-1)[terms + (np.arange(len(theta)) * cells)[:, None]] = theta
    means = np.exp(np.minimum(subset_sums(spread, lists), 300.0))
    means *= alive
    return means, superset_sums(means, lists)


def fit(totals: Floats, terms: Ints, alive: Floats, start: Floats, free: Bools | None = None) -> Fits:
    """Maximum likelihood for B models of K terms each.

    totals  (B, 2**T) superset sums of the counts
    terms   (B, K) the sets, as bits, the first one the empty set; a term that is not free may be any set
    alive   (B, 2**T) 1 for the histories that take part, 0 for those with mean 0 and for the unseen one
    start   (B, K) where to begin
    free    (B, K) False for a term that is held at its start; None when all are free
    """
    rows = len(terms)
    lists = totals.shape[1].bit_length() - 1
    theta, settled = start.copy(), np.zeros(rows, dtype=bool)
    step, height = np.zeros_like(theta), np.full(rows, np.inf)
    wanted = np.take_along_axis(totals, terms, axis=1)
    unions = terms[:, :, None] | terms[:, None, :]
    open_ = np.arange(rows)
    for turn in range(MOST_STEPS):
        here = theta[open_]
        _, sums = evaluate(here, terms[open_], alive[open_], lists)
        now = sums[:, 0] - np.einsum("bk,bk->b", wanted[open_], here)
        worse = now > height[open_] + 1e-9 * np.abs(now)
        if worse.any():
            back = open_[worse]
            step[back] /= 2
            theta[back] -= step[back]
        better = ~worse
        todo = open_[better]
        height[todo] = now[better]
        step[todo] = newton_step(
            sums[better], terms[todo], unions[todo], wanted[todo], None if free is None else free[todo]
        )
        theta[todo] += step[todo]
        size = np.abs(step[todo]).max(axis=1)
        settled[todo[size < CLOSE]] = True
        late = (turn >= PATIENCE) & (size > 0.5)
        left = np.ones(len(open_), dtype=bool)
        left[better] = (size >= CLOSE) & ~late
        open_ = open_[left]
        if not len(open_):
            break
    means, sums = evaluate(theta, terms, alive, lists)
    return Fits(theta, means, sums, settled)


def newton_step(sums: Floats, terms: Ints, unions: Ints, wanted: Floats, free: Bools | None) -> Floats:
    """Inverse Hessian times gradient; shape (B, K). A Hessian that cannot be inverted gets a little weight added."""
    rows, width = terms.shape
    flat, base = sums.reshape(-1), np.arange(rows) * sums.shape[1]
    slope = wanted - flat.take(terms + base[:, None])
    bend = flat.take(unions + base[:, None, None])
    if free is not None:
        slope = slope * free
        bend *= free[:, :, None] & free[:, None, :]
        bend[:, range(width), range(width)] += ~free
    try:
        step: Floats = np.linalg.solve(bend, slope[:, :, None])[:, :, 0]
    except np.linalg.LinAlgError:
        bend[:, range(width), range(width)] *= 1 + 1e-9
        bend[:, range(width), range(width)] += 1e-12
        step = np.linalg.solve(bend, slope[:, :, None])[:, :, 0]
    # Shortened as a whole: one that is cut off here and there may no longer lead uphill, and no halving mends that.
    shortened: Floats = step * np.minimum(1.0, 8.0 / np.maximum(np.abs(step).max(axis=1, keepdims=True), 1e-300))
    return shortened
