"""What the tags draw: the words, and what a screen reader is told."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils.translation import gettext_lazy, override

from tests.web.show.urls import Noticed


@pytest.fixture(autouse=True)
def _shown(shown):
    pass


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_a_field_joins_label_hint_and_error_to_its_input():
    form = Noticed({"seen": ""})
    page = drawn("{% field form.seen example='Een man telde.' %}", form=form)
    assert '<label class="utrecht-form-label" for="id_seen">Wat zag je?</label>' in page
    assert 'aria-describedby="id_seen_hint id_seen_fout"' in page
    assert 'id="id_seen_hint"' in page
    assert 'id="id_seen_fout"' in page
    assert 'aria-invalid="true"' in page


def test_a_field_that_is_right_is_not_called_wrong():
    page = drawn("{% field form.title %}", form=Noticed({"title": "Wasserij"}))
    assert "aria-invalid" not in page
    assert "aria-describedby" not in page
    assert "(hoeft niet)" in page


def test_choices_are_a_group_with_its_question_as_legend():
    page = drawn("{% field form.danger %}", form=Noticed())
    assert '<fieldset class="utrecht-form-fieldset' in page
    assert 'aria-describedby="id_danger_hint"' in page
    assert page.count('type="radio"') == 3


def test_a_date_comes_back_in_the_spelling_of_the_browser():
    page = drawn("{% field form.when %}", form=Noticed(initial={"when": date(2027, 3, 4)}))
    assert 'type="date"' in page
    assert 'value="2027-03-04"' in page


def test_every_mistake_on_top_leads_to_an_input_that_exists():
    form = Noticed({})
    top = drawn("{% form_errors form %}", form=form)
    fields = drawn("{% for bound in form %}{% field bound %}{% endfor %}", form=form)
    links = [part.split('"')[0] for part in top.split('href="#')[1:]]
    assert links == ["id_seen", "id_setting", "id_danger_0", "id_asked"]
    assert all(f'id="{link}"' in fields for link in links)
    assert "Er zijn 4 dingen om te verbeteren" in top


def test_a_form_without_mistakes_has_nothing_on_top():
    assert drawn("{% form_errors form %}", form=Noticed()).strip() == ""


def test_a_button_is_a_link_only_when_it_leads_somewhere():
    assert drawn("{% button 'Stuur brief' %}").startswith("<button")
    assert drawn("{% button 'Bekijk' href='/x' %}").startswith("<a ")
    assert 'hx-get="/y"' in drawn("{% button 'Ververs' hx_get='/y' %}")


def test_words_from_outside_are_never_markup():
    evil = "<script>alert(1)</script>"
    for source in (
        "{% button evil %}",
        "{% badge 'care' evil %}",
        "{% trimmed evil evil %}",
        "{% crumb evil evil %}",
        "{% page_header evil lead=evil %}{% endpage_header %}",
        "{% card evil %}{{ evil }}{% endcard %}",
        "{% empty evil action=evil href=evil %}{{ evil }}{% endempty %}",
        "{% notice title=evil %}{{ evil }}{% endnotice %}",
        "{% envelope to=evil purpose=evil ground=evil until=None article=evil %}",
        "{% refusal evil why=evil article=evil %}",
    ):
        assert "<script" not in drawn(source, evil=evil), source


def test_a_badge_has_a_shape_and_a_word_beside_its_colour():
    drawings = [drawn(f"{{% badge '{code}' 'Woord' %}}") for code in ("safe", "care", "stop", "quiet", "lamp")]
    shapes = {page.split("#")[1].split('"')[0] for page in drawings}
    assert len(shapes) == 5
    assert all("Woord" in page for page in drawings)


class Spoken(SimpleNamespace):
    def in_(self, language: str) -> str:
        return getattr(self, language)


def test_a_verdict_explains_itself_in_the_language_of_the_reader():
    reason = SimpleNamespace(words=Spoken(nl="Dit mag niet.", en="This may not."), article="Wpg 16")
    verdict = SimpleNamespace(reasons=[reason], steps=[Spoken(nl="Vraag het.", en="Ask.")], concept=True)
    dutch = drawn("{% refusal 'Kop' verdict %}", verdict=verdict)
    assert dutch.index("Kop") < dutch.index("Dit mag niet.") < dutch.index("Vraag het.") < dutch.index("Wpg 16")
    assert "Concept, nog niet getoetst door een jurist" in dutch
    with override("en"):
        english = drawn("{% refusal 'Head' verdict %}", verdict=verdict)
    assert "This may not." in english
    assert "Concept, not yet checked by a lawyer" in english


def test_what_is_trimmed_is_said_as_well_as_struck_through():
    page = drawn("{% trimmed 'Naam' 'Niet nodig.' %}")
    assert "Gaat niet mee:" in page
    assert "<del>Naam</del>" in page
    assert "Niet nodig." in page


def test_nothing_that_waits_is_said_and_not_left_blank():
    assert "Er wacht niets op jou." in drawn("{% waits items %}", items=[])


def test_each_verb_says_to_the_ear_what_it_is_about():
    items = [{"what": gettext_lazy("Groene Molen 12"), "verb": gettext_lazy("Lees"), "url": "/"}]
    assert 'aria-label="Lees: Groene Molen 12"' in drawn("{% waits items %}", items=items)
