import std.stdio;

void main()
{
    int count;
    cuont = 3;
    writeln(count);
}
