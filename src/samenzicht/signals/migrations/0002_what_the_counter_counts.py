from django.db import migrations

from samenzicht.signals.counting import COUNTS


class Migration(migrations.Migration):
    dependencies = [
        ("signals", "0001_initial"),
    ]

    operations = [*COUNTS]
