"""What an analyst fills in. A table that cannot be read is told at its field, and stays there to be mended."""

import codecs
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.estimation.refusals import TableError
from samenzicht.estimation.sheet import table_of
from samenzicht.estimation.telling import LANGUAGES
from samenzicht.statistics import rules
from samenzicht.statistics.faults import in_language
from samenzicht.statistics.models import Method, Publication
from samenzicht.statistics.task import Task

METHODS = {
    Method.ANSWER: _("Antwoordkaart: de schatting met alle twijfel ernaast. Kies deze als je niet weet welke."),
    Method.STEPWISE: _("Stapsgewijs: alleen de schatting en haar interval, zoals SparseMSE."),
    Method.BIC: _("Beste model (BIC): het model dat het best past, uit alle mogelijke."),
    Method.AVERAGE: _("Gemiddelde van modellen: over alle ontleedbare grafen, zoals dga."),
    Method.LATENT: _("Verborgen groepen: mensen die meer en minder zichtbaar zijn. Duurt het langst."),
    Method.COVARIATES: _("Met kenmerken: zoals de Nederlandse onderzoeken, met leeftijd, jaar en dergelijke."),
}
REFUSED = {
    "lists": _("Deze tabel heeft meer dan acht lijsten. Voeg er een paar samen."),
    "name": _("De naam van een kolom is langer dan 60 tekens. Geef haar een korte naam."),
    "no_covariates": _("Noem bij de kenmerken ten minste één kolom, of kies een andere rekenwijze."),
    "waiting": _("Er wachten al tien schattingen van jouw organisatie. Wacht tot er een klaar is, of stop er een."),
    "running": _("Deze schatting loopt nog. Stop haar eerst."),
    "published": _("Deze schatting is al gepubliceerd."),
    "no_estimate": _("Er is geen schatting om te publiceren."),
    "few": _("Er zijn te weinig mensen gezien om iets te publiceren: zij zouden te herkennen zijn."),
    "not_yours": _("Kies een publicatie van je eigen organisatie."),
    "withdrawn": _("Deze publicatie is al ingetrokken."),
    "not_analyst": _("Alleen een analist kan dit."),
}


