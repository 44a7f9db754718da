"""Whoever writes the same thing differently gets the same value."""

import string
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenzicht.matching import normalise

SEPARATORS = st.sampled_from(["", " ", "-", ".", " - "])
LETTERS = "bcdfghjklmnpqrstvwxyz"


@st.composite
def spread(draw: st.DrawFn, text: str) -> str:
    """The text with spaces and dashes put between its signs."""
    return "".join(sign + draw(SEPARATORS) for sign in text[:-1]) + text[-1:]


@given(st.text())
def test_words_of_words_are_the_same_words(text: str) -> None:
    once = normalise.words(text)
    assert normalise.words(" ".join(once)) == once


@given(st.text())
def test_a_name_of_a_name_is_the_same_name(text: str) -> None:
    once = normalise.name(text)
    assert once is None or normalise.name(once) == once


@given(st.text())
def test_capitals_and_composed_letters_do_not_matter(text: str) -> None:
    assert normalise.words(unicodedata.normalize("NFC", text)) == normalise.words(unicodedata.normalize("NFD", text))
    assert normalise.name(text) == normalise.name(unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("José", "JOSE"),
        ("Łukasz Bąk", "lukasz bak"),
        ("El-Amrani", "el amrani"),
        ("O’Neill", "O'Neill"),
        ("İnci Çelik", "inci celik"),
        ("Søren Ĳssel", "soren ijssel"),
        ("Strauß", "strauss"),
    ],
)
def test_the_same_name_written_differently(one: str, other: str) -> None:
    assert normalise.words(one) == normalise.words(other)
    assert normalise.name(one) == normalise.name(other)


def test_other_names_stay_apart() -> None:
    assert normalise.name("Jansen") != normalise.name("Janssen")


def test_words_of_one_sign_are_dropped() -> None:
    assert normalise.words("a de B. 7 42") == ["de", "42"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("06-12345678", "+31612345678"),
        ("+31 (0)6 1234 5678", "+31612345678"),
        ("+31 06 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("(020) 123 45 67", "+31201234567"),
        ("0800-5151", "+318005151"),
        ("+48 601 123 456", "+48601123456"),
        ("0048601123456", "+48601123456"),
    ],
)
def test_a_phone_number_however_it_is_written(written: str, number: str) -> None:
    assert normalise.phone(written) == number


@pytest.mark.parametrize(
    "text", ["", "112", "12345678", "04-03-2026", "06-1234567", "zes", "+", "+31 6 12 ab", "٠٦١٢٣٤٥٦٧٨"]
)
def test_what_is_no_phone_number(text: str) -> None:
    assert normalise.phone(text) is None


@given(st.text(string.digits[1:], min_size=9, max_size=9), st.data())
def test_a_dutch_number_in_any_spacing(digits: str, data: st.DataObject) -> None:
    assert normalise.phone(data.draw(spread("0" + digits))) == f"+31{digits}"
    assert normalise.phone(data.draw(spread("+31" + digits))) == f"+31{digits}"


@given(st.from_regex(r"(?:\+|00)[1-9][0-9 \-]{6,14}", fullmatch=True))
def test_a_number_from_abroad_stays_itself(text: str) -> None:
    number = normalise.phone(text)
    assert number is None or normalise.phone(number) == number


@given(st.text(string.ascii_letters + string.digits, min_size=2, max_size=10), st.data())
def test_a_plate_in_any_spacing(signs: str, data: st.DataObject) -> None:
    assume(any(sign.isdigit() for sign in signs))
    assert normalise.plate(data.draw(spread(signs.lower()))) == signs.upper()


@pytest.mark.parametrize("text", ["", "geen kenteken", "ABC", "1", "12-ABC-3!", "1234567890123"])
def test_what_is_no_plate(text: str) -> None:
    assert normalise.plate(text) is None


@pytest.mark.parametrize(
    "written", ["12345678", "KvK 12345678", "kvk-nummer: 1234 5678", "12.34.56.78", "KvK nr. 12345678"]
)
def test_a_company_number(written: str) -> None:
    assert normalise.company(written) == "12345678"


@pytest.mark.parametrize("text", ["1234567", "123456789", "KvK", "", "１２３４５６７８９"])
def test_what_is_no_company_number(text: str) -> None:
    assert normalise.company(text) is None


@pytest.mark.parametrize(
    ("written", "account"),
    [
        ("@Naam_12", "naam_12"),
        ("naam_12", "naam_12"),
        ("https://www.instagram.com/Naam_12/?x=1", "naam_12"),
        ("tiktok.com/@naam_12", "naam_12"),
        ("Jan@Voorbeeld.nl", "jan@voorbeeld.nl"),
        (" @naam.achter ", "naam.achter"),
    ],
)
def test_an_online_account(written: str, account: str) -> None:
    assert normalise.handle(written) == account


@pytest.mark.parametrize("text", ["", "@", "twee woorden", "a"])
def test_what_is_no_account(text: str) -> None:
    assert normalise.handle(text) is None


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    for make in (normalise.phone, normalise.plate, normalise.company, normalise.handle):
        value = make(text)
        assert value is None or make(value) == value
