"""Work of a quarter that is over and settled, done with the verbs of everyone as if it were then."""

from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from samenzicht.compartments.counting import next_quarter
from samenzicht.compartments.keys import holding
from samenzicht.programme.actions.tally import quarter_of
from samenzicht.roundtable.models import Decision, Item, Weighing
from samenzicht.sharing import actions as letters
from samenzicht.sharing.models import Disclosure, Progress
from samenzicht.signals.models import Bringing, Signal
from samenzicht.web.demo.moments import ago
from tests.sharing.letters import preview, send, to_the_table

SETTLED = 60


def quarter() -> date:
    """The first day of the last quarter that is over and of which nothing changes any more."""
    return quarter_of(quarter_of(timezone.localdate() - timedelta(days=SETTLED)) - timedelta(days=1))


def days_before_now() -> int:
    """To some day near the end of it: letters of that day are not forgotten yet."""
    return (timezone.localdate() - next_quarter(quarter())).days + 20


@contextmanager
def then(cast, who: str, later: float = 0):
    """This officer at work then; whose post is younger than that."""
    post = cast.post(who)
    with ago(days_before_now() - later), holding(post.keys()):
        yield post


def letter(cast, **envelope) -> Disclosure:
    with then(cast, "bram") as bram:
        return send(cast, bram, **envelope)


def answered(cast, disclosure, later: float) -> None:
    with then(cast, "karel", later) as karel:
        letters.accept(disclosure, karel)


def brought(cast) -> Disclosure:
    """A signal to the table of Molenland, whose bringer wants to hear of it."""
    with then(cast, "bram") as bram:
        return send(
            cast,
            bram,
            to_the_table(cast),
            sort="signal",
            matter=uuid4(),
            roundtable=cast.table("molenland").pk,
            feedback_to=bram.compartment,
        )


def told(cast, disclosure, later: float, progress: str = Progress.PASSED_ON) -> None:
    with then(cast, "rosa", later) as rosa:
        letters.feedback(
            matter=disclosure.matter,
            to=disclosure.feedback_to,
            progress=progress,
            words="",
            by=rosa,
            disclosure=disclosure,
            party="signals_table",
        )


def decided(cast, waits) -> None:
    """A matter for each of these numbers of days between report and decision, as rows."""
    table = cast.table("molenland")
    for days in waits:
        with then(cast, "bram", -days) as bram:
            signal = Signal.objects.create(
                compartment_id=bram.compartment,
                pseudonym="Stille Vaart 1",
                reporter=bram.officer.pk,
                reported_at=timezone.now(),
            )
        with then(cast, "bram", -days + 0.5) as bram:
            about = {"compartment_id": bram.compartment, "officer": bram.officer.pk, "at": timezone.now()}
            matter = Bringing.objects.create(signal=signal, roundtable=table.pk, **about).matter
        with then(cast, "rosa") as rosa:
            about = {"compartment_id": table.desk_id, "officer": rosa.officer.pk, "at": timezone.now(), "turn": 1}
            item = Item.objects.create(
                compartment=table.desk, roundtable=table, matter=matter, disclosure=uuid4(), pseudonym="Stille Vaart 1",
                brought_by=cast.organisation("wiekendam"), brought_at=timezone.now(),
            )  # fmt: skip
            weighing = Weighing.objects.create(item=item, positive=True, **about)
            Decision.objects.create(item=item, weighing=weighing, outcome="close", **about)


__all__ = ["answered", "brought", "decided", "letter", "preview", "quarter", "then", "told"]
