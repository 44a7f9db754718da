"""This letter beside the one before: what was promised, what became of it, what is new. Plain values only."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def compared(former: Mapping[str, Any] | None, rows: Sequence[Row], plan: str) -> dict[str, Any]:
    """`former` is the content of the last letter that was frozen; None where there was none here."""
    if former is None:
        return {"former": None, "promised": [], "became": [], "new": [], "gone": []}
    same = former["plan"]["code"] == plan
    before = {called(one, same): one for one in former["annex"]}
    now = {called(one, same): one for one in rows}
    both = [(before[name], now[name]) for name in now if name in before]
    return {
        "former": {"cycle": former["cycle"], "kamerstuk": former["kamerstuk"]},
        "promised": [
            {**about(new), "promised": old["next"], "became": new["done"], "result": new["result"]}
            for old, new in both
            if old["next"]
        ],
        "became": [{**about(new), "from": old["state"]} for old, new in both if old["state"] != new["state"]],
        "new": [about(one) for name, one in now.items() if name not in before],
        "gone": [about(one) for name, one in before.items() if name not in now],
    }


def called(row: Row, same_plan: bool) -> str:
    """By number within one plan. Another plan counts anew, so there an action is known by its name."""
    return str(row["number"] if same_plan else row["name"].casefold())


def about(row: Row) -> dict[str, Any]:
    return {"number": row["number"], "name": row["name"], "state": row["state"]}
