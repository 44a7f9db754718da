"""One table of a file of this room, read with care: whatever is wrong is told with the file and the key."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NoReturn, Self

from samenzicht.programme.facts import Source

LONGEST_SOURCE = 200
UNVERIFIED = "niet bevestigd"


class UnreadableRecord(ValueError):
    """A file of this room says something that cannot be right; the message names the file and the key."""


@dataclass(frozen=True)
class Entry:
    """`where` is the place in the file, such as actions[NR4]."""

    file: str
    where: str
    table: Mapping[str, object]

    @classmethod
    def read(cls, file: str, content: str) -> Self:
        try:
            return cls(file, "", tomllib.loads(content))
        except tomllib.TOMLDecodeError as fault:
            raise UnreadableRecord(f"{file}: is not TOML: {fault}") from fault

    def refuse(self, key: str, what: str) -> NoReturn:
        place = f"{self.where}.{key}" if self.where else key
        raise UnreadableRecord(f"{self.file}: {place}: {what}")

    def only(self, keys: str) -> None:
        known = keys.split()
        for key in self.table:
            if key not in known:
                self.refuse(key, f"unknown key; known are {', '.join(known)}")

    def text(self, key: str, longest: int = 0) -> str:
        """A text that must be there."""
        return self.text_or_none(key, longest) or self.refuse(key, "is missing")

    def text_or_none(self, key: str, longest: int = 0) -> str:
        """Empty when it is not known; an empty text is a fault, for leaving the key out says the same."""
        value = self.table.get(key)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.refuse(key, "must be a text that is not empty; leave the key out for what is not known")
        if longest and len(value.strip()) > longest:
            self.refuse(key, f"is longer than {longest} characters")
        return value.strip()

    def one_of(self, key: str, known: Collection[str], default: str = "") -> str:
        value = self.text_or_none(key) or default
        if value and value not in known:
            self.refuse(key, f"{value!r} is not known; known are {', '.join(known)}")
        return value

    def whole(self, key: str, default: int | None = None) -> int:
        value = self.whole_or_none(key)
        if value is None:
            return self.refuse(key, "is missing") if default is None else default
        return value

    def whole_or_none(self, key: str) -> int | None:
        value = self.table.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 1):
            self.refuse(key, "must be a whole number from 1")
        return value

    def amount(self, key: str) -> Decimal | None:
        value = self.table.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            self.refuse(key, "must be a number that is not below 0")
        return Decimal(str(value))

    def day(self, key: str) -> date | None:
        value = self.table.get(key)
        if isinstance(value, datetime) or not (value is None or isinstance(value, date)):
            self.refuse(key, "must be a date such as 2023-10-18, without quotes")
        return value

    def known_day(self, key: str) -> date:
        return self.day(key) or self.refuse(key, "is missing")

    def list_of(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts without doubles; nothing when the key is left out."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            self.refuse(key, "must be a list of texts")
        for one in value:
            if known is not None and one not in known:
                self.refuse(key, f"{one!r} is not known; known are {', '.join(known)}")
            if value.count(one) > 1:
                self.refuse(key, f"{one!r} stands in it twice")
        return tuple(value)

    def years(self, key: str) -> tuple[int, ...]:
        value = self.table.get(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, int) and one > 2000 for one in value):
            self.refuse(key, "must be a list of years")
        return tuple(value)

    def each(self, key: str, name: str) -> list["Entry"]:
        """The tables under a key, each named by its own `name`."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.refuse(key, f"must be tables [[{key}]]")
        inside = f"{self.where}." if self.where else ""
        return [
            Entry(self.file, f"{inside}{key}[{one.get(name, number)}]", one)
            for number, one in enumerate(value, start=1)
        ]

    def source(self, sources: Mapping[str, Source]) -> str:
        """Where the fact was read, as a reader sees it. Every fact has one; what nobody confirmed says so."""
        codes = self.list_of("source", sources)
        if not codes:
            self.refuse("source", "is missing: every fact says where it comes from")
        verified = self.table.get("verified", True)
        if not isinstance(verified, bool):
            self.refuse("verified", "must be true or false")
        if verified and not all(sources[code].readable for code in codes):
            self.refuse("verified", "must be false: it rests on what is no publication")
        titles = "; ".join(sources[code].title for code in codes)
        words = titles if verified else f"{titles} ({UNVERIFIED})"
        if len(words) > LONGEST_SOURCE:
            self.refuse("source", f"is longer than {LONGEST_SOURCE} characters")
        return words
