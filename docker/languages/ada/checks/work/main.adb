with Ada.Containers.Generic_Array_Sort;
with Ada.Containers.Indefinite_Hashed_Maps;
with Ada.Containers.Indefinite_Vectors;
with Ada.Strings.Hash;
with Ada.Strings.Unbounded; use Ada.Strings.Unbounded;
with Ada.Text_IO;           use Ada.Text_IO;

procedure Main is
   Modulus : constant := 1_000_000_007;

   type Number is range 0 .. 2 ** 63 - 1;
   type Number_Array is array (Positive range <>) of Number;
   type Number_List is access Number_Array;

   --  A generator of one's own gives the same numbers everywhere.
   Seed : Number := 42;

   function Next_Random return Number is
   begin
      Seed := (Seed * 1_103_515_245 + 12_345) mod 2 ** 31;
      return Seed;
   end Next_Random;

   function Count_Primes (Limit : Positive) return Natural is
      type Flags is array (2 .. Limit) of Boolean;
      Composite : constant access Flags := new Flags'(others => False);
      Count     : Natural := 0;
      Multiple  : Long_Integer;
   begin
      for N in Composite'Range loop
         if not Composite (N) then
            Count := Count + 1;
            Multiple := Long_Integer (N) ** 2;
            while Multiple <= Long_Integer (Limit) loop
               Composite (Positive (Multiple)) := True;
               Multiple := Multiple + Long_Integer (N);
            end loop;
         end if;
      end loop;
      return Count;
   end Count_Primes;

   procedure Sort_Numbers is
      procedure Sort is new Ada.Containers.Generic_Array_Sort (Positive, Number, Number_Array);
      Numbers  : constant Number_List := new Number_Array (1 .. 1_000_000);
      Checksum : Number := 0;
   begin
      for Each of Numbers.all loop
         Each := Next_Random;
      end loop;
      Sort (Numbers.all);
      for Each of Numbers.all loop
         Checksum := (Checksum * 31 + Each) mod Modulus;
      end loop;
      Put_Line ("numbers: median" & Numbers (Numbers'Last / 2 + 1)'Image & ", checksum" & Checksum'Image);
   end Sort_Numbers;

   procedure Count_Words is
      subtype Syllable is String (1 .. 2);
      Syllables : constant array (Number range 0 .. 7) of Syllable :=
        ["ka", "lo", "mi", "ne", "ru", "sa", "ti", "vo"];

      package Word_Counts is new Ada.Containers.Indefinite_Hashed_Maps (String, Natural, Ada.Strings.Hash, "=");
      package Word_Lists is new Ada.Containers.Indefinite_Vectors (Positive, String);
      Counts : Word_Counts.Map;
      Words  : Word_Lists.Vector;

      function More_Often (A, B : String) return Boolean is
        (if Counts (A) = Counts (B) then A < B else Counts (A) > Counts (B));
      package Ranking is new Word_Lists.Generic_Sorting (More_Often);

      Text : Unbounded_String;
      Hash : Number := 0;
   begin
      for I in 1 .. 200_000 loop
         for Part in 1 .. 3 loop
            Append (Text, Syllables (Next_Random / 65_536 mod 8));
         end loop;
         Append (Text, ' ');
      end loop;
      for I in 1 .. Length (Text) loop
         Hash := (Hash * 31 + Character'Pos (Element (Text, I))) mod Modulus;
      end loop;
      Put_Line ("text:" & Integer'Image (Length (Text)) & " characters, hash" & Hash'Image);

      for I in 0 .. 199_999 loop
         declare
            Word : constant String  := Slice (Text, I * 7 + 1, I * 7 + 6);
            Seen : constant Natural := (if Counts.Contains (Word) then Counts.Element (Word) else 0);
         begin
            Counts.Include (Word, Seen + 1);
         end;
      end loop;
      for Position in Counts.Iterate loop
         Words.Append (Word_Counts.Key (Position));
      end loop;
      Ranking.Sort (Words);
      Put_Line ("words:" & Integer (Words.Length)'Image & " different");
      for I in 1 .. 3 loop
         Put_Line ("  " & Words (I) & Natural'Image (Counts (Words (I))));
      end loop;
   end Count_Words;

   procedure Grow_Tree is
      type Node;
      type Tree is access Node;
      type Node is record
         Key         : Number;
         Left, Right : Tree;
      end record;

      procedure Insert (Into : in out Tree; Key : Number) is
      begin
         if Into = null then
            Into := new Node'(Key => Key, others => null);
         elsif Key < Into.Key then
            Insert (Into.Left, Key);
         elsif Key > Into.Key then
            Insert (Into.Right, Key);
         end if;
      end Insert;

      function Size (Of_Tree : Tree) return Natural is
        (if Of_Tree = null then 0 else Size (Of_Tree.Left) + 1 + Size (Of_Tree.Right));
      function Depth (Of_Tree : Tree) return Natural is
        (if Of_Tree = null then 0 else 1 + Natural'Max (Depth (Of_Tree.Left), Depth (Of_Tree.Right)));

      Root : Tree;
   begin
      for I in 1 .. 50_000 loop
         Insert (Root, Next_Random);
      end loop;
      Put_Line ("tree:" & Size (Root)'Image & " nodes, depth" & Depth (Root)'Image);
   end Grow_Tree;

   procedure Run_Tasks is
      protected Total is
         procedure Add (Sum : Number);
         function Value return Number;
      private
         Current : Number := 0;
      end Total;

      protected body Total is
         procedure Add (Sum : Number) is
         begin
            Current := (Current + Sum) mod Modulus;
         end Add;

         function Value return Number is (Current);
      end Total;

      task type Worker is
         entry Start (From : Number);
      end Worker;

      task body Worker is
         First, Sum : Number := 0;
      begin
         accept Start (From : Number) do
            First := From;
         end Start;
         for N in First .. First + 99_999 loop
            Sum := (Sum + N * N) mod Modulus;
         end loop;
         Total.Add (Sum);
      end Worker;
   begin
      declare
         Workers : array (Number range 0 .. 9) of Worker;
      begin
         for I in Workers'Range loop
            Workers (I).Start (I * 100_000);
         end loop;
      end;
      Put_Line ("threads:" & Total.Value'Image);
   end Run_Tasks;

begin
   Put_Line ("primes:" & Count_Primes (2_000_000)'Image);
   Sort_Numbers;
   Count_Words;
   Grow_Tree;
   Run_Tasks;
end Main;
