entity main is
end entity;

architecture program of main is
    signal count : integer := 0;
begin
    cuont <= 3;
end architecture;
