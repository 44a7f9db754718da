"""A pseudonym is calm, easy to say, and never a name."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.matching import pseudonym
from samenzicht.matching.pseudonym import ADJECTIVES, COMBINATIONS, NOUNS

# Words that a first draft might hold: names, peoples, colours of skin, insults, double meanings, crime.
UNCALM = frozenset(
    """
    roos iris linde jasmijn merel zwarte witte blanke bruine gele rode roze blauwe oranje oude jonge dikke dunne
    mooie lelijke domme gekke wilde lichte losse schuine vieze arme dode bange vrije hollandse turkse poolse
    franse joodse christelijke ezel kwast muts doos trut sok eikel pruim kers meloen snol kip hond kat varken
    slang bok vos aap mes pistool bom ketting touw kooi cel kelder kluis slot bed matras haven zak spuit pil
    joint snaar kast wiet lamp raam kruis moskee kerk minaret vrouw man meisje jongen kind moeder vader baas
    koning
    """.split()  # noqa: SIM905
)


def uncalm(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word in UNCALM]


def test_there_are_enough_pseudonyms() -> None:
    assert COMBINATIONS >= 500_000
    assert len(ADJECTIVES) >= 60
    assert len(NOUNS) >= 120


def test_no_word_comes_twice() -> None:
    assert len({*ADJECTIVES, *NOUNS}) == len(ADJECTIVES) + len(NOUNS)


def test_every_word_is_one_calm_lower_case_word() -> None:
    for word in (*ADJECTIVES, *NOUNS):
        assert re.fullmatch(r"[a-z]{2,15}", word), word
    assert uncalm(ADJECTIVES + NOUNS) == []


def test_the_guard_sees_a_planted_word() -> None:
    assert uncalm((*NOUNS, "kelder", "iris")) == ["kelder", "iris"]


def test_every_adjective_stands_well_before_a_de_word() -> None:
    assert [word for word in ADJECTIVES if not word.endswith(("e", "en"))] == []


@given(st.binary(min_size=8, max_size=32))
def test_random_bytes_give_two_words_and_a_number(chance: bytes) -> None:
    assert re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+ [1-9]\d?", pseudonym(chance))
    assert pseudonym(chance) == pseudonym(chance)


@given(st.integers(0, COMBINATIONS - 1), st.integers(0, COMBINATIONS - 1))
def test_other_numbers_give_other_pseudonyms(one: int, other: int) -> None:
    assert (pseudonym(one) == pseudonym(other)) == (one == other)


@pytest.mark.parametrize("chance", [-1, COMBINATIONS, b"", b"1234567"])
def test_too_little_chance_is_refused(chance: int | bytes) -> None:
    with pytest.raises(ValueError, match="pseudonym"):
        pseudonym(chance)
