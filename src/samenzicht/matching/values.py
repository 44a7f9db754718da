"""One sort of value at a time: words, a name, a phone number, a plate, a company, an online account."""

import re

from samenzicht.matching.writing import DASHES, plain, whole_words

SHORTEST_WORD = 2

DUTCH_NUMBER = re.compile(r"0[1-9]\d{8}")
SERVICE_NUMBER = re.compile(r"0(?:800|90[069])(?:\d{4}|\d{7})")
NUMBER_ABROAD = re.compile(r"[1-9]\d{6,14}")  # with the country code; E.164 allows 15 digits
PHONE_SIGNS = re.compile(rf"[\s().{DASHES}/]+")

PLATE_SIGNS = re.compile(rf"[\s.{DASHES}\u00b7]+")
PLATE = re.compile(r"[A-Z0-9]{2,10}")

COMPANY_SIGNS = re.compile(rf"[\s.{DASHES}:]+")
COMPANY = re.compile(r"(?:kvk|coc)?(?:nummer|number|nr)?(\d{8})")

MAIL = re.compile(r"[^\s@/]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+")
WEB_ADDRESS = re.compile(r"(?:https?://)?[a-z0-9\-]+(?:\.[a-z0-9\-]+)+/@?([^/?#\s]+)\S*")
HANDLE = re.compile(r"[\w.\-]{2,64}")


def words(text: str) -> list[str]:
    """The words in order, plain (no capitals or accents); words of one sign are dropped."""
    return [word for word in whole_words(text) if len(word) >= SHORTEST_WORD]


def name(text: str) -> str | None:
    """A name of a person, company or street in one piece: El-Amrani, el amrani and ElAmrani are one."""
    return "".join(whole_words(text)) or None


def phone(text: str) -> str | None:
    """A phone number as +31612345678; a number without country code is Dutch, 0800 and 0900 numbers included."""
    written = PHONE_SIGNS.sub("", text.replace("(0)", ""))
    abroad = written.removeprefix("+") if written.startswith("+") else written.removeprefix("00")
    if abroad != written:
        return f"+{_without_trunk_zero(abroad)}" if _is_number(NUMBER_ABROAD, abroad) else None
    if _is_number(DUTCH_NUMBER, written) or _is_number(SERVICE_NUMBER, written):
        return f"+31{written[1:]}"
    return None


def _is_number(pattern: re.Pattern[str], text: str) -> bool:
    return text.isascii() and pattern.fullmatch(text) is not None


def _without_trunk_zero(abroad: str) -> str:
    # +31 06 1234 5678 is a common slip; the zero is never part of a Dutch number from abroad.
    return "31" + abroad[3:] if abroad.startswith("310") else abroad


def plate(text: str) -> str | None:
    """A number plate of any country: capitals and digits without signs between them, at least one digit."""
    written = PLATE_SIGNS.sub("", plain(text)).upper()
    fits = PLATE.fullmatch(written) and any(sign.isdigit() for sign in written)
    return written if fits else None


def company(text: str) -> str | None:
    """The eight digits of a number in the trade register (KvK)."""
    found = COMPANY.fullmatch(COMPANY_SIGNS.sub("", plain(text)))
    return found.group(1) if found and found.group(1).isascii() else None


def handle(text: str) -> str | None:
    """An online account as one types it: without @ and the address of the site; an e-mail address stays whole."""
    written = plain(text.strip())
    if MAIL.fullmatch(written):
        return written
    site = WEB_ADDRESS.fullmatch(written)
    account = site.group(1) if site else written.removeprefix("@")
    return account if HANDLE.fullmatch(account) else None
