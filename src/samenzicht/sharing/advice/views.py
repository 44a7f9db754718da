"""The questions one by one and then the answer. Answers are codes and travel in the address; nothing is stored."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenzicht.law import CATEGORIES, PARTIES, PURPOSES, STAGES, Words, verdict
from samenzicht.law.conditions import CIRCUMSTANCES, CONDITIONS
from samenzicht.law.questions import ASKED, ORDER, next_question, to_question
from samenzicht.sharing.advice.forms import form_of

Answers = dict[str, list[str]]
AT_MOST = 6


@require_safe
def may_i_share(request: HttpRequest) -> HttpResponse:
    """The next question, or the answer when there is none."""
    answers = answers_of(request)
    ask = next_question(answers, timezone.localdate())
    if ask is None:
        return render(request, "sharing/advice/answer.html", answer_of(request, answers))
    # An answer that contradicts itself may also come by an address; then the page says why it asks again.
    asked = request.GET.get("asked") == ask.name or bool(answers.get("facts") and ask.name == "facts")
    form = form_of(ask, request.GET if asked else None, suggested(request, ask.name))
    context: dict[str, Any] = {
        "ask": ask,
        "at_most": AT_MOST,
        "form": form,
        "field": form[ask.name],
        "given": given(answers, before=ask.name),
        "carried": carried(answers, before=ask.name),
    }
    return render(request, "sharing/advice/question.html", context)


@require_safe
def on_paper(request: HttpRequest) -> HttpResponse:
    answers = answers_of(request)
    if next_question(answers, timezone.localdate()) is not None:
        return redirect("may_i_share")
    return render(request, "sharing/advice/print.html", answer_of(request, answers))


def answers_of(request: HttpRequest) -> Answers:
    """Codes only: whatever else stands in the address is passed over."""
    return {name: request.GET.getlist(name) for name in ORDER if name in request.GET}


def answer_of(request: HttpRequest, answers: Answers) -> dict[str, Any]:
    question = to_question(answers, timezone.localdate())
    judged = verdict(question)
    return {
        "question": question,
        "verdict": judged,
        "may": [CATEGORIES[code] for code in CATEGORIES if code in judged.given],
        "stays": [(CATEGORIES[trim.category], trim.reason) for trim in judged.trimmed],
        "given": given(answers),
        "carried": carried(answers),
        "on": question.on,
        "paper_url": f"{reverse('may_i_share_print')}?{urlencode(list(pairs(answers)))}",
    }


def suggested(request: HttpRequest, name: str) -> tuple[str, ...]:
    """Who is signed in need not look for the own kind of organisation."""
    post = getattr(request, "post", None)
    return (post.organisation.kind,) if name == "sender" and post is not None else ()


def given(answers: Answers, before: str = "") -> list[dict[str, Any]]:
    """What was answered so far, in words, each with the address at which it is asked again."""
    rows = []
    for name in ORDER:
        if name == before:
            break
        if name in answers:
            rows.append(
                {
                    "question": ASKED[name],
                    "answers": [words_of(name, code) for code in answers[name] if code],
                    "url": f"{reverse('may_i_share')}?{urlencode(list(pairs(answers, before=name)))}",
                }
            )
    return rows


def carried(answers: Answers, before: str = "") -> list[tuple[str, str]]:
    """The answers that the next form takes along, as hidden fields."""
    return list(pairs(answers, before))


def pairs(answers: Answers, before: str = "") -> Any:
    for name in ORDER:
        if name == before:
            return
        for code in answers.get(name, ()):
            yield name, code


def words_of(name: str, code: str) -> Words | str:
    shelves: dict[str, Any] = {
        "sender": PARTIES,
        "receiver": PARTIES,
        "purpose": PURPOSES,
        "categories": CATEGORIES,
        "stage": STAGES,
    }
    if name != "facts":
        return shelves[name].get(code, code)
    known = CONDITIONS.get(code) or CIRCUMSTANCES.get(code)
    return known.question if known else code
