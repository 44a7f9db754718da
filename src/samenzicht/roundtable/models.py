"""The signals table: who sits at it, what lies on it, what the partners know, how it is weighed and decided."""

import uuid
from datetime import date, datetime
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Subquery, When
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import Compartment, InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedKey, SealedText
from samenzicht.organisations.models import Organisation, Region
from samenzicht.sharing.models import Urgency


class Shape(models.TextChoices):
    """Whether covenant or law makes the table a partnership; else it is a set of letters to each member."""

    PARTNERSHIP = "partnership", _("samenwerkingsverband met een eigen dossier")
    LETTERS = "letters", _("brieven aan elke partner")


class RoundtableQuerySet(models.QuerySet["Roundtable"]):
    def seating(self, organisation: Organisation) -> Self:
        """The tables at which an organisation sits, by name."""
        return self.filter(seats__organisation=organisation).select_related("host", "desk").order_by("name")


class Roundtable(models.Model):
    """An open table: that it exists, for which region, in which shape. `party` is its party code in `law`.

    `desk` is the compartment where the chair keeps the agenda: the table's own in a partnership, else the host's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    shape = models.CharField(max_length=20, choices=Shape)
    party = models.CharField(max_length=40, default="signals_table")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="roundtables")
    host = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="hosted_roundtables")
    desk = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="roundtables")
    covenant = models.CharField(max_length=300, blank=True)
    differs_because = models.CharField(max_length=300, blank=True)

    objects = RoundtableQuerySet.as_manager()

    @property
    def is_partnership(self) -> bool:
        return self.shape == Shape.PARTNERSHIP

    def __str__(self) -> str:
        return self.name


class SeatQuerySet(models.QuerySet["Seat"]):
    def at(self, table: uuid.UUID) -> Self:
        """The seats of a table by name, with their organisations and the table itself: one query for all."""
        seats = self.filter(roundtable=table).order_by("organisation__name")
        return seats.select_related("roundtable__host", "roundtable__desk", "organisation__compartment")


class Seat(models.Model):
    """An organisation at the table, from a moment on: what was said in a round before it, it does not read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roundtable = models.ForeignKey(Roundtable, on_delete=models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="seats")
    since = models.DateTimeField(auto_now_add=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roundtable", "organisation"], name="one_seat_each")]

    def __str__(self) -> str:
        return f"{self.organisation}"


class ItemQuerySet(InCompartmentQuerySet["Item"]):
    def of_table(self, table: Roundtable) -> Self:
        return self.of(table.desk_id).filter(roundtable=table).select_related("brought_by")

    def standing(self) -> Self:
        """With who was asked and who has answered in this turn, and what was decided last and when.

        The database tells who answered before it tells what.
        """
        who = Func(
            F("roundtable_id"), F("matter"), F("turn"), F("compartment_id"),
            function="roundtable_answered", template="ARRAY(SELECT %(function)s(%(expressions)s))",
            output_field=ArrayField(models.UUIDField()),
        )  # fmt: skip
        calls = Call.objects.filter(
            roundtable=OuterRef("roundtable"), matter=OuterRef("matter"), turn=OuterRef("turn"),
            sender=OuterRef("compartment"),
        )  # fmt: skip
        last = Decision.objects.filter(item=OuterRef("pk")).order_by("-turn")
        return self.annotate(
            called=ArraySubquery(calls.values("organisation")),
            answered=who,
            last_outcome=Subquery(last.values("outcome")[:1]),
            last_turn=Subquery(last.values("turn")[:1]),
            decided_at=Subquery(last.values("at")[:1]),
            weighed=Exists(Weighing.objects.filter(item=OuterRef("pk"), turn=OuterRef("turn"))),
        )


class Item(InCompartment):
    """A matter on the agenda, kept at the table's desk. `turn` counts how often it came back."""

    roundtable = models.ForeignKey(Roundtable, on_delete=models.PROTECT, related_name="items")
    matter = models.UUIDField()
    disclosure = models.UUIDField()
    brought_by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    brought_at = models.DateTimeField()
    turn = models.PositiveIntegerField(default=1)
    asked_at = models.DateTimeField(null=True, blank=True)
    round_closed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    # Set by `standing()`.
    called: list[uuid.UUID]
    answered: list[uuid.UUID]
    last_outcome: str | None
    last_turn: int | None
    decided_at: datetime | None
    weighed: bool

    objects = ItemQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compartment", "roundtable", "matter"], name="a_matter_lies_once"),
        ]

    def __str__(self) -> str:
        return self.pseudonym


