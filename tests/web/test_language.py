"""Dutch first; English only by the reader's own choice."""

import pytest


@pytest.fixture(autouse=True)
def _shown(shown):
    pass


def language(answer) -> str:
    return answer.content.decode().split('<html lang="')[1][:2]


def test_an_english_browser_still_sees_dutch(client):
    assert language(client.get("/", headers={"accept-language": "en-US,en"})) == "nl"


def test_the_switch_turns_the_same_page_english(client):
    answer = client.post("/i18n/setlang/", {"language": "en", "next": "/begin/?empty"})
    assert answer["Location"] == "/begin/?empty"
    assert language(client.get("/begin/")) == "en"


@pytest.mark.parametrize("nonsense", ["fr", "", "../../etc", "nl'--"])
def test_an_unknown_language_is_dutch(client, nonsense):
    client.cookies["django_language"] = nonsense
    assert language(client.get("/")) == "nl"
