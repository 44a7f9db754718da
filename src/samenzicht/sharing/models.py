"""The letter: a frozen extract from one compartment to another, with its legal basis on the envelope."""

import uuid
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import Compartment, InCompartment
from samenzicht.compartments.sealed import SealedKey
from samenzicht.law import PARTIES, PURPOSES, Verdict, Words
from samenzicht.organisations.models import Organisation
from samenzicht.sharing import rules


class Urgency(models.TextChoices):
    DANGER = "danger", _("gevaar nu")
    SOON = "soon", _("snel")
    NORMAL = "normal", _("gewoon")


class Sort(models.TextChoices):
    """What a letter is for."""

    SIGNAL = "signal", _("signaal voor de tafel")
    REFERRAL = "referral", _("doorverwijzing")
    IDENTITY = "identity", _("wie het is")
    REQUEST = "request", _("vraag om wie het is")
    MINUTES = "minutes", _("verslag")


class Step(models.TextChoices):
    """What a receiver or sender said of a letter, in the order in which it usually happens."""

    ACKNOWLEDGED = "acknowledged", _("ontvangen")
    ACCEPTED = "accepted", _("aangenomen")
    REFUSED = "refused", _("niet aangenomen")
    ANSWERED = "answered", _("beantwoord")
    PROPOSED = "proposed", _("verbetering voorgesteld")
    CORRECTED = "corrected", _("verbeterd")
    WITHDRAWN = "withdrawn", _("teruggetrokken")


class Progress(models.TextChoices):
    """The five states that the colleague who noticed it sees."""

    RECEIVED = "received", _("ontvangen")
    AT_TABLE = "at_table", _("aan tafel")
    PASSED_ON = "passed_on", _("doorgezet")
    TAKEN_UP = "taken_up", _("opgepakt")
    CLOSED = "closed", _("afgerond")


class PostedQuerySet(models.QuerySet[Any]):
    def received_by(self, compartment: Compartment | uuid.UUID) -> Self:
        return self.filter(receiver_id=getattr(compartment, "pk", compartment)).order_by("-sent_at")

    def sent_by(self, compartment: Compartment | uuid.UUID) -> Self:
        return self.filter(sender_id=getattr(compartment, "pk", compartment)).order_by("-sent_at")


