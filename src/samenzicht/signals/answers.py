"""From the raw answers of a draft to facts. Tolerant: what cannot be read is left out here and told by the form."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from samenzicht.exploitation.kind import Indicator
from samenzicht.sharing.models import Urgency
from samenzicht.signals.extracts import INDICATORS
from samenzicht.signals.facts import Facts, Named, Noticed
from samenzicht.signals.models import Channel, Concern, InformationGrade, SourceGrade, Way
from samenzicht.subjects.models import Age

Answers = Mapping[str, Any]

WAYS = (Way.SEEN, Way.HEARD, Way.INFERRED)
# What an officer saw, that officer knows; that it is so beyond doubt is for the officer to say.
# What someone else says, or what one thinks, nobody can check yet.
GRADES = {
    Way.SEEN: (SourceGrade.A, InformationGrade.TWO),
    Way.HEARD: (SourceGrade.X, InformationGrade.FOUR),
    Way.INFERRED: (SourceGrade.X, InformationGrade.FOUR),
}
NAMED = ("kind", "called", "part", "contact", "features", "age")


def facts_of(answers: Answers) -> Facts:
    told = tuple(one for way in WAYS if (one := noticed(answers, way)).text.strip())
    return Facts(
        noticed=told + ticked(answers, told),
        subjects=tuple(named(one) for one in answers.get("subjects", ())),
        kind=answers.get("kind", ""),
        setting=answers.get("setting", ""),
        urgency=answers.get("danger") or Urgency.NORMAL,
        channel=answers.get("channel") or Channel.SELF,
        on_behalf_of=answers.get("on_behalf_of", ""),
    )


def default_grades(way: Way, channel: str) -> tuple[SourceGrade, InformationGrade]:
    """The grades that a box begins with. What another saw, that other knows; how reliable they are is not known."""
    if way == Way.SEEN and channel not in ("", Channel.SELF):
        return SourceGrade.X, InformationGrade.TWO
    return GRADES[way]


def noticed(answers: Answers, way: Way) -> Noticed:
    source_grade, information_grade = default_grades(way, answers.get("channel", ""))
    return Noticed(
        way=way,
        text=answers.get(f"{way}_text", ""),
        source=answers.get(f"{way}_source", ""),
        noticed_on=day(answers.get(f"{way}_on", "")),
        source_grade=answers.get(f"{way}_source_grade") or source_grade,
        information_grade=answers.get(f"{way}_information_grade") or information_grade,
        concern=answers.get(f"{way}_concern") or Concern.FACTS,
    )


def ticked(answers: Answers, told: Sequence[Noticed]) -> tuple[Noticed, ...]:
    """Ticked indicators, graded as the firmest text that they go with."""
    if not told:
        return ()
    with_it = told[0]
    return tuple(
        Noticed(
            way=with_it.way,
            noticed_on=with_it.noticed_on,
            source_grade=with_it.source_grade,
            information_grade=with_it.information_grade,
            concern=Concern.HEALTH if is_health(INDICATORS.get(code)) else Concern.FACTS,
            indicator=code,
        )
        for code in answers.get("indicators", ())
    )


def is_health(indicator: Indicator | None) -> bool:
    """That someone has a mild intellectual disability is health data."""
    return indicator is not None and indicator.group == "lvb"


def named(one: Mapping[str, str]) -> Named:
    values = {name: one.get(name, "") for name in NAMED}
    values["age"] = values["age"] or Age.UNKNOWN
    return Named(**values)


def day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
