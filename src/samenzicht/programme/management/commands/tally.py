"""`manage --role counter tally`: counts the quarters that are over, over all organisations."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samenzicht.programme.actions.tally import tally


class Command(BaseCommand):
    help = "Count each quarter once, when it is over and settled. Runs as the counter role: --role counter."

    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get("SAMENZICHT_ROLE", "web") != "counter":
            raise CommandError("Only the counter role counts: ./samenzicht manage --role counter tally")
        rows = tally(timezone.localdate())
        self.stdout.write(
            f"{rows} counts laid down." if rows else "Nothing to count: every quarter that is over stands."
        )
