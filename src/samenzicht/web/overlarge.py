"""What is too large to take: it is read to its end all the same, so that its page arrives, and the text is given back.

A server that answers while a browser still sends breaks the connection, and the browser then shows its own page
instead of ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, UnreadablePostError

PIECE = 64 * 1024
# What a person typed or pasted fits in this; of more, the beginning is given back.
GIVEN_BACK = 2 * 1024 * 1024
FIELDS = 2000
# Beyond this nobody is waiting for a page: a program sends, and a thread must not read for it for ever.
READ_OUT = 64 * 1024 * 1024
SECONDS = 20


@dataclass(frozen=True)
class Came:
    """The fields of a form that was not taken, as far as they were read."""

    fields: tuple[tuple[str, str], ...] = ()
    whole: bool = True


def what_came(request: HttpRequest) -> Came:
    """The fields of a form in the usual encoding; a form that carries files gives nothing."""
    if request.content_type != "application/x-www-form-urlencoded":
        return Came()
    body = b"".join(pieces(request, GIVEN_BACK))
    try:
        fields = parse_qsl(body.decode("ascii", "replace"), errors="replace", max_num_fields=FIELDS)
    except ValueError:
        return Came()
    return Came(tuple(fields), whole=len(body) < GIVEN_BACK)


def pieces(request: HttpRequest, most: int) -> Iterator[bytes]:
    """What is still to be read of a request, up to so many bytes; less when the visitor stops sending."""
    left, until = most, time.monotonic() + SECONDS
    try:
        while left > 0 and time.monotonic() < until and (piece := request.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
    except UnreadablePostError:
        return


class ReadOut:
    """Reads what a view left unread, before the answer leaves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for _piece in pieces(request, READ_OUT):
            pass
        return response
