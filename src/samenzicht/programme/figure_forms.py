"""What the office fills in for a figure: in one minute when it is a number of a year."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.programme.entry import Entry
from samenzicht.programme.measure import ANSWERS, AT_LEAST, MEASURES
from samenzicht.programme.measures import Measure
from samenzicht.programme.models import Figure
from samenzicht.statistics.models import Publication

WRONG = {
    "period": _("Zeg over welk jaar of van wanneer tot wanneer."),
    "trend": _("Een trend gaat over drie jaren of meer. Zeg van wanneer tot wanneer."),
    "future": _("De peildatum ligt in de toekomst. Kies de dag waarop het zo was geteld."),
    "series": _("Kies wie er telde: elke telling is een eigen reeks."),
    "part": _("Kies een deel uit de lijst, of het geheel."),
    "source": _("Noem waar het cijfer vandaan komt."),
    "number": _("Schrijf een getal van nul of meer, met hoogstens twee cijfers achter de komma."),
    "whole": _("Dit is een aantal: schrijf een heel getal."),
    "share": _("Een percentage ligt tussen 0 en 100."),
    "interval": _("Het cijfer moet tussen de ondergrens en de bovengrens liggen."),
    "answer": _("Kies een van de antwoorden, of vul een getal in."),
    "stands": _("Dit cijfer is er al. Verbeter dat cijfer, dan blijft te zien wat er eerst stond."),
    "replaced": _("Dit cijfer is al vervangen. Verbeter het nieuwe."),
    "another": _("Dat cijfer hoort bij een andere maat."),
    "why": _("Schrijf op waarom je dit cijfer vervangt."),
    "rule": _("De telregel is niet dezelfde. Begin een nieuwe reeks."),
    "tallied": _("Dit cijfer telt Samenzicht zelf. Neem de telling over."),
    "measure": _("Deze maat is er niet meer."),
}
AT = {
    "period": "year", "trend": "period_until", "future": "reference_date",
    "series": "series", "part": "part", "source": "source",
    "number": "value", "whole": "value", "share": "value", "interval": "low", "answer": "value", "why": "why",
    "stands": "year",
}  # fmt: skip


# 0,125 and 1.255,500 have no thousands: to read them so would make them a thousand times as much.
NUMBER = re.compile(
    r"\d{1,12}|[1-9]\d{0,2}([.,])\d{3}(\1\d{3}){0,2}|\d{1,12}[.,]\d{1,2}|[1-9]\d{0,2}(\.\d{3})+,\d{1,2}"
)


class NumberField(forms.CharField):
    """1.255, 1 255, 12,5 and 12.5 as people write them: a mark before three digits parts thousands."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=20, **more)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Decimal | None:
        words = re.sub(r"[\s\u00a0\u202f]", "", super().clean(value) or "")
        if not words:
            return None
        if not NUMBER.fullmatch(words):
            raise forms.ValidationError(WRONG["number"])
        whole, _mark, part = re.sub(r"[.,](?=\d{1,2}$)", " ", words).partition(" ")
        return Decimal(f"{re.sub(r'[.,]', '', whole)}.{part or 0}")


