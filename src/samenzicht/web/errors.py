"""Pages for what went wrong: what it is, and what to do; never a detail of data, never a trace."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import is_valid_path

from samenzicht.organisations.typed import sentences, typed
from samenzicht.web.overlarge import Came, what_came

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def page(request: HttpRequest, status: int, **context: Any) -> HttpResponse:
    return render(request, f"web/{status}.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return too_large(request) if isinstance(exception, TOO_LARGE) else page(request, 400)


def needs_button(request: HttpRequest) -> HttpResponse:
    """An act was opened as a page, as happens after signing in again halfway: leads to where its button is."""
    return page(request, 405, href=nearest_page(request.path))


def nearest_page(path: str) -> str:
    """The first address above this one that exists."""
    while path.strip("/"):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if is_valid_path(path):
            return path
    return "/"


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def too_large(request: HttpRequest) -> HttpResponse:
    """What was typed is given back, as far as it can be: the browser keeps no copy of it."""
    came = what_came(request) if request.method == "POST" else Came()
    return page(request, 413, typed=sentences(came.fields), whole=came.whole)


def failed(request: HttpRequest) -> HttpResponse:
    """Leans on nothing that may be broken: no database, no session, no context processors."""
    return HttpResponse(render_to_string("web/500.html"), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form stood open too long; what was typed is given back to copy, for the browser keeps no copy of it."""
    return render(request, "web/expired.html", {"typed": typed(request)}, status=403)
