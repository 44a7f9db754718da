"""`demo`: lays the fictional region and walks its stories. Only in a database without any real organisation."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from samenzicht.organisations.models import Organisation
from samenzicht.web.demo.region import lay_region
from samenzicht.web.demo.walk import walk


class Command(BaseCommand):
    help = "Lay the fictional region with its organisations, officers and signals."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get("SAMENZICHT_ROLE") != "owner":
            raise CommandError("The region is laid by the owner role: ./samenzicht manage --role owner demo")
        if Organisation.objects.filter(fictional=False).exists():
            raise CommandError("This database holds real organisations; a fictional region has no place in it.")
        if Organisation.objects.exists():
            self.stdout.write("The fictional region is there already.")
            return
        told = walk(lay_region())
        self.stdout.write(f"A fictional region with {Organisation.objects.count()} organisations and {told} signals.")
