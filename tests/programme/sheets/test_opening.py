"""A file is what its content says, and what cannot be read is told in words that help."""

import io
import time
import tracemalloc
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from samenzicht.programme.sheets.book import MOST_ROWS, Unreadable
from samenzicht.programme.sheets.opening import open_book
from samenzicht.programme.sheets.sentences import FILES, of_unreadable
from tests.programme.sheets.files import HEADINGS, ROWS, saved, text, xlsx

SHEET = "xl/worksheets/sheet1.xml"
DIACRITICS = [["Nr", "Actie"], ["1", "Coördinatie en zoëken, één loket; vlug"]]


def cells(content: bytes, name: str = "lijst") -> list[tuple[str, ...]]:
    return [row.cells for row in open_book(name, content).sheets[0].rows]


def why(content: bytes, name: str = "lijst.xlsx") -> str:
    with pytest.raises(Unreadable) as refused:
        open_book(name, content)
    assert len(of_unreadable(refused.value)) > 20
    assert "%" not in of_unreadable(refused.value)
    return refused.value.why


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_each_encoding_and_with_each_separator(encoding, separator):
    found = cells(text(*DIACRITICS, separator=separator, encoding=encoding))
    assert found == [tuple(row) for row in DIACRITICS]


def test_excel_may_name_the_separator_itself():
    assert cells(b"sep=,\r\nNr,Actie\r\n1,Een; twee\r\n") == [("Nr", "Actie"), ("1", "Een; twee")]


def test_a_cell_may_have_lines_and_rows_keep_their_number():
    book = open_book("x.csv", b'Nr;Actie\n\n1;"eerste\ntweede"\n2;b\n')
    assert [(row.number, row.cells) for row in book.sheets[0].rows] == [
        (1, ("Nr", "Actie")),
        (3, ("1", "eerste\ntweede")),
        (4, ("2", "b")),
    ]


def test_a_workbook_is_read_whatever_its_name_says():
    assert cells(xlsx(HEADINGS, *ROWS), "lijst.csv") == [tuple(HEADINGS), *map(tuple, ROWS)]
    assert cells(text(HEADINGS, *ROWS), "lijst.xlsx") == [tuple(HEADINGS), *map(tuple, ROWS)]


def test_dates_numbers_and_formulas_become_text():
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["Nr", "Einde", "Serie", "Formule", "Waar"])
    sheet.append([1.1, date(2026, 5, 31), 46173, "=1+1", True])
    sheet["A2"].number_format = "0.00"
    assert cells(saved(workbook))[1] == ("1.10", "2026-05-31", "46173", "=1+1", "WAAR")


def test_a_formula_is_never_its_remembered_outcome():
    """Else a file could show one thing and mean another."""
    plain = xlsx(["Nr", "Actie"], ["1", "=1+1"])
    content = edited(edited(plain, SHEET, b"</f><v />", b"</f><v>9</v>"), SHEET, b"</f><v></v>", b"</f><v>9</v>")
    assert b"<v>9</v>" in zipfile.ZipFile(io.BytesIO(content)).read(SHEET)
    assert cells(content)[1][1].startswith("=")


def test_a_formula_over_more_cells_is_one_too():
    plain = xlsx(["Nr", "Actie"], ["1", "=1+1"])
    array = edited(plain, SHEET, b"<f>", b'<f t="array" ref="B2:B3">')
    assert array != plain
    assert cells(array)[1][1].startswith("=")


def edited(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            data = before.read(entry)
            after.writestr(entry.filename, data.replace(old, new) if entry.filename == part else data)
    return out.getvalue()


def test_what_a_file_says_of_its_own_size_is_not_believed():
    content = xlsx(HEADINGS, *ROWS)
    content = edited(content, SHEET, b'ref="A1:F3"', b'ref="A1:A1"')
    assert len(cells(content)) == 3
    assert cells(content)[2] == tuple(ROWS[1])


def test_each_sheet_is_there_and_an_empty_one_is_not_offered():
    book = open_book("x.xlsx", xlsx(HEADINGS, *ROWS, leeg=[], oud=[["Nr"], ["9"]]))
    assert [(place, sheet.name) for place, sheet in book.filled] == [(0, "Sheet"), (2, "oud")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \r\n", "empty"),
        (b"%PDF-1.7 ...", "other_sort"),
        (b"<html><table></table></html>", "other_sort"),
        (b"\x00\x01\x02\x03" * 200, "encoding"),
        (b"PK\x03\x04 and then nothing that is a zip", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"a" * (10 * 1024 * 1024 + 1), "too_large"),
        (b'Nr;Actie\n1;"' + b"x" * 70_000, "broken_row"),
        (b"\n\n;;;\n", "no_rows"),
    ],
)
def test_what_is_no_list_says_so(content, reason):
    assert why(content) == reason


def test_a_zip_of_something_else_and_a_damaged_workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("word/document.xml", "<x/>")
    assert why(out.getvalue()) == "other_sort"
    assert why(edited(xlsx(HEADINGS), "xl/workbook.xml", b"<sheets>", b"<sheetz>")) == "broken"
    assert why(xlsx(HEADINGS, *ROWS)[:-400]) == "broken"
    assert why(xlsx()) == "no_rows"


def test_a_file_with_entities_is_refused():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'
    content = edited(xlsx(HEADINGS), SHEET, b"<worksheet", bomb + b"<worksheet")
    assert why(content) == "broken"


def test_a_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr(SHEET, b"0" * (97 * 1024 * 1024))
    content = out.getvalue()
    assert len(content) < 1024 * 1024
    tracemalloc.start()
    assert why(content) == "bomb"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5 * 1024 * 1024


@pytest.mark.slow
@pytest.mark.parametrize("sort", ["xlsx", "csv"])
def test_fifty_thousand_rows_are_refused_early(sort):
    rows = [[number, f"Actie {number}", "1", "VNG", "31-12-2026", "loopt"] for number in range(50_000)]
    content = xlsx(HEADINGS, *rows) if sort == "xlsx" else text(HEADINGS, *rows)
    began = time.process_time()
    tracemalloc.start()
    assert why(content) == "too_many_rows"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * 1024 * 1024
    assert time.process_time() - began < 20


def test_five_thousand_rows_are_read():
    rows = [[number, "x"] for number in range(MOST_ROWS)]
    assert len(cells(text(["Nr", "Actie"], *rows))) == MOST_ROWS + 1
    assert why(text(["Nr", "Actie"], *rows, ["meer", "x"])) == "too_many_rows"


def test_a_row_far_down_and_a_column_far_right_do_not_hang():
    content = edited(xlsx(HEADINGS), SHEET, b'<row r="1"', b'<row r="2000000000"')
    assert why(content) == "too_many_rows"
    assert why(xlsx([*HEADINGS, *["x"] * 60])) == "too_many_columns"


def test_too_much_text_and_too_long_a_cell():
    assert why(text(["Nr", "Actie"], ["1", "x" * 33_000])) == "too_long_cell"
    assert why(text(*(["1", "x" * 30_000] for _number in range(140)))) == "too_much_text"


def test_every_code_has_its_sentence():
    assert all(str(words) for words in FILES.values())
