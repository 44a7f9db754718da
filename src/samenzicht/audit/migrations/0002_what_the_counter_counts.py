from django.db import migrations

from samenzicht.audit.counting import COUNTS


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [*COUNTS]
