"""Do the intervals hold the truth, where it is known? A small sample of `benchmarks/estimation/calibration.py`."""

import numpy as np
import pytest

from samenzicht.estimation.answer import selection
from samenzicht.estimation.interval import percentile
from samenzicht.estimation.populations import EQUAL, as_series, as_table, chances, drawn
from samenzicht.estimation.trend import trend
from samenzicht.estimation.visibility import visibility

PERSONS, POPULATIONS = 11_313, 40
RATES = (0.0106, 0.0644, 0.1155, 0.0929, 0.0432)


def held(pairs=None, classes=EQUAL):
    """How many of the BCa and percentile intervals hold the truth, and how many cards say "at least"."""
    found = np.zeros(3, dtype=int)
    for at, counts in enumerate(drawn(PERSONS, chances(RATES, pairs, classes), np.random.default_rng(9), POPULATIONS)):
        one = as_table(counts)
        fitted, replicates, bca = selection(one, 200, at, None)
        ends = (bca, percentile(replicates))
        found[:2] += [low <= PERSONS <= high for low, high in ends]
        found[2] += visibility(one, fitted.terms, fitted.bic).at_least
    return found


@pytest.mark.parametrize("pairs", [{}, {0b110: 1.0}, {0b110: -2.0}])
def test_nine_in_ten_intervals_hold_where_people_are_alike(pairs):
    bca, middle, bounds = held(pairs)
    assert bca >= 0.9 * POPULATIONS
    assert middle >= 0.9 * POPULATIONS
    assert bounds <= 0.35 * POPULATIONS


@pytest.mark.parametrize("classes", [((0.8, 1.0), (0.2, 5.0)), ((0.9, 1.0), (0.1, 10.0))])
def test_no_interval_holds_where_they_are_not_and_the_card_says_at_least(classes):
    bca, middle, bounds = held(classes=classes)
    assert max(bca, middle) <= 0.2 * POPULATIONS
    assert bounds >= 0.85 * POPULATIONS


def test_the_slope_interval_holds_the_truth():
    rates, generator, held_ = np.array([0.04, 0.05, 0.06, 0.07, 0.05]), np.random.default_rng(4), 0
    for _ in range(20):
        years = [drawn(round(6500 * 0.96**y), chances(rates * 1.05**y, {3: 1.0}), generator, 1)[0] for y in range(6)]
        low, high = trend(as_series(range(2014, 2020), np.stack(years)), "year", replicates=150).slope_interval
        held_ += low <= np.log(0.96) <= high
    assert held_ >= 17
