"""The typesetter in its own process: what it cannot make is told in its own words, and it never hangs."""

import sys

import pytest

from samenzicht.programme.letter import pressing
from samenzicht.programme.letter.pressing import NotPressed, pictures, pressed

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 100"><text x="9" y="50">Naam</text></svg>'


def test_pictures_are_png_and_none_asks_for_nothing(monkeypatch):
    made = pictures([SVG, SVG])
    assert [one[:8] for one in made] == [b"\x89PNG\r\n\x1a\n"] * 2
    monkeypatch.setattr(pressing, "COMMAND", ("/nowhere",))
    assert pictures([]) == []


def test_what_it_cannot_make_is_told_in_its_own_words():
    with pytest.raises(NotPressed, match="dictionary does not contain key"):
        pressed({"title": "x"}, "2023-01-01T00:00:00+00:00")
    with pytest.raises(NotPressed, match="SVG"):
        pictures(["<svg"])


def test_it_never_hangs(monkeypatch):
    monkeypatch.setattr(pressing, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(pressing, "PATIENCE", 0.5)
    with pytest.raises(NotPressed, match="not done after"):
        pictures([SVG])
