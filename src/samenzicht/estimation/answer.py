"""The default answer: stepwise selection with all its doubts laid beside it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from samenzicht.estimation import sensitivity
from samenzicht.estimation.bootstrap import cells_of, draw, one_left_out
from samenzicht.estimation.card import Card, number
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.interval import Interval, acceleration, bca, percentile
from samenzicht.estimation.lattice import Floats, Ints
from samenzicht.estimation.loglinear import Fitted, fit_model
from samenzicht.estimation.profile import profile
from samenzicht.estimation.refusals import NoEstimate
from samenzicht.estimation.spread import spread
from samenzicht.estimation.stepwise import Selected, stepwise
from samenzicht.estimation.visibility import visibility

BCA = "BCa 95 %, selection repeated in every replicate"
PERCENTILE = "percentile 95 %, selection repeated in every replicate"
PROFILE = "profile 95 %, as if the model were known"
NO_OVERLAP = "Even independent lists have no estimate: no two lists share a person."
Told = Callable[[float], None] | None


def answer(
    table: ContingencyTable,
    replicates: int = 1000,
    seed: int = 1,
    draws: Ints | None = None,
    told: Told = None,
) -> Card:
    """The card for a table, covariates added up.

    replicates, seed: of the bootstrap. draws (rows of the table, replicates): counts to use instead of drawing.
    told: is called with the share done. Raises TableError for draws that do not fit the table.
    """
    found = selection(table, replicates, seed, draws)
    if found is None:
        return nothing(table, seed, NO_OVERLAP)
    fitted, ours, interval = found
    pooled = table.pooled()
    if told:
        told(0.3)
    visible = visibility(pooled, fitted.terms, fitted.bic)
    apart = spread(pooled, fitted.terms)
    if told:
        told(0.8)
    return Card(
        table.seen,
        table.lists,
        table.sha256,
        fitted.estimate,
        interval,
        BCA if interval else "none: no replicate has an estimate",
        fitted.model,
        visible.at_least,
        fitted.aic,
        fitted.bic,
        ours,
        apart.admissible,
        apart.looked_at,
        apart.range95,
        apart.rivals,
        apart.modes,
        sensitivity.without_each_list(pooled),
        {
            "dependence": sensitivity.dependence(fitted),
            "linkage": sensitivity.links(pooled, fitted.terms),
            "visibility": sensitivity.told(visible),
        },
        seed=None if draws is not None else seed,
        extra={"models_looked_at": apart.which, "other_intervals": others(pooled, fitted, ours)},
    )


def by_stepwise(
    table: ContingencyTable, replicates: int = 1000, seed: int = 1, draws: Ints | None = None, told: Told = None
) -> Card:
    """Stepwise selection with its intervals alone, as SparseMSE gives it. Arguments as for `answer`."""
    found = selection(table, replicates, seed, draws)
    if found is None:
        return nothing(table, seed, NO_OVERLAP)
    fitted, ours, interval = found
    pooled = table.pooled()
    return Card(
        table.seen,
        table.lists,
        table.sha256,
        fitted.estimate,
        interval,
        BCA if interval else "none: no replicate has an estimate",
        fitted.model,
        visibility(pooled, fitted.terms, fitted.bic).at_least,
        fitted.aic,
        fitted.bic,
        ours,
        seed=None if draws is not None else seed,
        extra={"other_intervals": others(pooled, fitted, ours)},
    )


def selection(
    table: ContingencyTable, replicates: int, seed: int, draws: Ints | None
) -> tuple[Fitted, Floats, Interval | None] | None:
    """Stepwise on the table, on it with each person left out, and on the redrawn ones, all in one go: the chosen model,
    the estimate of each redrawn table, and the interval. None where not even independent lists have an estimate."""
    drawn = cells_of(table, draw(table, replicates, seed) if draws is None else draws)
    left_out, weights = one_left_out(table)
    selected: Selected = stepwise(np.vstack([table.cells()[None].astype(np.float64), left_out, drawn]))
    if not np.isfinite(selected.estimates[0]):
        return None
    speed = acceleration(selected.estimates[1 : 1 + len(weights)], weights)
    ours = selected.estimates[1 + len(weights) :]
    try:
        interval = bca(float(selected.estimates[0]), ours, speed)
    except NoEstimate:
        interval = None
    return fit_model(table.pooled(), selected.model(0)), ours, interval


def others(table: ContingencyTable, fitted: Fitted, replicates: Floats) -> list[dict[str, Any]]:
    """The percentile and the profile interval; None where there is none, or where it has no upper end."""
    found = ((PERCENTILE, partial(percentile, replicates)), (PROFILE, partial(profile, table, fitted.terms)))
    return [{"kind": kind, "interval": ends_of(make)} for kind, make in found]


def ends_of(make: Callable[[], Interval]) -> list[float | None] | None:
    try:
        return [number(end) for end in make()]
    except NoEstimate:
        return None


def nothing(table: ContingencyTable, seed: int | None, reason: str) -> Card:
    """The card of a table or a method without an estimate."""
    return Card(table.seen, table.lists, table.sha256, None, None, "none", "none", seed=seed, reason=reason)
