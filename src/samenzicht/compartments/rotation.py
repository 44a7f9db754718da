"""New keys for a compartment while the site runs, and the end of a compartment.

Rotation lays a new generation and seals every field anew in small transactions. Until that is done both generations
open fields and find tokens, so nobody notices; what is interrupted goes on where it was. A former generation is
destroyed at a later rotation, when no field and no letter is sealed with it any more: a letter is never changed.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from samenzicht.compartments.keyring import NoKey, Secret, lay_key, master_key, unwrap, wrap
from samenzicht.compartments.keys import Keys, holding
from samenzicht.compartments.models import Compartment, CompartmentKey
from samenzicht.compartments.sealed import SealedKey, SealedText

BATCH = 200
# A request that began before a rotation may still write under the former generation.
LONGEST_REQUEST = timedelta(minutes=10)


def rotate(compartment: Compartment) -> int:
    """Give a compartment a new secret; returns how many rows were sealed anew. Runs as the owner role."""
    keys = Keys(compartments=frozenset({compartment.pk}))
    with holding(keys):
        number = lay_next(compartment)
    rows = sum(reseal(model, compartment.pk, number) for model in models_with(SealedText))
    with holding(keys):
        former = CompartmentKey.objects.filter(compartment=compartment, number__lt=number)
        former.filter(retired_at=None).update(retired_at=timezone.now())
        for key in former.filter(retired_at__lt=timezone.now() - LONGEST_REQUEST):
            if not is_needed(key):
                key.delete()
    return rows


def lay_next(compartment: Compartment) -> int:
    """The next generation; its number. A row lock keeps two rotations apart."""
    locked = Compartment.objects.select_for_update().get(pk=compartment.pk)
    if not CompartmentKey.objects.filter(compartment=locked).exists():
        raise NoKey("This compartment's key was destroyed; there is nothing to rotate.")
    seed = os.urandom(32)
    locked.key_number += 1
    locked.public_key = bytes(Secret.of(locked.key_number, seed).letters.public_key)
    locked.save()
    lay_key(locked, locked.key_number, seed)
    return locked.key_number


def models_with(sort: type[models.Field]) -> Iterator[type[models.Model]]:
    """Every table, of any room, that has such a field."""
    return (model for model in apps.get_models() if columns_of(model, sort))


def columns_of(model: type[models.Model], sort: type[models.Field]) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if isinstance(field, sort)]


def sealed_with(model: type[models.Model], columns: list[models.Field], number: int, below: bool = False) -> str:
    """A condition in SQL: a column of the row is sealed with this generation, or with one below it."""
    order = "<" if below else "="
    head = number.to_bytes(4, "big").hex()
    names = (connection.ops.quote_name(str(column.column)) for column in columns)
    return " OR ".join(f"substring({name} FROM 1 FOR 4) {order} '\\x{head}'::bytea" for name in names)


def reseal(model: type[models.Model], compartment: UUID, number: int) -> int:
    """Seal anew every row that an older generation seals, batch by batch, so that no writer waits long."""
    columns = columns_of(model, SealedText)
    older = sealed_with(model, columns, number, below=True)
    done = 0
    while True:
        with holding(Keys(compartments=frozenset({compartment}))):
            rows = model._default_manager.select_for_update().filter(compartment_id=compartment)
            batch = list(rows.extra(where=[f"({older})"])[:BATCH])  # noqa: S610 - numbers and own column names only
            for row in batch:
                renew(row, [column.attname for column in columns])
        if not batch:
            return done
        done += len(batch)


def renew(row: models.Model, columns: list[str]) -> None:
    """Open and seal again with the latest generation; a row that is found by tokens gets these anew too."""
    for column in columns:
        setattr(row, column, getattr(row, column))
    row.save(update_fields=columns)
    if hasattr(row, "renew_tokens"):
        row.renew_tokens()


def is_needed(key: CompartmentKey) -> bool:
    """Whether a field or a letter is still sealed with this generation."""
    for model in models_with(SealedText):
        where = sealed_with(model, columns_of(model, SealedText), key.number)
        if model._default_manager.filter(compartment_id=key.compartment_id).extra(where=[f"({where})"]).exists():  # noqa: S610
            return True
    for model in models_with(SealedKey):
        for column in columns_of(model, SealedKey):
            end = {f"{column.end}_id": key.compartment_id}  # type: ignore[attr-defined]
            letters = model._default_manager.filter(**end)
            if letters.extra(where=[sealed_with(model, [column], key.number)]).exists():  # noqa: S610
                return True
    return False


@transaction.atomic
def rewrap(former_master: bytes) -> int:
    """Wrap every secret with the present master key instead of the former one; how many. Runs as the owner role.

    All or none: half a change would leave compartments that no single master key opens.
    """
    wrapped = 0
    for compartment in Compartment.objects.values_list("pk", flat=True):
        with holding(Keys(compartments=frozenset({compartment}))):
            for key in CompartmentKey.objects.select_for_update().filter(compartment_id=compartment):
                seed = unwrap(bytes(key.wrapped), compartment, key.number, former_master)
                key.wrapped = wrap(seed, compartment, key.number, master_key())
                key.save(update_fields=["wrapped"])
                wrapped += 1
    return wrapped


@transaction.atomic
def destroy(compartment: Compartment) -> int:
    """Destroy all keys of a compartment: what is in it can never be read again. Returns how many were destroyed."""
    with holding(Keys(compartments=frozenset({compartment.pk}))):
        destroyed, _ = CompartmentKey.objects.filter(compartment=compartment).delete()
    return destroyed
