"""A paragraph: the office writes it, the ministries check it, and all see what came before."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Role
from samenzicht.programme import letter_rules
from samenzicht.programme.actions.letters import checking, cycles, writing
from samenzicht.programme.actions.letters.refusals import IsFrozen, NotAllowed, Rewritten, WrittenMeanwhile
from samenzicht.programme.letter.texts import title
from samenzicht.programme.letter_forms import REFUSED, CheckForm, NewWordsForm, WordsForm
from samenzicht.programme.letter_words import choices, number_faults, sentence, spoken
from samenzicht.programme.making import Making, Row
from samenzicht.programme.marks import numerals
from samenzicht.programme.models import Chapter, Check, Cycle, Paragraph, Wording
from samenzicht.programme.offices import office, office_of, readers
from samenzicht.programme.views.arriving_at_letter import (
    cycle_of,
    is_office,
    language,
    made,
    ministry_of,
    paragraph_of,
    posted,
    too_late,
    typed,
)


@office
@require_http_methods(["GET", "POST"])
def add(request: AtWork, key: UUID) -> HttpResponse:
    """A new paragraph. The page brings an id along, so that sent twice it is added once."""
    cycle = cycle_of(request, key)
    chapter = request.GET.get("chapter", "")
    if chapter not in Chapter.values:
        raise Http404
    form = NewWordsForm(posted(request), initial={"key": uuid4()})
    if cycles.is_frozen(cycle):
        return too_late(request, IsFrozen(cycle), chapter, request.POST.get("words", ""))
    if request.method == "POST" and form.is_valid() and "keep" in request.POST:
        said = form.cleaned_data
        try:
            writing.add_paragraph(cycle, chapter=chapter, words=said["words"], by=request.post, key=said["key"])
        except IsFrozen as frozen:
            return too_late(request, frozen, chapter, said["words"])
        except WrittenMeanwhile as other:
            return meanwhile(request, made(cycle), other.latest, said["words"])
        return written(request, cycle)
    return write_page(request, made(cycle), form, chapter)


@readers
@require_http_methods(["GET", "POST"])
def paragraph(request: AtWork, key: UUID) -> HttpResponse:
    one = paragraph_of(request, key)
    making = made(one.cycle)
    row = row_of(making, one)
    if request.method == "POST":
        if not is_office(request):
            raise Http404
        return write(request, making, one, row)
    form = WordsForm(initial={"words": row.wording.words, "seen": row.wording.version})
    if is_office(request) and making.frozen is None:
        return write_page(request, making, form, one.chapter, row)
    return check_page(request, making, row, CheckForm(initial={"wording": row.wording.pk}))


def write(request: AtWork, making: Making, one: Paragraph, row: Row) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return write_page(request, making, form, one.chapter, row)
    said = form.cleaned_data
    if making.frozen is not None:
        return too_late(request, IsFrozen(one.cycle), one.chapter, said["words"])
    if "keep" not in request.POST:
        return write_page(request, making, form, one.chapter, row)
    try:
        writing.write(one, words=said["words"], seen=said["seen"], by=request.post)
    except IsFrozen as frozen:
        return too_late(request, frozen, one.chapter, said["words"])
    except WrittenMeanwhile as other:
        return meanwhile(request, making, other.latest, said["words"])
    return written(request, one.cycle, one)


def written(request: AtWork, cycle: Cycle, one: Paragraph | None = None) -> HttpResponse:
    messages.success(request, _("De alinea is bewaard."))
    if one is not None:
        return redirect("programme:paragraph", one.pk)
    return redirect("programme:letter", cycle.pk)


def write_page(request: AtWork, making: Making, form: WordsForm, chapter: str, row: Row | None = None) -> HttpResponse:
    """Text and figures beside each other; what the text becomes; what is wrong with its numbers."""
    words = str(form["words"].value() or "")
    context = {
        **about(making, chapter, row),
        "form": form,
        "parts": spoken(words, making, language()),
        "faults": [sentence(stop) for stop in unique(number_faults(words, making))],
        "numerals": numerals(words),
        "choices": choices(making, chapter, language()),
        "looked": request.method == "POST",
    }
    return render(request, "programme/letter/write.html", context, status=422 if form.errors else 200)


def unique(stops: list[Any]) -> list[Any]:
    return list(dict.fromkeys(stops))


def about(making: Making, chapter: str, row: Row | None) -> dict[str, Any]:
    """What both pages of a paragraph show around it."""
    return {
        "cycle": making.cycle,
        "making": making,
        "chapter": title(making.cycle, Chapter(chapter)),
        "chapter_code": chapter,
        "row": row,
        "history": history(row.paragraph) if row else [],
    }


def meanwhile(request: AtWork, making: Making, latest: Wording, words: str) -> HttpResponse:
    """A colleague wrote first: both texts, and the choice of what to keep."""
    context = {
        "cycle": making.cycle,
        "latest": latest,
        "theirs": spoken(latest.words, making, language()),
        "form": WordsForm(initial={"words": words, "seen": latest.version}),
    }
    return render(request, "programme/letter/meanwhile.html", context, status=409)


def check_page(request: AtWork, making: Making, row: Row, form: CheckForm, status: int = 200) -> HttpResponse:
    mine, cycle = ministry_of(request), making.cycle
    why = letter_rules.why_not_check(mine, cycle.ministries, making.today, cycle.check_from) if mine else ""
    context = {
        **about(making, row.paragraph.chapter, row),
        "parts": spoken(row.wording.words, making, language()),
        "form": form,
        "ministry": mine,
        "mine": row.standing.get(mine, ""),
        "why_not": REFUSED[why] if why else "",
        "may_check": bool(mine) and not why and making.frozen is None and row.is_in,
        "office": is_office(request),
        "others": [one for one in making.waiting_for(mine) if one.paragraph != row.paragraph] if mine else [],
    }
    return render(request, "programme/letter/check.html", context, status=status)


@require_POST
@at_work(Role.MINISTRY)
def check(request: AtWork, key: UUID) -> HttpResponse:
    one = paragraph_of(request, key)
    form = CheckForm(request.POST)
    making = made(one.cycle)
    if not form.is_valid():
        return check_page(request, making, row_of(making, one), form, status=422)
    said = form.cleaned_data
    read = Wording.objects.of(office_of(request.post)).filter(pk=said["wording"], paragraph=one).first()
    if read is None:
        raise Http404
    read.paragraph = one
    try:
        checking.check(read, agreed=said["said"] == CheckForm.AGREE, words=said["words"], by=request.post)
    except NotAllowed as refused:
        form.add_error(None, REFUSED[refused.why])
        return check_page(request, making, row_of(making, one), form, status=422)
    except IsFrozen as frozen:
        return too_late(request, frozen)
    except Rewritten:
        context = {
            "happened": _("Deze alinea is intussen herschreven. Je toets is niet bewaard: lees de nieuwe tekst."),
            "href": reverse("programme:paragraph", args=[one.pk]),
            "typed": typed(request),
        }
        return render(request, "web/409.html", context, status=409)
    return checked(request, one.cycle)


def checked(request: AtWork, cycle: Cycle) -> HttpResponse:
    """On to the next paragraph that waits, or back to the letter when that was the last."""
    left = made(cycle).waiting_for(request.post.organisation.name)
    if not left:
        messages.success(request, _("Bewaard. Er wacht geen alinea meer op jullie toets."))
        return redirect("programme:letter", cycle.pk)
    said = ngettext("Bewaard. Nog %(n)s alinea.", "Bewaard. Nog %(n)s alinea's.", len(left)) % {"n": len(left)}
    messages.success(request, said)
    return redirect("programme:paragraph", left[0].paragraph.pk)


@require_POST
@office
def carry(request: AtWork, key: UUID) -> HttpResponse:
    """What came too late for this letter goes into the next one."""
    cycle = cycle_of(request, key)
    chapter, words = request.POST.get("chapter", ""), request.POST.get("words", "").strip()
    if chapter not in Chapter.values or not words:
        return redirect("programme:letter", cycle.pk)
    wording = writing.carry(cycle, chapter=chapter, words=words, by=request.post)
    into = wording.paragraph.cycle
    messages.success(request, _("De tekst staat in ronde %(name)s.") % {"name": into.name})
    return redirect("programme:letter", into.pk)


def row_of(making: Making, one: Paragraph) -> Row:
    row = next((row for row in making.all_rows if row.paragraph.pk == one.pk), None)
    if row is None:
        raise Http404
    return row


def history(one: Paragraph) -> list[dict[str, Any]]:
    """All that was written and said of a paragraph, the latest first."""
    wordings = list(Wording.objects.of(one.compartment_id).filter(paragraph=one).select_related("officer"))
    checks = Check.objects.of(one.compartment_id).filter(wording__in=wordings).select_related("officer", "wording")
    entries = [wording_entry(wording) for wording in wordings] + [check_entry(check) for check in checks]
    return sorted(entries, key=lambda entry: entry["at"], reverse=True)


def wording_entry(wording: Wording) -> dict[str, Any]:
    what = _("Versie %(n)s") % {"n": wording.version}
    detail = wording.words or _("Uit de brief gehaald.")
    return {"at": wording.at, "by": wording.officer.name if wording.officer else "", "what": what, "detail": detail}


def check_entry(check: Check) -> dict[str, Any]:
    said = {"ministry": check.ministry, "n": check.wording.version}
    what = (
        _("%(ministry)s: akkoord met versie %(n)s") if check.agreed else _("%(ministry)s: opmerking bij versie %(n)s")
    )
    code = "safe" if check.agreed else "care"
    return {"at": check.at, "by": check.officer.name, "what": what % said, "detail": check.words, "code": code}
