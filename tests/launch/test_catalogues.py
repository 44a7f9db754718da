"""Compiling the message catalogues."""

import gettext
import os

import pytest

from samenzicht.launch.catalogues import compile_all

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Stuur brief"
msgstr "Send letter"

msgid "%(n)s brief"
msgid_plural "%(n)s brieven"
msgstr[0] "%(n)s letter"
msgstr[1] "%(n)s letters"

#, fuzzy
msgid "Twijfel"
msgstr "Not sure"
"""


@pytest.fixture
def written(tmp_path):
    folder = tmp_path / "room" / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO)
    return folder / "django.po"


def test_the_compiled_one_translates_with_plurals_and_without_doubtful_words(tmp_path, written):
    (compiled,) = compile_all(tmp_path)
    with compiled.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Stuur brief") == "Send letter"
    assert words.ngettext("%(n)s brief", "%(n)s brieven", 1) == "%(n)s letter"
    assert words.ngettext("%(n)s brief", "%(n)s brieven", 3) == "%(n)s letters"
    assert words.gettext("Twijfel") == "Twijfel"


def test_only_what_changed_is_compiled_again(tmp_path, written):
    compile_all(tmp_path)
    assert compile_all(tmp_path) == []
    later = written.stat().st_mtime + 10
    os.utime(written, (later, later))
    assert [path.name for path in compile_all(tmp_path)] == ["django.mo"]


def test_a_broken_catalogue_is_named(tmp_path, written):
    written.write_text(PO + '\nmsgid "Half\n')
    with pytest.raises(ValueError, match=r"room/locale/en/LC_MESSAGES/django\.po"):
        compile_all(tmp_path)
    assert not written.with_suffix(".mo").exists()
