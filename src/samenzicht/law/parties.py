"""Who gives and who receives. An organisation's kind is one of these words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .words import Words

PARTIES: Mapping[str, Words] = MappingProxyType(
    {
        "municipality": Words("de gemeente", "the municipality"),
        "municipality_social": Words("de gemeente (Wmo en jeugd)", "the municipality (social care and youth)"),
        "police": Words("de politie", "the police"),
        "kmar": Words("de Koninklijke Marechaussee", "the Royal Marechaussee"),
        "om": Words("het Openbaar Ministerie", "the public prosecution service"),
        "nla": Words("de Nederlandse Arbeidsinspectie", "the Netherlands Labour Authority"),
        "riec": Words("het RIEC", "the RIEC (regional centre on organised crime)"),
        "zvh": Words("het Zorg- en Veiligheidshuis", "the Care and Safety House"),
        "signals_table": Words("de signalentafel", "the signals table"),
        "veilig_thuis": Words("Veilig Thuis", "Veilig Thuis (domestic violence centre)"),
        "care_coordination": Words("de zorgcoördinator", "the care coordinator"),
        "comensha": Words("CoMensha", "CoMensha"),
        "care": Words("een zorgaanbieder", "a care provider"),
        "doctor": Words("een arts", "a doctor"),
        "ngo": Words("een hulporganisatie", "an aid organisation"),
        "shelter": Words("een opvang", "a shelter"),
        "victim_support": Words("Slachtofferhulp Nederland", "Victim Support Netherlands"),
        "school": Words("een school", "a school"),
        "youth_protection": Words("een gecertificeerde instelling", "a certified youth protection body"),
        "child_protection": Words("de Raad voor de Kinderbescherming", "the Child Care and Protection Board"),
        "probation": Words("de reclassering", "the probation service"),
        "prisons": Words("de Dienst Justitiële Inrichtingen", "the Custodial Institutions Agency"),
        "ggd": Words("de GGD", "the public health service"),
        "tax": Words("de Belastingdienst", "the Tax Administration"),
        "fiod": Words("de FIOD", "the fiscal investigation service"),
        "uwv": Words("het UWV", "the employee insurance agency"),
        "ind": Words("de IND", "the immigration service"),
        "nvwa": Words("de NVWA", "the food and product safety authority"),
        "province": Words("de provincie", "the province"),
        "ministry": Words("een ministerie", "a ministry"),
        "rapporteur": Words("de Nationaal Rapporteur", "the National Rapporteur"),
        "citizen": Words("een inwoner", "a member of the public"),
        "company": Words("een bedrijf", "a company"),
    }
)

# A ministry steers the programme: it gets counts and no letters.
ONLY_COUNTS = frozenset({"ministry"})

# Nobody sends these a letter: inhabitants and companies notice, and hear what became of it.
NO_LETTERS = ONLY_COUNTS | {"citizen", "company"}
