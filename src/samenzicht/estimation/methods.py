"""The other ways, each with its card. One line in METHODS for each."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from samenzicht.estimation import existence
from samenzicht.estimation.answer import Told, answer, by_stepwise, nothing
from samenzicht.estimation.averaging import average
from samenzicht.estimation.bootstrap import cells_of, draw, one_left_out
from samenzicht.estimation.card import Card
from samenzicht.estimation.compare import Compared
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.covariates import covariate_path
from samenzicht.estimation.interval import acceleration, bca
from samenzicht.estimation.latent import latent
from samenzicht.estimation.lattice import Ints
from samenzicht.estimation.loglinear import fit_model
from samenzicht.estimation.models import Model, name, ordered
from samenzicht.estimation.refusals import NoEstimate
from samenzicht.estimation.replicated import best_of
from samenzicht.estimation.spread import SHOWN, Rival, all_models
from samenzicht.estimation.stepwise import stepwise
from samenzicht.estimation.visibility import visibility

# In the replicates a model this much worse in the table itself is not looked at again, nor more than so many.
WINDOW, MOST_AGAIN = 20.0, 1100


def by_bic(
    table: ContingencyTable, replicates: int = 1000, seed: int = 1, draws: Ints | None = None, told: Told = None
) -> Card:
    """The best BIC over all models, selected anew in every replicate.

    Up to four lists all models compete again in every replicate; beyond, those within 20 of the best BIC in the table
    itself, at most 1,100 (Silverman, Chan and Vincent, Statistics and Computing (2024), take the best 50 to 100).
    """
    pooled = table.pooled()
    found, which = all_models(pooled, ())
    if not len(found.admissible):
        return nothing(table, seed, "No model has an estimate.")
    best = int(found.admissible[0])
    again = competitors(found)
    drawn = cells_of(table, draw(table, replicates, seed) if draws is None else draws)
    left_out, weights = one_left_out(pooled)
    ours = best_of(np.vstack([left_out, drawn]), again, told).estimates
    ours, jackknife = ours[len(weights) :], ours[: len(weights)]
    try:
        interval = bca(float(found.estimates[best]), ours, acceleration(jackknife, weights))
    except NoEstimate:
        interval = None
    shares = found.weights()
    return Card(
        table.seen,
        table.lists,
        table.sha256,
        float(found.estimates[best]),
        interval,
        f"BCa 95 %, best of {len(again)} models selected again in every replicate",
        name(found.models[best], table.lists),
        visibility(pooled, found.models[best], float(found.bic[best])).at_least,
        float(found.aic[best]),
        float(found.bic[best]),
        ours,
        len(found.admissible),
        len(found.models),
        rivals=tuple(
            Rival(name(found.models[at], table.lists), found.states[at], float(found.estimates[at]), float(shares[at]))
            for at in found.admissible[:SHOWN]
        ),
        seed=None if draws is not None else seed,
        extra={"models_looked_at": which},
    )


def competitors(found: Compared) -> list[Model]:
    if len(found.models) <= 120:
        return list(found.models)
    order = found.admissible
    near = order[found.bic[order] <= found.bic[order[0]] + WINDOW][:MOST_AGAIN]
    chosen = {found.models[at] for at in near}
    # The models between these and independent lists come along: each fit begins from the one before it.
    for model in list(chosen):
        chosen.update(ordered(model[:size]) for size in range(len(model)))
    return sorted(chosen, key=lambda model: (len(model), model))


def by_averaging(
    table: ContingencyTable, replicates: int = 1000, seed: int = 1, draws: Ints | None = None, told: Told = None
) -> Card:
    """The average over decomposable graphs; exact, so replicates and seed play no part."""
    pooled = table.pooled()
    found = average(pooled)
    chosen = fit_model(pooled, stepwise(pooled.cells()[None].astype(np.float64)).model(0))
    rivals = tuple(Rival(graph, existence.EXISTS, None, weight) for graph, weight in found.graphs[:SHOWN])
    return Card(
        table.seen,
        table.lists,
        table.sha256,
        found.estimate,
        found.interval,
        "posterior 95 %, averaged over decomposable graphs",
        "average",
        visibility(pooled, chosen.terms, chosen.bic).at_least,
        admissible_models=len(found.graphs),
        rivals=rivals,
        extra={"delta": found.delta, "beyond": found.beyond},
    )


def by_latent_classes(
    table: ContingencyTable, replicates: int = 1000, seed: int = 1, draws: Ints | None = None, told: Told = None
) -> Card:
    """Latent classes; no estimate where the chains disagree. There are no replicates: draws play no part."""
    found = latent(table.pooled(), seed, told=told)
    mixed = {"rhat": found.mixing.rhat, "effective_size": min(found.mixing.bulk, found.mixing.tail)}
    apart = "The chains disagree (R-hat or effective size), so there is no answer."
    return Card(
        table.seen,
        table.lists,
        table.sha256,
        found.estimate,
        found.interval,
        "posterior 95 %, latent classes" if found.estimate is not None else "none",
        "latent classes",
        seed=seed,
        reason="" if found.estimate is not None else apart,
        extra={**mixed, "chain_medians": found.medians.tolist()},
    )


def by_covariates(
    table: ContingencyTable,
    replicates: int = 1000,
    seed: int = 1,
    draws: Ints | None = None,
    told: Told = None,
    year: str | None = None,
    degree: int | None = None,
) -> Card:
    """The path of the Dutch studies over lists and covariates. Raises NoEstimate when draws are given: this bootstrap
    draws from the model."""
    if draws is not None:
        raise NoEstimate("The covariate method draws from its model; it cannot take drawn tables.")
    found = covariate_path(table, year, degree, replicates, seed, told=told)
    end = found.chosen
    path = [{"done": one.done, "estimate": one.estimate, "aic": one.aic, "bic": one.bic} for one in found.path]
    groups = [
        {"covariate": one, "value": value, "seen": seen, "estimate": n, "interval": [low, high]}
        for one, value, seen, n, (low, high) in found.groups
    ]
    return Card(
        table.seen,
        table.lists,
        table.sha256,
        found.estimate,
        found.interval,
        "percentile 95 %, drawn from the chosen model: the selection is not repeated",
        end.model,
        found.estimate is not None and visibility(table.pooled(), (), math.inf).at_least,
        end.aic,
        end.bic,
        found.replicates,
        seed=seed,
        reason=end.refused,
        extra={"path": path, "groups": groups, "refused": [one.refused for one in found.refused]},
    )


METHODS: Mapping[str, Callable[..., Card]] = MappingProxyType(
    {
        "answer": answer,
        "stepwise": by_stepwise,
        "bic": by_bic,
        "average": by_averaging,
        "latent": by_latent_classes,
        "covariates": by_covariates,
    }
)
