"""The page that stands on its own, and what holds for the letter whatever its file."""

import re
from html.parser import HTMLParser

import pytest

from samenzicht.programme.letter.content import assemble
from samenzicht.programme.letter.outline import outline
from samenzicht.programme.letter.page import numbered, page_of
from samenzicht.programme.letter.plots import drawn
from samenzicht.programme.letter.spoken import day, euro, period
from samenzicht.programme.marks import loose_numbers
from samenzicht.programme.models import Line
from tests.programme.letter.conftest import HOSTILE, ON

pytestmark = [pytest.mark.django_db, pytest.mark.database]


class Read(HTMLParser):
    """The words of a page, its ids and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.ids, self.links, self.sources = "", [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.ids += [told["id"]] if "id" in told else []
        self.links += [told["href"]] if "href" in told else []
        self.sources += [told[name] for name in ("src", "data") if name in told]

    def handle_data(self, data):
        self.words += data


@pytest.fixture
def content(told):
    return assemble(told, ON, frozen=True)


def test_it_stands_on_its_own(content):
    page = Read(page_of(content))
    assert page.sources == []
    assert all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_its_words_are_literal(content):
    raw = page_of(content)
    assert "<script>" not in raw
    assert HOSTILE in Read(raw).words


def test_every_number_that_the_office_wrote_is_a_figure_with_its_id(content):
    found = 0
    for parts in [block["parts"] for block in outline(content) if block.get("office")]:
        words = "".join(part for part in parts if isinstance(part, str)).replace(HOSTILE, "")
        assert loose_numbers(words) == []
        for part in parts:
            if isinstance(part, dict) and "figure" in part:
                found += 1
                assert re.fullmatch(r"G\d+", part["figure"])
    assert found == 2
    assert "127 (G1)" in Read(page_of(content)).words


def test_what_the_letter_says_of_itself_holds_no_number_without_an_id(content):
    """In the paragraphs that build themselves, outside tables: only figures with their id, and days."""
    for block in outline(content):
        if block["is"] == "words" and not block.get("office"):
            words = "".join(part for part in block["parts"] if isinstance(part, str))
            loose = [one for one in loose_numbers(re.sub(r"[\d.,]+ \(G\d+\)", "", words)) if one not in {"2022", "1"}]
            assert loose == [], words


def test_each_mark_of_a_paper_is_a_note(content):
    marks = [
        part["paper"] for chapter in content["chapters"] for paragraph in chapter["paragraphs"]
        for part in paragraph["parts"] if isinstance(part, dict) and "paper" in part
    ]  # fmt: skip
    motions = [motion for motion in content["motions"] if motion["number"]]
    assert len(numbered(outline(content))) == len(marks) + len(motions) == 5


def plot(*runs):
    words = {"name": "Naam", "name_en": "Name", "unit": "personen", "unit_en": "persons"}
    return {**words, "parts": [], "runs": [
        {"series": name, "series_name": name, "series_name_en": name, "breaks": breaks, "figures": list(figures)}
        for name, breaks, figures in runs
    ]}  # fmt: skip


def known(year, value, low=None, high=None):
    text = value or "niet bekend"
    whole = {"from": f"{year}-01-01", "until": f"{year}-12-31"}
    return {"period": whole, "value": value, "low": low, "high": high, "text": text, "text_en": text}


def test_a_plot_without_data_is_a_sentence():
    assert drawn(plot(), {}, "nl").svg == ""
    assert drawn(plot(), {}, "nl").told == "Hiervan is nog geen cijfer bekend."
    one = drawn(plot(("", False, ["G1"])), {"G1": known(2020, None)}, "en")
    assert (one.svg, one.told) == ("", "No figure of this is known yet.")
    assert drawn({**plot(), "parts": ["G1"]}, {"G1": known(2020, "12")}, "nl").told.startswith("Van het geheel is geen")
    one = drawn(plot(("", False, ["G1"])), {"G1": known(2020, "12")}, "nl")
    assert (one.svg, one.told) == ("", "12 (G1) personen, over 2020.")


def test_one_figure_with_an_interval_is_a_bar():
    one = drawn(plot(("", False, ["G1"])), {"G1": known(2020, "12", "8", "20")}, "nl", "a")
    assert 'class="bar"' in one.svg
    assert 'class="chart a"' in one.svg


def test_another_way_of_counting_is_not_joined_and_has_a_break_mark():
    figures = {f"G{n}": known(2018 + n, str(100 * n)) for n in range(1, 5)}
    apart = drawn(plot(("a", False, ["G1", "G2"]), ("b", True, ["G3", "G4"])), figures, "nl")
    assert "andere telwijze" in apart.svg
    lines = re.findall(r'<line class="mark"', apart.svg)
    assert len(lines) == 2  # G1-G2 and G3-G4, and none from G2 to G3
    assert "Voor 2021 is anders geteld" in apart.told
    one = drawn(plot(("a", False, ["G1", "G2", "G3", "G4"])), figures, "nl")
    assert len(re.findall(r'<line class="mark"', one.svg)) == 3
    assert "andere telwijze" not in one.svg


def test_a_gap_is_not_bridged():
    figures = {"G1": known(2019, "1"), "G2": known(2020, None), "G3": known(2021, "3")}
    gap = drawn(plot(("a", False, ["G1", "G2", "G3"])), figures, "nl")
    assert '<line class="mark"' not in gap.svg
    assert "2020: niet bekend (G2)." in gap.told


def test_words_in_a_plot_cannot_break_it():
    hostile = plot((HOSTILE, False, ["G1"]), ("b", True, ["G2"]))
    found = drawn({**hostile, "name": HOSTILE}, {"G1": known(2019, "1"), "G2": known(2020, "2")}, "nl")
    assert "<script>" not in found.svg


@pytest.mark.parametrize(
    ("first", "last", "nl", "en"),
    [
        ("2023-01-01", "2023-12-31", "2023", "2023"),
        ("2021-01-01", "2023-12-31", "2021-2023", "2021-2023"),
        ("2023-07-01", "2023-12-31", "helft 2 van 2023", "half 2 of 2023"),
        ("2023-10-01", "2023-12-31", "kwartaal 4 van 2023", "quarter 4 of 2023"),
        ("2023-10-18", "2023-10-18", "18 oktober 2023", "18 October 2023"),
        ("2023-01-01", "2023-10-18", "1 januari 2023 tot en met 18 oktober 2023", "1 January 2023 to 18 October 2023"),
    ],
)
def test_periods_are_said_as_people_do(first, last, nl, en):
    assert (period(first, last), period(first, last, "en")) == (nl, en)


def test_amounts_and_days():
    assert euro("2000000.00") == "€\u00a02.000.000"
    assert euro("1250.50") == "€\u00a01.250,50"
    assert euro("1250.50", "en") == "€\u00a01,250.50"
    assert euro(None) == day("") == "niet bekend"


def test_a_plan_has_as_many_lines_as_it_has(told, office):
    """A sixth has no chapter of its own; what was written of a line that is not in the plan is told all the same."""
    office.make(Line, plan=told.plan, number=6, name="De zesde lijn")
    office.writes(told, "line_5", "Dit is getoetst en hoort er te staan.")
    said = Read(page_of(assemble(told, ON))).words
    assert "6. De zesde lijn" in said
    assert said.count("Dit is getoetst en hoort er te staan.") == 1
