"""A text field that the database only knows sealed: bound to its table, column, row and compartment."""

from typing import Any

from django.db import models

from samenzicht.compartments.keyring import seal, unseal


class SealedText(models.Field):
    """Text of a row in a compartment, encrypted when saved and opened when first read.

    The row must have its id and compartment before it is saved (ids are made on instantiation). Filtering and
    `update()` on a sealed field are refused: search runs on tokens.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "BinaryField"

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, Opening(self))

    def pre_save(self, instance: models.Model, add: bool) -> bytes:
        value = instance.__dict__.get(self.attname, "")
        if isinstance(value, Blob):
            return bytes(value)
        sealed = seal(value or "", instance.compartment_id, self.place(instance))  # type: ignore[attr-defined]
        return Blob(sealed)

    def place(self, instance: models.Model) -> str:
        return f"{instance._meta.db_table}|{self.column}|{instance.pk}"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if not isinstance(value, bytes):
            raise TypeError(f"{self.name} is sealed: it is saved with its row and cannot be filtered or updated.")
        return connection.Database.Binary(value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> "Blob | None":
        # None comes from an outer join that found no row.
        return None if value is None else Blob(value)

    def get_lookup(self, lookup_name: str) -> None:
        """No lookups: a condition on sealed bytes is always a mistake."""

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        return name, path, args, kwargs


class SealedKey(models.BinaryField):
    """The key of a letter's content, sealed for one end of it: `sender` or `receiver`."""

    def __init__(self, end: str = "sender", **kwargs: Any) -> None:
        self.end = end
        super().__init__(**kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "end": self.end}


class Blob(bytes):
    """The sealed form, as it came from or goes to the database."""


class Opening:
    """Opens the field of an instance on first reading."""

    def __init__(self, field: SealedText) -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        if self.field.attname not in instance.__dict__:
            instance.refresh_from_db(fields=[self.field.attname])
        value = instance.__dict__[self.field.attname]
        if isinstance(value, Blob):
            value = unseal(value, instance.compartment_id, self.field.place(instance)) if value else ""  # type: ignore[attr-defined]
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: str | Blob) -> None:
        instance.__dict__[self.field.attname] = value
