"""What a cell means, or why it cannot mean anything. Pure: today and what the plan has are arguments."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

Value = str | int | date | tuple[str, ...] | None
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december",
    "january february march april may june july august september october november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)
MONTH = {name: number for names in MONTHS for number, name in enumerate(names.split(), start=1)}
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
# Excel counts days from here; the 29th of February 1900 that never was is in it.
SERIALS, SERIALS_1904 = date(1899, 12, 30), date(1904, 1, 1)
# A cell that a spreadsheet program would reckon out gets an apostrophe when it goes out, and loses it coming in.
GUARDED = re.compile(r"'+[=+\-@\t\r]")
NOT_A_VALUE = re.compile(r"#(N/?[AB]!?|REF!|VERW!|DIV/0!|DEEL/0!|NAME\?|NAAM\?|VALUE!|WAARDE!|NUM!|GETAL!|NULL!|LEEG!)")


class Wrong(Exception):
    """This cell cannot be taken over; `why` is a code, `told` what the sentence needs."""

    def __init__(self, why: str, **told: object) -> None:
        super().__init__(why)
        self.why = why
        self.told = told


@dataclass(frozen=True)
class Ground:
    """What the plan has: its lines by number, parties by folded name, and words for codes."""

    lines: Mapping[int, str] = field(default_factory=dict)
    parties: dict[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    ages: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    all_kinds: tuple[str, ...] = ()
    from_1904: bool = False


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def plain(cell: str) -> str:
    """The text of a cell without the guard that our own export puts before it."""
    cell = cell.replace("\r\n", "\n").strip()
    return cell[1:] if GUARDED.match(cell) else cell


def guarded(text: str) -> str:
    """The text as it goes out: no spreadsheet program takes it for a formula, and coming in it is the same again."""
    text = text.replace("\r\n", "\n").strip()
    return f"'{text}" if (text[:1] in "=+-@\t\r" and text) or GUARDED.match(text) else text


def read_cell(name: str, cell: str, ground: Ground) -> Value:
    """Raises Wrong. An empty cell is not read at all: it changes nothing."""
    if cell.startswith("="):
        raise Wrong("formula")
    if NOT_A_VALUE.fullmatch(cell):
        raise Wrong("not_a_value", cell=cell)
    return READERS[name](plain(cell), ground)


def text_of(most: int) -> Callable[[str, Ground], Value]:
    def read(cell: str, ground: Ground) -> str:
        if len(cell) > most:
            raise Wrong("too_long", most=most, length=len(cell))
        return cell

    return read


def line_of(most: int) -> Callable[[str, Ground], Value]:
    """One line of text: a break in it is a space."""
    read = text_of(most)
    return lambda cell, ground: read(" ".join(cell.split()), ground)


def read_line(cell: str, ground: Ground) -> int:
    by_name = {fold(name): number for number, name in ground.lines.items()}
    found = by_name.get(fold(cell))
    digits = re.match(r"(?:actielijn|lijn|action line|line)?\s*(\d{1,2})(?:[.:\s]|$)", cell, flags=re.IGNORECASE)
    if found is None and digits:
        found = int(digits[1])
    if found is None or found not in ground.lines:
        raise Wrong("line", cell=cell, lines=", ".join(str(number) for number in sorted(ground.lines)))
    return found


def party(cell: str, ground: Ground) -> str:
    """The name as it stands already; a new one stands as it was written first."""
    name = " ".join(cell.split())
    if len(name) > 200:
        raise Wrong("too_long", most=200, length=len(name))
    return ground.parties.setdefault(fold(name), name)


def read_owner(cell: str, ground: Ground) -> str:
    return party(cell.rstrip(";"), ground)


def read_involved(cell: str, ground: Ground) -> tuple[str, ...]:
    names = {fold(name): name for part in parts(cell, set(ground.parties)) if (name := party(part, ground))}
    return tuple(sorted(names.values()))


def parts(cell: str, known: set[str]) -> list[str]:
    """Between semicolons or on lines; between commas where there are none of these and it is not one known name."""
    if ";" in cell or "\n" in cell:
        found = re.split(r"[;\n]", cell)
    else:
        found = [cell] if fold(cell) in known else cell.split(",")
    return [one.strip() for one in found if one.strip()]


def read_kinds(cell: str, ground: Ground) -> tuple[str, ...]:
    if fold(cell) in {"alle", "alle vormen", "all", "all forms", "all kinds"}:
        return ground.all_kinds
    codes = set()
    for part in parts(cell, set()):
        if fold(part) not in ground.kinds:
            raise Wrong("kind", cell=part)
        codes.add(ground.kinds[fold(part)])
    return tuple(sorted(codes))


def read_ages(cell: str, ground: Ground) -> str:
    found = ground.ages.get(fold(cell))
    if found is None:
        raise Wrong("ages", cell=cell)
    return found


def read_state(cell: str, ground: Ground) -> str:
    found = ground.states.get(fold(cell))
    if found is None:
        raise Wrong("state", cell=cell)
    return found


def read_address(cell: str, ground: Ground) -> str:
    address = re.sub(r"^mailto:", "", cell, flags=re.IGNORECASE)
    try:
        validate_email(address)
    except ValidationError:
        raise Wrong("address", cell=cell) from None
    return address


def read_date(cell: str, ground: Ground) -> date:
    """Raises Wrong, with a date written as it should be."""
    found = written_date(cell) or serial_date(cell, ground.from_1904)
    if found is None or not EARLIEST <= found <= LATEST:
        raise Wrong("date", cell=cell, example=example_of(cell))
    return found


def written_date(cell: str) -> date | None:
    text = fold(cell).removesuffix(" 00:00:00").removesuffix(" 00:00")
    year_first = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text)
    if year_first:
        return day(int(year_first[1]), int(year_first[2]), int(year_first[3]))
    day_first = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    if day_first:
        return day(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    in_words = re.fullmatch(r"(?:[a-z]{2,9},? )?(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4})", text)
    if in_words and in_words[2] in MONTH:
        return day(int(in_words[3]), MONTH[in_words[2]], int(in_words[1]))
    return None


def serial_date(cell: str, from_1904: bool) -> date | None:
    """A day as spreadsheets count them. A bare year is no such number: it would be a day in 1905."""
    if not re.fullmatch(r"\d{5}(\.0+)?", cell):
        return None
    return (SERIALS_1904 if from_1904 else SERIALS) + timedelta(days=int(cell[:5]))


def day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def example_of(cell: str) -> str:
    """Near what was probably meant: "eind mei 2026" and "2026" give the last day of it."""
    text = fold(cell)
    year = re.search(r"\b(19|20)\d\d\b", text)
    in_year = int(year[0]) if year else 2026
    month = next((number for name, number in MONTH.items() if re.search(rf"\b{name}\b", text)), 5 if not year else 12)
    last = date(in_year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return f"{last:%d-%m-%Y}"


READERS: Mapping[str, Callable[[str, Ground], Value]] = {
    "number": line_of(20),
    "name": line_of(300),
    "words": text_of(30_000),
    "line": read_line,
    "owner": read_owner,
    "involved": read_involved,
    "kinds": read_kinds,
    "ages": read_ages,
    "begins_on": read_date,
    "ends_on": read_date,
    "state": read_state,
    "contact": line_of(200),
    "address": read_address,
    "deputy": line_of(200),
    "deputy_address": read_address,
}
