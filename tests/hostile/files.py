"""Programs that set traps where the worker collects what they wrote."""

from tests.hostile.attack import Attack

TRAPS = """
import os, socket
os.mkdir('output')
for n, target in enumerate(('/etc/passwd', '/proc/1/environ', '/proc/self/mem', '/dev/zero', '/dev/tty', '../main.py',
                            '/', 'link', '/sandbox/init')):
    os.symlink(target, f'output/link{n}')
os.symlink('loop', 'output/loop')
os.mkfifo('output/pipe')
socket.socket(socket.AF_UNIX).bind('output/socket')
os.link('main.py', 'output/hard')
with open('output/secret', 'w') as file: file.write('x')
os.chmod('output/secret', 0)
if os.fork() == 0:
    os.setsid()
    while True: os.open('output/pipe', os.O_WRONLY)
"""
NAMES = """
import os
os.mkdir('output')
for name in (b'<img src=x onerror=alert(1)>.html', b'new\\nline', b'-rf', b'..\\\\..\\\\x', b'\\xff\\xfe',
             b'$(id)', b'a;b'):
    with open(b'output/' + name, 'wb') as file: file.write(b'<script>alert(1)</script>')
"""
RACE = """
import os
os.mkdir('output'); open('output/real', 'w').close()
for _ in range(8):
    if os.fork() == 0:
        os.setsid()
        while True:
            try:
                os.rename('output', 'away'); os.symlink('/etc', 'output')
                os.unlink('output'); os.rename('away', 'output')
            except OSError: pass
"""

ATTACKS = [
    Attack(name="folder is a link", code="import os\nos.symlink('/etc', 'output')", ends={"files": []}),
    Attack(name="folder is a file", code="open('output', 'w').write('x')", ends={"files": []}),
    Attack(name="folder is a pipe", code="import os\nos.mkfifo('output')", ends={"files": []}),
    Attack(name="many files", code="import os\nos.mkdir('output')\nfor n in range(3000): open(f'output/{n}', 'w')"),
    Attack(name="traps", code=TRAPS, but=("root:",)),
    Attack(name="names", code=NAMES),
    Attack(name="race for the folder", code=RACE, but=("root:",)),
]
