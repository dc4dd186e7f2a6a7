"""The true prompt in languages that read their terminal each in its own way."""

from dataclasses import replace

import pytest

from executions.sandbox.job import File, Terminal
from tests.sandbox.programs import MIB, SPEC, Runner, Session, all_of, step

pytestmark = pytest.mark.asyncio(loop_scope="session")

C = """
#include <stdio.h>
int main(void) { char x[9]; printf("? "); fflush(stdout); scanf("%8s", x); printf("got %s", x); }
"""
JAVASCRIPT = """
const ask = require('readline').createInterface({input: process.stdin, output: process.stdout});
ask.question('? ', answer => { console.log('got ' + answer); ask.close(); });
"""
JAVA = """
class Main { public static void main(String[] args) {
    System.out.print("? ");
    System.out.println("got " + new java.util.Scanner(System.in).nextLine());
} }
"""
PROGRAMS = {
    "c": ("main.c", C, ("gcc", "-o", "main", "main.c"), ("./main",)),
    "javascript": ("main.js", JAVASCRIPT, None, ("node", "main.js")),
    "java": ("Main.java", JAVA, ("javac", "Main.java"), ("java", "-Xmx200m", "Main")),
}


@pytest.mark.parametrize("language", PROGRAMS)
async def test_a_program_that_reads_is_seen_to_wait(jailed: Runner, language: str) -> None:
    name, source, compiling, running = PROGRAMS[language]
    spec = replace(SPEC, image=f"compiler-site/{language}:latest", memory=512 * MIB, processes=64)
    async with jailed.pool.sandbox(spec, owner="somebody") as box:
        await box.open([File(name=name, content=source.encode())])
        if compiling:
            compiled = await all_of(box, step(*compiling, compiling=True))
            assert compiled.ended.exit_code == 0, compiled.text()
        talk = Session(box, step(*running, terminal=Terminal()))
        await talk.until("? ")
        await talk.until_waiting()
        box.write(b"answer\n")
        ran = await talk.end()
    assert "got answer" in ran.text()
    assert ran.waits == 1
