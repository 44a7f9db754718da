"""An answer of the service becomes plain motions, or is refused whole with the reason. Pure: no network, no clock.

What comes from outside is text of unknown size and taste: it is cut to what a field holds, and signs that cannot be
seen are taken out.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

DOSSIER = "28638"
MOTION = "Motie"
# What a decision in the plenary is called, and what it says of the motion. Held over or withdrawn says nothing of it.
DECIDED = {"stemmen - aangenomen": "open", "stemmen - verworpen": "rejected"}
EARLIEST = date(1995, 1, 1)
MOST_RECORDS = 5_000


class NotUnderstood(Exception):
    """The answer is not what the documentation says; `why` is a code, `told` what the sentence needs."""

    def __init__(self, why: str, **told: object) -> None:
        super().__init__(why)
        self.why = why
        self.told = told


@dataclass(frozen=True)
class Found:
    """A motion as the service knows it. Empty is not known. `case` is the service's own number of it."""

    number: str
    name: str
    by: str = ""
    on: date | None = None
    standing: str = ""
    case: str = ""


@dataclass(frozen=True)
class Page:
    """One answer: what it holds, where it goes on, how many there are in all if it says so."""

    records: tuple[Mapping[str, Any], ...]
    goes_on: str
    total: int | None


def page_of(answer: bytes) -> Page:
    """Raises NotUnderstood."""
    try:
        said = json.loads(answer.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as wrong:
        raise NotUnderstood("no_json") from wrong
    if isinstance(said, dict) and "error" in said:
        raise NotUnderstood("error")
    if not isinstance(said, dict) or not isinstance(said.get("value"), list):
        raise NotUnderstood("no_list")
    records = said["value"]
    if not all(isinstance(record, dict) for record in records):
        raise NotUnderstood("no_list")
    goes_on, total = said.get("@odata.nextLink", ""), said.get("@odata.count")
    if not isinstance(goes_on, str) or isinstance(total, bool) or not isinstance(total, int | None):
        raise NotUnderstood("no_list")
    return Page(tuple(records), goes_on, total)


def motions_of(records: Iterable[Mapping[str, Any]], dossier: str = DOSSIER) -> tuple[list[Found], int]:
    """The motions, and how many records could not be used because they bear no number yet.

    The service keeps removed records and empty places for what another system still has to fill: these are passed over.
    """
    found: dict[str, Found] = {}
    unnumbered = 0
    for record in records:
        if record.get("Verwijderd") is True or not record.get("Soort"):
            continue
        if not text(record, "Soort").startswith(MOTION):
            raise NotUnderstood("other_sort", sort=text(record, "Soort"))
        motion = motion_of(record, dossier)
        if motion is None:
            unnumbered += 1
        elif motion.number not in found:
            found[motion.number] = motion
    return sorted(found.values(), key=in_order), unnumbered


def in_order(motion: Found) -> tuple[str, int]:
    dossier, _dash, number = motion.number.rpartition("-")
    return dossier, int(number)


def motion_of(record: Mapping[str, Any], dossier: str) -> Found | None:
    paper = next((one for one in parts(record, "Document") if text(one, "Soort").startswith(MOTION)), {})
    number = whole(paper, "Volgnummer") or whole(record, "Volgnummer")
    name = text(record, "Onderwerp") or text(record, "Titel")
    case = text(record, "Nummer")[:30]
    if not number:
        return None
    if not name:
        raise NotUnderstood("no_name", case=case)
    return Found(
        number=f"{dossier_of(record, dossier)}-{number}",
        name=cut(name, 300),
        by=cut(", ".join(signers(record)), 300),
        on=day(paper, "Datum") or day(record, "GestartOp"),
        standing=standing(record),
        case=case,
    )


def dossier_of(record: Mapping[str, Any], asked: str) -> str:
    """28638, or 35570-VI for a chapter of the budget. Of more than one, the one that was asked for."""
    names = []
    for one in parts(record, "Kamerstukdossier"):
        number, chapter = whole(one, "Nummer"), text(one, "Toevoeging").upper()
        if number and re.fullmatch(r"[IVXLCDM]{0,6}", chapter):
            names.append(f"{number}-{chapter}" if chapter else str(number))
    return asked if asked in names or not names else names[0]


def signers(record: Mapping[str, Any]) -> list[str]:
    """Who moved it first, then who signed along, each with the party."""
    names = []
    for relation in ("Indiener", "Medeindiener"):
        for one in parts(record, "ZaakActor"):
            name, party = text(one, "ActorNaam"), text(one, "ActorFractie")
            if text(one, "Relatie") == relation and name:
                names.append(f"{name} ({party})" if party else name)
    return names


def standing(record: Mapping[str, Any]) -> str:
    """By the last vote on it; empty while nobody voted."""
    votes = [one for one in parts(record, "Besluit") if text(one, "BesluitSoort").lower() in DECIDED]
    votes.sort(key=lambda one: text(one, "GewijzigdOp"))
    return DECIDED[text(votes[-1], "BesluitSoort").lower()] if votes else ""


def parts(record: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """What belongs to a record and is not removed; the service gives one thing as itself and more as a list."""
    value = record.get(name)
    listed = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(one, dict) for one in listed):
        raise NotUnderstood("wrong_field", field=name)
    return [one for one in listed if one.get("Verwijderd") is not True]


def text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotUnderstood("wrong_field", field=name)
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in value)
    return " ".join(seen.split())


def whole(record: Mapping[str, Any], name: str) -> int:
    """0 when it has none; the service writes -1 for that."""
    value = record.get(name)
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int) or value > 99_999:
        raise NotUnderstood("wrong_field", field=name)
    return max(value, 0)


def day(record: Mapping[str, Any], name: str) -> date | None:
    """The day of a moment such as 2023-06-27T00:00:00+02:00."""
    value = text(record, name)
    if not value:
        return None
    try:
        found = date.fromisoformat(value[:10])
    except ValueError as wrong:
        raise NotUnderstood("wrong_field", field=name) from wrong
    if found < EARLIEST:
        raise NotUnderstood("wrong_field", field=name)
    return found


def cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
