"""An action of the plan: whose it is, who takes part, what it is for. How it stands are its dated news."""

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedText
from samenzicht.programme.models.plan import Aim, Line, Plan


class Ages(models.TextChoices):
    ALL = "all", _("alle leeftijden")
    MINORS = "minors", _("minderjarigen")
    ADULTS = "adults", _("volwassenen")


class Track(models.TextChoices):
    """Where an action comes from."""

    PLAN = "plan", _("actie van het plan")
    NO_REGRETS = "no_regrets", _("No Regrets-project 2023")


class Party(InCompartment):
    """An organisation that has an action or takes part in one; it need not work with Samenzicht."""

    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["compartment", "name"], name="one_party_a_name")]

    def __str__(self) -> str:
        return self.name


class ActionQuerySet(InCompartmentQuerySet["Action"]):
    def whole(self) -> Self:
        """With all that a line of the board shows, in the order of the plan."""
        return self.select_related("plan", "line", "aim", "owner").order_by("plan__code", "line__number", "place")


class Action(InCompartment):
    """`kinds` are codes of `exploitation`; empty, like any other empty field, means: not known.

    Problem, cause and intervention are the first steps of the method Opgave Gericht Werken, which ends in an action.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="actions")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, null=True, blank=True, related_name="actions")
    aim = models.ForeignKey(Aim, on_delete=models.SET_NULL, null=True, blank=True, related_name="actions")
    number = models.CharField(max_length=20)
    place = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=300)
    words = SealedText()
    track = models.CharField(max_length=20, choices=Track, default=Track.PLAN)
    kinds = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    regions = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    ages = models.CharField(max_length=10, choices=Ages, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="owned")
    problem = SealedText()
    cause = SealedText()
    intervention = SealedText()
    source = models.CharField(max_length=200, blank=True)
    # What a source leaves open, and what was inferred.
    note = models.TextField(blank=True)

    objects = ActionQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "plan", "number"], name="one_action_a_number")]
        indexes = [models.Index(fields=["compartment", "plan"], name="actions_of_a_plan")]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Involvement(InCompartment):
    """That a party takes part in an action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="involvements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="involvements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "action", "party"], name="takes_part_once")]

    def __str__(self) -> str:
        return f"involvement {self.pk}"


class Contact(InCompartment):
    """To whom the question for news goes: the owner, or the deputy while the owner is away."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="contacts")
    name = SealedText()
    address = SealedText()
    deputy_name = SealedText()
    deputy_address = SealedText()
    away_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "action"], name="one_contact_an_action")]

    def __str__(self) -> str:
        return f"contact {self.pk}"

    def is_away(self, today: date) -> bool:
        """The owner is away and somebody deputises."""
        return self.away_until is not None and today <= self.away_until and bool(self.deputy_address)

    def answering(self, today: date) -> tuple[str, str]:
        """Name and address of who answers for the action on this day."""
        return (self.deputy_name, self.deputy_address) if self.is_away(today) else (self.name, self.address)
