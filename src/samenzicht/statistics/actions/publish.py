"""Publishing: the figure as it is today, frozen for ever."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.statistics import rules
from samenzicht.statistics.actions.ask import analyses, refuse_if
from samenzicht.statistics.models import Estimate, Publication


@dataclass(frozen=True)
class About:
    """What a number cannot do without, in the analyst's own words: of when, by what rule, from what."""

    title: str
    period: str
    rule: str
    source: str


def frozen_of(estimate: Estimate, about: About, publisher: str) -> dict[str, Any]:
    """All that becomes public, and nothing else; the page before publishing shows the same."""
    return {**asdict(about), "publisher": publisher, "figure": estimate.found["figure"]}


@transaction.atomic
def publish(estimate: Estimate, about: About, replaces: Publication | None, by: Post) -> Publication:
    """Raises NotAllowed. Of two at once the second is told that it is published already."""
    analyses(by)
    held = Estimate.objects.of(by.compartment).select_for_update().get(pk=estimate.pk)
    refuse_if("" if held.is_made else "no_estimate")
    figure = held.found["figure"]
    refuse_if(rules.why_not_publish(figure["status"], figure["seen"], held.publication_id is not None))
    if replaces is not None:
        own = Publication.objects.filter(compartment=by.compartment).values_list("pk", flat=True)
        refuse_if("" if rules.may_replace(replaces.pk, own) else "not_yours")
    publication = Publication.objects.create(
        compartment_id=by.compartment,
        organisation=by.organisation,
        at=timezone.now(),
        replaces=replaces,
        schema=figure["schema"],
        frozen=frozen_of(held, about, by.organisation.name),
    )
    held.publication = publication
    held.save(update_fields=["publication"])
    record("estimate.published", by.compartment, matter=publication)
    return publication
