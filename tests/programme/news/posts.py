"""Mail servers that do what they should not."""

from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.base import BaseEmailBackend


class Away(BaseEmailBackend):
    """Nobody answers the call."""

    def send_messages(self, email_messages):
        raise ConnectionRefusedError


class Picky(BaseEmailBackend):
    """Does not know one of the addresses."""

    def send_messages(self, email_messages):
        from django.core import mail

        for message in email_messages:
            if "onbekend" in message.to[0]:
                raise SMTPRecipientsRefused({})
            mail.outbox.append(message)
        return len(email_messages)
