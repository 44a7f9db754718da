"""A cycle of the office with two lines, three actions, a motion, a grant, figures and a few paragraphs."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from samenzicht.programme import models
from samenzicht.programme.offices import office_of

HOSTILE = r"""#let x = 1 $ *vet* _schuin_ [haak] \ <script> @naam ~ `code` "aan" 'half' & = - + / {{ x }} é ĳ 漢"""
ON = date(2023, 12, 1)


class Office:
    """Lays rows under the keys that are held."""

    def __init__(self, compartment) -> None:
        self.compartment = compartment

    def make(self, model, **values):
        return model.objects.create(compartment_id=self.compartment, **values)

    def plan(self, code="2023", name="Actieplan 2023"):
        plan = self.make(models.Plan, code=code, name=name, ambition="Minder slachtoffers")
        self.make(models.Goal, plan=plan, number=1, name="Voorkomen")
        lines = [self.make(models.Line, plan=plan, number=n, name=f"Lijn {n} van het plan") for n in (1, 2)]
        return plan, lines

    def cycle(self, plan, name="2023", **values):
        days = dict.fromkeys(["collect_from", "write_from", "check_from", "freeze_on", "publish_on"], date(2023, 10, 1))
        days |= {"period_from": date(2023, 1, 1), "period_until": date(2023, 12, 31), **values}
        return self.make(models.Cycle, plan=plan, name=name, ministries=["Justitie en Veiligheid"], **days)

    def action(self, plan, number, line=None, **values):
        values = {"name": f"Actie {number}", "source": "kst-28638-233", **values}
        return self.make(models.Action, plan=plan, number=number, line=line, place=int(float(number) * 10), **values)

    def news(self, action, at, state="running", **values):
        at = datetime(*at, 12, tzinfo=UTC)
        return self.make(models.News, action=action, at=at, state=state, way="office", **values)

    def writes(self, cycle, chapter, words, place=1):
        paragraph = self.make(models.Paragraph, cycle=cycle, chapter=chapter, place=place)
        return self.make(
            models.Wording, paragraph=paragraph, version=1, words=words, at=datetime(2023, 10, 1, tzinfo=UTC)
        )

    def motion(self, number, name, **values):
        return self.make(models.Motion, sort="motion", number=number, name=name, **values)

    def figure(self, number, year, value, measure="certificates", **values):
        values = {
            "rule": "Elk certificaat telt één keer.", "source": "kst-28638-233", "origin": "entered",
            "period_from": date(year, 1, 1), "period_until": date(year, 12, 31),
            "reference_date": date(year, 12, 31), "at": datetime(2023, 1, 1, tzinfo=UTC), **values,
        }  # fmt: skip
        return self.make(models.Figure, number=number, measure=measure, value=value and Decimal(value), **values)


@pytest.fixture
def office(cast):
    """Keys of the office for the whole test."""
    with cast.at_work("olga") as olga:
        yield Office(office_of(olga))


@pytest.fixture
def told(office):
    """A cycle with something in each part; hostile words in every place that people fill."""
    plan, (first, second) = office.plan()
    cycle = office.cycle(plan, kamerstuk="28638-233")
    owner = office.make(models.Party, name="Stichting Voorbeeld")
    other = office.make(models.Party, name=f"Partij {HOSTILE}")
    one = office.action(plan, "1.1", first, owner=owner, kinds=["labour"], words="Wat dit is")
    two = office.action(plan, "2.1", second, name=f"Actie {HOSTILE}")
    office.action(plan, "3", None, track="no_regrets")
    office.make(models.Involvement, action=one, party=other)
    office.news(one, (2023, 3, 1), "not_started", done="Nog niets.")
    office.news(one, (2023, 6, 1), done="Begonnen.", next="Tien trainingen geven.")
    office.news(one, (2023, 9, 1), done=HOSTILE, result="Het doel komt dichterbij.", next="Verder gaan.")
    office.news(one, (2024, 2, 1), "finished", done="Te laat voor deze brief.")
    office.news(two, (2022, 9, 1), "running", done="Van voor deze periode.")
    answered = {"standing": "answered", "answered_in": "28638-233", "answer": "Hiermee afgedaan.", "by": "Mutluer c.s."}
    office.motion("28638-225", f"Motie {HOSTILE}", on=date(2023, 5, 1), **answered)
    office.motion("28638-230", "Een open motie", standing="open")
    office.motion("28638-100", "Allang klaar", standing="answered", answered_in="28638-176")
    office.make(models.Budget, year=2023, name="Structureel", amount=Decimal("2000000"), source="kst-28638-233")
    office.make(
        models.Grant, year=2023, name=f"Subsidie {HOSTILE}", party=owner, amount=Decimal("1250.5"), award="awarded"
    )
    office.make(models.Grant, year=2023, name="Bedrag onbekend", award="in_award")
    office.figure(1, 2022, "127")
    office.figure(2, 2023, "140")
    office.writes(cycle, "opening", f"Zie de eerdere brief.[28638-217] {HOSTILE} Er zijn [G1] certificaten, nu [G2].")
    office.writes(cycle, "opening", "Nogmaals hetzelfde stuk.[28638-217] En een ander.[35570-VI-50]", place=2)
    office.writes(cycle, "line_1", "In actielijn 1 is veel gebeurd.")
    office.writes(cycle, "closing", "")
    return cycle
