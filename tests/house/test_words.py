"""Every word that a person reads is there in Dutch and in English."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from samenzicht.exploitation import KINDS, SETTINGS
from samenzicht.law import BASES, CATEGORIES, CONDITIONS, PARTIES, PURPOSES
from tests.house.plan import SOURCE, rooms

KEYWORDS = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3), "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip


def asked(text: str) -> set[str]:
    """The Dutch words that a piece of Python asks a translation for."""
    found = extract("python", BytesIO(text.encode()), keywords=KEYWORDS)
    return {words if isinstance(words, str) else words[0] for _, words, _, _ in found}


def asked_by(room: Path) -> set[str]:
    words = set()
    for path in room.rglob("*.py"):
        words |= asked(path.read_text())
    for path in room.rglob("templates/**/*.*"):
        code = templatize(path.read_text(), origin=str(path))
        words |= asked("\n".join(line.lstrip() for line in code.splitlines()))
    return words - {""}


def english(room: Path) -> set[str]:
    """The Dutch words of a room that have an English translation; a folder in it may keep its own."""
    catalogues = [read_po(BytesIO(path.read_bytes()), locale="en") for path in room.rglob("locale/en/LC_MESSAGES/*.po")]
    full = (
        m
        for catalogue in catalogues
        for m in catalogue
        if m.id and not m.fuzzy and all(m.string if isinstance(m.string, tuple) else [m.string])
    )
    return {m.id if isinstance(m.id, str) else m.id[0] for m in full}


# Names that are the same in every language.
NAMES = {"Samenzicht", "English", "Nederlands", "Esc", "Enter"}
HIDDEN = (
    r"{%\s*block (?:width|body_class)\s*%}.*?{%\s*endblock.*?%}",
    r"{#.*?#}", r"{%\s*comment.*?endcomment\s*%}", r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}",
    r"<(script|style)\b.*?</\1>", r"{%.*?%}", r"{{.*?}}", r"<[^>]*>", r"&\w+;",
)  # fmt: skip
TAG = re.compile(
    r"{%\s*(?!url|include|static|extends|block|load|if|elif|with|translate|blocktranslate|get_|now|for)\w+ .*?%}"
)
LITERAL = re.compile(r"(?<!_\()(?<!=)\"([A-Z][a-z][^\"]*)\"")


def bare(template: str) -> set[str]:
    """Words of a template that a person reads and that ask no translation: between tags, or handed to a component."""
    handed = {words for tag in TAG.finditer(template) for words in LITERAL.findall(tag.group())}
    for pattern in HIDDEN:
        template = re.sub(pattern, " ", template, flags=re.DOTALL)
    return (handed | set(re.findall(r"[A-Za-z]{3,}", template))) - NAMES


@pytest.mark.parametrize("room", rooms())
def test_no_word_of_a_page_goes_untranslated(room):
    pages = {path.name: bare(path.read_text()) for path in (SOURCE / room).rglob("templates/**/*.html")}
    assert {name: words for name, words in pages.items() if words} == {}


@pytest.mark.parametrize(
    "page", ["<p>Stuur brief</p>", '{% button "Stuur brief" kind="danger" %}', '{% card "Brief" %}x{% endcard %}']
)
def test_a_bare_word_is_found(page):
    assert bare(page)


def test_a_translated_word_is_no_bare_word():
    page = (
        '{% button _("Stuur brief") kind="danger" %}{% translate "Dag" %}{% blocktranslate %}Ja{% endblocktranslate %}'
    )
    assert bare(page) == set()


@pytest.mark.parametrize("room", rooms())
def test_every_word_of_a_room_has_its_english(room):
    own, below = SOURCE / room, SOURCE / "web"
    assert asked_by(own) - english(own) - (english(below) if room != "web" else set()) == set()


@pytest.mark.parametrize("room", rooms())
def test_no_english_is_left_of_words_that_are_gone(room):
    words = asked_by(SOURCE / room)
    assert english(SOURCE / room) - words == set()


def englishes(below: Path) -> dict[tuple[str | None, str], set[str]]:
    """The English of each Dutch word, over all rooms: catalogues are laid together, and the last one read would win."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for path in below.rglob("locale/en/LC_MESSAGES/*.po"):
        for m in read_po(BytesIO(path.read_bytes()), locale="en"):
            if m.id:
                found.setdefault((m.context, m.id if isinstance(m.id, str) else m.id[0]), set()).add(str(m.string))
    return found


def test_a_word_has_one_english_in_the_whole_house():
    assert {word: said for word, said in englishes(SOURCE).items() if len(said) > 1} == {}


def test_a_word_with_two_englishes_is_found(tmp_path):
    for room, said in (("one", "Find"), ("two", "Search")):
        path = tmp_path / room / "locale/en/LC_MESSAGES/django.po"
        path.parent.mkdir(parents=True)
        path.write_text(f'msgid "Zoek"\nmsgstr "{said}"\n')
    assert englishes(tmp_path) == {(None, "Zoek"): {"Find", "Search"}}


def test_a_missing_translation_is_found(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "x.html").write_text(
        '{% translate "Stuur brief" %}{% blocktranslate %}Dag {{ a }}{% endblocktranslate %}'
    )
    (tmp_path / "x.py").write_text('_("Trek terug")')
    assert asked_by(tmp_path) - english(tmp_path) == {"Stuur brief", "Dag %(a)s", "Trek terug"}


def test_every_code_is_complete_in_both_languages():
    words = [*CATEGORIES.values(), *PARTIES.values(), *PURPOSES.values()]
    words += [kind.name for kind in KINDS.values()] + list(SETTINGS.values())
    words += [basis.ground.title for basis in BASES] + [condition.question for condition in CONDITIONS.values()]
    assert [one for one in words if not (one.nl.strip() and one.en.strip())] == []
