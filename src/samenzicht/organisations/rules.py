"""What an administrator may do to whose roles. Judged on codes; an answer of "" means yes, else it says why not."""

from collections.abc import Collection, Iterable

REPORTER, ATTENTION, PARTNER, CHAIR, RECEIVER = "reporter", "attention", "partner", "chair", "receiver"
ANALYST = "analyst"
OFFICE, MINISTRY = "office", "ministry"
PRIVACY, ADMINISTRATOR = "privacy", "administrator"
WITH_CONTENT = frozenset({REPORTER, ATTENTION, PARTNER, CHAIR, RECEIVER, ANALYST, OFFICE, MINISTRY})


def why_not_give(role: str, has: Collection[str], to_oneself: bool) -> str:
    """Nobody gives themselves a role. Who manages people sees no content, so the two do not meet in one officer.

    That goes for the privacy officer too: who reads the journal of an administrator's acts is not that administrator.
    """
    if to_oneself:
        return "oneself"
    if role == ADMINISTRATOR and not set(has) <= {ADMINISTRATOR}:
        return "both_sides"
    if role != ADMINISTRATOR and ADMINISTRATOR in has:
        return "both_sides"
    return ""


def why_not_here(role: str, kind: str) -> str:
    """`kind` is the organisation's party code. A programme office is a ministry's, and lets its checkers in itself."""
    if role == MINISTRY:
        return "by_office"
    return "" if role != OFFICE or kind == "ministry" else "no_ministry"


def offered(kind: str, roles: Iterable[str]) -> list[str]:
    """The roles that an organisation of this kind can give."""
    return [role for role in roles if not why_not_here(role, kind)]


def why_not_end(role: str, administrators: int) -> str:
    """`administrators`: how many the organisation has. The last one stays, else nobody could ever be invited again."""
    return "last_administrator" if role == ADMINISTRATOR and administrators <= 1 else ""


def why_not_renew(to_oneself: bool, works_elsewhere: bool) -> str:
    """Who clears someone's ways to sign in and reads their mail has all their posts, so it stays in the house."""
    if to_oneself:
        return "oneself"
    return "elsewhere" if works_elsewhere else ""
