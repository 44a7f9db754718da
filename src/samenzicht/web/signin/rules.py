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
    `demo`: the role switch; it counts only while this is the fictional region, and only for who lives there.
    """
    return any(
        is_second_factor(step)
        or step.get("method") == VOUCHED
        or (step.get("method") == DEMO and around.demo and around.fictional)
        for step in steps
    )


def vouches(claims: Mapping[str, Any], wanted: Collection[str]) -> bool:
    """Whether a provider's claims say one of the wanted words in `amr` (how) or `acr` (how sure)."""
    said = claims.get("amr") or []
    words = {said} if isinstance(said, str) else set(said)
    return not words.union({str(claims.get("acr", ""))}).isdisjoint(wanted)
