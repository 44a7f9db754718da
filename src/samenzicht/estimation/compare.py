"""Many models on one table: which of them have an estimate, and what each of them says.

Models are fitted together where they have the same number of finite parameters, each from the fit of a model with one
overlap less. AIC and BIC count parameters at minus infinity, and BIC takes the number of persons seen as its n.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samenzicht.estimation import existence, loglinear
from samenzicht.estimation.lattice import Bools, Floats, Ints, superset_sums
from samenzicht.estimation.models import Model
from samenzicht.estimation.newton import Fits, fit

# So many fits at a time stay within the processor's own memory.
BATCH = 2048
# Persons; below this a mean may be on its way to 0, and the linear program says whether it is.
VANISHED = 1e-10


@dataclass(frozen=True)
class Compared:
    """For M models: estimates, aic and bic, shape (M,), NaN where there is no estimate; states, as in `existence`."""

    models: tuple[Model, ...]
    states: tuple[str, ...]
    estimates: Floats
    aic: Floats
    bic: Floats

    @property
    def admissible(self) -> Ints:
        """The places of the models that have an estimate, best BIC first."""
        order = np.argsort(self.bic, kind="stable")
        there: Ints = order[np.isfinite(self.bic[order])]
        return there

    def weights(self) -> Floats:
        """exp(-BIC/2), adding up to 1 over the admissible models; 0 for the others."""
        best = np.nanmin(self.bic)
        raw = np.nan_to_num(np.exp(-(self.bic - best) / 2))
        shares: Floats = raw / raw.sum()
        return shares


def compare(counts: Floats, models: Sequence[Model]) -> Compared:
    """Fit every model to one table; counts (2**T,).

    A model in which an overlap is empty because a part of it already is says nothing new: it counts as not identified.
    """
    return Comparison(counts, models).run()


class Comparison:
    def __init__(self, counts: Floats, models: Sequence[Model]) -> None:
        self.counts = counts.astype(np.float64)
        self.lists = len(counts).bit_length() - 1
        self.totals = superset_sums(self.counts[None], self.lists)[0]
        self.models = tuple(models)
        self.mains = [1 << bit for bit in range(self.lists) if self.totals[1 << bit] > 0]
        self.place = {model: at for at, model in enumerate(self.models)}
        self.theta = np.zeros((len(models), len(counts)))
        self.unseen = np.full(len(models), np.nan)
        self.loglik = np.full(len(models), np.nan)
        self.settled = np.zeros(len(models), dtype=bool)
        self.expected = np.zeros((len(models), len(counts)))
        self.has_empty = np.array([any(self.totals[term] == 0 for term in model) for model in models], dtype=bool)
        self.full = np.ones(len(models), dtype=bool)

    def run(self) -> Compared:
        finite = [tuple(term for term in model if self.totals[term] > 0) for model in self.models]
        self.full &= ~np.array([self.redundant(model) for model in self.models])
        sizes = np.array([len(terms) for terms in finite])
        for size in np.unique(sizes):
            rows = np.flatnonzero((sizes == size) & self.full)
            for first in range(0, len(rows), BATCH):
                some = rows[first : first + BATCH]
                self.fit(some, np.array([finite[row] for row in some], dtype=np.int64).reshape(len(some), size))
        return self.told(finite)

    def redundant(self, model: Model) -> bool:
        """An overlap inside another empty overlap has no histories left to speak of."""
        empty = [term for term in model if self.totals[term] == 0 or term & ~sum(self.mains)]
        return any(term & ~sum(self.mains) for term in empty) or any(
            one != other and one & other == one for one in empty for other in empty
        )

    def fit(self, rows: Ints, finite: Ints) -> None:
        fixed = np.array([0, *self.mains], dtype=np.int64)
        terms = np.hstack([np.tile(fixed, (len(rows), 1)), finite])
        alive = self.alive(rows)
        self.full[rows] &= full_rank(alive, terms, self.has_empty[rows])
        totals = np.tile(self.totals, (len(rows), 1))
        fits = fit(totals, terms, alive, self.start(rows, terms, totals))
        again = np.flatnonzero(~fits.settled & self.full[rows])
        if len(again):
            fits = self.once_more(fits, again, totals, terms, alive)
        good = fits.settled & self.full[rows]
        for at in np.flatnonzero(good & vanishing(fits.means, alive)):
            good[at] = self.exists(alive[at], terms[at])
        kept = rows[good]
        self.settled[kept] = True
        self.unseen[kept] = fits.unseen[good]
        self.loglik[kept] = loglinear.log_likelihood(self.counts[None], fits.means[good])
        self.theta[kept[:, None], terms[good]] = fits.theta[good]
        self.expected[kept] = fits.sums[good]

    def once_more(self, fits: Fits, again: Ints, totals: Floats, terms: Ints, alive: Floats) -> Fits:
        """From the beginning: a fit must not fail because of where it came from."""
        start = loglinear.beginning(totals[again], terms[again])
        second = fit(totals[again], terms[again], alive[again], start)
        for whole, part in (
            (fits.theta, second.theta),
            (fits.means, second.means),
            (fits.sums, second.sums),
            (fits.settled, second.settled),
        ):
            whole[again] = part
        return fits

    def exists(self, alive: Floats, terms: Ints) -> bool:
        """Whether a fit that came to rest with a history nearly at 0 is an estimate, and not one that runs away."""
        histories = np.flatnonzero(alive[1:]) + 1
        design = (histories[:, None] & terms == terms).astype(np.float64)
        return existence.examine(design, self.counts[histories], (terms == 0).astype(np.float64)).exists

    def alive(self, rows: Ints) -> Floats:
        alive = np.tile(loglinear.living(self.totals, [1 << bit for bit in range(self.lists)]), (len(rows), 1))
        for at in np.flatnonzero(self.has_empty[rows]):
            alive[at] = loglinear.living(self.totals, [*(1 << b for b in range(self.lists)), *self.models[rows[at]]])
        return alive

    def start(self, rows: Ints, terms: Ints, totals: Floats) -> Floats:
        """From the model without the last overlap where that has been fitted, else from independent lists."""
        start = loglinear.beginning(totals, terms)
        for at, row in enumerate(rows):
            model = self.models[row]
            parent = self.place.get(model[:-1]) if model else None
            if parent is not None and self.settled[parent]:
                start[at] = self.theta[parent, terms[at]]
                if self.totals[model[-1]] > 0:
                    start[at, -1] = np.log(self.totals[model[-1]] / self.expected[parent, model[-1]])
        return start

    def told(self, finite: list[Model]) -> Compared:
        seen = self.totals[0]
        size = np.array([1 + len(self.mains) + len(model) for model in self.models])
        states = [self.state(row) for row in range(len(self.models))]
        return Compared(
            self.models,
            tuple(states),
            seen + self.unseen,
            2 * size - 2 * self.loglik,
            np.log(seen) * size - 2 * self.loglik,
        )

    def state(self, row: int) -> str:
        if not self.settled[row]:
            return existence.NOT_THERE if self.full[row] else existence.NOT_IDENTIFIED
        return existence.ON_A_FACE if self.has_empty[row] else existence.EXISTS


def vanishing(means: Floats, alive: Floats) -> Bools:
    """Which fits leave a living history hardly any mean: Newton stops on a slope that is flat enough, however far."""
    near: Bools = np.where(alive > 0, means, np.inf)[:, 1:].min(axis=1) < VANISHED
    return near


def full_rank(alive: Floats, terms: Ints, doubtful: Bools) -> Bools:
    """Whether the designs (histories alive x terms) have full rank; only the doubtful ones are looked at.

    The products of the columns of a design are counts of histories that contain unions of terms. Where their scaled
    determinant is not clearly above 0 the rank is worked out.
    """
    good = np.ones(len(terms), dtype=bool)
    lists = alive.shape[1].bit_length() - 1
    doubtful = doubtful | (terms.shape[1] > alive[:, 1:].sum(axis=1))
    if not doubtful.any():
        return good
    which = np.flatnonzero(doubtful)
    sums = superset_sums(alive[which], lists)
    unions = terms[which][:, :, None] | terms[which][:, None, :]
    gram = np.take_along_axis(sums, unions.reshape(len(which), -1), axis=1).reshape(unions.shape)
    scale = np.sqrt(np.maximum(np.einsum("bkk->bk", gram), 1e-300))
    with np.errstate(divide="ignore"):
        size = np.linalg.slogdet(gram / scale[:, :, None] / scale[:, None, :])[1]
    for at in np.flatnonzero(~(size > -0.9 * terms.shape[1] - 12)):
        row = which[at]
        cells = np.flatnonzero(alive[row])
        design = ((cells[:, None] & terms[row]) == terms[row]).astype(np.float64)
        good[row] = existence.rank(design) == terms.shape[1]
    return good
