"""`manage programme_remind`: asks once more for news that did not come. Run every minute by `manage clock`."""

from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand
from django.utils import timezone

from samenzicht.compartments.keyring import NoKey
from samenzicht.programme.actions.asking import offices, remind


class Command(BaseCommand):
    help = "Mails a reminder for each step of the cycle that has come, to owners who have not told anything."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = sum(self.remind(compartment) for compartment in offices())
        if sent:
            self.stdout.write(f"{sent} reminders for news sent.")

    def remind(self, compartment: UUID) -> int:
        try:
            return remind(compartment, timezone.now())
        except OSError as trouble:
            # The mail server is away: the next minute tries again, and other offices are not kept waiting.
            self.stderr.write(f"Reminders of office {compartment} could not be mailed: {type(trouble).__name__}.")
            return 0
        except NoKey:
            # Its key was destroyed: there is nobody left to remind.
            return 0
