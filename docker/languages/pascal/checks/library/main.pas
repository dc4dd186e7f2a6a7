program Main;

{$mode objfpc}{$H+}

uses
  Classes, DateUtils, fpjson, jsonparser, Math, RegExpr, SysUtils;

var
  names: TStringList;
  number: TRegExpr;
  person: TJSONData;

begin
  names := TStringList.Create;
  names.AddStrings(['Zoe', 'Bob', 'Ada']);
  names.Sort;
  writeln(string.Join(', ', names.ToStringArray));
  names.Free;

  writeln('2024-02-29 is day ', DayOfWeek(EncodeDate(2024, 2, 29)), ' of the week');

  number := TRegExpr.Create('\d+');
  if number.Exec('answer 42!') then writeln('found ', number.Match[0]);
  number.Free;

  writeln(Format('%.4f and %s', [Sqrt(2), IntToHex(255, 4)]));

  person := GetJSON('{"name": "Ada", "born": 1815}');
  writeln(person.AsJSON);
  person.Free;

  writeln('mean ', Mean([1.0, 2.0, 3.0, 4.0]):0:2);
end.
