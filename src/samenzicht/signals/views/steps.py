"""The five steps, apart from the request: which form a step has, what its answers are, what is still wrong."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.signals import rules
from samenzicht.signals.answers import Answers, facts_of, named
from samenzicht.signals.facts import Facts
from samenzicht.signals.forms import (
    DangerForm,
    IndicatorsForm,
    KindForm,
    NoticedForm,
    StepForm,
    SubjectForm,
    raw_answers,
)
from samenzicht.signals.models import Part, Way
from samenzicht.signals.telling import indicator_words, kind_words
from samenzicht.subjects.models import SubjectKind

DANGER, NOTICED, SUBJECTS, INDICATORS, KIND = STEPS = (1, 2, 3, 4, 5)
LABELS = {
    DANGER: _("Eerst: is er gevaar?"),
    NOTICED: _("Wat viel op?"),
    SUBJECTS: _("Om wie of wat gaat het?"),
    INDICATORS: _("Waar kun je op letten?"),
    KIND: _("Nalezen en melden"),
}
# At which step a fault is mended, by the beginning of its place.
MENDED_AT = {
    "danger": DANGER,
    "channel": DANGER,
    "on_behalf_of": DANGER,
    "setting": DANGER,
    "noticed": NOTICED,
    "seen": NOTICED,
    "heard": NOTICED,
    "inferred": NOTICED,
    "subjects": SUBJECTS,
    "indicators": INDICATORS,
    "kind": KIND,
}


def step_of(fault: rules.Fault) -> int:
    return next(step for place, step in MENDED_AT.items() if fault.at.startswith(place))


def form_for(step: int, answers: Answers, posted: QueryDict | None = None) -> StepForm:
    """The form of a step: filled with what the draft holds, or bound to what was sent."""
    today = timezone.localdate()
    begun = {name: value for name, value in answers.items() if value not in ("", None)}
    if step == NOTICED:
        return NoticedForm(posted, channel=answers.get("channel", ""), initial=begun)
    if step == INDICATORS:
        where, ticked = answers.get("setting", ""), answers.get("indicators", ())
        return IndicatorsForm(posted, today=today, chosen=where, ticked=ticked, initial=begun)
    if step == KIND:
        return KindForm(posted, today=today, initial=begun)
    return (DangerForm if step == DANGER else SubjectForm)(posted, initial=begun)


def answers_at(step: int, posted: QueryDict, answers: Answers) -> dict[str, Any]:
    """What a step adds to the draft. Indicators of another setting that were ticked before stay ticked."""
    added = raw_answers(step, posted)
    if step == INDICATORS:
        shown = set(posted.getlist("shown"))
        kept = [code for code in answers.get("indicators", ()) if code not in shown]
        added["indicators"] = kept + [code for code in added["indicators"] if code not in kept]
    return added


def check(step: int, form: StepForm, answers: Answers) -> bool:
    """Whether the step is good; what is wrong is laid at the form."""
    if form.is_valid() and step != SUBJECTS:
        wrong = rules.faults(facts_of(answers), timezone.localdate())
        form.lay(fault for fault in wrong if step_of(fault) == step)
    return form.is_valid()


def card_added(form: SubjectForm, answers: Answers) -> dict[str, Any] | None:
    """The cards with the new one, and an empty form for the next; None when something is wrong with it."""
    if not form.is_valid():
        return None
    cards = list(answers.get("subjects", ()))
    if not form.is_empty():
        card = form.card() | {"id": secrets.token_hex(4)}
        facts = Facts(noticed=(), subjects=(*(named(one) for one in cards), named(card)))
        form.lay(fault for fault in rules.faults(facts, timezone.localdate()) if fault.at == "subjects")
        if not form.is_valid():
            return None
        cards.append(card)
    return {"subjects": cards, **dict.fromkeys(SubjectForm.base_fields, "")}


def card_removed(which: str, answers: Answers) -> dict[str, Any]:
    return {"subjects": [card for card in answers.get("subjects", ()) if card.get("id") != which]}


def cards_of(answers: Answers) -> list[dict[str, str]]:
    """The cards in words, for the one who wrote them."""
    return [
        {
            "id": card.get("id", ""),
            "kind": label(SubjectKind, card.get("kind", "")),
            "part": "" if card.get("part") == card.get("kind") else label(Part, card.get("part", "")),
            "called": card.get("called") or card.get("features") or card.get("contact") or "",
        }
        for card in answers.get("subjects", ())
    ]


def label(choices: Any, code: str) -> str:
    return str(choices(code).label) if code in choices.values else ""


def read_over(answers: Mapping[str, Any]) -> dict[str, Any]:
    """All that is going to be reported, to read once more."""
    facts = facts_of(answers)
    return {
        "told": [{"way": label(Way, one.way), "text": one.text} for one in facts.noticed if one.text],
        "ticked": [indicator_words(one.indicator) for one in facts.noticed if one.indicator],
        "cards": cards_of(answers),
        "kind": kind_words(facts.kind),
        "hints": rules.missing(facts),
        "names_someone": rules.names_someone(facts),
    }
