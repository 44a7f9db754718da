"""A cycle of the progress letter: collect, write, check, freeze, publish; and the letter that is out."""

import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import Compartment, InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedText
from samenzicht.organisations.models import Officer, Organisation
from samenzicht.programme.models.plan import Plan


class Chapter(models.TextChoices):
    """The places of a letter where the office writes, in their order. The rest builds itself from the data."""

    OPENING = "opening", _("Opening")
    LINE_1 = "line_1", _("Actielijn 1")
    LINE_2 = "line_2", _("Actielijn 2")
    LINE_3 = "line_3", _("Actielijn 3")
    LINE_4 = "line_4", _("Actielijn 4")
    LINE_5 = "line_5", _("Actielijn 5")
    FEWER = "fewer", _("Zijn er minder slachtoffers?")
    HELPED = "helped", _("Worden slachtoffers beter geholpen?")
    TACKLED = "tackled", _("Worden daders beter aangepakt?")
    MONEY = "money", _("Middelen")
    CLOSING = "closing", _("Tot slot")


class Cycle(InCompartment):
    """`name` is what the office calls it: 2023, or 2024-2. Rhythm and reminders are settings: they changed before."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="cycles")
    name = models.CharField(max_length=20)
    kamerstuk = models.CharField(max_length=30, blank=True)
    period_from = models.DateField()
    period_until = models.DateField()
    collect_from = models.DateField()
    write_from = models.DateField()
    check_from = models.DateField()
    freeze_on = models.DateField()
    publish_on = models.DateField()
    rhythm_months = models.PositiveSmallIntegerField(default=6)
    remind_after_days = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    # The ministries that check every paragraph, by name as they sign.
    ministries = ArrayField(models.CharField(max_length=100), default=list, blank=True)

    class Meta:
        ordering = ["-period_until"]
        constraints = [models.UniqueConstraint(fields=["compartment", "name"], name="one_cycle_a_name")]

    def __str__(self) -> str:
        return self.name


class Paragraph(InCompartment):
    """A place in the letter of a cycle; its words are its wordings."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="paragraphs")
    chapter = models.CharField(max_length=12, choices=Chapter)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["compartment", "cycle", "chapter", "place"], name="one_paragraph_a_place")
        ]

    def __str__(self) -> str:
        return f"paragraph {self.pk}"


class WordingQuerySet(InCompartmentQuerySet["Wording"]):
    def latest(self) -> Self:  # type: ignore[override]
        """The last wording of each paragraph."""
        return self.order_by("paragraph_id", "-version").distinct("paragraph_id")


class Wording(InCompartment):
    """The words of a paragraph, version by version. Empty words take the paragraph out of the letter.

    Two who write the same version at once cannot both be kept under it: the second is told and chooses.
    """

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="wordings")
    version = models.PositiveIntegerField()
    words = SealedText()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    objects = WordingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "paragraph", "version"], name="one_wording_a_version")
        ]

    def __str__(self) -> str:
        return f"wording {self.pk}"


class Check(InCompartment):
    """What a ministry says of a wording. A new wording asks for new checks."""

    wording = models.ForeignKey(Wording, on_delete=models.CASCADE, related_name="checks")
    ministry = models.CharField(max_length=100)
    agreed = models.BooleanField()
    words = SealedText()
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"check {self.pk}"


class Frozen(InCompartment):
    """The whole letter as it was frozen: words, figures, actions, motions. Nothing in it changes any more."""

    cycle = models.OneToOneField(Cycle, on_delete=models.PROTECT, related_name="frozen")
    schema = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "frozen"

    def __str__(self) -> str:
        return f"frozen {self.pk}"


class ProgressLetterQuerySet(models.QuerySet["ProgressLetter"]):
    def newest(self) -> Self:
        return self.order_by("-at")


class ProgressLetter(models.Model):
    """The letter as it went to Parliament. The database lets nobody change or remove it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    cycle = models.CharField(max_length=20)
    kamerstuk = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()
    schema = models.PositiveSmallIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = ProgressLetterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["compartment", "cycle"], name="a_cycle_is_published_once")]

    def __str__(self) -> str:
        return f"progress letter {self.cycle}"
