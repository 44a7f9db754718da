"""Judgements on subjects: who may see who it is, and what a name must be. Values only."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext_lazy as _

from samenzicht.organisations.models import Role
from samenzicht.subjects.models import Age, Reason, SubjectKind

LONGEST_NAME = 300
LONGEST_TEXT = 2000
SHORTEST_REASON = 10

# Whoever works with content; an administrator or privacy officer never does.
WITH_CONTENT = frozenset({Role.REPORTER, Role.ATTENTION, Role.PARTNER, Role.CHAIR, Role.RECEIVER})


class NotYours(Exception):
    """The officer's role does not allow this here."""


class ReasonNeeded(Exception):
    """Who it is opens only with a reason from the list and some words of one's own."""


class Unfit(ValueError):
    """A subject that cannot be written down as given: an unknown code, no name, or too long."""


def may_work_with(roles: Collection[str]) -> bool:
    return not WITH_CONTENT.isdisjoint(roles)


def is_reason(reason: str, words: str) -> bool:
    return reason in Reason.values and len(words.strip()) >= SHORTEST_REASON


def faults_of(kind: str, called: str, age: str, texts: Iterable[str] = ()) -> list[str]:
    """What keeps this from being written down, in words; empty when nothing does.

    A person may have no name yet: features or an age group can be all that was noticed.
    """
    faults = []
    if kind not in SubjectKind.values or age not in Age.values:
        faults.append(str(_("Kies een soort uit de lijst.")))
    given = [text for text in (called, *texts) if text.strip()]
    if not given and kind != SubjectKind.PERSON:
        faults.append(str(_("Schrijf op hoe het heet of hoe je het herkent.")))
    if len(called) > LONGEST_NAME or any(len(text) > LONGEST_TEXT for text in texts):
        faults.append(str(_("Deze tekst is te lang. Kort hem in.")))
    return faults


# What a number must have before it tells who or what it is: a house number does not, a plate does.
TELLING_DIGITS = 5

# Words of many places: a text that says "hotel" does not tell which one.
OF_ANY_PLACE = frozenset(
    """
    adres appartement bakkerij bedrijf boerderij bungalow cafe camping centrum chalet flat gebouw garage hal haven hotel
    huis industrieterrein kamer kantoor kas kassen kelder loods markt massagesalon nagelstudio park parkeerplaats pand
    perron plein recreatiepark restaurant salon school schuur stal station straat studio terrein vakantiepark
    vakantiewoning weg wijk winkel woning zaak zolder
    """.split()  # noqa: SIM905
)


def tells(term: str) -> bool:
    """Whether a normalised term is a number, plate or account that tells one from another."""
    return len(term) >= TELLING_DIGITS and any(sign.isdigit() for sign in term)


def telling_name(kind: str, called: str) -> str:
    """The part of a name that tells which one it is; empty for what has none, such as a phenomenon."""
    if kind == SubjectKind.PHENOMENON:
        return ""
    if kind in (SubjectKind.PLACE, SubjectKind.COMPANY):
        return " ".join(word for word in called.split() if word.lower().strip(".,") not in OF_ANY_PLACE)
    return called
