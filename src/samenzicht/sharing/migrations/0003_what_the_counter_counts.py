from django.db import migrations

from samenzicht.sharing.counting import COUNTS


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0002_nobody_signs_for_another"),
    ]

    operations = [*COUNTS]
