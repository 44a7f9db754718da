"""Is it going down? Series of which the truth is known."""

import json
import math

import numpy as np
import pytest

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.joint import Joint, candidates
from samenzicht.estimation.loglinear import fit_model
from samenzicht.estimation.models import parse
from samenzicht.estimation.populations import as_series, as_table, chances, drawn
from samenzicht.estimation.power import power
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import NoEstimate, TableError
from samenzicht.estimation.stepwise import stepwise
from samenzicht.estimation.telling_trend import chance, tell_power, tell_trend
from samenzicht.estimation.trend import trend
from tests.estimation.reference import draws

RATES = np.array([0.04, 0.05, 0.06, 0.07, 0.05])
AB = 0b11
YEARS = range(2014, 2020)


def falling(seed, years=6, fall=0.06, rise=0.1):
    """The truth falls while every list gets better at seeing: what is registered rises."""
    generator = np.random.default_rng(seed)
    return np.stack(
        [
            drawn(round(6500 * (1 - fall) ** year), chances(RATES * (1 + rise) ** year, {AB: 1.0}), generator, 1)[0]
            for year in range(years)
        ]
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_falling_truth_under_rising_registration_is_answered_down(seed):
    found = trend(as_series(YEARS, falling(seed)), "year", replicates=300)
    assert found.answer == "down"
    assert found.p_down > 0.975
    assert found.registered_slope > 0
    assert found.slope_interval[0] < math.log(0.94) < found.slope_interval[1]
    assert "A:B" in found.model


@pytest.mark.parametrize("seed", range(4))
def test_the_same_years_reversed_are_answered_up(seed):
    found = trend(as_series(YEARS, falling(seed)[::-1]), "year", replicates=300)
    assert found.answer == "up"
    assert found.p_down < 0.025


@pytest.mark.parametrize("fall", [0.06, 0.5])
def test_two_years_alone_cannot_tell(fall):
    found = trend(as_series((2014, 2015), falling(1, 2, fall)), "year", replicates=200)
    assert found.answer == "cannot tell"
    assert "Two years" in found.reason
    assert len(found.years) == 2


def test_no_trend_is_seldom_taken_for_one():
    found = [trend(as_series(YEARS, falling(seed, fall=0.0)), "year", replicates=200) for seed in range(12)]
    assert sum(one.answer != "cannot tell" for one in found) <= 3
    assert np.mean([one.slope for one in found]) == pytest.approx(0, abs=0.02)


def test_the_keys_and_the_smallest_fall(tmp_path):
    said = trend(as_series(YEARS, falling(3)), "year", replicates=300).as_dict()
    assert set(said) >= {
        "answer", "p_down", "slope", "slope_interval", "smallest_detectable_fall", "years", "model", "seed", "version",
        "data_sha256", "lists", "seen",
    }  # fmt: skip
    assert set(said["years"][0]) == {"year", "seen", "estimate", "interval"}
    assert json.loads(json.dumps(said, allow_nan=False)) == said
    error = (said["slope_interval"][1] - said["slope_interval"][0]) / (2 * 1.96)
    assert said["smallest_detectable_fall"] == pytest.approx(1 - math.exp(-2.8016 * error), rel=1e-3)
    assert 0.02 < said["smallest_detectable_fall"] < 0.07
    assert said["smallest_detectable_fall_in_all"] > said["smallest_detectable_fall"]


def test_a_series_of_one_year_is_that_year():
    """Of replicates of published tables: the joint model is the stepwise one."""
    one = table("UKdat_5")
    drawn_ = np.zeros((25, 1, 32))
    np.add.at(drawn_.transpose(2, 0, 1)[:, :, 0], list(one.histories), draws("UKdat_5")[:, :25])
    here = Joint(drawn_, candidates(5, 1)).select()
    ours = here.unseen[:, 0] + drawn_.sum(axis=(1, 2))
    assert ours == pytest.approx(stepwise(drawn_[:, 0]).estimates, rel=1e-7)


def test_years_that_are_all_the_same_say_what_one_says():
    """Shared dependence over copies of a year is the dependence of that year."""
    one = table("UKdat_5").cells().astype(float)
    joint = Joint(np.tile(one, (1, 4, 1)), candidates(5, 4))
    chosen = np.zeros((1, 10), dtype=bool)
    chosen[0, [0, 4, 7]] = True
    model = tuple(int(pair) for pair in joint.pairs[[0, 4, 7]])
    here = joint.fit(chosen, *joint.begin())[0]
    expected = fit_model(table("UKdat_5"), model).estimate
    assert here.unseen[0] + one.sum() == pytest.approx(np.full(4, expected), rel=1e-7)


def test_a_dependence_that_changes_at_a_break_is_taken_apart():
    generator = np.random.default_rng(7)
    counts = np.stack(
        [drawn(8000, chances(RATES * 1.5, {AB: 0.3 if y < 3 else 2.5}), generator, 1)[0] for y in range(6)]
    )
    series = as_series(YEARS, counts)
    found = trend(series, "year", breaks=[2017], replicates=100)
    assert "A:B[4,5,6]" in found.model
    whole = trend(as_series(YEARS, falling(2)), "year", breaks=[2017], replicates=100)
    assert "[" not in whole.model


def test_a_list_that_begins_later_and_an_empty_overlap():
    counts = falling(5)
    late = counts.copy()
    for history in range(32):
        if history >> 4 & 1:
            late[:2, history & 15] += late[:2, history]
            late[:2, history] = 0
    late[:, 0] = 0
    found = trend(as_series(YEARS, late), "year", replicates=100)
    assert found.answer in {"down", "cannot tell"}
    assert all(2000 < one.estimate < 12000 for one in found.years)
    apart = counts.copy()
    apart[:, [h for h in range(32) if h & 3 == 3]] = 0
    found = trend(as_series(YEARS, apart), "year", replicates=100)
    assert "A:B" in found.model
    assert all(np.isfinite(one.estimate) for one in found.years)


def test_other_covariates_are_added_up_and_order_does_not_matter():
    plain = as_series(YEARS, falling(1))
    rows = [(h, (s[0], "x" if at % 2 else "y"), n) for at, (h, s, n) in enumerate(plain.rows())][::-1]
    wide = ContingencyTable(
        plain.lists, tuple(r[0] for r in rows), tuple(r[2] for r in rows), ("year", "kind"), tuple(r[1] for r in rows)
    )
    one, other = (trend(table, "year", replicates=20) for table in (plain, wide))
    assert one.slope == pytest.approx(other.slope, rel=1e-9)


def test_what_is_no_series_is_refused():
    series = as_series(YEARS, falling(1))
    with pytest.raises(NoEstimate, match="one year"):
        trend(as_series((2014,), falling(1)[:1]), "year")
    with pytest.raises(TableError, match="no covariate `when`"):
        trend(series, "when")
    words = ContingencyTable(
        series.lists, series.histories, series.counts, ("year",), (("soon",),) * len(series.counts)
    )
    with pytest.raises(TableError, match="no numbers"):
        trend(words, "year")
    bare = falling(1)
    bare[2, [h for h in range(32) if h.bit_count() > 1]] = 0
    found = trend(as_series(YEARS, bare), "year", replicates=20)
    assert (found.answer, found.slope, found.years[2].estimate) == ("cannot tell", None, None)
    assert "in 2016 no two lists share a person" in found.reason
    assert "no two lists share" in tell_trend(found, "en")
    json.dumps(found.as_dict(), allow_nan=False)


def test_lists_that_share_too_few_people_cannot_tell():
    generator = np.random.default_rng(1)
    thin = np.concatenate([drawn(700, chances([0.05] * 3), generator, 1) for _ in YEARS])
    found = trend(as_series(YEARS, thin), "year", replicates=200)
    assert found.answer == "cannot tell"
    assert "share" in found.reason


def test_power_of_a_planned_series():
    """The series of the trial: rates 4 to 7 % rising 5 % a year, 6,500 persons falling 4 % a year; seen in 86 % of 400
    series when the dependent pair was known."""
    found = power(RATES, 6, 0.04, 6500, {AB: 1.0}, rise=0.05)
    assert 0.7 < found.power < 0.9
    assert found.median_slope == pytest.approx(math.log(0.96), abs=0.004)
    assert 0.03 < found.smallest_detectable_fall < 0.05
    assert found.seen == pytest.approx(1600, rel=0.03)


def test_more_years_and_more_seen_show_more():
    falls = [power(RATES, years, 0.04, series=200).smallest_detectable_fall for years in (3, 6, 9)]
    assert falls == sorted(falls, reverse=True)
    few = power(RATES, 6, 0.04, 1500, series=200).smallest_detectable_fall
    assert few > falls[1]


def test_power_of_two_years_is_none():
    found = power(RATES, 2, 0.5, series=100)
    assert (found.power, found.smallest_detectable_fall) == (0.0, None)
    with pytest.raises(NoEstimate, match="below 1"):
        power(RATES, 6, 1.0)
    with pytest.raises(NoEstimate, match="at least two lists"):
        power([0.1], 6, 0.1)
    with pytest.raises(NoEstimate, match="share of the people"):
        power([0.1, 1.2], 6, 0.1)


def test_the_trend_in_words():
    down = trend(as_series(YEARS, falling(1)), "year", replicates=200)
    assert "ja, het aantal daalt" in tell_trend(down)
    assert "Kans op een daling: meer dan 99 %" in tell_trend(down)
    two = trend(as_series((2014, 2015), falling(1, 2)), "year", replicates=50)
    assert "Twee jaren zijn twee schattingen" in tell_trend(two)
    assert "This is no proof that the number stays the same." in tell_trend(two, "en")
    assert "4.0 % a year would be seen in" in tell_power(power(RATES, 6, 0.04, series=100), "en")
    assert [chance(share, "en") for share in (0.0, 0.01, 0.5, 0.99, 1.0)] == [
        "less than 1 %", "1 %", "50 %", "99 %", "more than 99 %",
    ]  # fmt: skip


def test_populations_have_the_rates_that_were_asked():
    for classes in (((1.0, 1.0),), ((0.8, 1.0), (0.2, 5.0))):
        chance_ = chances([0.1, 0.05, 0.02], classes=classes)
        rates = [sum(chance_[h] for h in range(8) if h >> bit & 1) for bit in range(3)]
        assert rates == pytest.approx([0.1, 0.05, 0.02])
    pair = chances([0.1, 0.1], {AB: 2.0})
    assert math.log(pair[0] * pair[3] / pair[1] / pair[2]) == pytest.approx(2.0)
    made = as_table(drawn(1000, pair, np.random.default_rng(1), 1)[0])
    assert made.lists == ("A", "B")
    assert parse("A:B", made.lists) == (AB,)
