"""The first data set: all of it is there, each fact has its source, and what is wrong is refused with file and key."""

import shutil
from pathlib import Path

import pytest

from samenzicht.exploitation import KINDS
from samenzicht.programme.measure import MEASURES
from samenzicht.programme.reading import ROOM, papers, record, record_of
from samenzicht.programme.tables import UnreadableRecord


def plan(code: str):
    return next(one for one in record().plans if one.code == code)


def action(code: str, number: str):
    return next(one for one in plan(code).actions if one.number == number)


def test_three_plans_stand_beside_each_other():
    assert [(one.code, len(one.goals), len(one.lines)) for one in record().plans] == [
        ("2018", 3, 5),
        ("2023", 3, 5),
        ("2024", 3, 5),
    ]


def test_the_lines_of_2018_are_others_than_those_of_2023():
    assert {line.name for line in plan("2018").lines}.isdisjoint(line.name for line in plan("2023").lines)


def test_each_line_of_the_letter_says_what_it_is_for():
    assert [len(line.aims) for line in plan("2023").lines] == [1, 1, 1, 1, 1]


def test_all_thirteen_projects_are_there_in_the_order_of_the_letter():
    projects = [one for one in plan("2023").actions if one.track == "no_regrets"]
    assert [one.number for one in projects] == [f"NR{number}" for number in range(1, 14)]
    assert all(one.owner or one.involved for one in projects)
    assert all(one.source == "Kamerstuk 28 638, nr. 233" for one in projects)


def test_three_projects_were_in_award_and_say_in_which_footnote():
    awarded = {one.number: one.note for one in plan("2023").actions if one.state == "award"}
    assert set(awarded) == {"NR1", "NR5", "NR13"}
    assert all("oetnoot" in note for note in awarded.values())
    assert {one.action for one in record().grants if one.award == "in_award"} == set(awarded)
    assert len(record().grants) == 13


def test_where_the_letter_names_no_lead_no_owner_is_made_up():
    assert action("2023", "NR8").owner == ""
    assert action("2023", "NR8").involved == ("OM", "CoMensha")
    assert action("2023", "NR12").regions == ("Den Haag", "Gouda")


def test_the_five_motions_and_the_letter_that_settled_them():
    motions = [one for one in record().motions if one.sort == "motion"]
    assert {one.number for one in motions} == {"35570-VI-50", "28638-225", "28638-226", "28638-230", "31015-248"}
    assert {one.answered_in for one in motions} == {"28638-233"}


def test_the_bodies_name_who_sits_in_them():
    steering = plan("2023").bodies[0]
    assert {"JenV", "SZW", "VWS", "BZ", "VNG", "LIEC-RIEC", "OM", "Politie", "CoMensha"} < set(steering.members)
    assert len(steering.members) == 13


def test_the_budget_of_each_year():
    of = {year: sum(one.amount for one in record().budgets if year in one.years) for year in (2023, 2024, 2027)}
    assert of == {2023: 2_000_000, 2024: 2_500_000, 2027: 2_500_000}


def test_the_letters_and_their_days():
    days = {number: str(paper.on) for number, paper in papers().items() if paper.on}
    assert days == {
        "28638-217": "2023-03-22",
        "28638-233": "2023-10-18",
        "28638-247": "2024-02-02",
        "28638-249": "2024-04-23",
        "28638-251": "2024-06-17",
        "28638-254": "2024-11-19",
        "28638-257": "2025-07-04",
        "28638-259": "2025-12-15",
    }


def test_every_paper_that_a_motion_or_cycle_names_is_known():
    named = {one.answered_in for one in record().motions} | {one.kamerstuk for one in record().cycles}
    assert named - {""} <= set(papers())


def facts():
    whole = record()
    for one in whole.plans:
        yield from (one, *one.goals, *one.lines, *one.bodies, *one.actions)
    for group in (whole.papers, whole.motions, whole.budgets, whole.grants, whole.figures):
        yield from group


def test_every_fact_has_its_source():
    assert len(list(facts())) > 110
    assert [one for one in facts() if not one.source] == []


def test_what_nobody_confirmed_says_so():
    loose = [one for one in facts() if "Afgeleid" in one.source or "Algemene kennis" in one.source]
    assert loose
    assert all("niet bevestigd" in one.source for one in loose)


def test_every_kind_of_exploitation_exists():
    named = {kind for one in record().plans for each in one.actions for kind in each.kinds}
    assert {"sexual", "labour", "criminal"} <= named <= set(KINDS)


def test_every_figure_is_of_a_measure_that_there_is():
    for one in record().figures:
        assert one.measure in MEASURES, one.measure
        assert one.part in ("", *MEASURES[one.measure].parts), (one.measure, one.part)


