"""LCMCR 0.4.14: latent classes, and no estimate where the chains disagree."""

import numpy as np
import pytest

from samenzicht.estimation.chains import mixing
from samenzicht.estimation.latent import latent
from samenzicht.estimation.published import table
from tests.estimation.reference import results


@pytest.mark.parametrize(
    ("place", "sweeps"), [("Korea", 6000), ("Western", 6000), ("NewOrl_5_185", 6000), ("Kosovo", 20000)]
)
def test_lcmcr_median_within_its_monte_carlo_error(place, sweeps):
    """The chain medians of LCMCR lie within 2 % of each other; its limits of 1,000 thinned draws within some 5 %."""
    said = results("lcmcr")[place]["pooled"]
    found = latent(table(place), seed=1, sweeps=sweeps)
    assert found.estimate == pytest.approx(said[1], rel=0.02)
    assert found.interval == pytest.approx((said[0], said[2]), rel=0.06)


@pytest.mark.parametrize("place", ["Ned", "Ned_5"])
def test_the_dutch_table_gives_no_estimate(place):
    """LCMCR: R-hat 2.85 and 5.06, one chain of four in another mode."""
    found = latent(table(place), seed=1, sweeps=4000)
    assert (found.estimate, found.interval) == (None, None)
    assert found.mixing.rhat > 1.1


def test_the_same_seed_gives_the_same_draws():
    first, second = (latent(table("Korea"), seed=7, chains=4, sweeps=60).draws for _ in range(2))
    assert np.array_equal(first, second)
    assert (first >= 123).all()


def test_chains_that_agree_and_chains_that_do_not():
    chance = np.random.default_rng(1)
    noise = chance.normal(size=(4, 1000))
    good = mixing(noise)
    assert good.rhat < 1.01
    assert 3000 < good.bulk < 5000
    assert mixing(noise + np.array([[0], [0], [0], [2]])).rhat > 1.1
    # One chain of another width: seen by the folded draws only.
    assert mixing(noise * np.array([[1], [1], [1], [5]])).rhat > 1.1
    walk = np.cumsum(chance.normal(size=(4, 1000)), axis=1)
    assert mixing(walk).bulk < 40
    assert not mixing(walk).passes(1.05, 200)


def test_effective_size_of_an_autoregression():
    """For a correlation of 0.9 from draw to draw: one in nineteen counts."""
    chance = np.random.default_rng(2)
    draws = np.zeros((8, 5000))
    for at in range(1, 5000):
        draws[:, at] = 0.9 * draws[:, at - 1] + chance.normal(size=8)
    assert mixing(draws).bulk == pytest.approx(40000 / 19, rel=0.15)
