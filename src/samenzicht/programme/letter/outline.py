"""The letter as blocks, from its content alone: PDF, docx and page all walk through these, so that they say the same.

A text is a list of parts: words, {"strong": words}, {"note": words of a footnote}, {"figure": "G12", "text": "127"} and
{"mark": "G12"} where a figure is told. A block is a dict with `is`. The letter is in Dutch, whoever reads it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samenzicht.programme.letter.annexes import annexes
from samenzicht.programme.letter.blocks import Block, Column, Parts, facts, heading, known, listed, paragraph, table
from samenzicht.programme.letter.evidence import questions
from samenzicht.programme.letter.papers import written
from samenzicht.programme.letter.spoken import day, euro, period

Content = Mapping[str, Any]


def outline(content: Content) -> list[Block]:
    return [
        *opening(content),
        *lines(content),
        *questions(content, texts(content)),
        *motions(content),
        *money(content),
        *compared(content),
        *closing(content),
        *annexes(content),
    ]


def title(content: Content) -> str:
    return f"Voortgangsbrief {content['plan']['name']}"


def opening(content: Content) -> Iterator[Block]:
    ministries = listed([ministry(name) for name in content["ministries"]])
    yield heading(1, title(content))
    yield facts(
        [
            ("Aan", "de Voorzitter van de Tweede Kamer der Staten-Generaal"),
            ("Van", known(content["office"])),
            ("Mede namens", known(ministries)),
            ("Ronde", content["cycle"]),
            ("Kamerstuk", written(content["kamerstuk"]).removeprefix("Kamerstuk ") or known("")),
            ("Over", period(content["period"]["from"], content["period"]["until"])),
            ("Stand van", day(content["on"])),
        ]
    )
    yield from texts(content)("opening")
    if content["plan"]["ambition"]:
        yield heading(2, "Wat het programma wil")
        yield paragraph([content["plan"]["ambition"]])
        yield {"is": "list", "items": [named(goal) for goal in content["plan"]["goals"]]}


def named(goal: Content) -> Parts:
    return [{"strong": goal["name"]}, f": {goal['words']}" if goal["words"] else ""]


def lines(content: Content) -> Iterator[Block]:
    yield heading(2, "Ontwikkelingen per actielijn")
    rows = {row["number"]: row for row in content["annex"]}
    written_of = texts(content)
    for line in content["lines"]:
        yield heading(3, f"{line['number']}. {line['name']}" if line["number"] else "Projecten buiten de actielijnen")
        if line["words"]:
            yield paragraph([line["words"]], kind="quiet")
        if line["number"]:
            yield from written_of(f"line_{line['number']}")
        yield from news([rows[number] for number in line["news"]], line, content)
    yield from elsewhere(content)


def elsewhere(content: Content) -> Iterator[Block]:
    """What the office wrote of a line that this plan does not have: it was checked, so it stands in the letter."""
    known_lines = {f"line_{line['number']}" for line in content["lines"]}
    for chapter in content["chapters"]:
        if chapter["code"].startswith("line_") and chapter["code"] not in known_lines and chapter["paragraphs"]:
            yield heading(3, chapter["title"])
            yield from texts(content)(chapter["code"])


def news(rows: Sequence[Content], line: Content, content: Content) -> Iterator[Block]:
    """What happened, action by action; those of which nothing was heard are told in one sentence."""
    if not rows:
        yield paragraph([NO_ACTIONS if not line["actions"] else NO_NEWS])
        return
    yield {"is": "list", "items": [told(row, content) for row in rows]}
    if len(rows) < len(line["actions"]):
        yield paragraph(["Van de andere acties kwam in deze periode geen nieuws; hun stand staat in bijlage 1."])


NO_NEWS = "Van deze acties kwam in deze periode geen nieuws; hun stand staat in bijlage 1."
NO_ACTIONS = "Bij deze actielijn staan geen acties in het plan zoals het hier bekend is."


def told(row: Content, content: Content) -> Parts:
    """One action: its name, how it stands, what was done, what came of it, what comes next."""
    state = content["words"]["state"].get(row["state"], {}).get("nl", "") or known("")
    sentences = [ended(row["done"]), f"Resultaat: {ended(row['result'])}" if row["result"] else ""]
    sentences.append(f"Volgende stap: {ended(row['next'])}" if row["next"] else "")
    said = " ".join(one for one in sentences if one)
    return [{"strong": f"{row['number']} {row['name']}"}, f" ({state}). {said}".rstrip()]


def ended(words: str) -> str:
    """With a full stop, where the writer left it out."""
    words = words.strip()
    return f"{words}." if words and words[-1] not in ".!?…:;" else words


def texts(content: Content) -> Any:
    """Gives the office's own paragraphs of a chapter as blocks."""
    chapters = {chapter["code"]: chapter["paragraphs"] for chapter in content["chapters"]}

    def of(code: str) -> Iterator[Block]:
        for one in chapters.get(code, ()):  # a sixth action line has no chapter
            yield {**paragraph([part for raw in one["parts"] for part in marked(raw, content)]), "office": True}

    return of


