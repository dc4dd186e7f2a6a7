function each = share(cake, people)
  each = cake / people;
  if isinf(each)
    error("share:nobody", "nobody is there to eat");
  end
end

disp(share(8, 0));
