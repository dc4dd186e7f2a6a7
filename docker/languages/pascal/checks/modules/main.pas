program Main;

uses
  Shapes;

var
  room: TRectangle;

begin
  room.width := 3;
  room.height := 4;
  writeln('area ', Area(room), ', perimeter ', Perimeter(room));
end.
