disp(strjoin(argv()', "|"));
