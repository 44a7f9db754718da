"""`organisation`: founds an organisation with its first administrator, and prints the link to begin with."""

import os
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from samenzicht.organisations.founding import CannotFound, found
from samenzicht.organisations.models import Officer


class Command(BaseCommand):
    help = "Found an organisation with its first administrator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="as it stands on the envelope of a letter")
        parser.add_argument("--kind", required=True, help="a party code of the law, such as municipality or police")
        parser.add_argument(
            "--region", default="", help="a police unit, such as PU03; empty for a national organisation"
        )
        parser.add_argument("--email", required=True, help="address of the first administrator")
        parser.add_argument("--administrator", required=True, help="name of the first administrator")

    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get("SAMENZICHT_ROLE") != "owner":
            raise CommandError("Use: ./samenzicht manage --role owner organisation ...")
        asked = {key: options[key] for key in ("name", "kind", "region", "email", "administrator")}
        try:
            organisation, officer = found(**asked)
        except CannotFound as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{organisation.name}: {organisation.pk}\n{officer.name} begins here, within three days:")
        self.stdout.write(self.first_step(officer))

    def first_step(self, officer: Officer) -> str:
        """The path after the site's own address; it works once."""
        where = {"uidb36": user_pk_to_url_str(officer), "key": default_token_generator.make_token(officer)}
        return reverse("account_reset_password_from_key", kwargs=where)
