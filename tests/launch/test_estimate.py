"""The commands that reckon, as an analyst meets them."""

import json
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from importlib.resources import files

import numpy as np
import pytest

from samenzicht.estimation.published import tables
from samenzicht.launch import asking, door, home
from samenzicht.launch.failure import Failure
from samenzicht.launch.tables import read_table
from tests.estimation.reference import draws, results
from tests.estimation.test_card import KEYS

SHELF = files("samenzicht.estimation") / "tables"
COUNTED = [name for name in tables() if name != "cruyff_mse_simdat_individual"]


@pytest.fixture
def run(capsys):
    def run(*words):
        code = door.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def written(tmp_path, *lines, name="table.csv"):
    path = tmp_path / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", COUNTED)
def test_every_published_table_gives_a_card(run, name):
    code, out, _ = run("estimate", SHELF / f"{name}.csv", "--replicates", "40", "--json")
    said = json.loads(out)
    assert code == 0
    assert set(said) >= KEYS
    assert len(said["replicates"]) == 40
    assert said["estimate"] >= said["seen"]


def test_a_card_in_dutch_and_in_english(run):
    dutch = run("estimate", SHELF / "Ned.csv", "--replicates", "200")[1]
    assert "Gezien: 8.234 personen op 6 lijsten" in dutch
    assert "Schatting: ongeveer 111.000 personen" in dutch
    assert "Neem er geen gemiddelde van" in dutch
    assert "zonder I: 36.400" in dutch
    english = run("estimate", SHELF / "NewOrl_185.csv", "--replicates", "200", "--language", "en")[1]
    assert "at least about 1,180 persons" in english


def test_draws_of_a_file_give_the_published_interval(run, tmp_path):
    file = tmp_path / "draws.csv"
    np.savetxt(file, draws("Korea"), fmt="%d", delimiter=",")
    words = ["estimate", SHELF / "Korea.csv", "--method", "stepwise", "--draws", file, "--json"]
    said = json.loads(run(*words)[1])
    assert said["interval"] == pytest.approx(results("sparsemse")["Korea"]["bca95"], rel=0.005)
    assert (len(said["replicates"]), said["seed"]) == (1000, None)


def test_covariates_of_a_table_of_persons(run):
    words = ["estimate", SHELF / "cruyff_mse_simdat_individual.csv", "--covariates", "X1,X2,X3,X4,Y"]
    words += ["--method", "covariates", "--year", "Y", "--degree", "2", "--replicates", "20", "--json"]
    said = json.loads(run(*words)[1])
    assert said["estimate"] == pytest.approx(11406.42173, rel=1e-6)
    assert {one["covariate"] for one in said["groups"]} == {"X1", "X2", "X3", "X4", "Y"}


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["A,B,count", "1,0,4", "0,1,-2"], "Row 2, column `count`: -2 is below 0; a count cannot be."),
        (["A,B,count", "1,0,1.5"], "Row 1, column `count`: `1.5` is no whole number; a count is one of persons."),
        (["A,B,count", "1,0,4", "1,0,5"], "Row 2 has the same history as an earlier row but another count"),
        (["A,B,count", "1,2,4"], "Row 1, column `B`"),
        (["A,count", "1,4"], "at least two lists"),
        (["A,B,count", "1,0"], "Row 1 has 2 values; there are 3 columns."),
        ([""], "is empty"),
    ],
)
def test_a_bad_table_is_one_plain_sentence_and_exit_code_2(run, tmp_path, lines, sentence):
    code, out, err = run("estimate", written(tmp_path, *lines))
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--count", "people"], "There is no column `people`"),
        (["--covariates", "year"], "There is no column `year`"),
        (["--draws", "nowhere.csv"], "nowhere.csv cannot be read"),
    ],
)
def test_columns_and_files_that_are_not_there(run, words, sentence):
    code, _, err = run("estimate", SHELF / "Korea.csv", *words)
    assert code == 2
    assert sentence in err


