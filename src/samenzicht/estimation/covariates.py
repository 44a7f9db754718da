"""Lists together with covariates: the path of the Dutch studies, with the check that they lack.

Van Dijk, Cruyff, van der Heijden and Kragten-Heerdink (2017) and WODC 3132 (2021): a table of lists by year and
covariates; from all main effects one term at a time, in or out, within all two-way terms, on BIC with the number of
persons seen; the estimate is the sum of the fitted means over all cells, those that nobody can be seen in too; interval
by drawing again from the chosen model, which does not repeat the selection.

A term that would leave the number of the unseen undetermined or infinite is refused, with the reason.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samenzicht.estimation import existence
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.design import Design, Term, design_of
from samenzicht.estimation.interval import Interval, percentile
from samenzicht.estimation.lattice import Floats, Ints
from samenzicht.estimation.poisson import Regression, regress, regress_many

AIC, BIC = "aic", "bic"


@dataclass(frozen=True)
class Stop:
    """One model on the path: what was done (`+ R1:X2`), and what came of it. estimate: None where there is none, with
    the reason in `refused`."""

    done: str
    terms: tuple[Term, ...]
    status: str
    estimate: float | None
    aic: float
    bic: float
    refused: str = ""

    @property
    def model(self) -> str:
        return "+".join(":".join(term) for term in self.terms) or "main"


@dataclass(frozen=True)
class CovariatePath:
    """path: from main effects to the chosen model. refused: what would have been chosen but has no estimate.
    estimate, interval: persons in all. replicates (B,), infinite where a drawn table has no estimate.
    groups: for each value of each covariate (covariate, value, seen, estimate, interval)."""

    seen: int
    path: tuple[Stop, ...]
    refused: tuple[Stop, ...]
    estimate: float | None
    interval: Interval | None
    replicates: Floats
    groups: tuple[tuple[str, str, int, float, Interval], ...]

    @property
    def chosen(self) -> Stop:
        return self.path[-1]


def fit_terms(table: ContingencyTable, words: str, year: str | None = None, degree: int | None = None) -> Stop:
    """One model of main effects and the named pairs (`R1:R2,R1:X1`), judged and fitted. Raises TableError for a pair
    that is not there."""
    design = design_of(table, year, degree)
    pairs = tuple(design.pair(word) for word in words.replace("+", ",").split(",") if word.strip() not in {"", "main"})
    return Search(design).judged("", pairs)


def covariate_path(
    table: ContingencyTable,
    year: str | None = None,
    degree: int | None = None,
    replicates: int = 1000,
    seed: int = 1,
    criterion: str = BIC,
    told: Callable[[float], None] | None = None,
) -> CovariatePath:
    """The path on BIC (or on AIC), and a parametric bootstrap of the model at its end.

    year, degree: see `design_of`. criterion: `bic`, or `aic` to go on from there on AIC.
    """
    design = design_of(table, year, degree)
    search = Search(design)
    path = search.walk(told)
    if criterion == AIC:
        search.price = 2.0
        path += search.walk(told, path[-1])[1:]
    end = path[-1]
    if end.estimate is None:
        return CovariatePath(table.seen, path, tuple(search.refused), None, None, np.array([]), ())
    columns, fitted = design.columns[:, search.columns(end.terms)], search.fits[end.terms]
    drawn = redraw(design, columns, fitted, replicates, seed)
    totals, groups = drawn.sum(axis=1), by_group(design, columns, fitted, drawn)
    return CovariatePath(table.seen, path, tuple(search.refused), end.estimate, percentile(totals), totals, groups)


class Search:
    """From model to model, one pair in or out, each fit begun from the one before."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.inside = design.columns[design.seen]
        self.counts = design.counts[design.seen]
        self.seen = self.counts.sum()
        self.price = math.log(self.seen)
        self.fits: dict[tuple[Term, ...], Regression] = {}
        self.refused: list[Stop] = []

    def columns(self, pairs: tuple[Term, ...]) -> Ints:
        return self.design.chosen(pairs)

    def walk(self, told: Callable[[float], None] | None = None, begin: Stop | None = None) -> tuple[Stop, ...]:
        path = [begin or self.judged("", ())]
        here = path[0].terms
        forbidden: set[tuple[Term, ...]] = set()
        while True:
            moves = [move for move in self.moves(here) if move[1] not in forbidden]
            costs = [self.cost(pairs, here) for _, pairs in moves]
            if told:
                told(len(path) / (len(path) + 5))
            best = int(np.argmin(costs)) if costs else -1
            if best < 0 or costs[best] >= self.cost(here, here) - 1e-7:
                return tuple(path)
            stop = self.judged(*moves[best])
            if stop.estimate is None:
                forbidden.add(stop.terms)
                self.refused.append(stop)
                continue
            here = stop.terms
            path.append(stop)

    def moves(self, here: tuple[Term, ...]) -> list[tuple[str, tuple[Term, ...]]]:
        found = []
        for term in self.design.pairs:
            word = ":".join(term)
            if term in here:
                found.append((f"- {word}", tuple(other for other in here if other != term)))
            else:
                found.append((f"+ {word}", (*here, term)))
        return found

    def cost(self, pairs: tuple[Term, ...], begun: tuple[Term, ...]) -> float:
        return -2 * self.fit(pairs, begun).loglik + self.price * len(self.columns(pairs))

    def fit(self, pairs: tuple[Term, ...], begun: tuple[Term, ...] = ()) -> Regression:
        if pairs not in self.fits:
            known = self.fits.get(begun)
            self.fits[pairs] = regress(
                self.inside[:, self.columns(pairs)], self.counts, self.start(pairs, begun, known)
            )
        return self.fits[pairs]

    def start(self, pairs: tuple[Term, ...], begun: tuple[Term, ...], known: Regression | None) -> Floats:
        """One step of Newton from the model before, in the columns of the new one."""
        columns = self.columns(pairs)
        start = np.zeros(len(columns))
        if known is None:
            start[0] = math.log(self.seen / len(self.counts))
            return start
        place = {int(column): at for at, column in enumerate(self.columns(begun))}
        for at, column in enumerate(columns):
            if int(column) in place:
                start[at] = known.beta[place[int(column)]]
        return start

    def judged(self, done: str, pairs: tuple[Term, ...]) -> Stop:
        """The model with its state; without an estimate where the number of the unseen is not fixed by the data."""
        fitted, columns = self.fit(pairs), self.columns(pairs)
        aic = 2 * len(columns) - 2 * fitted.loglik
        bic = math.log(self.seen) * len(columns) - 2 * fitted.loglik
        verdict = existence.examine(
            self.inside[:, columns], self.counts, self.design.columns[~self.design.seen][:, columns]
        )
        if verdict.total != existence.ESTIMABLE or not verdict.identified:
            status = existence.NOT_THERE if verdict.identified else existence.NOT_IDENTIFIED
            return Stop(done, pairs, status, None, aic, bic, self.reason(done, verdict))
        unseen = np.exp(np.minimum(self.design.columns[~self.design.seen][:, columns] @ fitted.beta, 300.0))
        status = existence.EXISTS if verdict.exists else existence.ON_A_FACE
        return Stop(done, pairs, status, float(self.seen + unseen.sum()), aic, bic)

    def reason(self, done: str, verdict: existence.Verdict) -> str:
        what = {
            existence.INFINITE: "the estimate of the unseen grows without end",
            existence.UNDETERMINED: "any number of unseen persons fits as well as any other",
            existence.NONE: "the estimate of the unseen falls to nobody",
        }.get(verdict.total, "its parameters cannot be told apart")
        empty = int((~verdict.face).sum())
        name = f"With `{done.lstrip('+- ')}`" if done else "In this model"
        return f"{name} {what}: {empty} cells in which nobody was seen leave it nothing to hold on to."


