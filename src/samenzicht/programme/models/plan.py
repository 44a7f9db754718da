"""The tree of a plan: strategic goals, action lines and the operational goals under them.

A plan is a version: those of 2018, 2023 and 2024 stand beside each other and none overwrites another.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from samenzicht.compartments.models import InCompartment


class Plan(InCompartment):
    """`ambition` and all other words are the office's own short ones; `source` says where the facts come from."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    ambition = models.TextField(blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    # What a source leaves open, and what was inferred.
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["compartment", "code"], name="one_plan_a_code")]

    def __str__(self) -> str:
        return self.name


class Goal(InCompartment):
    """A strategic goal."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return self.name


class Line(InCompartment):
    """An action line."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class Aim(InCompartment):
    """An operational goal: where one wants to be in some years. Progress is told against it, not by activity."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="aims")
    words = models.TextField()
    source = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.words


class Body(InCompartment):
    """Where those who run the programme meet. `members` are names: not each of them needs to be a party."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bodies")
    place = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    members = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["place", "name"]
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name
