CREATE TABLE students (name TEXT, mark INTEGER);

SELEC name FROM students;
SELECT 'never printed';
