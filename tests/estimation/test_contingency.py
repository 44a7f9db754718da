"""The table: what it reads, what it refuses and how it says so."""

import numpy as np
import pytest

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.published import table, tables
from samenzicht.estimation.refusals import TableError

HEADER = ["A", "B", "count"]
GOOD = [["1", "0", "5"], ["0", "1", "7"], ["1", "1", "2"]]


@pytest.mark.parametrize(
    ("header", "rows", "said"),
    [
        (HEADER, [["1", "0", "-5"]], "Row 1, column `count`: -5 is below 0"),
        (HEADER, [*GOOD[:1], ["0", "1", "2.5"]], "Row 2, column `count`: `2.5` is no whole number"),
        (HEADER, [["1", "0", "nan"]], "Row 1, column `count`: `nan` is no whole number"),
        (HEADER, [["1", "0", "1.000"]], "Row 1, column `count`: `1.000` can be read in two ways"),
        (HEADER, [["1", "0", "many"]], "Row 1, column `count`: `many` is no number"),
        (HEADER, [*GOOD, ["1", "0", "6"]], "Row 4 has the same history as an earlier row but another count"),
        (HEADER, [*GOOD, ["0", "0", "6"]], "Row 4 counts 6 persons that are on no list"),
        (HEADER, [["2", "0", "6"]], "Row 1, column `A`: `2` is neither 0 nor 1"),
        (HEADER, [["1", "6"]], "Row 1 has 2 values"),
        (["A", "count"], [["1", "6"]], "at least two lists; this table has 1"),
        (["A", "A", "count"], [["1", "0", "6"]], "`A` is there twice"),
        (["A", "B", "n"], [["1", "0", "6"]], "no column `count`; the columns are A, B, n"),
        (HEADER, [["1", "0", "0"]], "Nobody is on any list"),
        (HEADER, [], "no rows"),
    ],
)
def test_a_faulty_table_is_refused_by_row(header, rows, said):
    with pytest.raises(TableError) as told:
        ContingencyTable.from_histories(header, rows)
    assert said in str(told.value)


def test_an_unknown_covariate_is_refused():
    with pytest.raises(TableError, match="no column `year`"):
        ContingencyTable.from_histories(HEADER, GOOD, covariates=["year"])


def test_na_is_the_value_namibia_and_not_empty():
    made = ContingencyTable.from_histories(
        ["A", "B", "land", "n"], [["1", "0", "NA", 3], ["0", "1", "NL", 4]], "n", ["land"]
    )
    assert made.levels("land") == ("NA", "NL")
    with pytest.raises(TableError, match="Row 1, column `land` is empty"):
        ContingencyTable.from_histories(["A", "B", "land", "n"], [["1", "0", "", 3]], "n", ["land"])


def test_the_same_history_twice_with_the_same_count_is_one_row():
    assert ContingencyTable.from_histories(HEADER, [*GOOD, GOOD[0]]).seen == 14


def test_records_and_counts_make_the_same_table():
    persons = [[0, 1]] * 7 + [[1, 1]] * 2 + [[1, 0]] * 5
    records = ContingencyTable.from_records(["A", "B"], persons)
    assert records.sha256 == ContingencyTable.from_histories(HEADER, GOOD).sha256
    assert records.cells().tolist() == [0, 5, 7, 2]
    with pytest.raises(TableError, match="Row 2 is a person who is on no list"):
        ContingencyTable.from_records(["A", "B"], [[1, 0], [0, 0]])


def test_the_hash_is_of_the_data_and_not_of_their_order():
    turned = ContingencyTable.from_histories(["B", "count", "A"], [[r[1], r[2], r[0]] for r in reversed(GOOD)])
    one = ContingencyTable.from_histories(HEADER, GOOD)
    assert turned.sha256 == one.sha256
    assert one.with_counts({0: 6}).sha256 != one.sha256
    assert ContingencyTable.from_histories(["A", "C", "count"], GOOD).sha256 != one.sha256


def test_a_list_left_out_takes_those_who_were_on_it_alone():
    left = table("Korea").without("b")
    assert left.lists == ("c", "d")
    assert left.seen == 123 - 5


def test_every_published_table_has_its_hash_in_the_readme():
    from samenzicht.estimation.published import SHELF

    told = (SHELF / "README.md").read_text(encoding="utf-8")
    assert [name for name in tables() if f"`{table(name).sha256}`" not in told] == []


def test_published_numbers_of_persons():
    seen = {name: table(name).seen for name in ("Ned", "UKdat", "NewOrl_185", "NewOrl_186", "Kosovo", "Korea")}
    assert seen == {"Ned": 8234, "UKdat": 2744, "NewOrl_185": 185, "NewOrl_186": 186, "Kosovo": 4400, "Korea": 123}


def test_strata_are_taken_apart():
    simulated = table("cruyff_mse_simdat_individual")
    assert [simulated.only(Y=year).seen for year in simulated.levels("Y")] == [243, 301, 250, 249]
    assert np.array_equal(simulated.pooled().cells(), simulated.cells())
