"""One basis hears one question: what would it give, what holds the rest back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .basis import Basis, Demands
from .categories import CATEGORIES, in_order
from .conditions import Condition, missing
from .purposes import STAGES
from .verdicts import Question, Reason, Trim
from .words import Words

NOT_IN_BASIS = Words(
    "{title}: hier valt dit niet onder: {category}.",
    "{title}: this does not cover: {category}.",
)
LATER = Words("Dit mag pas in een latere stap: {stage}.", "This may travel only at a later step: {stage}.")


# A condition still to be met, with the article that asks it.
Lack = tuple[Condition, str]


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one basis says.

    ``barred`` are demands on the whole: while there are any, nothing is given. ``gated`` are demands on one category.
    ``later`` names the steps at which what stays behind may travel.
    """

    basis: Basis
    given: frozenset[str]
    trimmed: tuple[Trim, ...]
    barred: tuple[Condition, ...]
    gated: tuple[Condition, ...]
    later: tuple[Words, ...]
    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        return bool(self.given)


def covers(basis: Basis, question: Question) -> bool:
    """Whether this basis has anything to say, whatever the conditions: parties, purpose and stage."""
    return (
        basis.reaches(question.sender, question.receiver)
        and question.purpose in basis.purposes
        and bool(basis.reached(question.stage))
    )


def hear(basis: Basis, question: Question) -> Hearing:
    """Weigh a question that the basis covers. Given is what is asked, open at this stage, and has its demands met."""
    barred = _barred(basis, question)
    given: set[str] = set()
    trims: list[Trim] = []
    gated: list[Lack] = []
    later: list[Words] = []
    plain: list[Reason] = []
    for category in in_order(question.categories):
        lacking, words = _held_back(basis, question, category)
        gated += lacking
        if words is None:
            given.add(category)
            continue
        trims.append(Trim(category, words))
        if not lacking:
            plain.append(Reason(words, basis.article))
            later += [words] if category in basis.categories else []
    return Hearing(
        basis=basis,
        given=frozenset() if barred else frozenset(given),
        trimmed=tuple(trims),
        barred=_conditions(barred),
        gated=_conditions(gated),
        later=tuple(dict.fromkeys(later)),
        reasons=tuple(dict.fromkeys([*(Reason(c.missing, article) for c, article in [*barred, *gated]), *plain])),
    )


def _barred(basis: Basis, question: Question) -> list[Lack]:
    """Demands on the whole; none are made where the basis holds nothing of what is asked."""
    if basis.categories.isdisjoint(question.categories):
        return []
    stages = basis.reached(question.stage)
    return _lacking([basis.demands, basis.purposes[question.purpose], *(stage.demands for stage in stages)], question)


def _held_back(basis: Basis, question: Question, category: str) -> tuple[list[Lack], Words | None]:
    """What this category still lacks, and why it stays behind; no words when it may travel."""
    if category not in basis.categories:
        return [], NOT_IN_BASIS.filled(title=basis.title, category=CATEGORIES[category])
    lacking = _lacking([basis.gates.get(category, {})], question)
    if lacking:
        return lacking, lacking[0][0].missing
    if not any(category in stage.categories for stage in basis.reached(question.stage)):
        return [], _later(basis, category)
    return [], None


def _conditions(lacking: Iterable[Lack]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys(condition for condition, _ in lacking))


def _lacking(demands: Iterable[Demands], question: Question) -> list[Lack]:
    return [
        (condition, article)
        for asked in demands
        for code, article in asked.items()
        for condition in missing(code, question.facts)
    ]


def _later(basis: Basis, category: str) -> Words:
    opens = next(name for name, stage in basis.stages.items() if category in stage.categories)
    return LATER.filled(stage=STAGES[opens])
