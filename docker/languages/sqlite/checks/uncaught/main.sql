CREATE TABLE students (name TEXT PRIMARY KEY, mark INTEGER CHECK (mark BETWEEN 0 AND 100));

INSERT INTO students VALUES ('Ada', 90);
INSERT INTO students VALUES ('Alan', 900);
SELECT * FROM students;
