"""Checks the journal's chain without trusting the database that holds it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

START = bytes(32)

LINES = """
SELECT l.number, l.hash, e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.compartment_id::text,
       coalesce(e.officer::text, ''), coalesce(e.organisation::text, ''), e.verb, e.sort, coalesce(e.matter::text, ''),
       e.reason, e.basis
FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id ORDER BY l.number
"""
UNLINKED = "SELECT min(e.id) FROM audit_entry e LEFT JOIN audit_link l ON l.entry_id = e.id WHERE l.number IS NULL"


@dataclass(frozen=True)
class Check:
    """What the check found: how many links, the head to publish, and the first link that does not hold."""

    links: int
    head: str
    broken_at: int | None = None
    why: str = ""

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def digest(former: bytes, line: Iterable[object]) -> bytes:
    """SHA-256 over the former link and the line's words, parted by a character that no code contains."""
    return hashlib.sha256(former + "|".join(str(word) for word in line).encode()).digest()


def verify() -> Check:
    """Walks the whole chain; needs the owner role, which alone reads all lines."""
    former, expected = START, 1
    with connection.cursor() as cursor:
        cursor.execute(LINES)
        for number, link, *line in iter(cursor.fetchone, None):
            if number != expected:
                return Check(expected - 1, former.hex(), expected, "this link is missing")
            if line[0] is None:
                return Check(expected - 1, former.hex(), number, "its line in the journal is missing")
            if digest(former, line) != bytes(link):
                return Check(expected - 1, former.hex(), number, f"line {line[0]} was altered")
            former, expected = bytes(link), number + 1
        cursor.execute(UNLINKED)
        (unlinked,) = cursor.fetchone()
    if unlinked is not None:
        return Check(expected - 1, former.hex(), expected, f"line {unlinked} has no link")
    return Check(expected - 1, former.hex())
