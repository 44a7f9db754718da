"""Where something lies between looking and doing: sealed, for a few hours, for the officer who laid it there.

It lies in the cache table: what is done with it goes in the same transaction, what is left lying ends by itself, and a
restart of the site loses nothing. Sealed with the key of the office and bound to officer and drawer, it can be neither
read nor altered by who has the table.
"""

import base64
import hashlib
import json
import zlib
from typing import Any
from uuid import UUID, uuid4

from django.core.cache import cache

from samenzicht.compartments.keyring import NoKey, seal, unseal
from samenzicht.organisations.posts import Post
from samenzicht.programme.offices import works_at_office

HOURS = 8


def lay(sort: str, matter: Any, by: Post, token: UUID | None = None) -> UUID:
    """`matter` is what JSON can hold."""
    token = token or uuid4()
    packed = base64.b85encode(zlib.compress(json.dumps(matter, ensure_ascii=False).encode(), 6)).decode()
    cache.set(name_of(sort, token), seal(packed, works_at_office(by), place_of(sort, token, by)), HOURS * 3600)
    return token


def found(sort: str, token: UUID, by: Post) -> Any | None:
    """None when it is another's, was taken out, is too old, or was altered."""
    sealed = cache.get(name_of(sort, token))
    if sealed is None:
        return None
    try:
        packed = unseal(sealed, works_at_office(by), place_of(sort, token, by))
    except (NoKey, ValueError):
        return None
    return json.loads(zlib.decompress(base64.b85decode(packed)))


def take_out(sort: str, token: UUID) -> bool:
    """False when it was gone already: of two presses of a button only one gets True."""
    return cache.delete(name_of(sort, token))


def name_of(sort: str, token: UUID) -> str:
    return f"{sort}:{token}"


def place_of(sort: str, token: UUID, by: Post) -> str:
    return f"{sort}|{by.officer.pk}|{token}"


def digest(matter: Any) -> str:
    """Of how something stood, to know later whether it still does."""
    return hashlib.sha256(json.dumps(matter, ensure_ascii=False, default=str).encode()).hexdigest()
