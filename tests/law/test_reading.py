"""A faulty basis is refused with the name of its file and its key; the shelf as it stands is sound."""

from collections.abc import Callable
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from samenzicht.law import BASES, BasisError, read_basis, read_shelf

SOUND = """
code = "wgs-planted"
title = { nl = "Een wet", en = "A law" }
sentence = { nl = "Dit mag.", en = "This is allowed." }
articles = ["Wet 1"]
source = "A law"
verified = false
note = { nl = "Niet gelezen.", en = "Not read." }
reviewed_by = ""
valid_from = 2025-03-01
valid_until = 2027-02-28
conditions = { necessary = "Wet 2" }
purposes = { detect = {} }
routes = [{ senders = ["municipality"], receivers = ["police"] }]
stages = { signal = { categories = ["facts"] }, joint = { categories = ["identity"] } }
gates = { identity = { positive_test = "Wet 3" } }
retention = { rule = "receipt", days = 30 }
"""
FILE = "wgs-planted.toml"


def _without(key: str) -> Callable[[str], str]:
    return lambda text: "\n".join(line for line in text.splitlines() if not line.startswith(f"{key} ="))


def _with(old: str, new: str) -> Callable[[str], str]:
    def planted(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return planted


def test_the_sound_example_is_read() -> None:
    basis = read_basis(FILE, SOUND)
    assert basis.code == "wgs-planted"
    assert basis.categories == {"facts", "identity"}
    assert basis.retention.days == 30
    assert basis.concept


FAULTS = {
    "not toml": (_with("code =", "code"), "not valid TOML"),
    "no purposes": (_without("purposes"), "purposes: is missing"),
    "no articles": (_with('["Wet 1"]', "[]"), "articles: must be a list"),
    "a slip in a key": (_with("valid_until", "valid_untill"), "valid_untill: .* did you mean 'valid_until'"),
    "a slip in a sender": (_with('"municipality"', '"munisipality"'), "routes.senders: .* did you mean 'municipality'"),
    "a receiver twice": (_with('["police"]', '["police", "police"]'), "routes.receivers: names a code twice"),
    "no receivers": (_with('receivers = ["police"]', "receivers = []"), "routes.receivers: must be a list"),
    "no senders": (_with('senders = ["municipality"], ', ""), "routes.senders: is missing"),
    "no routes": (_with('[{ senders = ["municipality"], receivers = ["police"] }]', "[]"), "routes: must be a list"),
    "an unknown purpose": (_with("detect = {}", "punish = {}"), "purposes: unknown code 'punish'"),
    "no purpose": (_with("{ detect = {} }", "{}"), "purposes: must not be empty"),
    "an unknown condition": (_with("necessary =", "needed ="), "conditions: unknown code 'needed'"),
    "a condition without article": (_with('"Wet 2"', '""'), "conditions.necessary: must be a text"),
    "an unknown stage": (_with("signal = {", "sinal = {"), "stages: unknown code 'sinal'; did you mean 'signal'"),
    "an unknown category": (_with('["facts"]', '["gossip"]'), "stages.signal.categories: unknown code 'gossip'"),
    "no stages": (
        _with('signal = { categories = ["facts"] }, joint = { categories = ["identity"] }', ""),
        "stages: must",
    ),
    "a gate that opens nothing": (_with("gates = { identity", "gates = { health"), "gates.health: no stage gives"),
    "an unknown gate": (_with("gates = { identity", "gates = { soul"), "gates: unknown code 'soul'"),
    "words in one language": (_with(', en = "A law"', ""), "title.en: is missing"),
    "empty words": (_with('"Dit mag."', '" "'), "sentence.nl: must be a text that is not empty"),
    "a third language": (_with('en = "A law"', 'en = "A law", de = "Ein Gesetz"'), "title.de: is not a key"),
    "a date as text": (_with("= 2025-03-01", '= "2025-03-01"'), "valid_from: must be a date"),
    "a date with a time": (_with("= 2025-03-01", "= 2025-03-01T00:00:00"), "valid_from: must be a date"),
    "closed before it opens": (_with("2027-02-28", "2024-02-28"), "valid_until: 2024-02-28 lies before"),
    "unverified and silent": (_without("note"), "note: is missing: say what is not verified"),
    "verified by a word": (_with("verified = false", 'verified = "no"'), "verified: must be true or false"),
    "a last resort by a word": (
        _with("verified = false", 'verified = false\nlast_resort = "yes"'),
        "last_resort: must be true or false",
    ),
    "an unknown rule of keeping": (_with('"receipt"', '"forever"'), "retention.rule: unknown code 'forever'"),
    "a rule without its days": (_with(", days = 30", ""), "retention.days: rule 'receipt' needs days"),
    "days that nobody counts": (_with('"receipt"', '"receiver_law"'), "retention.days: rule .* takes no days"),
    "days below nought": (_with("days = 30", "days = -1"), "retention.days: must be a whole number"),
    "days that are true": (_with("days = 30", "days = true"), "retention.days: must be a whole number"),
    "another name than its file": (_with('"wgs-planted"', '"wgs-other"'), "code: 'wgs-other' does not fit"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_named_by_file_and_key(fault: str) -> None:
    plant, said = FAULTS[fault]
    with pytest.raises(BasisError, match=f"^{FILE}: {said}" if fault != "not toml" else f"^{FILE}: .*TOML"):
        read_basis(FILE, plant(SOUND))


def test_two_versions_live_on_one_day_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SOUND)
    successor = SOUND.replace("2025-03-01", "2027-02-28").replace("valid_until = 2027-02-28", "")
    (tmp_path / "wgs-planted@2027-02-28.toml").write_text(successor.replace("valid_until = 2027-02-28", ""))
    with pytest.raises(
        BasisError, match=r"^wgs-planted@2027-02-28.toml: valid_from: is live together with wgs-planted"
    ):
        read_shelf(tmp_path)


def test_a_successor_takes_over_the_day_after(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SOUND)
    (tmp_path / "wgs-planted@2027-03-01.toml").write_text(
        SOUND.replace("valid_until = 2027-02-28", "").replace("2025-03-01", "2027-03-01")
    )
    shelf = read_shelf(tmp_path)
    for day, live in {date(2027, 2, 28): shelf[0], date(2027, 3, 1): shelf[1]}.items():
        assert [basis for basis in shelf if basis.is_live(day)] == [live]


def test_the_shelf_is_the_folder() -> None:
    files = [file.name for file in resources.files("samenzicht.law").joinpath("bases").iterdir()]
    assert len(BASES) == len(files) >= 28


def test_nothing_is_reviewed_yet_so_everything_is_a_concept() -> None:
    """When a lawyer signs a basis this test changes with it, and the page stops saying concept."""
    assert {basis.code for basis in BASES if basis.ground.reviewed_by} == set()
    assert all(basis.concept for basis in BASES)
    signed = read_basis(FILE, SOUND.replace('reviewed_by = ""', 'reviewed_by = "mr. A. de Vries, 2026-01-05"'))
    assert not signed.concept
