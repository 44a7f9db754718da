"""Names for log-linear models: a model is a set of overlaps, closed under taking parts, beside the main effects."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from samenzicht.estimation.refusals import TableError

MAIN = "main"
# The interactions of a model as bits, smallest first. Main effects and the mean are always there.
Model = tuple[int, ...]


def parse(words: str, lists: Sequence[str]) -> Model:
    """`A:B,A:C` or `A:B+A:C`, or `main`. Parts of an overlap come along: `A:B:C` brings its three pairs.

    Raises TableError for a list that is not there or an overlap of one list.
    """
    terms: set[int] = set()
    for word in words.replace("+", ",").split(","):
        if word.strip() in {"", MAIN}:
            continue
        names = [name.strip() for name in word.split(":")]
        for name in names:
            if name not in lists:
                raise TableError(f"The model names `{name}`, which is no list of this table ({', '.join(lists)}).")
        term = sum(1 << list(lists).index(name) for name in set(names))
        if term.bit_count() < 2:
            raise TableError(f"`{word.strip()}` is no overlap: it takes two lists or more.")
        terms |= set(parts(term))
    return ordered(terms)


def name(model: Iterable[int], lists: Sequence[str]) -> str:
    """The largest overlaps, as `A:B+A:C`; `main` without any."""
    terms = set(model)
    largest = [term for term in ordered(terms) if not any(term != other and term & other == term for other in terms)]
    return "+".join(spell(term, lists) for term in largest) or MAIN


def spell(term: int, lists: Sequence[str]) -> str:
    return ":".join(one for bit, one in enumerate(lists) if term >> bit & 1)


def ordered(terms: Iterable[int]) -> Model:
    return tuple(sorted(terms, key=lambda term: (term.bit_count(), in_reading_order(term))))


def in_reading_order(term: int) -> tuple[int, ...]:
    return tuple(bit for bit in range(term.bit_length()) if term >> bit & 1)


@lru_cache(maxsize=4096)
def parts(term: int) -> tuple[int, ...]:
    """All subsets of two or more lists, itself among them."""
    found, part = [], term
    while part:
        if part.bit_count() > 1:
            found.append(part)
        part = (part - 1) & term
    return tuple(found)


def is_hierarchical(model: Iterable[int]) -> bool:
    terms = set(model)
    return all(part in terms for term in terms for part in parts(term))
