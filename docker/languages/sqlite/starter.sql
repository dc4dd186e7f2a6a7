CREATE TABLE planets (name TEXT PRIMARY KEY, moons INTEGER, radius_km REAL);

INSERT INTO planets VALUES
    ('Mercury', 0, 2439.7),
    ('Venus', 0, 6051.8),
    ('Earth', 1, 6371.0),
    ('Mars', 2, 3389.5);

SELECT name, moons, radius_km
FROM planets
ORDER BY radius_km DESC;

SELECT count(*) AS planets, sum(moons) AS moons
FROM planets;
