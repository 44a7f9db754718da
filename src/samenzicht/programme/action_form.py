"""Adding an action: five short steps on one page. Only a number and a name must be there; the rest may be unknown."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.exploitation import kinds_on
from samenzicht.programme.actions.add import NumberTaken, Wanted
from samenzicht.programme.models import Aim, Line, Party, Plan
from samenzicht.programme.models.action import Ages

LONG = 4000
TOO_LONG = {"max_length": _("Dit is te lang. Maak het korter dan 4000 tekens.")}
NO_NUMBER = {"required": _("Geef de actie een nummer. Zo vind je haar in elke lijst terug.")}
NO_NAME = {"required": _("Geef de actie een naam, in een paar woorden.")}


def text(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONG,
        widget=forms.Textarea,
        error_messages=TOO_LONG,
    )


def row(label: Any, longest: int, help_text: Any = "", **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, help_text=help_text, **kwargs)


class ActionForm(forms.Form):
    problem = text(_("Welk probleem is er?"), _("Wat gaat er nu mis, voor wie?"))
    cause = text(_("Waardoor komt dat?"), _("Noem de oorzaak waar je iets aan kunt doen."))
    intervention = text(_("Wat zou helpen?"), _("Wat moet er anders gaan om die oorzaak weg te nemen?"))
    line = forms.ModelChoiceField(
        Line.objects.none(), label=_("Actielijn"), required=False, empty_label=_("Niet bekend")
    )
    aim = forms.ModelChoiceField(
        Aim.objects.none(),
        label=_("Operationeel doel"),
        required=False,
        empty_label=_("Niet bekend, of een nieuw doel"),
    )
    new_aim = text(_("Of schrijf een nieuw doel"), _("Waar wil je over een paar jaar zijn?"))
    number = row(_("Nummer"), 20, _("Zoals het in het plan staat, bijvoorbeeld 3.4."), error_messages=NO_NUMBER)
    name = row(_("Naam van de actie"), 300, error_messages=NO_NAME)
    words = text(_("Wat gaat er gebeuren?"))
    owner = row(_("Actiehouder"), 200, _("De organisatie die de actie heeft, geen persoon."), required=False)
    involved = text(_("Betrokken organisaties"), _("Elke organisatie op een eigen regel."))
    kinds = forms.MultipleChoiceField(
        label=_("Vormen van uitbuiting"), required=False, widget=forms.CheckboxSelectMultiple
    )
    ages = forms.ChoiceField(label=_("Leeftijd"), required=False)
    regions = row(_("Waar"), 300, _("Zet een komma tussen twee plaatsen of regio's."), required=False)
    begins_on = forms.DateField(label=_("Begint op"), required=False)
    ends_on = forms.DateField(label=_("Moet klaar zijn op"), required=False)
    source = row(_("Bron"), 200, _("Waar staat dit? Bijvoorbeeld een Kamerstuk of een verslag."), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["once"].initial = uuid4()
        of_plan: Any = self.fields["line"]
        of_plan.queryset = Line.objects.of(plan.compartment_id).filter(plan=plan).order_by("number")
        aims: Any = self.fields["aim"]
        aims.queryset = Aim.objects.of(plan.compartment_id).filter(line__plan=plan).select_related("line")
        aims.queryset = aims.queryset.order_by("line__number", "words")
        aims.label_from_instance = lambda aim: f"{aim.line.number}. {aim.words}"
        kinds: Any = self.fields["kinds"]
        language = get_language() or "nl"
        kinds.choices = [(kind.code, kind.name.in_(language)) for kind in kinds_on(timezone.localdate())]
        ages: Any = self.fields["ages"]
        ages.choices = [("", _("Niet bekend")), *Ages.choices]
        self.fields["owner"].widget.attrs["list"] = "organisaties"
        self.parties = list(Party.objects.of(plan.compartment_id).values_list("name", flat=True))

    def clean_involved(self) -> tuple[str, ...]:
        names = [" ".join(one.split()) for one in self.cleaned_data["involved"].splitlines()]
        if any(len(name) > 200 for name in names):
            raise forms.ValidationError(_("Een naam is te lang. Zet elke organisatie op een eigen regel."))
        return tuple(name for name in names if name)

    def clean_regions(self) -> tuple[str, ...]:
        names = tuple(one.strip() for one in self.cleaned_data["regions"].split(",") if one.strip())
        if any(len(name) > 100 for name in names):
            raise forms.ValidationError(_("Een naam is te lang. Zet een komma tussen twee plaatsen of regio's."))
        return names

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        chosen, aim = told.get("line"), told.get("aim")
        if aim and told.get("new_aim"):
            self.add_error("new_aim", _("Kies een doel dat er al is, of schrijf een nieuw doel; niet allebei."))
        if aim and chosen and aim.line_id != chosen.pk:
            self.add_error("aim", _("Dit doel hoort bij een andere actielijn. Kies een doel van de lijn hierboven."))
        if aim and not chosen:
            told["line"] = aim.line
        if told.get("new_aim") and not chosen and not aim:
            self.add_error("line", _("Kies bij welke actielijn het nieuwe doel hoort."))
        begins_on, ends_on = told.get("begins_on"), told.get("ends_on")
        if begins_on and ends_on and ends_on < begins_on:
            self.add_error("ends_on", _("Deze dag ligt voor het begin. Kies een latere dag."))
        return told

    def wanted(self) -> Wanted:
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("once", "kinds")}
        return Wanted(kinds=tuple(self.cleaned_data["kinds"]), **told)

    @property
    def key(self) -> UUID:
        return UUID(str(self.cleaned_data["once"]))

    def number_is_taken(self, taken: NumberTaken) -> None:
        self.add_error(
            "number", _("%(number)s is al van de actie ‘%(name)s’. Kies een ander nummer.")
            % {"number": taken.by.number, "name": taken.by.name},
        )  # fmt: skip
