import std.stdio;
import std.string : strip;

void main()
{
    writeln("Grüße, 世界 🚀");
    string name = readln().strip();
    writeln("Hallo, ", name, "!");
}
