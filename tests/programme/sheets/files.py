"""Files as people choose them, made by hand for tests."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

HEADINGS = ["Nr", "Actie", "Actielijn", "Actiehouder", "Einddatum", "Status"]
ROWS = [
    ["1", "Campagne voor jongeren", "1", "CoMensha", "31-12-2024", "loopt"],
    ["2", "Meldpunt verbeteren", "2", "VNG", "30-06-2024", "afgerond"],
]


def xlsx(*rows: Sequence[object], **more: Iterable[Sequence[object]]) -> bytes:
    """One sheet of rows; further sheets by name."""
    workbook = Workbook()
    for row in rows:
        workbook.active.append(list(row))
    for name, others in more.items():
        sheet = workbook.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def text(*rows: Sequence[object], separator: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)
