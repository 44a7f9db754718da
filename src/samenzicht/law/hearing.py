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


@dataclass(frozen=True, slots=True)
class Hearing:
    """What one basis says. ``barred`` are demands on the whole; while there are any, nothing is given."""

    basis: Basis
    given: frozenset[str]
    trimmed: tuple[Trim, ...]
    barred: tuple[Condition, ...]
    gated: tuple[Condition, ...]
    reasons: tuple[Reason, ...]

    @property
    def allowed(self) -> bool:
        return bool(self.given)


def covers(basis: Basis, question: Question) -> bool:
    """Whether this basis has anything to say, whatever the conditions: parties, purpose, stage, one category."""
    return (
        basis.reaches(question.sender, question.receiver)
        and question.purpose in basis.purposes
        and bool(basis.reached(question.stage))
    )


def hear(basis: Basis, question: Question) -> Hearing:
    """Weigh a question that the basis covers. Given is what is asked, open at this stage, and has its demands met."""
    stages = basis.reached(question.stage)
    barred = _lacking([basis.demands, basis.purposes[question.purpose], *(stage.demands for stage in stages)], question)
    open_here = frozenset().union(*(stage.categories for stage in stages))
    trims: list[Trim] = []
    gated: list[tuple[Condition, str]] = []
    given: set[str] = set()
    outside: list[Reason] = []
    for category in in_order(question.categories):
        lacking = _lacking([basis.gates.get(category, {})], question)
        if category not in basis.categories:
            words = NOT_IN_BASIS.filled(title=basis.title, category=CATEGORIES[category])
            trims.append(Trim(category, words))
            outside.append(Reason(words, basis.article))
        elif category not in open_here or lacking:
            gated += lacking
            trims.append(Trim(category, lacking[0][0].missing if lacking else _later(basis, category)))
        else:
            given.add(category)
    held = [*barred, *(pair for pair in gated if pair not in barred)]
    return Hearing(
        basis=basis,
        given=frozenset() if barred else frozenset(given),
        trimmed=tuple(trims),
        barred=tuple(dict.fromkeys(condition for condition, _ in barred)),
        gated=tuple(dict.fromkeys(condition for condition, _ in gated)),
        reasons=tuple(dict.fromkeys([*(Reason(condition.missing, article) for condition, article in held), *outside])),
    )


def _lacking(demands: Iterable[Demands], question: Question) -> list[tuple[Condition, str]]:
    """Each condition still to be met, with the article that asks it."""
    return [
        (condition, article)
        for asked in demands
        for code, article in asked.items()
        for condition in missing(code, question.facts)
    ]


def _later(basis: Basis, category: str) -> Words:
    opens = next(name for name, stage in basis.stages.items() if category in stage.categories)
    return LATER.filled(stage=STAGES[opens])
