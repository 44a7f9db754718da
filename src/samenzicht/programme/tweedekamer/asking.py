"""Asking the service: one host, a few pages, a limit to bytes and to patience. Either everything came, or nothing."""

import ssl
import time
from collections.abc import Mapping
from email.message import Message
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from samenzicht.programme.tweedekamer.reading import DOSSIER, MOST_RECORDS, NotUnderstood, page_of

SERVICE = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/"
# Seconds for one answer to come, and for all together.
PATIENCE, ALL_PATIENCE = 10, 25
MOST_BYTES = 8 * 1024 * 1024
MOST_PAGES = 20
EXPANDED = (
    "Kamerstukdossier($select=Nummer,Toevoeging)",
    "ZaakActor($select=ActorNaam,ActorFractie,Relatie,Verwijderd)",
    "Besluit($select=BesluitSoort,GewijzigdOp,Verwijderd)",
    "Document($select=Soort,Datum,Volgnummer,Verwijderd)",
)


class NotAnswered(Exception):
    """No whole answer came; `why` is a code, `told` what the sentence needs."""

    def __init__(self, why: str, **told: object) -> None:
        super().__init__(why)
        self.why = why
        self.told = told


def question(dossier: str = DOSSIER, service: str = SERVICE) -> str:
    """The address that asks for all motions of a dossier."""
    words = {
        "$filter": f"Verwijderd eq false and Soort eq 'Motie' and Kamerstukdossier/any(d: d/Nummer eq {int(dossier)})",
        "$select": "Id,Nummer,Soort,Titel,Onderwerp,GestartOp,Volgnummer,Verwijderd",
        "$expand": ",".join(EXPANDED),
        "$orderby": "GestartOp,Id",
        "$count": "true",
    }
    return f"{service}Zaak?{urlencode(words, quote_via=quote, safe='$(),=')}"


def ask(dossier: str = DOSSIER, service: str = SERVICE) -> list[Mapping[str, Any]]:
    """All records of all pages.

    Raises:
        NotAnswered: when it cannot be reached, is too late, sends too much, or breaks off halfway.
        NotUnderstood: when what came is not what the documentation says.
    """
    until = time.monotonic() + ALL_PATIENCE
    address, records = question(dossier, service), list[Mapping[str, Any]]()
    seen: set[str] = set()
    total: int | None = None
    while address:
        if address in seen or len(seen) >= MOST_PAGES:
            raise NotUnderstood("endless")
        seen.add(address)
        page = page_of(fetched(address, service, until))
        records += page.records
        total = page.total if total is None else total
        if len(records) > MOST_RECORDS:
            raise NotAnswered("too_much")
        address = urljoin(address, page.goes_on) if page.goes_on else ""
    if total is not None and len(records) < total:
        raise NotAnswered("half", got=len(records), total=total)
    return records


def fetched(address: str, service: str, until: float) -> bytes:
    """The bytes of one answer. Raises NotAnswered."""
    if not same_place(address, service):
        raise NotAnswered("elsewhere")
    asked = Request(address, headers={"Accept": "application/json", "User-Agent": "Samenzicht"})  # noqa: S310
    try:
        with opener(service).open(asked, timeout=min(PATIENCE, max(0.1, until - time.monotonic()))) as answer:
            return read(answer, until)
    except HTTPError as refused:
        raise NotAnswered("refused", status=refused.code) from refused
    except (TimeoutError, ssl.SSLError, URLError, HTTPException, OSError, ValueError) as wrong:
        raise NotAnswered(reason(wrong)) from wrong


def reason(wrong: BaseException) -> str:
    inner = wrong.reason if isinstance(wrong, URLError) else wrong
    if isinstance(inner, TimeoutError):
        return "late"
    if isinstance(inner, ssl.SSLError):
        return "unsafe"
    return "half" if isinstance(inner, HTTPException) else "unreachable"


def read(answer: IO[bytes], until: float) -> bytes:
    """Piece by piece, so that an answer that drips ends too."""
    pieces, size = [], 0
    while piece := answer.read(64 * 1024):
        size += len(piece)
        if size > MOST_BYTES:
            raise NotAnswered("too_much")
        if time.monotonic() > until:
            raise NotAnswered("late")
        pieces.append(piece)
    return b"".join(pieces)


def same_place(address: str, service: str) -> bool:
    """The same protocol, host and port, and no name or password in front of it."""
    asked, ours = urlsplit(address), urlsplit(service)
    return (asked.scheme, asked.netloc) == (ours.scheme, ours.netloc)


class StayHere(HTTPRedirectHandler):
    """A redirect to another host is not followed: who can redirect us could send us anywhere in our own network."""

    def __init__(self, service: str) -> None:
        self.service = service

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        if not same_place(newurl, self.service):
            raise NotAnswered("elsewhere")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def opener(service: str) -> OpenerDirector:
    """Knows the web only: no files, no ftp, no data addresses."""
    made = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(context=ssl.create_default_context()),
        HTTPDefaultErrorHandler(),
        StayHere(service),
        HTTPErrorProcessor(),
    ):
        made.add_handler(handler)
    return made
