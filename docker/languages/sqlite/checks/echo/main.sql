-- The lines of standard input, each with its length.
.mode list
CREATE TABLE lines (line TEXT);
.import /dev/stdin lines

SELECT length(line) || ': ' || line FROM lines;
