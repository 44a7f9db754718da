"""What is shown is what the library says, rounded as it rounds, and nothing by which small counts could be found."""

import json
import math
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from samenzicht.estimation import ContingencyTable, answer
from samenzicht.estimation.published import table
from samenzicht.estimation.telling import rounded
from samenzicht.statistics import rules
from samenzicht.statistics.charts import bar, forest
from samenzicht.statistics.figures import figure_of, overlaps_of, persons, three_figures
from samenzicht.statistics.reckoning import reckon
from samenzicht.statistics.task import Task

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def dutch():
    counts = table("Ned_5")
    card = answer(counts, 200)
    return card, figure_of(card, counts, "answer", 200)


def test_a_figure_is_the_card_rounded_as_the_library_rounds(dutch):
    card, figure = dutch
    assert (figure["seen"], figure["lists"], figure["seed"], figure["version"]) == (8234, list(card.lists), 1, "1.0")
    assert persons(figure["estimate"]) == rounded(card.estimate, "nl")
    assert [persons(figure[end]) for end in ("low", "high")] == [rounded(end, "nl") for end in card.interval]
    assert [(persons(one["estimate"]), one["model"]) for one in figure["modes"]] == [
        (rounded(one.estimate, "nl"), one.model) for one in card.modes
    ]
    assert [(one["name"], persons(one["estimate"])) for one in figure["models"]] == [
        (one.name, rounded(one.estimate, "nl")) for one in card.rivals[:5]
    ]
    assert [(one["list"], persons(one["estimate"])) for one in figure["without"]] == [
        (one["list"], rounded(one["estimate"], "nl")) for one in card.leave_one_list_out
    ]
    assert figure["data"] == card.data_sha256


@pytest.mark.parametrize("value", [0.0, 7.4, 123.4, 999.6, 1234.5, 111139.37, 1.67e6])
def test_three_figures_are_those_of_the_library(value):
    assert persons(three_figures(value)) == rounded(value, "nl")


@pytest.mark.parametrize("value", [None, math.inf, math.nan])
def test_what_has_no_end_is_none(value):
    assert three_figures(value) is None


def counts_of(figure) -> set[int]:
    """Every whole number in a figure, wherever it stands, but for what is no number of persons."""
    rest = {name: value for name, value in figure.items() if name not in {"schema", "seed", "replicates", "able"}}
    return {int(one) for one in re.findall(r"(?<![\w.])\d+(?![\w.])", json.dumps(rest))}


def test_overlaps_are_multiples_of_five_near_the_truth():
    counts = table("UKdat")
    shown = overlaps_of(counts)
    cells = counts.cells()
    for i, row in enumerate(shown):
        for j, n in enumerate(row):
            truth = sum(int(cells[at]) for at in range(64) if at >> i & 1 and at >> j & 1)
            assert n % 5 == 0
            assert abs(n - truth) < 5


def test_no_number_in_a_figure_is_like_a_fingerprint(dutch):
    """No more than three figures, but for how many were seen and how many models were looked at."""
    _card, figure = dutch
    long = {n for n in counts_of(figure) if len(str(n).rstrip("0")) > 3}
    assert long <= {8234, figure["looked_at"]} | {n for row in figure["overlaps"] for n in row}
    assert not {"aic", "bic", "other_intervals"} & set(figure)
    assert all(set(one) == {"list", "estimate"} for one in figure["without"]), "not how many were seen without it"


def test_who_is_on_one_list_alone_cannot_be_reckoned_from_it():
    """Three persons are on list C and nowhere else; the library's own card gives them away, the figure does not."""
    rows = [["1", "0", "0", "60"], ["0", "1", "0", "50"], ["1", "1", "0", "20"], ["0", "0", "1", "3"]]
    rows += [["1", "0", "1", "6"], ["0", "1", "1", "7"]]
    counts = ContingencyTable.from_histories(["A", "B", "C", "count"], rows)
    card = answer(counts, 100)
    assert counts.seen - next(one["seen"] for one in card.leave_one_list_out if one["list"] == "C") == 3
    assert "3" not in re.findall(r"(?<![\w.:])\d+", json.dumps(figure_of(card, counts, "answer", 100)["overlaps"]))
    assert all("seen" not in one for one in figure_of(card, counts, "answer", 100)["without"])


