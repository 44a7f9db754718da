"""`manage clock`: what must happen without anybody asking. Reminders every minute, forgetting once a night."""

import signal
from datetime import date
from threading import Event
from types import FrameType
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from samenzicht.roundtable.forgetting import forget as forget_items
from samenzicht.sharing.actions import forget as forget_letters
from samenzicht.signals.forgetting import forget as forget_signals
from samenzicht.statistics.actions import forget as forget_estimates

MINUTE = 60.0


class Command(BaseCommand):
    help = "Runs until it is stopped. With --once it does everything one time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do everything one time and end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.tick(None)
            return
        stop = Event()

        def end(number: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        forgotten_on: date | None = None
        while not stop.is_set():
            forgotten_on = self.tick_or_tell(forgotten_on)
            stop.wait(MINUTE)

    def tick_or_tell(self, forgotten_on: date | None) -> date | None:
        """A clock that stops at the first trouble reminds nobody: it says the sort of trouble and tries again."""
        try:
            return self.tick(forgotten_on)
        except Exception as trouble:
            self.stderr.write(f"The clock could not do its work: {type(trouble).__name__}. It tries again.")
            return forgotten_on
        finally:
            # Between two ticks the database may have come and gone.
            close_old_connections()

    def tick(self, forgotten_on: date | None) -> date:
        """Reminds, and forgets when the day has changed. Returns the day on which was last forgotten."""
        call_command("remind", stdout=self.stdout, stderr=self.stderr)
        call_command("programme_remind", stdout=self.stdout, stderr=self.stderr)
        today = timezone.localdate()
        if forgotten_on != today:
            letters, items, signals = forget_letters(today), forget_items(today), forget_signals(today)
            estimates = forget_estimates(today)
            if letters or items or signals or estimates:
                gone = f"{letters} letters, {items} matters of a table, {signals} signals and drafts"
                self.stdout.write(f"Their term is over: {gone}, and {estimates} estimates were forgotten.")
        return today
