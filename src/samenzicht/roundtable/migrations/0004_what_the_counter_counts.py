from django.db import migrations

from samenzicht.roundtable.counting import COUNTS


class Migration(migrations.Migration):
    dependencies = [
        ("roundtable", "0003_later_seat"),
        ("signals", "0001_initial"),
    ]

    operations = [*COUNTS]
