"""Euros as people write them: 1.250.000,50. Pure."""

import re
from decimal import Decimal

# Two digits for cents, and twelve before them, as the fields hold.
MOST = Decimal("999999999999.99")
WRITTEN = re.compile(r"(?:€\s?)?(-?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+))(?:,(\d{1,2}|-))?\s*(?:euro)?", re.IGNORECASE)


class NoAmount(Exception):
    """This is no amount; `why` is a code: "strange", "negative" or "huge"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def amount_of(typed: str) -> Decimal:
    """A dot stands between thousands only: 1.25 could mean two things, so it is refused rather than guessed.

    Raises NoAmount.
    """
    found = WRITTEN.fullmatch(" ".join(typed.split()))
    if found is None:
        raise NoAmount("strange")
    cents = (found[2] or "").replace("-", "").ljust(2, "0")
    amount = Decimal(f"{found[1].replace('.', '')}.{cents}")
    if amount < 0 or found[1].startswith("-"):
        raise NoAmount("negative")
    if amount > MOST:
        raise NoAmount("huge")
    return amount


def written(amount: Decimal) -> str:
    """As it stands in a field: 1.250.000,50, and without cents where there are none."""
    whole = f"{amount:,.2f}".removesuffix(".00")
    return whole.translate(str.maketrans(",.", ".,"))


def spoken(amount: Decimal, language: str) -> str:
    """With the sign of the euro, in the language of the page; the digits stay on one line."""
    plain = f"{amount:,.2f}".removesuffix(".00")
    return f"€\u00a0{plain.translate(str.maketrans(',.', '.,'))}" if language.startswith("nl") else f"€{plain}"
