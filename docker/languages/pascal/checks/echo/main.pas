program Main;

var
  line: string;

begin
  while not eof do
  begin
    readln(line);
    writeln('[', line, '] ', length(line));
  end;
end.
