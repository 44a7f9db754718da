"""`manage motions fetch`: asks the Tweede Kamer for the motions of dossier 28638, or reads a kept answer of it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation

from samenzicht.compartments.keys import Keys, holding
from samenzicht.programme.actions import motions as actions
from samenzicht.programme.management.commands.programme import office
from samenzicht.programme.tweedekamer import asking, sentences
from samenzicht.programme.tweedekamer.differing import Differences
from samenzicht.programme.tweedekamer.reading import Found, NotUnderstood, motions_of, page_of


class Command(BaseCommand):
    help = "Show what the Tweede Kamer knows of our motions and we do not; with --take it is written down."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["fetch"])
        parser.add_argument(
            "--from", dest="file", default="", help="a kept answer of the service, instead of asking it"
        )
        parser.add_argument("--take", action="store_true", help="write it down; nothing that is filled in is changed")
        parser.add_argument(
            "--office", default="", help="the name of the organisation, where more than one has an office"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        compartment = office(options["office"])
        found = self.found(options["file"])
        with holding(Keys(compartments=frozenset({compartment}))), transaction.atomic():
            actions.one_at_a_time(compartment)
            differing = actions.beside(found, compartment)
            self.tell(differing)
            if options["take"] and (differing.new or differing.filled):
                actions.lay_down(differing, compartment, timezone.localdate())
                self.stdout.write("Written down.")

    def found(self, file: str) -> list[Found]:
        try:
            records = page_of(Path(file).read_bytes()).records if file else asking.ask()
            found, unnumbered = motions_of(records)
        except OSError as wrong:
            raise CommandError(f"{file} cannot be read.") from wrong
        except (asking.NotAnswered, NotUnderstood) as wrong:
            with translation.override("en"):
                raise CommandError(sentences.of(wrong)) from wrong
        if unnumbered:
            self.stdout.write(f"{unnumbered} without a number yet.")
        return found

    def tell(self, differing: Differences) -> None:
        for one in differing.new:
            self.stdout.write(f"new      {one.found.number}  {one.found.name}")
        for one in differing.filled:
            self.stdout.write(f"fills    {one.found.number}  {', '.join(fill.field for fill in one.fills)}")
        for one in differing.differing:
            self.stdout.write(f"differs  {one.found.number}  {', '.join(fill.field for fill in one.differs)}; stays")
        self.stdout.write(f"{len(differing.new)} new, {len(differing.filled)} filled, {differing.same} the same.")
