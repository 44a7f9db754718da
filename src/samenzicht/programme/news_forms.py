"""What an owner or the office fills in: four fields of news, an absence, a contact, and whom to ask."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.programme import terms
from samenzicht.programme.models import Action, Contact, News, Plan
from samenzicht.programme.models.news import State

# Chosen with a button; in the row it is empty, as everything that is not known.
UNKNOWN = "unknown"
STATES = [*State.choices, (UNKNOWN, _("weet ik niet"))]
MOST = 4000
TOO_LONG = _("Dit is te lang. Maak het korter dan 4000 tekens.")
AWAY = {
    "past": _("Deze dag is al voorbij. Kies een dag die nog komt."),
    "long": _("Dit is meer dan een jaar. Vraag het programmabureau om iemand anders als contactpersoon."),
}
REFUSED = {
    "often": _("Via deze link is al veel gestuurd. Wacht een uur en probeer het opnieuw."),
    "no_contact": _("Het programmabureau kent bij deze actie geen contactpersoon. Meld je afwezigheid daar."),
}


def words(label: Any, hint: Any) -> forms.CharField:
    field = forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )
    # With it a browser would cut off what is pasted, and say nothing.
    del field.widget.attrs["maxlength"]
    return field


class NewsForm(forms.Form):
    """`seen` is the news that stood on the page, `once` is of this one drawing of the form."""

    state = forms.ChoiceField(
        label=_("Hoe staat het ermee?"),
        choices=STATES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het ermee staat.")},
    )
    done = words(_("Wat is er gedaan?"), _("Sinds de vorige keer, in een paar zinnen."))
    result = words(_("Wat kwam ervan terecht?"), _("Wat is er nu anders of beter, gemeten aan het doel?"))
    next = words(_("Wat gebeurt er nu?"), _("De volgende stap, en wanneer."))
    seen = forms.UUIDField(required=False, widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, action: Action, last: News | None, typed: Any = None) -> None:
        """`typed` is given back as it was written, without being judged yet."""
        initial = {"once": uuid4(), "seen": last.pk if last else None, "state": last.state if last else ""}
        if typed is not None:
            initial |= {
                name: typed[name] for name in ("state", "done", "result", "next", "seen", "once") if name in typed
            }
        super().__init__(data, initial=initial)
        self.action = action
        if action.aim:
            self.fields["result"].help_text = _("Gemeten aan het doel van deze actie: “%(aim)s”") % {
                "aim": action.aim.words
            }

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        written = [found.get(name, "").strip() for name in ("done", "result", "next")]
        if not self.errors and not any(written):
            self.add_error(
                "done", _("Schrijf ten minste bij een van de drie vragen iets. Is er niets veranderd? Zeg dat.")
            )
        return found

    def news(self) -> dict[str, Any]:
        """What `tell` takes. Of another action nothing was seen."""
        found = self.cleaned_data
        seen: UUID | None = found["seen"]
        return {
            "state": "" if found["state"] == UNKNOWN else found["state"],
            **{name: found[name].strip() for name in ("done", "result", "next")},
            "seen": News.objects.filter(action=self.action, pk=seen).first() if seen else None,
            "once": found["once"],
        }


class AwayForm(forms.Form):
    deputy_name = forms.CharField(
        label=_("Wie antwoordt zolang voor jou?"),
        max_length=120,
        error_messages={"required": _("Schrijf de naam op van wie voor je antwoordt.")},
    )
    deputy_address = forms.EmailField(
        label=_("E-mailadres van die persoon"),
        error_messages={
            "required": _("Schrijf het e-mailadres op, dan weten we waarheen de vraag gaat."),
            "invalid": _("Dit is geen e-mailadres. Kijk het na, bijvoorbeeld naam@organisatie.nl."),
        },
    )
    until = forms.DateField(
        label=_("Tot en met welke dag ben je weg?"),
        widget=forms.DateInput,
        error_messages={
            "required": _("Kies de laatste dag dat je weg bent."),
            "invalid": _("Dit is geen dag. Schrijf hem als 2026-12-31."),
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="away")

    @property
    def is_begun(self) -> bool:
        return self.is_bound and bool(self.changed_data)

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if why := terms.why_not_away(until, timezone.localdate()):
            raise forms.ValidationError(AWAY[why])
        return until


class ContactForm(forms.Form):
    name = forms.CharField(
        label=_("Naam"),
        max_length=120,
        error_messages={"required": _("Schrijf op hoe de contactpersoon heet.")},
    )
    address = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Hierheen gaat de vraag om nieuws. Verandert het, dan werken eerdere links niet meer."),
        error_messages={
            "required": _("Zonder e-mailadres kan niemand iets vragen."),
            "invalid": _("Dit is geen e-mailadres. Kijk het na, bijvoorbeeld naam@organisatie.nl."),
        },
    )
    deputy_name = forms.CharField(label=_("Vervanger"), max_length=120, required=False)
    deputy_address = forms.EmailField(
        label=_("E-mailadres van de vervanger"),
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Kijk het na, bijvoorbeeld naam@organisatie.nl.")},
    )
    away_until = forms.DateField(
        label=_("Weg tot en met"),
        help_text=_("Zolang gaan vragen naar de vervanger."),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Dit is geen dag. Schrijf hem als 2026-12-31.")},
    )

    def __init__(self, data: Any = None, *, contact: Contact | None) -> None:
        initial = {name: getattr(contact, name) for name in self.base_fields} if contact else {}
        super().__init__(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("away_until") and not found.get("deputy_address") and "deputy_address" not in self.errors:
            self.add_error("deputy_address", _("Schrijf het adres op van wie zolang antwoordt, of laat de dag leeg."))
        return found


class RoundForm(forms.Form):
    """Whom to ask: the owners of a plan of whom was heard nothing for so many days."""

    plan = forms.ChoiceField(
        label=_("Van welk plan?"),
        error_messages={"required": _("Kies een plan."), "invalid_choice": _("Kies een plan uit de lijst.")},
    )
    days = forms.IntegerField(
        label=_("Zonder nieuws sinds hoeveel dagen?"),
        min_value=0,
        max_value=3650,
        initial=terms.OLD_DAYS,
        help_text=_("Met 0 vraag je iedereen van wie de actie nog loopt."),
        error_messages={
            "required": _("Schrijf een aantal dagen op."),
            "invalid": _("Schrijf een getal op, zoals 60."),
            "min_value": _("Schrijf 0 of meer op."),
            "max_value": _("Schrijf hoogstens 3650 op."),
        },
    )

    def __init__(self, data: Any = None, *, compartment: UUID) -> None:
        super().__init__(data)
        # Asked once; a field that asks for itself does so at each look.
        self.plans = {str(one.pk): one for one in Plan.objects.of(compartment).order_by("-code")}
        self.fields["plan"].choices = [(key, one.name) for key, one in self.plans.items()]  # type: ignore[attr-defined]

    def clean_plan(self) -> Plan:
        return self.plans[self.cleaned_data["plan"]]
