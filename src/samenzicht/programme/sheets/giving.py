"""The action list as a file that comes back unchanged: the same columns, and nothing that a program reckons out."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from samenzicht.exploitation import KINDS
from samenzicht.programme.models.action import Ages
from samenzicht.programme.models.news import State
from samenzicht.programme.sheets.cells import Value, guarded
from samenzicht.programme.sheets.columns import FIELDS
from samenzicht.programme.sheets.difference import Entry

WIDTHS = {"name": 44, "words": 60, "involved": 40, "kinds": 30, "owner": 28, "contact": 24, "address": 30}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def headings() -> list[str]:
    return [str(label) for label in FIELDS.values()]


def cell_words(name: str, value: Value) -> str:
    """In the reader's language, as a person writes it."""
    if not value:
        return ""
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if name == "kinds" and isinstance(value, tuple):
        language = get_language() or "nl"
        return "; ".join(KINDS[code].name.in_(language) if code in KINDS else code for code in value)
    if isinstance(value, tuple):
        # One name with a comma in it must not come back as two.
        return "; ".join(value) + (";" if len(value) == 1 and "," in value[0] else "")
    if name == "ages":
        return str(Ages(str(value)).label)
    if name == "state":
        return str(State(str(value)).label)
    return str(value)


def as_csv(entries: Sequence[Entry]) -> bytes:
    """With the mark of UTF-8 and semicolons: as Excel in the Netherlands opens it by itself."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(headings())
    for entry in entries:
        writer.writerow([guarded(cell_words(name, entry.get(name))) for name in FIELDS])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(entries: Sequence[Entry], title: str) -> bytes:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31] or "lijst")
    sheet.freeze_panes = "C2"
    for number, name in enumerate(FIELDS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(name, 16)
    sheet.append([heading_cell(sheet, words) for words in headings()])
    for entry in entries:
        sheet.append([cell(sheet, name, entry.get(name)) for name in FIELDS])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def heading_cell(sheet: WriteOnlyWorksheet, words: str) -> WriteOnlyCell:
    made = WriteOnlyCell(sheet, words)
    made.font = Font(bold=True)
    return made


def cell(sheet: WriteOnlyWorksheet, name: str, value: Value) -> WriteOnlyCell:
    if isinstance(value, date):
        made = WriteOnlyCell(sheet, value)
        made.number_format = "DD-MM-YYYY"
        return made
    made = WriteOnlyCell(sheet, CONTROL.sub("", guarded(cell_words(name, value))) or None)
    made.number_format = "@"  # text: a number like 1.10 stays as it is
    made.alignment = Alignment(vertical="top", wrap_text=True)
    return made
