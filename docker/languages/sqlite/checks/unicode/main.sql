.mode list
SELECT 'Grüße, 世界 🚀';
CREATE TABLE lines (line TEXT);
.import /dev/stdin lines
SELECT line FROM lines;
