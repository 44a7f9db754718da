"""The cast: the people of the fictional region, laid once. `verweg` and its officer are always the strangers."""

from contextlib import contextmanager
from dataclasses import dataclass

from samenzicht.compartments.keys import holding
from samenzicht.organisations.models import Officer, Organisation
from samenzicht.organisations.posts import Post, posts_of
from samenzicht.roundtable.models import Roundtable
from samenzicht.web.demo.region import People, lay_region


@dataclass
class Cast:
    people: People

    def officer(self, code: str) -> Officer:
        return self.people.officers[code]

    def organisation(self, code: str) -> Organisation:
        return self.people.organisations[code]

    def table(self, code: str) -> Roundtable:
        return self.people.tables[code]

    def post(self, code: str) -> Post:
        return posts_of(self.officer(code))[0]

    @contextmanager
    def at_work(self, code: str):
        """The keys of this officer, as during a request; gives the post to act with."""
        post = self.post(code)
        with holding(post.keys()):
            yield post


CAST: Cast | None = None


def lay() -> None:
    global CAST
    CAST = Cast(lay_region())
