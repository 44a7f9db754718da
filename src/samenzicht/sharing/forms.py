"""What a receiver or sender writes about a letter."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Progress
from samenzicht.sharing.rules import REASONS

LONGEST = 4000


def long_text(label: Any, **rest: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schrijf hier iets, ook al is het kort.")},
        **rest,
    )


class Telling(forms.Form):
    """What is said back. `state_only` lets the words travel on to whoever noticed it."""

    state_only = forms.BooleanField(
        label=_("Dit gaat niet over een persoon, alleen over hoe het staat."),
        help_text=_(
            "Met dit vinkje gaan je woorden ook naar wie het signaal gaf. Zonder hoort die alleen hoe ver het is."
        ),
        required=False,
    )
    field_order = ["progress", "words", "state_only"]

    def __init__(self, *args: Any, tells_who_noticed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not tells_who_noticed:
            del self.fields["state_only"]

    @property
    def facts(self) -> frozenset[str]:
        """Without the box the words go to the sender only, and the feedback is how far it is."""
        return frozenset({"state_only"}) if self.cleaned_data.get("state_only") else frozenset()


class Accepting(Telling):
    words = long_text(_("Wat ga je doen?"), required=False)


class Refusing(Telling):
    words = long_text(_("Waarom neem je het niet aan?"))


class Answering(Telling):
    progress = forms.ChoiceField(
        label=_("Hoe staat het?"),
        choices=[
            (Progress.TAKEN_UP, _("Wij zijn ermee bezig")),
            (Progress.CLOSED, _("Wij zijn klaar")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het staat.")},
    )
    words = long_text(_("Wat is er gedaan, of wat kwam eruit?"))


class Proposing(forms.Form):
    words = long_text(_("Wat klopt er niet, en hoe is het wel?"))


class TakingBack(forms.Form):
    why = long_text(
        _("Waarom trek je de brief terug?"),
        help_text=_("De ontvanger ziet deze reden. Noem hier geen namen."),
    )


class Opening(forms.Form):
    """Opening who it is asks a reason, which the journal keeps."""

    reason = forms.ChoiceField(
        label=_("Waarom wil je weten wie het is?"),
        choices=lambda: [(code, words.in_(get_language() or "nl")) for code, words in REASONS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een reden. Die komt in het logboek.")},
    )


class Correcting(forms.Form):
    """The passages of a letter, each to keep, to leave out, or (by who wrote them) to mend."""

    why = long_text(
        _("Wat was er niet goed?"),
        help_text=_("De ontvanger ziet deze reden. Noem hier geen namen."),
    )

    def __init__(self, passages: Iterable[Passage], may_mend: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.passages = tuple(passages)
        self.may_mend = may_mend
        for number, passage in enumerate(self.passages):
            self.fields[f"goes_{number}"] = forms.BooleanField(label=_("Gaat mee"), required=False, initial=True)
            if may_mend:
                self.fields[f"text_{number}"] = long_text(passage.label, initial=passage.text, required=False)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each passage with its fields, as the page shows them."""
        return [
            {
                "passage": passage,
                "goes": self[f"goes_{number}"],
                "text": self[f"text_{number}"] if self.may_mend else None,
            }
            for number, passage in enumerate(self.passages)
        ]

    @property
    def mended(self) -> list[Passage]:
        """What the better letter holds. A text that was emptied stays behind."""
        kept = []
        for number, passage in enumerate(self.passages):
            text = self.cleaned_data.get(f"text_{number}", passage.text).strip() if self.may_mend else passage.text
            if self.cleaned_data[f"goes_{number}"] and text:
                kept.append(Passage(passage.key, passage.category, passage.label, text, passage.detail))
        return kept
