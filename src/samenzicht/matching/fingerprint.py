"""Keyed fingerprints: equal values give equal fingerprints, and without the key a fingerprint tells nothing.

Phone numbers and names can be guessed one by one, so a plain hash would hide nothing; only the key does. The purpose is
part of the fingerprint, so that what was made for searching in one compartment can never be laid beside what was made
for finding links between regions.
"""

import hashlib
import hmac
from collections.abc import Iterable

FEWEST_KEY_BYTES = 32
LENGTH = hashlib.sha256().digest_size


def fingerprint(value: str, *, key: bytes, purpose: str) -> bytes:
    """The 32 bytes (HMAC-SHA256, RFC 2104) that stand for a normalised value, for one key and one purpose.

    Raises ValueError for an empty value (all empty values would match each other), an empty purpose or a short key.
    The value must be normalised by the caller: this function compares signs, not meaning.
    """
    if len(key) < FEWEST_KEY_BYTES:
        raise ValueError(f"a fingerprint key has at least {FEWEST_KEY_BYTES} bytes, got {len(key)}")
    if not purpose or not value:
        raise ValueError("a fingerprint needs a purpose and a value")
    # The length of the purpose goes first: "ab" + "c" and "a" + "bc" must differ.
    purpose_bytes = purpose.encode()
    message = len(purpose_bytes).to_bytes(4, "big") + purpose_bytes + value.encode()
    return hmac.new(key, message, hashlib.sha256).digest()


def fingerprints(values: Iterable[str], *, key: bytes, purpose: str) -> frozenset[bytes]:
    """The fingerprints of many values, without order and without doubles; empty values are left out."""
    return frozenset(fingerprint(value, key=key, purpose=purpose) for value in values if value)
