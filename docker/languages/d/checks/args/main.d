import std.array : join;
import std.stdio;

void main(string[] args)
{
    writeln(args[1 .. $].join("|"));
}
