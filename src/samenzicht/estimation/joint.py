"""Several years in one model: each year has its own number of unseen and its own list rates; dependence is shared.

For many series at once. A shared parameter belongs to a pair of lists and to the years for which it holds. Newton's
step splits: the parameters of each year are solved for given the shared ones (a Schur complement), so that the cost
grows with the number of years and not with its cube.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import pdtr, pdtrc

from samenzicht.estimation import existence, loglinear
from samenzicht.estimation.lattice import Bools, Floats, Ints, subsets, superset_sums
from samenzicht.estimation.newton import evaluate
from samenzicht.estimation.stepwise import THRESHOLD

CLOSE, MOST_STEPS, PATIENCE = 1e-5, 30, 14


@dataclass(frozen=True)
class Shared:
    """A dependence: a pair of lists (as bits) and for each year whether it holds."""

    pair: int
    years: tuple[bool, ...]


@dataclass(frozen=True)
class Series:
    """For B series of Y years. unseen (B, Y); chosen (B, shared); settled (B,); loglik (B,); expected (B, Y, 2**T)
    superset sums of the fitted means."""

    unseen: Floats
    chosen: Bools
    settled: Bools
    loglik: Floats
    expected: Floats


def candidates(
    lists: int, years: int, parts: Sequence[tuple[bool, ...]] = (), split: Sequence[int] = ()
) -> list[Shared]:
    """Every pair of lists over all years; those in `split` once for each of the parts."""
    whole = (True,) * years
    return [Shared(pair, part) for pair in subsets(lists, 2) for part in (parts if pair in split else (whole,))]


class Joint:
    """counts (B, Y, 2**T): the series. shared: the dependences that may be chosen."""

    def __init__(self, counts: Floats, shared: Sequence[Shared]) -> None:
        self.counts = counts.astype(np.float64)
        self.rows, self.years, cells = counts.shape
        self.lists = cells.bit_length() - 1
        self.totals = superset_sums(self.counts.reshape(-1, cells), self.lists).reshape(counts.shape)
        self.shared = tuple(shared)
        self.pairs = np.array([one.pair for one in shared], dtype=np.int64)
        self.holds = np.array([one.years for one in shared], dtype=np.float64).reshape(len(shared), self.years)
        self.seen = np.einsum("byq,qy->bq", self.totals[:, :, self.pairs], self.holds)
        mains = 1 << np.arange(self.lists)
        self.own = np.concatenate([[0], mains])
        self.free = np.ones((self.rows, self.years, len(self.own)), dtype=bool)
        self.free[:, :, 1:] = self.totals[:, :, mains] > 0
        self.cells = np.arange(cells)
        self.ground = np.ones(counts.shape)
        self.ground[:, :, 0] = 0
        self.ranks: dict[tuple[bytes, bytes], bool] = {}
        for bit in mains:
            empty = self.totals[:, :, bit] == 0
            self.ground[empty] *= (self.cells & bit) == 0

    def fit(self, chosen: Bools, theta: Floats, common: Floats) -> tuple[Series, Floats, Floats]:
        """Maximum likelihood of the chosen dependences; theta (B, Y, 1 + T) and common (B, shared) are where it begins
        and, given back, where it ends."""
        theta, common = theta.copy(), np.where(chosen & (self.seen > 0), common, 0.0)
        alive, free = self.alive(chosen), chosen & (self.seen > 0)
        settled, height = np.zeros(self.rows, dtype=bool), np.full(self.rows, np.inf)
        step_own, step_common = np.zeros_like(theta), np.zeros_like(common)
        open_ = np.arange(self.rows)
        for turn in range(MOST_STEPS):
            _, sums = self.evaluate(theta[open_], common[open_], alive[open_])
            now = self.loss(sums, theta[open_], common[open_], open_)
            worse = now > height[open_] + 1e-9 * np.abs(now)
            back, todo = open_[worse], open_[~worse]
            for where, step in ((theta, step_own), (common, step_common)):
                step[back] /= 2
                where[back] -= step[back]
            height[todo] = now[~worse]
            step_own[todo], step_common[todo] = self.step(sums[~worse], todo, free[todo])
            theta[todo] += step_own[todo]
            common[todo] += step_common[todo]
            size = np.maximum(np.abs(step_own[todo]).max(axis=(1, 2)), np.abs(step_common[todo]).max(axis=1, initial=0))
            settled[todo[size < CLOSE]] = True
            left = np.ones(len(open_), dtype=bool)
            left[~worse] = (size >= CLOSE) & ~((turn >= PATIENCE) & (size > 0.5))
            open_ = open_[left]
            if not len(open_):
                break
        means, sums = self.evaluate(theta, common, alive)
        flat = (self.rows * self.years, -1)
        heights = loglinear.log_likelihood(self.counts.reshape(flat), means.reshape(flat))
        loglik = heights.reshape(self.rows, self.years).sum(axis=1)
        return Series(np.exp(theta[:, :, 0]), chosen, settled, loglik, sums), theta, common

    def alive(self, chosen: Bools) -> Floats:
        """Histories that can have a mean: none in a chosen overlap that is empty in all years for which it holds."""
        alive = self.ground.copy()
        for at, pair in enumerate(self.pairs):
            empty = np.flatnonzero(chosen[:, at] & (self.seen[:, at] == 0))
            if len(empty):
                gone = ((self.cells & pair) == pair)[None, :] & (self.holds[at] > 0)[:, None]
                alive[empty] = np.where(gone, 0.0, alive[empty])
        return alive

    def evaluate(self, theta: Floats, common: Floats, alive: Floats) -> tuple[Floats, Floats]:
        rows = len(theta)
        wide = np.concatenate([theta, common[:, None, :] * self.holds.T[None]], axis=2)
        spread = np.zeros((rows, self.years, len(self.cells)))
        spread[:, :, self.own] = wide[:, :, : len(self.own)]
        for at, pair in enumerate(self.pairs):
            spread[:, :, pair] += wide[:, :, len(self.own) + at]
        flat = spread.reshape(rows * self.years, -1)
        every = np.tile(self.cells, (len(flat), 1))
        means, sums = evaluate(flat, every, alive.reshape(flat.shape), self.lists)
        return means.reshape(spread.shape), sums.reshape(spread.shape)

    def loss(self, sums: Floats, theta: Floats, common: Floats, rows: Ints) -> Floats:
        fitted, own = sums[:, :, 0].sum(axis=1), (self.totals[rows][:, :, self.own] * theta).sum(axis=(1, 2))
        loss: Floats = fitted - own - (self.seen[rows] * common).sum(axis=1)
        return loss

    def step(self, sums: Floats, rows: Ints, free: Bools) -> tuple[Floats, Floats]:
        own, pairs, holds = self.own, self.pairs, self.holds
        mine = self.free[rows]
        slope = np.where(mine, self.totals[rows][:, :, own] - sums[:, :, own], 0.0)
        bend = sums[:, :, own[:, None] | own[None, :]] * (mine[:, :, :, None] & mine[:, :, None, :])
        bend[:, :, range(len(own)), range(len(own))] += ~mine
        border = sums[:, :, own[:, None] | pairs[None, :]] * mine[:, :, :, None] * holds.T[None, :, None, :]
        answer = solve(bend, np.concatenate([border, slope[..., None]], axis=3))
        across, alone = answer[..., :-1], answer[..., -1]
        both = np.einsum("qy,ry->yqr", holds, holds)
        corner = np.einsum("byqr,yqr->bqr", sums[:, :, pairs[:, None] | pairs[None, :]], both)
        corner -= np.einsum("byoq,byor->bqr", border, across)
        pull = self.seen[rows] - np.einsum("byq,qy->bq", sums[:, :, pairs], holds)
        pull -= np.einsum("byoq,byo->bq", border, alone)
        corner *= free[:, :, None] & free[:, None, :]
        corner[:, range(len(pairs)), range(len(pairs))] += ~free
        common = np.clip(solve(corner[:, None], (pull * free)[:, None, :, None])[:, 0, :, 0], -8, 8)
        return np.clip(alone - np.einsum("byoq,bq->byo", across, common), -8, 8), common

    def begin(self) -> tuple[Floats, Floats]:
        flat = self.totals.reshape(self.rows * self.years, -1)
        terms = np.tile(self.own, (len(flat), 1))
        theta = loglinear.beginning(np.maximum(flat, 1e-9), terms).reshape(self.free.shape)
        return np.where(self.free, theta, 0.0), np.zeros((self.rows, len(self.pairs)))

    def select(self, threshold: float = THRESHOLD) -> Series:
        """Forward, for every series: the dependence whose total is least likely, as in `stepwise`."""
        theta, common = self.begin()
        chosen = np.zeros((self.rows, len(self.pairs)), dtype=bool)
        closed = self.off_the_lists()
        here, theta, common = self.fit(chosen, theta, common)
        while True:
            expected = np.einsum("byq,qy->bq", here.expected[:, :, self.pairs], self.holds)
            chance = np.where(
                self.seen < expected, pdtr(self.seen, expected), pdtrc(np.maximum(self.seen - 1, 0), expected)
            )
            chance[chosen | closed | (self.seen == 0) & (expected <= 0)] = 2.0
            best = chance.argmin(axis=1)
            rows = np.flatnonzero((chance[np.arange(self.rows), best] < threshold) & here.settled)
            if not len(rows):
                return here
            part = self.part(rows)
            more = chosen[rows].copy()
            more[np.arange(len(rows)), best[rows]] = True
            start = common[rows].copy()
            seen = self.seen[rows, best[rows]]
            start[np.arange(len(rows)), best[rows]] = np.log(np.maximum(seen, 0.5) / expected[rows, best[rows]])
            there, own, shared = part.fit(more, theta[rows], start)
            good = there.settled & part.identified(more)
            closed[rows[~good], best[rows[~good]]] = True
            kept = rows[good]
            chosen[kept] = more[good]
            theta[kept], common[kept] = own[good], shared[good]
            for whole, new in (
                (here.unseen, there.unseen),
                (here.loglik, there.loglik),
                (here.expected, there.expected),
            ):
                whole[kept] = new[good]
            here = Series(here.unseen, chosen, here.settled, here.loglik, here.expected)

    def identified(self, chosen: Bools) -> Bools:
        """Whether each year by itself tells its parameters apart. Years together might where one alone does not; that
        much is not asked of them. Without empty histories three lists and more always do."""
        alive, good = self.alive(chosen), np.ones(self.rows, dtype=bool)
        thin = (alive[:, :, 1:] == 0).any(axis=2) if self.lists > 2 else np.ones(alive.shape[:2], dtype=bool)
        for row, year in zip(*np.nonzero(thin), strict=True):
            finite = chosen[row] & (self.seen[row] > 0) & (self.holds[:, year] > 0)
            terms = np.concatenate([self.own[self.free[row, year]], self.pairs[finite]])
            good[row] &= self.tells_apart(terms, np.flatnonzero(alive[row, year]))
        return good

    def tells_apart(self, terms: Ints, cells: Ints) -> bool:
        key = (terms.tobytes(), cells.tobytes())
        if key not in self.ranks:
            design = ((cells[:, None] & terms) == terms).astype(np.float64)
            self.ranks[key] = existence.rank(design) == len(terms)
        return self.ranks[key]

    def off_the_lists(self) -> Bools:
        """Pairs with a list on which nobody is in any year for which the dependence holds."""
        closed = np.zeros((self.rows, len(self.pairs)), dtype=bool)
        for at, pair in enumerate(self.pairs):
            for bit in range(self.lists):
                if pair >> bit & 1:
                    closed[:, at] |= (self.totals[:, :, 1 << bit] * self.holds[at]).sum(axis=1) == 0
        return closed

    def part(self, rows: Ints) -> "Joint":
        """The same for some of the series."""
        fewer = object.__new__(Joint)
        fewer.__dict__.update(self.__dict__)
        fewer.rows = len(rows)
        for name in ("counts", "totals", "seen", "free", "ground"):
            setattr(fewer, name, getattr(self, name)[rows])
        return fewer


def solve(bend: Floats, right: Floats) -> Floats:
    try:
        return np.asarray(np.linalg.solve(bend, right), dtype=np.float64)
    except np.linalg.LinAlgError:
        at = range(bend.shape[-1])
        eased = bend.copy()
        eased[..., at, at] = eased[..., at, at] * (1 + 1e-9) + 1e-12
        return np.asarray(np.linalg.solve(eased, right), dtype=np.float64)
