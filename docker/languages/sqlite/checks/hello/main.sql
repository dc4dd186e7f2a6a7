.mode list
SELECT 'Hello, world!';
