with Ada.Text_IO; use Ada.Text_IO;

procedure Main is
   Count : Integer := 0;
begin
   Cuont := 3;
   Put_Line (Count'Image);
end Main;
