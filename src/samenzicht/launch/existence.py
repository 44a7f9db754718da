"""`./samenzicht existence TABLE.csv`: which models have an estimate at all, and why the others have none."""

import json
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np

from samenzicht.estimation import covariates, models
from samenzicht.estimation.card import number
from samenzicht.estimation.compare import compare
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.hierarchy import pair_models
from samenzicht.estimation.loglinear import fit_model
from samenzicht.launch import asking
from samenzicht.launch.asking import Asked
from samenzicht.launch.tables import read_table

USAGE = './samenzicht existence TABLE.csv [--count COLUMN] [--covariates A,B] [--model "A:B,A:C"] [--json]'
OPTIONS = ("--count", "--covariates", "--model")


def main(words: Sequence[str]) -> int:
    asked = asking.read(words, USAGE, OPTIONS, ["--json"])
    return asking.plainly(partial(existence, asked))


def existence(asked: Asked) -> None:
    table = read_table(asked.places[0], asked.given.get("--count"), asked.several("--covariates"))
    found = one(table, asked.given["--model"]) if "--model" in asked.given else every_pair_model(table)
    if "--json" in asked.flags:
        print(json.dumps({"models": found}, ensure_ascii=False, allow_nan=False))
        return
    for model in found:
        estimate = "-" if model["estimate"] is None else f"{model['estimate']:,.1f}"
        why = f"  ({model['why']})" if model.get("why") else ""
        print(f"{model['model']:<40} {model['status']:<16} {estimate:>16}{why}")


def one(table: ContingencyTable, words: str) -> list[dict[str, Any]]:
    """With covariates the model may name them too; the total is then refused with its reason."""
    if table.covariates:
        stop = covariates.fit_terms(table, words)
        return [{"model": stop.model, "status": stop.status, "estimate": number(stop.estimate), "why": stop.refused}]
    fitted = fit_model(table, models.parse(words, table.lists))
    empty = f"at minus infinity: {', '.join(fitted.minus_infinity)}" if fitted.minus_infinity else ""
    return [
        {
            "model": fitted.model,
            "status": fitted.status,
            "estimate": number(fitted.estimate),
            "total": fitted.total,
            "minus_infinity": list(fitted.minus_infinity),
            "why": empty if fitted.estimate is not None else f"unseen: {fitted.total}",
        }
    ]


def every_pair_model(table: ContingencyTable) -> list[dict[str, Any]]:
    found = compare(table.cells().astype(np.float64), pair_models(len(table.lists)))
    return [
        {"model": models.name(model, table.lists), "status": status, "estimate": number(float(estimate))}
        for model, status, estimate in zip(found.models, found.states, found.estimates, strict=True)
    ]
