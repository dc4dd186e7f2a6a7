with Ada.Calendar.Formatting;            use Ada.Calendar.Formatting;
with Ada.Characters.Handling;            use Ada.Characters.Handling;
with Ada.Containers.Indefinite_Vectors;
with Ada.Float_Text_IO;                  use Ada.Float_Text_IO;
with Ada.Numerics.Big_Numbers.Big_Integers;
with Ada.Numerics.Elementary_Functions;  use Ada.Numerics.Elementary_Functions;
with Ada.Text_IO;                        use Ada.Text_IO;
with GNAT.Regpat;                        use GNAT.Regpat;

procedure Main is
   package Names is new Ada.Containers.Indefinite_Vectors (Positive, String);
   package Sorting is new Names.Generic_Sorting;
   use Ada.Numerics.Big_Numbers.Big_Integers;

   People  : Names.Vector := ["Zoe", "Bob", "Ada"];
   Answer  : constant String := "answer 42!";
   Matches : Match_Array (0 .. 0);
begin
   Sorting.Sort (People);
   for I in People.First_Index .. People.Last_Index loop
      Put (People (I) & (if I < People.Last_Index then " " else ""));
   end loop;
   New_Line;

   Put_Line (Day_Of_Week (Time_Of (2024, 2, 29))'Image);
   Put (Sqrt (2.0), Fore => 1, Aft => 4, Exp => 0);
   New_Line;
   Match (Compile ("[0-9]+"), Answer, Matches);
   Put_Line ("found " & Answer (Matches (0).First .. Matches (0).Last));
   Put_Line (To_String (To_Big_Integer (2) ** 100));
   Put_Line (To_Upper ("hello"));
end Main;
