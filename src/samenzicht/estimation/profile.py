"""The profile likelihood interval of the number of persons, given a model.

Cormack, "Interval estimation for mark-recapture studies of closed populations", Biometrics 48 (1992): for every number
of unseen persons the model is fitted to the completed table; the interval is where twice the fall of the (multinomial)
likelihood stays below the chi-square point.
"""

from collections.abc import Iterable

import numpy as np
from scipy.special import gammaln, xlogy
from scipy.stats import chi2

from samenzicht.estimation import loglinear
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.interval import Interval
from samenzicht.estimation.lattice import Floats, superset_sums
from samenzicht.estimation.models import Model, ordered
from samenzicht.estimation.newton import fit
from samenzicht.estimation.refusals import NoEstimate

POINTS = 60


def profile(table: ContingencyTable, model: Iterable[int], level: float = 0.95) -> Interval:
    """The interval, in persons, seen and unseen. Raises NoEstimate where the model has no estimate, or where the
    likelihood stays high without end."""
    terms = ordered(model)
    fitted = loglinear.fit_model(table, terms)
    if fitted.estimate is None:
        raise NoEstimate(f"The model {fitted.model} has no estimate ({fitted.status}), so no interval.")
    drop = float(chi2.ppf(level, 1)) / 2
    middle = fitted.estimate - table.seen
    low, high = max(middle / 1e3, 1e-3), middle * 1e3 + 10
    unseen = np.geomspace(low, high, POINTS)
    for _ in range(4):
        height = heights(table, terms, unseen)
        inside = np.flatnonzero(height >= height.max() - drop)
        if inside[-1] == len(unseen) - 1:
            raise NoEstimate("The likelihood stays high however many are unseen: there is no upper limit.")
        ends = unseen[max(inside[0] - 1, 0)], unseen[inside[-1] + 1]
        unseen = np.geomspace(*ends, POINTS)
    height = heights(table, terms, unseen)
    top = int(height.argmax())
    below = np.interp(height.max() - drop, height[: top + 1], unseen[: top + 1])
    above = np.interp(drop - height.max(), -height[top:], unseen[top:])
    return table.seen + float(below), table.seen + float(above)


def heights(table: ContingencyTable, terms: Model, unseen: Floats) -> Floats:
    """Profile log likelihood at each number of unseen persons, up to a constant; same shape."""
    counts = np.tile(table.cells().astype(np.float64), (len(unseen), 1))
    lists = len(table.lists)
    seen_totals = superset_sums(counts[:1], lists)[0]
    counts[:, 0] = unseen
    totals = superset_sums(counts, lists)
    everything = [0, *(1 << bit for bit in range(lists)), *terms]
    finite = [term for term in everything if term == 0 or seen_totals[term] > 0]
    alive = loglinear.living(seen_totals, everything[1:])
    alive[0] = 1
    spread = np.tile(np.array(finite), (len(unseen), 1))
    fits = fit(totals, spread, np.tile(alive, (len(unseen), 1)), loglinear.beginning(totals, spread))
    persons = totals[:, 0]
    chance = np.where(counts > 0, fits.means, 1.0) / persons[:, None]
    answer: Floats = gammaln(persons + 1) - gammaln(unseen + 1) + xlogy(counts, chance).sum(axis=1)
    return answer