def test_draws_that_do_not_fit(run, tmp_path):
    bad = written(tmp_path, "1,2", "3,4")
    assert "2 rows; the table has 7" in run("estimate", SHELF / "Korea.csv", "--draws", bad)[2]
    ragged = written(tmp_path, "1,2", "3", name="ragged.csv")
    assert "Row 2 of the draws has 1 counts" in run("estimate", SHELF / "Korea.csv", "--draws", ragged)[2]
    words = written(tmp_path, "a,b", name="words.csv")
    assert "no whole number" in run("estimate", SHELF / "Korea.csv", "--draws", words)[2]


def test_namibia_is_a_value(tmp_path):
    table = read_table(str(written(tmp_path, "A,B,country,count", "1,0,NA,4", "0,1,NL,3")), None, ["country"])
    assert table.levels("country") == ("NA", "NL")


def test_semicolons_and_the_mark_of_a_spreadsheet(tmp_path):
    path = tmp_path / "dutch.csv"
    path.write_text("\ufeffA;B;count\n1;0;4\n0;1;3\n\n1;1;2\n", encoding="utf-8")
    assert read_table(str(path)).seen == 9


def test_two_persons_a_row_each(tmp_path):
    assert read_table(str(written(tmp_path, "A,B", "1,0", "1,1", "1,1"))).counts == (1, 2)


def test_a_picture_that_can_be_read_aloud(run, tmp_path):
    picture = tmp_path / "korea.svg"
    assert run("estimate", SHELF / "Korea.csv", "--replicates", "50", "--plot", picture)[0] == 0
    root = ET.parse(picture).getroot()  # noqa: S314 - our own picture
    told = root.find("{http://www.w3.org/2000/svg}desc").text
    assert root.attrib["role"] == "img"
    assert "gezien: 123" in told
    assert "Zonder lijst b: 349" in told
    assert [path.name for path in tmp_path.iterdir()] == ["korea.svg"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ([], "needs one table"),
        (["t.csv", "--colour", "red"], "no option `--colour`"),
        (["t.csv", "--seed"], "`--seed` needs a value"),
        (["t.csv", "--replicates", "0"], "whole number of at least 1"),
        (["t.csv", "--method", "guess"], "`--method` cannot be `guess`"),
        (["t.csv", "--language", "fr"], "`--language` cannot be `fr`"),
    ],
)
def test_wrong_words_are_told_with_what_to_do(run, words, what):
    code, _, err = run("estimate", *words)
    assert code == 1
    assert what in err
    assert "To do:" in err


def test_options_may_be_joined_with_their_value():
    asked = asking.read(["t.csv", "--seed=7", "--json"], "", ["--seed"], ["--json"])
    assert (asked.places, asked.number("--seed", 1), asked.flags) == (("t.csv",), 7, {"--json"})


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "plot.svg"
    target.write_text("old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        asking.write_whole(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(Failure, match="cannot be written"):
        asking.write_whole(tmp_path / "no" / "plot.svg", "new")


def test_ctrl_c_ends_it_with_a_word_and_without_a_file(tmp_path):
    words = [sys.executable, str(home.ROOT / "samenzicht"), "estimate", str(SHELF / "Ned.csv"), "--method", "latent"]
    words += ["--plot", str(tmp_path / "plot.svg"), "--json"]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(3)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (130, "")
    assert err.strip() == "Stopped."
    assert list(tmp_path.iterdir()) == []


def test_the_bar_shows_on_a_terminal_and_after_a_second_only(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    moments = iter([0.0, 0.5, 1.5, 2.0])
    monkeypatch.setattr("samenzicht.launch.asking.time.monotonic", lambda: next(moments))
    with asking.bar("Estimating") as told:
        told(0.1)
        assert capsys.readouterr().err == ""
        told(0.5)
        assert "[###############...............]" in capsys.readouterr().err
    assert capsys.readouterr().err.endswith("\r")
