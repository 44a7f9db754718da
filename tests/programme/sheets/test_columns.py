"""Which column is what."""

from samenzicht.programme.sheets.book import Row, Sheet
from samenzicht.programme.sheets.columns import Headings, folded, letter


def headings(*rows: tuple[str, ...]) -> Headings:
    return Headings(Sheet("x", tuple(Row(number, row) for number, row in enumerate(rows, start=1))))


def test_dutch_and_english_headings_are_guessed():
    dutch = headings(("Nr.", "Actie", "Actielijn", "Trekker", "E-mailadres", "Stand van zaken"), ("1",))
    english = headings(("Number", "Title", "Action line", "Owner", "E-mail", "Status"), ("1",))
    wanted = {0: "number", 1: "name", 2: "line", 3: "owner", 4: "address", 5: "state"}
    assert dutch.guess() == english.guess() == wanted


def test_titles_above_the_headings_are_passed_over():
    found = headings(("Actielijst 2024",), (), ("Nr", "Actie", "Status"), ("1", "x", "loopt"))
    assert found.guess() == {0: "number", 1: "name", 2: "state"}
    assert [row.cells for row in found.rows] == [("1", "x", "loopt")]


def test_a_heading_that_was_merged_over_two_says_whose_they_are():
    found = headings(
        ("Actie", "", "Contactpersoon", "", "Vervanger", ""),
        ("Nr", "Naam", "Naam", "E-mail", "Naam", "E-mail"),
        ("1", "x", "Jan", "jan@x.example", "Piet", "piet@x.example"),
    )
    wanted = {0: "number", 1: "name", 2: "contact", 3: "address", 4: "deputy", 5: "deputy_address"}
    assert found.guess() == wanted
    assert found.label(3) == "Contactpersoon E-mail"


def test_a_heading_without_words_is_the_letter_of_its_column():
    assert headings(("Nr", "", "Actie"), ("1", "?", "x")).label(1) == "B"
    assert [letter(number) for number in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]


def test_no_field_is_guessed_twice():
    assert headings(("Nr", "Nummer", "Actie"), ("1", "2", "x")).guess() == {0: "number", 2: "name"}


def test_what_was_chosen_holds_for_a_mended_file_with_the_same_headings():
    before = headings(("Kenmerk", "Wat"), ("1", "x"))
    chosen = {before.key(0): "number", before.key(1): "name"}
    assert headings(("Kenmerk", "Wat"), ("1", "y")).by_name(chosen) == {0: "number", 1: "name"}
    assert headings(("Wat", "Kenmerk"), ("1", "y")).by_name(chosen) == {}


def test_folding():
    assert folded(" E-mailadres (contact) ") == "e_mailadres_contact"
    assert folded("Coördinator") == "coordinator"
