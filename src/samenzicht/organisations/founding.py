"""How an organisation comes in: with its compartment, its first key and its first administrator. By the owner role."""

import csv
from importlib.resources import files

from django.db import transaction

from samenzicht.audit.actions import record
from samenzicht.compartments.keyring import new_compartment
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import CompartmentKind
from samenzicht.law import PARTIES
from samenzicht.organisations.models import Membership, Officer, Organisation, Region, Role


class CannotFound(Exception):
    """What is wrong, in words for who runs the installation."""


def police_units() -> dict[str, str]:
    """Code and name of each region; where they come from stands in the file."""
    lines = (files("samenzicht.organisations") / "regions.csv").read_text().splitlines()
    return dict(row for row in csv.reader(line for line in lines if not line.startswith("#")))


@transaction.atomic
def found(name: str, kind: str, region: str, email: str, administrator: str) -> tuple[Organisation, Officer]:
    """A new organisation with one administrator, who invites everyone else.

    Raises:
        CannotFound: for a kind or region that is not known, a name that is taken, or an officer who works elsewhere.
    """
    if kind not in PARTIES:
        raise CannotFound(f"{kind!r} is no kind of organisation. Choose from: {', '.join(sorted(PARTIES))}.")
    if Organisation.objects.filter(name__iexact=name).exists():
        raise CannotFound(f"There is an organisation called {name!r} already.")
    organisation = Organisation.objects.create(
        name=name, kind=kind, region=region_of(region), compartment=new_compartment(CompartmentKind.ORGANISATION)
    )
    officer = enrol(email, administrator)
    Membership.objects.create(
        officer=officer, organisation=organisation, compartment=organisation.compartment, role=Role.ADMINISTRATOR
    )
    with also_holding(organisation.compartment_id):
        record("organisation.founded", organisation.compartment_id, matter=organisation)
    return organisation, officer


def region_of(code: str) -> Region | None:
    units = police_units()
    if not code:
        return None
    if code not in units:
        raise CannotFound(f"{code!r} is no region. Choose from: {', '.join(f'{c} {n}' for c, n in units.items())}.")
    return Region.objects.get_or_create(code=code, defaults={"name": units[code]})[0]


def enrol(email: str, name: str) -> Officer:
    address = Officer.objects.normalize_email(email).lower()
    if Officer.objects.filter(email=address).exists():
        raise CannotFound(f"{address} works in another organisation. An administrator has no other work.")
    return Officer.objects.enrol(address, name)
