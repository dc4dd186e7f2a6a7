from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("executions", "0006_quotas_and_usage"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="execution",
            name="waiting",
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["owner", "id"], name="deliveries_of_owner"),
        ),
        migrations.AddIndex(
            model_name="execution",
            index=models.Index(
                condition=models.Q(("state", "queued")), fields=["-interactive", "turn", "queued_at"], name="waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="execution",
            index=models.Index(
                condition=models.Q(("idempotency_key", ""), _negated=True), fields=["queued_at"], name="with_key"
            ),
        ),
        migrations.AddIndex(
            model_name="usage",
            index=models.Index(fields=["owner", "day"], name="usage_of_owner"),
        ),
    ]
