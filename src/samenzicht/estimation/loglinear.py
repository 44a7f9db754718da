"""One log-linear model on one table: its state, its estimate, its criteria.

Chan, Silverman and Vincent, "Multiple systems estimation for sparse capture data", Journal of the American Statistical
Association 116 (2021): the parameter of an overlap in which nobody was seen is estimated at minus infinity. The
histories in it get mean 0 and leave the table, and the parameter still counts in AIC and BIC.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.special import gammaln, xlogy

from samenzicht.estimation import existence
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Floats, superset_sums
from samenzicht.estimation.models import Model, is_hierarchical, name, ordered, spell
from samenzicht.estimation.newton import Fits, fit
from samenzicht.estimation.refusals import NoEstimate

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Fitted:
    """model: as `main` or `A:B+A:C`. status: one of `existence.STATES`. estimate: persons in all, seen and unseen; None
    where there is none, with `total` saying why (`infinite`, `undetermined`). wald95: interval given the model, normal
    on the scale of log(unseen). coefficients: by term, minus infinity for those in `minus_infinity`."""

    model: str
    terms: Model
    status: str
    total: str
    seen: int
    estimate: float | None
    wald95: tuple[float, float] | None = None
    loglik: float = math.nan
    aic: float = math.nan
    bic: float = math.nan
    deviance: float = math.nan
    coefficients: Mapping[str, float] = field(default_factory=dict)
    minus_infinity: tuple[str, ...] = ()


def living(totals: Floats, terms: Iterable[int]) -> Floats:
    """(2**T,) 1 for the histories that can have a positive mean: on some list, in no empty overlap of the model."""
    cells = np.arange(len(totals))
    alive = (cells > 0).astype(np.float64)
    for term in terms:
        if totals[term] == 0:
            alive[(cells & term) == term] = 0
    return alive


def examine(totals: Floats, counts: Floats, lists: int, model: Iterable[int]) -> existence.Verdict:
    """Existence and identifiability after the empty overlaps of the model have left the table."""
    terms = [0, *(1 << bit for bit in range(lists)), *model]
    finite = np.array([term for term in terms if totals[term] > 0])
    cells = np.flatnonzero(living(totals, terms[1:]))
    design = ((cells[:, None] & finite) == finite).astype(np.float64)
    return existence.examine(design, counts[cells], (finite == 0).astype(np.float64))


def fit_model(table: ContingencyTable, model: Iterable[int] = ()) -> Fitted:
    """Fit one hierarchical model (interactions as bits) to a table, covariates added up.

    Raises NoEstimate for a model that is not hierarchical.
    """
    terms = ordered(model)
    if not is_hierarchical(terms):
        raise NoEstimate(f"The model {name(terms, table.lists)} lacks parts of its own overlaps.")
    lists, counts = len(table.lists), table.cells().astype(np.float64)
    totals = superset_sums(counts[None], lists)[0]
    mains = [1 << bit for bit in range(lists)]
    everything = [0, *mains, *terms]
    verdict = examine(totals, counts, lists, terms)
    empty = tuple(spell(term, table.lists) for term in terms if totals[term] == 0)
    status = state(verdict, bool(empty))
    label = name(terms, table.lists)
    if status not in {existence.EXISTS, existence.ON_A_FACE}:
        return Fitted(label, terms, status, verdict.total, table.seen, None, minus_infinity=empty)
    finite = np.array([[term for term in everything if totals[term] > 0]])
    alive = living(totals, everything[1:])[None]
    fits = fit(totals[None], finite, alive, beginning(totals[None], finite))
    if not fits.settled[0]:
        raise NoEstimate(f"The fit of {label} did not come to rest although its estimate exists.")
    return told(table, terms, everything, status, empty, counts, finite[0].tolist(), fits)


def state(verdict: existence.Verdict, empty: bool) -> str:
    if not verdict.exists:
        return existence.NOT_THERE
    if not verdict.identified:
        return existence.NOT_IDENTIFIED
    return existence.ON_A_FACE if empty else existence.EXISTS


def told(
    table: ContingencyTable,
    terms: Model,
    everything: list[int],
    status: str,
    empty: tuple[str, ...],
    counts: Floats,
    finite: list[int],
    fits: Fits,
) -> Fitted:
    used = [term for term in everything if term.bit_count() != 1 or term in finite]
    at = {term: place for place, term in enumerate(finite)}
    coefficients = {
        spell(term, table.lists) or "mean": float(fits.theta[0, at[term]]) if term in at else -math.inf
        for term in everything
    }
    loglik = float(log_likelihood(counts[None], fits.means)[0])
    saturated = float(log_likelihood(counts[None], counts[None])[0])
    unseen, spread = float(fits.unseen[0]), standard_error(fits, finite)
    return Fitted(
        name(terms, table.lists),
        terms,
        status,
        existence.ESTIMABLE,
        table.seen,
        table.seen + unseen,
        (table.seen + unseen * math.exp(-Z95 * spread), table.seen + unseen * math.exp(Z95 * spread)),
        loglik,
        2 * len(used) - 2 * loglik,
        math.log(table.seen) * len(used) - 2 * loglik,
        2 * (saturated - loglik),
        coefficients,
        empty,
    )


def standard_error(fits: Fits, finite: list[int]) -> float:
    """Of log(unseen), from the inverse Hessian."""
    terms = np.array(finite)
    bend = fits.sums[0][terms[:, None] | terms[None, :]]
    return float(np.sqrt(np.linalg.inv(bend)[0, 0]))


def log_likelihood(counts: Floats, means: Floats) -> Floats:
    """Poisson, over the seen histories; shape (B,)."""
    heights: Floats = (xlogy(counts, means) - means - gammaln(counts + 1))[:, 1:].sum(axis=1)
    return heights


def beginning(totals: Floats, terms: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Floats:
    """Where Newton starts without a better idea: independent lists, a third of the people seen. Shape (B, K)."""
    lists = totals.shape[1].bit_length() - 1
    mains = 1 << np.arange(lists)
    share = np.clip(totals[:, mains] / totals[:, :1] / 3, 1e-6, 0.9)
    values = np.zeros(totals.shape)
    values[:, mains] = np.log(share / (1 - share))
    values[:, 0] = np.log(3 * totals[:, 0]) + np.log1p(-share).sum(axis=1)
    start: Floats = np.take_along_axis(values, terms, axis=1)
    return start
