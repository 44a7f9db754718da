"""SparseMSE 2.0.1, replicate by replicate."""

import numpy as np
import pytest

from samenzicht.estimation.bootstrap import cells_of, one_left_out
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.interval import acceleration, bca
from samenzicht.estimation.models import parse
from samenzicht.estimation.published import table
from samenzicht.estimation.stepwise import stepwise
from tests.estimation.reference import draws, replicates, results

PUBLISHED = results("sparsemse")
DRAWN = [name for name in PUBLISHED if name != "Australia"]
# In these three replicates of New Orleans list B is empty, and SparseMSE then refuses every pair.
STOPPED_TOO_EARLY = {"NewOrl_185": [133, 175, 924]}


@pytest.mark.parametrize("name", PUBLISHED)
def test_sparsemse_estimate_and_pairs(name):
    one, said = table(name), PUBLISHED[name]
    found = stepwise(one.cells()[None].astype(float))
    assert found.estimates[0] == pytest.approx(said["estimate"], rel=1e-6)
    assert found.model(0) == parse(",".join(said["pairs"] + said["empty_pairs"]), one.lists)


@pytest.mark.parametrize("name", DRAWN)
def test_sparsemse_replicates_and_bca(name):
    one, said, theirs = table(name), PUBLISHED[name], replicates(name)
    left_out, weights = one_left_out(one)
    found = stepwise(np.vstack([one.cells()[None], left_out, cells_of(one, draws(name))])).estimates
    speed = acceleration(found[1 : 1 + len(weights)], weights)
    ours = found[1 + len(weights) :]
    away = np.flatnonzero(~(np.abs(ours / theirs - 1) < 1e-6))
    assert away.tolist() == STOPPED_TOO_EARLY.get(name, [])
    assert speed == pytest.approx(said["acceleration"], abs=1e-6)
    ours[away] = theirs[away]
    assert bca(found[0], ours, speed) == pytest.approx(said["bca95"], rel=0.005)


def test_new_orleans_of_186_persons_gives_1110():
    assert stepwise(table("NewOrl_186").cells()[None].astype(float)).estimates[0] == pytest.approx(1110.488, abs=0.01)


def test_leaving_a_list_out_of_the_dutch_table():
    """Published range of the reference run: from 36,421 without I to 186,302 without P."""
    ned = table("Ned")
    found = {name: round(stepwise(ned.without(name).cells()[None].astype(float)).estimates[0]) for name in ned.lists}
    assert found == {"I": 36421, "K": 42685, "O": 157836, "P": 186302, "R": 109219, "Z": 170839}


@pytest.mark.parametrize("name", ["Korea", "Ned_5", "UKdat"])
def test_order_of_lists_and_rows_does_not_matter(name):
    one = table(name)
    order = np.random.default_rng(1).permutation(len(one.lists))
    header = [one.lists[i] for i in order] + ["count"]
    rows = [[h >> int(i) & 1 for i in order] + [n] for h, _, n in reversed(list(one.rows()))]
    turned = ContingencyTable.from_histories(header, rows)
    ours = stepwise(one.cells()[None].astype(float)).estimates[0]
    assert stepwise(turned.cells()[None].astype(float)).estimates[0] == pytest.approx(ours, rel=1e-9)


@pytest.mark.parametrize("name", ["Korea", "Ned_5", "NewOrl_185"])
def test_an_empty_list_changes_nothing(name):
    cells = table(name).cells().astype(float)
    wider = np.concatenate([cells, np.zeros_like(cells)])
    assert stepwise(wider[None]).estimates[0] == pytest.approx(stepwise(cells[None]).estimates[0], rel=1e-9)


def test_the_estimate_is_never_below_the_seen():
    drawn = cells_of(table("UKdat_5"), draws("UKdat_5"))
    assert (stepwise(drawn).estimates >= drawn.sum(axis=1)).all()


def test_a_replicate_where_an_overlap_is_refused_takes_the_next_one():
    """A table on which the most telling pair has no estimate."""
    one = table("Artificial_3")
    found = stepwise(one.cells()[None].astype(float))
    assert parse("A:B", one.lists)[0] not in found.model(0)
    assert np.isfinite(found.estimates[0])
