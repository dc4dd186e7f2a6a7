.read schema.sql
.import --csv --skip 1 cities.csv cities

SELECT country, count(*) AS cities, sum(inhabitants) AS inhabitants
FROM cities
GROUP BY country
ORDER BY country;
