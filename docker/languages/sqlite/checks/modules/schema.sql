CREATE TABLE cities (name TEXT, country TEXT, inhabitants INTEGER);
