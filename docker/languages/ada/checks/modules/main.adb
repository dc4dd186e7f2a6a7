with Ada.Text_IO; use Ada.Text_IO;
with Shapes;      use Shapes;

procedure Main is
   Room : constant Rectangle := (Width => 3, Height => 4);
begin
   Put_Line ("area" & Area (Room)'Image & ", perimeter" & Perimeter (Room)'Image);
end Main;
