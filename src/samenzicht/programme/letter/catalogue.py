"""The description of a letter's open data after DCAT-AP-NL 3.0, as JSON-LD and as Turtle.

Licence CC0 1.0: what the government lays down may be used by all, and the tables hold nothing else. Nobody told us a
mailbox for questions, so the contact point is the page itself.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from samenzicht.programme.letter.outline import title
from samenzicht.programme.letter.spoken import day

Content = Mapping[str, Any]
LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/"
EU = "http://publications.europa.eu/resource/authority"
PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
IANA = "http://www.iana.org/assignments/media-types"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = (
    ("acties.csv", "De stand van alle acties", "text/csv", "CSV"),
    ("cijfers.csv", "De cijfers met hun telregel", "text/csv", "CSV"),
    ("brief.pdf", "De brief", "application/pdf", "PDF"),
    ("brief.docx", "De brief om te bewerken", WORD, "DOCX"),
)


def described(content: Content, published: str, page: str, address: Callable[[str], str]) -> dict[str, Any]:
    """published: an ISO day. page: the address of the letter. address: gives that of one of its files."""
    publisher = {"@type": "foaf:Agent", "foaf:name": words(content["office"] or "niet bekend")}
    return {
        "@context": PREFIXES,
        "@id": page,
        "@type": "dcat:Dataset",
        "dct:identifier": page,
        "dct:title": words(title(content)),
        "dct:description": words(
            f"De stand van alle acties en de cijfers van de voortgangsbrief, stand van {day(content['on'])}."
        ),
        "dct:publisher": publisher,
        "dct:creator": publisher,
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": words(content["office"] or "niet bekend"),
            "vcard:hasURL": link(page),
        },
        "dct:accessRights": link(f"{EU}/access-right/PUBLIC"),
        "dcat:theme": link(f"{EU}/data-theme/JUST"),
        "dct:language": link(f"{EU}/language/NLD"),
        "dct:issued": date(published),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": date(content["period"]["from"]),
            "dcat:endDate": date(content["period"]["until"]),
        },
        "dcat:landingPage": link(page),
        "dcat:distribution": [distribution(page, address(name), *about) for name, *about in FILES],
    }


def distribution(page: str, address: str, name: str, media: str, sort: str) -> dict[str, Any]:
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": words(name),
        "dcat:accessURL": link(page),
        "dcat:downloadURL": link(address),
        "dcat:mediaType": link(f"{IANA}/{media}"),
        "dct:format": link(f"{EU}/file-type/{sort}"),
        "dct:license": link(LICENCE),
    }


def words(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}


def link(address: str) -> dict[str, str]:
    return {"@id": address}


def date(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def jsonld(description: Content) -> str:
    return json.dumps(description, ensure_ascii=False, indent=2)


def turtle(description: Content) -> str:
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
    body = {key: value for key, value in description.items() if key != "@context"}
    distributions = body["dcat:distribution"]
    body["dcat:distribution"] = [link(one["@id"]) for one in distributions]
    return prefixes + "".join(f"\n{subject(one)}" for one in (body, *distributions))


def subject(node: Content) -> str:
    return f"<{iri(node['@id'])}>\n{statements(node, 1)} .\n"


def statements(node: Content, depth: int) -> str:
    pad = "    " * depth
    said = [f"{pad}a {node['@type']}"]
    said += [f"{pad}{key} {value_of(value, depth)}" for key, value in node.items() if not key.startswith("@")]
    return " ;\n".join(said)


def value_of(value: Any, depth: int) -> str:
    if isinstance(value, list):
        return ", ".join(value_of(one, depth) for one in value)
    if isinstance(value, str):
        return quoted(value)
    if "@value" in value:
        return quoted(value["@value"]) + (f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}")
    if "@type" in value:
        return f"[\n{statements(value, depth + 1)}\n{'    ' * depth}]"
    return f"<{iri(value['@id'])}>"


def quoted(text: str) -> str:
    """A JSON string is a Turtle string too."""
    return json.dumps(text, ensure_ascii=False)


def iri(address: str) -> str:
    """Without what an address in Turtle may not hold."""
    return "".join(f"%{ord(one):02X}" if one in '<>"{}|^`\\' or one <= " " else one for one in address)
