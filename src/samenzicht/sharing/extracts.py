"""The unit of an extract: one passage of what there is, in one data category, and the JSON that a letter freezes."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from samenzicht.law.categories import in_order


@dataclass(frozen=True)
class Passage:
    """`key` names its place in the matter, `category` is a code of the law, `detail` a date or grades in words."""

    key: str
    category: str
    label: str
    text: str
    detail: str = ""

    @property
    def substance(self) -> tuple[str, str, str]:
        """What makes it the same passage in another letter; a label follows the language of its writer."""
        return self.category, self.text, self.detail


def frozen(passages: Iterable[Passage]) -> str:
    return json.dumps([asdict(passage) for passage in passages], ensure_ascii=False, sort_keys=True)


def thawed(text: str) -> tuple[Passage, ...]:
    return tuple(Passage(**passage) for passage in json.loads(text))


def categories_of(passages: Iterable[Passage]) -> tuple[str, ...]:
    """The categories that occur, least sensitive first."""
    return in_order({passage.category for passage in passages})
