"""Programs that look for a way out: calls, devices, privileges, other processes, forged verdicts."""

from tests.hostile.attack import TRY, Attack
from tests.sandbox.test_jail import MORE_CALLS
from tests.sandbox.test_locked_down import CALLS, REFUSED_CALLS

EPERM, EAFNOSUPPORT = 1, 97

REFUSED = "\n".join(f"if {call} != {EPERM}: print({name!r})" for name, call in (REFUSED_CALLS | MORE_CALLS).items())
FAMILIES = f"""
for family in range(46):
    if family not in (1, 2, 10, 16) and error(41, 198, family, 1, 0) not in ({EPERM}, {EAFNOSUPPORT}): print(family)
"""
DEVICES = """
import stat
for name in ('mem', 'kmem', 'port', 'sda', 'vda', 'loop0', 'loop-control', 'kvm', 'fuse', 'net/tun', 'snd', 'dri',
             'kmsg', 'vsock', 'vhost-vsock', 'uinput', 'mapper/control', 'cpu_dma_latency', 'console', 'hpet', 'rtc0'):
    attempt(name, lambda: os.open(f'/dev/{name}', os.O_RDWR))
for kind, number in ((stat.S_IFBLK, os.makedev(254, 0)), (stat.S_IFCHR, os.makedev(1, 1))):
    def make():
        os.mknod(f'/tmp/{kind}', kind | 0o666, number)
        return os.open(f'/tmp/{kind}', os.O_RDWR)
    attempt('device', make)
"""
PRIVILEGES = """
for become in ('setuid(0)', 'setgid(0)', 'setgroups([0])', 'setresuid(0, 0, 0)', 'setreuid(0, 0)', 'nice(-5)',
               'sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))', "chown('/tmp', 0, 0)"):
    attempt(become, lambda: eval('os.' + become) or 'done')
os.system('cp /usr/bin/id /tmp/id; chmod 6755 /tmp/id; [ $(/tmp/id -u) = 65534 ] || echo set-id')
attempt('capabilities', lambda: os.setxattr('/tmp/id', 'security.capability', bytes([1, 0, 0, 2]) + b'\\xff' * 16))
for line in open('/proc/self/status'):
    if line.startswith('Cap') and int(line.split()[1], 16): print(line)
import resource
for what in (resource.RLIMIT_CORE, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE):
    attempt('limit', lambda: resource.setrlimit(what, (1 << 40, 1 << 40)) or 'raised')
"""
STEER = """
paths = ['core_pattern', 'modprobe', 'hostname', 'domainname', 'poweroff_cmd', 'ns_last_pid', 'pid_max', 'shmmax']
paths = ['/proc/sys/kernel/' + name for name in paths] + ['/proc/sysrq-trigger', '/proc/sys/vm/drop_caches',
    '/proc/sys/fs/binfmt_misc/register', '/proc/irq/default_smp_affinity', '/proc/1/oom_score_adj', '/proc/1/mem',
    '/proc/self/uid_map', '/proc/self/setgroups', '/sys/kernel/uevent_helper',
    '/sys/power/state', '/sys/fs/cgroup/memory/release_agent', '/sys/fs/cgroup/release_agent',
    '/sys/fs/cgroup/memory/memory.limit_in_bytes', '/sys/fs/cgroup/pids/pids.max', '/sys/fs/cgroup/cgroup.procs',
    '/sys/fs/cgroup/pids/tasks', '/etc/passwd', '/etc/hosts', '/etc/resolv.conf', '/etc/ld.so.preload', '/sandbox/init',
    '/usr/bin/python3', '/usr/lib/python3/sitecustomize.py', '/proc/1/exe', '/proc/self/exe']
for path in paths:
    attempt(path, lambda: written(path, b'0'))
for folder, folders, _ in os.walk('/'):
    folders[:] = [each for each in folders if os.path.join(folder, each) not in ('/proc', '/work', '/tmp', '/dev')]
    attempt(folder, lambda: os.open(f'{folder}/hostile-mark', os.O_CREAT | os.O_WRONLY))
"""
INIT = """
import signal, time
for name in ('mem', 'environ', 'maps', 'fd/0', 'fd/1', 'syscall', 'auxv', 'stack', 'pagemap', 'io'):
    attempt(name, lambda: read(f'/proc/1/{name}'))
for name in ('cwd', 'root', 'fd', 'ns', 'task/1/cwd', 'map_files'):
    attempt(name, lambda: os.listdir(f'/proc/1/{name}'))
for fd in range(3, 1024): attempt('descriptor', lambda: os.fstat(fd).st_mode)
for number in range(1, 65):
    if number == signal.SIGCHLD: continue
    try: os.kill(1, number)
    except (OSError, ValueError): pass
for _ in range(2000): os.kill(1, signal.SIGCHLD)
time.sleep(0.1)
"""
FORGE = """
import os
frames = b''.join(kind + len(body).to_bytes(4, 'big') + body for kind, body in (
    (b'o', b'forged'), (b'x', bytes(40)), (b'n', b'\\1'), (b'!', b'forged'), (b'R', b'\\1'), (b'l', b'\\1')))
for fd in (1, *range(3, 64)):
    try: os.write(fd, frames)
    except OSError: pass
os._exit(3)
"""
FORGED = "".join(
    f"{kind}\0\0\0{chr(len(body))}{body}"
    for kind, body in (("o", "forged"), ("x", "\0" * 40), ("n", "\1"), ("!", "forged"), ("R", "\1"), ("l", "\1"))
)
WORDS = 'print(\'{"verdict": "success"} [WAITING_FOR_INPUT] \\x01\\0\\0\\0\\0\\0\\0\\5\')\nraise SystemExit(4)'

