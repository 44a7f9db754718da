"""A list beside what stands here."""

from datetime import date

from django.utils import translation

from samenzicht.programme.sheets.book import Row
from samenzicht.programme.sheets.cells import Ground
from samenzicht.programme.sheets.difference import Change, compare, digest_of
from samenzicht.programme.sheets.sentences import of_fault

MAPPING = {0: "number", 1: "name", 2: "ends_on", 3: "begins_on"}
STANDING = {
    "1": {"number": "1", "name": "Een", "ends_on": date(2024, 12, 31)},
    "2": {"number": "2", "name": "Twee"},
    "9": {"number": "9", "name": "Negen"},
}


def rows(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(number, row) for number, row in enumerate(cells, start=2)]


def compared(*cells: tuple[str, ...], stood=None):
    return compare(rows(*cells), MAPPING, Ground(), STANDING, stood)


def sentences(*cells: tuple[str, ...]) -> list[str]:
    with translation.override("nl"):
        return [of_fault(fault) for fault in compared(*cells).faults]


def test_new_changed_same_and_not_listed():
    found = compared(("1", "Een", "31-01-2025"), ("2", "Twee"), ("3", "Drie"), ())
    assert [(one.number, one.is_new, one.changes) for one in found.proposals] == [
        ("1", False, (Change("ends_on", date(2024, 12, 31), date(2025, 1, 31)),)),
        ("3", True, (Change("name", None, "Drie"),)),
    ]
    assert (found.same, found.unlisted, found.faults) == (("2",), ("9",), ())


def test_an_empty_cell_changes_nothing():
    assert compared(("1", "", ""), ("2", "Twee", "")).proposals == ()


def test_faults_name_the_row_and_say_how_it_is_mended():
    assert sentences(("1", "Een", "eind mei")) == ['Rij 2, Einde: "eind mei" is geen datum; schrijf 31-05-2026.']
    assert sentences(("1",), ("2",), ("1", "weer")) == [
        "Rij 4, Nummer: nummer 1 staat ook in rij 2. Laat een van de twee weg."
    ]
    assert sentences(("", "zonder nummer")) == ["Rij 2, Nummer: het nummer van de actie ontbreekt."]
    assert sentences(("7",)) == ["Rij 2, Actie: deze actie is nieuw en heeft nog geen naam."]
    assert sentences(("2", "=A1")) == ["Rij 2, Actie: hier staat een formule. Plak de waarde zelf in de cel."]
    assert sentences(("1", "", "", "1-1-2025")) == [
        "Rij 2, Einde: het einde (31-12-2024) ligt voor het begin (01-01-2025)."
    ]


def test_what_a_colleague_changed_meanwhile_is_marked():
    stood = {key: digest_of(entry) for key, entry in STANDING.items()}
    assert compared(("1", "Anders"), ("4", "Vier"), stood=stood).meanwhile == []
    before = {**stood, "1": "another"}
    assert [one.number for one in compared(("1", "Anders"), ("2", "Ook"), stood=before).meanwhile] == ["1"]
    added = {key: value for key, value in stood.items() if key != "2"}
    assert [one.number for one in compared(("1", "Anders"), ("2", "Ook"), stood=added).meanwhile] == ["2"]


def test_the_mark_is_of_exactly_what_is_shown():
    assert compared(("1", "a")).mark == compared(("1", "a")).mark
    assert compared(("1", "a")).mark != compared(("1", "b")).mark
