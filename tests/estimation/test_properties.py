"""What must hold for any table: of its order, of empty lists, of doubling, and that nobody seen is forgotten."""

import itertools

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import samenzicht.estimation as room
from samenzicht.estimation.averaging import average
from samenzicht.estimation.bootstrap import cells_of, draw
from samenzicht.estimation.compare import compare
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.hierarchy import hierarchical_models, pair_models
from samenzicht.estimation.loglinear import fit_model
from samenzicht.estimation.methods import METHODS
from samenzicht.estimation.models import name, parse
from samenzicht.estimation.profile import profile
from samenzicht.estimation.published import table
from samenzicht.estimation.stepwise import stepwise
from samenzicht.estimation.visibility import visibility

LETTERS = "ABCD"
# Always the same tables, so that a run says the same twice; take `derandomize` out to look for others.


@st.composite
def counted(draw_):
    """Three or four lists; overlaps small and often empty."""
    lists = draw_(st.integers(3, 4))
    counts = []
    for history in range(1, 1 << lists):
        most = 60 if history.bit_count() == 1 else 8
        counts.append(draw_(st.integers(0, most)))
    assume(sum(counts))
    return ContingencyTable(tuple(LETTERS[:lists]), tuple(range(1, 1 << lists)), tuple(counts))


def turned(one, order):
    """The same table with its lists in another order and its rows back to front."""
    rows = [(sum((h >> old & 1) << new for new, old in enumerate(order)), n) for h, _, n in one.rows()][::-1]
    return ContingencyTable(
        tuple(one.lists[old] for old in order), tuple(h for h, _ in rows), tuple(n for _, n in rows)
    )


def same(one, other):
    return (one is None and other is None) or one == pytest.approx(other, rel=1e-6)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(counted(), st.randoms(use_true_random=False))
def test_order_of_lists_and_rows_does_not_matter(one, chance):
    order = list(range(len(one.lists)))
    chance.shuffle(order)
    order_does_not_matter(one, order)


def test_order_does_not_matter_where_only_the_overlap_of_all_is_empty():
    """With all triples the estimate runs away; Newton once stopped at 2.6e17 persons and called that an estimate."""
    one = ContingencyTable(tuple(LETTERS), tuple(range(1, 16)), (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 0))
    for order in itertools.permutations(range(4)):
        order_does_not_matter(one, list(order))
    all_triples = hierarchical_models(4).index(parse("A:B:C+A:B:D+A:C:D+B:C:D", one.lists))
    found = compare(one.cells().astype(float), hierarchical_models(4))
    assert found.states[all_triples] == "does not exist"
    assert np.isnan(found.estimates[all_triples])


def order_does_not_matter(one, order):
    other = turned(one, order)
    assert other.sha256 == one.sha256
    models = hierarchical_models(len(one.lists))
    here, there = (compare(t.cells().astype(float), models) for t in (one, other))
    ours = {name(m, one.lists): (s, n) for m, s, n in zip(models, here.states, here.estimates, strict=True)}
    for model, state, n in zip(models, there.states, there.estimates, strict=True):
        back = name(parse(name(model, other.lists), one.lists), one.lists)
        assert ours[back][0] == state
        assert ours[back][1] == pytest.approx(n, rel=1e-6, nan_ok=True)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(counted())
def test_an_empty_list_changes_nothing(one):
    # Where one list alone holds everybody there is nothing to estimate; what stepwise then says is where it stopped.
    assume(len({history for history, n in zip(one.histories, one.counts, strict=True) if n}) > 1)
    wider = ContingencyTable((*one.lists, "Z"), one.histories, one.counts)
    first, second = (stepwise(t.cells()[None].astype(float)).estimates[0] for t in (one, wider))
    assert first == pytest.approx(second, rel=1e-6, nan_ok=True)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(counted(), st.data())
def test_doubling_all_counts_doubles_the_estimate_of_a_model(one, data):
    model = data.draw(st.sampled_from(hierarchical_models(len(one.lists))))
    double = ContingencyTable(one.lists, one.histories, tuple(2 * n for n in one.counts))
    first, second = fit_model(one, model), fit_model(double, model)
    assert first.status == second.status
    assert same(second.estimate, None if first.estimate is None else 2 * first.estimate)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(counted())
def test_nobody_seen_is_forgotten(one):
    found = compare(one.cells().astype(float), pair_models(len(one.lists)))
    there = found.estimates[np.isfinite(found.estimates)]
    assert (there >= one.seen - 1e-6).all()
    assert found.estimates[found.admissible].size == there.size


@pytest.mark.parametrize("place", ["Korea", "Kosovo", "UKdat_5"])
def test_the_whole_card_does_not_mind_the_order(place):
    one = table(place)
    order = list(range(len(one.lists)))[::-1]
    other = turned(one, order)
    draws = draw(one, 60, 1)
    first = METHODS["answer"](one, draws=draws)
    second = METHODS["answer"](other, draws=draws[::-1])
    assert first.estimate == pytest.approx(second.estimate, rel=1e-8)
    assert first.interval == pytest.approx(second.interval, rel=1e-8)
    assert [m.estimate for m in first.modes] == pytest.approx([m.estimate for m in second.modes], rel=1e-6)
    assert first.at_least == second.at_least
    without = [{x["list"]: x["estimate"] for x in card.leave_one_list_out} for card in (first, second)]
    assert without[0] == pytest.approx(without[1], rel=1e-8)


def test_every_way_stays_above_the_seen():
    one = table("Korea")
    for method in ("answer", "stepwise", "bic", "average"):
        card = METHODS[method](one, replicates=50)
        assert card.interval[0] >= one.seen
        assert card.estimate >= card.interval[0]
    assert average(one).grid.min() > one.seen
    assert profile(one, ())[0] > one.seen
    assert visibility(one, (), np.inf).chao >= one.seen


def test_replicates_are_drawn_from_the_table_and_from_nothing_else():
    one = table("Korea")
    drawn = cells_of(one, draw(one, 500, 1))
    assert drawn.mean(axis=0) == pytest.approx(one.cells(), abs=1.5)
    assert (drawn[:, one.cells() == 0] == 0).all()


def test_what_the_room_shows():
    """Few names, all explained."""
    assert len(room.__all__) <= 20
    assert all(getattr(room, one).__doc__ for one in room.__all__ if one not in {"METHODS"})
    assert all(method.__doc__ for method in room.METHODS.values())
    assert len(set(itertools.chain(room.__all__))) == len(room.__all__)


def test_a_long_step_is_shortened_and_not_cut_off():
    """Cut off it led nowhere, and a fit that has an estimate never came to rest: cells of 1, the overlap of all 2."""
    one = ContingencyTable(tuple(LETTERS), tuple(range(1, 16)), (1,) * 14 + (2,))
    fitted = fit_model(one, parse("A:B+A:C+A:D+B:C+B:D+C:D+A:B:C+A:B:D+A:C:D+B:C:D", one.lists))
    # Of as many numbers as cells: odd overlaps multiplied, over even ones.
    assert fitted.estimate == pytest.approx(one.seen + 1 / 2, rel=1e-9)
