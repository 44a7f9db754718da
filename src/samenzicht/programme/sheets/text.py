"""A csv file, in the encodings and with the separators that programs in offices write."""

import csv
import io

from samenzicht.programme.sheets.book import LONGEST, MOST_COLUMNS, Book, Gathering, Unreadable

SEPARATORS = ";\t,"
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# As many lines as show which separator it is.
LOOKED_AT = 30


def read_text(name: str, content: bytes) -> Book:
    """Raises Unreadable."""
    text = decoded(content)
    if text.lstrip().lower().startswith(("<!doctype", "<html", "<?xml")):
        raise Unreadable("other_sort")
    text, separator = separated(text)
    gathering = Gathering()
    csv.field_size_limit(LONGEST * 2)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number = 1
    try:
        for cells in reader:
            if not gathering.take(number, [cell.strip() for cell in cells[: MOST_COLUMNS + 1]]):
                break
            number += 1
    except csv.Error as wrong:
        raise Unreadable("broken_row", row=number) from wrong
    return Book(name, (gathering.sheet("csv"),))


def decoded(content: bytes) -> str:
    """By its mark if it has one, else UTF-8, else what Windows writes in the Netherlands."""
    encoding = next((code for mark, code in MARKS if content.startswith(mark)), "") or unmarked(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Unreadable("encoding") from wrong
    if "\x00" in text or "\ufffd" in text:
        raise Unreadable("encoding")
    return text


def unmarked(content: bytes) -> str:
    start = content[:400]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[0::2].count(0) > len(start) // 4:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def separated(text: str) -> tuple[str, str]:
    """The text and what separates its cells; Excel may say so itself in a first line `sep=;`."""
    first, _newline, rest = text.partition("\n")
    said = first.strip().strip('"').lower()
    if said.startswith("sep=") and len(said) <= 5:
        return rest, first.strip().strip('"')[4:] or "\t"
    return text, max(SEPARATORS, key=lambda one: agreement(text, one))


def agreement(text: str, separator: str) -> tuple[int, int]:
    """In how many of the first lines it makes as many cells as in the first that has more than one; then how many."""
    try:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        widths = [len(cells) for cells, _line in zip(reader, range(LOOKED_AT), strict=False)]
    except csv.Error:
        return 0, 0
    wide = [width for width in widths if width > 1]
    return (wide.count(max(wide)), max(wide)) if wide else (0, 0)
