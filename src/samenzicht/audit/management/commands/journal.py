"""`journal verify`: checks the chain, prints the head to publish, or names the first broken link."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenzicht.audit.chain import verify


class Command(BaseCommand):
    help = "Check the journal's chain and print the head to publish."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        check = verify()
        if not check.whole:
            raise CommandError(f"The journal is broken at link {check.broken_at}: {check.why}.")
        self.stdout.write(f"The journal holds: {check.links} links.\nHead to publish: {check.head}")
