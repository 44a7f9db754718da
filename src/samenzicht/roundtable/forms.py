"""What the table asks: an answer in the round, the weighing, a decision, an agreement, receivers. No rules here."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.law import PURPOSES, Words
from samenzicht.law.questions import Choice
from samenzicht.organisations.models import Organisation
from samenzicht.roundtable import rules
from samenzicht.roundtable.models import Knowledge, Outcome, Roundtable, Weighing
from samenzicht.sharing.advice.forms import not_both

LONGEST = 4000
PARTS = {
    "necessity": _("Waarom moet de tafel hier iets mee?"),
    "proportionality": _("Weegt het op tegen wat het de mensen kost?"),
    "subsidiarity": _("Kan het lichter, of met minder gegevens?"),
    "type_of_signal": _("Wat voor signaal is het?"),
    "number_and_nature": _("Hoeveel signalen, van welke aard en hoe groot?"),
    "weight_and_measures": _("Hoe ernstig is het, en wat is er al gedaan?"),
    "matching_signals": _("Hoeveel partners herkennen het, en hoe hangt het samen?"),
}
CRITERIA = {
    "necessity": _("noodzaak"),
    "proportionality": _("evenredigheid"),
    "subsidiarity": _("de lichtste weg"),
    "type_of_signal": _("aard van het signaal, WGS 2.23 lid 3a"),
    "number_and_nature": _("aantal, aard en omvang, WGS 2.23 lid 3b"),
    "weight_and_measures": _("ernst en eerdere acties, WGS 2.23 lid 3c"),
    "matching_signals": _("passende signalen van partners, WGS 2.23 lid 3d"),
}
POSITIVE = (("yes", _("Ja, dit past bij de aanpak van mensenhandel")), ("no", _("Nee, of nog niet")))
SAY_SO = _("Schrijf hier een paar woorden. Zonder weging kan de tafel niet beslissen.")


def in_words(words: Words) -> str:
    return words.in_((get_language() or "nl")[:2])


def in_parts(weighing: Weighing) -> list[tuple[Any, str]]:
    """A weighing to read: each part with its words."""
    return [(label, getattr(weighing, part)) for part, label in PARTS.items()]


def text(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **more)


class TurnForm(forms.Form):
    """Says of which turn the page was, so that a page that stood open too long is noticed."""

    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class WeighingForm(TurnForm):
    """The talk guide: seven parts, and whether the test is positive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, label in PARTS.items():
            self.fields[part] = text(label, help_text=CRITERIA[part], error_messages={"required": SAY_SO})
        self.fields["positive"] = forms.ChoiceField(
            label=_("Is de toets positief?"),
            choices=POSITIVE,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies ja of nee. Pas na ja mag de tafel vragen wie het is.")},
        )

    @property
    def parts(self) -> list[forms.BoundField]:
        return [self[part] for part in PARTS]

    @property
    def texts(self) -> dict[str, str]:
        return {part: self.cleaned_data[part] for part in PARTS}

    @property
    def is_positive(self) -> bool:
        return bool(self.cleaned_data["positive"] == "yes")


class DecisionForm(TurnForm):
    """The decision with its reason; which of the four is said by the button."""

    reason = text(
        _("Waarom beslist de tafel dit?"),
        error_messages={"required": _("Schrijf op waarom. De reden komt in het verslag.")},
    )
    said = text(
        _("Wat mag de melder lezen?"),
        required=False,
        help_text=_("Niets over een persoon. Laat je dit leeg, dan stuurt de tafel gewone woorden bij het besluit."),
    )
    outcome = forms.ChoiceField(choices=Outcome.choices, widget=forms.HiddenInput)


class AgreementForm(forms.Form):
    owner = forms.ModelChoiceField(label=_("Wie doet dit?"), queryset=Organisation.objects.none())
    words = text(_("Wat gaat die organisatie doen?"))
    due_on = forms.DateField(label=_("Voor welke dag?"), widget=forms.DateInput)

    def __init__(self, *args: Any, seated: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.filter(pk__in=list(seated)).order_by("name")  # type: ignore[attr-defined]


class Ticks(forms.MultipleChoiceField):
    """What was ticked. A code that the law does not ask here is passed over by `rules.stated`, and is no fault."""

    def valid_value(self, value: Any) -> bool:
        return True


class StatedForm(forms.Form):
    """What the officer states of the case, as far as the law asks it here."""

    def __init__(self, *args: Any, choices: Iterable[Choice] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(choice.code, in_words(choice.words)) for choice in choices]
        if offered:
            self.fields["stated"] = Ticks(
                label=_("Wat klopt er? Kruis aan waar het antwoord ja is."),
                choices=offered,
                required=False,
                validators=[not_both],
                widget=forms.CheckboxSelectMultiple,
            )


class AnswerForm(StatedForm):
    knowledge = forms.ChoiceField(
        label=_("Kent jouw organisatie dit?"),
        choices=Knowledge.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie antwoorden.")},
    )
    words = text(
        _("Wat weet jouw organisatie?"),
        rows=4,
        required=False,
        help_text=_("Zonder namen. Bij “kan niet delen” mag je schrijven wat het wel mogelijk zou maken."),
    )
    field_order = ("knowledge", "words", "stated")


class TableForm(forms.Form):
    """Which table a signal goes to."""

    table = forms.ModelChoiceField(
        label=_("Naar welke tafel?"),
        queryset=Roundtable.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Kies een tafel.")},
    )

    def __init__(self, *args: Any, tables: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["table"].queryset = tables  # type: ignore[attr-defined]


class ReceiversForm(forms.Form):
    """A tick and a purpose for each organisation that can receive."""

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], ticked: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = list(organisations)
        purposes = [(code, in_words(PURPOSES[code])) for code in rules.TO_PASS_ON]
        chosen = set(ticked)
        for one in self.organisations:
            self.fields[f"to_{one.pk}"] = forms.BooleanField(
                label=one.name, required=False, initial=str(one.pk) in chosen
            )
            self.fields[f"for_{one.pk}"] = forms.ChoiceField(
                label=_("Waarvoor"), choices=purposes, required=False, initial=rules.purpose_of(one.kind)
            )

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"to_{one.pk}"], self[f"for_{one.pk}"]) for one in self.organisations]

    @property
    def chosen(self) -> dict[Organisation, str]:
        said: Mapping[str, Any] = self.cleaned_data
        return {
            one: said[f"for_{one.pk}"] or rules.purpose_of(one.kind)
            for one in self.organisations
            if said[f"to_{one.pk}"]
        }


class ReasonForm(forms.Form):
    reason = text(
        _("Waarom is dit nodig?"),
        error_messages={"required": _("Schrijf op waarom. De reden gaat mee in de brief.")},
    )
