"""Cruyff's path on his own simulated persons (mse 1.0), and the refusal of its AIC-best model."""

import numpy as np
import pytest

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.covariates import AIC, covariate_path, fit_terms
from samenzicht.estimation.design import design_of
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import NoEstimate, TableError
from tests.estimation.reference import results

SAID = results("cruyff")
STEPS = [stop["Step"] for stop in SAID["path"]]
BEST_BIC = next(at for at, stop in enumerate(SAID["path"]) if stop["BIC"] == 0)
BEST_AIC = next(at for at, stop in enumerate(SAID["path"]) if stop["AIC"] == 0)


@pytest.fixture(scope="module")
def persons():
    return table("cruyff_mse_simdat_individual")


@pytest.fixture(scope="module")
def found(persons):
    return covariate_path(persons, "Y", 2)


def words(last):
    """The terms of the model at that place on the published path."""
    terms = []
    for step in STEPS[1 : last + 1]:
        if step.startswith("+"):
            terms.append(step[2:])
        else:
            terms.remove(step[2:])
    return ",".join(terms)


def test_cruyff_path_step_by_step(found):
    assert [stop.done for stop in found.path] == STEPS[: BEST_BIC + 1]
    for ours, said in zip(found.path, SAID["path"], strict=False):
        assert ours.estimate == pytest.approx(said["Nhat"], abs=0.06)
        assert ours.bic - SAID["minima"]["BIC"] == pytest.approx(said["BIC"], abs=0.11)
        assert ours.aic - SAID["minima"]["AIC"] == pytest.approx(said["AIC"], abs=0.6)


def test_cruyff_estimate_11406_42(found):
    assert found.estimate == pytest.approx(11406.42173, rel=1e-7)


def test_cruyff_bootstrap_7635_to_20041(found):
    """Other draws than theirs, so within what a thousand draws leave open."""
    assert found.interval == pytest.approx((7635, 20041), rel=0.06)
    years = {value: (seen, estimate, interval) for name, value, seen, estimate, interval in found.groups if name == "Y"}
    for said in SAID["tables"]["Y"]:
        seen, estimate, interval = years[said["level"]]
        assert (seen, round(estimate)) == (said["nobs"], said["Nhat"])
        assert interval == pytest.approx((said["min95"], said["max95"]), rel=0.08)


def test_the_aic_best_model_of_1_7_billion_is_refused(persons):
    refused = fit_terms(persons, words(BEST_AIC), "Y", 2)
    assert SAID["path"][BEST_AIC]["Nhat"] > 1.7e9
    assert (refused.status, refused.estimate) == ("does not exist", None)
    assert "grows without end" in refused.refused
    assert refused.aic - SAID["minima"]["AIC"] == pytest.approx(0, abs=0.1)


def test_a_search_on_aic_passes_by_what_it_refuses(persons):
    further = covariate_path(persons, "Y", 2, replicates=20, criterion=AIC)
    assert [stop.done for stop in further.refused] == ["+ R3:X4"]
    assert further.estimate < 20_000
    assert np.isfinite(further.interval).all()


def test_without_covariates_it_is_the_pair_model():
    from samenzicht.estimation.loglinear import fit_model
    from samenzicht.estimation.models import parse

    korea = table("Korea")
    ours, theirs = fit_terms(korea, "b:c,c:d"), fit_model(korea, parse("b:c,c:d", korea.lists))
    assert (ours.estimate, ours.aic, ours.bic) == pytest.approx((theirs.estimate, theirs.aic, theirs.bic), rel=1e-8)


def test_a_value_that_nobody_has_does_no_harm():
    """A group without anybody in it: its unseen are estimated at none, the total stands."""
    header = ["A", "B", "sex", "age", "count"]
    rows = [[1, 0, s, a, 9] for s, a in ("fy", "fo", "my")] + [[0, 1, s, a, 8] for s, a in ("fy", "fo", "my")]
    rows += [[1, 1, s, a, 3] for s, a in ("fy", "fo", "my")]
    one = ContingencyTable.from_histories(header, rows, covariates=["sex", "age"])
    found = fit_terms(one, "sex:age")
    assert found.status == "on a face"
    assert found.estimate == pytest.approx(3 * 12 * 11 / 3, rel=1e-6)


def test_two_lists_that_depend_on_each_other_cannot_be_told():
    found = fit_terms(table("Korea").without("b"), "c:d")
    assert (found.status, found.estimate) == ("not identified", None)
    assert "any number of unseen persons" in found.refused


def test_faults_are_refused(persons):
    with pytest.raises(TableError, match="`R1:R9` is no pair"):
        fit_terms(persons, "R1:R9")
    with pytest.raises(TableError, match="no numbers"):
        design_of(ContingencyTable(("A", "B"), (1, 2), (3, 4), ("when",), (("x",), ("y",))), "when", 1)
    wide = ContingencyTable(tuple("ABCDEFGHIJKL"), (1, 2), (3, 4), tuple("pqrst"), (("1",) * 5, ("2",) * 5))
    with pytest.raises(NoEstimate, match="more than 40000 cells"):
        design_of(wide)


def test_a_covariate_with_one_value_says_nothing():
    korea = table("Korea")
    plain = ContingencyTable(korea.lists, korea.histories, korea.counts, ("year",), (("2015",),) * len(korea.counts))
    found = covariate_path(plain, replicates=50)
    assert found.estimate == pytest.approx(covariate_path(korea, replicates=50).estimate)
    assert [(name, value) for name, value, *_ in found.groups] == [("year", "2015")]
