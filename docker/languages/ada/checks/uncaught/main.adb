with Ada.Text_IO; use Ada.Text_IO;

procedure Main is
   Numbers : array (1 .. 3) of Integer := (1, 2, 3);
   Last    : Integer := Integer'Value ("4");
begin
   Put_Line (Numbers (Last)'Image);
end Main;
