"""The show page: every component with content as it will be. It is not shipped."""

import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path
from django.utils import timezone

from samenzicht.compartments.keys import Keys
from samenzicht.organisations.typed import typed
from samenzicht.web import errors

HANNA = SimpleNamespace(
    officer=SimpleNamespace(name="Hanna de Wit"),
    organisation=SimpleNamespace(name="Gemeente Noorderveen"),
    roles=frozenset(),
    is_any=lambda *roles: False,
    keys=Keys,
)


class Noticed(forms.Form):
    seen = forms.CharField(label="Wat zag je?", help_text="Alleen wat je zelf zag.", widget=forms.Textarea)
    title = forms.CharField(label="Hoe noem je dit signaal?", required=False, max_length=60)
    when = forms.DateField(label="Wanneer was dat?", required=False)
    setting = forms.ChoiceField(label="Waar was je?", choices=[("desk", "Aan de balie"), ("hotel", "In een hotel")])
    danger = forms.ChoiceField(
        label="Is iemand nu in gevaar?",
        help_text="Bij ja zie je eerst wie je belt.",
        choices=[("yes", "Ja"), ("no", "Nee"), ("unknown", "Dat weet ik niet")],
        widget=forms.RadioSelect,
    )
    kinds = forms.MultipleChoiceField(
        label="Waar lijkt het op?",
        required=False,
        choices=[
            ("labour", "Arbeidsuitbuiting"),
            ("sexual", "Seksuele uitbuiting"),
            ("criminal", "Criminele uitbuiting"),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    asked = forms.BooleanField(label="Ik heb met de betrokkene besproken dat ik dit meld")


def world(request: HttpRequest) -> dict[str, Any]:
    now = timezone.now()
    request.post = HANNA
    waiting = [
        {
            "what": "Groene Molen 12: de politie vraagt om een aanvulling",
            "since": now - timedelta(days=4),
            "verb": "Vul aan",
            "until": now - timedelta(days=1),
            "url": "/",
            "note": "Arbeidsuitbuiting · brief van 6 maart",
        },
        {
            "what": "Stille Haven 3: geef antwoord in de vraagronde",
            "since": now - timedelta(hours=20),
            "verb": "Geef antwoord",
            "until": now + timedelta(days=2),
            "url": "/",
            "code": "care",
            "detail": "2 partners zijn al klaar",
        },
        {
            "what": "Rode Vuurtoren 41: lees wat ervan geworden is",
            "since": now - timedelta(hours=2),
            "verb": "Lees",
            "url": "/",
        },
    ]
    happened = [
        {"at": now - timedelta(days=40), "what": "Gemeld", "by": "Hanna de Wit, Gemeente Noorderveen", "code": "safe"},
        {"at": now - timedelta(days=33), "what": "Naar de tafel gebracht", "detail": "Zonder namen.", "code": "safe"},
        {"at": now - timedelta(days=20), "what": "Teruggevraagd: waar is dit gezien?", "code": "care"},
        {"at": now - timedelta(days=1), "what": "De brief aan de GGZ kon niet weg", "code": "stop"},
    ]
    return {
        "demo": True,
        "demo_role": "aandachtsfunctionaris",
        "navigation": [("/", "Begin", True), ("/", "Signalen", False), ("/", "Tafel", False), ("/", "Brieven", False)],
        "waiting": waiting,
        "happened": happened,
        "soon": now + timedelta(days=30),
        "steps": ["Vraag de betrokkene om toestemming.", "Breng het eerst zonder namen naar de tafel."],
    }


def show(request: HttpRequest) -> HttpResponse:
    form = Noticed(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("/")
    return render(request, "show.html", {**world(request), "form": form})


def sheet(request: HttpRequest) -> HttpResponse:
    return render(request, "sheet.html", world(request))


def start(request: HttpRequest) -> HttpResponse:
    few = {"waiting": [] if "empty" in request.GET else world(request)["waiting"]}
    return render(request, "start.html", {**world(request), **few})


def conflict(request: HttpRequest) -> HttpResponse:
    happened = "Karim besloot om 14:30 om dit signaal te verrijken."
    return errors.page(request, 409, happened=happened, href="/", typed=typed(request))


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("Jan Jansen, 06-12345678")


TIMES_SENT: list[str] = []


def slow(request: HttpRequest) -> HttpResponse:
    """A form that takes its time, for whoever presses twice."""
    if request.method == "POST":
        TIMES_SENT.append(request.POST["act"])
        time.sleep(0.4)
    return render(request, "slow.html", world(request))


def public(request: HttpRequest) -> HttpResponse:
    """The same for everyone, and marked so."""
    response = HttpResponse("ok")
    response.seconds_to_keep = 300
    if "koekje" in request.path:
        response.set_cookie("session", "1")
    return response


urlpatterns = [
    path("", show, name="start"),
    path("begin/", start),
    path("blad/", sheet),
    path("i18n/", include("django.conf.urls.i18n")),
    path("rol/", show, name="switch_role"),
    path("uit/", show, name="account_logout"),
    path("ik/", show, name="account"),
    path("delen/", sheet, name="may_i_share"),
    path("bezet/", conflict),
    path("openbaar/", public),
    path("koekje/", public),
    path("stuk/", broken),
    path("traag/", slow),
    *[
        path(f"fout/{code}/", view)
        for code, view in {
            400: errors.bad_request,
            403: errors.forbidden,
            413: errors.too_large,
            500: errors.failed,
            "verlopen": errors.form_expired,
        }.items()
    ],
]
handler400 = "samenzicht.web.errors.bad_request"
handler403 = "samenzicht.web.errors.forbidden"
handler404 = "samenzicht.web.errors.not_found"
handler500 = "samenzicht.web.errors.failed"