class EstimateForm(forms.Form):
    name = forms.CharField(
        label=_("Hoe noem je deze schatting?"),
        max_length=120,
        error_messages={"required": _("Geef een naam, zodat je haar terugvindt.")},
    )
    file = forms.FileField(
        label=_("Kies een bestand"),
        required=False,
        help_text=_("CSV, hoogstens 64 kB. Het wordt alleen gebruikt om het vak hieronder te vullen."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
        error_messages={"empty": _("Dit bestand is leeg. Kies een ander.")},
    )
    table = forms.CharField(
        label=_("De tabel"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "table-text", "autocomplete": "off"}),
        help_text=_(
            "Plak de tabel hier, of kies hierboven een bestand. Een kolom met 0 en 1 voor elke lijst, en een kolom met "
            "aantallen. Zonder kolom met aantallen is elke rij één persoon. Zet er geen namen van mensen in."
        ),
    )
    method = forms.ChoiceField(
        label=_("Hoe wil je rekenen?"), choices=list(METHODS.items()), widget=forms.RadioSelect, initial=Method.ANSWER
    )
    count = forms.CharField(
        label=_("Kolom met aantallen"), required=False, max_length=60, help_text=_("Alleen als die niet `count` heet.")
    )
    covariates = forms.CharField(
        label=_("Kolommen met kenmerken"),
        required=False,
        max_length=200,
        help_text=_("Kolommen die geen lijst zijn, met komma's ertussen."),
    )
    year = forms.CharField(
        label=_("Kolom met het jaar"),
        required=False,
        max_length=60,
        help_text=_("Alleen bij rekenen met kenmerken: het jaar telt dan als een vloeiende lijn."),
    )
    replicates = forms.IntegerField(
        label=_("Herhalingen"),
        min_value=100,
        max_value=5000,
        initial=1000,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Kies 100 tot 5000.")),
    )
    seed = forms.IntegerField(
        label=_("Toevalsgetal"),
        min_value=0,
        max_value=2_000_000_000,
        initial=1,
        help_text=_("Met hetzelfde getal komt er precies hetzelfde uit."),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Kies 0 of een heel getal.")),
    )

    def __init__(self, posted: Any = None, files: Any = None, **more: Any) -> None:
        """A file that was sent fills the box of the table, so that nothing is lost when the form comes back."""
        self.is_text = True
        if posted is not None and files and "file" in files:
            text = text_of(files["file"].read(rules.MOST_BYTES + 1))
            self.is_text = text is not None
            posted = posted.copy()
            posted["table"] = text or posted.get("table", "")
            files["file"].seek(0)
        super().__init__(posted, files, **more)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        text = found.get("table") or ""
        if "file" in self.errors or "table" in self.errors:
            return found
        if not self.is_text or "\ufffd" in text:
            self.add_error("table", _("Dit bestand is geen tekst. Bewaar het als CSV (UTF-8) en kies het opnieuw."))
        elif not text.strip():
            self.add_error("table", _("Kies een bestand of plak de tabel in dit vak."))
        elif len(text.encode()) > rules.MOST_BYTES:
            self.add_error("table", _("Deze tabel is groter dan 64 kB. Tel gelijke rijen bij elkaar op."))
        else:
            self.read(text)
        return found

    def read(self, text: str) -> None:
        try:
            table = table_of(text, self.task.count or None, self.task.covariates)
        except TableError as fault:
            self.add_error("table", in_language(str(fault), language()))
            return
        why = rules.why_not_count(table, self.task.method, waiting=0)
        if why:
            self.add_error("covariates" if why == "no_covariates" else "table", REFUSED[why])
        if self.task.year and self.task.year not in table.covariates:
            self.add_error("year", _("Noem deze kolom ook bij de kenmerken."))

    @property
    def has_settings(self) -> bool:
        """Whether something is filled in, or wrong, that most people leave as it is."""
        asked = ("count", "covariates", "year", "replicates", "seed")
        return any(self[name].errors or (self.is_bound and name in self.changed_data) for name in asked)

    @property
    def task(self) -> Task:
        found = self.cleaned_data
        method = found.get("method", Method.ANSWER)
        names = tuple(name.strip() for name in found.get("covariates", "").split(",") if name.strip())
        return Task(
            found.get("table", ""),
            method,
            found.get("replicates", 1000),
            found.get("seed", 1),
            found.get("count", ""),
            names,
            found.get("year", "") if method == Method.COVARIATES else "",
        )


class PublishForm(forms.Form):
    title = forms.CharField(
        label=_("Titel"), max_length=120, error_messages={"required": _("Zeg in een paar woorden wat is geschat.")}
    )
    period = forms.CharField(
        label=_("Over welke tijd gaat het?"),
        max_length=80,
        error_messages={"required": _("Zeg over welke tijd het gaat.")},
    )
    rule = forms.CharField(
        label=_("Telregel: wie telde mee, en wie niet?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Zonder telregel kan niemand het getal begrijpen.")},
    )
    source = forms.CharField(
        label=_("Bron: van wie zijn de lijsten?"),
        max_length=300,
        error_messages={"required": _("Noem van wie de lijsten zijn.")},
    )
    replaces = forms.ModelChoiceField(
        label=_("Vervangt deze een eerdere publicatie?"),
        queryset=Publication.objects.none(),
        required=False,
        empty_label=_("Nee"),
        help_text=_("De eerdere blijft staan, met een verwijzing naar deze."),
    )
    sure = forms.BooleanField(
        label=_("Ik heb gezien wat openbaar wordt. Ik weet dat het daarna niet meer te veranderen is."),
        error_messages={"required": _("Kijk na wat openbaar wordt en zet dan dit vinkje.")},
    )

    def __init__(self, *args: Any, own: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice = self.fields["replaces"]
        choice.queryset = own  # type: ignore[attr-defined]
        choice.label_from_instance = lambda one: one.title  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    why = forms.CharField(
        label=_("Waarom trek je deze publicatie in?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Iedereen kan dit lezen."),
        error_messages={"required": _("Schrijf op wat er mis mee is: lezers moeten het kunnen begrijpen.")},
    )


def text_of(content: bytes) -> str | None:
    """Text of a spreadsheet: UTF-8, or what Excel on Windows writes. None for what is no text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def language() -> str:
    spoken = (get_language() or LANGUAGES[0])[:2]
    return spoken if spoken in LANGUAGES else LANGUAGES[0]
