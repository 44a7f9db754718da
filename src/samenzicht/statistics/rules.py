"""Judgements on values: how sure a number is, what may be counted, what may be published and when it is forgotten."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from samenzicht.estimation.card import Card
from samenzicht.estimation.contingency import ContingencyTable

MOST_BYTES = 64 * 1024
MOST_LISTS = 8
# Of a column, in characters: it is written beside lines and along tables.
LONGEST_NAME = 60
MOST_WAITING = 10
LONGEST = timedelta(minutes=5)
# A run that took its worker down with it so many times is given up.
MOST_ATTEMPTS = 3
# What is not published has no purpose after this; ours, no law says it.
KEEP_DAYS = 365
# Fewer than so many persons seen in all is itself a small cell.
FEWEST_SEEN = 25

# How sure, from least to most; nothing is ever called sure.
NONE, APART, WIDE, UNSTEADY, ALONE, FAIR = "none", "apart", "wide", "unsteady", "alone", "fair"
# The upper end against the lower, of the interval or of rival models, and of the estimates without one of the lists.
WIDE_FROM, UNSTEADY_FROM = 2.0, 2.0


def sureness(card: Card) -> str:
    """The heaviest reason for doubt that the card itself shows."""
    if card.estimate is None or card.interval is None:
        return NONE
    if len(card.modes) > 1:
        return APART
    low, high = card.interval
    if not high <= WIDE_FROM * low:
        return WIDE
    low, high = card.spread or (card.estimate, card.estimate)
    if high > WIDE_FROM * low:
        return APART
    others = [float(one["estimate"]) for one in card.leave_one_list_out if one["estimate"] is not None]
    if others and max(others) > UNSTEADY_FROM * min(others):
        return UNSTEADY
    return FAIR if card.rivals else ALONE


def why_not_count(table: ContingencyTable, method: str, waiting: int) -> str:
    """An answer of "" means yes, else it says why not. waiting: so many wait already for this organisation."""
    if len(table.lists) > MOST_LISTS:
        return "lists"
    if any(len(name) > LONGEST_NAME for name in (*table.lists, *table.covariates)):
        return "name"
    if method == "covariates" and not table.covariates:
        return "no_covariates"
    return "waiting" if waiting >= MOST_WAITING else ""


def why_not_publish(status: str, seen: int, is_published: bool) -> str:
    if is_published:
        return "published"
    if status == "none":
        return "no_estimate"
    return "few" if seen < FEWEST_SEEN else ""


def may_replace(publication: object, own: Collection[object]) -> bool:
    return publication in own


def is_over(ended_at: datetime | None, asked_at: datetime, is_published: bool, today: date) -> bool:
    """Published ones stay: who asks how the number came about must be able to reckon it anew."""
    return not is_published and (ended_at or asked_at).date() <= today - timedelta(days=KEEP_DAYS)
