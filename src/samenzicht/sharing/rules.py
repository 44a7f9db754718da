"""Judgements about letters, on plain values: terms, who may do what, what leaves, what nobody may widen."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from samenzicht.law import Verdict, Words
from samenzicht.sharing.extracts import Passage

# A letter that nobody acknowledged is recalled after a day and stands on the red list after three.
REMIND = timedelta(hours=24)
RED = timedelta(hours=72)
# Within how many days a receiver answers when the sender named no day: a choice of the house, no law says it.
ANSWER_DAYS = {"danger": 1, "soon": 3, "normal": 7}

BOXES = ("new", "waiting", "red", "running", "done")
# At a table a signal is answered in the round; these are answered by letter.
ANSWERED_BY_LETTER = frozenset({"referral", "request"})
# What these hold comes from the signal itself, so that it must not grow on its way.
CARRIES_THE_SIGNAL = frozenset({"signal", "referral", "identity"})
# Opening who it is asks a reason.
WHO_IT_IS = frozenset({"identity", "contact"})
REASONS = {
    "protect": Words("Ik ga deze persoon helpen of beschermen.", "I am going to help or protect this person."),
    "investigate": Words("Ik ga dit onderzoeken.", "I am going to investigate this."),
    "check": Words("Ik kijk of wij deze persoon al kennen.", "I check whether we already know this person."),
    "pass_on": Words("Ik geef het door aan wie het moet weten.", "I pass it on to who must know."),
}

READS = frozenset({"receiver", "attention", "partner", "chair"})
HANDLES = frozenset({"receiver", "attention", "chair"})

NOT_ALLOWED = Words("Hiervoor is geen grond in de wet.", "There is no ground in the law for this.")


@dataclass(frozen=True)
class Stays:
    """A passage that stays behind, and why."""

    passage: Passage
    why: Words


def split(passages: Iterable[Passage], verdict: Verdict) -> tuple[tuple[Passage, ...], tuple[Stays, ...]]:
    """What leaves and what stays, with the reason of the law for each that stays."""
    why = {trim.category: trim.reason for trim in verdict.trimmed}
    refused = verdict.reasons[0].words if verdict.reasons else NOT_ALLOWED
    leaving, staying = [], []
    for passage in passages:
        if passage.category in verdict.given:
            leaving.append(passage)
        else:
            staying.append(Stays(passage, why.get(passage.category, refused)))
    return tuple(leaving), tuple(staying)


def widened(leaving: Iterable[Passage], got: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that the one who passes on never got. Empty is good."""
    known = {passage.substance for passage in got}
    return tuple(passage for passage in leaving if passage.substance not in known)


def keep_until(sent_on: date, days: int | None, of_what_was_got: Iterable[date | None] = ()) -> date | None:
    """The last day on which the content may be kept. Passing on never lengthens it; None: nothing may leave."""
    terms = [day for day in of_what_was_got if day is not None]
    if days is not None:
        terms.append(sent_on + timedelta(days=days))
    return min(terms, default=None)


def wants_answer(sort: str, at_table: bool) -> bool:
    return sort in ANSWERED_BY_LETTER or (sort == "signal" and not at_table)


def answer_by(sent_at: datetime, urgency: str) -> datetime:
    return sent_at + timedelta(days=ANSWER_DAYS[urgency])


def overdue_as(sent_at: datetime, seen: bool, settled: bool, answer_by: datetime | None, now: datetime) -> str:
    """'remind' or 'red' when nobody acknowledged it; 'red' when the answer is late; else nothing."""
    if not seen and not settled and now - sent_at >= RED:
        return "red"
    if answer_by is not None and not settled and now >= answer_by:
        return "red"
    return "remind" if not seen and not settled and now - sent_at >= REMIND else ""


def reminders_due(sent_at: datetime, now: datetime) -> tuple[int, ...]:
    """The hours after which a reminder had to go out by now, first one first."""
    return tuple(int(term.total_seconds() // 3600) for term in (REMIND, RED) if now - sent_at >= term)


def together(latest: Sequence[tuple[str, str]]) -> str:
    """One progress from several givers: (giver, progress), oldest first.

    Someone who took it up outweighs another who did not; apart from that the last word counts.
    """
    last_of_each = dict(latest)
    if "taken_up" in last_of_each.values():
        return "taken_up"
    return latest[-1][1] if latest else ""


def article_code(article: str) -> str:
    """An article as a word for the journal: 'AVG 6(1)(e)' becomes 'avg-6.1.e'."""
    return re.sub(r"[^a-z0-9.\-]+", "-", article.lower().replace("(", ".").replace(")", "")).strip("-")[:60]


def may(roles: Collection[str], allowed: Collection[str]) -> bool:
    return not frozenset(allowed).isdisjoint(roles)
