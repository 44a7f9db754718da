"""The keys of this transaction: whose work it is and which compartments it may see."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import connection, transaction


@dataclass(frozen=True)
class Keys:
    """Who works, for which organisation, and the compartments open to this work.

    `oversight` holds the compartments whose journal may be read: those of which the officer is privacy officer.
    `administers` holds those whose people the officer manages: the journal takes lines of it for them, nothing opens.
    """

    officer: UUID | None = None
    organisation: UUID | None = None
    compartments: frozenset[UUID] = field(default_factory=frozenset)
    oversight: frozenset[UUID] = field(default_factory=frozenset)
    administers: frozenset[UUID] = field(default_factory=frozenset)


NO_KEYS = Keys()
_held: ContextVar[Keys] = ContextVar("held", default=NO_KEYS)
_secrets: ContextVar[dict[UUID, Any] | None] = ContextVar("secrets", default=None)


def held() -> Keys:
    """The keys of the transaction that is open now; none outside one."""
    return _held.get()


@contextmanager
def holding(keys: Keys) -> Iterator[None]:
    """One transaction with these keys. They end with it, also inside a longer transaction."""
    before = _held.get()
    token, secrets = _held.set(keys), _secrets.set({})
    try:
        with transaction.atomic():
            set_for_this_transaction(keys)
            yield
    finally:
        _secrets.reset(secrets)
        _held.reset(token)
        # A savepoint that is released keeps its settings, so the former keys are set back by hand.
        if connection.in_atomic_block and not connection.needs_rollback:
            set_for_this_transaction(before)


def set_for_this_transaction(keys: Keys) -> None:
    # The last argument makes a setting local to the transaction. With false, one request would leave its keys in the
    # pooled connection for the next; a test reads this file to keep it true.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('samenzicht.keys', %s, true), set_config('samenzicht.oversight', %s, true),"
            " set_config('samenzicht.administers', %s, true),"
            " set_config('samenzicht.officer', %s, true), set_config('samenzicht.organisation', %s, true)",
            [
                array(keys.compartments),
                array(keys.oversight),
                array(keys.administers),
                str(keys.officer or ""),
                str(keys.organisation or ""),
            ],
        )


def array(ids: frozenset[UUID]) -> str:
    return "{" + ",".join(sorted(str(one) for one in ids)) + "}"


@contextmanager
def also_holding(compartment: UUID) -> Iterator[None]:
    """The keys held now and one more: for laying the first key of a new compartment, and for the clock."""
    with holding(replace(held(), compartments=held().compartments | {compartment})):
        yield


def opened_secrets() -> dict[UUID, Any]:
    """What the keyring opened in this transaction; forgotten with it, so that a destroyed key is gone at once."""
    opened = _secrets.get()
    return {} if opened is None else opened
