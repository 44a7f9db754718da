"""Judgements of the table, on plain values: the order of the agenda, who may, who is missed, what a decision means."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from samenzicht.law import CIRCUMSTANCES, CONDITIONS, Question, Words, verdict
from samenzicht.law.questions import Choice, next_question

Member = TypeVar("Member")

URGENT_FIRST = ("danger", "soon", "normal")


class Lies(Protocol):
    """What lies on the agenda: how urgent it is and since when."""

    @property
    def urgency(self) -> str: ...
    @property
    def brought_at(self) -> datetime: ...


Lying = TypeVar("Lying", bound=Lies)


def in_order(lying: Iterable[Lying]) -> list[Lying]:
    """Danger first, then soon; among equals what has lain longest."""
    return sorted(lying, key=lambda one: (URGENT_FIRST.index(one.urgency), one.brought_at))


# Who may. Roles are those held at the desk of the table.


def may_chair(roles_at_desk: Collection[str]) -> bool:
    return "chair" in roles_at_desk


def may_sit(roles_at_desk: Collection[str], partnership: bool) -> bool:
    """Who sees the agenda: the chair; at a partnership every partner. Elsewhere partners get letters."""
    return may_chair(roles_at_desk) or (partnership and "partner" in roles_at_desk)


def may_bring(roles: Collection[str], organisation: UUID, seated: Collection[UUID]) -> bool:
    """An attention officer of an organisation with a seat."""
    return "attention" in roles and organisation in seated


def may_answer(roles: Collection[str], organisation: UUID, asked: UUID) -> bool:
    """A partner answers for its own organisation only."""
    return "partner" in roles and organisation == asked


def to_ask(seated: Iterable[Member], brought_by: Member) -> list[Member]:
    """Everyone at the table but the one who brought it: that one has said what it knows."""
    return [one for one in seated if one != brought_by]


def missing(asked: Iterable[Member], answered: Collection[Member]) -> list[Member]:
    """Who was asked and has not answered."""
    return [one for one in asked if one not in answered]


def round_is_over(asked: Collection[Member], answered: Collection[Member], closed: bool) -> bool:
    """A round is of those who were asked in it: who came to the table later is not waited for."""
    return closed or (bool(asked) and not missing(asked, answered))


# What a decision means for the one who noticed.


@dataclass(frozen=True)
class Meaning:
    """How far it is, in one of the five states, and plain words without a person in them."""

    progress: str
    words: Words


MEANINGS: Mapping[str, Meaning] = {
    "keep": Meaning(
        "at_table",
        Words(
            "De tafel heeft je signaal besproken en houdt het vast. Het komt later terug.",
            "The table discussed your signal and keeps it. It will come back later.",
        ),
    ),
    "enrich": Meaning(
        "at_table",
        Words(
            "De tafel heeft je signaal besproken en wil meer weten. De partners zoeken verder.",
            "The table discussed your signal and wants to know more. The partners look further.",
        ),
    ),
    "refer": Meaning(
        "at_table",
        Words(
            "De tafel wil je signaal doorgeven aan wie er verder mee kan.",
            "The table wants to pass your signal on to who can act on it.",
        ),
    ),
    "close": Meaning(
        "closed",
        Words(
            "De tafel heeft je signaal gewogen en sluit het af. Het blijft bewaard zolang het mag.",
            "The table weighed your signal and closes it. It is kept for as long as it may be.",
        ),
    ),
}
PASSED_ON = Meaning(
    "passed_on",
    Words(
        "De tafel heeft je signaal doorgegeven. Wie het kreeg, laat weten wat ermee gebeurt.",
        "The table has passed your signal on. Who received it will say what becomes of it.",
    ),
)
TELLS_WHO = Words(
    "Hierin staat een naam, nummer, kenteken of adres. Herschrijf het in het signaal, of laat het weg.",
    "A name, number, plate or address stands in this. Rewrite it in the signal, or leave it out.",
)
# What comes back on the agenda, in a next turn.
COMES_BACK = frozenset({"keep", "enrich"})


def meaning(outcome: str, said: str = "") -> tuple[str, str]:
    """The state and the words for the one who noticed: what the chair wrote for them, or else our own."""
    meant = MEANINGS[outcome]
    return meant.progress, said.strip() or str(meant.words)


# What the law hears. Facts come from rows where there are rows; an officer states the rest.

# Each part of the weighing is a fact for the law once it is in words.
WEIGHED = {
    "necessity": "necessary",
    "proportionality": "proportionate",
    "subsidiarity": "subsidiary",
    "type_of_signal": "criterion_kind",
    "number_and_nature": "criterion_extent",
    "weight_and_measures": "criterion_weight",
    "matching_signals": "criterion_partners",
}


def facts_of_table(covenant: str, urgency: str = "") -> frozenset[str]:
    """What holds because of the table and of the urgency with which it was reported."""
    danger = {"danger_to_life"} if urgency == "danger" else set()
    return frozenset({"covenant"} if covenant.strip() else set()) | danger


def facts_of_weighing(texts: Mapping[str, str], positive: bool) -> frozenset[str]:
    """What holds because the table weighed: each part in words, that it stands recorded, and how the test came out."""
    facts = {fact for part, fact in WEIGHED.items() if texts.get(part, "").strip()}
    if facts:
        facts.add("recorded")
    return frozenset(facts | {"positive_test"} if positive else facts)


def stage(positive: bool) -> str:
    return "joint" if positive else "signal"


def unweighed(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The parts of the weighing that have no words yet."""
    return tuple(part for part in WEIGHED if not texts.get(part, "").strip())