def test_two_series_of_registered_victims_differ():
    of = {(one.series, one.period_from.year): one.value for one in record().figures if one.part == ""
          and one.measure == "registered_victims" and one.period_from.year == one.period_until.year}  # fmt: skip
    assert (of["rapporteur", 2019], of["comensha", 2019]) == (1334, 1372)
    assert (of["rapporteur", 2020], of["comensha", 2020]) == (984, 1013)
    assert of["rapporteur", 2024] == 944


def test_the_total_of_five_years_belongs_to_the_series_it_adds_up_in():
    years = [one for one in record().figures if one.measure == "registered_victims" and not one.part]
    total = next(one for one in years if one.value == 4858)
    one_year = {(one.series, one.period_from.year): one.value for one in years if one is not total}
    later = sum(one_year["rapporteur", year] for year in (2021, 2022, 2023))
    assert one_year["comensha", 2019] + one_year["comensha", 2020] + later == total.value
    assert total.series == "comensha"


def test_a_figure_whose_day_of_counting_is_not_known_says_so():
    without = [one for one in record().figures if one.reference_date is None]
    assert without
    assert all("peildatum" in one.rule for one in without)


@pytest.fixture
def room(tmp_path) -> Path:
    """A copy of the files, to plant a fault in."""
    for folder in ("plans", "record"):
        shutil.copytree(str(ROOM / folder), tmp_path / folder)
    return tmp_path


def plant(room: Path, file: str, old: str, new: str) -> None:
    path = room / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_copy_reads_as_the_original(room):
    assert record_of(room) == record()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("plans/2023.toml", 'kinds = ["sexual"]', 'kinds = ["sexuel"]', "2023.toml: actions[NR1].kinds: 'sexuel'"),
        ("plans/2023.toml", 'state = "award"', 'state = "busy"', "2023.toml: actions[NR1].state: 'busy'"),
        ("plans/2023.toml", 'number = "NR2"', 'number = "NR1"', "2023.toml: actions[NR1].number: 'NR1' is used twice"),
        (
            "plans/2023.toml",
            "ends_on = 2023-12-31",
            'ends_on = "eind 2023"',
            "2023.toml: actions[NR3].ends_on: must be a",
        ),
        ("plans/2023.toml", "line = 3", "line = 6", "2023.toml: actions[3.1].line: this plan has no action line 6"),
        ("plans/2023.toml", "aim = 1", "aim = 2", "2023.toml: actions[3.1].aim: its action line"),
        ("plans/2023.toml", "since = 2023-10-18\n", "", "2023.toml: actions[NR1].since: is missing"),
        (
            "plans/2023.toml",
            'name = "Uitbuiting en LVB"',
            'nmae = "Uitbuiting"',
            "2023.toml: actions[NR13].nmae: unknown",
        ),
        ("plans/2023.toml", 'source = ["kst233"]', "", "2023.toml: plan.source: is missing"),
        ("plans/2023.toml", "[plan]", "[plan", "2023.toml: is not TOML"),
        ("plans/2024.toml", "verified = false", "verified = true", "2024.toml: goals[1].verified: must be false"),
        ("plans/2024.toml", 'source = ["kst251"]', 'source = ["kst252"]', "2024.toml: plan.source: 'kst252' is not"),
        ("record/motions.toml", 'answered_in = "28638-233"\n', "", "motions.toml: motions[35570-VI-50].answered_in"),
        (
            "record/motions.toml",
            'number = "28638-230"',
            'number = "28638-225"',
            "motions.toml: motions[28638-225].number",
        ),
        (
            "record/motions.toml",
            'by = "Mutluer, Verkuijlen"',
            'by = ""',
            "motions.toml: motions[28638-226].by: must be",
        ),
        ("record/grants.toml", 'action = "NR7"', 'action = "NR14"', "grants.toml: grants[NR14].action: 'NR14' is not"),
        (
            "record/grants.toml",
            "amount = 2_000_000",
            "amount = -1",
            "grants.toml: budgets[Programma, structureel].amount",
        ),
        ("record/figures.toml", "value = 1255\n", "", "figures.toml: figures[registered_victims].value: is missing"),
        ("record/figures.toml", "low = 956", "low = 960", "figures.toml: figures[registered_victims].low: 960 is more"),
        ("record/cycles.toml", 'plan = "2023"', 'plan = "2032"', "cycles.toml: cycles[2023].plan: '2032' is not known"),
        (
            "record/sources.toml",
            'code = "pers"',
            'code = "gem"',
            "sources.toml: sources[gem].code: 'gem' is used twice",
        ),
        ("record/papers.toml", 'number = "28638-254"\n', "", "papers.toml: papers[10].number: is missing"),
    ],
)
def test_a_planted_fault_is_told_with_file_and_key(room, file, old, new, told):
    plant(room, file, old, new)
    with pytest.raises(UnreadableRecord) as refused:
        record_of(room)
    assert str(refused.value).startswith(told)
