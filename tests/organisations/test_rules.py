"""The judgements of an administrator's verbs, on plain values."""

import pytest

from samenzicht.organisations import rules


@pytest.mark.parametrize(
    ("role", "has", "to_oneself", "why"),
    [
        ("reporter", (), False, ""),
        ("administrator", (), False, ""),
        ("administrator", ("administrator",), False, ""),
        ("reporter", (), True, "oneself"),
        ("administrator", ("administrator",), True, "oneself"),
        ("privacy", ("administrator",), False, "both_sides"),
        ("administrator", ("privacy",), False, "both_sides"),
        ("chair", ("administrator",), False, "both_sides"),
        ("administrator", ("chair",), False, "both_sides"),
        ("privacy", ("reporter",), False, ""),
    ],
)
def test_giving(role, has, to_oneself, why):
    assert rules.why_not_give(role, has, to_oneself) == why


@pytest.mark.parametrize(
    ("role", "number", "why"), [("administrator", 1, "last_administrator"), ("administrator", 2, ""), ("chair", 0, "")]
)
def test_ending(role, number, why):
    assert rules.why_not_end(role, number) == why


@pytest.mark.parametrize(
    ("oneself", "elsewhere", "why"), [(True, False, "oneself"), (False, True, "elsewhere"), (False, False, "")]
)
def test_renewing(oneself, elsewhere, why):
    assert rules.why_not_renew(oneself, elsewhere) == why


def test_every_role_is_of_one_kind():
    from samenzicht.organisations.models import Role
    from samenzicht.organisations.posts import WITHOUT_CONTENT

    assert set(Role.values) - {str(role) for role in WITHOUT_CONTENT} == rules.WITH_CONTENT


@pytest.mark.parametrize("kind", ["municipality", "police", "ministry"])
def test_who_checks_for_a_ministry_is_let_in_by_the_office(kind):
    assert rules.why_not_here("ministry", kind) == "by_office"
    assert "ministry" not in rules.offered(kind, ["ministry", "receiver"])


def test_only_a_ministry_has_a_programme_office():
    assert rules.why_not_here("office", "municipality") == "no_ministry"
    assert rules.why_not_here("office", "ministry") == ""
    assert rules.why_not_here("chair", "municipality") == ""
