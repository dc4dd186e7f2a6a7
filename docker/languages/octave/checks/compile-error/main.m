for number = 1:3
  disp(number;
end
