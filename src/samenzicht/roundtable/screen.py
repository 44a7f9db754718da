"""What the chair's screen shows of one matter, in few queries: the signal, the round, the weighing, the minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from samenzicht.organisations.models import Organisation
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.answer import told
from samenzicht.roundtable.actions.ask_round import answers
from samenzicht.roundtable.actions.ends import chairs, roles_at
from samenzicht.roundtable.agenda import Entry, agenda
from samenzicht.roundtable.models import Agreement, Answer, Decision, Item, Knowledge, Roundtable, Seat, Weighing
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Passage
from samenzicht.sharing.models import Disclosure, Reply


@dataclass(frozen=True)
class Sitting:
    """A table as one officer sits at it."""

    table: Roundtable
    seats: tuple[Seat, ...]
    chairs: bool
    # From when on this officer reads what partners answer; None for the chair and the host's own desk: always.
    reads_from: datetime | None = None

    @property
    def seated(self) -> list[UUID]:
        return [seat.organisation_id for seat in self.seats]


def sitting(table: UUID, by: Post) -> Sitting | None:
    """None for a table that is not there, or where this officer does not sit: the page does not tell which."""
    seats = tuple(Seat.objects.at(table))
    if not seats:
        return None
    one = seats[0].roundtable
    if not rules.may_sit(roles_at(by, one.desk_id), one.is_partnership):
        return None
    leads = chairs(by, one)
    always = leads or one.desk_id == by.organisation.compartment_id
    since = next((seat.since for seat in seats if seat.organisation_id == by.organisation.pk), None)
    return Sitting(one, seats, leads, None if always else since)


# The shape and word of each state in the round.
SHOWN = {
    "waiting": "lamp",
    "not_asked": "quiet",
    "later": "quiet",
    "shut": "quiet",
    "missed": "quiet",
    Knowledge.UNKNOWN: "quiet",
    Knowledge.WITHHELD: "care",
    Knowledge.SHARES: "safe",
}


SILENT = frozenset({"waiting", "not_asked", "later", "missed"})


@dataclass(frozen=True)
class Said:
    """One partner in the round. `state` is its answer; or waiting, not_asked, later, missed; or shut: not to be read.

    `later`: it came to the table when the round was over.
    """

    partner: Organisation
    state: str
    words: str = ""
    late: bool = False

    @property
    def badge(self) -> str:
        return SHOWN[self.state]


@dataclass(frozen=True)
class Round:
    """The round of this turn, unanswered partners on top."""

    rows: tuple[Said, ...]
    asked: bool
    over: bool
    closed: bool

    @property
    def answered(self) -> int:
        return sum(row.state not in SILENT for row in self.rows)

    @property
    def running(self) -> bool:
        return self.asked and not self.over

    @property
    def came_later(self) -> bool:
        """Whether who looks came after something was said: it stays shut for them when the round is over."""
        return self.over and any(row.state == "shut" for row in self.rows)

    @property
    def to_ask_still(self) -> bool:
        """Whether someone came to the table while the round runs, and can be asked too."""
        return self.running and any(row.state == "not_asked" for row in self.rows)


def round_of(item: Item | None, brought_by: UUID, at: Sitting) -> Round:
    seats = [seat for seat in at.seats if seat.organisation_id != brought_by]
    if item is None or item.asked_at is None:
        return Round(tuple(Said(seat.organisation, "not_asked") for seat in seats), False, False, False)
    answered, closed = frozenset(item.answered), item.round_closed_at is not None
    over = rules.round_is_over(frozenset(item.called) | answered, answered, closed)
    known = {answer.organisation_id: answer for answer in answers(item)} if over else {}
    rows = [said(seat.organisation, known.get(seat.organisation_id), without(seat, item, over), item) for seat in seats]
    return Round(tuple(sorted(rows, key=lambda row: row.state not in SILENT)), True, over, closed)


def without(seat: Seat, item: Item, over: bool) -> str:
    """How a partner stands in a round of which no answer is to be read."""
    if seat.organisation_id in item.answered:
        return "shut"
    if seat.organisation_id in item.called:
        return "missed" if over else "waiting"
    if not over:
        return "not_asked"
    # A decision takes back what was not answered, so that a call that is gone does not say whether it was there.
    return "later" if item.asked_at is not None and seat.since > item.asked_at else "missed"


def said(partner: Organisation, answer: Answer | None, without: str, item: Item) -> Said:
    if answer is None:
        return Said(partner, without)
    late = item.round_closed_at is not None and answer.sent_at > item.round_closed_at
    return Said(partner, answer.knowledge, told(answer), late)


@dataclass(frozen=True)
class Screen:
    """All that the page needs. `entry` is None for a matter that is no longer on the agenda."""

    at: Sitting
    entries: Sequence[Entry]
    entry: Entry | None
    item: Item | None
    letter: Disclosure
    passages: tuple[Passage, ...]
    gone: Reply | None
    stands: bool
    round: Round
    weighing: Weighing | None
    decision: Decision | None
    before: tuple[Weighing, ...]
    minutes: tuple[Weighing, ...]
    agreements: tuple[Agreement, ...]


def screen(at: Sitting, matter: UUID, by: Post, today: date) -> Screen | None:
    """None when this matter does not lie at this table."""
    entries = agenda(at.table, at.seated, today)
    entry = next((one for one in entries if one.matter == matter), None)
    item = entry.item if entry else closed_item(at.table, matter)
    letter = entry.letter if entry else letter_at_desk(at.table, matter)
    if letter is None:
        return None
    passages, gone, stands = content(letter, by)
    weighings = list(Weighing.objects.told_on(at.table, today, item))
    mine = [one for one in weighings if item is not None and one.item_id == item.pk]
    now = next((one for one in mine if item is not None and one.turn == item.turn), None)
    decision = getattr(now, "decision", None)
    decided = any(hasattr(one, "decision") for one in mine)
    return Screen(
        at=at,
        entries=entries,
        entry=entry,
        item=item,
        letter=letter,
        passages=passages,
        gone=gone,
        stands=stands,
        round=round_of(item, letter.from_organisation_id, at),
        weighing=now,
        decision=decision,
        before=tuple(one for one in mine if one != now and hasattr(one, "decision")),
        minutes=tuple(one for one in weighings if hasattr(one, "decision") and is_of(one, today)),
        agreements=tuple(agreements_of(item)) if decided and item is not None else (),
    )


def is_of(weighing: Weighing, day: date) -> bool:
    return timezone.localdate(weighing.decision.at) == day


def agreements_of(item: Item) -> Sequence[Agreement]:
    return list(Agreement.objects.filter(item=item).select_related("owner", "item__roundtable").order_by("due_on"))


def closed_item(table: Roundtable, matter: UUID) -> Item | None:
    return Item.objects.of_table(table).filter(matter=matter).standing().first()


def letter_at_desk(table: Roundtable, matter: UUID) -> Disclosure | None:
    brought = Disclosure.objects.received_by(table.desk_id).filter(matter=matter, roundtable=table.pk, sort="signal")
    return brought.standing().first() or brought.first()


def content(letter: Disclosure, by: Post) -> tuple[tuple[Passage, ...], Reply | None, bool]:
    """The passages; or for a tombstone the bringer's last word. Both are in the journal."""
    try:
        return letters.read(letter, by), None, True
    except letters.Withdrawn as withdrawn:
        return (), withdrawn.reply, False
