"""The programme in the demo: the real plans, motions, budget and figures, in a fictional office."""

from samenzicht.compartments.keys import holding
from samenzicht.organisations.posts import posts_of
from samenzicht.programme.actions.load import load
from samenzicht.programme.offices import office_of
from samenzicht.web.demo.region import People


def lay_programme(people: People) -> None:
    by = posts_of(people.officers["olga"])[0]
    with holding(by.keys()):
        load(office_of(by))
