"""Two fictional estimates of the analyst: one that is made and published, and one that waits for the counter."""

from samenzicht.compartments.keys import Keys, holding
from samenzicht.organisations.posts import posts_of
from samenzicht.statistics import actions
from samenzicht.statistics.actions import About
from samenzicht.statistics.models import Estimate
from samenzicht.statistics.reckoning import reckon
from samenzicht.statistics.task import Task
from samenzicht.web.demo.moments import ago
from samenzicht.web.demo.region import People

# Drawn from a made-up population; nobody was ever counted here.
LABOUR = """politie,opvang,inspectie,zorg,count
1,0,0,0,312
0,1,0,0,171
0,0,1,0,244
0,0,0,1,96
1,1,0,0,41
1,0,1,0,37
0,1,1,0,13
1,0,0,1,14
0,1,0,1,22
0,0,1,1,7
1,1,1,0,3
1,1,0,1,6
1,0,1,1,2
0,1,1,1,1
"""
YOUNG = """politie,jeugdzorg,school,count
1,0,0,88
0,1,0,140
0,0,1,61
1,1,0,19
1,0,1,6
0,1,1,17
1,1,1,2
"""
ABOUT = About(
    title="Arbeidsuitbuiting in Molenland (fictief)",
    period="2025 (fictief)",
    rule="Vermoedelijke slachtoffers van arbeidsuitbuiting die in dat jaar op ten minste één van vier lijsten stonden. "
    "Wie op meer lijsten stond, telt één keer. Alles is verzonnen.",
    source="Lijsten van vier fictieve organisaties",
)


def count(people: People) -> None:
    """With the verbs of everyone; the reckoning itself is done here and not by the counter."""
    by = posts_of(people.officers["anna"])[0]
    task = Task(LABOUR, "answer", 500, 1)
    with ago(4.0), holding(by.keys()):
        made = actions.ask("Arbeidsuitbuiting Molenland 2025", task, by)
    with ago(3.9), holding(Keys(compartments=frozenset({by.compartment}))):
        actions.begin(made)
        actions.make(made, reckon(task, lambda share: None))
    with ago(3.0), holding(by.keys()):
        actions.publish(Estimate.objects.get(pk=made.pk), ABOUT, None, by)
    with ago(0.01), holding(by.keys()):
        actions.ask("Minderjarigen in Molenland", Task(YOUNG, "answer", 1000, 1), by)
