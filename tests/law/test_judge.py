"""What holds for every question that can be asked."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenzicht.law import BASES, CATEGORIES, CONDITIONS, PARTIES, PURPOSES, STAGES, Question, verdict
from samenzicht.law.conditions import FACTS
from samenzicht.law.hearing import covers, hear

A_DAY = date(2026, 1, 15)
WGS_BEGAN = date(2025, 3, 1)

# A busy machine is no fault of the law.
calm = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

questions = st.builds(
    Question,
    sender=st.sampled_from(sorted(PARTIES)),
    receiver=st.sampled_from(sorted(PARTIES)),
    purpose=st.sampled_from(sorted(PURPOSES)),
    categories=st.frozensets(st.sampled_from(sorted(CATEGORIES))),
    stage=st.sampled_from(sorted(STAGES)),
    facts=st.frozensets(st.sampled_from(sorted(FACTS)), max_size=len(FACTS)),
    on=st.dates(date(2015, 1, 1), date(2035, 1, 1)),
)


@st.composite
def fitting_questions(draw: st.DrawFn) -> tuple[Question, int]:
    """A question that one basis covers, so that the weighing itself is put to the test."""
    number = draw(st.integers(0, len(BASES) - 1))
    basis = BASES[number]
    route = draw(st.sampled_from(basis.routes))
    asked = draw(questions)
    fitting = replace(
        asked,
        sender=draw(st.sampled_from(sorted(route.senders))),
        receiver=draw(st.sampled_from(sorted(route.receivers))),
        purpose=draw(st.sampled_from(sorted(basis.purposes))),
        on=A_DAY,
        facts=draw(st.sampled_from([asked.facts, frozenset(CONDITIONS), frozenset(CONDITIONS) - asked.facts])),
    )
    return fitting, number


either = st.one_of(questions, fitting_questions().map(lambda pair: pair[0]))


@given(either)
@settings(calm, max_examples=300)
def test_no_more_is_given_than_is_asked_or_than_the_basis_holds(question: Question) -> None:
    answer = verdict(question)
    assert answer.given <= question.categories
    assert (answer.stated, answer.on) == (question.facts, question.on)
    assert answer.allowed == bool(answer.given) == (answer.basis is not None)
    if answer.basis:
        (basis,) = (b for b in BASES if b.code == answer.basis.code and b.is_live(question.on))
        assert answer.given <= basis.categories
        assert basis.reaches(question.sender, question.receiver)
        assert {trim.category for trim in answer.trimmed} == question.categories - answer.given


@given(either)
@settings(calm, max_examples=300)
def test_a_refusal_has_a_reason_with_an_article_and_a_step(question: Question) -> None:
    answer = verdict(question)
    assert answer.reasons
    assert all(reason.article and reason.words.nl and reason.words.en for reason in answer.reasons)
    if not answer.allowed:
        assert answer.steps
        assert answer.keep_days is None
    texts = [*(r.words for r in answer.reasons), *answer.steps, *(t.reason for t in answer.trimmed)]
    assert not [text for text in texts if "{" in text.nl + text.en]


@given(either)
@settings(calm, max_examples=200)
def test_what_stays_behind_can_be_explained(question: Question) -> None:
    answer = verdict(question)
    assert all(trim.reason.nl and trim.category in question.categories for trim in answer.trimmed)
    assert answer.concept


@given(fitting_questions(), st.sampled_from(sorted(CONDITIONS)))
@settings(calm, max_examples=300)
def test_meeting_one_more_condition_never_gives_less(pair: tuple[Question, int], met: str) -> None:
    question, number = pair
    basis = BASES[number]
    if covers(basis, question):
        before = hear(basis, question).given
        after = hear(basis, replace(question, facts=question.facts | {met})).given
        assert before <= after


@given(fitting_questions())
@settings(calm, max_examples=200)
def test_a_later_stage_never_opens_less(pair: tuple[Question, int]) -> None:
    question, number = pair
    basis = BASES[number]
    met = replace(question, facts=frozenset(CONDITIONS))
    ladder = [replace(met, stage=stage) for stage in ("signal", "joint", "casework")]
    given_at = [hear(basis, step).given for step in ladder if covers(basis, step)]
    assert all(earlier <= later for earlier, later in pairwise(given_at))


@given(either)
@settings(calm, max_examples=100)
def test_the_same_question_gets_the_same_answer_in_any_order_of_the_shelf(question: Question) -> None:
    assert verdict(question) == verdict(question, bases=reversed(BASES))


@given(either)
@settings(calm, max_examples=100)
def test_no_single_basis_gives_more_than_the_verdict(question: Question) -> None:
    best = len(verdict(question).given)
    for basis in BASES:
        if basis.is_live(question.on) and covers(basis, question):
            assert len(hear(basis, question).given) <= best


RIEC = Question(
    sender="nla",
    receiver="riec",
    purpose="detect",
    categories=frozenset({"facts", "identity"}),
    facts=frozenset({"fits_riec", "necessary", "no_weighty_reasons"}),
    on=WGS_BEGAN,
)


def test_a_basis_is_not_used_before_its_first_day() -> None:
    assert verdict(RIEC).allowed
    early = verdict(replace(RIEC, on=WGS_BEGAN - timedelta(days=1)))
    assert not early.allowed
    assert "geldt pas vanaf 2025-03-01" in early.reasons[0].words.nl


def test_a_basis_is_used_on_its_last_day_and_not_after() -> None:
    shelf = [replace(basis, valid_until=date(2026, 6, 30)) for basis in BASES if basis.code == "wgs-riec"]
    assert verdict(replace(RIEC, on=date(2026, 6, 30)), bases=shelf).allowed
    late = verdict(replace(RIEC, on=date(2026, 7, 1)), bases=shelf)
    assert not late.allowed
    assert "gold tot en met 2026-06-30" in late.reasons[0].words.nl
    assert late.reasons[0].article == "WGS 2.17, WGS 2.19, WGS 2.22, WGS 2.23"


def test_a_stage_that_a_basis_does_not_know_is_refused_with_that_reason() -> None:
    answer = verdict(replace(RIEC, stage="hit"))
    assert not answer.allowed
    assert "bekend of niet bekend" in answer.reasons[0].words.nl


def test_asking_nothing_is_refused() -> None:
    answer = verdict(replace(RIEC, categories=frozenset()))
    assert not answer.allowed
    assert answer.reasons[0].article == "AVG 5(1)(c)"


def test_what_waits_for_a_later_step_is_refused_with_that_step() -> None:
    answer = verdict(replace(RIEC, categories=frozenset({"sexual_life"})))
    assert not answer.allowed
    assert answer.reasons[0].article == "WGS 2.17, WGS 2.19, WGS 2.22, WGS 2.23"
    assert "latere stap" in answer.reasons[0].words.nl
    assert "latere stap" in answer.steps[0].nl


def test_no_condition_is_asked_where_the_basis_could_never_give_it() -> None:
    answer = verdict(replace(RIEC, categories=frozenset({"health"}), facts=frozenset()))
    assert answer.unmet == ()
    assert "gezondheid" in answer.reasons[0].words.nl


def test_an_empty_shelf_refuses_and_sends_to_advice() -> None:
    answer = verdict(RIEC, bases=())
    assert not answer.allowed
    assert "Vraag advies" in answer.steps[0].nl


@pytest.mark.parametrize(
    "slip",
    [
        {"sender": "mayor"},
        {"receiver": ""},
        {"purpose": "punish"},
        {"stage": "later"},
        {"categories": frozenset({"nationality"})},
        {"facts": frozenset({"trust_me"})},
    ],
)
def test_a_word_that_the_law_does_not_know_is_an_error_and_not_a_refusal(slip: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"^{next(iter(slip))}: the law does not know"):
        replace(RIEC, **slip)  # type: ignore[arg-type]


def test_others_names_the_bases_that_would_also_carry_it() -> None:
    answer = verdict(
        Question(
            sender="care",
            receiver="veilig_thuis",
            purpose="help",
            categories=frozenset({"facts", "identity"}),
            facts=frozenset({"consent", "ends_violence", "meldcode", "told_or_unsafe", "danger_to_life"}),
            on=A_DAY,
        )
    )
    assert answer.basis
    assert answer.basis.code == "wmo-5-2-6"
    assert set(answer.others) == {"avg-6-1-d", "wgbo-consent"}
