"""Budget, grants and their parts, as they are filled in."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.programme.amounts import NoAmount, amount_of, written
from samenzicht.programme.models import Action, Budget, Grant
from samenzicht.programme.models.grants import Award
from samenzicht.programme.motion_forms import day

WRONG = {
    "strange": _("Schrijf een bedrag als 1.250.000,50."),
    "negative": _("Een bedrag is nul of meer."),
    "huge": _("Dit bedrag is te groot."),
}
REFUSED = {
    "part": _("Dit jaar heeft al een deel met deze naam."),
    "changed": _("Een collega heeft dit intussen gewijzigd. Hieronder staat wat jij typte; open de pagina opnieuw."),
    "paid_already": _("Er is al betaald. Een subsidie waarvan is betaald, is toegekend of verantwoord."),
    "less_than_paid": _("Er is al meer betaald dan dit bedrag."),
    "less_than_planned": _("De termijnen zijn samen meer dan dit bedrag. Haal eerst een termijn weg."),
    "spent_more": _("Er kan niet meer zijn besteed dan er is toegekend."),
    "refused": _("Deze subsidie is afgewezen: er zijn geen termijnen."),
    "nothing": _("Een termijn is meer dan nul euro."),
    "planned_more": _("Met deze termijn wordt het samen meer dan er is toegekend."),
    "not_awarded": _("Deze subsidie is nog niet toegekend. Zet de toekenning eerst op toegekend."),
    "no_amount": _("Het is niet bekend hoeveel is toegekend. Vul dat eerst in."),
    "paid_more": _("Dan zou er meer zijn betaald dan er is toegekend."),
    "paid": _("Deze termijn is al betaald."),
}


class EuroField(forms.CharField):
    """Empty is not known, and not nothing."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("help_text", _("In euro, bijvoorbeeld 1.250.000,50."))
        super().__init__(max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return amount_of(typed)
        except NoAmount as refused:
            raise forms.ValidationError(WRONG[refused.why]) from refused


def year() -> forms.IntegerField:
    words = dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Schrijf een jaar, zoals 2026."))
    return forms.IntegerField(label=_("Begrotingsjaar"), min_value=2000, max_value=2100, error_messages=words)


def source() -> forms.CharField:
    return forms.CharField(label=_("Bron"), required=False, max_length=200)


class Seen(forms.Form):
    """With how it stood when this form was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("seen", "party")}


class BudgetForm(Seen):
    year = year()
    name = forms.CharField(
        label=_("Welk deel van het budget?"), max_length=200, error_messages={"required": _("Geef dit deel een naam.")}
    )
    amount = EuroField(label=_("Bedrag"), error_messages={"required": _("Schrijf een bedrag als 1.250.000,50.")})
    source = source()

    @staticmethod
    def values_of(budget: Budget) -> dict[str, Any]:
        return {name: getattr(budget, name) for name in ("year", "name", "amount", "source")}


class GrantForm(Seen):
    name = forms.CharField(
        label=_("Waarvoor is de subsidie?"), max_length=300, error_messages={"required": _("Schrijf waarvoor ze is.")}
    )
    party = forms.CharField(label=_("Aan wie?"), required=False, max_length=200)
    action = forms.ModelChoiceField(
        label=_("Bij welke actie?"), queryset=Action.objects.none(), required=False, empty_label=_("niet bekend")
    )
    year = year()
    amount = EuroField(label=_("Bedrag"), required=False)
    award = forms.ChoiceField(label=_("Toekenning"), choices=[("", _("niet bekend")), *Award.choices], required=False)
    awarded_on = day(_("Toegekend op"))
    source = source()

    def __init__(self, *args: Any, office: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        actions = Action.objects.of(office).only("id", "number", "name", "plan__code").select_related("plan")
        chosen = self.fields["action"]
        chosen.queryset = actions.order_by("-plan__code", "place")  # type: ignore[attr-defined]
        chosen.label_from_instance = lambda one: f"{one.plan.code}: {one.number} {one.name}"[:110]  # type: ignore[attr-defined]

    @staticmethod
    def values_of(grant: Grant) -> dict[str, Any]:
        names = ("name", "year", "amount", "award", "awarded_on", "source")
        party = grant.party.name if grant.party else ""
        return {**{name: getattr(grant, name) for name in names}, "party": party, "action": grant.action_id}


def done_on(label: Any, required: Any) -> forms.DateField:
    field = day(label)
    field.required = True
    field.initial = timezone.localdate
    field.error_messages["required"] = required
    return field


class InstalmentForm(forms.Form):
    due_on = done_on(_("Te betalen op"), _("Kies een dag."))
    amount = EuroField(label=_("Bedrag"), error_messages={"required": _("Schrijf een bedrag als 1.250.000,50.")})


class DeliverableForm(forms.Form):
    name = forms.CharField(
        label=_("Wat wordt opgeleverd?"),
        max_length=300,
        error_messages={"required": _("Schrijf wat wordt opgeleverd.")},
    )
    due_on = day(_("Uiterlijk op"))


class DayForm(forms.Form):
    """The day on which something was done; not one that still comes."""

    on = done_on(_("Op welke dag?"), _("Kies een dag."))

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"]
        if found > timezone.localdate():
            raise forms.ValidationError(_("Deze dag komt nog."))
        return found


class AccountForm(DayForm):
    spent = EuroField(label=_("Hoeveel is besteed?"), required=False)
