"""The door for who has no account but a link: the key of one compartment, for one transaction."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.keyring import NoKey, secrets_of
from samenzicht.compartments.keys import holding
from samenzicht.programme import links
from samenzicht.programme.links import Link, Sort

View = Callable[..., HttpResponse]
ASK = _("Vraag het programmabureau om een nieuwe link.")
# Code: status, what is the matter, what to do.
CLOSED = {
    "altered": (
        404,
        _("Deze link is niet heel"),
        _("Waarschijnlijk brak je mailprogramma hem af. Kopieer de hele link uit de mail en plak hem in de adresbalk."),
    ),
    "gone": (410, _("Deze link werkt niet meer"), ASK),
    "expired": (
        410,
        _("Deze link is verlopen"),
        _("Kijk of je een nieuwere mail hebt gekregen. Zo niet, vraag het programmabureau om een nieuwe link."),
    ),
    "ended": (
        410,
        _("Deze actie is afgerond of gestopt"),
        _("Er is geen nieuws meer nodig. Klopt dat niet? Laat het programmabureau weten hoe het zit."),
    ),
    "often": (
        429,
        _("Via deze link is al veel gestuurd"),
        _("Wacht een uur en probeer het opnieuw, of stuur het aan het programmabureau."),
    ),
}


class Closed(Exception):
    """This link leads to nothing any more; `why` is a code of CLOSED."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def by_link(*sorts: Sort) -> Callable[[View], View]:
    """Reads the token, holds its compartment's key while the view works, and tells what is the matter if it cannot.

    Whoever is signed in gets no more here, and who is not gets nothing but what this view shows of this one row.
    """

    def door(view: View) -> View:
        @wraps(view)
        def enter(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
            link = links.read(token, *sorts)
            try:
                answer = within(view, request, link, **more)
            except NoKey:
                answer = closed(request, "gone")
            except Closed as shut:
                answer = closed(request, shut.why)
            return untold(answer)

        return enter

    return door


def within(view: View, request: HttpRequest, link: Link | None, **more: Any) -> HttpResponse:
    if link is None:
        raise Closed("altered")
    with holding(link.keys):
        secrets_of(link.compartment)
        return view(request, link, **more)


def closed(request: HttpRequest, why: str) -> HttpResponse:
    """What is the matter and what to do, with what was typed to copy. Nothing of any action stands on it."""
    status, title, todo = CLOSED[why]
    typed = [request.POST.get(name, "").strip() for name in ("done", "result", "next")]
    context = {"title": title, "todo": todo, "typed": [words for words in typed if words]}
    return render(request, "programme/closed.html", context, status=status)


def untold(answer: HttpResponse) -> HttpResponse:
    """The address opens something, so browsers tell it to nobody and search engines keep it out."""
    answer.headers["Referrer-Policy"] = "strict-origin"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
