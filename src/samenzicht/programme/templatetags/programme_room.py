"""The room's own menu, on every page of it for who works there."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from samenzicht.organisations.models import Role

register = template.Library()

# Asking owners for news is the office's own work; its ministries read the rest.
OFFICE_ONLY = {"programme:news"}
WAYS = (
    ("programme:board", _("Bord")),
    ("programme:plans", _("Plannen")),
    ("programme:news", _("Nieuws")),
    ("programme:motions", _("Kamer")),
    ("programme:grants", _("Geld")),
    ("programme:figures", _("Cijfers")),
    ("programme:letters", _("Brief")),
)


@register.inclusion_tag("programme/rooms.html", takes_context=True)
def rooms(context: Mapping[str, Any]) -> dict[str, Any]:
    """The ways of this room; the one whose address begins this page's address is where one is."""
    office = context["post"].is_any(Role.OFFICE)
    ways = [(address(name), word) for name, word in WAYS if office or name not in OFFICE_ONLY]
    links = [(url, word) for url, word in ways if url]
    path = context["request"].path
    here = max((url for url, _word in links if path.startswith(url)), key=len, default="")
    return {"links": [(url, word, url == here) for url, word in links]}


def address(name: str) -> str:
    """Empty for a page that is not there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
