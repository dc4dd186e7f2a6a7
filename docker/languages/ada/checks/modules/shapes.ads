package Shapes is

   type Rectangle is record
      Width, Height : Positive;
   end record;

   function Area (R : Rectangle) return Positive;
   function Perimeter (R : Rectangle) return Positive;

end Shapes;
