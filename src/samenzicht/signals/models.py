"""Signals: what was noticed. What was seen, what was heard and what is inferred stand apart."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.keyring import secrets_of, token_list
from samenzicht.compartments.models import Compartment, InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedText
from samenzicht.matching import normalise
from samenzicht.sharing.models import Progress, Urgency
from samenzicht.subjects.models import Subject


class Channel(models.TextChoices):
    SELF = "self", _("zelf gezien of gehoord")
    TELEPHONE = "telephone", _("telefonisch gemeld")
    DESK = "desk", _("aan de balie gemeld")
    STREET = "street", _("op straat of bij huisbezoek gemeld")


class Way(models.TextChoices):
    """How something came to be known."""

    SEEN = "seen", _("gezien")
    HEARD = "heard", _("gehoord")
    INFERRED = "inferred", _("gedacht")


class SourceGrade(models.TextChoices):
    """How far the source can be relied on (after the 4x4 system that European police services use)."""

    A = "a", _("A - betrouwbaar, geen twijfel")
    B = "b", _("B - meestal betrouwbaar")
    C = "c", _("C - vaak niet betrouwbaar")
    X = "x", _("X - niet te beoordelen")


class InformationGrade(models.TextChoices):
    """How sure the information itself is; another matter than who brings it."""

    ONE = "1", _("1 - staat vast")
    TWO = "2", _("2 - bron weet het zelf")
    THREE = "3", _("3 - van horen zeggen, wel bevestigd")
    FOUR = "4", _("4 - niet te controleren")


class Concern(models.TextChoices):
    """What an observation speaks of, in the data categories of `law`."""

    FACTS = "facts", _("feiten zonder namen")
    HEALTH = "health", _("gezondheid")
    SEXUAL_LIFE = "sexual_life", _("seksueel leven")
    CRIMINAL = "criminal", _("strafbare feiten")
    POLICE = "police", _("politiegegevens")


class Part(models.TextChoices):
    """The part that a subject plays in a signal."""

    VICTIM = "victim", _("mogelijk slachtoffer")
    EXPLOITER = "exploiter", _("mogelijk uitbuiter")
    WITNESS = "witness", _("getuige of betrokkene")
    PLACE = "place", _("plek")
    MEANS = "means", _("middel")


class SignalQuerySet(InCompartmentQuerySet["Signal"]):
    def newest(self) -> "SignalQuerySet":
        return self.order_by("-reported_at", "-pk")

    def found_by(self, terms: list[list[bytes]]) -> "SignalQuerySet":
        """Signals that carry every term; each term is a list of tokens, one a key generation."""
        found = self
        for tokens in terms:
            found = found.filter(pk__in=SignalToken.objects.filter(token__in=tokens).values("signal"))
        return found


class Signal(InCompartment):
    """A signal of one organisation. `reporter` is the officer who noticed, or who wrote it down for another."""

    pseudonym = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True)
    setting = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.SELF)
    on_behalf_of = SealedText()
    reporter = models.UUIDField()
    reported_at = models.DateTimeField()
    # The letter from which a receiver made this signal; its content is read there and never copied.
    adopted_from = models.UUIDField(null=True, blank=True)
    # Where it stands now, for those that `overview.with_standing` gives.
    standing: str

    objects = SignalQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        indexes = [
            models.Index(fields=["compartment", "-reported_at", "-id"], name="signals_of_a_compartment"),
            models.Index(fields=["compartment", "reporter", "-reported_at", "-id"], name="signals_of_a_reporter"),
            models.Index(fields=["compartment", "pseudonym"], name="signals_by_pseudonym"),
        ]

    def __str__(self) -> str:
        return self.pseudonym

    def terms(self) -> set[str]:
        """All by which it is found: its pseudonym, what was written down, and what is known of its subjects."""
        found = normalise.terms(self.pseudonym) | normalise.terms(self.on_behalf_of)
        for observation in self.observations.all():
            found |= normalise.terms(observation.text) | normalise.terms(observation.source)
        for mention in self.mentions.select_related("subject"):
            found |= mention.subject.terms()
        return found

    def renew_tokens(self) -> None:
        """Lay its search tokens under the latest key; also called when the keys rotate."""
        secret = secrets_of(self.compartment_id)[0]
        self.tokens.all().delete()
        SignalToken.objects.bulk_create(
            SignalToken(compartment_id=self.compartment_id, signal=self, token=token, number=secret.number)
            for token in token_list(sorted(self.terms()), secret)
        )


class SignalToken(models.Model):
    """A keyed token of one normalised word, number or plate, by which the compartment finds its own signals."""

    id = models.BigAutoField(primary_key=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="tokens")
    token = models.BinaryField(max_length=16)
    number = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["compartment", "token"], name="signal_tokens")]

    def __str__(self) -> str:
        return f"token of {self.signal_id}"


class Observation(InCompartment):
    """One thing noticed, with its source, its date and two grades."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="observations")
    way = models.CharField(max_length=10, choices=Way)
    concern = models.CharField(max_length=20, choices=Concern, default=Concern.FACTS)
    text = SealedText()
    source = SealedText()
    noticed_on = models.DateField(null=True, blank=True)
    source_grade = models.CharField(max_length=1, choices=SourceGrade, default=SourceGrade.X)
    information_grade = models.CharField(max_length=1, choices=InformationGrade, default=InformationGrade.FOUR)
    indicator = models.CharField(max_length=60, blank=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.get_way_display()


class Mention(InCompartment):
    """A subject in a signal, with its part."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="mentions")
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="mentions")
    part = models.CharField(max_length=20, choices=Part)

    def __str__(self) -> str:
        return self.get_part_display()


class State(InCompartment):
    """A dated row with an author: where the signal stands within its own organisation."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="states")
    progress = models.CharField(max_length=20, choices=Progress)
    words = SealedText()
    officer = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return self.get_progress_display()


class Bringing(InCompartment):
    """That this signal was brought to a table, under which matter its letters go."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="bringings")
    matter = models.UUIDField(default=uuid.uuid4)
    roundtable = models.UUIDField()
    officer = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.signal} at {self.roundtable}"


class Draft(InCompartment):
    """A signal that is being written: saved at each step, for its writer alone, gone when it is reported."""

    officer = models.UUIDField()
    page = models.PositiveSmallIntegerField(default=1)
    answers = SealedText()
    begun_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["officer", "-saved_at"], name="drafts_of_an_officer")]

    def __str__(self) -> str:
        return f"draft of {self.begun_at:%Y-%m-%d}"
