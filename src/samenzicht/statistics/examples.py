"""The worked examples of the public page: tables that were published elsewhere, and what comes out of them.

The figures are frozen in `published/`, so that the page asks nothing and reckons nothing. `manage examples` makes them
anew; a test holds them against a fresh reckoning.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenzicht.estimation import answer
from samenzicht.estimation.published import table
from samenzicht.statistics.figures import figure_of

SHELF = files("samenzicht.statistics") / "published"
REPLICATES, SEED = 1000, 1


@dataclass(frozen=True)
class Example:
    """table: its name in `estimation/tables`. others: what others published about the same, which is no check."""

    code: str
    table: str
    title: str | Promise
    period: str
    rule: str | Promise
    source: str
    lists: Mapping[str, str | Promise]
    others: str | Promise


EXAMPLES = (
    Example(
        "nederland",
        "Ned",
        _("Nederland, zes jaren samen"),
        "2010-2015",
        _(
            "Vermoedelijke slachtoffers van mensenhandel die in deze zes jaren op ten minste één van zes lijsten "
            "stonden. Wie op meer lijsten stond, telt één keer. Het zijn zes jaren samen, geen aantal per jaar."
        ),
        "Van Dijk, Cruyff, Van der Heijden, Kragten-Heerdink (2017); Silverman (2020), JRSS A, tabel 2",
        {
            "I": _("inspectie"),
            "K": _("marechaussee"),
            "O": _("opvang"),
            "P": _("politie"),
            "R": _("zorgcoördinatie in de regio"),
            "Z": _("overige"),
        },
        _(
            "De Nationaal Rapporteur schatte in 2017 ongeveer 6.250 slachtoffers per jaar (5.000 tot 7.500). Dat "
            "gebeurde met meer gegevens: jaar, leeftijd, geslacht, herkomst en soort uitbuiting. Die zijn niet "
            "openbaar. Dit voorbeeld laat zien hoeveel dat uitmaakt."
        ),
    ),
    Example(
        "verenigd-koninkrijk",
        "UKdat",
        _("Verenigd Koninkrijk, één jaar"),
        "2013",
        _(
            "Mogelijke slachtoffers van mensenhandel die in 2013 op ten minste één van zes lijsten stonden. Wie op "
            "meer lijsten stond, telt één keer."
        ),
        "Silverman (2014), Home Office; Bales, Hesketh, Silverman (2015), Significance",
        {
            "LA": _("gemeenten"),
            "NG": _("hulporganisaties"),
            "PF": _("politie"),
            "GO": _("rijksdiensten"),
            "GP": _("het publiek"),
            "NCA": _("nationale recherche"),
        },
        _(
            "De Britse regering noemde in 2014 op grond van deze telling 10.000 tot 13.000 slachtoffers. Daarbij waren "
            "twee lijsten samengevoegd; ook zulke keuzes veranderen het antwoord."
        ),
    ),
)


@cache
def frozen(name: str) -> dict[str, Any]:
    """The figure of a table, as it lies in `published/`."""
    return dict(json.loads((SHELF / f"{name}.json").read_text(encoding="utf-8")))


def fresh(name: str) -> dict[str, Any]:
    """The same, reckoned now."""
    counts = table(name)
    return figure_of(answer(counts, REPLICATES, SEED), counts, "answer", REPLICATES)


def told() -> list[dict[str, Any]]:
    """What the page shows: about each example, and its figure."""
    return [{"about": one, "figure": frozen(one.table)} for one in EXAMPLES]
