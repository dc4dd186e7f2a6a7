import std.algorithm : filter, map;
import std.bigint;
import std.datetime.date : Date;
import std.json;
import std.math : sqrt;
import std.range : iota;
import std.regex;
import std.stdio;

void main()
{
    writeln(iota(1, 7).filter!(n => n % 2 == 0)
            .map!(n => n * n));

    writeln("found ", "answer 42!".matchFirst(regex(`\d+`)).hit);

    JSONValue person = parseJSON(`{"name": "Ada"}`);
    person["born"] = 1815;
    writeln(person);

    auto day = Date(2024, 2, 29);
    writeln(day, " ", day.dayOfWeek);

    writeln(BigInt(2) ^^ 100);
    writefln("%.4f %04x", sqrt(2.0), 255);
}
