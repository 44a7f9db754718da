"""All hierarchical models over a few lists, and the steps between them."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from samenzicht.estimation.lattice import subsets
from samenzicht.estimation.models import Model, ordered, parts
from samenzicht.estimation.refusals import NoEstimate

# Beyond these there are too many to look at one by one.
MOST_LISTS_ALL_ORDERS = 5
MOST_LISTS_PAIRS = 6


@lru_cache(maxsize=8)
def pair_models(lists: int) -> tuple[Model, ...]:
    """Every set of pairs, smallest first: 1,024 for five lists, 32,768 for six. Raises NoEstimate for more lists."""
    if lists > MOST_LISTS_PAIRS:
        raise NoEstimate(f"{lists} lists have too many pair models to look at one by one; search downhill instead.")
    pairs = subsets(lists, 2)
    return tuple(model for size in range(len(pairs) + 1) for model in combinations(pairs, size))


@lru_cache(maxsize=8)
def hierarchical_models(lists: int) -> tuple[Model, ...]:
    """Every hierarchical model with all main effects and without the overlap of all lists, smallest first.

    Raises NoEstimate for more than five lists.
    """
    if lists > MOST_LISTS_ALL_ORDERS:
        raise NoEstimate(f"{lists} lists have too many hierarchical models to look at one by one; take pairs only.")
    found = [model for pairs in pair_models(lists) for model in grow(lists, pairs, 3)]
    return tuple(sorted((ordered(model) for model in found), key=lambda model: (len(model), model)))


def grow(lists: int, model: Model, size: int) -> Iterator[Model]:
    """The model with every choice of larger overlaps whose parts are all in it."""
    if size >= lists:
        yield model
        return
    inside = set(model)
    able = [term for term in subsets(lists, size) if all(part in inside for part in parts(term) if part != term)]
    for number in range(len(able) + 1):
        for chosen in combinations(able, number):
            # Without a new overlap of this size there can be none that is larger.
            if chosen:
                yield from grow(lists, model + chosen, size + 1)
            else:
                yield model


def neighbours(model: Model, lists: int, largest: int) -> Iterator[Model]:
    """The hierarchical models that have one overlap more or less; overlaps of up to `largest` lists."""
    inside = set(model)
    for size in range(2, min(largest, lists - 1) + 1):
        for term in subsets(lists, size):
            if term in inside:
                if not any(other != term and other & term == term for other in inside):
                    yield ordered(inside - {term})
            elif all(part in inside for part in parts(term) if part != term):
                yield ordered(inside | {term})
