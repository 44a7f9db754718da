"""The progress of the programme for everyone: the newest letter, the older ones, and their data. On both doors."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenzicht.programme.letter import catalogue, page, tables
from samenzicht.programme.letter.kept import content_of, file_of
from samenzicht.programme.letter.seen import Wanted, evidence, lines_of, silent, states_of
from samenzicht.programme.letter.spoken import tongue
from samenzicht.programme.models import ProgressLetter

SORTS = {"pdf": "application/pdf", "docx": catalogue.WORD}
TABLES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {"acties": tables.actions, "cijfers": tables.figures}
DESCRIPTIONS = {
    "jsonld": (catalogue.jsonld, "application/ld+json"),
    "ttl": (catalogue.turtle, "text/turtle; charset=utf-8"),
}


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The newest letter."""
    newest = ProgressLetter.objects.newest().first()
    if newest is None:
        return render(request, "programme/progress/none.html")
    return shown(request, newest)


@require_safe
def letter(request: HttpRequest, key: UUID) -> HttpResponse:
    return shown(request, get_object_or_404(ProgressLetter, pk=key))


def shown(request: HttpRequest, one: ProgressLetter) -> HttpResponse:
    """From the frozen values of this letter; of the others only their names are read."""
    wanted = Wanted(*(request.GET.get(name, "")[:200].replace("\0", "") for name in ("zoek", "stand", "lijn")))
    content = content_of(one)
    lines = lines_of(content, wanted)
    letters = list(ProgressLetter.objects.newest().defer("content"))
    context = {
        "letter": one,
        "content": content,
        "newer": letters[0] if letters[0].pk != one.pk else None,
        "letters": letters,
        "questions": [
            {**each, "known": evidence(each, content["figures"]), "silent": silent(each)}
            for each in content["questions"]
        ],
        "wanted": wanted,
        "lines": lines,
        "found": sum(len(line["rows"]) for line in lines),
        "states": list(states_of(content, tongue(get_language() or "nl"))),
    }
    return render(request, "programme/progress/letter.html", context)


@require_safe
def whole(request: HttpRequest, key: UUID) -> HttpResponse:
    """The letter to read from beginning to end."""
    one = get_object_or_404(ProgressLetter, pk=key)
    return render(request, "programme/progress/whole.html", {"letter": one, **page.told(content_of(one))})


@require_safe
def file(request: HttpRequest, key: UUID, sort: str) -> HttpResponse:
    """The letter as PDF or for Word."""
    one = get_object_or_404(ProgressLetter, pk=key)
    return given(file_of(one, sort), SORTS[sort], f"voortgangsbrief-{one.cycle}.{sort}", inline=sort == "pdf")


@require_safe
def table(request: HttpRequest, key: UUID, what: str) -> HttpResponse:
    one = get_object_or_404(ProgressLetter, pk=key)
    made = TABLES[what](content_of(one)).encode("utf-8-sig")
    return given(made, "text/csv; charset=utf-8", f"{what}-{one.cycle}.csv")


@require_safe
def description(request: HttpRequest, key: UUID, sort: str) -> HttpResponse:
    """What data there is, for a catalogue of open data."""
    one = get_object_or_404(ProgressLetter, pk=key)
    here = request.build_absolute_uri(reverse("progress_letter", args=[key]))
    day = timezone.localtime(one.at).date().isoformat()
    told = catalogue.described(content_of(one), day, here, lambda name: f"{here}{name}")
    write, media = DESCRIPTIONS[sort]
    return given(write(told).encode(), media, f"dcat.{sort}", inline=True)


def given(made: bytes, media: str, name: str, inline: bool = False) -> HttpResponse:
    """A file that never changes; `seconds_to_keep` lets a browser keep it for a day."""
    safe = "".join(one if one.isalnum() or one in ".-" else "-" for one in name)
    if not made:
        raise Http404
    answer = HttpResponse(made, content_type=media)
    answer.headers["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{safe}"'
    answer.seconds_to_keep = 86_400  # type: ignore[attr-defined]
    return answer
