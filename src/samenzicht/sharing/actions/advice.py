"""An answer of "May I share this?" is kept with the organisation that asked."""

from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.law import Question, verdict
from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions.preview import asked
from samenzicht.sharing.models import Advice

SHOWN = 10


def keep_advice(question: Question, by: Post) -> Advice:
    """Keeps question and verdict as they are today; holds no personal data, only codes.

    Asking the same again on the same day gives back what was kept.
    """
    today = timezone.localdate()
    mine = Advice.objects.of(by.compartment).filter(officer=by.officer.pk, given_at__date=today)
    former = mine.filter(question=asked(question)).first()
    if former is not None:
        return former
    judged = verdict(question)
    advice = Advice.objects.create(
        compartment_id=by.compartment,
        officer=by.officer.pk,
        given_at=timezone.now(),
        question=asked(question),
        verdict=judged.as_dict(),
    )
    record("advice.kept", by.compartment, advice, basis=judged.basis.code if judged.basis else "")
    return advice


def advices_of(by: Post) -> list[Advice]:
    """The latest answers that this organisation kept, to lean on when a letter leaves."""
    return list(Advice.objects.of(by.compartment).order_by("-given_at")[:SHOWN])
