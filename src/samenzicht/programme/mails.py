"""Mails about news of an action: Dutch with English below, no data of a person but the name of who is written to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import formats, timezone, translation

from samenzicht.organisations.models import Organisation
from samenzicht.programme import links
from samenzicht.programme.models import Absence, Action, Contact, News, NewsRequest


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    text: str

    def send(self, connection: BaseEmailBackend | None = None) -> None:
        """Raises OSError (of which smtplib's errors are a sort) when it could not be given away."""
        EmailMessage(self.subject, self.text, None, [self.to], connection=connection).send()


def asking(asked: NewsRequest, contact: Contact, again: bool = False) -> Mail:
    """The question for news, or the reminder of it."""
    name, address = (
        (contact.deputy_name, contact.deputy_address) if asked.to_deputy else (contact.name, contact.address)
    )
    words = {"name": name, "owner": contact.name, "request": asked, "link": links.to_update(asked).address}
    return written(address, asked.action, "reminder" if again else "asked", words, until=asked.expires_at)


def confirming(row: News | Absence, contact: Contact) -> Mail:
    """Asks, in the mailbox of who answers for the action, whether what came through the link is theirs.

    An absence is asked of the owner alone: nobody names their own deputy's deputy.
    """
    name, address = (
        contact.answering(timezone.localdate()) if isinstance(row, News) else (contact.name, contact.address)
    )
    words = {"name": name, "link": links.to_confirm(row).address}
    return written(address, contact.action, "confirm_news" if isinstance(row, News) else "confirm_absence", words)


def written(to: str, action: Action, template: str, words: Mapping[str, Any], until: datetime | None = None) -> Mail:
    subjects = {
        "asked": "graag je nieuws / your news, please",
        "reminder": "herinnering, graag je nieuws / a reminder, your news, please",
        "confirm_news": "is dit nieuws van jou? / is this news yours?",
        "confirm_absence": "ben je een tijd weg? / are you away?",
    }
    subject = " ".join(f"{action.plan.name}, actie {action.number}: {subjects[template]}".split())
    told = {**words, "action": action, "office": office_name(action.compartment_id)}
    if until is not None:
        told |= {"until_nl": day(until, "nl"), "until_en": day(until, "en")}
    return Mail(to, subject, render_to_string(f"programme/email/{template}.txt", told))


def day(at: datetime, language: str) -> str:
    """The last day that ends before this moment, or holds it."""
    with translation.override(language):
        return formats.date_format(timezone.localtime(at - timedelta(seconds=1)), "j F Y")


def office_name(compartment: UUID) -> str:
    return Organisation.objects.filter(compartment=compartment).values_list("name", flat=True).first() or ""


def go_out(compartment: UUID) -> bool:
    """Nobody gets a mail from a fictional office; its links stand on its own page."""
    return not Organisation.objects.filter(compartment=compartment, fictional=True).exists()
