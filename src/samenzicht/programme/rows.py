"""The facts of the first data set as rows of one office, not saved yet.

The id of a row follows from the office and from what the fact is called in its file: laid once, it is found again.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from uuid import UUID, uuid5

from django.utils import timezone

from samenzicht.programme import facts
from samenzicht.programme.models import (
    Action,
    Aim,
    Body,
    Budget,
    Cycle,
    Figure,
    Goal,
    Grant,
    Involvement,
    Line,
    Motion,
    News,
    Party,
    Plan,
)
from samenzicht.programme.models.figures import Origin
from samenzicht.programme.models.news import Way


class Rows:
    def __init__(self, compartment: UUID) -> None:
        self.compartment = compartment

    def id(self, *names: object) -> UUID:
        return uuid5(self.compartment, "/".join(str(name) for name in names))

    def party(self, name: str) -> Party:
        return Party(id=self.id("party", name), compartment_id=self.compartment, name=name)

    def plan(self, plan: facts.Plan) -> Plan:
        return Plan(
            id=self.id("plan", plan.code),
            compartment_id=self.compartment,
            code=plan.code,
            name=plan.name,
            ambition=plan.ambition,
            adopted_on=plan.adopted_on,
            source=plan.source,
            note=plan.note,
        )

    def goals(self, plan: facts.Plan) -> list[Goal]:
        return [
            Goal(
                id=self.id("goal", plan.code, goal.number),
                compartment_id=self.compartment,
                plan_id=self.id("plan", plan.code),
                number=goal.number,
                name=goal.name,
                words=goal.words,
                source=goal.source,
            )
            for goal in plan.goals
        ]

    def lines(self, plan: facts.Plan) -> list[Line]:
        return [
            Line(
                id=self.id("line", plan.code, line.number),
                compartment_id=self.compartment,
                plan_id=self.id("plan", plan.code),
                number=line.number,
                name=line.name,
                words=line.words,
                source=line.source,
            )
            for line in plan.lines
        ]

    def aims(self, plan: facts.Plan) -> list[Aim]:
        return [
            Aim(
                id=self.id("aim", plan.code, line.number, number),
                compartment_id=self.compartment,
                line_id=self.id("line", plan.code, line.number),
                words=words,
                source=line.source,
            )
            for line in plan.lines
            for number, words in enumerate(line.aims, start=1)
        ]

    def bodies(self, plan: facts.Plan) -> list[Body]:
        return [
            Body(
                id=self.id("body", plan.code, body.name),
                compartment_id=self.compartment,
                plan_id=self.id("plan", plan.code),
                place=place,
                name=body.name,
                words=body.words,
                members=list(body.members),
                source=body.source,
            )
            for place, body in enumerate(plan.bodies, start=1)
        ]

    def action(self, plan: facts.Plan, place: int, action: facts.Action, parties: Mapping[str, Party]) -> Action:
        line = self.id("line", plan.code, action.line) if action.line else None
        return Action(
            id=self.id("action", plan.code, action.number),
            compartment_id=self.compartment,
            plan_id=self.id("plan", plan.code),
            line_id=line,
            aim_id=self.id("aim", plan.code, action.line, action.aim) if action.aim else None,
            number=action.number,
            place=place,
            name=action.name,
            words=action.words,
            track=action.track,
            kinds=list(action.kinds),
            regions=list(action.regions),
            ages=action.ages,
            begins_on=action.begins_on,
            ends_on=action.ends_on,
            owner=parties.get(action.owner),
            problem=action.problem,
            cause=action.cause,
            intervention=action.intervention,
            source=action.source,
            note=action.note,
        )

    def involvements(self, of: UUID, action: facts.Action, parties: Mapping[str, Party]) -> Iterator[Involvement]:
        for name in action.involved:
            yield Involvement(
                id=self.id("involvement", of, name),
                compartment_id=self.compartment,
                action_id=of,
                party=parties[name],
            )

    def news(self, of: UUID, action: facts.Action) -> Iterator[News]:
        """What the source tells, as news of its day; none where it tells nothing."""
        if action.since is not None:
            yield News(
                id=self.id("news", of, action.since),
                compartment_id=self.compartment,
                action_id=of,
                at=at_noon(action.since),
                state=action.state,
                done=action.done,
                result=action.result,
                next=action.next,
                way=Way.SOURCE,
                source=action.source,
            )

    def motion(self, motion: facts.Motion) -> Motion:
        return Motion(
            id=self.id("motion", motion.key),
            compartment_id=self.compartment,
            sort=motion.sort,
            number=motion.number,
            name=motion.name,
            words=motion.words,
            by=motion.by,
            on=motion.on,
            standing=motion.standing,
            answered_in=motion.answered_in,
            answer=motion.answer,
            source=motion.source,
        )

    def budgets(self, budget: facts.Budget) -> Iterator[Budget]:
        for year in budget.years:
            yield Budget(
                id=self.id("budget", year, budget.name),
                compartment_id=self.compartment,
                year=year,
                name=budget.name,
                amount=budget.amount,
                source=budget.source,
            )

    def grant(self, grant: facts.Grant, action: Action) -> Grant:
        return Grant(
            id=self.id("grant", grant.action, grant.year),
            compartment_id=self.compartment,
            name=action.name,
            party_id=action.owner_id,
            action=action,
            year=grant.year,
            amount=grant.amount,
            award=grant.award,
            source=grant.source,
        )

    def figure(self, figure: facts.Figure, number: int, now: datetime) -> Figure:
        return Figure(
            id=self.figure_id(figure),
            compartment_id=self.compartment,
            number=number,
            measure=figure.measure,
            series=figure.series,
            part=figure.part,
            period_from=figure.period_from,
            period_until=figure.period_until,
            reference_date=figure.reference_date,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            answer=figure.answer,
            rule=figure.rule,
            source=figure.source,
            origin=Origin.ENTERED,
            at=now,
        )

    def figure_id(self, figure: facts.Figure) -> UUID:
        about = (figure.measure, figure.series, figure.part, figure.period_from, figure.period_until)
        return self.id("figure", *about)

    def cycle(self, cycle: facts.Cycle) -> Cycle:
        """Days that are not known are the day of the letter: nothing is asked for any more."""
        return Cycle(
            id=self.id("cycle", cycle.name),
            compartment_id=self.compartment,
            plan_id=self.id("plan", cycle.plan),
            name=cycle.name,
            kamerstuk=cycle.kamerstuk,
            period_from=cycle.period_from,
            period_until=cycle.period_until,
            collect_from=cycle.publish_on,
            write_from=cycle.publish_on,
            check_from=cycle.publish_on,
            freeze_on=cycle.publish_on,
            publish_on=cycle.publish_on,
            rhythm_months=cycle.rhythm_months,
            ministries=list(cycle.ministries),
        )


def at_noon(day: date) -> datetime:
    """A source knows the day and not the hour."""
    return timezone.make_aware(datetime.combine(day, time(12)))
