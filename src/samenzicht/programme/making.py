"""A letter in the making, read in a handful of queries: its paragraphs, what ministries said, what still stops it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet

from samenzicht.programme import letter_rules
from samenzicht.programme.letter_rules import Dates, Known, Said, Stop, Written
from samenzicht.programme.models import Chapter, Check, Cycle, Figure, Frozen, Paragraph, ProgressLetter, Wording

PLACES = {chapter.value: place for place, chapter in enumerate(Chapter)}


@dataclass(frozen=True)
class Row:
    """A paragraph as it stands."""

    wording: Wording
    checks: list[Check]
    standing: dict[str, str]

    @property
    def paragraph(self) -> Paragraph:
        return self.wording.paragraph

    @property
    def is_in(self) -> bool:
        """Without words it is out of the letter."""
        return bool(self.wording.words)

    @property
    def open(self) -> list[str]:
        return [ministry for ministry, how in self.standing.items() if how == letter_rules.OPEN]

    @property
    def remarks(self) -> list[Check]:
        """The last word of each ministry that is not satisfied yet."""
        last = {check.ministry: check for check in self.checks}
        return [last[ministry] for ministry, how in self.standing.items() if how == letter_rules.REMARKED]


@dataclass(frozen=True)
class Making:
    cycle: Cycle
    today: date
    all_rows: list[Row]
    figure_rows: list[Figure]
    frozen: Frozen | None = None
    published: ProgressLetter | None = None

    @cached_property
    def rows(self) -> list[Row]:
        return [row for row in self.all_rows if row.is_in]

    @cached_property
    def stops(self) -> list[Stop]:
        written = [Written(str(row.paragraph.pk), row.wording.words, row.standing) for row in self.rows]
        return letter_rules.stops(written, self.cycle.ministries, self.figures, self.today)

    @cached_property
    def figures(self) -> dict[int, Known]:
        return {one.number: known(one) for one in self.figure_rows}

    @cached_property
    def step(self) -> str:
        return letter_rules.step_of(self.dates, self.today, self.frozen is not None, self.published is not None)

    @property
    def dates(self) -> Dates:
        return Dates(**{one: getattr(self.cycle, one) for one in Dates.__dataclass_fields__})

    def waiting_for(self, ministry: str) -> list[Row]:
        """What this ministry must still check."""
        return [row for row in self.rows if row.standing.get(ministry) == letter_rules.OPEN]


def making_of(cycle: Cycle, today: date) -> Making:
    published = ProgressLetter.objects.filter(compartment=cycle.compartment_id, cycle=cycle.name)
    known = figures_of(cycle.compartment_id)
    return Making(cycle, today, rows_of(cycle), known, frozen_of(cycle), published.defer("content").first())


def with_its_freeze(cycles: QuerySet[Cycle]) -> QuerySet[Cycle]:
    """With what a page of the letter shows around it; the frozen content is large and only its own page needs it."""
    return cycles.select_related("plan", "frozen__officer").defer("frozen__content")


def frozen_of(cycle: Cycle) -> Frozen | None:
    return getattr(cycle, "frozen", None)


def rows_of(cycle: Cycle) -> list[Row]:
    latest = Wording.objects.of(cycle.compartment_id).filter(paragraph__cycle=cycle)
    wordings = list(latest.select_related("paragraph", "officer").latest())
    checks = Check.objects.of(cycle.compartment_id).filter(wording__in=[one.pk for one in wordings])
    said: dict[UUID, list[Check]] = {}
    for check in checks.select_related("officer").order_by("at"):
        said.setdefault(check.wording_id, []).append(check)
    wordings.sort(key=lambda one: (PLACES[one.paragraph.chapter], one.paragraph.place))
    return [row_of(wording, said.get(wording.pk, []), cycle) for wording in wordings]


def row_of(wording: Wording, checks: list[Check], cycle: Cycle) -> Row:
    said = [Said(check.ministry, check.agreed) for check in checks]
    return Row(wording, checks, letter_rules.standing(said, cycle.ministries))


def figures_of(office: UUID) -> list[Figure]:
    """All of them, the replaced ones too: a text may still name one."""
    return list(Figure.objects.of(office).select_related("replaced_by").in_order())


def known(figure: Figure) -> Known:
    after = getattr(figure, "replaced_by", None)
    # Where it is not known on which day it was counted, it counts once its period is over.
    return Known(figure.reference_date or figure.period_until, after.number if after else None)
