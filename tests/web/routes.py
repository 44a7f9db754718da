"""Every address that a front door knows, so that a new one is tested the day it is made."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.urls import URLResolver, get_resolver

FILLING = {"uuid": lambda: str(uuid4()), "int": lambda: "1", "slug": lambda: "2026-03-04"}
NAMED = re.compile(r"<(?P<sort>\w+):(?P<name>\w+)>|\(\?P<(?P<free>\w+)>[^)]*\)")


@dataclass(frozen=True)
class Route:
    pattern: str
    name: str
    view: Any

    def parts(self) -> dict[str, str]:
        """What the address takes: name and sort. An expression takes free text."""
        return {found["name"] or found["free"]: found["sort"] or "free" for found in NAMED.finditer(self.pattern)}

    def path(self, **given: Any) -> str:
        """An address, with what is given and something of the right sort for the rest."""

        def fill(found: re.Match[str]) -> str:
            name = found["name"] or found["free"]
            return str(given.get(name) or FILLING.get(found["sort"], lambda: "x1")())

        return "/" + NAMED.sub(fill, self.pattern).replace("^", "").replace("$", "")


def routes(door: str) -> list[Route]:
    return list(below(get_resolver(f"samenzicht.web.{door}"), ""))


def below(resolver: URLResolver, before: str) -> Iterator[Route]:
    for one in resolver.url_patterns:
        pattern = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from below(one, pattern)
        else:
            yield Route(pattern, one.name or "", one.callback)
