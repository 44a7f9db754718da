"""An xlsx file, read row by row. Formulas are kept as what they are: their remembered outcome may be old or forged."""

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from samenzicht.programme.sheets.book import (
    MOST_COLUMNS,
    MOST_SHEETS,
    MOST_TEXT,
    Book,
    Gathering,
    Sheet,
    Unreadable,
)

# Unpacked. Sheets are read as a stream, the texts they share lie in memory, all else is small in a real list.
MOST_UNPACKED = 96 * 1024 * 1024
MOST_SHARED = 16 * 1024 * 1024
MOST_OF_ANOTHER = 4 * 1024 * 1024
# Empty rows count too: a sheet whose last row is filled would else keep us busy for a million of them.
MOST_LINES = 100_000
DECIMALS = re.compile(r"0\.(0+)")


def read_workbook(name: str, content: bytes) -> Book:
    """Raises Unreadable."""
    refuse_bomb(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that a list does not need
            return read_sheets(name, content)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable("bomb") from None
    except Exception as broken:  # whatever a damaged file makes its reader stumble over
        raise Unreadable("broken") from broken


def refuse_bomb(content: bytes) -> None:
    """By the sizes that the file itself states; the reader of zips never gives more than was stated."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        entries = parts.infolist()
        for entry in entries:
            if entry.flag_bits & 1:
                raise Unreadable("locked")
            if entry.file_size > most_of(entry.filename):
                raise Unreadable("bomb")
        if len(entries) > 1000 or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise Unreadable("bomb")
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                refuse_entities(parts, entry)


def most_of(part: str) -> int:
    if part.startswith("xl/worksheets/") or part.startswith("xl/media/"):
        return MOST_UNPACKED
    return MOST_SHARED if part == "xl/sharedStrings.xml" else MOST_OF_ANOTHER


def refuse_entities(parts: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """No spreadsheet program writes a DOCTYPE; who does means no good."""
    try:
        with parts.open(entry) as part:
            start = part.read(2048)
    except Exception as broken:
        raise Unreadable("broken") from broken
    if b"<!DOCTYPE" in start or "<!DOCTYPE".encode("utf-16-le") in start or b"<!ENTITY" in start:
        raise Unreadable("broken")


def read_sheets(name: str, content: bytes) -> Book:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False, keep_vba=False)
    try:
        sheets: list[Sheet] = []
        text_left = MOST_TEXT
        for worksheet in workbook.worksheets[:MOST_SHEETS]:
            gathering = Gathering(text_left)
            read_rows(worksheet, gathering)
            text_left = max(0, text_left - gathering.text)
            sheets.append(gathering.sheet(worksheet.title, workbook.epoch == CALENDAR_MAC_1904))
        return Book(name, tuple(sheets))
    finally:
        workbook.close()


def read_rows(worksheet: ReadOnlyWorksheet, gathering: Gathering) -> None:
    worksheet.reset_dimensions()  # what a file says of its own size may be wrong, and rows would be lost
    for number, cells in enumerate(worksheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        if not gathering.take(number, [words_of(cell) for cell in cells]):
            return
        if number >= MOST_LINES:
            gathering.stop("too_many_rows")
            return


def words_of(cell: ReadOnlyCell | EmptyCell) -> str:
    """A cell as text: dates as 2026-05-31, formulas with their = in front."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return value if isinstance(value, str) and value.startswith("=") else "=..."
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, int | float):
        return number_words(value, cell.number_format)
    return str(value).strip()


def number_words(value: int | float, shape: Any) -> str:
    """Action 1.10 that a spreadsheet program took for a number is 1.10 again when it is shown with two decimals."""
    decimals = DECIMALS.fullmatch(str(shape))
    if decimals:
        return f"{value:.{len(decimals[1])}f}"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else str(value)
