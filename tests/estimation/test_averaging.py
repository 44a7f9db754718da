"""dga 2.0.2: the average over decomposable graphs."""

import pytest

from samenzicht.estimation.averaging import average
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.graphs import decomposable, signs
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import NoEstimate
from tests.estimation.reference import results


@pytest.mark.parametrize("place", results("dga"))
def test_dga_median_within_one_percent(place):
    said = results("dga")[place]
    found = average(table(place))
    assert found.estimate == pytest.approx(said["median"], rel=0.01)
    assert found.interval == pytest.approx(said["ci95"], rel=0.03)
    assert found.graphs[0][1] == pytest.approx(said["top_model_prob"], rel=0.001)


def test_numbers_of_decomposable_graphs():
    assert [len(decomposable(lists)) for lists in (2, 3, 4, 5, 6)] == [2, 8, 61, 822, 18154]


def test_cliques_less_separators_is_one_component():
    """Every vertex is counted once."""
    table_of_signs = signs(4)
    for vertex in range(4):
        holds = [1 if bits >> vertex & 1 else 0 for bits in range(16)]
        assert (table_of_signs @ holds == 1).all()


def test_six_lists_and_the_tail():
    found = average(table("UKdat"))
    assert found.interval[0] < found.estimate < found.interval[1]
    assert found.beyond < 1e-6
    assert sum(weight for _, weight in found.graphs) == pytest.approx(1, abs=1e-4)


def test_order_of_lists_does_not_matter():
    one = table("Western")
    turned = ContingencyTable(one.lists[::-1], tuple(int(f"{h:05b}"[::-1], 2) for h in one.histories), one.counts)
    assert turned.sha256 == one.sha256
    assert average(turned).estimate == pytest.approx(average(one).estimate, rel=1e-9)


def test_the_prior_weight_matters_and_is_told():
    assert average(table("Korea"), delta=1.0).estimate != pytest.approx(average(table("Korea")).estimate, rel=0.01)
    assert average(table("Korea"), delta=1.0).delta == 1.0


def test_too_many_lists_are_refused():
    with pytest.raises(NoEstimate, match="at most 6"):
        average(table("NewOrl_185"))
