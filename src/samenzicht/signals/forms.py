"""Asking and parsing, one form a step. Lengths and completeness are judged by rules, so that nothing is cut off."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.exploitation import KINDS, SETTINGS, Indicator, indicators, kinds_on
from samenzicht.signals.answers import WAYS, default_grades
from samenzicht.signals.models import Channel, Concern, InformationGrade, Part, SourceGrade, Way
from samenzicht.signals.rules import Fault
from samenzicht.subjects.models import Age, SubjectKind

GRADE_SOURCE = [
    (SourceGrade.A, _("Betrouwbaar, geen twijfel")),
    (SourceGrade.B, _("Meestal betrouwbaar")),
    (SourceGrade.C, _("Vaak niet betrouwbaar")),
    (SourceGrade.X, _("Dat weet ik niet")),
]
GRADE_INFORMATION = [
    (InformationGrade.ONE, _("Het staat vast")),
    (InformationGrade.TWO, _("De bron weet het zelf")),
    (InformationGrade.THREE, _("Van horen zeggen, een ander bevestigt het")),
    (InformationGrade.FOUR, _("Niet te controleren")),
]
CONCERNS = [
    (Concern.FACTS, _("Nee")),
    (Concern.HEALTH, _("Ja, gezondheid")),
    (Concern.SEXUAL_LIFE, _("Ja, seksueel leven")),
    (Concern.CRIMINAL, _("Ja, strafbare feiten van iemand")),
    (Concern.POLICE, _("Ja, gegevens uit politiewerk")),
]
DANGERS = [
    ("danger", _("Ja, nu")),
    ("soon", _("Niet nu, maar het moet snel")),
    ("normal", _("Nee")),
]
PARTS = [("", _("Kies")), *Part.choices]
KINDS_OF_SUBJECT = [("", _("Kies")), *SubjectKind.choices]
GROUP_NAMES = {
    "location": _("De plek"),
    "dependence": _("Afhankelijk zijn"),
    "minor": _("Jong zijn"),
    "lvb": _("Moeite met leren of begrijpen"),
}


def spoken() -> str:
    return (get_language() or "nl")[:2]


def setting_choices() -> list[tuple[str, str]]:
    return [("", str(_("Ergens anders"))), *((code, one.in_(spoken())) for code, one in SETTINGS.items())]


class StepForm(forms.Form):
    """A step: what its rules find wrong is laid at the field, or on top when there is no such field."""

    def lay(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add_error(fault.at if fault.at in self.fields else None, fault.words)


class DangerForm(StepForm):
    """Step 1: danger first, then how it came here."""

    danger = forms.ChoiceField(
        label=_("Is iemand nu in gevaar?"),
        choices=DANGERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Geef aan of iemand nu in gevaar is.")},
    )
    channel = forms.ChoiceField(label=_("Hoe kwam dit bij jou?"), choices=Channel, initial=Channel.SELF)
    on_behalf_of = forms.CharField(
        label=_("Wie meldde het?"),
        required=False,
        help_text=_("Alleen als je dit voor een ander invult. Het blijft bij jouw organisatie."),
    )
    setting = forms.ChoiceField(label=_("Waar was dat?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = setting_choices()  # type: ignore[attr-defined]


class NoticedForm(StepForm):
    """Step 2: three boxes, each with its day, its source and two grades."""

    LABELS = {Way.SEEN: _("Wat zag je?"), Way.HEARD: _("Wat hoorde je?"), Way.INFERRED: _("Wat denk je?")}
    FOR_ANOTHER = {
        Way.SEEN: _("Wat zag de melder?"),
        Way.HEARD: _("Wat hoorde de melder van een ander?"),
        Way.INFERRED: _("Wat denkt de melder, of wat denk jij?"),
    }

    def __init__(self, *args: Any, channel: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = self.LABELS if channel in ("", Channel.SELF) else self.FOR_ANOTHER
        for way in WAYS:
            self.fields.update(box(way, labels[way], default_grades(way, channel)))

    def boxes(self) -> list[dict[str, Any]]:
        """The three boxes for the page: text, its example, and what belongs to it."""
        return [
            {
                "way": way,
                "text": self[f"{way}_text"],
                "example": EXAMPLES[way],
                "on": self[f"{way}_on"] if way != Way.INFERRED else None,
                "more": [self[f"{way}_{name}"] for name in FOLDED],
                "open": any(self[f"{way}_{name}"].errors for name in FOLDED),
            }
            for way in WAYS
        ]


# What stands behind the fold of a box: it has a sensible answer already.
FOLDED = ("source", "source_grade", "information_grade", "concern")
EXAMPLES = {
    Way.SEEN: _("Om zes uur 's ochtends stapten tien mensen in een busje. Eén man hield hun passen vast."),
    Way.HEARD: _("Een bewoner zei dat zij hun loon pas krijgen als de huur betaald is."),
    Way.INFERRED: _("Het lijkt erop dat zij niet vrij zijn om weg te gaan."),
}


def box(way: Way, label: Any, grades: tuple[SourceGrade, InformationGrade]) -> dict[str, forms.Field]:
    return {
        f"{way}_text": forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 3})),
        f"{way}_on": forms.DateField(label=_("Welke dag was dat?"), required=False),
        f"{way}_source": forms.CharField(
            label=_("Wie is de bron?"), required=False, help_text=_("Blijft bij jouw organisatie.")
        ),
        f"{way}_source_grade": forms.ChoiceField(
            label=_("Hoe betrouwbaar is de bron?"), choices=GRADE_SOURCE, initial=grades[0], required=False
        ),
        f"{way}_information_grade": forms.ChoiceField(
            label=_("Hoe zeker is dit?"), choices=GRADE_INFORMATION, initial=grades[1], required=False
        ),
        f"{way}_concern": forms.ChoiceField(
            label=_("Gaat dit over iets gevoeligs?"), choices=CONCERNS, initial=Concern.FACTS, required=False
        ),
    }


class SubjectForm(StepForm):
    """One card: a person, a place, a number. All empty means: no card."""

    new_kind = forms.ChoiceField(label=_("Wie of wat is het?"), choices=KINDS_OF_SUBJECT, required=False)
    new_part = forms.ChoiceField(label=_("Welke rol heeft dit?"), choices=PARTS, required=False)
    new_called = forms.CharField(
        label=_("Naam, adres, kenteken of nummer"), required=False, help_text=_("Weet je geen naam? Laat dit leeg.")
    )
    new_age = forms.ChoiceField(label=_("Leeftijd van een persoon"), choices=Age, initial=Age.UNKNOWN, required=False)
    new_contact = forms.CharField(label=_("Te bereiken via"), required=False)
    new_features = forms.CharField(
        label=_("Waaraan herken je dit?"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    TELLING = ("new_kind", "new_part", "new_called", "new_contact", "new_features")

    def is_empty(self) -> bool:
        return not any(self.data.get(name, "").strip() for name in self.TELLING)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_empty():
            for name, words in (
                ("new_kind", _("Kies wie of wat het is.")),
                ("new_part", _("Kies welke rol dit heeft.")),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return cleaned

    def card(self) -> dict[str, str]:
        return {name.removeprefix("new_"): value for name, value in self.cleaned_data.items()}


class IndicatorsForm(StepForm):
    """Step 4: what one may look for where one stood. A help to look, never a sum."""

    setting = forms.ChoiceField(label=_("Waar was je?"), required=False)

    def __init__(self, *args: Any, today: date, chosen: str = "", ticked: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["setting"].choices = setting_choices()  # type: ignore[attr-defined]
        setting = chosen if chosen in SETTINGS else None
        self.ticked = set(ticked)
        self.offered = indicators(setting=setting, on=today)

    def groups(self) -> list[dict[str, Any]]:
        """The indicators per group, ready for boxes; a group with a tick stands open."""
        grouped: dict[str, list[dict[str, Any]]] = {}
        for one in self.offered:
            row = {"code": one.code, "words": one.in_(spoken()), "ticked": one.code in self.ticked}
            grouped.setdefault(group_name(one), []).append(row)
        return [
            {"name": name, "rows": rows, "open": any(row["ticked"] for row in rows)} for name, rows in grouped.items()
        ]


def group_name(one: Indicator) -> str:
    if one.kind:
        return str(KINDS[one.kind].name.in_(spoken()))
    return str(GROUP_NAMES.get(one.group, one.group))


class KindForm(StepForm):
    """Step 5: which form it may be, last, and it may stay open."""

    kind = forms.ChoiceField(label=_("Aan welke vorm denk je?"), required=False, widget=forms.RadioSelect, initial="")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(kind.code, kind.name.in_(spoken())) for kind in kinds_on(today)]
        self.fields["kind"].choices = [("", str(_("Weet ik niet"))), *known]  # type: ignore[attr-defined]


class MoreForm(StepForm):
    """One more observation on a signal that stands."""

    way = forms.ChoiceField(label=_("Hoe weet je dit?"), choices=Way, widget=forms.RadioSelect, required=False)
    text = forms.CharField(label=_("Wat komt erbij?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    on = forms.DateField(label=_("Welke dag was dat?"), required=False)
    source = forms.CharField(label=_("Wie is de bron?"), required=False, help_text=_("Blijft bij jouw organisatie."))
    source_grade = forms.ChoiceField(
        label=_("Hoe betrouwbaar is de bron?"), choices=GRADE_SOURCE, initial=SourceGrade.X, required=False
    )
    information_grade = forms.ChoiceField(
        label=_("Hoe zeker is dit?"), choices=GRADE_INFORMATION, initial=InformationGrade.FOUR, required=False
    )
    concern = forms.ChoiceField(
        label=_("Gaat dit over iets gevoeligs?"), choices=CONCERNS, initial=Concern.FACTS, required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("text") and not cleaned.get("way"):
            self.add_error("way", _("Kies hoe je dit weet."))
        for name, grade in (("source_grade", SourceGrade.X), ("information_grade", InformationGrade.FOUR)):
            cleaned[name] = cleaned.get(name) or grade
        cleaned["concern"] = cleaned.get("concern") or Concern.FACTS
        return cleaned

    def own(self, faults: Iterable[Fault]) -> list[Fault]:
        """Faults of an observation, at the fields of this form."""
        places = {f"{way}_{name}": name for way in WAYS for name in MORE} | {"noticed": "text"}
        return [Fault(places.get(fault.at, fault.at), fault.words) for fault in faults]


class CloseForm(StepForm):
    """The words with which a signal ends."""

    words = forms.CharField(
        label=_("Waarom sluit je dit signaal?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wie dit meldde leest jouw woorden. Schrijf zonder namen."),
    )


def raw_answers(step: int, posted: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed at a step, as it was typed, so that a wrong date is kept too."""
    names = FIELDS[step]
    answers: dict[str, Any] = {name: str(posted.get(name, "")) for name in names if name in posted}
    if step == INDICATORS_STEP:
        answers["indicators"] = posted.getlist("indicators")  # type: ignore[attr-defined]
    return answers


INDICATORS_STEP = 4
MORE = ("text", "on", "source", "source_grade", "information_grade", "concern")
FIELDS: dict[int, tuple[str, ...]] = {
    1: ("danger", "channel", "on_behalf_of", "setting"),
    2: tuple(f"{way}_{name}" for way in WAYS for name in MORE),
    3: tuple(SubjectForm.base_fields),
    4: ("setting",),
    5: ("kind",),
}
