"""The ends of the table's post: its desk, the members, and who acts for which."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.models import Item, Roundtable
from samenzicht.roundtable.refusals import MovedOn, NotYours
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address, Passage, Preview
from samenzicht.sharing.models import Disclosure


def desk_of(table: Roundtable) -> Address:
    """A table receives and sends under its own name and party, at its desk."""
    return Address(table.host, table.desk, table.party, table.name)


def roles_at(by: Post, compartment: UUID) -> frozenset[str]:
    return frozenset(m.role for m in by.memberships if m.compartment_id == compartment)


def chairs(by: Post, table: Roundtable) -> bool:
    return rules.may_chair(roles_at(by, table.desk_id))


def must_chair(by: Post, table: Roundtable) -> None:
    """
    Raises:
        NotYours: unless this officer chairs this table.
    """
    if not chairs(by, table):
        raise NotYours


def held_still(item: Item) -> Item:
    """The item as it is now; another chair who acts on it waits until this transaction ends."""
    return Item.objects.select_for_update(of=("self",)).select_related("roundtable", "brought_by").get(pk=item.pk)


def must_be_in(item: Item, turn: int) -> None:
    """
    Raises:
        MovedOn: when the page that was sent is of another turn, or the item is closed.
    """
    if item.turn != turn or item.closed_at is not None:
        raise MovedOn(item)


@dataclass(frozen=True)
class Posted:
    """What left, and what the law held back: each a preview with its verdict."""

    sent: tuple[Disclosure, ...]
    refused: tuple[Preview, ...]


def post_each(previews: Iterable[Preview], **envelope: Any) -> Posted:
    """A letter to each receiver. One that is refused does not hold back the others."""
    sent, refused = [], []
    for preview in previews:
        try:
            sent.append(letters.disclose(preview, **envelope))
        except letters.Refused:
            refused.append(preview)
    return Posted(tuple(sent), tuple(refused))


def preview(
    passages: Iterable[Passage],
    to: Address,
    *,
    sender: str,
    purpose: str,
    facts: frozenset[str],
    on: date,
    stage: str = "signal",
    others: tuple[str, ...] = (),
) -> Preview:
    """What would leave, under the first of these purposes by which the law gives most."""
    offered = tuple(passages)
    first = letters.prepare(
        offered, to=to, sender_party=sender, purpose=purpose, stage=stage, facts=facts, on=on
    )  # fmt: skip
    if not others or not offered:
        return first
    best = rules.best_purpose(first.question, others)
    if best == purpose:
        return first
    return letters.prepare(offered, to=to, sender_party=sender, purpose=best, stage=stage, facts=facts, on=on)
