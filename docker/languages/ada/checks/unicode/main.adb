with Ada.Wide_Wide_Text_IO; use Ada.Wide_Wide_Text_IO;

procedure Main is
begin
   Put_Line ("Grüße, 世界 🚀");
   Put_Line ("Hallo, " & Get_Line & "!");
end Main;
