with Ada.Text_IO; use Ada.Text_IO;

procedure Main is
begin
   while not End_Of_File loop
      declare
         Line : constant String := Get_Line;
      begin
         Put_Line ("[" & Line & "]" & Line'Length'Image);
      end;
   end loop;
end Main;
