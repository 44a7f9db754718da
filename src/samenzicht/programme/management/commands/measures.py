"""`manage measures`: the table of `docs/measures.md`, to paste there after a measure changed."""

from typing import Any

from django.core.management.base import BaseCommand

from samenzicht.programme.catalogue import table


class Command(BaseCommand):
    help = "Print the table of measures as it stands in docs/measures.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(table("en"), ending="")
