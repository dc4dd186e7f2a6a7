"""A table as it is after years: finished executions, with what hangs on them, put there by the database itself."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import connection
from django.utils.timezone import now

from executions.limits import Asked, resolve
from executions.models import Execution, Verdict
from executions.program import File, Program
from languages.models import Language

SAMPLES = 60
OWNERS = 20_000
DAYS = 400  # Some are older than is kept.
BUSY = User(pk=1, username="busy", is_staff=True, is_superuser=True)  # Has three of ten: an integrator's key would.
LANGUAGES = ("python", "python", "python", "java", "c", "cpp", "javascript", "bash", "rust", "go", "sql", "cobol")
SOURCE = "def solve(n):\n    return [each for each in range(n) if each % {n} == {n} - 1]\n\n\nprint(solve({n}00))\n"
# What the two databases say differently: a new key, and a moment so many seconds ago.
WORDS = {
    "postgresql": ("gen_random_uuid()", "now() - ({}) * interval '1 second'"),
    "sqlite": ("lower(hex(randomblob(16)))", "strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || ({}) || ' seconds')"),
}
# Two of a hundred came in the last hour; the others evenly over the days before it.
AGE = """
    CASE WHEN n > {rows} * 98 / 100 THEN 3600.0 * ({rows} - n) / ({rows} / 50 + 1)
    ELSE {seconds}.0 * ({rows} - n) / {rows} END + 60
"""
WHOSE = "CASE WHEN n % 10 < 3 THEN 'user:1' ELSE 'user:' || (n % {owners} * 7919 % {owners}) END"
FILL = """
    INSERT INTO executions_execution (id, owner, account, queued_at, started_at, finished_at, {columns})
    WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {rows}),
    ages AS (SELECT n, {age} AS age, {whose} AS whose FROM series)
    SELECT {key}, whose, whose, {queued}, {started}, {finished}, {columns} FROM ages JOIN sample ON turn = n % {samples}
"""
USAGE = """
    INSERT INTO executions_usage (account, owner, day, verdict, runs, cpu_ms)
    SELECT account, owner, date(queued_at), verdict, count(*), sum(cpu_ms) FROM executions_execution
    WHERE state = 'finished' GROUP BY account, owner, date(queued_at), verdict ORDER BY 3
"""
DELIVERIES = """
    INSERT INTO executions_delivery
        (execution_id, owner, url, form, state, tries, next_try, last_try, last_status, note)
    SELECT id, owner, 'https://course.example.edu/hook', 'native', 'delivered', 1, queued_at, queued_at, 200, 'OK'
    FROM executions_execution WHERE state = 'finished' AND wall_ms % 20 = 3
"""
FILES = """
    INSERT INTO executions_executionfile (execution_id, name, content)
    SELECT id, 'output/plot.svg', transcript FROM executions_execution WHERE state = 'finished' AND wall_ms = 7
"""


def fill(rows: int) -> None:
    """Add so many finished executions, their usage, deliveries and files; then what the database does by itself."""
    Execution.objects.bulk_create(_samples())
    columns = [field.column for field in Execution._meta.fields]
    given = {"id", "owner", "account", "queued_at", "started_at", "finished_at"}
    copied = ", ".join(f'"{name}"' for name in columns if name not in given)
    key, moment = WORDS[connection.vendor]
    age = AGE.format(rows=rows, seconds=DAYS * 86_400)
    times = {"queued": moment.format("age"), "started": moment.format("age - 1"), "finished": moment.format("age - 2")}
    names = {"columns": copied, "age": age, "whose": WHOSE.format(owners=OWNERS), "key": key}
    sql = FILL.format(rows=rows, samples=SAMPLES, **names, **times)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE sample AS SELECT * FROM executions_execution WHERE owner = 'sample'")
        cursor.execute("DELETE FROM executions_execution WHERE owner = 'sample'")
        cursor.execute(sql)
        for statement in (USAGE, DELIVERIES, FILES):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
    User.objects.bulk_create(User(pk=number, username=f"student{number}") for number in range(2, OWNERS))


def _samples() -> Iterator[Execution]:
    ends = [Verdict.SUCCESS] * 70 + [Verdict.RUNTIME_ERROR] * 15 + [Verdict.COMPILE_ERROR] * 8 + [Verdict.TIME_LIMIT]
    moment = now() - timedelta(days=DAYS)
    limits = resolve(Asked(), Language.objects.get(pk="python"), interactive=False)
    for n in range(SAMPLES):
        program = Program(files=(File(name="main.py", content=SOURCE.format(n=n + 1) * (1 + n % 7)),))
        yield Execution(
            owner="sample",
            turn=n,
            language=LANGUAGES[n % len(LANGUAGES)],
            language_version="3.13.5",
            program=program.to_json(),
            limits=limits,
            interactive=n % 3 == 0,
            state="finished",
            verdict=ends[n * 7919 % len(ends)],
            message="Finished",
            exit_code=0,
            wall_ms=n + 3,
            cpu_ms=n,
            memory_kib=9000 + n,
            worker="worker-1.abcdef",
            sandbox="0123456789ab" * 5,
            attempts=1,
            transcript=[["stdout", 3, f"{[n] * 30}\n" * (1 + n % 5)]],
            queued_at=moment,
            started_at=moment,
            finished_at=moment,
            request_id="0" * 32,
        )
