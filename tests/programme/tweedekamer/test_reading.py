"""An answer of the service is read, or refused whole."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenzicht.programme.tweedekamer.reading import Found, NotUnderstood, motions_of, page_of
from samenzicht.programme.tweedekamer.sentences import WHY, of

HERE = Path(__file__).parent


def records() -> list[dict]:
    return [
        record for name in ("motions.json", "motions-2.json") for record in page_of((HERE / name).read_bytes()).records
    ]


def why(said: object) -> str:
    answer = said if isinstance(said, bytes) else json.dumps(said).encode()
    with pytest.raises(NotUnderstood) as refused:
        motions_of(page_of(answer).records)
    assert "%" not in of(refused.value)
    return refused.value.why


def spoilt(**fields: object) -> dict:
    return {"value": [{**records()[0], **fields}]}


def test_the_kept_answer_is_read():
    found, unnumbered = motions_of(records())
    assert unnumbered == 1
    assert [(one.number, one.standing) for one in found] == [
        ("28638-9001", "open"),
        ("28638-9002", "rejected"),
        ("28638-9003", ""),
        ("35570-VI-51", "open"),
    ]
    assert found[0] == Found(
        number="28638-9001",
        name="Motie van het lid Voorbeeld c.s. over een fictief meldpunt",
        by="A. Voorbeeld (Partij A), B. van der Voorbeeld (Partij B)",
        on=date(2023, 6, 15),
        standing="open",
        case="2023Z90001",
    )


def test_a_page_says_where_it_goes_on():
    page = page_of((HERE / "motions.json").read_bytes())
    assert page.total == 7
    assert page.goes_on.endswith("skiptoken=2")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"", "no_json"),
        (b"<html>Onderhoud</html>", "no_json"),
        (b'{"value": [{"Soort": "Mot', "no_json"),
        (b"\xff\xfe\x00", "no_json"),
        (b"[" * 100_000, "no_json"),
        ([], "no_list"),
        ({}, "no_list"),
        ({"value": {}}, "no_list"),
        ({"value": ["x"]}, "no_list"),
        ({"value": [], "@odata.nextLink": 7}, "no_list"),
        ({"value": [], "@odata.count": "7"}, "no_list"),
        ({"error": {"code": "", "message": "x"}}, "error"),
        (spoilt(Soort="Brief regering"), "other_sort"),
        (spoilt(Soort=3), "wrong_field"),
        (spoilt(Onderwerp=None, Titel=" "), "no_name"),
        (spoilt(Onderwerp={"a": 1}), "wrong_field"),
        (spoilt(Document="x"), "wrong_field"),
        (spoilt(Document=[{"Soort": "Motie", "Volgnummer": "225"}]), "wrong_field"),
        (spoilt(Document=[{"Soort": "Motie", "Volgnummer": 10**9}]), "wrong_field"),
        (spoilt(Document=[], GestartOp="gisteren"), "wrong_field"),
        (spoilt(Document=[], GestartOp="0001-01-01T00:00:00"), "wrong_field"),
        (spoilt(ZaakActor=[{"ActorNaam": ["x"]}]), "wrong_field"),
    ],
)
def test_what_is_not_as_documented_is_refused(said, reason):
    assert why(said) == reason


def test_every_code_has_its_sentence():
    assert all(str(words) for words in WHY.values())


def test_hostile_text_is_only_text():
    subject = "<script>alert(1)</script>\u202e\x00 '; DROP TABLE x;--" + "x" * 1000
    (found,), _none = motions_of(spoilt(Onderwerp=subject)["value"])
    assert found.name.startswith("<script>alert(1)</script> '; DROP")
    assert len(found.name) == 300
    assert not set(found.name) & {"\u202e", "\x00"}


def test_one_number_twice_is_one_motion():
    twice = records()[:1] * 2
    assert len(motions_of(twice)[0]) == 1


def test_one_thing_may_come_as_itself():
    one = records()[0]
    single = {**one, "Kamerstukdossier": one["Kamerstukdossier"][0], "Document": one["Document"][0]}
    assert motions_of([single]) == motions_of([one])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
FIELDS = (
    "Soort",
    "Onderwerp",
    "Volgnummer",
    "GestartOp",
    "Document",
    "ZaakActor",
    "Besluit",
    "Kamerstukdossier",
    "Nummer",
)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_whatever_comes_is_read_or_refused(fields):
    try:
        for found in motions_of([{**records()[0], **fields}])[0]:
            assert found.number
            assert found.name
    except NotUnderstood as refused:
        assert of(refused)
