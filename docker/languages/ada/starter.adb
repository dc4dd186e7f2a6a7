with Ada.Integer_Text_IO; use Ada.Integer_Text_IO;
with Ada.Text_IO;         use Ada.Text_IO;

procedure Main is
   Count : Natural;
begin
   Put ("What is your name? ");
   Put_Line ("Hello, " & Get_Line & "!");

   Put ("How many squares shall I print? ");
   Get (Count);
   for Number in 1 .. Count loop
      Put (Number, Width => 0);
      Put (" x ");
      Put (Number, Width => 0);
      Put (" = ");
      Put (Number * Number, Width => 0);
      New_Line;
   end loop;
end Main;
