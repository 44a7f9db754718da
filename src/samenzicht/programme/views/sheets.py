"""The action list in four steps: choose a file, say which column is what, see what would happen, do it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.actions import lists
from samenzicht.programme.models import Plan
from samenzicht.programme.offices import office, office_of
from samenzicht.programme.sheets.book import Book
from samenzicht.programme.sheets.columns import FIELDS, Headings
from samenzicht.programme.sheets.difference import Comparison, Proposal
from samenzicht.programme.sheets.forms import ColumnsForm, FileForm
from samenzicht.programme.sheets.giving import as_csv, as_xlsx
from samenzicht.programme.sheets.keeping import Choice, keep, kept
from samenzicht.programme.sheets.sentences import of_fault, of_file, shown

A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@office
def sheet_import(request: AtWork) -> HttpResponse:
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_bound and form.is_valid():
        choice = remembered(form.book, form.cleaned_data["after"], request)
        token = keep(form.book, choice, request.post)
        return redirect("programme:sheet_trial" if choice else "programme:sheet_columns", token)
    context = {"form": form, "plans": Plan.objects.of(office_of(request.post)).order_by("-code")}
    return render(request, "programme/list.html", context, status=422 if form.is_bound else 200)


def remembered(book: Book, after: UUID | None, request: AtWork) -> Choice | None:
    """For a mended file: what was chosen for the one before it, where all its headings are there again."""
    found = kept(after, request.post) if after else None
    if found is None or found[1] is None or found[1].sheet >= len(book.sheets):
        return None
    before = found[1]
    mapping = Headings(book.sheets[before.sheet]).by_name(before.headings)
    plan = Plan.objects.of(office_of(request.post)).filter(pk=before.plan).first()
    if plan is None or len(mapping) != len(before.mapping):
        return None
    return lists.chosen(book, before.sheet, plan, mapping, office_of(request.post))


def gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("Deze lijst is al overgenomen, of ligt hier niet meer. Kies het bestand opnieuw."))
    return redirect("programme:sheet_import")


@office
def columns(request: AtWork, token: UUID) -> HttpResponse:
    found = kept(token, request.post)
    if found is None:
        return gone(request)
    book, before = found
    place = chosen_sheet(request, book, before)
    sheet = book.sheets[place]
    form = ColumnsForm(request.POST or None, office=office_of(request.post), headings=Headings(sheet))
    if form.is_bound and not sheet.fault and form.is_valid():
        plan = form.cleaned_data["plan"]
        keep(book, lists.chosen(book, place, plan, form.mapping, office_of(request.post)), request.post, token)
        return redirect("programme:sheet_trial", token)
    context = {
        "form": form,
        "book": book,
        "token": token,
        "place": place,
        "sheet": sheet,
        "fault": of_file(sheet.fault) if sheet.fault else "",
    }
    return render(request, "programme/list_columns.html", context, status=422 if form.is_bound else 200)


def chosen_sheet(request: AtWork, book: Book, before: Choice | None) -> int:
    """The one that was asked for, else the first with something in it."""
    filled = [place for place, _sheet in book.filled]
    asked = request.GET.get("blad", "")
    if asked.isascii() and asked.isdigit() and int(asked) in filled:
        return int(asked)
    return before.sheet if before else filled[0]


@office
@require_safe
def trial(request: AtWork, token: UUID) -> HttpResponse:
    found = kept(token, request.post)
    if found is None:
        return gone(request)
    book, choice = found
    if choice is None:
        return redirect("programme:sheet_columns", token)
    plan = get_object_or_404(Plan.objects.of(office_of(request.post)), pk=choice.plan)
    _standing, comparison = lists.compared(book, choice, office_of(request.post), plan)
    return show(request, token, book, plan, comparison)


@office
@require_POST
def take(request: AtWork, token: UUID) -> HttpResponse:
    try:
        taken = lists.take_over(token, request.POST.get("mark", ""), "leave" in request.POST, request.post)
    except lists.Gone:
        return gone(request)
    except lists.Differs as differs:
        return changed_meanwhile(request, token, differs.comparison)
    messages.success(request, told(taken))
    return redirect("programme:board")


def changed_meanwhile(request: AtWork, token: UUID, comparison: Comparison) -> HttpResponse:
    found = kept(token, request.post)
    if found is None or found[1] is None:
        return gone(request)
    plan = get_object_or_404(Plan.objects.of(office_of(request.post)), pk=found[1].plan)
    return show(request, token, found[0], plan, comparison, status=409)


def told(taken: lists.Taken) -> str:
    sentences = [
        ngettext("%(count)s actie is nieuw.", "%(count)s acties zijn nieuw.", taken.new) % {"count": taken.new},
        ngettext("%(count)s actie is gewijzigd.", "%(count)s acties zijn gewijzigd.", taken.changed)
        % {"count": taken.changed},
    ]
    if taken.left:
        left = ngettext("%(count)s actie bleef staan.", "%(count)s acties bleven staan.", taken.left)
        sentences.append(left % {"count": taken.left})
    return " ".join([_("De lijst is overgenomen."), *sentences])


def show(
    request: AtWork, token: UUID, book: Book, plan: Plan, comparison: Comparison, status: int = 200
) -> HttpResponse:
    """The dry run. What a colleague changed meanwhile comes first, then what is new, then what changes."""
    ordered = sorted(comparison.proposals, key=lambda one: (not one.meanwhile, not one.is_new))
    page = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    faults = Paginator(comparison.faults, A_PAGE).get_page(request.GET.get("fouten"))
    context = {
        "token": token,
        "book": book,
        "plan": plan,
        "comparison": comparison,
        "page": page,
        "rows": [row_of(one) for one in page],
        "fault_page": faults,
        "faults": [of_fault(fault) for fault in faults],
        "form": FileForm(initial={"after": token}),
        "status": status,
    }
    return render(request, "programme/list_trial.html", context, status=status)


def row_of(proposal: Proposal) -> dict[str, Any]:
    changes = [
        {"field": FIELDS[one.field], "old": shown(one.field, one.old), "new": shown(one.field, one.new)}
        for one in proposal.changes
        if not (proposal.is_new and one.field == "name")
    ]
    return {"proposal": proposal, "changes": changes}


@office
@require_safe
def sheet_export(request: AtWork) -> HttpResponse:
    plans = Plan.objects.of(office_of(request.post)).order_by("-code")
    asked = request.GET.get("plan", "").replace("\0", "")
    plan = get_object_or_404(plans, code=asked) if asked else plans.first()
    if plan is None:
        messages.warning(request, _("Er is nog geen plan, dus ook geen lijst."))
        return redirect("programme:sheet_import")
    entries = list(lists.give_out(plan, request.post).entries.values())
    as_text = request.GET.get("als") == "csv"
    content = as_csv(entries) if as_text else as_xlsx(entries, plan.name)
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8" if as_text else XLSX)
    name = f"acties-{slugify(plan.code)}-{timezone.localdate():%Y-%m-%d}.{'csv' if as_text else 'xlsx'}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
