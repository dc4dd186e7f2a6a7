SELECT 'Hello, world!';
.exit 3
SELECT 'never printed';
