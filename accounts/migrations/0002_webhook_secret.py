from typing import Any

from django.db import migrations, models

import accounts.models


def give_each_its_own(apps: Any, schema_editor: Any) -> None:
    """A new column has one default for all rows that are there."""
    keys = apps.get_model("accounts", "ApiKey").objects
    for key in keys.all():
        keys.filter(pk=key.pk).update(webhook_secret=accounts.models.new_webhook_secret())


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="apikey",
            name="webhook_secret",
            field=models.CharField(default=accounts.models.new_webhook_secret, editable=False, max_length=64),
        ),
        migrations.RunPython(give_each_its_own, migrations.RunPython.noop),
    ]