class FigureForm(forms.Form):
    series = forms.ChoiceField(
        label=_("Wie telde er?"), error_messages=dict.fromkeys(("required", "invalid_choice"), WRONG["series"])
    )
    part = forms.ChoiceField(
        label=_("Van het geheel of van een deel?"),
        required=False,
        error_messages={"invalid_choice": WRONG["part"]},
    )
    year = forms.IntegerField(
        label=_("Over welk jaar?"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Schrijf een jaar, zoals 2024.")),
    )
    period_from = forms.DateField(label=_("Van"), required=False)
    period_until = forms.DateField(label=_("Tot en met"), required=False)
    answer = forms.ChoiceField(
        label=_("Wat is het antwoord?"), required=False, error_messages={"invalid_choice": WRONG["answer"]}
    )
    value = NumberField(
        label=_("Het cijfer"), help_text=_("Laat het leeg als het niet bekend is: dan staat er „niet bekend”.")
    )
    at_least = forms.BooleanField(label=_("De bron zegt: ten minste zoveel, of meer dan zoveel"), required=False)
    low = NumberField(label=_("Ondergrens"))
    high = NumberField(label=_("Bovengrens"))
    reference_date = forms.DateField(
        label=_("Peildatum"), required=False, help_text=_("De dag waarop het zo geteld was. Leeg: niet bekend.")
    )
    source = forms.CharField(
        label=_("Bron"), max_length=200, error_messages={"required": WRONG["source"]}, help_text=_("Wie, wat, wanneer.")
    )
    new_series = forms.BooleanField(
        label=_("Dit is anders geteld dan de cijfers die er al zijn: begin een nieuwe reeks"), required=False
    )
    rule = forms.CharField(
        label=_("Telregel"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": _("Zonder telregel kan niemand het cijfer begrijpen.")},
    )
    why = forms.CharField(label=_("Waarom vervang je het?"), max_length=300, error_messages={"required": WRONG["why"]})

    def __init__(self, *args: Any, measure: Measure, replaces: Figure | None, series: int = 0, **more: Any) -> None:
        """series: how many series of its own kind this measure has, where it names none."""
        super().__init__(*args, **{**more, "initial": first(measure, replaces)})
        self.measure, self.replaces, self.count = measure, replaces, series
        self.shape("series", [(code, words(one)) for code, one in measure.series.items()])
        self.shape("part", [("", _("het geheel")), *((code, words(one)) for code, one in measure.parts.items())])
        self.shape("answer", [("", _("niet bekend")), *((code, words(one)) for code, one in ANSWERS.items())])
        for name in self.not_asked():
            del self.fields[name]

    def shape(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def not_asked(self) -> set[str]:
        """The fields that mean nothing for this measure."""
        is_answer = self.measure.sort == "answer"
        gone = {"value", "at_least", "low", "high"} if is_answer else {"answer"}
        asked = {
            "series": self.measure.series,
            "part": self.measure.parts,
            "new_series": self.count and not self.measure.series and self.replaces is None,
            "why": self.replaces is not None,
            "at_least": self.measure.sort == "count",
        }
        return gone | {name for name, is_asked in asked.items() if not is_asked}

    @property
    def has_more(self) -> bool:
        """Whether something is filled in, or wrong, that most figures do not need."""
        names = [name for name in ("period_from", "period_until", "low", "high", "at_least") if name in self.fields]
        return any(self[name].errors or self[name].value() for name in names)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        ends = said.get("period_from"), said.get("period_until")
        if not self.errors and said.get("year") is None and None in ends:
            self.add_error("year", WRONG["period"])
        return said

    def wanted(self) -> Entry:
        said = self.cleaned_data
        year = said["year"] or 1
        return Entry(
            measure=self.measure.code,
            series=self.series_code(said),
            part=said.get("part", ""),
            period_from=said["period_from"] or date(year, 1, 1),
            period_until=said["period_until"] or date(year, 12, 31),
            reference_date=said["reference_date"],
            value=said.get("value"),
            low=said.get("low"),
            high=said.get("high"),
            answer=said.get("answer") or (AT_LEAST if said.get("at_least") else ""),
            rule=said["rule"],
            source=said["source"],
        )

    def series_code(self, said: dict[str, Any]) -> str:
        if self.replaces is not None and not self.measure.series:
            return self.replaces.series
        return str(said.get("series") or (f"reeks-{self.count + 1}" if said.get("new_series") else ""))

    def refuse(self, code: str) -> None:
        place = AT.get(code)
        self.add_error(place if place in self.fields else None, WRONG.get(code, WRONG["number"]))


def first(measure: Measure, replaces: Figure | None) -> dict[str, Any]:
    """What stands in the form before anyone types: the rule of the measure, or the figure that is corrected."""
    if replaces is None:
        return {"rule": measure.rule.nl}
    whole = is_year(replaces.period_from, replaces.period_until)
    return {
        "rule": replaces.rule,
        "source": replaces.source,
        "series": replaces.series,
        "part": replaces.part,
        "year": replaces.period_from.year if whole else None,
        "period_from": None if whole else replaces.period_from,
        "period_until": None if whole else replaces.period_until,
        "answer": replaces.answer,
        "at_least": replaces.answer == AT_LEAST,
        **{name: plain(getattr(replaces, name)) for name in ("value", "low", "high")},
        "reference_date": replaces.reference_date,
    }


def plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def is_year(begin: date, end: date) -> bool:
    return (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31) and begin.year == end.year


class EstimateForm(forms.Form):
    publication = forms.ModelChoiceField(
        label=_("Welke publicatie?"),
        queryset=Publication.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Kies een publicatie.")),
    )
    year = forms.IntegerField(
        label=_("Over welk jaar gaat zij?"),
        required=False,
        min_value=1990,
        max_value=2100,
        help_text=_("Alleen als de publicatie niet één jaar noemt."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Schrijf een jaar, zoals 2024.")),
    )
    continues = forms.ModelChoiceField(
        label=_("Sluit zij aan op een eerdere schatting, met dezelfde telregel?"),
        queryset=Figure.objects.none(),
        required=False,
        empty_label=_("Nee, dit is een nieuwe reeks"),
    )

    def __init__(self, *args: Any, publications: Any, earlier: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["publication"].queryset = publications  # type: ignore[attr-defined]
        self.fields["publication"].label_from_instance = called  # type: ignore[attr-defined]
        self.fields["continues"].queryset = earlier  # type: ignore[attr-defined]
        self.fields["continues"].label_from_instance = named  # type: ignore[attr-defined]

    @property
    def period(self) -> tuple[date, date] | None:
        year = self.cleaned_data["year"]
        return (date(year, 1, 1), date(year, 12, 31)) if year else None

    def refuse(self, code: str) -> None:
        place = {"period": "year", "rule": "continues"}.get(code, "publication")
        self.add_error(place, WRONG.get(code, WRONG["measure"]))


def called(publication: Publication) -> str:
    return f"{publication.title}, {publication.frozen['period']} ({publication.frozen['publisher']})"


def named(figure: Figure) -> str:
    return f"{figure.name}: {figure.period_from.year}"


def words(told: Any) -> str:
    return str(told.in_((get_language() or "nl")[:2]))


def measures_to_enter() -> list[Measure]:
    """What the office writes down itself."""
    return [measure for measure in MEASURES.values() if measure.way != "tallied"]
