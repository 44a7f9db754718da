"""`manage count`: reckons the estimates that analysts ask for. As the web role, beside the clock."""

import signal
from threading import Event
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from samenzicht.statistics.counter import count_one

PAUSE, AFTER_TROUBLE = 1.0, 10.0


class Command(BaseCommand):
    help = "Runs until it is stopped. With --once it reckons what waits now and ends."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="reckon what waits now and end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            while count_one():
                pass
            return
        stop = Event()

        def end(number: int, frame: FrameType | None) -> None:
            # What is being reckoned begins anew at the next start: ending need not wait five minutes for it.
            stop.set()
            raise SystemExit

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        while not stop.is_set():
            stop.wait(self.pause())

    def pause(self) -> float:
        """Do one, and say how long to wait for the next. A counter that stops at the first trouble counts nothing."""
        try:
            return 0.0 if count_one() else PAUSE
        except Exception as trouble:
            self.stderr.write(f"The counter could not do its work: {type(trouble).__name__}. It tries again.")
            return AFTER_TROUBLE
        finally:
            # Between two the database may have come and gone.
            close_old_connections()
