"""`./samenzicht trend` and `./samenzicht power`."""

import csv
import json
import xml.etree.ElementTree as ET

import pytest

from samenzicht.estimation.populations import as_series
from samenzicht.launch import door
from tests.estimation.test_trend import YEARS, falling


@pytest.fixture
def series(tmp_path):
    path = tmp_path / "series.csv"
    table = as_series(YEARS, falling(1))
    with path.open("w") as file:
        rows = csv.writer(file)
        rows.writerow([*table.lists, "when", "persons"])
        rows.writerows([*(h >> bit & 1 for bit in range(5)), year, n] for h, (year,), n in table.rows())
    return path


def run(capsys, *words):
    code = door.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_trend_of_a_file(capsys, series, tmp_path):
    picture = tmp_path / "trend.svg"
    words = ["trend", series, "--year", "when", "--count", "persons", "--replicates", "200"]
    code, out, _ = run(capsys, *words, "--json", "--plot", picture)
    said = json.loads(out)
    assert code == 0
    assert said["answer"] == "down"
    assert [one["year"] for one in said["years"]] == [str(year) for year in YEARS]
    told = ET.parse(picture).getroot().find("{http://www.w3.org/2000/svg}desc").text  # noqa: S314 - our own picture
    assert "2019: gezien" in told
    assert "Antwoord: ja, het aantal daalt." in run(capsys, *words)[1]


def test_a_trend_of_a_table_that_is_none(capsys, series):
    assert run(capsys, "trend", series)[0] == 1
    code, _, err = run(capsys, "trend", series, "--year", "jaar", "--count", "persons")
    assert code == 2
    assert "There is no column `jaar`" in err


def test_power_of_lists_with_names(capsys):
    words = ["power", "--lists", "police=0.04,shelter=5%,border=6,work=0.07,other=5", "--years", "6", "--fall", "4%"]
    code, out, _ = run(capsys, *words, "--dependence", "police:shelter=1", "--series", "100", "--json")
    said = json.loads(out)
    assert code == 0
    assert 0 < said["power"] < 1
    assert said["lists"] == [0.04, 0.05, 0.06, 0.07, 0.05]
    assert "per jaar zou in" in run(capsys, *words, "--series", "100")[1]


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (["--years", "6", "--fall", "4"], 1, "`power` needs `--lists`"),
        (["--lists", "a=x", "--years", "6", "--fall", "4"], 1, "`--lists` needs a number"),
        (["--lists", "4", "--years", "6", "--fall", "4"], 2, "at least two lists"),
        (["--lists", "4,5", "--years", "6", "--fall", "100"], 2, "below 1"),
        (["--lists", "4,5", "--years", "6", "--fall", "4", "--dependence", "A:Q=1"], 2, "names `Q`"),
    ],
)
def test_what_power_cannot_answer(capsys, words, code, what):
    found, _, err = run(capsys, "power", *words)
    assert found == code
    assert what in err
