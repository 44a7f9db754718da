"""Which names stand in a free text: the warning before a letter leaves that should carry no identity."""

from collections.abc import Iterable

from samenzicht.matching.writing import APOSTROPHES, LETTERS, plain

SHORTEST_NAME = 3
# Words that stand in front of many names and in every text.
PARTICLES = frozenset(
    """
    van von den der des het ten ter tot the and aan bij over onder uit voor del della dos das bin ibn ben bint abu
    familie mevrouw meneer mijnheer mevr dhr
    """.split()  # noqa: SIM905
)


def mentions(text: str, names: Iterable[str]) -> list[str]:
    """The names, as given and in their order, of which some word stands in the text.

    It warns rather too often than not: one word of three letters or more is enough, also written together
    (elamrani), with a Dutch -s behind it, or in an account or e-mail address. A name of short words only (Li Na) counts
    when its words stand side by side, in either order. It cannot see a misspelt name or a nickname.
    """
    spoken = _spoken(text)
    return [name for name in names if _stands_in(name, spoken)]


def _spoken(text: str) -> list[str]:
    return [found.group() for found in LETTERS.finditer(APOSTROPHES.sub(" ", plain(text)))]


def _stands_in(name: str, spoken: list[str]) -> bool:
    parts = _spoken(name)
    telling = [part for part in parts if len(part) >= SHORTEST_NAME and part not in PARTICLES]
    if not telling:
        return _side_by_side(parts, spoken)
    together = ["".join(parts[place:]) for place in range(len(parts) - 1)]
    said = set(spoken)
    return any(part in said or f"{part}s" in said for part in telling + together)


def _side_by_side(parts: list[str], spoken: list[str]) -> bool:
    orders = (parts, parts[::-1])
    places = range(len(spoken) - len(parts) + 1)
    return bool(parts) and any(spoken[place : place + len(parts)] in orders for place in places)
