"""A list between choosing its file and taking it over: sealed, for a few hours, for the officer who chose it.

It lies in the cache table: what is taken over goes in the same transaction, what is left lying ends by itself, and a
restart of the site loses nothing. Sealed with the key of the office and bound to officer and list, it can be neither
read nor altered by who has the table.
"""

import base64
import json
import zlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.core.cache import cache

from samenzicht.compartments.keyring import NoKey, seal, unseal
from samenzicht.organisations.posts import Post
from samenzicht.programme.offices import works_at_office
from samenzicht.programme.sheets.book import Book, Row, Sheet

HOURS = 8


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
    token = token or uuid4()
    text = json.dumps([book_in_words(book), choice_in_words(choice)], ensure_ascii=False)
    packed = base64.b85encode(zlib.compress(text.encode(), 6)).decode()
    cache.set(name_of(token), seal(packed, works_at_office(by), place_of(token, by)), HOURS * 3600)
    return token


def kept(token: UUID, by: Post) -> tuple[Book, Choice | None] | None:
    """None when it is another's, was taken over, is too old, or was altered."""
    sealed = cache.get(name_of(token))
    if sealed is None:
        return None
    try:
        packed = unseal(sealed, works_at_office(by), place_of(token, by))
    except (NoKey, ValueError):
        return None
    book, choice = json.loads(zlib.decompress(base64.b85decode(packed)))
    return book_of(book), choice_of(choice)


def throw_away(token: UUID) -> bool:
    """False when it was gone already: of two presses of a button only one gets True."""
    return cache.delete(name_of(token))


def name_of(token: UUID) -> str:
    return f"action-list:{token}"


def place_of(token: UUID, by: Post) -> str:
    return f"action-list|{by.officer.pk}|{token}"


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
    return choice and {**vars(choice), "mapping": list(choice.mapping.items())}


def choice_of(words: dict[str, Any] | None) -> Choice | None:
    return Choice(**{**words, "mapping": dict(words["mapping"])}) if words else None
