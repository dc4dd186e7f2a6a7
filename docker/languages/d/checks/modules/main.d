import shapes;
import std.stdio;

void main()
{
    auto room = Rectangle(3, 4);
    writefln("area %d, perimeter %d", room.area, room.perimeter);
}
