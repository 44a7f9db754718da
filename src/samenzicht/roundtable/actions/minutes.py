"""The minutes at a table of letters: to each member a letter with pseudonym, kind and decision, and nothing more."""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.roundtable import rules
from samenzicht.roundtable.actions.ends import Posted, must_chair, post_each, preview
from samenzicht.roundtable.actions.weigh import texts_of
from samenzicht.roundtable.models import Decision, Roundtable, Seat, Weighing
from samenzicht.sharing.actions import Address, Passage, Preview
from samenzicht.sharing.models import Disclosure, Sort


@transaction.atomic
def send_minutes(table: Roundtable, day: date, by: Post) -> Posted:
    """A letter for each decision of that day to each member but the host. Sending twice sends nothing twice.

    Raises:
        NotYours: the officer does not chair this table.
        ValueError: at a partnership the minutes lie at the table itself.
    """
    must_chair(by, table)
    if table.is_partnership:
        raise ValueError("a partnership reads its minutes at the table")
    members = [s.organisation for s in Seat.objects.at(table.pk) if s.organisation_id != table.host_id]
    sent: list[Disclosure] = []
    refused: list[Preview] = []
    for weighing in Weighing.objects.told_on(table, day):
        decision = getattr(weighing, "decision", None)
        if decision is None:
            continue
        posted = post_each(
            [minute_to(Address.of(member), weighing, decision) for member in members],
            by=by,
            sender=table.desk,
            sort=Sort.MINUTES,
            matter=weighing.item.matter,
            pseudonym=weighing.item.pseudonym,
            kind=weighing.item.kind,
            roundtable=table.pk,
            signed_by=table.name,
        )
        sent += posted.sent
        refused += posted.refused
    record("minutes.sent", table.desk_id, table)
    return Posted(tuple(sent), tuple(refused))


def minute_to(member: Address, weighing: Weighing, decision: Decision) -> Preview:
    table = weighing.item.roundtable
    with translation.override("nl"):
        outcome = decision.get_outcome_display()
    day = timezone.localtime(decision.at).strftime("%d-%m-%Y")
    return preview(
        [Passage("decision", "facts", "Besluit van de tafel", outcome, day)],
        member,
        sender=table.party,
        purpose="weigh",
        others=("help", "detect"),
        facts=rules.facts_of_table(table.covenant) | rules.facts_of_weighing(texts_of(weighing), weighing.positive),
        on=timezone.localdate(),
    )
