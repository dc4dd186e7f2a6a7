program Main;

var
  count: integer;

begin
  cuont := 3;
  writeln(count);
end.
