"""A list between choosing its file and taking it over, in a drawer of the officer who chose it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samenzicht.organisations.posts import Post
from samenzicht.programme import drawer
from samenzicht.programme.sheets.book import Book, Row, Sheet

SORT = "action-list"


@dataclass(frozen=True)
class Choice:
    """What was chosen of a book: the sheet, the plan, and the field of each column, by its heading."""

    sheet: int
    plan: str
    mapping: dict[int, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    # How each action stood then, by folded number.
    stood: dict[str, str] = field(default_factory=dict)


def keep(book: Book, choice: Choice | None, by: Post, token: UUID | None = None) -> UUID:
    return drawer.lay(SORT, [book_in_words(book), choice_in_words(choice)], by, token)


def kept(token: UUID, by: Post) -> tuple[Book, Choice | None] | None:
    """None when it is another's, was taken over, is too old, or was altered."""
    matter = drawer.found(SORT, token, by)
    return (book_of(matter[0]), choice_of(matter[1])) if matter else None


def throw_away(token: UUID) -> bool:
    """False when it was gone already."""
    return drawer.take_out(SORT, token)


def book_in_words(book: Book) -> dict[str, Any]:
    sheets = [
        {"name": s.name, "fault": s.fault, "1904": s.from_1904, "rows": [[row.number, row.cells] for row in s.rows]}
        for s in book.sheets
    ]
    return {"name": book.name, "sheets": sheets}


def book_of(words: dict[str, Any]) -> Book:
    sheets = (
        Sheet(s["name"], tuple(Row(number, tuple(cells)) for number, cells in s["rows"]), s["fault"], s["1904"])
        for s in words["sheets"]
    )
    return Book(words["name"], tuple(sheets))


def choice_in_words(choice: Choice | None) -> dict[str, Any] | None:
    return None if choice is None else {**vars(choice), "mapping": list(choice.mapping.items())}


def choice_of(words: dict[str, Any] | None) -> Choice | None:
    return Choice(**{**words, "mapping": dict(words["mapping"])}) if words else None
