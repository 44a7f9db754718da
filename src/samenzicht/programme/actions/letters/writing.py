"""Writing: each change of a paragraph is a new version; nobody's words go lost."""

import unicodedata
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme.actions.letters.cycles import following, in_the_making, open_cycle
from samenzicht.programme.actions.letters.refusals import WrittenMeanwhile
from samenzicht.programme.models import Chapter, Cycle, Paragraph, Wording
from samenzicht.programme.offices import works_at_office


@transaction.atomic
def add_paragraph(cycle: Cycle, *, chapter: str, words: str, by: Post, key: UUID | None = None) -> Wording:
    """A new paragraph at the end of its chapter. `key` is the page's own: the same page sent twice adds one."""
    office = works_at_office(by)
    one = in_the_making(cycle, office)
    there = Paragraph.objects.of(office).filter(pk=key, cycle=one).first() if key else None
    if there is None:
        last = Paragraph.objects.of(office).filter(cycle=one, chapter=Chapter(chapter)).aggregate(Max("place"))
        there = Paragraph.objects.create(
            pk=key or uuid4(),
            compartment_id=office,
            cycle=one,
            chapter=chapter,
            place=(last["place__max"] or 0) + 1,
        )
    return write(there, words=words, seen=0, by=by)


@transaction.atomic
def write(paragraph: Paragraph, *, words: str, seen: int, by: Post) -> Wording:
    """`seen` is the version that the writer had before them. Raises WrittenMeanwhile when there is a later one.

    Empty words take the paragraph out of the letter.
    """
    office = works_at_office(by)
    in_the_making(paragraph.cycle, office)
    latest = Wording.objects.of(office).filter(paragraph=paragraph).order_by("-version").first()
    words = "\n".join(line.rstrip() for line in visible(words).strip().splitlines())
    if latest is not None and latest.words == words:
        return latest
    if latest is not None and latest.version != seen:
        raise WrittenMeanwhile(latest)
    wording = Wording.objects.create(
        compartment_id=office,
        paragraph=paragraph,
        version=seen + 1,
        words=words,
        officer=by.officer,
        at=timezone.now(),
    )
    record("programme.written", office, matter=wording)
    return wording


def visible(words: str) -> str:
    """Without signs that nobody sees: between a number and what it counts they would make a year of it."""
    return "".join(letter for letter in words if unicodedata.category(letter) != "Cf")


@transaction.atomic
def carry(cycle: Cycle, *, chapter: str, words: str, by: Post) -> Wording:
    """Words that came too late for this letter go to the next one, which is opened if need be."""
    office = works_at_office(by)
    later = Cycle.objects.of(office).filter(period_from__gt=cycle.period_from, frozen=None)
    next_one = later.order_by("period_from").first() or open_cycle(settings=following(newest(office)), by=by)
    wording = add_paragraph(next_one, chapter=chapter, words=words, by=by)
    record("programme.carried", office, matter=wording)
    return wording


def newest(office: UUID) -> Cycle:
    return Cycle.objects.of(office).select_related("plan").latest("period_until")
