"""Rooms, models and files are named in the words of the field, and each has its line in the glossary."""

import re

import pytest
from django.apps import apps

from tests.house.plan import ROOT, SOURCE, rooms

REFUSED = {"services", "helpers", "utils", "util", "common", "base", "misc", "core", "managers", "handlers"}
LONGEST = 400


def missing(words: set[str], glossary: str) -> set[str]:
    """Words without a row of their own in the glossary's tables."""
    rows = set(re.findall(r"^\|\s*`?([\w.]+)`?\s*\|", glossary, flags=re.MULTILINE))
    return words - rows


def test_every_room_and_model_is_in_the_glossary():
    ours = [model for model in apps.get_models() if model.__module__.startswith("samenzicht.")]
    words = set(rooms()) | {model.__name__ for model in ours}
    assert missing(words, (ROOT / "docs" / "glossary.md").read_text()) == set()


def test_a_missing_word_is_found():
    assert missing({"signals", "Attic"}, "| `signals` | signalen | x |\n") == {"Attic"}


def test_no_file_has_a_name_that_says_nothing():
    assert [path for path in SOURCE.rglob("*.py") if path.stem in REFUSED] == []


def test_no_file_grew_out_of_sight():
    long = {path: len(path.read_text().splitlines()) for path in SOURCE.rglob("*.py") if "migrations" not in path.parts}
    assert [path for path, lines in long.items() if lines > LONGEST] == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_setting_outlives_its_transaction(path):
    """`set_config(..., false)` and SET SESSION would leave keys in a pooled connection."""
    text = path.read_text()
    assert not re.search(r"set_config\([^)]*,\s*false\s*\)|SET\s+SESSION\b", text, flags=re.IGNORECASE)
