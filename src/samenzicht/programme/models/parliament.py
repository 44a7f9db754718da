"""What Parliament asked and what was promised to it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import InCompartment, InCompartmentQuerySet


class Wish(models.TextChoices):
    MOTION = "motion", _("motie")
    COMMITMENT = "commitment", _("toezegging")


class Standing(models.TextChoices):
    OPEN = "open", _("open")
    ANSWERED = "answered", _("afgedaan")
    REJECTED = "rejected", _("verworpen")


class MotionQuerySet(InCompartmentQuerySet["Motion"]):
    def unanswered(self) -> Self:
        return self.filter(standing=Standing.OPEN)


class Motion(InCompartment):
    """A motion, or a commitment of a minister. `number` is its Kamerstuk, like 28638-225; commitments may have none."""

    sort = models.CharField(max_length=12, choices=Wish)
    number = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    by = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, blank=True)
    due_on = models.DateField(null=True, blank=True)
    # The Kamerstuk in which it was answered, and how.
    answered_in = models.CharField(max_length=30, blank=True)
    answer = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    objects = MotionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        ordering = ["number", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["compartment", "number"], condition=~models.Q(number=""), name="one_motion_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.name
