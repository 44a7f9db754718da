"""What each code in a letter was called on the day of the letter, in both languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import override

from samenzicht.exploitation import KINDS
from samenzicht.law.words import LANGUAGES
from samenzicht.programme.models.action import Ages, Track
from samenzicht.programme.models.grants import Award
from samenzicht.programme.models.news import State, Way
from samenzicht.programme.models.parliament import Standing, Wish

CHOICES = {"state": State, "way": Way, "ages": Ages, "track": Track, "standing": Standing, "sort": Wish, "award": Award}


def glossary(content: Mapping[str, Any]) -> dict[str, dict[str, dict[str, str]]]:
    """By sort of code, by code, by language."""
    used = {kind for row in content["annex"] for kind in row["kinds"]}
    return {**{sort: labels(choices) for sort, choices in CHOICES.items()}, "kind": kinds(used)}


def labels(choices: Any) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {str(choice.value): {} for choice in choices}
    for language in LANGUAGES:
        with override(language):
            for choice in choices:
                found[str(choice.value)][language] = str(choice.label)
    return found


def kinds(codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """A code that no kind has any more is called by itself."""
    return {
        code: {language: KINDS[code].name.in_(language) if code in KINDS else code for language in LANGUAGES}
        for code in sorted(codes)
    }