def marked(part: Any, content: Content) -> Iterator[Any]:
    """A mark as what it says: a figure with its number and name, a paper as a footnote."""
    if isinstance(part, str):
        yield part
    elif "paper" in part:
        yield {"note": f"{written(part['paper'])}."}
    else:
        figure = content["figures"].get(part["figure"])
        yield {"figure": part["figure"], "text": figure["text"] if figure else known("")}


def motions(content: Content) -> Iterator[Block]:
    here = [one for one in content["motions"] if one["here"]]
    still = [one for one in content["motions"] if not one["here"]]
    yield heading(2, "Moties en toezeggingen")
    if not here:
        yield paragraph(["Met deze brief worden geen moties of toezeggingen afgedaan."])
    else:
        yield table(
            "Afgedaan met deze brief",
            [("Motie of toezegging", 5), ("Van", 3), ("Datum", 2), ("Hoe afgedaan", 5)],
            [[wish(one), [known(one["by"])], [day(one["on"])], [known(one["answer"])]] for one in here],
        )
    if still:
        yield table(
            "Nog open",
            [("Motie of toezegging", 5), ("Van", 3), ("Datum", 2), ("Antwoord voor", 2)],
            [[wish(one), [known(one["by"])], [day(one["on"])], [day(one["due"])]] for one in still],
        )


def wish(motion: Content) -> Parts:
    note = [{"note": f"{written(motion['number'])}."}] if motion["number"] else []
    return [motion["name"], *note]


def money(content: Content) -> Iterator[Block]:
    paragraphs = list(texts(content)("money"))
    years = content["money"]["years"]
    if not years and not paragraphs:
        return
    yield heading(2, "Middelen")
    yield from paragraphs
    for year in years:
        yield from of_year(year, content)


def of_year(year: Content, content: Content) -> Iterator[Block]:
    if year["parts"]:
        parts = [[[one["name"]], [euro(one["amount"])], [known(one["source"])]] for one in year["parts"]]
        parts.append([[{"strong": "Samen"}], [{"strong": euro(year["budget"])}], [""]])
        yield table(f"Beschikbaar in {year['year']}", [("Deel", 5), ("Bedrag", 3, "number"), ("Bron", 4)], parts)
    if year["grants"]:
        award = content["words"]["award"]
        rows: list[Sequence[Parts]] = [
            [
                [one["name"]],
                [known(one["party"])],
                [award.get(one["award"], {}).get("nl", known(""))],
                [euro(one["amount"])],
            ]
            for one in year["grants"]
        ]
        whole = "Samen toegekend" if not year["unknown"] else "Samen toegekend, voor zover bekend"
        rows.append([[{"strong": whole}], [""], [""], [{"strong": euro(year["granted"])}]])
        columns: list[Column] = [("Subsidie", 5), ("Ontvanger", 4), ("Stand", 2), ("Bedrag", 3, "number")]
        yield table(f"Subsidies in {year['year']}", columns, rows)


def compared(content: Content) -> Iterator[Block]:
    """Beside the former letter; nothing where there is none here."""
    found = content["compared"]
    if found["former"] is None:
        return
    name = written(found["former"]["kamerstuk"]) or found["former"]["cycle"]
    yield heading(2, "Vergeleken met de vorige brief")
    yield paragraph([f"De vorige brief is {name}. Hieronder staat wat daarin was aangekondigd en wat daarvan kwam."])
    state = content["words"]["state"]

    def called(code: str) -> str:
        return str(state.get(code, {}).get("nl", "")) or known("")

    if found["promised"]:
        yield table(
            "Aangekondigd, en wat ervan kwam",
            [("Actie", 4), ("Aangekondigd", 5), ("Wat ervan kwam", 5), ("Stand", 2)],
            [
                [
                    [action(one)],
                    [one["promised"]],
                    [known(" ".join(words for words in (one["became"], one["result"]) if words))],
                    [called(one["state"])],
                ]
                for one in found["promised"]
            ],
        )
    if found["became"]:
        yield table(
            "Van stand veranderd",
            [("Actie", 8), ("Was", 3), ("Is", 3)],
            [[[action(one)], [called(one["from"])], [called(one["state"])]] for one in found["became"]],
        )
    for words, rows in (("Nieuw sinds de vorige brief", found["new"]), ("Niet meer in het plan", found["gone"])):
        if rows:
            yield paragraph([{"strong": f"{words}: "}, ended("; ".join(action(one) for one in rows))])


def action(row: Content) -> str:
    return f"{row['number']} {row['name']}"


def closing(content: Content) -> Iterator[Block]:
    paragraphs = list(texts(content)("closing"))
    if paragraphs:
        yield heading(2, "Tot slot")
        yield from paragraphs
    if content["ministries"]:
        yield {"is": "signatures", "names": [f"Ministerie van {ministry(name)}" for name in content["ministries"]]}


def ministry(name: str) -> str:
    """In full, where the office wrote its usual letters."""
    name = name.removeprefix("Ministerie van ").removeprefix("ministerie van ")
    return MINISTRIES.get(name, name)


MINISTRIES = {
    "JenV": "Justitie en Veiligheid",
    "SZW": "Sociale Zaken en Werkgelegenheid",
    "VWS": "Volksgezondheid, Welzijn en Sport",
    "BZ": "Buitenlandse Zaken",
}
