"""Compartments: locked rooms of data, each with one controller, and the keys that seal what is in them."""

import uuid
from typing import Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompartmentKind(models.TextChoices):
    ORGANISATION = "organisation", _("organisatie")
    ROUNDTABLE = "roundtable", _("signalentafel")
    DESK = "desk", _("publieksbalie")


class Compartment(models.Model):
    """An open table: it says that a compartment exists and with which public key a letter to it is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=CompartmentKind)
    key_number = models.PositiveIntegerField(default=0)
    public_key = models.BinaryField(default=bytes)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


Row = TypeVar("Row", bound=models.Model, covariant=True)


class InCompartmentQuerySet(models.QuerySet[Row]):
    def of(self, compartment: Compartment | uuid.UUID) -> Self:
        """The rows of one compartment. Lists start here: the index begins with the compartment."""
        return self.filter(compartment_id=getattr(compartment, "pk", compartment))


class InCompartment(models.Model):
    """A row that belongs to one compartment and is shown with its key only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")

    objects = InCompartmentQuerySet.as_manager()

    class Meta:
        abstract = True


class CompartmentKey(InCompartment):
    """One generation of a compartment's secret, wrapped with the master key, which is never in the database."""

    number = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)
    # After a rotation a former secret still opens the letters that were sealed for it.
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "number"], name="one_key_a_generation")]

    def __str__(self) -> str:
        return f"key {self.number}"
