"""Small cells, attacked: by subtraction, by linear programming, and by adding up."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenzicht.estimation.protect import BASE, SMALL, TOTAL, Frame, attack, protect
from samenzicht.estimation.published import table
from samenzicht.estimation.refusals import TableError

# The classic: one small cell, of which the neighbours must go too.
PLAIN = {
    ("girls", "north"): 3, ("girls", "south"): 20, ("girls", "west"): 31,
    ("boys", "north"): 17, ("boys", "south"): 12, ("boys", "west"): 45,
    ("women", "north"): 60, ("women", "south"): 22, ("women", "west"): 90,
}  # fmt: skip


def tables():
    """Small tables of two or three variables, most of their counts small."""
    sizes = st.lists(st.integers(2, 3), min_size=1, max_size=3)
    return sizes.flatmap(
        lambda shape: st.lists(
            st.one_of(st.integers(0, 6), st.integers(0, 200)),
            min_size=int(np.prod(shape)),
            max_size=int(np.prod(shape)),
        ).map(lambda counts: {tuple(map(str, at)): n for at, n in zip(np.ndindex(*shape), counts, strict=True)})
    )


def test_a_small_cell_cannot_be_had_by_subtraction():
    found = protect(PLAIN)
    assert found.cells["girls", "north"] is None
    for line in (("girls", None), (None, "north")):
        dark = [
            key for key in found.hidden if all(want in {None, value} for want, value in zip(line, key, strict=True))
        ]
        assert len(dark) >= 2
    assert len(found.hidden) == 4
    assert found.cells[TOTAL, TOTAL] == 300
    assert found.cells["women", "west"] == 90


def solved_by_subtraction(cells):
    """What somebody with a pencil finds: in a line with one hidden cell it is the total less the others."""
    known, moved = dict(cells), True
    while moved:
        moved = False
        for key in [key for key, value in known.items() if value is None]:
            for at in range(len(key)):
                line = [
                    other
                    for other in known
                    if all(o == k for i, (o, k) in enumerate(zip(other, key, strict=True)) if i != at)
                ]
                parts = [other for other in line if other[at] != TOTAL]
                total = next(other for other in line if other[at] == TOTAL)
                if key == total and all(known[part] is not None for part in parts):
                    known[key] = sum(known[part] for part in parts)
                elif key != total and known[total] is not None and all(known[p] is not None for p in parts if p != key):
                    known[key] = known[total] - sum(known[p] for p in parts if p != key)
                if known[key] is not None:
                    moved = True
                    break
    return [key for key, value in cells.items() if value is None and known[key] is not None]


def test_the_pencil_finds_what_hiding_only_the_small_cell_leaves():
    """The attack works: without the cells that go along, the small one is found."""
    frame = Frame(PLAIN)
    naive = frame.told(frame.all, (frame.all > 0) & (frame.all <= SMALL))
    assert solved_by_subtraction(naive) == [("girls", "north")]


@settings(max_examples=20, deadline=None)
@given(tables())
def test_suppression_survives_every_attack(counts):
    found = protect(counts)
    frame = Frame(counts)
    hidden = np.array([found.cells[key] is None for key in frame.keys])
    assert solved_by_subtraction(found.cells) == []
    for at, key in enumerate(frame.keys):
        if not hidden[at]:
            assert found.cells[key] == frame.all[at]
            assert not 0 < frame.all[at] <= SMALL
        else:
            low, high = attack(frame.sums, frame.all, hidden, at)
            assert high - low > SMALL
            assert low - 1e-6 <= frame.all[at] <= high + 1e-6


@settings(max_examples=20, deadline=None)
@given(tables())
def test_rounding_to_five_adds_up(counts):
    found, frame = protect(counts, "round"), Frame(counts)
    shown = np.array([found.cells[key] for key in frame.keys])
    assert (shown % BASE == 0).all()
    inner = np.array([TOTAL not in key for key in frame.keys])
    assert (frame.sums @ shown[inner] == shown).all()
    assert (np.abs(shown - frame.all)[inner] < BASE).all()
    if len(frame.keys[0]) < 3:
        # In one or two variables every total can be kept near too.
        assert (np.abs(shown - frame.all) < BASE).all()


def test_who_is_on_which_lists_of_the_united_kingdom():
    """As a page shows it: overlaps of three lists, all their totals."""
    uk = table("UKdat_5").without("GO").without("GP")
    counts = {tuple("yes" if h >> bit & 1 else "no" for bit in range(3)): n for h, _, n in uk.pooled().rows()}
    found = protect(counts)
    assert all(value is None or value == 0 or value > SMALL for value in found.cells.values())
    assert found.cells[TOTAL, TOTAL, TOTAL] == uk.seen


def test_a_table_without_small_cells_stays_as_it_is():
    large = {key: n + 10 for key, n in PLAIN.items()}
    assert protect(large).hidden == ()
    alone = protect({("all",): 3})
    assert set(alone.hidden) == {("all",), (TOTAL,)}


def test_the_same_table_is_protected_the_same_way():
    assert protect(PLAIN) == protect(PLAIN)
    assert protect(PLAIN, "round") == protect(PLAIN, "round")


@pytest.mark.parametrize(
    ("counts", "way", "what"),
    [
        ({}, "suppress", "at least one variable"),
        ({("a",): 1, ("a", "b"): 2}, "suppress", "same number of values"),
        ({("total",): 1}, "suppress", "called `total`"),
        ({("a",): -1}, "suppress", "below 0"),
        ({("a",): 1}, "blur", "not by `blur`"),
        ({(str(a), str(b)): 1 for a in range(70) for b in range(70)}, "suppress", "at most 4096"),
    ],
)
def test_what_is_no_table_of_counts(counts, way, what):
    with pytest.raises(TableError, match=what):
        protect(counts, way)
