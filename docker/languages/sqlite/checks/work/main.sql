-- What a term's worth of exercises needs: keys, joins, groups, windows, recursion, views, triggers, transactions.
.mode list
PRAGMA foreign_keys = ON;

CREATE TABLE students (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL
);

CREATE TABLE courses (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    points INTEGER NOT NULL CHECK (points > 0)
);

CREATE TABLE marks (
    student INTEGER NOT NULL REFERENCES students,
    course INTEGER NOT NULL REFERENCES courses,
    mark INTEGER NOT NULL,
    PRIMARY KEY (student, course)
);

CREATE TABLE changes (student INTEGER, course INTEGER, before INTEGER, after INTEGER);

CREATE TRIGGER remember_change AFTER UPDATE OF mark ON marks
BEGIN
    INSERT INTO changes VALUES (old.student, old.course, old.mark, new.mark);
END;

-- Lehmer's generator: the same numbers in every language.
CREATE TABLE dice (place INTEGER PRIMARY KEY, number INTEGER);

WITH RECURSIVE states (place, state) AS (
    VALUES (1, 42 * 16807 % 2147483647)
    UNION ALL
    SELECT place + 1, state * 16807 % 2147483647 FROM states WHERE place < 50000
)
INSERT INTO dice SELECT place, state FROM states;

INSERT INTO students SELECT place, 'student ' || place, 1 + number % 4 FROM dice WHERE place <= 2000;

INSERT INTO courses (title, points) VALUES
    ('Algebra', 8), ('Analysis', 8), ('Logic', 4), ('Databases', 6), ('Compilers', 6);

INSERT INTO marks
SELECT students.id, courses.id, number % 101
FROM students
JOIN courses
JOIN dice ON place = 2000 + students.id * 5 + courses.id;

CREATE INDEX marks_by_course ON marks (course, mark);

SELECT count(*), min(mark), max(mark), round(avg(mark), 2) FROM marks;

SELECT title, count(*), round(avg(mark), 1), sum(mark >= 50)
FROM marks
JOIN courses ON courses.id = course
GROUP BY course
ORDER BY title;

CREATE VIEW averages AS
SELECT name, year, sum(mark * points) * 1.0 / sum(points) AS average
FROM marks
JOIN students ON students.id = student
JOIN courses ON courses.id = course
GROUP BY student;

SELECT year, name, round(average, 2)
FROM (SELECT *, row_number() OVER (PARTITION BY year ORDER BY average DESC, name) AS place FROM averages)
WHERE place = 1
ORDER BY year;

BEGIN;
UPDATE marks SET mark = mark + 5 WHERE course = 3 AND mark BETWEEN 45 AND 49;
SELECT count(*), sum(after - before) FROM changes;
ROLLBACK;
SELECT count(*) FROM changes;

WITH RECURSIVE numbers (number) AS (
    VALUES (2)
    UNION ALL
    SELECT number + 1 FROM numbers WHERE number < 2000
)
SELECT count(*) || ' primes, the last is ' || max(number)
FROM numbers
WHERE NOT EXISTS (
    SELECT 1 FROM numbers AS divisors
    WHERE divisors.number * divisors.number <= numbers.number AND numbers.number % divisors.number = 0
);

SELECT number % 1000000 AS value FROM dice ORDER BY value LIMIT 1 OFFSET 25000;
SELECT sum(place * (number % 1000000)) % 1000003 FROM dice;
