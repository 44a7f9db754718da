"""The warning that a name stands in a text which should carry no identity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.matching import mentions

NAMES = ["Fatima el Amrani", "Piet Jansen", "Li Na", "Van den Berg", "Łukasz Bąk"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ik zag Fatima bij de deur.", ["Fatima el Amrani"]),
        ("AMRANI belde twee keer", ["Fatima el Amrani"]),
        ("mail naar f.elamrani@voorbeeld.nl", ["Fatima el Amrani"]),
        ("account @fatima_93", ["Fatima el Amrani"]),
        ("Jansens auto en Fatima's jas", ["Fatima el Amrani", "Piet Jansen"]),
        ("Na Li wacht buiten", ["Li Na"]),
        ("de heer van den BERG", ["Van den Berg"]),
        ("lukasz zei niets", ["Łukasz Bąk"]),
        ("De vrouw woont boven de winkel van de buren, na elf uur.", []),
        ("", []),
    ],
)
def test_which_names_stand_in_the_text(text: str, found: list[str]) -> None:
    assert mentions(text, NAMES) == found


@given(st.lists(st.sampled_from(NAMES)), st.text())
def test_a_whole_name_is_always_seen(names: list[str], around: str) -> None:
    text = f"{around} . {' ; '.join(names)} . {around}"
    assert set(names) <= set(mentions(text, NAMES))


@given(st.text())
def test_a_name_without_letters_is_never_seen(text: str) -> None:
    assert mentions(text, ["", "  ", "12", "-"]) == []
