"""MultipleSystemsEstimation 1.2.0 and Rcapture 1.4-4: best BIC over all models."""

import numpy as np
import pytest

from samenzicht.estimation import loglinear
from samenzicht.estimation.bootstrap import cells_of, one_left_out
from samenzicht.estimation.compare import compare
from samenzicht.estimation.downhill import downhill
from samenzicht.estimation.hierarchy import hierarchical_models, neighbours, pair_models
from samenzicht.estimation.interval import acceleration, bca
from samenzicht.estimation.lattice import superset_sums
from samenzicht.estimation.models import is_hierarchical, name, parse
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import NoEstimate
from samenzicht.estimation.replicated import best_of
from tests.estimation.reference import draws, results


def all_models(lists):
    return hierarchical_models(lists) if lists <= 5 else pair_models(lists)


def their_model(said, lists):
    """`[123,25,34]`: generators by the number of the list."""
    words = [":".join(lists[int(digit) - 1] for digit in one) for one in said.strip("[]").split(",") if len(one) > 1]
    return name(parse(",".join(words), lists), lists)


@pytest.mark.parametrize("place", results("mse_bic"))
def test_ten_best_models_of_multiplesystemsestimation(place):
    one = table(place)
    found = compare(one.cells(), all_models(len(one.lists)))
    for at, said in zip(found.admissible[:10], results("mse_bic")[place]["top10"], strict=True):
        assert name(found.models[at], one.lists) == their_model(said["model"], one.lists)
        assert found.estimates[at] == pytest.approx(said["N"], rel=1e-6)
        assert found.bic[at] == pytest.approx(said["BIC"], abs=1e-6)


@pytest.mark.parametrize("place", results("rcapture"))
def test_best_model_of_rcapture(place):
    one, said = table(place), results("rcapture")[place]["best"]
    models = hierarchical_models(len(one.lists)) if len(one.lists) < 5 else pair_models(5)
    found = compare(one.cells(), models)
    best = found.admissible[0]
    assert name(found.models[best], one.lists) == their_model(said["model"], one.lists)
    assert found.estimates[best] == pytest.approx(said["abundance"], rel=1e-5)
    assert found.bic[best] == pytest.approx(said["BIC"], abs=1e-4)


@pytest.mark.parametrize(
    ("place", "models", "published"),
    [("UKdat_5", pair_models(5), 22991), ("UKdat_5", hierarchical_models(5), 25311), ("UKdat", pair_models(6), 12350)],
)
def test_published_best_bic_of_the_united_kingdom(place, models, published):
    found = compare(table(place).cells(), models)
    assert round(found.estimates[found.admissible[0]]) == published


def test_kosovo_10357_with_its_published_interval_of_6947_to_18010():
    kosovo = table("Kosovo")
    left_out, weights = one_left_out(kosovo)
    found = best_of(np.vstack([kosovo.cells()[None], left_out, cells_of(kosovo, draws("Kosovo"))]), all_models(4))
    n, ours = found.estimates[0], found.estimates
    limits = bca(n, ours[1 + len(weights) :], acceleration(ours[1 : 1 + len(weights)], weights))
    assert (round(n), round(limits[0]), round(limits[1])) == (10357, 6947, 18010)


def test_korea_157_with_its_published_interval_of_128_to_349():
    """On our draws; between series of 1,000 draws the upper limit runs from 349 to 375."""
    korea = table("Korea")
    left_out, weights = one_left_out(korea)
    ours = best_of(np.vstack([korea.cells()[None], left_out, cells_of(korea, draws("Korea"))]), all_models(3)).estimates
    limits = bca(ours[0], ours[1 + len(weights) :], acceleration(ours[1 : 1 + len(weights)], weights))
    assert round(ours[0]) == 157
    assert limits == pytest.approx((128, 349), rel=0.08)


@pytest.mark.parametrize("place", ["Korea", "Western", "UKdat_5"])
def test_replicates_choose_what_a_search_of_each_table_chooses(place):
    one = table(place)
    models = hierarchical_models(3) if place == "Korea" else pair_models(5)
    tables = cells_of(one, draws(place))[:12]
    together = best_of(tables, models)
    for row, cells in enumerate(tables):
        apart = compare(cells, models)
        best = apart.admissible[0]
        assert together.which[row] == best
        assert together.estimates[row] == pytest.approx(apart.estimates[best], rel=1e-7)


@pytest.mark.parametrize("place", ["Australia", "Western", "NewOrl_5_185", "Ned_5"])
def test_an_audit_of_the_states_by_linear_program(place):
    """No model is called missing that exists, and none existing that is missing."""
    one = table(place)
    counts = one.cells().astype(float)
    totals = superset_sums(counts[None], len(one.lists))[0]
    found = compare(counts, all_models(len(one.lists)))
    chosen = [at for at, state in enumerate(found.states) if state != "not identified"]
    missing = [at for at in chosen if found.states[at] == "does not exist"]
    sample = missing[:150] + chosen[:: max(1, len(chosen) // 150)]
    for at in sample:
        verdict = loglinear.examine(totals, counts, len(one.lists), found.models[at])
        assert verdict.exists == (found.states[at] != "does not exist"), found.models[at]
        assert verdict.identified


def test_numbers_of_models():
    assert [len(hierarchical_models(lists)) for lists in (3, 4, 5)] == [8, 113, 6893]
    assert [len(pair_models(lists)) for lists in (5, 6)] == [1024, 32768]
    assert all(is_hierarchical(model) for model in hierarchical_models(4))
    assert len(set(hierarchical_models(5))) == 6893
    with pytest.raises(NoEstimate, match="search downhill"):
        pair_models(7)
    with pytest.raises(NoEstimate, match="pairs only"):
        hierarchical_models(6)


def test_downhill_finds_the_published_model():
    found = downhill(table("UKdat").cells())
    assert round(found.estimates[found.admissible[0]]) == 12350
    new_orleans = downhill(table("NewOrl_185").cells())
    assert round(new_orleans.estimates[new_orleans.admissible[0]]) == 1184


def test_neighbours_stay_hierarchical():
    model = parse("A:B:C", ("A", "B", "C", "D"))
    assert all(is_hierarchical(other) for other in neighbours(model, 4, 3))
    assert len(list(neighbours(model, 4, 3))) == 1 + 3


def test_weights_add_up_and_skip_what_does_not_exist():
    found = compare(table("Australia").cells(), hierarchical_models(4))
    weights = found.weights()
    assert weights.sum() == pytest.approx(1)
    assert set(np.flatnonzero(weights == 0)) >= {at for at, s in enumerate(found.states) if s == "does not exist"}