class Posted(models.Model):
    """What every piece of post has: two ends, a moment, and nobody who can change it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sender = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    receiver = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    sent_at = models.DateTimeField()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["receiver", "-sent_at"], name="%(class)s_received"),
            models.Index(fields=["sender", "-sent_at"], name="%(class)s_sent"),
        ]


class DisclosureQuerySet(PostedQuerySet):
    """Lists of letters. What was said of a letter counts only when the end said it whose word it is."""

    def standing(self) -> Self:
        """Letters whose content is still there: not withdrawn, not corrected, not past their term."""
        return self.filter(Exists(Content.objects.filter(disclosure=OuterRef("pk"))))

    def with_history(self) -> Self:
        """Marks each letter with what happened to it, in the one query of the list itself."""
        return self.annotate(
            acknowledged=Exists(said("receiver", Step.ACKNOWLEDGED)),
            accepted=Exists(said("receiver", Step.ACCEPTED)),
            refused=Exists(said("receiver", Step.REFUSED)),
            answered=Exists(said("receiver", Step.ANSWERED)),
            concluded=Exists(said("receiver", Step.ANSWERED).filter(progress__in=("", Progress.CLOSED))),
            withdrawn=Exists(said("sender", Step.WITHDRAWN, Step.CORRECTED)),
        )

    def in_box(self, box: str, now: datetime) -> Self:
        """One of `rules.BOXES`; starts from `with_history()`."""
        return self.filter(boxes(now)[box])


def said(end: str, *steps: str) -> "models.QuerySet[Reply]":
    return Reply.objects.filter(disclosure=OuterRef("pk"), sender=OuterRef(end), step__in=steps)


def boxes(now: datetime) -> dict[str, Q]:
    """Where a letter lies, in the words of `rules.box`, as conditions for the database."""
    wants = Q(sort__in=rules.ANSWERED_BY_LETTER) | Q(sort=Sort.SIGNAL, roundtable=None)
    settled = Q(accepted=True) | Q(refused=True) | Q(answered=True)
    seen = Q(acknowledged=True) | settled
    done = Q(withdrawn=True) | Q(refused=True) | Q(concluded=True) | (seen & ~wants)
    silent = Q(sent_at__lte=now - rules.REMIND) & ~seen
    overdue = Q(answer_by__lte=now) & wants & ~settled
    return {
        "new": ~done & ~seen,
        "waiting": ~done & wants & Q(acknowledged=True) & ~settled,
        "red": ~done & (silent | overdue),
        "running": ~done & settled,
        "done": done,
    }


class Disclosure(Posted):
    """The envelope of a letter. It stays when the letter is withdrawn: that is the tombstone.

    `matter` names what the letters of one signal have in common, for all who got one; it is no row's id.
    `roundtable` is the table for which the letter is, if any. `feedback_to` is the compartment of the organisation
    that noticed, so that the last receiver can answer it directly.
    """

    from_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    officer = models.UUIDField()
    sort = models.CharField(max_length=20, choices=Sort)
    matter = models.UUIDField()
    roundtable = models.UUIDField(null=True, blank=True)
    pseudonym = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    purpose = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    categories = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=80)
    verdict = models.JSONField()
    answer_by = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    feedback_to = models.UUIDField(null=True, blank=True)
    in_reply_to = models.UUIDField(null=True, blank=True)
    replaces = models.UUIDField(null=True, blank=True)
    # The names of both ends as they stood on the envelope: a table is no organisation.
    signed_by = models.CharField(max_length=200, blank=True)
    addressed_to = models.CharField(max_length=200, blank=True)
    # The kept answer of "May I share this?" on which the sender leaned.
    advice = models.UUIDField(null=True, blank=True)

    # Set by `with_history()`; `term` by whoever asks what is late, `stands` by a table's agenda.
    stands: bool
    acknowledged: bool
    accepted: bool
    refused: bool
    answered: bool
    concluded: bool
    withdrawn: bool
    term: str

    objects = DisclosureQuerySet.as_manager()

    class Meta(Posted.Meta):
        indexes = [*Posted.Meta.indexes, models.Index(fields=["matter"], name="letters_of_a_matter")]

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def judged(self) -> Verdict:
        """The verdict as it was given, whatever became of the law since."""
        return Verdict.from_dict(self.verdict)

    @property
    def for_what(self) -> Words | str:
        return PURPOSES.get(self.purpose, self.purpose)

    @property
    def wants_answer(self) -> bool:
        return rules.wants_answer(self.sort, at_table=self.roundtable is not None)


class Content(models.Model):
    """What is in the letter, sealed for both ends. The sender may take it back; the envelope stays."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, primary_key=True, related_name="content")
    sender = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    text = models.BinaryField()
    key_for_sender = SealedKey("sender")
    key_for_receiver = SealedKey("receiver")

    def __str__(self) -> str:
        return f"content of {self.disclosure_id}"


class Reply(Posted):
    """A dated word about a letter, from one of its ends to the other, or feedback to the organisation that noticed.

    `progress` is set on feedback; `words` is sealed for both ends (see `text`, `key_for_sender`, `key_for_receiver`).
    """

    disclosure = models.UUIDField()
    matter = models.UUIDField()
    officer = models.UUIDField(null=True)
    from_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=20, choices=Step, blank=True)
    progress = models.CharField(max_length=20, choices=Progress, blank=True)
    text = models.BinaryField()
    key_for_sender = SealedKey("sender")
    key_for_receiver = SealedKey("receiver")

    objects = PostedQuerySet.as_manager()

    class Meta(Posted.Meta):
        indexes = [
            *Posted.Meta.indexes,
            models.Index(fields=["disclosure"], name="replies_to_a_letter"),
            models.Index(fields=["matter"], name="replies_on_a_matter"),
        ]

    def __str__(self) -> str:
        return self.step or self.progress


class Advice(InCompartment):
    """An answer of "May I share this?", kept with the share for which it was asked."""

    officer = models.UUIDField()
    given_at = models.DateTimeField()
    question = models.JSONField()
    verdict = models.JSONField()

    def __str__(self) -> str:
        return f"advice of {self.given_at:%Y-%m-%d}"

    @property
    def judged(self) -> Verdict:
        return Verdict.from_dict(self.verdict)

    @property
    def receiver(self) -> Words | str:
        code = str(self.question["receiver"])
        return PARTIES.get(code, code)

    @property
    def for_what(self) -> Words | str:
        code = str(self.question["purpose"])
        return PURPOSES.get(code, code)


class Reminder(InCompartment):
    """That a mail "there is news" went out for a letter, so that it goes once for each term."""

    disclosure = models.UUIDField()
    hours = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "disclosure", "hours"], name="one_reminder_each_term"),
        ]

    def __str__(self) -> str:
        return f"reminder after {self.hours} hours"
