"""`manage programme load`: lays what was published about the programme in the office that runs it."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenzicht.compartments.keys import Keys, holding
from samenzicht.organisations.models import Membership, Organisation, Role
from samenzicht.programme.actions.load import load


class Command(BaseCommand):
    help = "Lay the published plans, motions, budget and figures of the programme. Doing it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["load"])
        parser.add_argument(
            "--office", default="", help="the name of the organisation, where more than one has an office"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        compartment = office(options["office"])
        with holding(Keys(compartments=frozenset({compartment}))):
            laid = load(compartment)
        told = ", ".join(f"{count} {sort}" for sort, count in sorted(laid.items()))
        self.stdout.write(f"Laid: {told}." if told else "Everything is there already.")


def office(name: str) -> UUID:
    """The compartment of the organisation whose officers run the programme."""
    of_offices = Membership.objects.filter(role=Role.OFFICE).values("organisation")
    found = Organisation.objects.filter(pk__in=of_offices).order_by("name")
    if name:
        found = found.filter(name=name)
    match list(found):
        case [one]:
            return one.compartment_id
        case []:
            raise CommandError("No organisation of that name has an officer with the role of the programme office.")
        case more:
            names = "; ".join(one.name for one in more)
            raise CommandError(f"More than one has a programme office. Say which with --office: {names}")
