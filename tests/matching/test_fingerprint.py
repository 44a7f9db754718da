"""Equal values are equal under one key and one purpose, and only then."""

import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenzicht.matching import fingerprint, fingerprints

KEYS = st.binary(min_size=32, max_size=64)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
KEY = bytes(range(32))


@given(TEXTS, KEYS)
def test_the_same_value_gives_the_same_fingerprint(value: str, key: bytes) -> None:
    once = fingerprint(value, key=key, purpose="search")
    assert once == fingerprint(value, key=key, purpose="search")
    assert len(once) == 32
    assert once != hashlib.sha256(value.encode()).digest()


@given(TEXTS, KEYS, KEYS)
def test_another_key_gives_another_fingerprint(value: str, one: bytes, other: bytes) -> None:
    assume(one.ljust(64, b"\0") != other.ljust(64, b"\0"))  # HMAC fills a key up with zeros
    assert fingerprint(value, key=one, purpose="search") != fingerprint(value, key=other, purpose="search")


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_another_purpose_or_value_gives_another_fingerprint(purpose: str, value: str, aim: str, other: str) -> None:
    assume((purpose, value) != (aim, other))
    assert fingerprint(value, key=KEY, purpose=purpose) != fingerprint(other, key=KEY, purpose=aim)


def test_a_sign_does_not_move_from_purpose_to_value() -> None:
    assert fingerprint("bc", key=KEY, purpose="a") != fingerprint("c", key=KEY, purpose="ab")


@pytest.mark.parametrize(
    ("value", "key", "purpose"), [("", KEY, "search"), ("x", KEY, ""), ("x", b"short", "search"), ("x", KEY[:31], "s")]
)
def test_what_would_hide_nothing_is_refused(value: str, key: bytes, purpose: str) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        fingerprint(value, key=key, purpose=purpose)


def test_many_values_lose_their_order_and_doubles() -> None:
    made = fingerprints(["jan", "", "amrani", "jan"], key=KEY, purpose="search")
    assert made == {fingerprint(value, key=KEY, purpose="search") for value in ("jan", "amrani")}
