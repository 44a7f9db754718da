"""Every digit of a letter is a mark, part of a date or a name, or loose: nothing slips between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.programme.marks import (
    FigureMark,
    PaperMark,
    figure_numbers,
    loose_numbers,
    numerals,
    papers,
    parts,
    pieces,
)

FRAGMENTS = [
    "In 2023 ", "in 2000 hotels", "ruim 200 mensen ", "[G12]", "[G0]", "[g7]", "[28638-217]", "[35570-VI-50]", "[", "]",
    "18 oktober 2023", "actielijn 3 ", "actielijnen 1, 2 en 3", "art. 273f", " (2023)", "€ 2,5 miljoen", "60%", "½",
    "G12", "٣٤",
    "1 200", "-", ".", ",", " ", "\n", "slachtoffers", "week 42", "nr. 217", "2023", "e", "x", "²",
]  # fmt: skip
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli"]
MONTHS += ["augustus", "september", "oktober", "november", "december"]
ANY_WORDS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join))


@given(ANY_WORDS)
def test_the_pieces_are_the_words_again(words):
    assert "".join(piece.text for piece in pieces(words)) == words


@given(ANY_WORDS)
def test_no_digit_is_left_in_plain_words(words):
    assert not [p for p in pieces(words) if p.sort == "words" and any(letter.isnumeric() for letter in p.text)]


@given(ANY_WORDS)
def test_parts_lose_nothing_but_the_spelling_of_a_mark(words):
    plain = "".join(part if isinstance(part, str) else str(part) for part in parts(words))
    assert plain.lower() == words.lower()
    assert all(
        isinstance(a, str) + isinstance(b, str) < 2 for a, b in zip(parts(words), parts(words)[1:], strict=False)
    )


@given(
    st.integers(1, 99_999),
    st.sampled_from(["slachtoffers", "hotels", "medewerkers", "gemelde slachtoffers", "euro", "procent"]),
)
def test_a_count_is_always_loose_whatever_stands_before_it(number, counted):
    for before in ("", "In ", "Sinds ", "ruim ", "(", "actie ", "actielijn ", "van 2018 tot "):
        assert any(str(number) in loose for loose in loose_numbers(f"{before}{number} {counted} deden mee.")), before


@given(st.integers(1, 999_999))
def test_a_mark_of_a_figure_is_read_whatever_its_number(number):
    assert figure_numbers(f"Er waren [G{number}] slachtoffers.") == [number]
    assert loose_numbers(f"Er waren [G{number}] slachtoffers.") == []


@given(st.dates())
def test_a_date_may_be_typed(on):
    on = on.replace(year=2000 + on.year % 40, day=min(on.day, 28))
    month = MONTHS[on.month - 1]
    for words in (
        f"Op {on.day} {month} {on.year} begon het.",
        f"Op {on:%d-%m-%Y} begon het.",
        f"{on.day} {month}",
    ):
        assert loose_numbers(words) == []


@pytest.mark.parametrize(
    ("words", "loose"),
    [
        ("Ruim 200 hotels en 127 certificaten.", ["200", "127"]),
        ("In 2000 hotels is getraind.", ["2000"]),
        ("In 2020 deelnemende hotels.", ["2020"]),
        ("Ruim 2000 mensen.", ["2000"]),
        ("Er is € 2 miljoen en 2,5 procent.", ["€ 2 miljoen", "2,5 procent"]),
        ("Volgens G12 steeg het.", ["G12"]),
        ("[G1]2", ["2"]),
        ("Kamerstuk 28 638, nr. 217", ["28 638", "217"]),
        ("fase 1 200 slachtoffers", ["1 200"]),
        ("Tussen ½ en ¾.", ["½", "¾"]),
        ("Met 2000 nieuwe jonge slachtoffers, in 2000 (nieuwe) zaken.", ["2000", "2000"]),
        ("Er zijn (1950) slachtoffers.", ["1950"]),
        ("in 2023% van de zaken", ["2023%"]),
        ("in 2023.500 zaken", ["2023.500"]),
        ("In 2023, sinds 2018 en van 2018 tot en met 2022 (2023).", []),
        ("Op 18 oktober 2023; 14–18 oktober 2024; 2023-10-18; oktober 2023; week 42.", []),
        ("Actielijn 3, actielijnen 1, 2 en 3, actie 3.2 en artikel 273f.", []),
    ],
)
def test_what_is_loose(words, loose):
    assert loose_numbers(words) == loose


def test_the_parts_are_words_and_marks():
    assert parts("Zie [G12] en [35570-vi-50].") == ["Zie ", FigureMark(12), " en ", PaperMark("35570", "50", "VI"), "."]
    assert [paper.name for paper in papers("[28638-217] [35570-VI-50] [28638-217]")] == [
        "Kamerstuk 28 638, nr. 217",
        "Kamerstuk 35 570 VI, nr. 50",
    ]


def test_a_mark_that_is_none_is_loose():
    assert loose_numbers("[G0] [G 12] [28638-21777] [G12") == ["G0", "12", "28638-21777", "G12"]


def test_a_number_in_letters_is_told_and_does_not_stop():
    words = "Dertien projecten bereikten drieëntwintig gemeenten; twee van hen stopten."
    assert numerals(words) == ["Dertien projecten", "drieëntwintig gemeenten"]
    assert loose_numbers(words) == []
