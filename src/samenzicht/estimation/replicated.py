"""The best BIC in every one of many tables: the selection repeated, not only the fit.

All models are looked at in all tables. A fit begins from that of the model with one overlap less in the same table.
Where that one had no estimate and the new overlap is not empty, the larger model has none either (the direction in
which the likelihood keeps rising is still there), so it is passed over.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from samenzicht.estimation import loglinear
from samenzicht.estimation.compare import full_rank
from samenzicht.estimation.lattice import Bools, Floats, Ints, superset_sums
from samenzicht.estimation.models import Model
from samenzicht.estimation.newton import fit

# Tables at a time: few enough for the fits of all models to stay in memory.
BATCH = 250


@dataclass(frozen=True)
class Best:
    """For B tables: estimates (B,), NaN where no model has one; which (B,): the place of the chosen model, or -1."""

    estimates: Floats
    which: Ints


def best_of(counts: Floats, models: Sequence[Model], told: Callable[[float], None] | None = None) -> Best:
    """The estimate of the model with the lowest BIC, for every row of counts (B, 2**T).

    models: smallest first, so that a model comes after the one it is begun from. told: is called with the share done.
    """
    parts = []
    for first in range(0, len(counts), BATCH):
        parts.append(Walk(counts[first : first + BATCH], models).run())
        if told:
            told(min(1.0, (first + BATCH) / len(counts)))
    return Best(np.concatenate([part.estimates for part in parts]), np.concatenate([part.which for part in parts]))


class Walk:
    """All models on one batch of tables."""

    def __init__(self, counts: Floats, models: Sequence[Model]) -> None:
        self.counts, self.models = counts.astype(np.float64), models
        self.lists = counts.shape[1].bit_length() - 1
        self.totals = superset_sums(self.counts, self.lists)
        self.mains = np.array([1 << bit for bit in range(self.lists)])
        self.cells = np.arange(counts.shape[1])
        self.place = {model: at for at, model in enumerate(models)}
        self.theta: list[Floats] = []
        self.expected: list[Floats] = []
        self.settled: list[Bools] = []
        self.bic = np.full(len(counts), np.inf)
        self.estimates = np.full(len(counts), np.nan)
        self.which = np.full(len(counts), -1)
        self.costs = np.log(np.maximum(self.totals[:, 0], 1))
        self.used = 1 + (self.totals[:, self.mains] > 0).sum(axis=1)
        self.ground = np.ones(counts.shape)
        self.ground[:, 0] = 0
        for single in self.mains:
            self.ground[np.ix_(self.totals[:, single] == 0, (self.cells & single) > 0)] = 0

    def run(self) -> Best:
        for at, model in enumerate(self.models):
            self.look(at, model)
        return Best(self.estimates, self.which)

    def look(self, at: int, model: Model) -> None:
        parent = self.place.get(model[:-1]) if model else None
        new_is_empty = self.totals[:, model[-1]] == 0 if model else np.zeros(len(self.counts), dtype=bool)
        able = np.ones(len(self.counts), dtype=bool)
        if parent is not None:
            able &= self.settled[parent] | new_is_empty
        able &= ~self.redundant(model)
        rows = np.flatnonzero(able)
        terms = np.array([0, *self.mains, *model])
        theta = np.zeros((len(self.counts), len(terms)))
        settled = np.zeros(len(self.counts), dtype=bool)
        expected = np.zeros((len(self.counts), len(self.totals[0])))
        if len(rows):
            fits = self.fit(rows, terms, self.start(rows, terms, parent))
            settled[rows], theta[rows], expected[rows] = fits
        self.theta.append(theta)
        self.settled.append(settled)
        self.expected.append(expected)
        self.keep_better(at, model, np.flatnonzero(settled))

    def fit(self, rows: Ints, terms: Ints, start: Floats) -> tuple[Bools, Floats, Floats]:
        totals = self.totals[rows]
        free = totals[:, terms] > 0
        alive = self.ground[rows]
        for term in terms[1 + self.lists :]:
            empty = totals[:, term] == 0
            if empty.any():
                alive[np.ix_(empty, (self.cells & term) == term)] = 0
        spread = np.tile(terms, (len(rows), 1))
        held = None if free.all() else free
        fits = fit(totals, spread, alive, np.where(free, start, 0.0), held)
        again = np.flatnonzero(~fits.settled)
        if len(again):
            cold = np.where(free[again], loglinear.beginning(totals[again], spread[again]), 0.0)
            second = fit(totals[again], spread[again], alive[again], cold, free[again])
            for whole, part in (
                (fits.theta, second.theta),
                (fits.sums, second.sums),
                (fits.means, second.means),
                (fits.settled, second.settled),
            ):
                whole[again] = part
        self.loglik = np.full(len(self.counts), np.nan)
        self.loglik[rows] = loglinear.log_likelihood(self.counts[rows], fits.means)
        return fits.settled & self.identified(alive, spread, free), fits.theta, fits.sums

    def identified(self, alive: Floats, terms: Ints, free: Bools) -> Bools:
        good = np.ones(len(terms), dtype=bool)
        doubtful = (alive[:, 1:] == 0).any(axis=1)
        sizes = free.sum(axis=1)
        for size in np.unique(sizes[doubtful]):
            rows = np.flatnonzero(doubtful & (sizes == size))
            finite = terms[rows][free[rows]].reshape(len(rows), size)
            good[rows] = full_rank(alive[rows], finite, np.ones(len(rows), dtype=bool))
        return good

    def redundant(self, model: Model) -> Bools:
        """Where an overlap of three or more has an empty part in the model, or a list in it is empty."""
        empty = self.totals[:, list(model)] == 0 if model else np.zeros((len(self.counts), 0), dtype=bool)
        found = np.zeros(len(self.counts), dtype=bool)
        for at, term in enumerate(model):
            for single in self.mains:
                if term & single:
                    found |= self.totals[:, single] == 0
            if term.bit_count() > 2:
                inside = [i for i, other in enumerate(model) if other != term and other & term == other]
                found |= empty[:, at] & empty[:, inside].any(axis=1)
        return found

    def start(self, rows: Ints, terms: Ints, parent: int | None) -> Floats:
        start = loglinear.beginning(self.totals[rows], np.tile(terms, (len(rows), 1)))
        if parent is None:
            return start
        warm = self.settled[parent][rows]
        seen, fitted = self.totals[rows, terms[-1]], self.expected[parent][rows, terms[-1]]
        with np.errstate(divide="ignore", invalid="ignore"):
            last = np.where(seen > 0, np.log(seen / fitted), 0.0)
        start[warm, :-1] = self.theta[parent][rows][warm]
        start[warm, -1] = last[warm]
        return start

    def keep_better(self, at: int, model: Model, rows: Ints) -> None:
        if not len(rows):
            return
        bic = self.costs[rows] * (self.used[rows] + len(model)) - 2 * self.loglik[rows]
        better = rows[bic < self.bic[rows] - 1e-9]
        self.bic[better] = bic[bic < self.bic[rows] - 1e-9]
        self.which[better] = at
        self.estimates[better] = self.totals[better, 0] + np.exp(self.theta[at][better, 0])
