"""The filters of the board, as they stand in the address: codes and ids of organisations, never a person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenzicht.exploitation import KINDS
from samenzicht.programme.models import Line, Party, Plan
from samenzicht.programme.overview import Standings

NO_LINE, NO_OWNER, NOT_KNOWN = "geen", "geen", "onbekend"
LATE, QUIET = "te-laat", "stil"


class BoardFilter(forms.Form):
    """Nothing in it is required; what is not understood is left out and told at its field."""

    plan = forms.ChoiceField(required=False)
    lijn = forms.ChoiceField(required=False)
    houder = forms.ChoiceField(required=False)
    vorm = forms.ChoiceField(required=False)
    toon = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, compartment: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "nl"
        plans = list(Plan.objects.of(compartment).order_by("-code").values_list("code", "name"))
        owners = Party.objects.of(compartment).filter(owned__isnull=False).distinct().values_list("pk", "name")
        lines = Line.objects.of(compartment).select_related("plan").order_by("number", "-plan__code")
        self.ask("plan", _("Plan"), _("Alle plannen"), plans)
        self.ask("lijn", _("Actielijn"), _("Alle actielijnen"), [*line_choices(lines, self.data.get("plan", ""))])
        self.ask(
            "houder",
            _("Actiehouder"),
            _("Alle actiehouders"),
            [*((str(key), name) for key, name in owners), (NO_OWNER, _("Niet bekend"))],
        )
        kinds = [(code, kind.name.in_(language)) for code, kind in KINDS.items()]
        self.ask("vorm", _("Vorm van uitbuiting"), _("Alle vormen"), [*kinds, (NOT_KNOWN, _("Niet bekend"))])
        shown = [(LATE, _("Wat te laat is")), (QUIET, _("Geen nieuws in 60 dagen"))]
        self.ask("toon", _("Toon"), _("Alle acties"), shown)

    def ask(self, name: str, label: str, everything: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        field.label, field.choices = label, [("", everything), *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def condition(self, standings: Standings, now: datetime) -> Q:
        chosen = self.chosen
        found = Q()
        if plan := chosen.get("plan"):
            found &= Q(plan__code=plan)
        if line := chosen.get("lijn"):
            found &= Q(line=None) if line == NO_LINE else Q(line__number=line)
        if owner := chosen.get("houder"):
            found &= Q(owner=None) if owner == NO_OWNER else Q(owner=owner)
        if kind := chosen.get("vorm"):
            found &= Q(kinds=[]) if kind == NOT_KNOWN else Q(kinds__contains=[kind])
        if chosen.get("toon") == LATE:
            found &= Q(pk__in=[key for key, one in standings.items() if one.is_late(now)])
        if chosen.get("toon") == QUIET:
            found &= Q(pk__in=[key for key, one in standings.items() if one.is_quiet(now)])
        return found


def line_choices(lines: Any, plan: str) -> list[tuple[str, str]]:
    """By number, for plans share their numbers; with its name where that is the same in what is shown."""
    names: dict[int, set[str]] = {}
    for line in lines:
        if plan in ("", line.plan.code):
            names.setdefault(line.number, set()).add(line.name)
    told = [
        (str(n), f"{n}. {found.pop()}" if len(found) == 1 else f"{_('Actielijn')} {n}") for n, found in names.items()
    ]
    return [*told, (NO_LINE, _("Zonder actielijn"))]
