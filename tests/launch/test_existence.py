"""`./samenzicht existence`."""

import json
from importlib.resources import files

from samenzicht.launch import door

SHELF = files("samenzicht.estimation") / "tables"


def run(capsys, *words):
    code = door.main(["existence", *(str(word) for word in words)])
    out, err = capsys.readouterr()
    return code, out, err


def test_all_pair_models_of_the_artificial_table(capsys):
    """The codes of the paper: main exists, A:B does not, all three pairs are not identified."""
    said = json.loads(run(capsys, SHELF / "Artificial_3.csv", "--json")[1])["models"]
    assert {one["model"]: one["status"] for one in said} == {
        "main": "exists",
        "A:B": "does not exist",
        "A:C": "on a face",
        "B:C": "on a face",
        "A:B+A:C": "does not exist",
        "A:B+B:C": "does not exist",
        "A:C+B:C": "on a face",
        "A:B+A:C+B:C": "not identified",
    }
    assert all((one["estimate"] is None) == (one["status"] in {"does not exist", "not identified"}) for one in said)


def test_one_model_says_which_parameters_and_what_of_the_total(capsys):
    said = json.loads(run(capsys, SHELF / "Artificial_3.csv", "--model", "A:C,B:C", "--json")[1])["models"]
    assert said[0]["model"] == "A:C+B:C"
    assert said[0]["minus_infinity"]
    assert said[0]["total"] == "estimable"
    code, out, _ = run(capsys, SHELF / "Artificial_3.csv", "--model", "A:B")
    assert code == 0
    assert "does not exist" in out
    assert "infinite" in out


def test_a_model_of_covariates_is_refused_with_its_reason(capsys):
    table, covariates = SHELF / "cruyff_mse_simdat_individual.csv", "X1,X2,X3,X4,Y"
    code, out, _ = run(capsys, table, "--covariates", covariates, "--model", "R1:X2,R2:X1", "--json")
    assert code == 0
    assert json.loads(out)["models"][0]["model"] == "R1:X2+R2:X1"


def test_what_is_no_model_is_one_sentence(capsys):
    code, _, err = run(capsys, SHELF / "Korea.csv", "--model", "b:x")
    assert code == 2
    assert "The model names `x`" in err
    code, _, err = run(capsys, SHELF / "NewOrl_185.csv")
    assert code == 2
    assert "too many pair models" in err
