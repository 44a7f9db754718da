"""What the estimates cost: CPU seconds, one thread, each job in a process of its own, all in one run.

    .venv/bin/python -m benchmarks.estimation.speed [JOB ...]

With statsmodels (the group `benchmark`) also the ratio to the same job written with its GLM: see `glm.py`.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
Numbers = dict[str, float]


def timed(do: Callable[[], object]) -> float:
    """CPU seconds; the best of three short runs, or the only long one."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        do()
        best = min(best, time.process_time() - started)
        if best > 5:
            break
    return best


def stepwise(name: str) -> Numbers:
    from samenzicht.estimation.answer import selection
    from samenzicht.estimation.published import table

    one = table(name)
    selection(one, 10, 1, None)
    return {"seconds": timed(lambda: selection(one, 1000, 1, None))}


def against_glm(name: str) -> Numbers:
    from benchmarks.estimation import glm
    from samenzicht.estimation.published import table

    ours = stepwise(name)["seconds"]
    theirs, frugal = glm.seconds(table(name))
    return {"seconds": ours, "glm": theirs, "ratio": theirs / ours, "frugal": frugal, "frugal_ratio": frugal / ours}


def six_lists() -> Numbers:
    import numpy as np

    from samenzicht.estimation.compare import compare
    from samenzicht.estimation.hierarchy import pair_models
    from samenzicht.estimation.published import table

    counts, models = table("UKdat").cells().astype(np.float64), pair_models(6)
    return {"seconds": timed(lambda: compare(counts, models))}


def five_lists_in_replicates() -> Numbers:
    from samenzicht.estimation.bootstrap import cells_of, draw
    from samenzicht.estimation.hierarchy import pair_models
    from samenzicht.estimation.published import table
    from samenzicht.estimation.replicated import best_of

    one = table("UKdat_5")
    tables = cells_of(one, draw(one, 1000, 1))
    return {"seconds": timed(lambda: best_of(tables, pair_models(5)))}


def covariates() -> Numbers:
    import numpy as np

    from samenzicht.estimation.covariates import Search, redraw
    from samenzicht.estimation.design import design_of
    from samenzicht.estimation.published import table

    design = design_of(table("cruyff_mse_simdat_individual"), "Y", 2)
    search = Search(design)
    end = search.walk()[-1]
    columns, fitted = design.columns[:, search.columns(end.terms)], search.fits[end.terms]
    seconds = timed(lambda: redraw(design, columns, fitted, 1000, 1))
    return {"seconds": seconds, "cells": float(len(design.counts)), "columns": float(np.shape(columns)[1])}


def card() -> Numbers:
    from samenzicht.estimation.answer import answer
    from samenzicht.estimation.published import table

    one = table("UKdat")
    started = time.monotonic()
    answer(one)
    wall = time.monotonic() - started
    return {"seconds": timed(lambda: answer(one)), "first_wall": wall}


def averaging(name: str) -> Numbers:
    from samenzicht.estimation.averaging import average
    from samenzicht.estimation.published import table

    one = table(name)
    started = time.process_time()
    average(one)
    first = time.process_time() - started
    return {"seconds": timed(lambda: average(one)), "first": first}


def growth() -> Numbers:
    """Stepwise with its replicates for 3 to 8 lists and 250 to 4,000 replicates; the covariate path by cells."""
    import numpy as np

    from samenzicht.estimation.answer import selection
    from samenzicht.estimation.contingency import ContingencyTable
    from samenzicht.estimation.covariates import covariate_path
    from samenzicht.estimation.populations import as_table, chances, drawn

    found: Numbers = {}
    generator = np.random.default_rng(1)
    for lists in range(3, 9):
        counts = drawn(10_000, chances([0.06] * lists, {3: 1.0, 6: -1.0}), generator, 1)[0]
        one = as_table(counts)
        found[f"{lists} lists"] = timed(lambda one=one: selection(one, 1000, 1, None))
    five = as_table(drawn(10_000, chances([0.06] * 5, {3: 1.0, 6: -1.0}), generator, 1)[0])
    for replicates in (250, 500, 1000, 2000, 4000):
        found[f"{replicates} replicates"] = timed(lambda n=replicates: selection(five, n, 1, None))
    for groups in (2, 8, 32, 96):
        rows = [
            (history, (str(group % 2), str(group // 2)), int(n))
            for group, one in enumerate(drawn(20_000 // groups, chances([0.1] * 4), generator, groups))
            for history, n in enumerate(one)
            if history
        ]
        histories, strata, numbers = zip(*rows, strict=True)
        wide = ContingencyTable(tuple("ABCD"), histories, numbers, ("X", "Y"), strata)
        found[f"{16 * groups} cells"] = timed(lambda wide=wide: covariate_path(wide, replicates=200))
    return found


JOBS: Mapping[str, Callable[[], Numbers]] = {
    "stepwise UKdat": lambda: against_glm("UKdat"),
    "stepwise Ned": lambda: against_glm("Ned"),
    "32,768 models of six lists": six_lists,
    "1,024 models x 1,000 tables": five_lists_in_replicates,
    "covariates, 1,000 redrawn": covariates,
    "the whole card, UKdat": card,
    "averaging, five lists": lambda: averaging("UKdat_5"),
    "averaging, six lists": lambda: averaging("UKdat"),
    "growth": growth,
}


def main(words: list[str]) -> None:
    if words[:1] == ["--job"]:
        found = JOBS[words[1]]()
        print(json.dumps({**found, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return
    print("| job | CPU seconds | memory, MB | besides |\n|---|---|---|---|")
    for job in words or JOBS:
        command = [sys.executable, "-m", "benchmarks.estimation.speed", "--job", job]
        done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"| {job} | failed: {done.stderr.strip().splitlines()[-1]} | | |", flush=True)
            continue
        said = json.loads(done.stdout)
        seconds, memory = said.pop("seconds", None), said.pop("megabytes")
        rest = ", ".join(f"{name} {value:.3g}" for name, value in said.items())
        print(f"| {job} | {'' if seconds is None else f'{seconds:.2f}'} | {memory:.0f} | {rest} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
