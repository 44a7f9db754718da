"""The answer card: what it must say about the tables of which the truth, or the trouble, is known."""

import json

import numpy as np
import pytest

from samenzicht.estimation import linkage
from samenzicht.estimation.answer import answer
from samenzicht.estimation.bootstrap import cells_of, draw
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.interval import acceleration, bca, percentile
from samenzicht.estimation.loglinear import fit_model
from samenzicht.estimation.methods import METHODS
from samenzicht.estimation.models import parse
from samenzicht.estimation.modes import modes
from samenzicht.estimation.profile import profile
from samenzicht.estimation.published import table, tables
from samenzicht.estimation.refusals import NoEstimate, TableError
from samenzicht.estimation.visibility import visibility
from tests.estimation.reference import draws, results

KEYS = {
    "seen", "lists", "status", "estimate", "interval", "interval_kind", "model", "aic", "bic", "replicates",
    "admissible_models", "models", "modes", "leave_one_list_out", "sensitivity", "at_least", "assumptions", "seed",
    "version", "data_sha256",
}  # fmt: skip


@pytest.fixture(scope="module")
def dutch():
    return answer(table("Ned"), draws=draws("Ned"))


def test_the_dutch_table_has_two_answers(dutch):
    """About 45-55 thousand, or 110-150 thousand, and nothing in between."""
    first, second = dutch.modes
    assert 110_000 < first.estimate < 150_000
    assert 40_000 < second.estimate < 55_000
    assert first.weight + second.weight == pytest.approx(1, abs=0.02)


def test_the_dutch_card_says_how_it_depends_on_each_list(dutch):
    without = {one["list"]: round(one["estimate"]) for one in dutch.leave_one_list_out}
    assert (min(without.values()), max(without.values())) == (36421, 186302)
    assert dutch.interval == pytest.approx(results("sparsemse")["Ned"]["bca95"], rel=0.005)
    assert (dutch.admissible_models, dutch.status) == (32768, "estimated")


@pytest.mark.parametrize("place", [name for name in tables() if name != "cruyff_mse_simdat_individual"])
def test_every_published_table_gets_a_card(place):
    card = answer(table(place), replicates=60)
    said = card.as_dict()
    assert set(said) >= KEYS
    assert json.loads(json.dumps(said, allow_nan=False)) == said
    assert said["data_sha256"] == table(place).sha256
    assert said["estimate"] >= said["seen"]
    assert said["interval"][0] <= said["interval"][1]
    assert len(said["replicates"]) == 60
    assert sum(one["weight"] for one in said["modes"]) == pytest.approx(1, abs=0.06)
    assert all(one["nl"] and one["en"] for one in said["assumptions"])


@pytest.mark.parametrize("method", [name for name in METHODS if name not in {"latent", "covariates"}])
def test_every_method_speaks_with_the_same_keys(method):
    said = METHODS[method](table("Korea"), replicates=50).as_dict()
    assert set(said) >= KEYS
    assert said["status"] in {"estimated", "at least", "none"}
    json.dumps(said, allow_nan=False)


def population(kind, people=11_313, seed=1):
    """Lists like the five of the United Kingdom, drawn person by person."""
    chance = np.random.default_rng(seed)
    rates = np.array([0.0106, 0.0644, 0.1155, 0.0929, 0.0432])
    each = np.tile(rates, (people, 1))
    if kind == "visible":
        each[chance.random(people) < 0.2] *= 5
        each *= rates.mean() / each.mean()
    on = chance.random(each.shape) < each
    if kind == "pair":
        on[:, 1] = chance.random(people) < np.where(on[:, 2], 0.2, 0.054)
    counts = np.bincount((on @ (1 << np.arange(5))).astype(int), minlength=32)
    return ContingencyTable(tuple("ABCDE"), tuple(range(1, 32)), tuple(int(n) for n in counts[1:]))


@pytest.mark.parametrize("seed", range(6))
def test_unequal_visibility_is_answered_at_least(seed):
    """A fifth of the people five times as easy to see: every interval misses, on the low side."""
    card = answer(population("visible", seed=seed), replicates=100)
    assert (card.status, card.at_least) == ("at least", True)
    assert card.estimate < 11_313


def test_one_dependent_pair_is_not_taken_for_unequal_visibility():
    cards = [answer(population("pair", seed=seed), replicates=100) for seed in range(6)]
    assert sum(card.at_least for card in cards) <= 2
    assert np.median([card.estimate for card in cards]) == pytest.approx(11_313, rel=0.1)


