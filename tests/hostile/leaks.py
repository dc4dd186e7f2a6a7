"""Programs that look around: other runs, the host, the network, secrets; and what they leave for the next one."""

from tests.hostile.attack import SITE_PORT, TRY, Attack

ENVIRONMENT = """
import os
known = {'PATH', 'HOME', 'LANG', 'TMPDIR', 'PYTHONDONTWRITEBYTECODE', 'PYTHON_HISTORY', 'LC_CTYPE', 'USER', 'PWD',
         'MPLBACKEND', 'LOGNAME'}
for name in os.environ:
    if name not in known: print(name)
"""
SECRETS = """
import glob
for path in ('/etc/shadow', '/etc/gshadow', '/proc/kcore', '/proc/kmsg', '/proc/keys', '/proc/timer_list',
             '/proc/sched_debug', '/proc/vmallocinfo', '/proc/slabinfo', '/dev/mem', '/proc/1/environ',
             '/sys/kernel/security/lsm', '/sys/kernel/debug/sched/debug', '/sys/firmware/dmi/tables/DMI'):
    attempt(path, lambda: read(path).strip(b'\\0'))
for pattern in ('/root/*', '/home/*', '/run/secrets/*', '/run/*.sock', '/run/*/*.sock', '/*/db.sqlite3', '/.env',
                '/srv/*', '/var/lib/docker/*', '/mnt/*', '/media/*', '/*/.env', '/*/*/.env', '/var/mail/*', '/tmp/*'):
    for path in glob.glob(pattern): print(path)
"""
MOUNTS = """
ours = ('/work', '/tmp', '/dev/shm', '/dev/mqueue', '/dev/pts', '/dev')
for line in open('/proc/self/mounts'):
    source, place, kind, options, *_ = line.split()
    masks = place.startswith(('/proc/', '/sys/')) and kind == 'tmpfs'  # An empty one, or the null device.
    if 'rw' in options.split(',') and place not in ours and kind != 'proc' and not masks: print(line)
    if kind in ('ext4', 'xfs', 'btrfs') and not place.startswith(('/etc/', '/sandbox')): print(line)
    if '.sock' in place: print(line)
"""
HOST = """
import socket
if {socket.gethostname(), os.uname().nodename, read('/proc/sys/kernel/hostname').decode().strip()} != {'sandbox'}:
    print(socket.gethostname())
"""
NETWORK = """
import ctypes, socket, struct
print(*(name for _, name in socket.if_nameindex()))
def reach(host, port, family=socket.AF_INET):
    with socket.socket(family) as s:
        s.settimeout(0.5)
        s.connect((host, port))
        return 'reached'
for port in (22, 80, 443, 2375, 2376, 5432, 6379, 8000, int(sys.argv[1])):
    attempt(port, lambda: reach('127.0.0.1', port))
    attempt(port, lambda: reach('::1', port, socket.AF_INET6))
for host in ('1.1.1.1', '8.8.8.8', '169.254.169.254', '172.17.0.1', '10.0.0.1', '192.168.0.1', '224.0.0.1'):
    attempt(host, lambda: reach(host, 80))
    attempt(host, lambda: socket.socket(type=socket.SOCK_DGRAM).sendto(b'?', (host, 53)))
attempt('names', lambda: socket.getaddrinfo('example.com', 80))
for kind in ((17, 3, 0), (2, 3, 1), (10, 3, 58), (40, 1, 0), (38, 5, 0), (44, 3, 0), (16, 3, 12), (31, 3, 0)):
    attempt(kind, lambda: socket.socket(*kind).fileno() if kind[0] != 16 else None)
def up(flags=0x1043):
    with socket.socket() as s:
        import fcntl
        fcntl.ioctl(s, 0x8914, struct.pack('16sh22x', b'lo', flags))
        return 'changed'
attempt('interface', up)
for line in open('/proc/net/unix').readlines()[1:]:
    if len(line.split()) > 7: print(line)
"""

# What one run leaves, and what the next looks for.
LEAVE = """
import ctypes, os, socket, sys, time
libc = ctypes.CDLL(None)
for folder in ('/work', '/tmp', '/dev/shm'):
    for name in ('hostile-mark', 'sitecustomize.py', 'json.py', '.bashrc', '.profile', '.gdbinit'):
        with open(f'{folder}/{name}', 'w') as file: file.write('print("hostile-mark")')
os.makedirs('/tmp/.local/lib/python3.13/site-packages')
with open('/tmp/.local/lib/python3.13/site-packages/sitecustomize.py', 'w') as file: file.write('print("hostile-mark")')
libc.shmget(4711, 4096, 0o1666), libc.semget(4711, 1, 0o1666), libc.msgget(4711, 0o1666)
libc.mq_open(b'/hostile-mark', os.O_CREAT | os.O_RDWR, 0o666, None)
for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            try:
                s = socket.socket(socket.AF_UNIX); s.bind('\\0hostile-mark'); s.listen()
                socket.create_server(('127.0.0.1', 4711))
            except OSError: pass
            os.execl('/bin/bash', 'hostile-mark', '-c', 'trap "" HUP TERM INT; while :; do sleep 1; done')
        os._exit(0)
"""
SPY = """
import ctypes, glob, os, socket
libc = ctypes.CDLL(None)
for folder in ('/work', '/tmp', '/dev/shm', '/dev/mqueue', '/var/tmp', '/run/lock'):
    for folder, _, names in os.walk(folder):
        for name in names:
            if 'hostile' in name or name in ('sitecustomize.py', 'json.py'): print(folder, name)
for make in (libc.shmget, libc.semget):
    if make(4711, 1, 0) >= 0: print(make)
if libc.msgget(4711, 0) >= 0: print('queue')
for family, address in ((socket.AF_UNIX, '\\0hostile-mark'), (socket.AF_INET, ('127.0.0.1', 4711))):
    try: socket.socket(family).connect(address); print(address)
    except OSError: pass
for path in glob.glob('/proc/[0-9]*/cmdline') + glob.glob('/proc/[0-9]*/environ'):
    try:
        if b'hostile-mark' in open(path, 'rb').read(): print(path)
    except OSError: pass
if 'hostile-mark' in open('/proc/sysvipc/shm').read() or open('/proc/sysvipc/shm').read().count('\\n') > 1: print('shm')
print('clean')
"""

CASES = """
import os, sys
print(sorted(set(os.listdir('/work') + os.listdir('/tmp') + os.listdir('/dev/shm'))))
for folder in ('/work', '/tmp', '/dev/shm'): open(f'{folder}/left', 'w')
if os.fork() == 0: os.setsid(); os.execl('/bin/sleep', 'hostile-mark', '60')
"""

SEEN_ONCE = [
    Attack(name="environment", code=ENVIRONMENT),
    Attack(name="secrets", code=TRY + SECRETS, asks={"timeout": 10_000}),
    Attack(name="mounts", code=TRY + MOUNTS),
    Attack(name="host", code=TRY + HOST),
    Attack(name="network", code=TRY + NETWORK, says="lo\n", asks={"timeout": 10_000, "args": [SITE_PORT]}),
    Attack(
        name="cases",
        code=CASES,
        says="['main.py']\n['main.py']\n['main.py']\n",
        asks={"cases": [{}, {}, {}]},
    ),
]
LEFT = Attack(name="leavings", code=LEAVE, everywhere=True)
SPYING = Attack(name="spy", code=SPY, says="clean\n", everywhere=True)

ATTACKS = [*SEEN_ONCE, LEFT]
