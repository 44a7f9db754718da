"""What was read from a file: sheets of rows of plain texts. Nothing in it is believed yet."""

from dataclasses import dataclass

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_SHEETS = 30
# All texts of a file together, and one of them.
MOST_TEXT = 4_000_000
LONGEST = 32_000


class Unreadable(Exception):
    """This file cannot be read; `why` is a code, `told` what the sentence needs."""

    def __init__(self, why: str, **told: object) -> None:
        super().__init__(why)
        self.why = why
        self.told = told


@dataclass(frozen=True)
class Row:
    """`number` is the one that the spreadsheet program shows in its margin."""

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""


@dataclass(frozen=True)
class Sheet:
    """`fault` is the code of why its rows were not kept. `from_1904`: its days are counted as old Macs did."""

    name: str
    rows: tuple[Row, ...] = ()
    fault: str = ""
    from_1904: bool = False

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.fault


@dataclass(frozen=True)
class Book:
    name: str
    sheets: tuple[Sheet, ...]

    @property
    def filled(self) -> list[tuple[int, Sheet]]:
        """The sheets with something in them, with their places."""
        return [(place, sheet) for place, sheet in enumerate(self.sheets) if not sheet.is_empty]


class Gathering:
    """The rows of one sheet as they come in; says stop as soon as there are more than anyone's list has."""

    def __init__(self, text_left: int = MOST_TEXT) -> None:
        self.rows: list[Row] = []
        self.fault = ""
        self.text = 0
        self.text_left = text_left

    def take(self, number: int, cells: list[str]) -> bool:
        """False when no more is wanted."""
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            return True
        self.text += sum(map(len, cells))
        if len(self.rows) >= MOST_ROWS + 1:  # the headings are a row too
            self.stop("too_many_rows")
        elif self.text > self.text_left:
            self.stop("too_much_text")
        elif len(cells) > MOST_COLUMNS:
            self.stop("too_many_columns")
        elif max(map(len, cells)) > LONGEST:
            self.stop("too_long_cell")
        else:
            self.rows.append(Row(number, tuple(cells)))
        return not self.fault

    def stop(self, fault: str) -> None:
        self.fault = fault
        self.rows = []

    def sheet(self, name: str, from_1904: bool = False) -> Sheet:
        return Sheet(name, tuple(self.rows), self.fault, from_1904)
