"""When a sign-in is sure enough for keys: two factors, or one that holds two. Judged on plain values."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SECOND_FACTORS = frozenset({"totp", "recovery_codes", "webauthn"})
VOUCHED, DEMO = "vouched", "demo"


@dataclass(frozen=True)
class Circumstances:
    """What counts besides the steps: whether this is the fictional region, and this officer one of it."""

    demo: bool = False
    fictional: bool = False


def is_second_factor(step: Mapping[str, Any]) -> bool:
    """A passkey holds two factors itself; a code or key comes on top of a password or a provider's word."""
    return step.get("method") == "mfa" and step.get("type") in SECOND_FACTORS


def is_sure(steps: Iterable[Mapping[str, Any]], around: Circumstances) -> bool:
    """Whether these steps of signing in are enough to hold keys.

    `vouched`: the organisation's provider said in its token that it asked for two factors, and we trust it to say so.
    `demo`: the role switch; it counts for the people of the fictional region only, who themselves are nobody where the
    region is not, whatever else their session holds.
    """
    if around.fictional and not around.demo:
        return False
    enough = {VOUCHED, DEMO} if around.fictional else {VOUCHED}
    return any(is_second_factor(step) or step.get("method") in enough for step in steps)


def vouches(claims: Mapping[str, Any], wanted: Collection[str]) -> bool:
    """Whether a provider's claims say one of the wanted words in `amr` (how) or `acr` (how sure)."""
    said = claims.get("amr") or []
    words = {said} if isinstance(said, str) else set(said)
    words.add(str(claims.get("acr") or ""))
    return not (words - {""}).isdisjoint(wanted)


def is_fresh(steps: Iterable[Mapping[str, Any]], now: float, seconds: float = 600) -> bool:
    """Whether a step was made in the last ten minutes. `now` and the steps are in seconds since 1970."""
    return any(0 <= now - float(step.get("at", 0)) < seconds for step in steps)


def speaks_for(email: str, domains: Collection[str]) -> bool:
    """Whether a provider with these mail domains may say who this address is."""
    who, _, domain = email.rpartition("@")
    return bool(who) and domain.lower() in {one.lower() for one in domains}


def has_ended(opened: float, seen: float, now: float, longest: float, idle: float) -> bool:
    """Whether a session is too old, or was left alone too long. All in seconds."""
    return now - opened >= longest or now - seen >= idle
