"""`roundtable found` lays a table with its seats, `seat` adds one, `key` gives an officer the key of a partnership."""

import os
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenzicht.organisations.models import Officer, Organisation
from samenzicht.roundtable.founding import CannotFound, found, give_key, give_seat
from samenzicht.roundtable.models import Roundtable


class Command(BaseCommand):
    help = "Found a table with its seats, add a seat, or give the key of a partnership."

    def add_arguments(self, parser: CommandParser) -> None:
        todo = parser.add_subparsers(dest="what", required=True)
        lay = todo.add_parser("found", help="a new table")
        lay.add_argument("name")
        lay.add_argument("--shape", required=True, help="partnership, or letters")
        lay.add_argument("--host", required=True, type=UUID, help="id of the organisation that hosts and chairs it")
        lay.add_argument("--seat", action="append", default=[], type=UUID, help="id of an organisation at the table")
        lay.add_argument("--covenant", default="", help="on what a partnership rests")
        seat = todo.add_parser("seat", help="a seat at a table that is there; earlier answers stay shut to it")
        seat.add_argument("table", type=UUID)
        seat.add_argument("organisation", type=UUID)
        key = todo.add_parser("key", help="the key of a partnership for one officer")
        key.add_argument("table", type=UUID)
        key.add_argument("email")
        key.add_argument("--role", default="partner", help="partner, or chair")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if os.environ.get("SAMENZICHT_ROLE") != "owner":
            raise CommandError("Use: ./samenzicht manage --role owner roundtable ...")
        try:
            getattr(self, what)(**options)
        except CannotFound as wrong:
            raise CommandError(str(wrong)) from wrong

    def found(self, name: str, shape: str, host: UUID, seat: list[UUID], covenant: str, **options: Any) -> None:
        table = found(name, shape, self.organisation(host), [self.organisation(one) for one in seat], covenant)
        self.stdout.write(f"{table.name}: {table.pk}")

    def seat(self, table: UUID, organisation: UUID, **options: Any) -> None:
        chosen, partner = self.table(table), self.organisation(organisation)
        give_seat(chosen, partner)
        self.stdout.write(f"{partner.name} sits at {chosen.name}.")

    def key(self, table: UUID, email: str, role: str, **options: Any) -> None:
        chosen = self.table(table)
        officer = Officer.objects.filter(email=email.lower()).first()
        if officer is None:
            raise CannotFound("There is nobody with this address.")
        give_key(chosen, officer, role)
        self.stdout.write(f"{officer.name} holds the key of {chosen.name} as {role}.")

    def table(self, key: UUID) -> Roundtable:
        table = Roundtable.objects.filter(pk=key).select_related("desk").first()
        if table is None:
            raise CannotFound(f"There is no table {key}.")
        return table

    def organisation(self, key: UUID) -> Organisation:
        organisation = Organisation.objects.filter(pk=key).select_related("compartment", "region").first()
        if organisation is None:
            raise CannotFound(f"There is no organisation {key}.")
        return organisation