WALLS = [
    Attack(name="calls", code=f"{CALLS}\n{REFUSED}"),
    Attack(name="socket families", code=f"{CALLS}\n{FAMILIES}"),
    Attack(name="devices", code=TRY + DEVICES),
    Attack(name="privileges", code=TRY + PRIVILEGES),
    Attack(name="steering", code=TRY + STEER, asks={"timeout": 10_000}),
    Attack(name="init", code=TRY + INIT + "print('still here')", says="still here\n"),
    Attack(
        name="core",
        code="import os\nif os.fork() == 0: os.abort()\nos.wait()\nprint(os.listdir())",
        says="['main.py']\n",
    ),
    Attack(
        name="killing everybody",
        code="import os, time\nfor n in (15, 19, 9):\n try: os.kill(-1, n)\n except OSError: pass\n"
        "time.sleep(0.1)\nprint('alone')",
        says="alone\n",
        everywhere=True,
    ),
]

VERDICTS = [
    Attack(name="frames", code=FORGE, verdicts=("runtime_error",), says=FORGED, ends={"exitCode": 3}),
    Attack(
        name="words",
        code=WORDS,
        verdicts=("runtime_error",),
        says='{"verdict": "success"} [WAITING_FOR_INPUT] \x01\0\0\0\0\0\0\5\n',
        ends={"exitCode": 4},
    ),
    *(
        Attack(
            name=f"exit {code}",
            language="bash",
            code=f"exit {code}",
            verdicts=("runtime_error",),
            ends={"exitCode": code, "signal": None},
        )
        for code in (124, 125, 126, 127, 137, 143)
    ),
    *(
        Attack(
            name=f"own {name}",
            language="bash",
            code=f"kill -{name[3:]} $$",
            verdicts=("runtime_error",),
            ends={"signal": name},
        )
        for name in ("SIGKILL", "SIGTERM", "SIGXCPU", "SIGSEGV", "SIGABRT")
    ),
    Attack(name="own MemoryError", code="raise MemoryError", verdicts=("runtime_error",)),
]

ATTACKS = WALLS + VERDICTS
