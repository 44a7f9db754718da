from django.db import migrations

from samenzicht.roundtable.counting import COUNTS


class Migration(migrations.Migration):
    dependencies = [
        ("roundtable", "0002_no_item_vanishes"),
        ("signals", "0001_initial"),
    ]

    operations = [*COUNTS]
