unit Shapes;

interface

type
  TRectangle = record
    width, height: integer;
  end;

function Area(r: TRectangle): integer;
function Perimeter(r: TRectangle): integer;

implementation

function Area(r: TRectangle): integer;
begin
  Area := r.width * r.height;
end;

function Perimeter(r: TRectangle): integer;
begin
  Perimeter := 2 * (r.width + r.height);
end;

end.
