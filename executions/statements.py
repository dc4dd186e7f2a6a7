"""The two statements that every run waits for, in SQL that SQLite and PostgreSQL share.

Through the ORM each took ten times as long to put together as to run, and the claim was four round trips instead of
one. An account that may not have more at once is passed over, and who is claimed of it gets a slot that nobody else
has: of two workers that claim at the same moment the database refuses one.
"""

TURNS = """
    SELECT COUNT(*), MIN(turn), MAX(turn) FILTER (WHERE owner = %s) FROM executions_execution WHERE state = 'queued'
"""
CLAIM = """
    UPDATE executions_execution
    SET state = 'running', worker = %s, attempts = attempts + 1, started_at = %s, lease_until = %s,
        slot = CASE WHEN at_once IS NOT NULL THEN (
            SELECT MIN(slot) FROM (
                SELECT 1 AS slot UNION ALL
                SELECT slot + 1 FROM executions_execution AS taken
                WHERE state = 'running' AND taken.account = executions_execution.account
            ) AS tried
            WHERE NOT EXISTS (
                SELECT 1 FROM executions_execution AS taken
                WHERE state = 'running' AND taken.account = executions_execution.account AND taken.slot = tried.slot
            )
        ) END
    WHERE id = (
        SELECT id FROM executions_execution AS next WHERE state = 'queued' AND interactive IN ({kinds})
        AND (home IN ('', %s) OR queued_at < %s) AND (
            at_once IS NULL OR at_once > (
                SELECT COUNT(*) FROM executions_execution AS going
                WHERE going.state = 'running' AND going.account = next.account
            )
        )
        ORDER BY interactive DESC, turn, queued_at LIMIT 1 {skip_locked}
    )
    RETURNING *, EXISTS (
        SELECT 1 FROM executions_execution AS other WHERE other.state = 'queued' AND other.id <> executions_execution.id
    ) AS more_wait
"""
