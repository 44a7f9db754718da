from django.db import migrations, models

from samenzicht.roundtable.sql import LATER_SEAT, UNDO_LATER_SEAT


class Migration(migrations.Migration):
    dependencies = [
        ("roundtable", "0002_no_item_vanishes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="seat",
            name="since",
            field=models.DateTimeField(auto_now_add=True),
        ),
        migrations.RunSQL(LATER_SEAT, UNDO_LATER_SEAT),
    ]
