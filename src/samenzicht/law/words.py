"""One sentence or name in the two languages of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text in Dutch and English; both are always there."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """Give the text in a language code such as ``nl`` or ``en-gb``; Dutch when the house does not speak it."""
        return self.en if language.lower().startswith("en") else self.nl

    def __str__(self) -> str:
        return self.nl

    def filled(self, **parts: Words | str) -> Words:
        """Put other words into the ``{places}`` of these."""
        return Words(*(getattr(self, tongue).format(**_in_tongue(parts, tongue)) for tongue in LANGUAGES))

    def as_dict(self) -> dict[str, str]:
        return {"nl": self.nl, "en": self.en}

    @classmethod
    def from_dict(cls, kept: Mapping[str, str]) -> Words:
        return cls(kept["nl"], kept["en"])


def listed(many: list[Words]) -> Words:
    """Join names as one would say them: "a, b of c"."""
    return Words(_joined([w.nl for w in many], "of"), _joined([w.en for w in many], "or"))


def _joined(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _in_tongue(parts: Mapping[str, Words | str], tongue: str) -> dict[str, str]:
    return {name: part if isinstance(part, str) else part.in_(tongue) for name, part in parts.items()}
