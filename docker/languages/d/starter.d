import std.conv : to;
import std.stdio;
import std.string : strip;

void main()
{
    write("What is your name? ");
    stdout.flush();
    string name = readln().strip();
    writeln("Hello, ", name, "!");

    write("How many squares shall I print? ");
    stdout.flush();
    int count = readln().strip().to!int;
    foreach (number; 1 .. count + 1)
    {
        writeln(number, " x ", number, " = ", number * number);
    }
}
