"""A file becomes a book. What it is, its content says; the end of its name may be wrong."""

import io
import zipfile

from samenzicht.programme.sheets.book import MOST_BYTES, Book, Unreadable
from samenzicht.programme.sheets.text import read_text
from samenzicht.programme.sheets.workbook import read_workbook

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
LOCKED = "EncryptedPackage".encode("utf-16-le")
# How files begin that people choose by mistake.
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"PK\x05\x06")


def open_book(name: str, content: bytes) -> Book:
    """Raises Unreadable, with the code of what is wrong."""
    if not content.strip():
        raise Unreadable("empty")
    if len(content) > MOST_BYTES:
        raise Unreadable("too_large")
    if content.startswith(OLD_OFFICE):
        raise Unreadable("locked" if LOCKED in content else "old_excel")
    if content.startswith(ZIP):
        return whole(read_zip(name, content))
    if content.startswith(OTHERS):
        raise Unreadable("other_sort")
    return whole(read_text(name, content))


def read_zip(name: str, content: bytes) -> Book:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as broken:
        raise Unreadable("broken") from broken
    if "xl/workbook.xml" in names:
        return read_workbook(name, content)
    if "xl/workbook.bin" in names or "content.xml" in names:
        raise Unreadable("other_spreadsheet")
    raise Unreadable("other_sort")


def whole(book: Book) -> Book:
    """Raises Unreadable for a book without a single row."""
    if not book.filled:
        raise Unreadable("no_rows")
    if all(sheet.fault for _place, sheet in book.filled):
        raise Unreadable(book.filled[0][1].fault)
    return book
