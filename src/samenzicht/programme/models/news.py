"""News of an action: dated rows that only grow, the question for it, and the confirmation of news that was doubted."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenzicht.compartments.models import InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedText
from samenzicht.organisations.models import Officer
from samenzicht.programme.models.action import Action, Contact
from samenzicht.programme.models.cycle import Cycle


class State(models.TextChoices):
    NOT_STARTED = "not_started", _("nog niet begonnen")
    AWARD = "award", _("in toekenning")
    RUNNING = "running", _("loopt")
    # With its context: of a letter the same word has another English one.
    FINISHED = "finished", pgettext_lazy("action", "afgerond")
    STOPPED = "stopped", _("gestopt")


# Nothing more is expected of an action in one of these.
ENDED = (State.FINISHED, State.STOPPED)


class Way(models.TextChoices):
    """How the news came."""

    LINK = "link", _("van de actiehouder")
    OFFICE = "office", _("van het programmabureau")
    SHEET = "sheet", _("uit een lijst")
    SOURCE = "source", _("uit een gepubliceerd stuk")


class NewsRequestQuerySet(InCompartmentQuerySet["NewsRequest"]):
    def latest(self) -> Self:  # type: ignore[override]
        """The last question of each action."""
        return self.order_by("action_id", "-asked_at").distinct("action_id")

    def unanswered(self) -> Self:
        """Those since which the action had no news that counts, through whatever way."""
        since = News.objects.filter(action=OuterRef("action"), at__gt=OuterRef("asked_at")).in_force()
        return self.filter(~Exists(since), used_at=None)


class NewsRequest(InCompartment):
    """The question for news that went out by mail. The address in the mail proves which one; no secret lies here."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="requests")
    # For which letter it was asked; its cycle says after how many days is reminded.
    cycle = models.ForeignKey(Cycle, on_delete=models.SET_NULL, null=True, blank=True, related_name="requests")
    to_deputy = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminders = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    # The first news through this link; later news through it must be confirmed from the owner's own mailbox.
    used_at = models.DateTimeField(null=True, blank=True)

    objects = NewsRequestQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        indexes = [models.Index(fields=["compartment", "action", "-asked_at"], name="requests_of_an_action")]

    def __str__(self) -> str:
        return f"request {self.pk}"


class NewsQuerySet(InCompartmentQuerySet["News"]):
    def in_force(self) -> Self:
        """All but what still waits for confirmation."""
        confirmed = Exists(Confirmation.objects.filter(news=OuterRef("pk")))
        return self.filter(Q(must_be_confirmed=False) | confirmed)

    def waiting(self) -> Self:
        """What waits for confirmation."""
        return self.filter(must_be_confirmed=True, confirmation=None)

    def latest(self) -> Self:  # type: ignore[override]
        """The last news in force of each action."""
        return self.in_force().order_by("action_id", "-at", "-id").distinct("action_id")


class News(InCompartment):
    """Four fields in three minutes: how it stands, what was done, what came of it against the goal, what comes next.

    `seen` is the last news that the writer had before them: where another came in between, both stay and it shows.
    """

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="news")
    at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State, blank=True)
    done = SealedText()
    result = SealedText()
    next = SealedText()
    way = models.CharField(max_length=10, choices=Way)
    request = models.ForeignKey(NewsRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="news")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seen = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    must_be_confirmed = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True)

    objects = NewsQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name_plural = "news"
        indexes = [models.Index(fields=["compartment", "action", "-at"], name="news_of_an_action")]

    def __str__(self) -> str:
        return f"news {self.pk}"


class Confirmation(InCompartment):
    """The owner said, from their own mailbox: this news is mine."""

    news = models.OneToOneField(News, on_delete=models.CASCADE, related_name="confirmation")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"confirmation {self.pk}"


class Absence(InCompartment):
    """That the owner is away and who deputises, as told through a link. It counts once it is confirmed.

    So a link that was passed on leads no mail to a stranger.
    """

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="absences")
    request = models.ForeignKey(NewsRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="absences")
    deputy_name = SealedText()
    deputy_address = SealedText()
    until = models.DateField()
    at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"absence {self.pk}"
