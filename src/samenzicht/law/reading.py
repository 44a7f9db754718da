"""Reads a legal basis from its file, and refuses a faulty one by file and key.

A basis is closed by date and never deleted: its successor stands in ``<code>@<first day>.toml`` under the same code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import combinations
from types import MappingProxyType
from typing import Any

from .basis import ANY_STAGE, Basis, Demands, Ground, Route, Stage
from .categories import CATEGORIES
from .conditions import CONDITIONS
from .parties import PARTIES
from .purposes import PURPOSES, STAGES
from .retention import COUNTED, RULES, Retention
from .words import LANGUAGES, Words

NEEDED = {
    "code", "title", "sentence", "articles", "source", "verified", "reviewed_by", "valid_from",
    "routes", "purposes", "conditions", "stages", "retention",
}  # fmt: skip
ALLOWED = NEEDED | {"valid_until", "gates", "note", "last_resort"}


class BasisError(ValueError):
    """A basis file that cannot be relied on; the message names the file and the key."""


class _Page:
    """One file, with the questions that the reader puts to it."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        try:
            self.content: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            raise BasisError(f"{name}: not valid TOML: {fault}") from fault
        self._keys(self.content, "", NEEDED, ALLOWED)

    def fault(self, key: str, what: str) -> BasisError:
        return BasisError(f"{self.name}: {key}: {what}")

    def _keys(self, table: Mapping[str, Any], under: str, needed: Collection[str], allowed: Collection[str]) -> None:
        for key in sorted(set(needed) - set(table)):
            raise self.fault(under + key, "is missing")
        for key in sorted(set(table) - set(allowed)):
            raise self.fault(under + key, f"is not a key of a basis{_perhaps(key, allowed)}")

    def table(self, value: object, key: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.fault(key, "must be a table")
        return value

    def exactly(self, value: object, key: str, needed: Collection[str], more: Collection[str] = ()) -> dict[str, Any]:
        table = self.table(value, key)
        self._keys(table, f"{key}.", needed, {*needed, *more})
        return table

    def text(self, value: object, key: str, *, may_be_empty: bool = False) -> str:
        if not isinstance(value, str) or not (may_be_empty or value.strip()):
            raise self.fault(key, "must be a text" + ("" if may_be_empty else " that is not empty"))
        return value

    def truth(self, key: str) -> bool:
        value = self.content[key]
        if not isinstance(value, bool):
            raise self.fault(key, "must be true or false")
        return value

    def words(self, key: str) -> Words:
        table = self.exactly(self.content[key], key, LANGUAGES)
        return Words(*(self.text(table[tongue], f"{key}.{tongue}") for tongue in LANGUAGES))

    def day(self, key: str) -> date:
        value = self.content[key]
        if type(value) is not date:
            raise self.fault(key, "must be a date such as 2025-03-01")
        return value

    def code(self, value: object, key: str, known: Collection[str]) -> str:
        if not isinstance(value, str) or value not in known:
            raise self.fault(key, f"unknown code {value!r}{_perhaps(value, known)}")
        return value

    def codes(self, value: object, key: str, known: Collection[str]) -> frozenset[str]:
        if not isinstance(value, list) or not value:
            raise self.fault(key, "must be a list that is not empty")
        found = [self.code(one, key, known) for one in value]
        if len(set(found)) < len(found):
            raise self.fault(key, "names a code twice")
        return frozenset(found)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.content[key]
        if not isinstance(value, list) or not value:
            raise self.fault(key, "must be a list that is not empty")
        return tuple(self.text(one, key) for one in value)

    def demands(self, value: object, key: str) -> Demands:
        asked = self.table(value, key)
        return MappingProxyType(
            {self.code(code, key, CONDITIONS): self.text(article, f"{key}.{code}") for code, article in asked.items()}
        )


def _perhaps(value: object, known: Collection[str]) -> str:
    near = get_close_matches(str(value), sorted(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def read_basis(name: str, text: str) -> Basis:
    """Read one file. Raises BasisError, which names the file and the key, when anything in it cannot be relied on."""
    page = _Page(name, text)
    ground = _ground(page)
    if name.removesuffix(".toml").split("@")[0] != ground.code:
        raise page.fault("code", f"{ground.code!r} does not fit the name of the file")
    stages = _stages(page)
    valid_from, valid_until = page.day("valid_from"), None
    if "valid_until" in page.content:
        valid_until = page.day("valid_until")
        if valid_until < valid_from:
            raise page.fault("valid_until", f"{valid_until} lies before valid_from {valid_from}")
    return Basis(
        ground=ground,
        routes=_routes(page),
        purposes=_per_code(page, "purposes", PURPOSES),
        demands=page.demands(page.content["conditions"], "conditions"),
        stages=stages,
        gates=_gates(page, stages),
        retention=_retention(page),
        valid_from=valid_from,
        valid_until=valid_until,
        last_resort=page.truth("last_resort") if "last_resort" in page.content else False,
    )


def _ground(page: _Page) -> Ground:
    note = page.words("note") if "note" in page.content else None
    verified = page.truth("verified")
    if not verified and note is None:
        raise page.fault("note", "is missing: say what is not verified")
    return Ground(
        code=page.text(page.content["code"], "code"),
        title=page.words("title"),
        sentence=page.words("sentence"),
        articles=page.texts("articles"),
        source=page.text(page.content["source"], "source"),
        verified=verified,
        reviewed_by=page.text(page.content["reviewed_by"], "reviewed_by", may_be_empty=True),
        note=note,
    )


def _routes(page: _Page) -> tuple[Route, ...]:
    routes = page.content["routes"]
    if not isinstance(routes, list) or not routes:
        raise page.fault("routes", "must be a list that is not empty")
    return tuple(
        Route(*(page.codes(table[end], f"routes.{end}", PARTIES) for end in ("senders", "receivers")))
        for table in (page.exactly(route, "routes", ("senders", "receivers")) for route in routes)
    )


def _per_code(page: _Page, key: str, known: Collection[str]) -> Mapping[str, Demands]:
    table = page.table(page.content[key], key)
    if not table:
        raise page.fault(key, "must not be empty")
    return MappingProxyType(
        {page.code(code, key, known): page.demands(demands, f"{key}.{code}") for code, demands in table.items()}
    )


def _stages(page: _Page) -> Mapping[str, Stage]:
    stages: dict[str, Stage] = {}
    for name, value in page.table(page.content["stages"], "stages").items():
        key = f"stages.{page.code(name, 'stages', (*STAGES, ANY_STAGE))}"
        table = page.exactly(value, key, ("categories",), ("conditions",))
        stages[name] = Stage(
            page.codes(table["categories"], f"{key}.categories", CATEGORIES),
            page.demands(table.get("conditions", {}), f"{key}.conditions"),
        )
    if not stages:
        raise page.fault("stages", "must not be empty")
    return MappingProxyType(stages)


def _gates(page: _Page, stages: Mapping[str, Stage]) -> Mapping[str, Demands]:
    if "gates" not in page.content:
        return MappingProxyType({})
    gates = _per_code(page, "gates", CATEGORIES)
    for category in gates:
        if not any(category in stage.categories for stage in stages.values()):
            raise page.fault(f"gates.{category}", "no stage gives this category")
    return gates


def _retention(page: _Page) -> Retention:
    table = page.exactly(page.content["retention"], "retention", ("rule",), ("days",))
    rule = page.code(table["rule"], "retention.rule", RULES)
    days = table.get("days")
    if (rule in COUNTED) != (days is not None):
        raise page.fault("retention.days", f"rule {rule!r} {'needs' if rule in COUNTED else 'takes no'} days")
    if days is not None and (type(days) is not int or days < 0):
        raise page.fault("retention.days", "must be a whole number of days")
    return Retention(rule, days)


def read_shelf(folder: Traversable) -> tuple[Basis, ...]:
    """Read every basis in a folder, by file name. Two versions of one basis may not be live on the same day."""
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    shelf = [(file.name, read_basis(file.name, file.read_text(encoding="utf-8"))) for file in files]
    _no_overlap(shelf)
    return tuple(basis for _, basis in shelf)


def _no_overlap(shelf: Iterable[tuple[str, Basis]]) -> None:
    for (name, one), (other_name, other) in combinations(shelf, 2):
        if one.code == other.code and one.is_live(other.valid_from) | other.is_live(one.valid_from):
            raise BasisError(f"{other_name}: valid_from: is live together with {name}, which has the same code")


BASES: tuple[Basis, ...] = read_shelf(resources.files(__package__).joinpath("bases"))
