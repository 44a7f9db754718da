"""What the office and the ministries fill in about a letter."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenzicht.organisations.models import Organisation
from samenzicht.programme import letter_rules
from samenzicht.programme.actions.letters.cycles import Settings
from samenzicht.programme.letter_rules import Dates
from samenzicht.programme.marks import paper_of
from samenzicht.programme.models import Plan

REFUSED = {
    "name_taken": _("Er is al een ronde met deze naam. Kies een andere naam."),
    "out_of_order": _("De dagen staan niet in de goede volgorde."),
    "not_asked": _(
        "Jouw ministerie toetst deze brief niet. Het programmabureau kan dat veranderen bij de instellingen."
    ),
    "too_early": _("Het toetsen is nog niet begonnen. Kom terug op de dag die bij de stap staat."),
    "no_words": _("Schrijf op wat er anders moet."),
    "not_frozen": _("Deze brief is nog niet bevroren. Bevries hem eerst."),
    "not_intact": _(
        "De bevroren brief is niet meer zoals hij was. Er is niets gepubliceerd. Laat het logboek nakijken."
    ),
    "not_ministry": _("Kies een ministerie. Je eigen organisatie toetst haar eigen brief niet."),
    "not_theirs": _(
        "Bij dit ministerie werkt niemand met dit adres. Vraag de beheerder van dat ministerie om een uitnodiging."
    ),
    "oneself": _("Voor jezelf kan dit niet."),
    "both_sides": _("Deze collega is beheerder en ziet daarom geen inhoud."),
}
LATER = {
    "period_until": _("De periode eindigt voordat zij begint."),
    "write_from": _("Het schrijven begint na het verzamelen."),
    "check_from": _("Het toetsen begint na het schrijven."),
    "freeze_on": _("Bevriezen kan pas na het begin van het toetsen."),
    "publish_on": _("Publiceren kan pas na het bevriezen."),
}
DAY_WRONG = {"required": _("Kies een dag."), "invalid": _("Schrijf de dag als dag-maand-jaar, zoals 31-12-2024.")}


def day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=help_text, error_messages=DAY_WRONG)


class CycleForm(forms.Form):
    name = forms.CharField(
        label=_("Hoe heet deze ronde?"),
        max_length=20,
        help_text=_("Zoals 2024 of 2024-2."),
        error_messages={"required": _("Geef de ronde een naam.")},
    )
    plan = forms.ModelChoiceField(
        label=_("Over welk plan gaat de brief?"),
        queryset=Plan.objects.none(),
        error_messages={"required": _("Kies een plan.")},
    )
    period_from = day(_("De brief gaat over de periode van"))
    period_until = day(_("tot en met"))
    collect_from = day(_("Verzamelen vanaf"), _("Vanaf deze dag vragen we actiehouders om nieuws."))
    write_from = day(_("Schrijven vanaf"))
    check_from = day(_("Toetsen vanaf"), _("Vanaf deze dag kunnen de ministeries toetsen."))
    freeze_on = day(_("Bevriezen op"))
    publish_on = day(_("Publiceren op"))
    rhythm_months = forms.IntegerField(
        label=_("Om de hoeveel maanden komt er een brief?"),
        min_value=1,
        max_value=24,
        help_text=_("6 is twee keer per jaar, 12 is één keer. Hiermee stellen we de volgende ronde voor."),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("Kies 1 tot 24 maanden.")),
    )
    remind_after_days = forms.CharField(
        label=_("Na hoeveel dagen herinneren we actiehouders?"),
        required=False,
        max_length=60,
        help_text=_("Met komma’s ertussen, zoals 7, 14."),
    )
    ministries = forms.MultipleChoiceField(
        label=_("Welke ministeries toetsen elke alinea?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één ministerie.")},
    )

    def __init__(self, *args: Any, plans: Any, ministries: Iterable[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.fields["ministries"].choices = [(name, name) for name in ministries]  # type: ignore[attr-defined]

    def clean_remind_after_days(self) -> list[int]:
        try:
            days = sorted({int(part) for part in self.cleaned_data["remind_after_days"].split(",") if part.strip()})
        except ValueError:
            days = [0]
        if any(not 0 < one <= 365 for one in days):
            raise forms.ValidationError(_("Schrijf hele getallen van 1 tot 365, met komma’s ertussen."))
        return days

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if all(isinstance(found.get(one), date) for one in Dates.__dataclass_fields__):
            for wrong in letter_rules.out_of_order(self.dates):
                self.add_error(wrong, LATER[wrong])
        return found

    @property
    def dates(self) -> Dates:
        return Dates(**{one: self.cleaned_data[one] for one in Dates.__dataclass_fields__})

    @property
    def settings(self) -> Settings:
        said = self.cleaned_data
        return Settings(
            said["name"], said["plan"], self.dates, said["rhythm_months"], said["remind_after_days"], said["ministries"]
        )


def as_filled_in(settings: Settings) -> dict[str, Any]:
    """Settings as the form shows them."""
    return {
        **settings.dates.__dict__,
        "name": settings.name,
        "plan": settings.plan,
        "rhythm_months": settings.rhythm_months,
        "remind_after_days": ", ".join(str(one) for one in settings.remind_after_days),
        "ministries": list(settings.ministries),
    }


class WordsForm(forms.Form):
    """`seen` is the version that the writer had before them; `key` names a paragraph that is still to come."""

    words = forms.CharField(
        label=_("Tekst van deze alinea"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8, "data-words": "", "lang": "nl"}),
        help_text=_(
            "Zet een cijfer neer met zijn merk, zoals [G12]. Een Kamerstuk wordt een voetnoot: [28638-217]. "
            "Zonder tekst gaat de alinea uit de brief."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)


class NewWordsForm(WordsForm):
    key: Any = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].required = True
        self.fields["words"].help_text = WordsForm.base_fields["words"].help_text
        self.fields["words"].error_messages["required"] = _("Schrijf de tekst van deze alinea.")


class CheckForm(forms.Form):
    """`wording` is the version that was read."""

    AGREE, REMARK = "agree", "remark"
    said = forms.ChoiceField(
        label=_("Wat vindt jouw ministerie?"),
        choices=[(AGREE, _("Akkoord")), (REMARK, _("Nog niet: dit moet anders"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies akkoord of nog niet.")},
    )
    words = forms.CharField(
        label=_("Wat moet er anders?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Alleen als je nog niet akkoord bent. Het programmabureau leest dit, en de andere ministeries ook."
        ),
    )
    wording = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if found.get("said") == self.REMARK and not (found.get("words") or "").strip():
            self.add_error("words", REFUSED["no_words"])
        return found


class SureForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Ik heb de hele brief gelezen. Ik weet dat er daarna niets meer aan verandert."),
        error_messages={"required": _("Lees de brief en zet dan dit vinkje.")},
    )


class PublishForm(forms.Form):
    kamerstuk = forms.CharField(
        label=_("Kamerstuknummer"),
        required=False,
        max_length=40,
        help_text=_("Als het al bekend is, zoals 28 638, nr. 257. Later kan het niet meer."),
    )
    sure = forms.BooleanField(
        label=_("Ik weet dat iedereen deze brief daarna kan lezen, voor altijd."),
        error_messages={"required": _("Zet dit vinkje als je zeker bent.")},
    )

    def clean_kamerstuk(self) -> str:
        typed = self.cleaned_data["kamerstuk"].strip()
        if not typed:
            return ""
        paper = paper_of(typed)
        if paper is None:
            raise forms.ValidationError(_("Schrijf het als 28 638, nr. 257."))
        return paper.key


class AdmitForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mailadres van de collega"),
        help_text=_("De collega heeft al een account bij het eigen ministerie."),
        error_messages=dict.fromkeys(("required", "invalid"), _("Schrijf een e-mailadres, zoals naam@voorbeeld.nl.")),
    )
    ministry = forms.ModelChoiceField(
        label=_("Voor welk ministerie?"),
        queryset=Organisation.objects.none(),
        error_messages={"required": _("Kies een ministerie."), "invalid_choice": REFUSED["not_ministry"]},
    )

    def __init__(self, *args: Any, office: UUID, **more: Any) -> None:
        super().__init__(*args, **more)
        theirs = Organisation.objects.filter(kind="ministry").exclude(compartment=office).order_by("name")
        self.fields["ministry"].queryset = theirs  # type: ignore[attr-defined]
