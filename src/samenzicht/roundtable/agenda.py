"""The agenda: the letters at the desk and what the table did with each, in two queries whatever their number."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.exploitation import KINDS
from samenzicht.exploitation.kind import Words
from samenzicht.roundtable import rules
from samenzicht.roundtable.models import Item, Outcome, Roundtable
from samenzicht.sharing.models import Content, Disclosure, Sort

# Where an item stands: the badge and the words of the list.
STANDINGS = {
    "new": ("quiet", _("nieuw")),
    "asked": ("lamp", _("rondvraag loopt")),
    "heard": ("safe", _("rondvraag klaar")),
    "weighed": ("lamp", _("gewogen, nog beslissen")),
    "to_send": ("lamp", _("doorverwijzen: brief nog sturen")),
    "again": ("quiet", _("terug op de agenda")),
    "done_today": ("safe", _("vandaag besproken")),
    "gone": ("stop", _("ingetrokken")),
}


@dataclass(frozen=True)
class Entry:
    """One matter on the agenda. `item` is None until the chair touched it; `stands` is false for a tombstone."""

    letter: Disclosure
    item: Item | None
    stands: bool
    standing: str
    answered: int
    to_answer: int

    @property
    def matter(self) -> UUID:
        return self.letter.matter

    @property
    def urgency(self) -> str:
        return str(self.letter.urgency)

    @property
    def brought_at(self) -> datetime:
        return self.item.brought_at if self.item else self.letter.sent_at

    @property
    def pseudonym(self) -> str:
        return self.letter.pseudonym

    @property
    def kind_name(self) -> Words | str:
        return KINDS[self.letter.kind].name if self.letter.kind in KINDS else ""

    @property
    def badge(self) -> str:
        return STANDINGS[self.standing][0]

    @property
    def words(self) -> str:
        return str(STANDINGS[self.standing][1])

    @property
    def turn(self) -> int:
        return self.item.turn if self.item else 1


def agenda(table: Roundtable, seated: Collection[UUID], today: date) -> list[Entry]:
    """What is still open, in the order of the agenda: to discuss, then what was discussed today, then what is gone."""
    items = {item.matter: item for item in Item.objects.of_table(table).filter(closed_at=None).standing()}
    lying: dict[UUID, Disclosure] = {}
    for letter in letters_at(table):
        lying.setdefault(letter.matter, letter)
    entries = [entry(letter, items.get(matter), seated, today) for matter, letter in lying.items()]
    seen = rules.in_order(one for one in entries if one.stands or one.item)
    return sorted(seen, key=lambda one: rules.LATER.get(one.standing, 0))


def letters_at(table: Roundtable) -> Sequence[Disclosure]:
    """The signals brought to the desk whose item is not closed: of each matter what stands first, then the latest."""
    closed = Item.objects.of(table.desk_id).filter(roundtable=table, matter=OuterRef("matter"), closed_at__isnull=False)
    brought = Disclosure.objects.filter(receiver=table.desk_id, roundtable=table.pk, sort=Sort.SIGNAL)
    standing = Exists(Content.objects.filter(disclosure=OuterRef("pk")))
    lying = brought.filter(~Exists(closed)).annotate(stands=standing).order_by("-stands", "-sent_at")
    return lying.select_related("from_organisation")


def entry(letter: Disclosure, item: Item | None, seated: Collection[UUID], today: date) -> Entry:
    if item is None:
        return Entry(letter, None, letter.stands, rules.standing(stands=letter.stands), 0, len(seated) - 1)
    asked, answered = frozenset(item.called) | frozenset(item.answered), frozenset(item.answered)
    standing = rules.standing(
        stands=letter.stands,
        again=item.turn > 1,
        asked=item.asked_at is not None,
        over=rules.round_is_over(asked, answered, item.round_closed_at is not None),
        weighed=item.weighed,
        refers=item.last_outcome == Outcome.REFER and item.last_turn == item.turn,
        today=item.decided_at is not None and timezone.localdate(item.decided_at) == today,
    )
    return Entry(letter, item, letter.stands, standing, len(answered), len(asked))


def next_after(entries: Sequence[Entry], matter: UUID) -> Entry | None:
    """The next matter that waits for the table, after this one and then from the top."""
    at = next((n for n, one in enumerate(entries) if one.matter == matter), -1)
    waiting = [one for one in [*entries[at + 1 :], *entries[: max(at, 0)]] if one.standing not in rules.LATER]
    return next((one for one in waiting if one.matter != matter), None)
