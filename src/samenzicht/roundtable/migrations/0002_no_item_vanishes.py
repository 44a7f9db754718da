from django.db import migrations

from samenzicht.compartments.roles import WEB

# At a partnership every partner holds the key of the table, and what was agreed or laid there must not vanish by it:
# an item is closed or struck, an agreement is fulfilled, and only retention deletes, as the owner.
CLOSE = f"REVOKE DELETE ON roundtable_item, roundtable_agreement FROM {WEB}"
UNDO = f"GRANT DELETE ON roundtable_item, roundtable_agreement TO {WEB}"


class Migration(migrations.Migration):
    dependencies = [
        ("roundtable", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(CLOSE, UNDO),
    ]
