"""The letter's questions are answered no further than the figures go."""

import pytest

from samenzicht.programme.questions import ANSWERED, GRADES, TITLES, answer_of
from tests.programme.figures.made import quarter, year

BETTER = [
    quarter("answered_in_time", 20261, 60, low=52, high=67),
    quarter("answered_in_time", 20262, 80, low=73, high=86),
]
WORSE = [quarter("heard", 20261, 80, low=73, high=86), quarter("heard", 20262, 60, low=52, high=67)]


def asked(question, figures, language="en"):
    return answer_of(question, figures, language)


@pytest.mark.parametrize("question", list(TITLES))
def test_without_figures_we_do_not_know_and_say_what_is_needed(question):
    found = asked(question, [])
    assert (found.answer, found.grade) == ("unknown", "none")
    assert found.words == "We do not know."
    assert found.why
    assert found.needed
    assert found.evidence == ()


@pytest.mark.parametrize("counts", [[1372, 400], [400, 1372], [944, 5]])
def test_registered_counts_never_answer_whether_there_are_fewer(counts):
    """However sharply they fall or rise: more registrations may mean better sight."""
    figures = [year("registered_victims", 2023 + at, n, series="comensha") for at, n in enumerate(counts)]
    found = asked("fewer", figures)
    assert (found.answer, found.grade) == ("unknown", "none")
    assert found.evidence == ("G2024",)
    assert any("look better" in words for words in found.why)


@pytest.mark.parametrize("code", ["npst_staff", "npst_hotels", "npst_certificates"])
def test_effort_never_says_that_victims_are_helped_better(code):
    assert asked("helped", [year(code, 2022, 100), year(code, 2023, 2800)]).answer == "unknown"


@pytest.mark.parametrize(("answer", "grade"), [("down", "strong"), ("up", "strong"), ("cannot_tell", "weak")])
def test_a_trend_is_an_answer(answer, grade):
    found = asked("fewer", [year("unseen_trend", 2024, answer=answer)])
    assert (found.answer, found.grade, found.evidence) == (answer, grade, ("G2024",))
    assert found.words.startswith("The figures say") == (grade == "strong")


def test_two_estimates_are_not_a_trend():
    figures = [
        year("unseen", 2022, 9000, low=8500, high=9500, series="one"),
        year("unseen", 2023, 5000, low=4500, high=5500, series="one"),
    ]
    found = asked("fewer", figures)
    assert found.answer == "unknown"
    assert any("Two estimates side by side are not a trend" in words for words in found.why)


def test_intervals_that_lie_apart_are_a_change_with_the_grade_of_the_measure():
    found = asked("helped", BETTER)
    assert (found.answer, found.grade) == ("up", "weak")
    assert found.words == "There is a weak indication that victims are helped better."
    assert found.evidence == ("G20261", "G20262")
    assert any("The victims themselves were asked nothing" in words for words in found.why)
    assert asked("helped", WORSE).answer == "down"


def test_intervals_that_touch_are_not():
    close = [BETTER[0], quarter("answered_in_time", 20262, 66, low=58, high=73)]
    found = asked("helped", close)
    assert (found.answer, found.grade) == ("cannot_tell", "weak")
    assert any("no more than chance" in words for words in found.why)


def test_counted_and_too_few_is_told_apart_from_not_counted():
    assert any("too few to show" in words for words in asked("helped", [quarter("heard", 20261)]).why)
    assert not any("too few to show" in words for words in asked("helped", []).why)


def test_measures_that_contradict_each_other_do_not_answer():
    found = asked("helped", BETTER + WORSE)
    assert (found.answer, found.grade) == ("cannot_tell", "weak")
    assert "The measures contradict each other." in found.why


def test_fewer_days_are_better():
    days = [
        quarter("days_to_decision", 20261, 30, low=25, high=35),
        quarter("days_to_decision", 20262, 12, low=10, high=15),
    ]
    found = asked("helped", [*days, *BETTER])
    assert (found.answer, found.grade) == ("up", "some")
    assert found.words == "There are indications that victims are helped better."
    assert asked("helped", [days[1], quarter("days_to_decision", 20263, 30, low=25, high=35)]).answer == "down"


PLANTED = {
    "another series": [
        year("suspects_prosecuted", 2022, 100, series="rapporteur"),
        year("suspects_prosecuted", 2023, 300, series="other"),
    ],
    "a year between": [
        year("suspects_prosecuted", 2021, 100, series="rapporteur"),
        year("suspects_prosecuted", 2023, 300, series="rapporteur"),
    ],
    "a year after a quarter": [
        quarter("suspects_prosecuted", 20224, 100, series="rapporteur"),
        year("suspects_prosecuted", 2023, 300, series="rapporteur"),
    ],
    "a part": [
        year("suspects_prosecuted", 2022, 100, series="rapporteur", part="men"),
        year("suspects_prosecuted", 2023, 300, series="rapporteur", part="men"),
    ],
    "one is not known": [
        year("suspects_prosecuted", 2022, None, series="rapporteur"),
        year("suspects_prosecuted", 2023, 300, series="rapporteur"),
    ],
    "one says at least": [
        year("suspects_prosecuted", 2022, 100, series="rapporteur", answer="at_least"),
        year("suspects_prosecuted", 2023, 300, series="rapporteur"),
    ],
}


@pytest.mark.parametrize("fault", PLANTED)
def test_what_may_not_be_compared_says_nothing(fault):
    assert asked("tackled", PLANTED[fault]).answer == "unknown"


def test_counts_differ_when_chance_does_not_reach_so_far():
    def found(before, now):
        figures = [
            year("suspects_prosecuted", 2022, before, series="rapporteur"),
            year("suspects_prosecuted", 2023, now, series="rapporteur"),
        ]
        answered = asked("tackled", figures)
        return answered.answer, answered.grade

    assert found(100, 120) == ("cannot_tell", "weak")
    assert found(100, 140) == ("up", "weak")
    assert found(140, 100) == ("down", "weak")
    assert found(0, 0) == ("cannot_tell", "weak")


def test_a_share_without_an_interval_says_nothing():
    figures = [
        year("investigated", 2022, 27, series="rekenkamer_labour"),
        year("investigated", 2023, 4, series="rekenkamer_labour"),
    ]
    found = asked("tackled", figures)
    assert found.answer == "unknown"
    assert any("how much of it is chance" in words for words in found.why)


def test_only_the_latest_two_periods_speak():
    assert asked("helped", [*BETTER, quarter("answered_in_time", 20263, 82, low=75, high=88)]).answer == "cannot_tell"


def test_it_speaks_both_languages():
    dutch, english = asked("helped", BETTER, "nl"), asked("helped", BETTER, "en")
    assert (dutch.answer, dutch.grade, dutch.evidence) == (english.answer, english.grade, english.evidence)
    assert dutch.words != english.words
    assert len(dutch.why) == len(english.why)
    assert all(one != other for one, other in zip(dutch.why, english.why, strict=True))
    assert "60 % (52 % tot 67 %)" in " ".join(dutch.why)


def test_every_answer_of_every_question_has_words():
    assert {question for question, _ in ANSWERED} == set(TITLES)
    assert GRADES == ("strong", "some", "weak", "none")
