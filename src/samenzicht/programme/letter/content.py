"""The content of a letter, gathered from the rows: all that PDF, docx and page show, and nothing else.

Only strings, whole numbers, booleans, None, lists and dicts with string keys: it comes back from the database and from
a file as it went in. Codes stay codes; `words` says what each was called on that day, in both languages.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from samenzicht.organisations.models import Organisation
from samenzicht.programme.letter import annex, money, motions, papers, questions
from samenzicht.programme.letter.compared import compared
from samenzicht.programme.letter.glossary import glossary
from samenzicht.programme.letter.texts import chapters_of
from samenzicht.programme.models import Action, Cycle, Frozen, Plan

SCHEMA = 1
Content = dict[str, Any]


def assemble(cycle: Cycle, on: date, frozen: bool = False) -> Content:
    """The letter of this cycle as it stands on that day. Runs under the keys of the office."""
    prefetch_related_objects([cycle], "plan__goals", "plan__lines")
    actions = list(Action.objects.of(cycle.compartment_id).filter(plan=cycle.plan).whole())
    rows = annex.rows(cycle, actions, on)
    chapters = chapters_of(cycle)
    figures = questions.figures_of(cycle, on)
    asked = questions.answered(figures)
    wishes = motions.answered_or_open(cycle)
    office = Organisation.objects.filter(compartment=cycle.compartment_id).first()
    content: Content = {
        "schema": SCHEMA,
        "cycle": cycle.name,
        "kamerstuk": cycle.kamerstuk,
        "period": {"from": cycle.period_from.isoformat(), "until": cycle.period_until.isoformat()},
        "on": on.isoformat(),
        "frozen": frozen,
        "office": office.name if office else "",
        "exercise": office is not None and office.fictional,
        "ministries": list(cycle.ministries),
        "plan": plan_of(cycle.plan),
        "chapters": chapters,
        "lines": annex.lines(cycle, rows, on),
        "questions": asked,
        "figures": questions.told(figures),
        "annex": rows,
        "motions": wishes,
        "papers": papers.cited(chapters, wishes),
        "money": money.of_period(cycle),
        "compared": compared(former(cycle), rows, cycle.plan.code),
    }
    return plain({**content, "words": glossary(content)})


def former(cycle: Cycle) -> Content | None:
    """What the last letter before this one said, if it was frozen."""
    before = Frozen.objects.of(cycle.compartment_id).filter(cycle__period_until__lt=cycle.period_until)
    last = before.order_by("-cycle__period_until").first()
    return last.content if last else None


def plan_of(plan: Plan) -> Content:
    goals = [{"number": goal.number, "name": goal.name, "words": goal.words} for goal in plan.goals.all()]
    return {"code": plan.code, "name": plan.name, "ambition": plan.ambition, "source": plan.source, "goals": goals}


def canonical(content: Content) -> str:
    """One spelling for one content, whatever the order of its keys."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def sha256_of(content: Content) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def plain(value: Any) -> Any:
    """Without the one character that the database cannot keep and paper cannot show."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def paragraphs(content: Content) -> Iterator[list[Any]]:
    """The parts of each paragraph of the office's own words, in order."""
    for chapter in content["chapters"]:
        for paragraph in chapter["paragraphs"]:
            yield paragraph["parts"]
