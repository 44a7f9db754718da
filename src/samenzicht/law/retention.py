"""How long what was given may be kept: a property of its basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
            "De ontvanger bewaart de gegevens zo lang als zijn eigen wet zegt. De brief verdwijnt hier na {days} dagen."
            " Die termijn is onze eigen keuze en staat niet in de wet.",
            "The receiver keeps the data for as long as its own law says. The letter disappears here after {days} days."
            " That term is our own choice and does not stand in the law.",
        ),
        "at_once": Words(
            "Verwijder de gegevens meteen na het antwoord.",
            "Remove the data at once after the answer.",
        ),
    }
)
COUNTED = frozenset({"first_processing", "receipt", "at_once"})
# Where the law of the receiver counts, a letter must still go one day: [own], not verified. It is the longest term that
# a basis here names; who received it keeps what its own law asks in its own file.
OWN_DAYS = 1825


@dataclass(frozen=True, slots=True)
class Retention:
    """``days`` is set for a rule that counts days and None where the receiver's own law counts."""

    rule: str
    days: int | None

    @property
    def is_own(self) -> bool:
        """Whether the term in days is a choice of this house, for want of one in the law."""
        return self.days is None

    @property
    def keep_days(self) -> int:
        """How long what was given may stay in this house: no basis lets it stay for ever."""
        return OWN_DAYS if self.days is None else self.days

    @property
    def words(self) -> Words:
        return RULES[self.rule].filled(days=str(self.keep_days))
