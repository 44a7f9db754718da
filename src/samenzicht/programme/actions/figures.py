"""Figures are laid down: by the office, from what the counter tallied, from a publication. None is ever changed."""

import re
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.models import Officer
from samenzicht.organisations.posts import Post
from samenzicht.programme.entry import Entry, NoFigure, fault_of, year_of
from samenzicht.programme.measure import MEASURES
from samenzicht.programme.models import Figure, Tally
from samenzicht.programme.models.figures import Origin
from samenzicht.programme.offices import works_at_office
from samenzicht.statistics.models import Publication

COUNTED_HERE = "Samenzicht, geteld over alle organisaties"


@transaction.atomic
def enter(entry: Entry, *, by: Post, replaces: Figure | None = None, why: str = "") -> Figure:
    """The office writes a figure down, or corrects one: the old one stays and says which figure replaced it.

    Raises:
        NotYours: only the office does this.
        NoFigure: with the code of what is wrong.
    """
    compartment = works_at_office(by)
    figure = lay(compartment, entry, officer=by.officer, replaces=replaces, why=why)
    record("programme.figure_entered", compartment, matter=figure)
    return figure


@transaction.atomic
def take_tallies(by: Post) -> list[Figure]:
    """Makes figures of what the counter laid down since the last time.

    Raises:
        NotYours: only the office does this.
    """
    compartment = works_at_office(by)
    one_at_a_time(compartment)
    taken = Figure.objects.of(compartment).filter(origin=Origin.TALLIED)
    known = set(taken.values_list("measure", "part", "period_from", "period_until"))
    rows = Tally._default_manager.filter(measure__in=MEASURES).order_by("period_from", "measure", "part")
    figures = [
        lay(compartment, entry_of(row), officer=by.officer, origin=Origin.TALLIED)
        for row in rows
        if (row.measure, row.part, row.period_from, row.period_until) not in known
    ]
    if figures:
        record("programme.tallies_taken", compartment, matter=figures[-1])
    return figures


@transaction.atomic
def take_estimate(
    publication: Publication,
    by: Post,
    *,
    measure: str = "unseen",
    period: tuple[date, date] | None = None,
    continues: Figure | None = None,
) -> Figure:
    """Makes a figure of a published estimate. What replaces an earlier publication replaces its figure.

    period: of when it is, where the publication does not say one single year. continues: the estimate before it that
    was made by the very same rule. Without one it starts a series of its own: two estimates are compared only then.

    Raises:
        NotYours: only the office does this.
        NoFigure: `period`: it is not said of when it is; `rule`: it does not continue that one; or another code.
    """
    compartment = works_at_office(by)
    told = publication.frozen
    span = period or year_of(told["period"])
    if span is None:
        raise NoFigure("period")
    if continues is not None and (continues.measure, continues.rule) != (measure, told["rule"]):
        raise NoFigure("rule")
    number = told["figure"]
    earlier = publication.replaces.pk if publication.replaces else None
    former = Figure.objects.of(compartment).in_force().filter(source__endswith=mark(earlier)).first()
    entry = Entry(
        measure=measure,
        period_from=span[0],
        period_until=span[1],
        reference_date=timezone.localdate(publication.at),
        value=decimal(number["estimate"]),
        low=decimal(number["low"]),
        high=decimal(number["high"]),
        series=continues.series if continues else former.series if former else f"p-{publication.pk.hex[:12]}",
        rule=told["rule"],
        source=cited(told["publisher"], told["title"], told["source"], publication.pk),
    )
    why = "De publicatie is vervangen." if former else ""
    figure = lay(compartment, entry, officer=by.officer, origin=Origin.ESTIMATED, replaces=former, why=why)
    record("programme.estimate_taken", compartment, matter=figure)
    return figure


def lay(
    compartment: UUID,
    entry: Entry,
    *,
    officer: Officer | None = None,
    origin: str = Origin.ENTERED,
    replaces: Figure | None = None,
    why: str = "",
) -> Figure:
    """Lays one figure down under the next number. No line in the journal: that is for the verb that calls it.

    Raises:
        NoFigure: with the code of what is wrong.
    """
    wrong = fault_of(entry, timezone.localdate(), origin)
    if wrong:
        raise NoFigure(wrong)
    one_at_a_time(compartment)
    must_fit(compartment, entry, replaces, why)
    last = Figure.objects.of(compartment).aggregate(last=Max("number"))["last"]
    rule = entry.rule.strip() or MEASURES[entry.measure].rule.nl
    return Figure.objects.create(
        compartment_id=compartment,
        number=(last or 0) + 1,
        measure=entry.measure,
        series=entry.series,
        part=entry.part,
        period_from=entry.period_from,
        period_until=entry.period_until,
        reference_date=entry.reference_date,
        value=entry.value,
        low=entry.low,
        high=entry.high,
        answer=entry.answer,
        rule=rule,
        source=entry.source.strip(),
        origin=origin,
        replaces=replaces,
        why=why.strip(),
        officer=officer,
        at=timezone.now(),
    )


def must_fit(compartment: UUID, entry: Entry, replaces: Figure | None, why: str) -> None:
    """Of one thing in one period there is one figure in force; a correction is of that one, and says why."""
    stands = Figure.objects.of(compartment).in_force().filter(
        measure=entry.measure,
        series=entry.series,
        part=entry.part,
        period_from=entry.period_from,
        period_until=entry.period_until,
    )  # fmt: skip
    if replaces is None:
        if stands.exists():
            raise NoFigure("stands")
        return
    if replaces.compartment_id != compartment or replaces.measure != entry.measure:
        raise NoFigure("another")
    if not why.strip():
        raise NoFigure("why")
    if Figure.objects.of(compartment).filter(replaces=replaces).exists():
        raise NoFigure("replaced")
    if stands.exclude(pk=replaces.pk).exists():
        raise NoFigure("stands")


def one_at_a_time(compartment: UUID) -> None:
    """Until the end of the transaction nobody else numbers figures of this office."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 28638))", [f"figures {compartment}"])


def entry_of(row: Tally) -> Entry:
    return Entry(
        measure=row.measure,
        part=row.part,
        period_from=row.period_from,
        period_until=row.period_until,
        reference_date=timezone.localdate(row.counted_at),
        value=row.value,
        low=row.low,
        high=row.high,
        source=COUNTED_HERE,
    )


def cited(publisher: str, title: str, source: str, publication: UUID) -> str:
    """Who published it, of what and from what, and by which publication it is found again."""
    end = mark(publication)
    return f"{publisher}, „{title}”: {source}"[: 199 - len(end)].rstrip() + end


def mark(publication: UUID | None) -> str:
    return f" (publicatie {publication})" if publication else " (publicatie -)"


def decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def title_of(figure: Figure) -> str:
    """What the publication from which it was taken is of; empty for any other figure."""
    return figure.source.partition("„")[2].partition("”")[0] if publication_of(figure) else ""


def publication_of(figure: Figure) -> UUID | None:
    """The publication from which it was taken."""
    found = re.search(r"\(publicatie ([0-9a-f-]{36})\)$", figure.source)
    return UUID(found.group(1)) if found else None
