"""What pages with letters before they leave share: the ticks that the law asks for, and that nothing changed."""

from collections.abc import Iterable
from dataclasses import replace

from samenzicht.law.questions import Choice
from samenzicht.organisations.doors import AtWork
from samenzicht.roundtable import rules
from samenzicht.sharing.actions import Preview


def choices_for(previews: Iterable[Preview], facts: frozenset[str]) -> list[Choice]:
    """What the officer could state for any of these letters; what was ticked stays on the page."""
    asked = (replace(one.question, facts=one.question.facts - facts) for one in previews)
    found = {choice.code: choice for question in asked for choice in rules.to_state(question)}
    return list(found.values())


def only_chosen(request: AtWork) -> bool:
    """Someone chose a receiver and pressed nothing yet: the page asks for the questions that belong to the choice."""
    return request.POST.get("act") == "choose"


def marks(previews: Iterable[Preview]) -> str:
    return ".".join(one.mark for one in previews)


def same_as_shown(request: AtWork, previews: Iterable[Preview]) -> bool:
    """Whether what leaves is what was shown, to the letter."""
    return request.POST.get("shown") == marks(previews)
