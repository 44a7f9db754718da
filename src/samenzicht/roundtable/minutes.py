"""The minutes: nobody writes them. They are read from what was asked, weighed, decided and agreed on a day."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from samenzicht.organisations.models import Officer
from samenzicht.roundtable.forms import in_parts
from samenzicht.roundtable.models import Agreement, Answer, Decision, Item, Roundtable, Weighing
from samenzicht.sharing.models import Disclosure, Sort


@dataclass(frozen=True)
class Minute:
    """What the table did with one matter."""

    item: Item
    weighing: Weighing
    decision: Decision
    decided_by: str
    heard: Counter[str]
    agreements: Sequence[Agreement]
    passed_on: Sequence[Disclosure]

    @property
    def weighed(self) -> list[tuple[Any, str]]:
        return in_parts(self.weighing)


def minutes_of(table: Roundtable, day: date) -> list[Minute]:
    """In the order in which the table decided; in five queries whatever their number."""
    weighings = [one for one in Weighing.objects.told_on(table, day) if hasattr(one, "decision")]
    matters = [one.item.matter for one in weighings]
    officers = names_of({one.decision.officer for one in weighings})
    agreements = agreements_of([one.item_id for one in weighings])
    heard, passed_on = heard_on(table, matters), passed_on_of(table, matters)
    return [
        Minute(
            one.item,
            one,
            one.decision,
            officers.get(one.decision.officer, ""),
            heard[one.item.matter, one.turn],
            agreements[one.item_id],
            passed_on[one.item.matter],
        )
        for one in weighings
    ]


def names_of(officers: set[UUID]) -> dict[UUID, str]:
    return dict(Officer.objects.filter(pk__in=officers).values_list("pk", "name"))


def agreements_of(items: list[UUID]) -> dict[UUID, list[Agreement]]:
    found: dict[UUID, list[Agreement]] = defaultdict(list)
    for agreement in Agreement.objects.filter(item__in=items).select_related("owner").order_by("due_on"):
        found[agreement.item_id].append(agreement)
    return found


def heard_on(table: Roundtable, matters: list[UUID]) -> dict[tuple[UUID, int], Counter[str]]:
    """How many partners gave each answer; who said what stays out of the minutes."""
    heard: dict[tuple[UUID, int], Counter[str]] = defaultdict(Counter)
    answers = Answer.objects.filter(roundtable=table, matter__in=matters)
    for matter, turn, knowledge in answers.values_list("matter", "turn", "knowledge"):
        heard[matter, turn][knowledge] += 1
    return heard


def passed_on_of(table: Roundtable, matters: list[UUID]) -> dict[UUID, list[Disclosure]]:
    found: dict[UUID, list[Disclosure]] = defaultdict(list)
    sent = Disclosure.objects.filter(sender=table.desk_id, matter__in=matters, sort=Sort.REFERRAL)
    for letter in sent.select_related("to_organisation").order_by("sent_at"):
        found[letter.matter].append(letter)
    return found
