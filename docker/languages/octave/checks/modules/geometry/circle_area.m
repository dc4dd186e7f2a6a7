function result = circle_area(radius)
  result = 3 * radius^2;
end
