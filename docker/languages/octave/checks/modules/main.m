addpath("geometry");

disp(circle_area(2));
