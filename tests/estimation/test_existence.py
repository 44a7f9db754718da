"""Fienberg and Rinaldo 2012; Chan, Silverman and Vincent 2021, table 2."""

import itertools

import numpy as np
import pytest
from scipy.optimize import linprog

from samenzicht.estimation import existence, loglinear
from samenzicht.estimation.lattice import subsets, superset_sums
from samenzicht.estimation.loglinear import fit_model
from samenzicht.estimation.models import name, parse
from samenzicht.estimation.newton import fit
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import TableError
from tests.estimation.reference import results


@pytest.mark.parametrize(
    ("model", "state"),
    [
        ("main", "exists"),
        ("A:B", "does not exist"),
        ("A:C", "on a face"),
        ("B:C", "on a face"),
        ("A:B+A:C", "does not exist"),
        ("A:B+B:C", "does not exist"),
        ("A:C+B:C", "on a face"),
        ("A:B+A:C+B:C", "not identified"),
    ],
)
def test_chan_silverman_vincent_table_2(model, state):
    one = table("Artificial_3")
    found = fit_model(one, parse(model, one.lists))
    assert (found.model, found.status) == (model, state)
    assert (found.estimate is None) == (state in {"does not exist", "not identified"})


def test_what_is_left_of_the_total():
    """Rcapture answers 184 billion for the saturated model of Korea: the total runs away."""
    korea = table("Korea")
    assert fit_model(korea, parse("b:c,b:d,c:d", korea.lists)).total == existence.INFINITE
    artificial = table("Artificial_3")
    assert fit_model(artificial, parse("A:B,A:C,B:C", artificial.lists)).total == existence.UNDETERMINED


def test_parameters_at_minus_infinity_are_named():
    ned = table("Ned")
    said = results("sparsemse")["Ned"]
    found = fit_model(ned, parse(",".join(said["pairs"] + said["empty_pairs"]), ned.lists))
    assert found.status == "on a face"
    assert set(found.minus_infinity) == {"I:K", "K:R"}
    assert found.coefficients["K:R"] == -np.inf


@pytest.mark.parametrize("place", results("sparsemse"))
def test_sparsemse_fit(place):
    one, said = table(place), results("sparsemse")[place]
    found = fit_model(one, parse(",".join(said["pairs"] + said["empty_pairs"]), one.lists))
    assert found.estimate == pytest.approx(said["estimate"], rel=1e-6)
    assert found.aic == pytest.approx(said["aic"], abs=1e-6)
    assert found.deviance == pytest.approx(said["deviance"], abs=1e-6)
    # The other program's standard errors are those of its last step but one: good to five digits where N is far off.
    assert found.wald95 == pytest.approx(said["wald95"], rel=2e-5)
    ours = {term.replace("mean", "(Intercept)"): value for term, value in found.coefficients.items()}
    for term, value in said["coefficients"].items():
        turned = ":".join(reversed(term.split(":")))
        if np.isfinite(value if isinstance(value, float | int) else -np.inf):
            assert ours.get(term, ours.get(turned)) == pytest.approx(value, abs=1e-5)


def test_main_effects_of_sparsemse():
    for place, said in results("sparsemse").items():
        found = fit_model(table(place))
        assert (found.estimate, found.aic) == pytest.approx((said["main"], said["main_aic"]), rel=1e-6, abs=1e-6)


def by_definition(counts, lists, model):
    """Existence as Fienberg and Rinaldo define it: some positive table has the same sufficient statistics."""
    totals = superset_sums(counts[None], lists)[0]
    terms = [0, *(1 << bit for bit in range(lists)), *model]
    finite = np.array([t for t in terms if totals[t] > 0])
    cells = np.flatnonzero(loglinear.living(totals, terms[1:]))
    design = ((cells[:, None] & finite) == finite).astype(float)
    goal = design.T @ counts[cells]
    left = np.hstack([design.T, design.sum(axis=0)[:, None]])
    cost = np.zeros(left.shape[1])
    cost[-1] = -1
    found = linprog(cost, A_eq=left, b_eq=goal, bounds=(0, None), method="highs")
    return -found.fun > 1e-7, np.linalg.matrix_rank(design) == len(finite)


def test_newton_alarm_and_program_agree_with_the_definition():
    """Random sparse tables: Newton comes to rest exactly where finite estimates exist; our program says so too."""
    chance = np.random.default_rng(20)
    missing = 0
    for _ in range(150):
        lists = int(chance.integers(3, 6))
        counts = np.zeros(1 << lists)
        counts[1:] = chance.poisson(chance.gamma(0.3, 8, size=(1 << lists) - 1))
        pairs = subsets(lists, 2)
        model = tuple(p for p in pairs if chance.random() < 0.5)
        totals = superset_sums(counts[None], lists)
        if min(totals[0, [1 << b for b in range(lists)]]) == 0:
            continue
        exists, identified = by_definition(counts, lists, model)
        said = loglinear.examine(totals[0], counts, lists, model)
        assert (said.exists, said.identified) == (exists, identified), (counts, model)
        if identified:
            terms = np.array([[t for t in [0, *(1 << b for b in range(lists)), *model] if totals[0, t] > 0]])
            alive = loglinear.living(totals[0], model)[None]
            settled = fit(totals, terms, alive, loglinear.beginning(totals, terms)).settled[0]
            assert settled == exists, (counts, model)
        missing += not exists
    assert missing > 10


def test_a_planted_wrong_verdict_would_be_seen():
    """The comparison above can fail: on a table without estimate the definition says no."""
    counts = table("Artificial_3").cells().astype(float)
    assert by_definition(counts, 3, (3,)) == (False, True)


def test_doubling_all_counts_doubles_the_estimate():
    one = table("UKdat_5")
    twice = one.with_counts({row: 2 * n for row, n in enumerate(one.counts)})
    for model in itertools.islice(itertools.combinations(subsets(5, 2), 3), 0, None, 17):
        first, second = fit_model(one, model), fit_model(twice, model)
        assert first.status == second.status
        if first.estimate:
            assert second.estimate == pytest.approx(2 * first.estimate, rel=1e-8)


def test_words_for_models():
    lists = ("A", "B", "C")
    assert name(parse("A:B:C", lists), lists) == "A:B:C"
    assert name(parse("B:A, C:A", lists), lists) == "A:B+A:C"
    assert name((), lists) == "main"
    for words, said in (("A:D", "names `D`"), ("A", "no overlap"), ("A:A", "no overlap")):
        with pytest.raises(TableError, match=said):
            parse(words, lists)
