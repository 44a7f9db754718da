"""The same job as a researcher would write it in Python today, with the GLM of statsmodels and the LP of SciPy.

Stepwise as in Chan, Silverman and Vincent (2021), with the selection repeated in every replicate. Written out for each
table by itself: at each step every pair that is still outside is tried, which takes the check that its estimate exists
(linear program and rank) and a fit. So does SparseMSE. A frugal writer finds that one fit a step gives the chances of
all pairs, and checks only the one that is taken; that is told beside it. Some replicates are done and the rest is
reckoned from them.
"""

import time
import warnings

import numpy as np
from scipy.optimize import linprog
from scipy.stats import poisson

from samenzicht.estimation.bootstrap import cells_of, draw, one_left_out
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Floats, subsets
from samenzicht.estimation.stepwise import stepwise

SAMPLE = 6
REPLICATES = 1000
THRESHOLD = 0.02


def seconds(table: ContingencyTable) -> tuple[float, float]:
    """CPU seconds for the table, its jackknife and 1,000 replicates: thorough and frugal. Raises AssertionError where
    an estimate is another one than ours: a ratio to a wrong answer is worth nothing."""
    whole = cells_of(table, draw(table, REPLICATES, 1))[:SAMPLE]
    runs = REPLICATES + 1 + len(one_left_out(table)[0])
    expected = stepwise(whole).estimates
    found = []
    for frugal in (False, True):
        started = time.process_time()
        estimates = [estimate(counts, len(table.lists), frugal) for counts in whole]
        found.append((time.process_time() - started) * runs / SAMPLE)
        assert np.allclose(estimates, expected, rtol=1e-5), (estimates, expected)
    return found[0], found[1]


def estimate(counts: Floats, lists: int, frugal: bool) -> float:
    pairs, chosen, refused = list(subsets(lists, 2)), [], set()
    cells = np.arange(1, len(counts))
    fitted, means = fit(counts, lists, chosen)
    while True:
        chances = {}
        for pair in pairs:
            if pair in chosen or pair in refused:
                continue
            if not frugal and not exists(counts, lists, [*chosen, pair]):
                continue
            if not frugal:
                fit(counts, lists, [*chosen, pair])
            inside = (cells & pair) == pair
            seen, expected = counts[1:][inside].sum(), means[inside].sum()
            chances[pair] = poisson.cdf(seen, expected) if seen < expected else poisson.sf(seen - 1, expected)
        best = min(chances, key=chances.__getitem__, default=None)
        if best is None or chances[best] >= THRESHOLD:
            return float(counts.sum() + np.exp(fitted))
        if frugal and not exists(counts, lists, [*chosen, best]):
            refused.add(best)
            continue
        chosen.append(best)
        fitted, means = fit(counts, lists, chosen)


def reduced(counts: Floats, lists: int, chosen: list[int]) -> tuple[Floats, Floats, np.ndarray]:
    """Design and counts without the cells of empty overlaps, and which cells are left."""
    cells = np.arange(1, len(counts))
    kept, terms = np.ones(len(cells), dtype=bool), [0, *(1 << bit for bit in range(lists))]
    for pair in chosen:
        inside = (cells & pair) == pair
        if counts[1:][inside].sum() == 0:
            kept &= ~inside
        else:
            terms.append(pair)
    design = np.array([[float(cell & term == term) for term in terms] for cell in cells[kept]])
    return design, counts[1:][kept], kept


def fit(counts: Floats, lists: int, chosen: list[int]) -> tuple[float, Floats]:
    """Log of the unseen, and the fitted means of all seen cells."""
    import statsmodels.api as sm

    design, left, kept = reduced(counts, lists, chosen)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = sm.GLM(left, design, family=sm.families.Poisson()).fit(tol=1e-10, maxiter=50)
    means = np.zeros(len(kept))
    means[kept] = result.mu
    return float(result.params[0]), means


def exists(counts: Floats, lists: int, chosen: list[int]) -> bool:
    """The linear program of Fienberg and Rinaldo, and the rank."""
    design, left, _ = reduced(counts, lists, chosen)
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return False
    width = design.shape[1]
    # Cells that were not seen must be able to have a mean above 0 with the same totals: x >= s, design' x = design' n.
    goal = np.concatenate([np.zeros(len(left)), [-1.0]])
    equal = np.hstack([design.T, np.zeros((width, 1))])
    above = np.hstack([-np.eye(len(left)), np.ones((len(left), 1))])
    bounds = [(0, None)] * len(left) + [(None, None)]
    found = linprog(goal, A_ub=above, b_ub=np.zeros(len(left)), A_eq=equal, b_eq=design.T @ left, bounds=bounds)
    return bool(-found.fun > 1e-9)
