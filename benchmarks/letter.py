"""What the progress letter costs: 200 actions, 60 motions and 30 plots, beside a letter of which nothing is known.

    .venv/bin/python -m benchmarks.letter

Gathered from the sealed rows of a database of its own, then written as PDF, docx and page, in turn with the empty
letter, in one run. Work is what processors worked, for this process and the typesetter that it starts; it hardly
moves with the load of the machine, seconds do. Peak memory is that of each of the two, Django and fonts included.
Asked for: at most 5 s and 300 MB.
"""

import os
import resource
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from benchmarks.ground import migrated

ROUNDS = 5
ACTIONS, MOTIONS, PLOTS = 200, 60, 30
ON = date(2024, 12, 1)
WORDS = "De organisaties maakten afspraken over wie wat doet, en de eerste mensen zijn nu getraind in het zien ervan. "
Content = dict[str, Any]
Steps = dict[str, Callable[[], Any]]


class Office:
    """Lays rows of one compartment."""

    def __init__(self, compartment: UUID) -> None:
        self.compartment = compartment

    def make(self, model: Any, **values: Any) -> Any:
        return model.objects.create(compartment_id=self.compartment, **values)

    def cycle(self, code: str) -> Any:
        from samenzicht.programme import models

        plan = self.make(models.Plan, code=code, name=f"Plan {code}")
        for number in range(1, 6):
            self.make(models.Line, plan=plan, number=number, name=f"Lijn {number}")
        days = dict.fromkeys(("collect_from", "write_from", "check_from", "freeze_on", "publish_on"), ON)
        period = {"period_from": date(2024, 1, 1), "period_until": date(2024, 12, 31)}
        return self.make(models.Cycle, plan=plan, name=code, ministries=["JenV", "SZW", "VWS", "BZ"], **days, **period)

    def fill(self, cycle: Any) -> None:
        from samenzicht.programme import models

        lines, owner = list(cycle.plan.lines.all()), self.make(models.Party, name="Een organisatie")
        for number in range(1, ACTIONS + 1):
            line = lines[number % 5]
            about = {"plan": cycle.plan, "line": line, "owner": owner, "number": str(number), "place": number}
            action = self.make(models.Action, name=f"Actie {number} met een naam", kinds=["labour"], **about)
            for month in (2, 6, 10):
                told = {"done": WORDS * 3, "result": WORDS, "next": WORDS, "state": "running", "way": "link"}
                self.make(models.News, action=action, at=datetime(2024, month, 1, tzinfo=UTC), **told)
        for number in range(1, MOTIONS + 1):
            here = {"standing": "answered", "answered_in": cycle.name, "answer": WORDS, "by": "Iemand c.s."}
            self.make(models.Motion, sort="motion", number=f"28638-{100 + number}", name=f"Motie {number}", **here)
        self.figures()
        for chapter in models.Chapter.values:
            for place in range(3):
                paragraph = self.make(models.Paragraph, cycle=cycle, chapter=chapter, place=place)
                words = f"{WORDS * 3}Het zijn er [G1], zie de eerdere brief.[28638-217] "
                self.make(models.Wording, paragraph=paragraph, version=1, words=words, at=datetime.now(UTC))

    def figures(self) -> None:
        """Twelve years of one measure; its plot is drawn thirty times."""
        from samenzicht.programme import models

        for number in range(1, 13):
            begin = date(2011 + number, 1, 1)
            period = {"period_from": begin, "period_until": begin.replace(month=12, day=31)}
            value = Decimal(700 + 40 * number)
            ends = {"value": value, "low": value - 90, "high": value + 120}
            self.make(
                models.Figure, number=number, measure="registered_victims", **ends, rule=WORDS,
                source="Een bron", origin="entered", at=datetime.now(UTC),
                reference_date=begin + timedelta(days=364), **period,
            )  # fmt: skip


def plotted(content: Content) -> Content:
    """With thirty plots, ten a question."""
    one = next(plot for question in content["questions"] for plot in question["plots"] if plot["runs"])
    for question in content["questions"]:
        question["plots"] = [one] * (PLOTS // len(content["questions"]))
    return content


def measured(steps: Steps, found: dict[str, list[tuple[float, float]]]) -> None:
    """Seconds and seconds of work of each step."""
    for name, step in steps.items():
        begun, worked = time.perf_counter(), work()
        step()
        found.setdefault(name, []).append((time.perf_counter() - begun, work() - worked))


def work() -> float:
    """Seconds of processor of this process and of those that it started and that ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def peaks() -> str:
    """MB held at most so far (Linux counts in kB)."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    own, press = (resource.getrusage(one).ru_maxrss / 1024 for one in whose)
    return f"{own:.0f} MB here, {press:.0f} MB in the typesetter"


def main() -> None:
    with migrated():
        from samenzicht.compartments.keys import Keys, holding
        from samenzicht.web.demo.region import lay_region

        compartment = lay_region().organisations["bureau"].compartment_id
        with holding(Keys(compartments=frozenset({compartment}))):
            report(Office(compartment))


def report(office: Office) -> None:
    from samenzicht.programme.letter.content import assemble
    from samenzicht.programme.letter.docx import docx_of
    from samenzicht.programme.letter.page import page_of
    from samenzicht.programme.letter.pdf import pdf_of

    def steps(cycle: Any) -> Steps:
        content = plotted(assemble(cycle, ON)) if cycle.name == "full" else assemble(cycle, ON)
        return {
            "gather": lambda: assemble(cycle, ON),
            "PDF": lambda: pdf_of(content),
            "docx": lambda: docx_of(content),
            "page": lambda: page_of(content),
        }

    empty, full = office.cycle("empty"), office.cycle("full")
    empty_steps = steps(empty)
    measured(empty_steps, {})
    before = peaks()
    office.fill(full)
    full_steps = steps(full)
    measured(full_steps, {})
    of_empty: dict[str, list[tuple[float, float]]] = {}
    of_full: dict[str, list[tuple[float, float]]] = {}
    for _ in range(ROUNDS):
        measured(empty_steps, of_empty)
        measured(full_steps, of_full)
    told(of_empty, of_full)
    print(f"\nPeak after an empty letter: {before}; after all of them: {peaks()}.")


def told(of_empty: dict[str, list[tuple[float, float]]], of_full: dict[str, list[tuple[float, float]]]) -> None:
    print(f"{ACTIONS} actions, {MOTIONS} motions, {PLOTS} plots; medians of {ROUNDS} rounds\n")
    print("| step | empty, s | full, s | ratio | work of empty, s | work of full, s | ratio |\n" + "|---" * 7 + "|")
    whole = [[0.0, 0.0], [0.0, 0.0]]
    for name in of_full:
        pairs = [
            [statistics.median(one[at] for one in found[name]) for found in (of_empty, of_full)] for at in (0, 1)
        ]  # fmt: skip
        whole = [[a + b for a, b in zip(one, other, strict=True)] for one, other in zip(whole, pairs, strict=True)]
        line(name, pairs)
    line("together", whole)


def line(name: str, pairs: list[list[float]]) -> None:
    cells = [f"{few:.2f} | {many:.2f} | {many / max(few, 0.005):.1f} x" for few, many in pairs]
    print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
