"""`keys rotate`, `keys rewrap` and `keys destroy`: run as the owner role while the site serves."""

import os
from base64 import b64decode
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from samenzicht.audit.actions import record
from samenzicht.compartments.keyring import NoKey, master_key
from samenzicht.compartments.keys import also_holding
from samenzicht.compartments.models import Compartment
from samenzicht.compartments.rotation import destroy, rewrap, rotate
from samenzicht.web.signin.sealing import change_master


class Command(BaseCommand):
    help = "Renew the keys of all compartments, change the master key, or destroy the key of one compartment."

    def add_arguments(self, parser: CommandParser) -> None:
        todo = parser.add_subparsers(dest="what", required=True)
        one = todo.add_parser("rotate", help="new keys for every compartment, or one; the site keeps running")
        one.add_argument("compartment", nargs="?", type=UUID)
        change = todo.add_parser("rewrap", help="wrap all keys with the present master key instead of a former one")
        change.add_argument("former", type=Path, help="file with the former master key")
        end = todo.add_parser("destroy", help="make a compartment unreadable, for ever")
        end.add_argument("compartment", type=UUID)
        end.add_argument("--sure", action="store_true", help="yes, nobody can read it afterwards")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if os.environ.get("SAMENZICHT_ROLE") != "owner":
            raise CommandError("Keys are laid by the owner role. Use `./samenzicht keys`.")
        try:
            getattr(self, what)(**options)
        except NoKey as lost:
            raise CommandError(str(lost)) from lost

    def rotate(self, compartment: UUID | None, **options: Any) -> None:
        chosen = [self.one(compartment)] if compartment else list(Compartment.objects.exclude(key_number=0))
        for number, each in enumerate(chosen, start=1):
            try:
                rows = rotate(each)
            except NoKey:
                self.stdout.write(f"{number}/{len(chosen)} {each.pk}: its key was destroyed, left alone")
                continue
            self.note("keys.rotated", each)
            self.stdout.write(f"{number}/{len(chosen)} {each.pk}: new key, {rows} rows sealed anew")

    def rewrap(self, former: Path, **options: Any) -> None:
        before = b64decode(former.read_text())
        with transaction.atomic():
            keys, factors = rewrap(before), change_master(before, master_key())
        self.stdout.write(f"{keys} keys and {factors} second factors are under the present master key.")

    def destroy(self, compartment: UUID, sure: bool, **options: Any) -> None:
        chosen = self.one(compartment)
        if not sure:
            raise CommandError("This cannot be undone: nobody will be able to read it. Add --sure to go on.")
        self.note("keys.destroyed", chosen)
        self.stdout.write(f"{destroy(chosen)} keys destroyed. What is in {chosen.pk} can never be read again.")

    def note(self, verb: str, compartment: Compartment) -> None:
        with also_holding(compartment.pk):
            record(verb, compartment.pk, matter=compartment)

    def one(self, compartment: UUID) -> Compartment:
        found = Compartment.objects.filter(pk=compartment).first()
        if found is None:
            raise CommandError(f"There is no compartment {compartment}.")
        return found
