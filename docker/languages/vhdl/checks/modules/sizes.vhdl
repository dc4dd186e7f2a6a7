package sizes is
    constant word_size : positive := 8;
end package;
