"""What is laid down points at nobody: not by itself, not by subtraction, not a day later."""

from decimal import Decimal
from itertools import product

import pytest

from samenzicht.programme.measures import Count
from samenzicht.programme.protecting import FEWEST, numbers_of, share_of, wilson


def possible(shown, parts: int, most: int = 40) -> list[set[int]]:
    """All that each part may be, given what is shown: what a reader with patience finds."""
    whole = shown[""].value
    ends = [
        [int(one.value)] if one.value is not None else range(most)
        for one in [count for part, count in sorted(shown.items()) if part]
    ]
    fits = [some for some in product(*ends) if whole is None or sum(some) == whole]
    return [{some[at] for some in fits} for at in range(parts)]


@pytest.mark.parametrize("counts", [{"a": 30, "b": 2, "c": 12}, {"a": 3, "b": 9}, {"a": 1, "b": 1, "c": 20}, {"a": 4}])
def test_a_small_number_is_not_found_by_subtraction(counts):
    shown = numbers_of(counts)
    for part, may_be in zip(sorted(counts), possible(shown, len(counts)), strict=True):
        if 0 < counts[part] < 5:
            assert shown[part] == Count(None)
            assert max(may_be) - min(may_be) > 4


def test_hiding_only_the_small_one_would_leak():
    """The fault against which this stands: one hidden part is the whole minus the others."""
    careless = {"": Count(Decimal(44)), "a": Count(Decimal(30)), "b": Count(None), "c": Count(Decimal(12))}
    assert possible(careless, 3)[1] == {2}


def test_large_numbers_and_nothing_are_shown_as_they_are():
    assert numbers_of({"a": 30, "b": 7}) == {
        "a": Count(Decimal(30)),
        "b": Count(Decimal(7)),
        "": Count(Decimal(37)),
    }
    assert numbers_of({}) == {"": Count(Decimal(0))}


def test_a_share_of_few_is_hidden_and_of_many_has_an_interval():
    assert share_of("in_time", {"in_time": 20, "late": 2}) == {"": Count(None)}
    shown = share_of("in_time", {"in_time": 150, "late": 50})[""]
    assert (shown.value, shown.low, shown.high) == (75, 69, 80)
    assert share_of("in_time", {}) == {"": Count(None)}


def test_a_share_does_not_tell_whether_one_person_more_was_late():
    shares = {late: share_of("in_time", {"in_time": 96, "late": late})[""].value for late in range(1, 5)}
    assert len(set(shares.values())) <= 2
    assert all(value in {95, 100} for value in shares.values())


def test_the_interval_of_a_share_is_that_of_wilson():
    """Published for 10 of 20: 0.299 to 0.701 (Wilson's score interval, as in Newcombe 1998)."""
    low, high = wilson(10, 20)
    assert (round(low, 3), round(high, 3)) == (0.299, 0.701)
    assert wilson(0, FEWEST)[0] == 0.0
    assert wilson(FEWEST, FEWEST)[1] == 1.0
