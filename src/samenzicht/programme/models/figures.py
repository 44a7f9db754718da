"""A figure: a number of a measure as it was known on a day. None is overwritten; a later one replaces it."""

import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import InCompartment, InCompartmentQuerySet
from samenzicht.organisations.models import Officer


class Origin(models.TextChoices):
    ENTERED = "entered", _("ingevuld")
    TALLIED = "tallied", _("geteld in Samenzicht")
    ESTIMATED = "estimated", _("geschat")


class FigureQuerySet(InCompartmentQuerySet["Figure"]):
    def in_force(self) -> Self:
        """Those that no later figure replaced."""
        return self.filter(replaced_by=None)

    def in_order(self) -> Self:
        return self.order_by("measure", "series", "part", "period_from", "number")


class Figure(InCompartment):
    """`number` is how people name it: G12. `rule` is the counting rule as it was on that day.

    Another `series` of a measure was counted by another rule: the two are never joined without a break mark.
    """

    number = models.PositiveIntegerField()
    measure = models.CharField(max_length=60)
    series = models.CharField(max_length=60, blank=True)
    # Of which part of the whole, as a code of the measure; empty for the whole.
    part = models.CharField(max_length=60, blank=True)
    period_from = models.DateField()
    period_until = models.DateField()
    # The day on which it was counted so; of figures that others published it is often not known.
    reference_date = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    low = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    # For a figure that is an answer in words, such as that of a trend.
    answer = models.CharField(max_length=40, blank=True)
    rule = models.TextField()
    source = models.CharField(max_length=200)
    origin = models.CharField(max_length=10, choices=Origin)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    # Why it replaces the other.
    why = models.CharField(max_length=300, blank=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = FigureQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "number"], name="one_figure_a_number"),
            models.CheckConstraint(
                condition=models.Q(period_until__gte=models.F("period_from")), name="a_period_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """How people and letters refer to it."""
        return f"G{self.number}"


class Tally(models.Model):
    """An open table: counts over all organisations that the counter role laid down, protected before they came here.

    A quarter of a measure is counted once, when it is over and settled: two counts of the same people, a day apart,
    would tell who came in between. `value` is empty where there were too few to show.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    measure = models.CharField(max_length=60)
    part = models.CharField(max_length=60, blank=True)
    period_from = models.DateField()
    period_until = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    low = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    high = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    counted_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "part", "period_from", "period_until"], name="a_period_is_tallied_once"
            )
        ]

    def __str__(self) -> str:
        return f"tally {self.pk}"
