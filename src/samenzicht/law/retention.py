"""How long what was given may be kept: a property of its basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from .words import Words

# What the days are counted from, or which law counts instead.
RULES: Mapping[str, Words] = MappingProxyType(
    {
        "first_processing": Words(
            "Verwijder de gegevens zo snel als kan en uiterlijk {days} dagen na het eerste gebruik.",
            "Remove the data as soon as possible and at the latest {days} days after first use.",
        ),
        "receipt": Words(
            "Verwijder de gegevens uiterlijk {days} dagen na ontvangst.",
            "Remove the data at the latest {days} days after receipt.",
        ),
        "receiver_law": Words(
            "De ontvanger bewaart de gegevens zo lang als zijn eigen wet zegt.",
            "The receiver keeps the data for as long as its own law says.",
        ),
        "at_once": Words(
            "Verwijder de gegevens meteen na het antwoord.",
            "Remove the data at once after the answer.",
        ),
    }
)
COUNTED = frozenset({"first_processing", "receipt", "at_once"})


@dataclass(frozen=True, slots=True)
class Retention:
    """``days`` is set for a rule that counts days and None where the receiver's own law counts."""

    rule: str
    days: int | None

    @property
    def words(self) -> Words:
        return RULES[self.rule].filled(days=str(self.days))

    def ends(self, began: date) -> date | None:
        """The last day on which the data may be kept, or None where the receiver's own law says so."""
        return None if self.days is None else began + timedelta(days=self.days)

    def is_over(self, began: date, on: date) -> bool:
        last = self.ends(began)
        return last is not None and on > last
