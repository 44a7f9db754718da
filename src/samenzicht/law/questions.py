""" "May I share this?" in at most six questions: which one comes next, and what the answers ask of the law.

``answers`` maps the name of a question to the codes chosen, as a web form gives them. A question counts as answered
when its name is there with codes that fit; for ``facts`` the name alone will do, because "none of these" is an answer
too (empty strings are passed over, so a page can send an empty hidden field). What contradicts itself is no answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .basis import ANY_STAGE, Basis
from .categories import CATEGORIES, HINTS
from .conditions import CIRCUMSTANCES, CONDITIONS, asked_for, contrary
from .parties import NO_LETTERS, PARTIES
from .purposes import PURPOSES, STAGES
from .reading import BASES
from .verdicts import Question
from .words import Words

Answers = Mapping[str, Sequence[str]]

ORDER = ("sender", "receiver", "purpose", "categories", "stage", "facts")
ASKED = {
    "sender": Words("Wie ben je?", "Who are you?"),
    "receiver": Words("Met wie wil je delen?", "With whom do you want to share?"),
    "purpose": Words("Waarvoor?", "What for?"),
    "categories": Words("Welke gegevens wil je delen?", "Which data do you want to share?"),
    "stage": Words("Hoe ver is het?", "How far is it?"),
    "facts": Words("Wat klopt er? Kruis aan waar het antwoord ja is.", "What is true? Tick where the answer is yes."),
}
MANY = frozenset({"categories", "facts"})
MAY_BE_NONE = frozenset({"facts"})


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    words: Words
    hint: Words | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question for the officer: choose one, or ``many``. ``number`` counts from 1 to at most 6."""

    name: str
    number: int
    words: Words
    many: bool
    choices: tuple[Choice, ...]


def next_question(answers: Answers, on: date, bases: Iterable[Basis] = BASES) -> Ask | None:
    """The first question that still needs an answer, or None when the law can be asked."""
    live = [basis for basis in bases if basis.is_live(on)]
    number = 0
    for name in ORDER:
        choices = _choices(name, answers, live)
        if not choices:
            continue
        number += 1
        if not _is_answered(name, answers, choices):
            return Ask(name, number, ASKED[name], name in MANY, choices)
    return None


def to_question(answers: Answers, on: date, bases: Iterable[Basis] = BASES) -> Question:
    """What the answers ask of the law. Raises ValueError, naming the question, while one is not answered."""
    shelf = tuple(bases)
    open_question = next_question(answers, on, shelf)
    if open_question is not None:
        raise ValueError(f"{open_question.name}: not answered yet")
    chosen = {name: _chosen(name, answers) for name in ORDER}
    live = [basis for basis in shelf if basis.is_live(on)]
    return Question(
        sender=chosen["sender"][0],
        receiver=chosen["receiver"][0],
        purpose=chosen["purpose"][0],
        categories=frozenset(chosen["categories"]),
        stage=_stage(answers, live),
        facts=frozenset(chosen["facts"]) & {choice.code for choice in _choices("facts", answers, live)},
        on=on,
    )


def _chosen(name: str, answers: Answers) -> list[str]:
    return [code for code in answers.get(name, ()) if code]


def _is_answered(name: str, answers: Answers, choices: Sequence[Choice]) -> bool:
    chosen = _chosen(name, answers)
    if not chosen:
        return name in MAY_BE_NONE and name in answers
    fitting = {choice.code for choice in choices}.issuperset(chosen) and (name in MANY or len(chosen) == 1)
    return fitting and not (name == "facts" and contrary(chosen))


def _choices(name: str, answers: Answers, live: Sequence[Basis]) -> tuple[Choice, ...]:
    """What can be answered; empty when the question need not be put."""
    if name == "sender":
        return _named({code: words for code, words in PARTIES.items() if any(code in b.senders for b in live)})
    if name == "receiver":
        return _named({code: words for code, words in PARTIES.items() if _may_receive(code, answers, live)})
    if name == "purpose":
        return _named(PURPOSES)
    if name == "categories":
        return tuple(Choice(code, words, HINTS[code]) for code, words in CATEGORIES.items())
    if name == "stage":
        stages = _stages(answers, live)
        return _named({code: STAGES[code] for code in stages}) if len(stages) > 1 else ()
    return _conditions(answers, live)


def _named(codes: Mapping[str, Words]) -> tuple[Choice, ...]:
    return tuple(Choice(code, words) for code, words in codes.items())


def _may_receive(code: str, answers: Answers, live: Sequence[Basis]) -> bool:
    """Anybody but those who only give; one's own kind only where the law knows that, as between two regions."""
    senders = _chosen("sender", answers)
    return code not in NO_LETTERS and (code not in senders or any(basis.reaches(code, code) for basis in live))


def _candidates(answers: Answers, live: Sequence[Basis]) -> list[Basis]:
    """The bases that could give something of this, the narrower law first."""
    ends = [_chosen(name, answers) for name in ("sender", "receiver", "purpose")]
    if not all(ends):
        return []
    sender, receiver, purpose = (end[0] for end in ends)
    asked = set(_chosen("categories", answers))
    fitting = (b for b in live if b.reaches(sender, receiver) and purpose in b.purposes and asked & b.categories)
    return sorted(fitting, key=lambda basis: (basis.last_resort, basis.breadth, basis.code))


def _stages(answers: Answers, live: Sequence[Basis]) -> list[str]:
    """The stages that make a difference to what is asked, in their order."""
    candidates = _candidates(answers, live)
    named = {stage for basis in candidates for stage in basis.stages if stage != ANY_STAGE}
    stages = [stage for stage in STAGES if stage in named]
    asked = frozenset(_chosen("categories", answers))
    opened = [[asked & _open_at(basis, stage) for stage in stages] for basis in candidates]
    return stages if any(len(set(of_one)) > 1 for of_one in opened) else stages[:1]


def _open_at(basis: Basis, stage: str) -> frozenset[str]:
    return frozenset().union(*(reached.categories for reached in basis.reached(stage)))


def _stage(answers: Answers, live: Sequence[Basis]) -> str:
    stages = _stages(answers, live)
    return _chosen("stage", answers)[0] if len(stages) > 1 else (stages or ["signal"])[0]


def _conditions(answers: Answers, live: Sequence[Basis]) -> tuple[Choice, ...]:
    """Every condition of every candidate at this stage, merged into one question."""
    if len(_stages(answers, live)) > 1 and not _chosen("stage", answers):
        return ()
    stage, purposes = _stage(answers, live), _chosen("purpose", answers)
    asked = _chosen("categories", answers)
    demanded = [
        code
        for basis in _candidates(answers, live)
        for demands in (
            basis.demands,
            basis.purposes[purposes[0]],
            *(reached.demands for reached in basis.reached(stage)),
            *(basis.gates[category] for category in asked if category in basis.gates),
        )
        for code in demands
        if basis.reached(stage)
    ]
    stated = dict.fromkeys(fact for code in demanded for fact in asked_for(code))
    choices = [Choice(code, CONDITIONS[code].question) for code in stated]
    if "consent" in stated:
        choices += [Choice(code, case.question, case.note) for code, case in CIRCUMSTANCES.items()]
    return tuple(choices)
