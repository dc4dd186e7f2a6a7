program Main;

var
  name: string;

begin
  writeln('Grüße, 世界 🚀');
  readln(name);
  writeln('Hallo, ', name, '!');
end.
