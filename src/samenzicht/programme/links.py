"""The address by which someone without an account tells news: signed by us, with nothing personal in it.

It carries which compartment and which row. So the visitor gets the key of that compartment for one transaction, and the
view looks for that one row; no secret that opens anything lies in the database.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from samenzicht.compartments.keys import Keys
from samenzicht.programme.models import Absence, News, NewsRequest


class Sort(StrEnum):
    """What a link is for. Each sort is signed in its own way, so that none can pass for another."""

    UPDATE = "update"
    NEWS = "news"
    ABSENCE = "absence"


@dataclass(frozen=True)
class Link:
    sort: Sort
    compartment: UUID
    row: UUID

    @property
    def keys(self) -> Keys:
        return Keys(compartments=frozenset({self.compartment}))

    @property
    def token(self) -> str:
        packed = urlsafe_b64encode(self.compartment.bytes + self.row.bytes).decode().rstrip("=")
        return signer(self.sort).sign(packed)

    @property
    def address(self) -> str:
        """The whole address, as it stands in a mail."""
        name = "update" if self.sort is Sort.UPDATE else "update_confirm"
        return settings.SITE.rstrip("/") + reverse(name, args=[self.token])


def signer(sort: Sort) -> Signer:
    return Signer(salt=f"samenzicht.programme.link.{sort}", sep=".")


def to_update(asked: NewsRequest) -> Link:
    return Link(Sort.UPDATE, asked.compartment_id, asked.pk)


def to_confirm(row: News | Absence) -> Link:
    sort = Sort.NEWS if isinstance(row, News) else Sort.ABSENCE
    return Link(sort, row.compartment_id, row.pk)


def read(token: str, *sorts: Sort) -> Link | None:
    """The link of one of these sorts, or None when we did not sign this."""
    for sort in sorts:
        try:
            packed = signer(sort).unsign(token)
        except BadSignature:
            continue
        carried = urlsafe_b64decode(packed + "=")
        return Link(sort, UUID(bytes=carried[:16]), UUID(bytes=carried[16:]))
    return None
