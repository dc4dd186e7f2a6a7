program Main;

var
  name: string;
  number, count: integer;

begin
  write('What is your name? ');
  readln(name);
  writeln('Hello, ', name, '!');

  write('How many squares shall I print? ');
  readln(count);
  for number := 1 to count do
    writeln(number, ' x ', number, ' = ', number * number);
end.
