"""The cycles of the letter, and one of them: where it is, what it waits for, what it says."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Organisation
from samenzicht.programme import letter_rules
from samenzicht.programme.actions.letters import cycles
from samenzicht.programme.actions.letters.cycles import Settings
from samenzicht.programme.actions.letters.refusals import IsFrozen, NotAllowed
from samenzicht.programme.letter import annex
from samenzicht.programme.letter.compared import compared as beside
from samenzicht.programme.letter.content import assemble, former
from samenzicht.programme.letter.page import told
from samenzicht.programme.letter_forms import REFUSED, CycleForm, as_filled_in
from samenzicht.programme.letter_words import by_paragraph
from samenzicht.programme.making import Making, frozen_of
from samenzicht.programme.models import Action, Cycle, Frozen, Plan, ProgressLetter
from samenzicht.programme.offices import office, office_of, readers
from samenzicht.programme.views.arriving_at_letter import (
    chapters,
    cycle_of,
    is_office,
    made,
    ministry_of,
    posted,
    too_late,
)

STEPS = {
    "collect": (gettext_lazy("Verzamelen"), gettext_lazy("Actiehouders vertellen hoe het staat."), "collect_from"),
    "write": (gettext_lazy("Schrijven"), gettext_lazy("Het programmabureau schrijft de teksten."), "write_from"),
    "check": (gettext_lazy("Toetsen"), gettext_lazy("De ministeries toetsen elke alinea."), "check_from"),
    "freeze": (gettext_lazy("Bevriezen"), gettext_lazy("Daarna verandert er niets meer."), "freeze_on"),
    "publish": (gettext_lazy("Publiceren"), gettext_lazy("Iedereen kan de brief lezen."), "publish_on"),
}
RHYTHM = 6


@readers
@require_safe
def letters(request: AtWork) -> HttpResponse:
    """All cycles, the newest first."""
    where = office_of(request.post)
    found = Cycle.objects.of(where).select_related("plan")
    out = {one.cycle: one for one in ProgressLetter.objects.filter(compartment=where).defer("content")}
    frozen = set(Frozen.objects.of(where).values_list("cycle_id", flat=True))
    rows = [row_of(one, one.pk in frozen, out.get(one.name)) for one in found]
    return render(request, "programme/letter/letters.html", {"rows": rows, "office": is_office(request)})


def row_of(cycle: Cycle, is_frozen: bool, letter: ProgressLetter | None) -> dict[str, Any]:
    step = letter_rules.step_of(cycles.dates_of(cycle), timezone.localdate(), is_frozen, letter is not None)
    until = getattr(cycle, STEPS[step][2]) if step in ("freeze", "publish") else None
    return {"cycle": cycle, "step": step, "word": step_word(step), "published": letter, "until": until}


def step_word(step: str) -> str:
    return str(STEPS[step][0]) if step in STEPS else _("Gepubliceerd")


@readers
@require_safe
def letter(request: AtWork, key: UUID) -> HttpResponse:
    making = made(cycle_of(request, key))
    mine = ministry_of(request)
    context = {
        "cycle": making.cycle,
        "making": making,
        "steps": line_of(making),
        "chapters": chapters(making),
        "whole": by_paragraph(making.stops).get("", []),
        "stopped": len({stop.key for stop in making.stops if stop.key}),
        "ministries": ministries(making),
        "ministry": mine,
        "waiting": making.waiting_for(mine) if mine else [],
        "may_check": not letter_rules.why_not_check(
            mine, making.cycle.ministries, making.today, making.cycle.check_from
        ),
        "office": is_office(request),
    }
    return render(request, "programme/letter/letter.html", context)


def line_of(making: Making) -> list[dict[str, Any]]:
    """The five steps in a line: what is done, where we are, what comes."""
    here = letter_rules.STEPS.index(making.step)
    done_at = {
        "freeze": making.frozen and making.frozen.at,
        "publish": making.published and making.published.at,
    }
    return [
        {
            "name": word,
            "about": about,
            "day": getattr(making.cycle, field),
            "done_at": done_at.get(code),
            "state": "done" if at < here else "now" if at == here else "later",
        }
        for at, (code, (word, about, field)) in enumerate(STEPS.items())
    ]


def ministries(making: Making) -> list[dict[str, Any]]:
    """Who must still look at how many paragraphs."""
    return [
        {
            "name": name,
            "waiting": len(making.waiting_for(name)),
            "remarks": sum(row.standing[name] == letter_rules.REMARKED for row in making.rows),
        }
        for name in making.cycle.ministries
    ]


@readers
@require_safe
def read(request: AtWork, key: UUID) -> HttpResponse:
    """The whole letter as reading text: as frozen, or as it would be frozen now."""
    cycle = cycle_of(request, key)
    frozen = frozen_of(cycle)
    whole = told(frozen.content if frozen else assemble(cycle, timezone.localdate()))
    # The page has a heading of its own above the letter.
    whole["blocks"] = [block for block in whole["blocks"] if block.get("level") != 1]
    context = {**whole, "cycle": cycle, "frozen": frozen}
    return render(request, "programme/letter/read.html", context)


@readers
@require_safe
def compared(request: AtWork, key: UUID) -> HttpResponse:
    """This letter beside the one before; only what that takes is gathered."""
    cycle = cycle_of(request, key)
    frozen, today = frozen_of(cycle), timezone.localdate()
    if frozen:
        found = frozen.content["compared"]
    else:
        actions = Action.objects.of(cycle.compartment_id).filter(plan=cycle.plan).whole()
        found = beside(former(cycle), annex.rows(cycle, list(actions), today), cycle.plan.code)
    return render(request, "programme/letter/compared.html", {"cycle": cycle, "found": found})


@office
@require_http_methods(["GET", "POST"])
def open_next(request: AtWork) -> HttpResponse:
    """The next cycle, with the days that follow from the rhythm of the last."""
    where = office_of(request.post)
    last = Cycle.objects.of(where).select_related("plan").first()
    form = cycle_form(request, cycles.following(last) if last else first_settings(where))
    if request.method == "POST" and form.is_valid():
        try:
            opened = cycles.open_cycle(settings=form.settings, by=request.post)
        except NotAllowed as refused:
            form.add_error("name", REFUSED[refused.why])
        else:
            messages.success(request, _("Ronde %(name)s is begonnen.") % {"name": opened.name})
            return redirect("programme:letter", opened.pk)
    context = {"form": form, "last": last}
    return render(request, "programme/letter/settings.html", context, status=422 if form.errors else 200)


@office
@require_http_methods(["GET", "POST"])
def settings(request: AtWork, key: UUID) -> HttpResponse:
    cycle = cycle_of(request, key)
    if cycles.is_frozen(cycle):
        return too_late(request, IsFrozen(cycle))
    form = cycle_form(request, settings_of(cycle))
    if request.method == "POST" and form.is_valid():
        try:
            cycles.settle(cycle, settings=form.settings, by=request.post)
        except NotAllowed as refused:
            form.add_error("name", REFUSED[refused.why])
        except IsFrozen as frozen:
            return too_late(request, frozen)
        else:
            messages.success(request, _("De instellingen zijn bewaard."))
            return redirect("programme:letter", cycle.pk)
    context = {"form": form, "cycle": cycle}
    return render(request, "programme/letter/settings.html", context, status=422 if form.errors else 200)


def settings_of(cycle: Cycle) -> Settings:
    days = cycles.dates_of(cycle)
    return Settings(cycle.name, cycle.plan, days, cycle.rhythm_months, cycle.remind_after_days, cycle.ministries)


def first_settings(where: UUID) -> Settings:
    dates = letter_rules.first_dates(timezone.localdate(), RHYTHM)
    plan = Plan.objects.of(where).order_by("code").last() or Plan()
    return Settings(letter_rules.name_for(dates, RHYTHM), plan, dates, RHYTHM, [7, 14], [])


def cycle_form(request: AtWork, settings: Settings) -> CycleForm:
    """Those that sign, and those that were named before under another name."""
    where = office_of(request.post)
    names = Organisation.objects.filter(kind="ministry").exclude(compartment=where).order_by("name")
    choices = dict.fromkeys([*names.values_list("name", flat=True), *settings.ministries])
    return CycleForm(posted(request), initial=as_filled_in(settings), plans=Plan.objects.of(where), ministries=choices)
