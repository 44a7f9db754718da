"""An estimate that an analyst asks for, kept in the organisation's compartment, and the publication that freezes it."""

import json
import uuid
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import Compartment, InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedText
from samenzicht.organisations.models import Officer, Organisation
from samenzicht.statistics.task import Task


class Method(models.TextChoices):
    """The codes of `estimation.METHODS`, as a person chooses among them."""

    ANSWER = "answer", _("Antwoordkaart")
    STEPWISE = "stepwise", _("Stapsgewijs")
    BIC = "bic", _("Beste model (BIC)")
    AVERAGE = "average", _("Gemiddelde van modellen")
    LATENT = "latent", _("Verborgen groepen")
    COVARIATES = "covariates", _("Met kenmerken")


class Ending(models.TextChoices):
    MADE = "made", _("klaar")
    FAILED = "failed", _("niet gelukt")
    CANCELLED = "cancelled", _("gestopt")


class Why(models.TextChoices):
    """Why there is nothing."""

    TOO_LONG = "too_long", _("Het rekenen duurde langer dan vijf minuten.")
    FELL = "fell", _("Het rekenen hield onverwacht op.")
    REFUSED = "refused", _("Deze gegevens kunnen dat antwoord niet geven.")


class EstimateQuerySet(InCompartmentQuerySet["Estimate"]):
    def newest(self) -> Self:
        return self.order_by("-asked_at")

    def waiting(self) -> Self:
        """Not ended yet, in the order in which they were asked."""
        return self.filter(ended_at=None).order_by("asked_at")


class Estimate(InCompartment):
    """The table, what was asked of it, and what came of it. While it runs `share` is how far it is, in percent."""

    name = SealedText()
    table = SealedText()
    # Column of counts, covariates and year, as JSON; names of columns may say more than they should.
    columns = SealedText()
    method = models.CharField(max_length=20, choices=Method)
    replicates = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    share = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    why = models.CharField(max_length=10, choices=Why, blank=True)
    # Figure, whole card and salt, as JSON; and the words of a refusal.
    result = SealedText()
    refusal = SealedText()
    publication = models.ForeignKey("Publication", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = EstimateQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        indexes = [models.Index(fields=["compartment", "-asked_at"], name="estimates_of_a_compartment")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ending="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ending="")),
                name="an_ending_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"estimate {self.pk}"

    @property
    def is_made(self) -> bool:
        return self.ending == Ending.MADE

    @property
    def about(self) -> dict[str, str]:
        """What is known of it before someone says more: its name."""
        return {"title": self.name}

    @property
    def task(self) -> Task:
        columns = json.loads(self.columns)
        covariates = tuple(columns["covariates"])
        return Task(self.table, self.method, self.replicates, self.seed, columns["count"], covariates, columns["year"])

    @property
    def found(self) -> dict[str, Any]:
        """`figure`, `card` and `salt` of one that is made."""
        return dict(json.loads(self.result))


class PublicationQuerySet(models.QuerySet["Publication"]):
    def newest(self) -> Self:
        """With whether it `is_withdrawn`."""
        by_its_own = Withdrawal.objects.filter(publication=OuterRef("pk"), compartment=OuterRef("compartment"))
        return self.order_by("-at").annotate(is_withdrawn=Exists(by_its_own))


class Publication(models.Model):
    """A figure as it was on the day it was published. The database lets nobody change or remove it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    schema = models.PositiveSmallIntegerField()
    frozen = models.JSONField()

    objects = PublicationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"publication {self.pk}"

    @property
    def title(self) -> str:
        return str(self.frozen["title"])

    @property
    def later(self) -> "Publication | None":
        """The one of the same organisation that replaces it."""
        return Publication.objects.filter(replaces=self, compartment=self.compartment_id).order_by("at").first()

    @property
    def withdrawal(self) -> "Withdrawal | None":
        return Withdrawal.objects.filter(publication=self, compartment=self.compartment_id).first()


class Withdrawal(models.Model):
    """That a publication must no longer be used, and why. It stays as it is, too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "publication"], name="withdrawn_once")]

    def __str__(self) -> str:
        return f"withdrawal {self.pk}"
