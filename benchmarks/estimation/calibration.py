"""How often do the intervals hold the truth? On populations of which it is known.

    .venv/bin/python -m benchmarks.estimation.calibration [POPULATIONS]

Coverage of nominal 95 %, by 200 populations of each sort and 500 replicates each: the Monte Carlo error of a coverage
of 95 % is 1.5 points. Prints the tables of `docs/estimation.md`.
"""

import sys
from collections.abc import Iterator, Mapping

import numpy as np

from samenzicht.estimation.answer import selection
from samenzicht.estimation.interval import percentile
from samenzicht.estimation.lattice import Floats
from samenzicht.estimation.loglinear import Fitted, fit_model
from samenzicht.estimation.populations import EQUAL, Classes, as_series, as_table, chances, drawn
from samenzicht.estimation.profile import profile
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import NoEstimate
from samenzicht.estimation.stepwise import stepwise
from samenzicht.estimation.trend import trend
from samenzicht.estimation.visibility import visibility

POPULATIONS, REPLICATES, PERSONS = 200, 500, 11_313
FEW, MANY = ((0.8, 1.0), (0.2, 5.0)), ((0.9, 1.0), (0.1, 10.0))
AB = 0b11


def main() -> None:
    print("| truth | median estimate | BCa | percentile | profile, model known | called `at least` |")
    print("|---|---|---|---|---|---|")
    for name, chance in truths().items():
        print(f"| {name} | {' | '.join(coverage(chance))} |", flush=True)
    print("\n| series of six years, truth | down | up | cannot tell | slope interval holds the truth |")
    print("|---|---|---|---|---|")
    for name, line in series():
        print(f"| {name} | {line} |", flush=True)


def truths() -> Mapping[str, Floats]:
    """Lists of the sizes of the five of the United Kingdom."""
    uk = table("UKdat_5")
    rates = [sum(n for h, _, n in uk.rows() if h >> bit & 1) / PERSONS for bit in range(5)]
    chosen = fit_model(uk, stepwise(uk.cells()[None].astype(np.float64)).model(0))

    def sort(pairs: Mapping[int, float] | None = None, classes: Classes = EQUAL) -> Floats:
        return chances(rates, pairs, classes)

    return {
        "independent lists": sort(),
        "one pair that seeks (log odds 1)": sort({AB << 1: 1.0}),
        "one pair that avoids (log odds -2)": sort({AB << 1: -2.0}),
        "the model chosen for the United Kingdom": fitted_chances(chosen, uk.lists),
        "a fifth of the people 5 times as visible": sort(classes=FEW),
        "a tenth of the people 10 times as visible": sort(classes=MANY),
        "half of the people 3 times as visible": sort(classes=((0.5, 1.0), (0.5, 3.0))),
        "a fifth 5 times as visible, and a pair that seeks": sort({AB << 1: 1.0}, FEW),
    }


def fitted_chances(fitted: Fitted, lists: tuple[str, ...]) -> Floats:
    logs = np.zeros(1 << len(lists))
    for words, value in fitted.coefficients.items():
        term = sum(1 << lists.index(name) for name in words.split(":")) if words != "mean" else 0
        logs += np.where((np.arange(len(logs)) & term) == term, value, 0.0)
    found: Floats = np.exp(logs - logs.max())
    return found / found.sum()


def coverage(chance: Floats) -> Iterator[str]:
    generator = np.random.default_rng(20)
    held, estimates, bounds = np.zeros(3), [], 0
    for at, counts in enumerate(drawn(PERSONS, chance, generator, POPULATIONS)):
        one = as_table(counts)
        found = selection(one, REPLICATES, at, None)
        if found is None:
            continue
        fitted, replicates, bca = found
        estimates.append(fitted.estimate)
        bounds += visibility(one, fitted.terms, fitted.bic).at_least
        try:
            known = profile(one, fitted.terms)
        except NoEstimate:
            known = None
        for place, ends in enumerate((bca, percentile(replicates), known)):
            held[place] += ends is not None and ends[0] <= PERSONS <= ends[1]
    yield f"{np.median(estimates):,.0f}"
    yield from (f"{100 * one / POPULATIONS:.0f} %" for one in held)
    yield f"{100 * bounds / POPULATIONS:.0f} %"


def series() -> Iterator[tuple[str, str]]:
    rates = np.array([0.04, 0.05, 0.06, 0.07, 0.05])
    sorts: list[tuple[str, float, float, Mapping[int, float], Classes]] = [
        ("6,500 falling 4 % a year, registration flat", 0.04, 0.05, {AB: 1.0}, EQUAL),
        ("6,500 falling 6 % a year, registration rising", 0.06, 0.10, {AB: 1.0}, EQUAL),
        ("6,500, no change, registration rising 5 %", 0.0, 0.05, {AB: 1.0}, EQUAL),
        ("6,500 falling 4 % a year, a fifth 5 times as visible", 0.04, 0.05, {}, FEW),
        ("6,500, no change, registration rising 5 %, a fifth 5 times as visible", 0.0, 0.05, {}, FEW),
        ("1,500 falling 4 % a year, registration flat", 0.04, 0.05, {AB: 1.0}, EQUAL),
    ]
    for name, fall, rise, pairs, classes in sorts:
        persons = 1500 if name.startswith("1,500") else 6500
        generator = np.random.default_rng(30)
        said, held = {"down": 0, "up": 0, "cannot tell": 0}, 0
        for _ in range(POPULATIONS):
            years = [
                drawn(round(persons * (1 - fall) ** y), chances(rates * (1 + rise) ** y, pairs, classes), generator, 1)
                for y in range(6)
            ]
            found = trend(as_series(range(2014, 2020), np.concatenate(years)), "year", replicates=300)
            said[found.answer] += 1
            low, high = found.slope_interval or (np.nan, np.nan)
            held += bool(low <= np.log1p(-fall) <= high)
        shares = " | ".join(f"{100 * n / POPULATIONS:.0f} %" for n in said.values())
        yield name, f"{shares} | {100 * held / POPULATIONS:.0f} %"


if __name__ == "__main__":
    POPULATIONS = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    main()
