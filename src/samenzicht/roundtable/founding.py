"""How a table comes to be, who gets a seat, and who holds the key of a partnership. By the owner role."""

from collections.abc import Iterable

from django.db import transaction

from samenzicht.audit.actions import record
from samenzicht.compartments.keyring import new_compartment
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import CompartmentKind
from samenzicht.organisations.models import Membership, Officer, Organisation, Role
from samenzicht.roundtable.models import Roundtable, Seat, Shape

AT_TABLE = (Role.CHAIR, Role.PARTNER)


class CannotFound(Exception):
    """What is wrong, in words for who runs the installation."""


@transaction.atomic
def found(name: str, shape: str, host: Organisation, seated: Iterable[Organisation], covenant: str) -> Roundtable:
    """A table with its seats; the host sits at it too.

    Raises:
        CannotFound: a partnership without the covenant or law on which it rests, or a shape that is not known.
    """
    if shape not in Shape.values:
        raise CannotFound(f"{shape!r} is no shape. Choose from: {', '.join(Shape.values)}.")
    if shape == Shape.PARTNERSHIP and not covenant.strip():
        raise CannotFound("A partnership rests on a covenant or a law: name it.")
    own = shape == Shape.PARTNERSHIP
    table = Roundtable.objects.create(
        name=name,
        shape=shape,
        region=host.region,
        host=host,
        desk=new_compartment(CompartmentKind.ROUNDTABLE) if own else host.compartment,
        covenant=covenant.strip(),
    )
    for organisation in {host.pk: host, **{one.pk: one for one in seated}}.values():
        Seat.objects.create(roundtable=table, organisation=organisation)
    with also_holding(table.desk_id):
        record("roundtable.founded", table.desk_id, matter=table)
    return table


@transaction.atomic
def give_seat(table: Roundtable, organisation: Organisation) -> Seat:
    """A seat from now on. What partners answered before stays shut to it, and a round that is over does not reopen.

    Raises:
        CannotFound: it has one.
    """
    seat, new = Seat.objects.get_or_create(roundtable=table, organisation=organisation)
    if not new:
        raise CannotFound(f"{organisation.name} sits at this table since {seat.since:%Y-%m-%d}.")
    with also_holding(table.desk_id):
        record("roundtable.seat_given", table.desk_id, matter=organisation)
    return seat


@transaction.atomic
def give_key(table: Roundtable, officer: Officer, role: str) -> Membership:
    """The key of a partnership, for an officer of an organisation with a seat.

    Raises:
        CannotFound: at a table of letters there is no key to give; the officer has no work at a seated organisation;
            another than the host's officer as chair.
    """
    if not table.is_partnership:
        raise CannotFound(
            "This table has no file of its own, so there is no key to give: roles at the organisation do."
        )
    if role not in AT_TABLE:
        raise CannotFound(f"{role!r} is no role at a table. Choose from: {', '.join(AT_TABLE)}.")
    seated = table.seats.values("organisation")
    work = Membership.objects.in_force(officer).filter(organisation__in=seated, role=role).first()
    if work is None:
        raise CannotFound(f"{officer.name} has no work as {role} for an organisation with a seat at this table.")
    if role == Role.CHAIR and work.organisation_id != table.host_id:
        raise CannotFound("Only an officer of the host chairs the table.")
    key, new = Membership.objects.get_or_create(
        officer=officer, compartment=table.desk, role=role, defaults={"organisation": work.organisation}
    )
    if new:
        with also_holding(table.desk_id):
            record("role.given", table.desk_id, matter=officer, reason=role)
    return key
