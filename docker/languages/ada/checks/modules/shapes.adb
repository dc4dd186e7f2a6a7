package body Shapes is

   function Area (R : Rectangle) return Positive is (R.Width * R.Height);

   function Perimeter (R : Rectangle) return Positive is (2 * (R.Width + R.Height));

end Shapes;
