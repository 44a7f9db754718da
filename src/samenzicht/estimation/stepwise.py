"""Forward selection of overlaps of two lists, for many tables at once.

Chan, Silverman and Vincent (2021): begin with independent lists. At each step take, of the pairs outside the model, the
one whose total of shared persons is least likely under the fitted model (one-sided Poisson), as long as that is below
the threshold and the estimate of the larger model exists and is identified. An overlap without persons is fitted at
minus infinity. A list that is empty in a replicate takes no part in it.

The step that adds a pair is checked by the fit itself: Newton only comes to rest where finite estimates exist, so the
linear program is asked for the few fits that do not.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import pdtr, pdtrc

from samenzicht.estimation import existence, loglinear
from samenzicht.estimation.lattice import Bools, Floats, Ints, subsets, superset_sums
from samenzicht.estimation.models import Model, ordered
from samenzicht.estimation.newton import Fits, fit

THRESHOLD = 0.02


@dataclass(frozen=True)
class Selected:
    """For B tables. estimates (B,): persons seen and unseen, NaN where not even independent lists can be fitted.
    chosen (B, pairs): which pairs, in the order of `lattice.subsets(T, 2)`. pairs: those, as bits."""

    estimates: Floats
    chosen: Bools
    pairs: tuple[int, ...]

    def model(self, row: int) -> Model:
        return ordered(pair for pair, inside in zip(self.pairs, self.chosen[row], strict=True) if inside)


def stepwise(counts: Floats, threshold: float = THRESHOLD) -> Selected:
    """Select and fit for every row of `counts`, shape (B, 2**T). Weights such as 0.5 may stand for persons."""
    return Path(counts, threshold).walk()


class Path:
    """The way of all tables through the models, one pair a step."""

    def __init__(self, counts: Floats, threshold: float) -> None:
        self.counts, self.threshold = counts, threshold
        self.lists = counts.shape[1].bit_length() - 1
        self.totals = superset_sums(counts, self.lists)
        self.pairs = np.array(subsets(self.lists, 2))
        self.singles = np.array(subsets(self.lists, 1))
        rows, cells = counts.shape
        self.cells = np.arange(cells)
        self.alive = np.ones((rows, cells))
        self.alive[:, 0] = 0
        self.terms: Ints = np.tile(np.concatenate([[0], self.singles]), (rows, 1))
        self.free = np.ones(self.terms.shape, dtype=bool)
        self.free[:, 1:] = self.totals[:, self.singles] > 0
        self.start = np.where(self.free, loglinear.beginning(self.totals, self.terms), 0.0)
        self.chosen = np.zeros((rows, len(self.pairs)), dtype=bool)
        self.closed = np.zeros_like(self.chosen)
        self.estimates = np.full(rows, np.nan)
        self.ranks: dict[tuple[bytes, bytes], bool] = {}
        self.leave_out_empty_lists()

    def leave_out_empty_lists(self) -> None:
        for single in self.singles:
            empty = self.totals[:, single] == 0
            if empty.any():
                self.alive[np.ix_(empty, (self.cells & single) > 0)] = 0
                self.closed[np.ix_(empty, (self.pairs & single) > 0)] = True

    def walk(self) -> Selected:
        rows = np.arange(len(self.counts))
        fits = self.fit(rows)
        self.estimates[rows[fits.settled]] = (self.totals[rows, 0] + fits.unseen)[fits.settled]
        rows, theta, expected = rows[fits.settled], fits.theta[fits.settled], fits.sums[fits.settled][:, self.pairs]
        while len(rows):
            rows, theta, expected = self.step(rows, theta, expected)
        return Selected(self.estimates, self.chosen, tuple(int(pair) for pair in self.pairs))

    def step(self, rows: Ints, theta: Floats, expected: Floats) -> tuple[Ints, Floats, Floats]:
        """Add each table's most telling pair; gives the tables that go on with their fits so far. A table whose pair is
        refused tries the next one from where it was."""
        best, telling = self.most_telling(rows, expected)
        rows, best, theta, expected = rows[telling], best[telling], theta[telling], expected[telling]
        if not len(rows):
            return rows, theta, expected
        self.add(rows, best, theta, expected[np.arange(len(rows)), best])
        fits = self.fit(rows)
        good = fits.settled & self.identified(rows)
        # Newton that does not come to rest says "no estimate"; the linear program has the last word.
        for at in np.flatnonzero(~good):
            good[at] = bool(fits.settled[at]) is False and self.exists(int(rows[at]))
        refused = rows[~good]
        self.take_back(refused, best[~good], theta[~good])
        on = rows[good]
        self.estimates[on] = self.totals[on, 0] + fits.unseen[good]
        widened = np.hstack([theta, np.zeros((len(rows), 1))])
        widened[good] = fits.theta[good]
        expected = np.where(good[:, None], fits.sums[:, self.pairs], expected)
        return rows, widened, expected

    def most_telling(self, rows: Ints, expected: Floats) -> tuple[Ints, Bools]:
        """The pair with the lowest one-sided Poisson probability, and whether that is below the threshold."""
        seen = self.totals[rows][:, self.pairs]
        able = ~(self.chosen[rows] | self.closed[rows])
        chance = np.full(seen.shape, 2.0)
        few, many = able & (seen < expected), able & (seen >= expected)
        chance[few] = pdtr(seen[few], expected[few])
        chance[many] = pdtrc(seen[many] - 1, expected[many])
        best: Ints = chance.argmin(axis=1)
        return best, chance[np.arange(len(rows)), best] < self.threshold

    def add(self, rows: Ints, best: Ints, theta: Floats, expected: Floats) -> None:
        width = self.terms.shape[1]
        self.terms = np.hstack([self.terms, np.zeros((len(self.terms), 1), dtype=self.terms.dtype)])
        self.free = np.hstack([self.free, np.zeros((len(self.free), 1), dtype=bool)])
        self.start = np.hstack([self.start, np.zeros((len(self.start), 1))])
        seen = self.totals[rows, self.pairs[best]]
        self.terms[rows, width] = self.pairs[best]
        self.free[rows, width] = seen > 0
        self.start[rows, :width] = theta
        self.start[rows, width] = np.log(np.where(seen > 0, seen / expected, 1.0))
        self.chosen[rows, best] = True
        self.kill(rows[seen == 0], best[seen == 0], 0.0)

    def take_back(self, rows: Ints, best: Ints, theta: Floats) -> None:
        self.chosen[rows, best] = False
        self.closed[rows, best] = True
        self.free[rows, -1] = False
        self.start[rows, : theta.shape[1]] = theta
        self.start[rows, -1] = 0.0
        empty = self.totals[rows, self.pairs[best]] == 0
        self.kill(rows[empty], best[empty], 1.0)

    def kill(self, rows: Ints, best: Ints, life: float) -> None:
        """Take the histories of an empty overlap out of the tables, or put back those that no other overlap takes."""
        for row, pair in zip(rows, self.pairs[best], strict=True):
            self.alive[row, (self.cells & pair) == pair] = life
            if life:
                gone = [p for p in self.pairs[self.chosen[row]] if self.totals[row, p] == 0]
                gone += [s for s in self.singles if self.totals[row, s] == 0]
                for other in gone:
                    self.alive[row, (self.cells & other) == other] = 0

    def fit(self, rows: Ints) -> Fits:
        free = self.free[rows]
        return fit(
            self.totals[rows], self.terms[rows], self.alive[rows], self.start[rows], None if free.all() else free
        )

    def identified(self, rows: Ints) -> Bools:
        """Whether the design has full rank; each pattern of terms and empty overlaps is worked out once. Without empty
        overlaps, models of pairs on three lists and more always have."""
        good = np.ones(len(rows), dtype=bool)
        thin = (self.alive[rows][:, 1:] == 0).any(axis=1) if self.lists > 2 else good.copy()
        for at in np.flatnonzero(thin):
            row = rows[at]
            key = (self.chosen[row].tobytes(), self.alive[row].tobytes())
            if key not in self.ranks:
                finite, cells = self.terms[row][self.free[row]], np.flatnonzero(self.alive[row])
                design = ((cells[:, None] & finite) == finite).astype(np.float64)
                self.ranks[key] = existence.rank(design) == len(finite)
            good[at] = self.ranks[key]
        return good

    def exists(self, row: int) -> bool:
        model = [int(pair) for pair in self.pairs[self.chosen[row]]]
        verdict = loglinear.examine(self.totals[row], self.counts[row], self.lists, model)
        return verdict.exists and verdict.identified
