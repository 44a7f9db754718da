"""`manage remind`: mails "there is news" for post that nobody acknowledged. Run every minute by `manage clock`."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from samenzicht.compartments.models import Compartment
from samenzicht.sharing.actions import remind


class Command(BaseCommand):
    help = "Mails once after 24 and once after 72 hours that there is post. Never says what it is about."

    def handle(self, *args: Any, **options: Any) -> None:
        sent = sum(self.remind(compartment) for compartment in Compartment.objects.all())
        if sent:
            self.stdout.write(f"{sent} reminders sent.")

    def remind(self, compartment: Compartment) -> int:
        try:
            return remind(compartment, timezone.now())
        except OSError as trouble:
            # The mail server is away: the next minute tries again, and other organisations are not kept waiting.
            self.stderr.write(
                f"Reminders of compartment {compartment.pk} could not be mailed: {type(trouble).__name__}."
            )
            return 0
