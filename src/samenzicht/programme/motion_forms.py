"""Motions and commitments: the filter of the list, writing one down, answering one."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.programme.marks import paper_of
from samenzicht.programme.models import Motion
from samenzicht.programme.models.parliament import Standing, Wish

UNKNOWN, DATED, LATE = "onbekend", "met-datum", "te-laat"


class MotionFilter(forms.Form):
    """As it stands in the address. What is not understood is left out."""

    soort = forms.ChoiceField(
        label=_("Soort"), required=False, choices=[("", _("Moties en toezeggingen")), *Wish.choices]
    )
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("Elke stand")), *Standing.choices, (UNKNOWN, _("niet bekend"))],
    )
    toon = forms.ChoiceField(
        label=_("Toon"),
        required=False,
        choices=[("", _("Alles")), (DATED, _("Open, met datum")), (LATE, _("Open en te laat"))],
    )

    def condition(self) -> Q:
        self.is_valid()
        chosen, found = self.cleaned_data, Q()
        if chosen.get("soort"):
            found &= Q(sort=chosen["soort"])
        if chosen.get("stand"):
            found &= Q(standing="" if chosen["stand"] == UNKNOWN else chosen["stand"])
        if chosen.get("toon"):
            found &= Q(standing=Standing.OPEN, due_on__isnull=False)
        if chosen.get("toon") == LATE:
            found &= Q(due_on__lt=timezone.localdate())
        return found


class PaperField(forms.CharField):
    """A Kamerstuk as people write it; kept as 28638-225."""

    default_error_messages = {"paper": _("Schrijf een Kamerstuk als 28 638, nr. 225 of 35 570 VI, nr. 50.")}

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=40, help_text=_("Bijvoorbeeld 28 638, nr. 225."), **more)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        if not typed:
            return ""
        paper = paper_of(typed)
        if paper is None:
            raise forms.ValidationError(self.error_messages["paper"])
        return paper.key


def day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Kies een dag, of schrijf haar als 31-05-2026.")},
        **more,
    )


class MotionForm(forms.ModelForm):
    number = PaperField(label=_("Kamerstuk"), required=False)
    on = day(_("Datum"))
    due_on = day(_("Antwoord beloofd voor"))
    answered_in = PaperField(label=_("Afgedaan in Kamerstuk"), required=False)
    # How it stood when this form was opened.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Motion
        fields = [
            "sort",
            "number",
            "name",
            "words",
            "by",
            "on",
            "standing",
            "due_on",
            "answered_in",
            "answer",
            "source",
        ]
        labels = {
            "sort": _("Wat is het?"),
            "name": _("Waarover gaat het?"),
            "words": _("Wat vraagt de Kamer, of wat is beloofd?"),
            "by": _("Van wie?"),
            "standing": _("Stand"),
            "answer": _("Wat is het antwoord?"),
            "source": _("Bron"),
        }
        widgets = {
            "sort": forms.RadioSelect,
            "words": forms.Textarea(attrs={"rows": 3}),
            "answer": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {
            "sort": {"required": _("Kies motie of toezegging.")},
            "name": {"required": _("Schrijf in een paar woorden waarover het gaat.")},
        }

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["sort"].choices = Wish.choices  # type: ignore[attr-defined]
        self.fields["standing"].choices = [("", _("niet bekend")), *Standing.choices]  # type: ignore[attr-defined]
        for name in ("words", "answer"):
            self.fields[name].max_length = 4000  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for name in ("words", "answer"):
            if len(found.get(name) or "") > 4000:
                self.add_error(name, _("Dit is te lang. Maak het korter dan 4000 tekens."))
        if found.get("standing") == Standing.ANSWERED and not (found.get("answered_in") or found.get("answer")):
            self.add_error("answered_in", _("Schrijf in welk Kamerstuk het is afgedaan, of hoe."))
        return found

    def _post_clean(self) -> None:
        """The row itself is not touched: a verb writes it."""

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class AnswerForm(forms.Form):
    answered_in = PaperField(
        label=_("In welke brief is dit afgedaan?"),
        error_messages={"required": _("Schrijf het nummer van de brief.")},
    )
    answer = forms.CharField(
        label=_("Wat is het antwoord, in een zin?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
