"""A figure in words, and which figures may be joined."""

from datetime import date
from decimal import Decimal

import pytest

from samenzicht.programme.measure import MEASURES, number, series_of, shown, side_by_side
from tests.programme.figures.made import Made, quarter, year


@pytest.mark.parametrize(
    ("figure", "dutch", "english"),
    [
        (year("registered_victims", 2024, 1255), "1.255", "1,255"),
        (year("npst_staff", 2023, 2800, answer="at_least"), "ten minste 2.800", "at least 2,800"),
        (year("npst_staff", 2023, 2800, low=2800), "ten minste 2.800", "at least 2,800"),
        (year("registered_victims", 2017, None, low=956, high=958), "956 tot 958", "956 to 958"),
        (year("unseen", 2022, 6250, low=5000, high=7500), "6.250 (5.000 tot 7.500)", "6,250 (5,000 to 7,500)"),
        (year("unseen", 2022, 6250, low=5000), "6.250 (meer dan 5.000)", "6,250 (more than 5,000)"),
        (year("investigated", 2022, 12.5), "12,5 %", "12.5 %"),
        (year("answered_in_time", 2022, 37, low=31, high=44), "37 % (31 % tot 44 %)", "37 % (31 % to 44 %)"),
        (year("unseen_trend", 2022, answer="cannot_tell"), "niet te zeggen", "cannot tell"),
        (year("registered_victims", 2015), "niet bekend", "not known"),
        (quarter("heard", 20261), "te weinig om te tonen", "too few to show"),
    ],
)
def test_shown(figure, dutch, english):
    assert shown(figure, "nl") == dutch
    assert shown(figure, "en-gb") == english


def test_a_figure_of_a_measure_that_is_gone_is_still_shown():
    assert shown(year("of_long_ago", 2019, 12), "nl") == "12"


@pytest.mark.parametrize(("value", "dutch"), [("0.10", "0,1"), ("1234567.00", "1.234.567"), ("0", "0"), ("100", "100")])
def test_number(value, dutch):
    assert number(Decimal(value), "nl") == dutch


def runs(*figures):
    return [
        ([figure.name for figure in run.figures], run.breaks)
        for run in series_of(MEASURES["registered_victims"], figures)
    ]


def test_years_of_one_series_are_joined():
    assert runs(*(year("registered_victims", of, 1, series="comensha") for of in (2021, 2020, 2022))) == [
        (["G2020", "G2021", "G2022"], False)
    ]


def test_another_series_is_never_joined_and_gets_a_break_mark():
    told = [
        year("registered_victims", 2018, 668, series="rapporteur"),
        year("registered_victims", 2019, 1372, series="comensha"),
    ]
    assert runs(*told) == [(["G2018"], False), (["G2019"], True)]


def test_a_missing_year_is_a_gap_and_no_break():
    told = [year("registered_victims", of, 1, series="comensha") for of in (2019, 2021, 2022)]
    assert runs(*told) == [(["G2019"], False), (["G2021", "G2022"], False)]


def test_a_year_is_not_joined_to_a_quarter_or_to_five_years():
    told = [
        year("registered_victims", 2021, 1, series="comensha"),
        quarter("registered_victims", 20221, 1, series="comensha"),
    ]
    assert runs(*told) == [(["G2021"], False), (["G20221"], False)]


def test_five_years_do_not_stand_on_the_axis_of_one():
    years = [year("registered_victims", of, 1, series="comensha") for of in (2019, 2020)]
    five = Made("registered_victims", date(2019, 1, 1), date(2023, 12, 31), Decimal(4858), series="comensha", name="G5")
    drawn, apart = side_by_side(series_of("registered_victims", [*years, five]))
    assert [one.name for run in drawn for one in run.figures] == ["G2019", "G2020"]
    assert [one.name for run in apart for one in run.figures] == ["G5"]
    assert side_by_side([]) == ([], [])


def test_quarters_are_joined_though_they_differ_by_some_days():
    told = [quarter("heard", of, 1) for of in (20261, 20262, 20263, 20264)]
    assert len(series_of("heard", told)) == 1


def test_a_part_is_not_joined_to_the_whole_nor_breaks_it():
    told = [
        year("registered_victims", 2021, 9, series="comensha"),
        year("registered_victims", 2022, 1, series="rapporteur", part="minors"),
    ]
    assert runs(*told) == [(["G2021"], False), (["G2022"], False)]
