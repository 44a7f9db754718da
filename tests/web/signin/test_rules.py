"""When a sign-in is sure enough, on plain values."""

import pytest

from samenzicht.web.signin.rules import Circumstances, has_ended, is_fresh, is_sure, speaks_for, vouches

PASSWORD = {"method": "password"}
RESET = {"method": "password_reset"}
PROVIDER = {"method": "socialaccount", "provider": "wiekendam", "uid": "1"}
VOUCHED = {"method": "vouched"}
DEMO = {"method": "demo"}
CODE = {"method": "mfa", "type": "totp"}
RECOVERY = {"method": "mfa", "type": "recovery_codes"}
PASSKEY = {"method": "mfa", "type": "webauthn", "passwordless": True}
REAL, FICTIONAL_IN_DEMO = Circumstances(), Circumstances(demo=True, fictional=True)


@pytest.mark.parametrize(
    ("steps", "sure"),
    [
        ([], False),
        ([PASSWORD], False),
        ([PASSWORD, PASSWORD], False),
        ([RESET], False),
        ([PROVIDER], False),
        ([PASSWORD, PROVIDER], False),
        ([{"method": "mfa", "type": "something_new"}], False),
        ([{"method": "mfa"}], False),
        ([PASSWORD, CODE], True),
        ([PASSWORD, RECOVERY], True),
        ([PASSKEY], True),
        ([PROVIDER, VOUCHED], True),
        ([PROVIDER, CODE], True),
        ([DEMO], False),
    ],
)
def test_two_factors_or_one_that_holds_two(steps, sure):
    assert is_sure(steps, REAL) is sure


def test_the_demo_counts_for_its_own_people_while_it_is_there():
    assert is_sure([DEMO], FICTIONAL_IN_DEMO)
    assert not is_sure([DEMO], Circumstances(demo=True, fictional=False))
    assert not is_sure([DEMO, PASSWORD, CODE], Circumstances(demo=False, fictional=True))


@pytest.mark.parametrize(
    ("claims", "wanted", "answer"),
    [
        ({"amr": ["pwd", "mfa"]}, ["mfa"], True),
        ({"amr": "mfa"}, ["mfa"], True),
        ({"acr": "urn:two"}, ["urn:two"], True),
        ({"amr": ["pwd"]}, ["mfa"], False),
        ({}, ["mfa"], False),
        ({"amr": ["mfa"]}, [], False),
        ({"amr": None, "acr": None}, ["mfa"], False),
        ({}, [""], False),
    ],
)
def test_a_provider_vouches_in_words_that_were_agreed(claims, wanted, answer):
    assert vouches(claims, wanted) is answer


@pytest.mark.parametrize(
    ("email", "answer"),
    [
        ("a@wiekendam.example", True),
        ("a@Wiekendam.Example", True),
        ("a@politie.example", False),
        ("a@sub.wiekendam.example", False),
        ("a@wiekendam.example.evil", False),
        ("wiekendam.example", False),
        ("", False),
    ],
)
def test_a_provider_speaks_for_its_domains(email, answer):
    assert speaks_for(email, ["wiekendam.example"]) is answer


@pytest.mark.parametrize(
    ("opened", "seen", "ended"),
    [(0, 995, True), (1, 995, False), (900, 970, True), (900, 971, False), (999, 999, False)],
)
def test_a_session_ends_by_age_and_by_rest(opened, seen, ended):
    assert has_ended(opened, seen, now=1000, longest=1000, idle=30) is ended


def test_fresh_is_ten_minutes():
    assert is_fresh([{"at": 400.5}], now=1000)
    assert not is_fresh([{"at": 400}], now=1000)
    assert not is_fresh([{"at": 2000}], now=1000)
    assert not is_fresh([], now=1000)
