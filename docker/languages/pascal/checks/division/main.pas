program Main;

var
  count: integer = 0;

begin
  writeln(10 div count);
end.