def test_the_seal_of_the_data_cannot_be_tried():
    """The same table twice: two seals, each of which the salt proves, and neither the plain hash."""
    task = Task("a,b,c,count\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,9\n1,0,1,8\n0,1,1,7\n", "answer", 100, 1)
    one, other = (json.loads(reckon(task, lambda share: None)) for _ in range(2))
    assert one["card"]["data_sha256"] == other["card"]["data_sha256"]
    assert len({one["figure"]["data"], other["figure"]["data"], one["card"]["data_sha256"]}) == 3
    assert one["card"] == other["card"], "the seed makes all else the same"


@pytest.mark.parametrize(
    ("name", "sure"), [("UKdat_5", "apart"), ("Korea", "apart"), ("Western", "wide"), ("Australia", "wide")]
)
def test_how_sure_it_is_in_one_word(name, sure):
    assert rules.sureness(answer(table(name), 200)) == sure


def test_the_other_words_for_how_sure():
    card = answer(table("Western"), 200)
    narrow = replace(
        card,
        interval=(2000.0, 3000.0),
        spread=(2100.0, 2900.0),
        leave_one_list_out=({"list": "A", "estimate": 2400.0},),
    )
    assert rules.sureness(narrow) == "fair"
    leaning = ({"list": "A", "estimate": 2400.0}, {"list": "B", "estimate": 5000.0})
    assert rules.sureness(replace(narrow, leave_one_list_out=leaning)) == "unsteady"
    assert rules.sureness(replace(narrow, interval=(2000.0, math.inf))) == "wide"
    assert rules.sureness(replace(narrow, estimate=None)) == "none"
    assert rules.sureness(replace(narrow, spread=(2000.0, 4100.0))) == "apart"
    assert rules.sureness(replace(narrow, rivals=())) == "alone", "nobody looked whether other models agree"


def test_a_picture_can_be_read_aloud_and_without_colour(dutch):
    _card, figure = dutch
    for drawn in (
        forest.of_figure(figure, "nl", "x"),
        forest.of_figure(figure, "en", "x", forest.NARROW),
        bar.of_figure(figure, "nl", "x"),
        bar.of_figure(figure, "en", "x", 340),
    ):
        root = ET.fromstring(drawn)  # noqa: S314 - our own picture
        assert root.attrib["role"] == "img"
        titled = [root.find(f"{SVG}{sort}").attrib["id"] for sort in ("title", "desc")]
        assert root.attrib["aria-labelledby"].split() == titled
        assert "style" not in drawn
    shapes = ET.fromstring(forest.of_figure(figure, "nl", "x"))  # noqa: S314
    assert len(shapes.findall(f"{SVG}rect[@class='mark']")) == 1
    assert len(shapes.findall(f"{SVG}path[@class='mark']")) == len(figure["modes"])
    assert len(shapes.findall(f"{SVG}circle[@class='mark']")) == 5
    assert len(shapes.findall(f"{SVG}circle[@class='ring']")) == 5


def test_the_name_of_a_list_cannot_write_into_the_page():
    rows = [["1", "0", "60"], ["0", "1", "50"], ["1", "1", "20"]]
    counts = ContingencyTable.from_histories(["<script>x</script>", "B&", "count"], rows)
    figure = figure_of(answer(counts, 100), counts, "answer", 100)
    assert "<script>" not in forest.of_figure(figure, "nl", "x") + bar.of_figure(figure, "nl", "x")


def test_without_an_upper_limit_the_bar_says_so(dutch):
    figure = {**dutch[1], "high": None}
    assert "zonder bovengrens" in bar.of_figure(figure, "nl", "x")
    assert "zonder bovengrens" in forest.of_figure(figure, "nl", "x")
