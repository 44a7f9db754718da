"""Two leaks that an import contract cannot see: a foreign key by string, and a link in a template."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.house.plan import SOURCE, floors, may_look_at

LINK = re.compile(r"{%\s*url\s+['\"](\w+):")


def keys_upward(models, plan: dict[str, int]) -> list[str]:
    """Relations of a model of one room to a model of a higher or neighbouring one."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in models
        for field in model._meta.local_fields
        if field.related_model
        and {model._meta.app_label, field.related_model._meta.app_label} <= plan.keys()
        and not may_look_at(model._meta.app_label, field.related_model._meta.app_label, plan)
    ]


def links_upward(templates: dict[Path, str], plan: dict[str, int]) -> list[str]:
    """Links in a room's template to a page of a higher or neighbouring room."""
    found = []
    for path, text in templates.items():
        room = path.parts[0]
        found += [f"{path}: {to}" for to in LINK.findall(text) if to in plan and not may_look_at(room, to, plan)]
    return found


def test_no_foreign_key_looks_up():
    assert keys_upward(apps.get_models(), floors()) == []


def test_no_link_looks_up():
    templates = {path.relative_to(SOURCE): path.read_text() for path in SOURCE.glob("*/templates/**/*.html")}
    assert len(templates) > 10
    assert links_upward(templates, floors()) == []


def test_a_planted_key_is_found():
    from samenzicht.signals.models import Signal

    assert "signals.Mention.subject" in keys_upward(apps.get_models(), {**floors(), "subjects": 99})
    assert keys_upward([Signal], floors()) == []


@pytest.mark.parametrize("link", ["{% url 'roundtable:bring' pk %}", '{%url "roundtable:agenda"%}'])
def test_a_planted_link_is_found(link):
    template = Path("signals/templates/signals/one.html")
    assert links_upward({template: link}, floors()) == [f"{template}: roundtable"]
