"""May this be given? The one function behind the page that answers and the server that refuses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .basis import Basis
from .conditions import notes
from .hearing import Hearing, covers, hear
from .parties import NO_LETTERS, PARTIES
from .purposes import PURPOSES, STAGES
from .reading import BASES
from .verdicts import Question, Reason, Verdict
from .words import Words, listed

NO_PROCESSING_WITHOUT_GROUND = "AVG 6(1)"
NEEDED_DATA_ONLY = "AVG 5(1)(c)"
NAMED_AT_MOST = 3

NOTHING_ASKED = Words("Je hebt geen gegevens gekozen.", "You have chosen no data.")
CHOOSE = Words("Kies welke gegevens je wilt delen.", "Choose which data you want to share.")
NO_ROUTE = Words(
    "Geen wet laat {sender} dit geven aan {receiver}.",
    "No law lets {sender} give this to {receiver}.",
)
NO_PURPOSE = Words(
    "Voor dit doel mag het niet: {purpose}.",
    "It is not allowed for this purpose: {purpose}.",
)
NO_STAGE = Words("In deze stap kan het niet: {stage}.", "It is not possible at this step: {stage}.")
NOT_YET = Words("{title} geldt pas vanaf {day}.", "{title} is in force only from {day}.")
NO_LONGER = Words("{title} gold tot en met {day}.", "{title} was in force until {day}.")
OTHER_RECEIVER = Words(
    "Voor dit doel mag je (een deel) wel delen met {parties}.",
    "For this purpose you may share (part of it) with {parties}.",
)
RECEIVER_ON_CONDITIONS = Words(
    "Onder voorwaarden kun je voor dit doel terecht bij {parties}.",
    "On conditions you can turn to {parties} for this purpose.",
)
OTHER_PURPOSE = Words("Met deze ontvanger kan het wel om: {purposes}.", "With this receiver it can be to: {purposes}.")
OTHER_BASIS = Words("Een andere weg is: {title}. {step}", "Another way is: {title}. {step}")
ASK_ADVICE = Words(
    "Vraag advies zonder naam, bij Veilig Thuis of bij CoMensha.",
    "Ask advice without a name, from Veilig Thuis or CoMensha.",
)


def verdict(question: Question, bases: Iterable[Basis] = BASES) -> Verdict:
    """Find the live basis that gives most of what is asked; else refuse, with reasons and with what would help."""
    shelf = sorted(bases, key=lambda basis: (basis.code, basis.valid_from))
    hearings = _heard(question, shelf)
    allowed = [hearing for hearing in hearings if hearing.allowed]
    return _grant(question, allowed) if allowed else _refuse(question, shelf, hearings)


def _heard(question: Question, shelf: Sequence[Basis]) -> list[Hearing]:
    """Best first: what gives most, then as ``_standing`` says."""
    live = (basis for basis in shelf if basis.is_live(question.on) and covers(basis, question))
    hearings = [hear(basis, question) for basis in live]
    return sorted(hearings, key=lambda h: (-len(h.given), *_standing(h)))


def _standing(hearing: Hearing) -> tuple[bool, int, int, str]:
    """The narrower law goes before the general one, and a last resort (AVG recital 46) comes last."""
    basis = hearing.basis
    return basis.last_resort, basis.breadth, len(hearing.barred) + len(hearing.gated), basis.code


def _grant(question: Question, allowed: Sequence[Hearing]) -> Verdict:
    best, others = allowed[0], allowed[1:]
    basis = best.basis
    return Verdict(
        allowed=True,
        basis=basis.ground,
        nearest=None,
        given=best.given,
        trimmed=best.trimmed,
        unmet=best.gated,
        reasons=(Reason(basis.sentence, basis.article),),
        steps=_once([*(condition.step for condition in best.gated), *best.later]),
        notes=notes(question.facts),
        keep_days=basis.retention.keep_days,
        keep_own=basis.retention.is_own,
        keep=basis.retention.words,
        others=tuple(hearing.basis.code for hearing in others),
        concept=basis.concept,
        stated=question.facts,
        on=question.on,
    )


def _refuse(question: Question, shelf: Sequence[Basis], hearings: Sequence[Hearing]) -> Verdict:
    ranked = sorted(hearings, key=lambda h: (_outside(h), _far_off(h, question), *_standing(h)[1:]))
    nearest = ranked[0] if ranked and question.categories else None
    unmet = (*nearest.barred, *nearest.gated) if nearest else ()
    steps = [condition.step for condition in unmet]
    if question.categories:
        steps += [*(nearest.later if nearest else ()), *_other_bases(ranked[1:]), *_elsewhere(question, shelf)]
    else:
        steps = [CHOOSE]
    return Verdict(
        allowed=False,
        basis=None,
        nearest=nearest.basis.ground if nearest else None,
        given=frozenset(),
        trimmed=nearest.trimmed if nearest else (),
        unmet=tuple(dict.fromkeys(unmet)),
        reasons=nearest.reasons if nearest else _why_none(question, shelf),
        steps=_once(steps) or (ASK_ADVICE,),
        notes=notes(question.facts),
        keep_days=None,
        keep_own=False,
        keep=None,
        others=(),
        concept=nearest.basis.concept if nearest else any(basis.concept for basis in shelf),
        stated=question.facts,
        on=question.on,
    )


def _far_off(hearing: Hearing, question: Question) -> bool:
    """A last resort is not held up to an officer who has not begun on it."""
    return hearing.basis.last_resort and question.facts.isdisjoint(hearing.basis.demands)


def _outside(hearing: Hearing) -> int:
    """How much of what is asked this basis could never give."""
    return sum(trim.category not in hearing.basis.categories for trim in hearing.trimmed)


def _why_none(question: Question, shelf: Sequence[Basis]) -> tuple[Reason, ...]:
    """No basis has anything to say: is it the day, the parties, the purpose or the stage?"""
    if not question.categories:
        return (Reason(NOTHING_ASKED, NEEDED_DATA_ONLY),)
    asleep = [basis for basis in shelf if covers(basis, question) and not basis.is_live(question.on)]
    if asleep:
        return tuple(Reason(_when(basis, question), basis.article) for basis in asleep)
    on_route = [
        basis for basis in shelf if basis.is_live(question.on) and basis.reaches(question.sender, question.receiver)
    ]
    if not on_route:
        ends = {"sender": PARTIES[question.sender], "receiver": PARTIES[question.receiver]}
        return (Reason(NO_ROUTE.filled(**ends), NO_PROCESSING_WITHOUT_GROUND),)
    for_purpose = [basis for basis in on_route if question.purpose in basis.purposes]
    if not for_purpose:
        return (Reason(NO_PURPOSE.filled(purpose=PURPOSES[question.purpose]), "AVG 5(1)(b)"),)
    return (Reason(NO_STAGE.filled(stage=STAGES[question.stage]), for_purpose[0].article),)


def _when(basis: Basis, question: Question) -> Words:
    if question.on < basis.valid_from:
        return NOT_YET.filled(title=basis.title, day=basis.valid_from.isoformat())
    return NO_LONGER.filled(title=basis.title, day=str(basis.valid_until))


def _other_bases(hearings: Sequence[Hearing]) -> list[Words]:
    """The next ways to the same receiver, each with the first thing that it asks."""
    near = [hearing for hearing in hearings if hearing.barred or hearing.gated][: NAMED_AT_MOST - 1]
    return [
        OTHER_BASIS.filled(title=hearing.basis.title, step=(*hearing.barred, *hearing.gated)[0].step)
        for hearing in near
    ]


def _elsewhere(question: Question, shelf: Sequence[Basis]) -> list[Words]:
    """Which other receiver, or which other purpose with this receiver, would give something as things stand."""
    receivers = [code for code in PARTIES if code not in NO_LETTERS | {question.sender, question.receiver}]
    elsewhere = [replace(question, receiver=code) for code in receivers]
    parties = _giving(elsewhere, shelf)
    purposes = _giving([replace(question, purpose=code) for code in PURPOSES if code != question.purpose], shelf)
    steps = []
    if parties:
        steps.append(OTHER_RECEIVER.filled(parties=listed([PARTIES[q.receiver] for q in parties])))
    elif on_conditions := [q for q in elsewhere if _could_give(q, shelf)][:NAMED_AT_MOST]:
        steps.append(RECEIVER_ON_CONDITIONS.filled(parties=listed([PARTIES[q.receiver] for q in on_conditions])))
    if purposes:
        steps.append(OTHER_PURPOSE.filled(purposes=listed([PURPOSES[q.purpose] for q in purposes])))
    return steps


def _giving(variants: Sequence[Question], shelf: Sequence[Basis]) -> list[Question]:
    """Those that would be allowed, the ones that give most first, no more than one can take in."""
    size = {variant: len(heard[0].given) for variant in variants if (heard := _heard(variant, shelf))}
    return sorted((variant for variant in size if size[variant]), key=lambda v: -size[v])[:NAMED_AT_MOST]


def _could_give(question: Question, shelf: Sequence[Basis]) -> bool:
    return any(question.categories & hearing.basis.categories for hearing in _heard(question, shelf))


def _once(steps: Iterable[Words]) -> tuple[Words, ...]:
    return tuple(dict.fromkeys(steps))