# Why one turns to a receiver, when nobody says otherwise.
ITS_PURPOSE = {
    "police": "detect", "kmar": "detect", "om": "detect", "nla": "detect", "riec": "detect",
    "municipality": "enforce", "tax": "enforce", "fiod": "enforce", "nvwa": "enforce", "province": "enforce",
}  # fmt: skip
TO_PASS_ON = ("detect", "help", "enforce", "register", "advise")


def purpose_of(party: str) -> str:
    return ITS_PURPOSE.get(party, "help")


# What an officer weighs and says of nearly every case; stating it is within reach where consent or danger is not.
WITHIN_REACH = frozenset({"necessary", "proportionate", "subsidiary"})


def best_purpose(question: Question, others: Sequence[str]) -> str:
    """Of the purpose asked and these others, the first under which the law gives most.

    Gives none of them anything yet, then the one that would as soon as the officer has weighed it, so that the page
    asks for that; else the one asked.
    """
    purposes = list(dict.fromkeys([question.purpose, *others]))
    for facts in (question.facts, question.facts | WITHIN_REACH):
        given = {one: len(verdict(replace(question, purpose=one, facts=facts)).given) for one in purposes}
        best = max(purposes, key=lambda one: (given[one], -purposes.index(one)))
        if given[best]:
            return best
    return question.purpose


def to_state(question: Question) -> tuple[Choice, ...]:
    """What an officer could state of the case that would matter to the law here, and that no row says already."""
    answers = {
        "sender": [question.sender],
        "receiver": [question.receiver],
        "purpose": [question.purpose],
        "categories": sorted(question.categories),
        "stage": [question.stage],
    }
    asked = next_question(answers, question.on)
    if asked is None or asked.name != "facts":
        return ()
    return tuple(choice for choice in asked.choices if choice.code not in question.facts)


def stated(codes: Iterable[str]) -> frozenset[str]:
    """Of what came in, what the law knows."""
    return frozenset(codes) & (frozenset(CONDITIONS) | frozenset(CIRCUMSTANCES))


# Where an item stands, in one word that the chair reads before opening it.
# What need not be discussed now stands below the rest.
LATER = {"done_today": 1, "gone": 2}


def standing(
    *,
    stands: bool,
    asked: bool = False,
    over: bool = False,
    weighed: bool = False,
    refers: bool = False,
    again: bool = False,
    today: bool = False,
) -> str:
    if not stands:
        return "gone"
    if refers:
        return "to_send"
    if weighed:
        return "weighed"
    if asked:
        return "heard" if over else "asked"
    if today:
        return "done_today"
    return "again" if again else "new"
