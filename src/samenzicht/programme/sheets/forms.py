"""Choosing a file, and saying which column is what."""

from collections import Counter
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenzicht.programme.models import Plan
from samenzicht.programme.sheets.book import Book, Unreadable
from samenzicht.programme.sheets.columns import FIELDS, Headings, missing
from samenzicht.programme.sheets.opening import open_book
from samenzicht.programme.sheets.sentences import of_unreadable


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Kies een bestand"),
        help_text=_("Excel (.xlsx) of CSV, hoogstens 10 MB en 5.000 rijen. Er verandert nog niets."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
        allow_empty_file=True,
        error_messages={"required": _("Kies eerst een bestand.")},
    )
    # The list of which this is the mended one: its columns need not be named again.
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)

    book: Book

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.book = open_book(file.name, file.read())
        except Unreadable as unreadable:
            raise forms.ValidationError(of_unreadable(unreadable)) from unreadable
        return file


class ColumnsForm(forms.Form):
    """A field for each column of a sheet, filled with a guess."""

    plan = forms.ModelChoiceField(
        label=_("Bij welk plan hoort deze lijst?"),
        queryset=Plan.objects.none(),
        empty_label=None,
        error_messages={"required": _("Kies een plan."), "invalid_choice": _("Kies een plan.")},
    )

    def __init__(self, *args: Any, office: UUID, headings: Headings, **more: Any) -> None:
        super().__init__(*args, **more)
        plans = Plan.objects.of(office).order_by("-code")
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.headings = headings
        guess = headings.guess()
        for column in range(len(headings.texts)):
            self.fields[f"c{column}"] = forms.ChoiceField(
                label=headings.label(column),
                choices=[("", _("niet overnemen")), *FIELDS.items()],
                required=False,
                initial=guess.get(column, ""),
            )

    @property
    def columns(self) -> list[tuple[Any, str]]:
        """Each column's field with the first thing that stands in it."""
        return [(self[f"c{column}"], self.headings.example(column)) for column in range(len(self.headings.texts))]

    @property
    def mapping(self) -> dict[int, str]:
        chosen = {column: self.cleaned_data.get(f"c{column}", "") for column in range(len(self.headings.texts))}
        return {column: name for column, name in chosen.items() if name}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        for name, times in Counter(self.mapping.values()).items():
            if times > 1:
                self.add_error(None, _("Twee kolommen zijn allebei %(field)s. Kies er een.") % {"field": FIELDS[name]})
        if "number" in missing(self.mapping):
            self.add_error(None, _("Kies in welke kolom het nummer van de actie staat: daaraan herkennen we haar."))
        return found