def redraw(design: Design, columns: Floats, fitted: Regression, replicates: int, seed: int) -> Floats:
    """Tables drawn from the model over all cells, fitted anew: persons in each group of covariates, seen and unseen;
    shape (B, groups). Infinite where the drawn table has no estimate."""
    chance = np.random.default_rng(seed)
    means = np.exp(np.minimum(columns @ fitted.beta, 300.0))
    tables = chance.multinomial(round(means.sum()), means / means.sum(), size=replicates)[:, design.seen]
    beta, settled = regress_many(columns[design.seen], tables.astype(np.float64), fitted.beta, columns[~design.seen])
    persons = in_groups(design, np.exp(np.minimum(beta @ columns.T, 300.0)))
    persons[~settled] = np.inf
    return persons


def in_groups(design: Design, means: Floats) -> Floats:
    """Means (B, cells) added up over the histories of each group; the groups lie one after the other."""
    groups = int((~design.seen).sum())
    together: Floats = means.reshape(len(means), groups, -1).sum(axis=2)
    return together


def by_group(
    design: Design, columns: Floats, fitted: Regression, replicates: Floats
) -> tuple[tuple[str, str, int, float, Interval], ...]:
    """For each value of each covariate: seen, estimate and interval. Fitted means, as in the Dutch studies."""
    means = in_groups(design, np.exp(np.minimum(columns @ fitted.beta, 300.0))[None])[0]
    counts = in_groups(design, design.counts[None])[0]
    where = [design.strata[at] for at in np.flatnonzero(~design.seen)]
    found = []
    for at, name in enumerate(design.covariates):
        for value in dict.fromkeys(stratum[at] for stratum in where):
            inside = np.array([stratum[at] == value for stratum in where])
            interval = percentile(replicates[:, inside].sum(axis=1))
            found.append((name, value, int(counts[inside].sum()), float(means[inside].sum()), interval))
    return tuple(found)