class InRound(models.QuerySet[Any]):
    def on(self, item: "Item | Call") -> Self:
        """Those of one matter in one turn."""
        return self.filter(roundtable=item.roundtable_id, matter=item.matter, turn=item.turn)

    def waiting_for(self, compartment: uuid.UUID) -> Self:
        """Calls to this compartment that it has not answered, most urgent first and then oldest first."""
        mine = Answer.objects.filter(
            roundtable=OuterRef("roundtable"), matter=OuterRef("matter"), turn=OuterRef("turn"), sender=compartment
        )
        rank = Case(*(When(urgency=code, then=at) for at, code in enumerate(Urgency.values)))
        calls = self.filter(~Exists(mine), receiver=compartment).order_by(rank, "sent_at")
        return calls.select_related("roundtable", "organisation", "sender", "receiver")


class Call(models.Model):
    """The table asks one partner what it knows of a matter in this turn: with pseudonym and kind, and nothing more.

    It goes by letter lock: `sender` is the table's desk, `receiver` the partner's compartment. What was not answered
    when the table decides is taken back, so that what a partner sees asked is what is still asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roundtable = models.ForeignKey(Roundtable, on_delete=models.PROTECT, related_name="calls")
    matter = models.UUIDField()
    turn = models.PositiveIntegerField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    pseudonym = models.CharField(max_length=60)
    kind = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    officer = models.UUIDField()
    sent_at = models.DateTimeField()

    objects = InRound.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["roundtable", "matter", "turn", "sender", "receiver"], name="called_once_a_turn"
            ),
        ]
        indexes = [models.Index(fields=["receiver", "-sent_at"], name="calls_to_a_partner")]

    def __str__(self) -> str:
        return self.pseudonym


class Knowledge(models.TextChoices):
    """The three answers of the round."""

    UNKNOWN = "unknown", _("niet bekend")
    WITHHELD = "withheld", _("bekend, kan niet delen")
    SHARES = "shares", _("bekend, deelt")


class Answer(models.Model):
    """A partner's answer in the round. The desk reads it when all have answered or the chair closed the round.

    It goes by letter lock: `sender` is the partner's compartment, `receiver` the table's desk. An answer that shares
    has its own verdict, as any sharing has.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roundtable = models.ForeignKey(Roundtable, on_delete=models.PROTECT, related_name="answers")
    matter = models.UUIDField()
    turn = models.PositiveIntegerField(default=1)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sender = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    knowledge = models.CharField(max_length=10, choices=Knowledge)
    text = models.BinaryField()
    key_for_sender = SealedKey("sender")
    key_for_receiver = SealedKey("receiver")
    basis = models.CharField(max_length=80, blank=True)
    verdict = models.JSONField(null=True, blank=True)
    officer = models.UUIDField()
    sent_at = models.DateTimeField()

    objects = InRound.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roundtable", "matter", "turn", "sender"], name="one_answer_each_turn"),
        ]

    def __str__(self) -> str:
        return self.get_knowledge_display()


class WeighingQuerySet(InCompartmentQuerySet["Weighing"]):
    def told_on(self, table: Roundtable, day: date, item: Item | None = None) -> Self:
        """What was weighed and decided at a table on a day, and all of one item: the minutes and the screen."""
        of_table = self.of(table.desk_id).filter(item__roundtable=table).filter(Q(at__date=day) | Q(item=item))
        return of_table.select_related("item__brought_by", "decision").order_by("at")


class Weighing(InCompartment):
    """Necessity, proportionality and subsidiarity, and the four criteria of art. 2.23(3) WGS, each in words."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="weighings")
    turn = models.PositiveIntegerField()
    necessity = SealedText()
    proportionality = SealedText()
    subsidiarity = SealedText()
    type_of_signal = SealedText()
    number_and_nature = SealedText()
    weight_and_measures = SealedText()
    matching_signals = SealedText()
    # Whether the table's test is positive: only then may be asked who it is.
    positive = models.BooleanField()
    officer = models.UUIDField()
    at = models.DateTimeField()

    objects = WeighingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "turn"], name="one_weighing_each_turn"),
            # A decision points at all three, so that it cannot rest on the weighing of another item or turn.
            models.UniqueConstraint(fields=["id", "item", "turn"], name="a_weighing_and_its_turn"),
        ]

    def __str__(self) -> str:
        return f"weighing of {self.item}"


class Outcome(models.TextChoices):
    KEEP = "keep", _("aanhouden")
    ENRICH = "enrich", _("verrijken")
    REFER = "refer", _("doorverwijzen")
    CLOSE = "close", _("afsluiten")


class Decision(InCompartment):
    """What the table decided. It cannot exist without a weighing, and there is one a turn."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="decisions")
    weighing = models.OneToOneField(Weighing, on_delete=models.PROTECT, related_name="decision")
    turn = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = SealedText()
    officer = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "turn"], name="one_decision_each_turn")]

    def __str__(self) -> str:
        return self.get_outcome_display()


class Agreement(InCompartment):
    """Something that an organisation will do, by a date."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="agreements")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    text = SealedText()
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)
    officer = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"agreement on {self.item}"
