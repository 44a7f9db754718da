"""What a cell means, and what it cannot mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.programme.sheets.cells import Ground, Wrong, guarded, plain, read_cell

GROUND = Ground(
    lines={1: "Bewustwording", 3: "Slachtofferschap"},
    parties={"vng": "VNG", "a, b en c": "A, B en C"},
    kinds={"arbeidsuitbuiting": "labour", "seksuele uitbuiting": "sexual", "labour": "labour"},
    ages={"minderjarigen": "minors"},
    states={"loopt": "running"},
    all_kinds=("labour", "sexual"),
)


def wrong(name: str, cell: str) -> Wrong:
    with pytest.raises(Wrong) as refused:
        read_cell(name, cell, GROUND)
    return refused.value


@pytest.mark.parametrize(
    "cell",
    ["31-05-2026", "31/5/2026", "31.05.2026", "2026-05-31", "31 mei 2026", "zo 31 mei 2026", "31 May 2026", "46173",
     "2026-05-31 00:00", "31-mei-2026"],
)  # fmt: skip
def test_a_date_in_many_spellings(cell):
    assert read_cell("ends_on", cell, GROUND) == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("cell", "example"),
    [
        ("eind mei", "31-05-2026"),
        ("mei 2027", "31-05-2027"),
        ("2027", "31-12-2027"),
        ("Q2 2025", "31-12-2025"),
        ("05/31/2026", "31-12-2026"),
        ("31-02-2026", "31-12-2026"),
        ("31-05-26", "31-05-2026"),
        ("1-1-0024", "31-05-2026"),
        ("99999999", "31-05-2026"),
        ("z.s.m.", "31-05-2026"),
    ],
)
def test_what_is_no_date_is_told_how_to_write_one(cell, example):
    refused = wrong("ends_on", cell)
    assert refused.why == "date"
    assert refused.told["example"] == example


def test_days_of_an_old_mac():
    assert read_cell("ends_on", "44711", Ground(from_1904=True)) == date(2026, 5, 31)


@pytest.mark.parametrize("name", ["name", "number", "ends_on", "words", "owner", "state"])
def test_a_formula_is_no_value(name):
    assert wrong(name, '=HYPERLINK("x")').why == "formula"
    assert wrong(name, "#VERW!").why == "not_a_value"


@pytest.mark.parametrize("cell", ["3", "Actielijn 3", "3. Slachtofferschap", "slachtofferschap"])
def test_a_line_by_number_or_name(cell):
    assert read_cell("line", cell, GROUND) == 3


def test_a_line_of_another_plan():
    assert wrong("line", "Actielijn 7").told["lines"] == "1, 3"


def test_parties_between_semicolons_commas_and_lines():
    assert read_cell("involved", "vng; Nieuwe Stichting;;", GROUND) == ("Nieuwe Stichting", "VNG")
    assert read_cell("involved", "OM\nvng", GROUND) == ("OM", "VNG")
    assert read_cell("involved", "OM, vng, OM", GROUND) == ("OM", "VNG")
    assert read_cell("involved", "a, b en c", GROUND) == ("A, B en C",)
    assert read_cell("involved", "D, E en F;", GROUND) == ("D, E en F",)


def test_one_new_party_in_two_spellings_is_one():
    ground = Ground()
    assert read_cell("owner", "Stichting X", ground) == "Stichting X"
    assert read_cell("owner", "stichting  x", ground) == "Stichting X"


def test_kinds():
    assert read_cell("kinds", "Seksuele uitbuiting; arbeidsuitbuiting", GROUND) == ("labour", "sexual")
    assert read_cell("kinds", "alle vormen", GROUND) == ("labour", "sexual")
    assert wrong("kinds", "labour; toverij").told["cell"] == "toverij"


def test_the_other_fields():
    assert read_cell("ages", "Minderjarigen", GROUND) == "minors"
    assert read_cell("state", "LOOPT", GROUND) == "running"
    assert read_cell("address", "mailto:a@b.example", GROUND) == "a@b.example"
    assert read_cell("name", "Een\nnaam", GROUND) == "Een naam"
    assert [wrong("ages", "x").why, wrong("state", "bijna").why, wrong("address", "Jan")][:2] == ["ages", "state"]
    assert wrong("name", "x" * 301).told == {"most": 300, "length": 301}


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@x", "'=1", "''=1"])
def test_no_program_takes_what_goes_out_for_a_formula(text):
    assert guarded(text).startswith("'")
    assert plain(guarded(text)) == text


def test_an_apostrophe_of_a_place_stays():
    assert guarded("'s-Hertogenbosch") == plain("'s-Hertogenbosch") == "'s-Hertogenbosch"


@given(st.text())
def test_what_goes_out_comes_in_as_it_was(text):
    assert plain(guarded(text)) == text.replace("\r\n", "\n").strip()
