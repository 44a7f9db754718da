"""Checking: what a ministry says of the words as they stand."""

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.programme.actions.letters.cycles import in_the_making
from samenzicht.programme.actions.letters.refusals import NotAllowed, Rewritten
from samenzicht.programme.letter_rules import why_not_check
from samenzicht.programme.models import Check, Wording
from samenzicht.programme.offices import NotYours, office_of


@transaction.atomic
def check(wording: Wording, *, agreed: bool, words: str = "", by: Post) -> Check:
    """A ministry agrees, or remarks with words. It signs with its own name and for this version only.

    Raises NotYours, IsFrozen, NotAllowed, or Rewritten when there is a later version.
    """
    if not by.is_any(Role.MINISTRY):
        raise NotYours
    office = office_of(by)
    cycle = in_the_making(wording.paragraph.cycle, office)
    ministry = by.organisation.name
    why = why_not_check(ministry, cycle.ministries, timezone.localdate(), cycle.check_from)
    if why:
        raise NotAllowed(why)
    if not agreed and not words.strip():
        raise NotAllowed("no_words")
    versions = Wording.objects.of(office).filter(paragraph=wording.paragraph_id)
    latest = versions.latest().get()
    if latest.pk != wording.pk:
        raise Rewritten(latest)
    before = Check.objects.of(office).filter(wording=wording, ministry=ministry).order_by("-at").first()
    if before is not None and (before.agreed, before.words) == (agreed, words.strip()):
        return before
    said = Check.objects.create(
        compartment_id=office,
        wording=wording,
        ministry=ministry,
        agreed=agreed,
        words=words.strip(),
        officer=by.officer,
        at=timezone.now(),
    )
    record("programme.checked", office, matter=said, reason="agreed" if agreed else "remarked")
    return said
