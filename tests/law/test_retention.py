"""How long what was given may be kept."""

from datetime import date

from samenzicht.law import BASES
from samenzicht.law.retention import Retention


def test_kept_until_and_with_the_last_day() -> None:
    thirty = Retention("receipt", 30)
    began = date(2026, 1, 1)
    assert thirty.ends(began) == date(2026, 1, 31)
    assert not thirty.is_over(began, date(2026, 1, 31))
    assert thirty.is_over(began, date(2026, 2, 1))
    assert "30 dagen" in thirty.words.nl
    assert "30 days" in thirty.words.en


def test_where_the_law_of_the_receiver_counts_nothing_ends_here() -> None:
    own = Retention("receiver_law", None)
    assert own.ends(date(2026, 1, 1)) is None
    assert not own.is_over(date(2000, 1, 1), date(2026, 1, 1))


def test_a_wgs_partnership_never_keeps_longer_than_five_years() -> None:
    partnerships = [basis for basis in BASES if basis.code.startswith("wgs-")]
    assert len(partnerships) == 6
    for basis in partnerships:
        last = basis.retention.ends(date(2025, 3, 1))
        assert basis.retention.rule == "first_processing"
        assert last is not None
        assert last <= date(2030, 3, 1)
