"""Every measure is whole, in both languages, and stands in the documentation as it is."""

import dataclasses
import pkgutil
import re
from pathlib import Path

import pytest

from samenzicht.law import Words
from samenzicht.programme import measures
from samenzicht.programme.catalogue import table
from samenzicht.programme.measure import MEASURES

DOCS = Path(__file__).parents[3] / "docs" / "measures.md"
FILES = sorted(one.name for one in pkgutil.iter_modules(measures.__path__))


def test_there_are_at_least_twelve_and_each_file_is_one():
    assert len(MEASURES) >= 12
    assert sorted(MEASURES) == FILES


@pytest.mark.parametrize("code", FILES)
def test_it_is_whole(code):
    measure = MEASURES[code]
    assert re.fullmatch(r"[a-z][a-z_]{2,39}", code)
    assert measure.question in {"fewer", "helped", "tackled", ""}
    for words in (measure.name, measure.rule, measure.unit, measure.caution):
        assert words.nl.strip()
        assert words.en.strip()
    assert measure.source.strip()
    for words in (measure.rule, measure.caution):
        assert words.nl != words.en
        assert words.nl.endswith(".")
        assert words.en.endswith(".")


@pytest.mark.parametrize(
    "fault",
    [
        {"rule": Words("", "A rule.")},
        {"unit": Words("personen", " ")},
        {"source": ""},
        {"way": "tallied"},
        {"carries": "strong"},
        {"carries": "weak", "question": ""},
        {"parts": {"police": Words("politie", "")}},
    ],
)
def test_a_planted_fault_is_refused(fault):
    with pytest.raises(ValueError, match="measure hotels"):
        dataclasses.replace(MEASURES["npst_hotels"], code="hotels", **fault)


def test_baseline_and_target_are_not_invented():
    """None of the documents names one. Who fills one in names the document here."""
    assert [one.code for one in MEASURES.values() if one.baseline is not None or one.target is not None] == []


def test_registered_counts_and_effort_carry_no_answer():
    for code in ("registered_victims", "notifications", "reported", "npst_staff", "npst_hotels", "npst_certificates"):
        assert MEASURES[code].carries == "none"


def test_the_documentation_has_the_table_as_it_is():
    assert table("en") in DOCS.read_text(encoding="utf-8"), "run `manage measures` and paste it into docs/measures.md"
