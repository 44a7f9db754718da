"""A letter leaves: the extract is frozen and sealed, the envelope says on which ground."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.compartments.models import Compartment
from samenzicht.law import Verdict
from samenzicht.organisations.posts import Post
from samenzicht.sharing import rules
from samenzicht.sharing.actions.ends import one_at_a_time, passages_of, seal
from samenzicht.sharing.actions.preview import Preview, asked
from samenzicht.sharing.actions.refusals import NotYours, Refused, Widened
from samenzicht.sharing.extracts import Passage, frozen
from samenzicht.sharing.models import Content, Disclosure, Urgency


def disclose(
    preview: Preview,
    *,
    by: Post,
    sender: Compartment,
    sort: str,
    matter: UUID,
    pseudonym: str,
    kind: str = "",
    urgency: str = Urgency.NORMAL,
    roundtable: UUID | None = None,
    answer_by: datetime | None = None,
    feedback_to: UUID | None = None,
    in_reply_to: UUID | None = None,
    replaces: UUID | None = None,
    signed_by: str = "",
    advice: UUID | None = None,
) -> Disclosure:
    """Sends one letter to one receiver. The same letter twice gives back the first.

    Raises:
        Refused: the law does not let it leave; the attempt stands in the journal with basis and article.
        Widened: who passes it on got less than this.
        NotYours: the officer does not hold the sender's key.
    """
    if not by.holds(sender.pk):
        raise NotYours
    if not preview.allowed:
        record_refusal(preview, sender.pk)
        raise Refused(preview.verdict)
    one_at_a_time(matter)
    former = same_letter(preview, sender, sort, matter)
    if former is not None and replaces is None:
        return former
    got = what_was_got(sender, matter)
    must_not_widen(preview, sort, got)
    now = timezone.now()
    if answer_by is None and rules.wants_answer(sort, at_table=roundtable is not None):
        answer_by = rules.answer_by(now, urgency)
    disclosure = Disclosure.objects.create(
        sender=sender,
        receiver=preview.to.compartment,
        sent_at=now,
        from_organisation=by.organisation,
        to_organisation=preview.to.organisation,
        officer=by.officer.pk,
        sort=sort,
        matter=matter,
        roundtable=roundtable,
        pseudonym=pseudonym,
        kind=kind,
        urgency=urgency,
        purpose=preview.question.purpose,
        stage=preview.question.stage,
        categories=",".join(preview.categories),
        basis=ground_code(preview.verdict),
        verdict=on_the_envelope(preview),
        answer_by=answer_by,
        keep_until=rules.keep_until(
            timezone.localdate(now), preview.verdict.keep_days, [content.disclosure.keep_until for content in got or ()]
        ),
        feedback_to=feedback_to,
        in_reply_to=in_reply_to,
        replaces=replaces,
        signed_by=signed_by or by.organisation.name,
        addressed_to=preview.to.name,
        advice=advice,
    )
    Content.objects.create(
        disclosure=disclosure,
        sender=sender,
        receiver=preview.to.compartment,
        **seal(frozen(preview.leaving), disclosure.pk, (sender, preview.to.compartment)),
    )
    # The privacy officer sees which letters rest on a term that stands in no law.
    own = "own_term" if preview.verdict.keep_own else ""
    record("letter.sent", sender.pk, disclosure, reason=own, basis=disclosure.basis)
    return disclosure


def record_refusal(preview: Preview, sender: UUID) -> None:
    """The journal keeps on which basis and article a letter was refused."""
    reasons, nearest = preview.verdict.reasons, preview.verdict.nearest
    article = reasons[0].article if reasons else ""
    record("letter.barred", sender, reason=rules.article_code(article), basis=nearest.code if nearest else "")


def ground_code(verdict: Verdict) -> str:
    return verdict.basis.code if verdict.basis else ""


def on_the_envelope(preview: Preview) -> dict[str, Any]:
    """The verdict, and the question that it answers, so that a correction can ask it again."""
    return preview.verdict.as_dict() | {"question": asked(preview.question)}


def same_letter(preview: Preview, sender: Compartment, sort: str, matter: UUID) -> Disclosure | None:
    """A letter with the same words that still stands and was not refused: a second press of the button."""
    letters = Disclosure.objects.filter(matter=matter, sort=sort, purpose=preview.question.purpose)
    contents = Content.objects.filter(
        disclosure__in=letters.with_history().filter(refused=False),
        sender=sender,
        receiver=preview.to.compartment,
    ).select_related("disclosure")
    leaving = {passage.substance for passage in preview.leaving}
    same = (c.disclosure for c in contents if {passage.substance for passage in passages_of(c)} == leaving)
    return next(same, None)


def what_was_got(sender: Compartment, matter: UUID) -> list[Content] | None:
    """The contents that this compartment got on the matter and that still stand; None when the matter began here.

    It began here when no letter about it came in, or when the first one went out before the first came in. Envelopes
    are counted, which stay: after a withdrawal nothing is left to pass on, rather than everything.
    """
    letters = Disclosure.objects.filter(matter=matter, sort__in=sorted(rules.CARRIES_THE_SIGNAL))
    first_in = letters.filter(receiver=sender).exclude(sender=sender).order_by("sent_at").first()
    if first_in is None or letters.filter(sender=sender, sent_at__lt=first_in.sent_at).exists():
        return None
    contents = Content.objects.filter(receiver=sender, disclosure__in=letters).exclude(sender=sender)
    return list(contents.select_related("disclosure"))


def must_not_widen(preview: Preview, sort: str, got: list[Content] | None) -> None:
    """
    Raises:
        Widened: when a passage leaves that was not in what was got, or facts about a person go by another sort.
    """
    beyond: tuple[Passage, ...] = ()
    if sort not in rules.CARRIES_THE_SIGNAL:
        beyond = tuple(passage for passage in preview.leaving if passage.category != "facts")
    elif got is not None:
        beyond = rules.widened(preview.leaving, [passage for content in got for passage in passages_of(content)])
    if beyond:
        raise Widened(beyond)