def test_independent_lists_are_seldom_answered_at_least():
    found = []
    for seed in range(20):
        one = population("independent", seed=seed)
        found.append(visibility(one, (), fit_model(one).bic).at_least)
    assert sum(found) <= 6


def test_two_lists_can_never_rule_out_unequal_visibility():
    card = answer(table("Korea").without("b"), replicates=50)
    assert (card.status, card.leave_one_list_out) == ("at least", ())


def test_a_table_without_any_shared_person_has_no_answer():
    card = answer(ContingencyTable(("A", "B"), (1, 2), (5, 7)), replicates=20)
    assert (card.status, card.estimate, card.interval) == ("none", None, None)
    assert "no two lists share a person" in card.reason


def test_the_same_seed_gives_the_same_card():
    first, second, other = (answer(table("Korea"), 100, seed).as_dict() for seed in (3, 3, 4))
    assert first == second
    assert first["interval"] != other["interval"]


def test_draws_that_do_not_fit_are_refused():
    with pytest.raises(TableError, match="3 rows; the table has 7"):
        answer(table("Korea"), draws=np.ones((3, 10), dtype=np.int64))
    bad = np.ones((7, 10), dtype=np.int64)
    bad[2, 4] = -1
    with pytest.raises(TableError, match="Row 3 of the draws"):
        cells_of(table("Korea"), bad)


def test_fixed_and_random_number_seen():
    fixed, free = draw(table("Korea"), 200, 1), draw(table("Korea"), 200, 1, fixed=False)
    assert set(fixed.sum(axis=0)) == {123}
    assert np.std(free.sum(axis=0)) == pytest.approx(np.sqrt(123), rel=0.15)


@pytest.mark.parametrize("place", results("rcapture"))
def test_profile_interval_of_rcapture(place):
    one, said = table(place), results("rcapture")[place]
    words = said["best"]["model"].strip("[]").split(",")
    model = parse(",".join(":".join(one.lists[int(d) - 1] for d in word) for word in words if len(word) > 1), one.lists)
    assert profile(one, model) == pytest.approx(said["profile95"], rel=0.0005)


def test_no_profile_without_an_estimate():
    korea = table("Korea")
    with pytest.raises(NoEstimate, match="does not exist"):
        profile(korea, parse("b:c,b:d", korea.lists))


def test_bca_with_ties_and_on_one_side():
    replicates = np.array([10.0] * 50 + [12.0] * 50)
    same = bca(10.0 * (1 + 1e-12), replicates, 0.0)
    assert same == bca(10.0 * (1 - 1e-12), replicates, 0.0)
    assert np.isfinite(bca(5.0, np.linspace(6, 9, 100), 0.1)).all()
    with pytest.raises(NoEstimate):
        bca(5.0, np.array([np.nan]), 0.0)
    assert acceleration(np.array([3.0, 3.0]), np.array([1.0, 2.0])) == 0.0
    assert percentile(np.array([*range(1, 100), np.inf]))[1] == 98


def test_missed_links_raise_and_false_links_lower_the_estimate():
    one = table("UKdat_5")
    plain = fit_model(one).estimate
    assert (
        linkage.estimate_if(one, (), linkage.MISSED, 0.05) < plain < linkage.estimate_if(one, (), linkage.FALSE, 0.05)
    )
    cells = one.cells().astype(float)
    sizes = [sum(n for h, n in enumerate(linkage.relinked(cells, linkage.MISSED, 0.1)) if h >> b & 1) for b in range(5)]
    assert sizes == pytest.approx([sum(n for h, n in enumerate(cells) if h >> b & 1) for b in range(5)])


def test_modes_are_not_averaged_across():
    apart = modes(0, np.array([100.0, 1000.0]), np.array([0.1, 0.1]), np.array([0.7, 0.3]), ["a", "b"])
    assert [mode.model for mode in apart] == ["a", "b"]
    assert [mode.estimate for mode in apart] == pytest.approx([100, 1000], rel=0.01)
    together = modes(0, np.array([100.0, 110.0]), np.array([0.2, 0.2]), np.array([0.7, 0.3]), ["a", "b"])
    assert len(together) == 1
    light = modes(0, np.array([100.0, 1000.0]), np.array([0.1, 0.1]), np.array([0.98, 0.02]), ["a", "b"])
    assert len(light) == 1


def test_where_one_list_alone_holds_everybody_there_is_no_estimate():
    """It once said that nobody was on any list."""
    card = answer(ContingencyTable(("A", "B", "C", "D"), (1, 2, 4, 8), (55, 0, 0, 0)), replicates=50)
    assert (card.seen, card.status, card.estimate) == (55, "none", None)
    assert card.leave_one_list_out == ()
