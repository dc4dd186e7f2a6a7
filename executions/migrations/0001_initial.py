import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import executions.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("name", models.CharField(max_length=120, primary_key=True, serialize=False)),
                ("seats", models.PositiveIntegerField()),
                ("interactive_seats", models.PositiveIntegerField()),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("last_seen", models.DateTimeField(default=django.utils.timezone.now)),
                ("draining", models.BooleanField(default=False)),
                ("report", models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name="Execution",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("owner", models.CharField(max_length=80)),
                ("language", models.CharField(max_length=40)),
                ("language_version", models.CharField(blank=True, max_length=80)),
                ("program", executions.fields.CompressedJSONField()),
                ("limits_asked", models.JSONField(default=dict)),
                ("metadata", executions.fields.CompressedJSONField(default=dict)),
                ("interactive", models.BooleanField(default=False)),
                ("console", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("finished", "Finished"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        blank=True, choices=[("compiling", "Compiling"), ("running", "Running")], max_length=10
                    ),
                ),
                ("turn", models.BigIntegerField(default=0)),
                ("worker", models.CharField(blank=True, max_length=120)),
                ("sandbox", models.CharField(blank=True, max_length=64)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("cancel_requested", models.BooleanField(default=False)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("success", "Success"),
                            ("runtime_error", "Runtime Error"),
                            ("compile_error", "Compile Error"),
                            ("time_limit", "Time Limit"),
                            ("memory_limit", "Memory Limit"),
                            ("output_limit", "Output Limit"),
                            ("wrong_answer", "Wrong Answer"),
                            ("cancelled", "Cancelled"),
                            ("internal_error", "Internal Error"),
                        ],
                        max_length=16,
                    ),
                ),
                ("message", models.CharField(blank=True, max_length=300)),
                ("exit_code", models.IntegerField(blank=True, null=True)),
                ("signal", models.CharField(blank=True, max_length=16)),
                ("wall_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("cpu_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("compile_ms", models.PositiveIntegerField(blank=True, null=True)),
                ("memory_kib", models.PositiveBigIntegerField(blank=True, null=True)),
                ("output_cut", models.BooleanField(default=False)),
                ("error_cut", models.BooleanField(default=False)),
                ("transcript", executions.fields.CompressedJSONField(default=list)),
                ("case_results", executions.fields.CompressedJSONField(default=list)),
                ("produced", models.JSONField(default=list, help_text="Name and size of each file that the run left.")),
                ("idempotency_key", models.CharField(blank=True, max_length=255)),
                ("request_digest", models.CharField(blank=True, max_length=64)),
                ("queued_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-queued_at",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "queued")),
                        fields=["interactive", "turn", "queued_at"],
                        name="waiting",
                    ),
                    models.Index(
                        condition=models.Q(("state", "queued")), fields=["owner", "turn"], name="waiting_of_owner"
                    ),
                    models.Index(
                        condition=models.Q(("state", "running")), fields=["worker", "lease_until"], name="going"
                    ),
                    models.Index(fields=["owner", "-queued_at", "id"], name="history"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "finished", "cancelled"])),
                        name="known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("finished", "cancelled")), ("verdict", ""), _connector="XOR"),
                        name="verdict_when_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), ("verdict", "cancelled")),
                            models.Q(
                                models.Q(("state", "cancelled"), _negated=True),
                                models.Q(("verdict", "cancelled"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cancelled_is_cancelled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("finished", "cancelled")), ("finished_at__isnull", True), _connector="XOR"
                        ),
                        name="end_time_when_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(models.Q(("worker", ""), _negated=True), ("lease_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="worker_while_running",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("idempotency_key", ""), _negated=True),
                        fields=("owner", "idempotency_key"),
                        name="one_execution_per_key",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExecutionFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=1024)),
                ("content", models.BinaryField()),
                (
                    "execution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="executions.execution"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("execution", "name"), name="one_file_per_name")],
            },
        ),
    ]
