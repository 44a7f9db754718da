"""Money: the budget of a year, what is granted from it, in which instalments, and for what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import InCompartment
from samenzicht.programme.models.action import Action, Party


class Award(models.TextChoices):
    IN_AWARD = "in_award", _("in toekenning")
    AWARDED = "awarded", _("toegekend")
    REFUSED = "refused", _("afgewezen")
    ACCOUNTED = "accounted", _("verantwoord")


class Budget(InCompartment):
    """A part of the budget of a year, in euro."""

    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["year", "name"]
        constraints = [models.UniqueConstraint(fields=["compartment", "year", "name"], name="one_part_a_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.name}"


class Grant(InCompartment):
    """A grant in a budget year. No amount means: not known."""

    name = models.CharField(max_length=300)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    award = models.CharField(max_length=12, choices=Award, blank=True)
    awarded_on = models.DateField(null=True, blank=True)
    accounted_on = models.DateField(null=True, blank=True)
    spent = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["year", "name"]

    def __str__(self) -> str:
        return self.name


class Instalment(InCompartment):
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="instalments")
    due_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    paid_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"instalment {self.pk}"


class Deliverable(InCompartment):
    grant = models.ForeignKey(Grant, on_delete=models.CASCADE, related_name="deliverables")
    name = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    delivered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "name"]

    def __str__(self) -> str:
        return self.name
