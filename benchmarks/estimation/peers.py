"""Our numbers beside those of other programs, as tables for `docs/estimation.md`.

    .venv/bin/python -m benchmarks.estimation.peers

What the others gave stands in `tests/estimation/reference`, with versions. Nothing of them is run here.
"""

import numpy as np
from tests.estimation.reference import draws, replicates, results

from samenzicht.estimation.averaging import average
from samenzicht.estimation.bootstrap import cells_of, one_left_out
from samenzicht.estimation.compare import compare
from samenzicht.estimation.hierarchy import hierarchical_models, pair_models
from samenzicht.estimation.interval import acceleration, bca
from samenzicht.estimation.latent import latent
from samenzicht.estimation.models import name
from samenzicht.estimation.published import table
from samenzicht.estimation.stepwise import stepwise


def main() -> None:
    stepwise_table()
    best_bic_table()
    averages_table()
    latent_table()


def head(*columns: str) -> None:
    print(f"\n| {' | '.join(columns)} |\n{'|---' * len(columns)}|")


def limits(low: float, high: float) -> str:
    return f"{low:,.0f}-{high:,.0f}"


def stepwise_table() -> None:
    head("table", "SparseMSE", "ours", "BCa, SparseMSE", "BCa, ours", "replicates that differ")
    for place, said in results("sparsemse").items():
        one = table(place)
        left_out, weights = one_left_out(one)
        # The draws of one table are not kept.
        drawn = cells_of(one, draws(place)) if place != "Australia" else np.zeros((0, 1 << len(one.lists)))
        found = stepwise(np.vstack([one.cells()[None], left_out, drawn])).estimates
        ours, speed = found[1 + len(weights) :], acceleration(found[1 : 1 + len(weights)], weights)
        other, differ = "-", "-"
        if len(ours):
            other = limits(*bca(float(found[0]), ours, speed))
            differ = str(int((np.abs(ours / replicates(place) - 1) > 1e-6).sum()))
        theirs = limits(*said["bca95"])
        print(f"| {place} | {said['estimate']:,.3f} | {found[0]:,.3f} | {theirs} | {other} | {differ} |")


def best_bic_table() -> None:
    head("table", "MultipleSystemsEstimation", "BIC", "ours", "BIC", "model")
    for place, said in results("mse_bic").items():
        one, best = table(place), said["top10"][0]
        models = hierarchical_models(len(one.lists)) if len(one.lists) <= 5 else pair_models(len(one.lists))
        found = compare(one.cells().astype(np.float64), models)
        at = found.admissible[0]
        ours = f"{found.estimates[at]:,.1f} | {found.bic[at]:.4f} | {name(found.models[at], one.lists)}"
        print(f"| {place} | {best['N']:,.1f} | {best['BIC']:.4f} | {ours} |")


def averages_table() -> None:
    head("table", "dga, median", "ours", "dga, 95 %", "ours")
    for place, said in results("dga").items():
        found = average(table(place))
        theirs, ours = limits(*said["ci95"]), limits(*found.interval)
        print(f"| {place} | {said['median']:,.0f} | {found.estimate:,.0f} | {theirs} | {ours} |")


def latent_table() -> None:
    head("table", "LCMCR, median", "95 %", "ours", "95 %", "our R-hat")
    for place, said in results("lcmcr").items():
        found = latent(table(place), seed=1)
        low, middle, high = said["pooled"]
        ours = "no estimate | -" if found.interval is None else f"{found.estimate:,.0f} | {limits(*found.interval)}"
        print(f"| {place} | {middle:,.0f} | {limits(low, high)} | {ours} | {found.mixing.rhat:.3f} |", flush=True)


if __name__ == "__main__":
    main()
