.mode list
SELECT json_extract('{"name": "Ada", "marks": [1, 2.5]}', '$.marks[1]');
SELECT group_concat(value, ' ') FROM json_each('[1, 2, 3]');
SELECT date('2024-02-28', '+2 days'), strftime('%w', '2024-02-29');
SELECT round(sqrt(2), 6), pow(2, 10), round(pi(), 4);
SELECT printf('%05d %x', 42, 255), upper('abc'), replace('hello', 'l', 'L');

CREATE VIRTUAL TABLE notes USING fts5(body);
INSERT INTO notes VALUES ('the quick brown fox'), ('a lazy dog');
SELECT body FROM notes WHERE notes MATCH 'quick';

SELECT 'abc' REGEXP '^a.c$';

SELECT name, mark, rank() OVER (ORDER BY mark DESC)
FROM (SELECT 'Ada' AS name, 90 AS mark UNION ALL SELECT 'Alan', 70 UNION ALL SELECT 'Grace', 90)
ORDER BY mark DESC, name;
