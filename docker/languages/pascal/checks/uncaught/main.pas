program Main;

{$mode objfpc}

uses
  SysUtils;

begin
  writeln(StrToInt('forty-two'));
end.
