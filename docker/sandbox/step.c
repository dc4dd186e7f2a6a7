/* Starting a step's main process and reaping all that came of it. Runs in the jail's supervisor, or in init itself
 * where no jail can be had. */
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { NICENESS = 10 };

static char **parse_strings(struct reader *reader) {
    size_t count = read_number(reader, 2);
    char **strings = calloc(count + 1, sizeof *strings);
    for (size_t i = 0; strings && i < count; i++) strings[i] = read_string(reader);
    return strings;
}

/* `step` points into `payload` afterwards. */
bool step_parse(struct step *step, uint8_t *payload, size_t size) {
    struct reader reader = {payload, size, false};
    *step = (struct step){0};
    step->flags = (uint8_t)read_number(&reader, 1);
    step->wall = read_number(&reader, 8);
    step->cpu = read_number(&reader, 8);
    step->idle = read_number(&reader, 8);
    step->output = read_number(&reader, 8);
    step->file_size = read_number(&reader, 8);
    step->open_files = (uint32_t)read_number(&reader, 4);
    step->columns = (uint16_t)read_number(&reader, 2);
    step->rows = (uint16_t)read_number(&reader, 2);
    step->argv = parse_strings(&reader);
    step->envp = parse_strings(&reader);
    return !reader.bad && reader.left == 0 && step->argv && step->envp && step->argv[0];
}

void step_free(struct step *step) {
    free(step->argv);
    free(step->envp);
    *step = (struct step){0};
}

/* The program's end of it. By its name only under gVisor, which knows no other way. */
static int open_peer(int master) {
    const int flags = O_RDWR | O_NOCTTY | O_CLOEXEC;
    int slave = ioctl(master, TIOCGPTPEER, flags);
    char name[64];
    if (slave >= 0 || errno != ENOTTY || ptsname_r(master, name, sizeof name) != 0) return slave;
    return open(name, flags);
}

static int open_terminal(const struct step *step, int child[3], struct started *started) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || unlockpt(master) < 0) return errno;
    int slave = open_peer(master);
    struct stat about;
    if (slave < 0 || fstat(slave, &about) < 0) return errno;
    struct termios settings;
    if (tcgetattr(slave, &settings) == 0) {
        settings.c_iflag |= IUTF8; /* backspace takes a whole character */
        tcsetattr(slave, TCSANOW, &settings);
    }
    terminal_resize(master, step->columns, step->rows);
    child[0] = child[1] = child[2] = slave;
    started->fds[0] = master;
    started->count = 1;
    started->tty_device = about.st_dev;
    started->tty_inode = about.st_ino;
    return 0;
}

static int open_pipes(const struct step *step, int child[3], struct started *started) {
    int in[2], out[2], err[2];
    if (pipe2(out, O_CLOEXEC) < 0) return errno;
    if (step->flags & FLAG_COMPILING) {
        child[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
        child[1] = child[2] = out[1];
        started->fds[0] = out[0];
        started->count = 1;
        return child[0] < 0 ? errno : 0;
    }
    if (pipe2(in, O_CLOEXEC) < 0 || pipe2(err, O_CLOEXEC) < 0) return errno;
    memcpy(child, (int[]){in[0], out[1], err[1]}, 3 * sizeof *child);
    memcpy(started->fds, (int[]){in[1], out[0], err[0]}, 3 * sizeof *child);
    started->count = 3;
    return 0;
}

static void set_limit(__rlimit_resource_t what, uint64_t value) {
    struct rlimit limit = {value, value};
    if (setrlimit(what, &limit) == 0) return;
    /* More than the container's own hard limit was asked for: the most there is. */
    getrlimit(what, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(what, &limit);
}

static void reset_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The first to be killed when memory runs out, long before init. Needs a dumpable process for its own /proc file. */
static void offer_to_oom_killer(void) {
    prctl(PR_SET_DUMPABLE, 1);
    int file = writable_proc < 0 ? open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC)
                                 : openat(writable_proc, "self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    if (write(file, "1000", 4) < 0) perror("oom_score_adj");
    close(file);
}

static void __attribute__((noreturn)) become(const struct step *step, const int child[3],
                                             const struct sock_fprog *filter) {
    setsid();
    if (step->flags & FLAG_TERMINAL) ioctl(child[0], TIOCSCTTY, 0);
    for (int fd = 0; fd < 3; fd++) dup2(child[fd], fd);
    offer_to_oom_killer();
    syscall(SYS_close_range, 3U, ~0U, 0U);
    reset_signals();
    umask(022);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_FSIZE, step->file_size);
    set_limit(RLIMIT_NOFILE, step->open_files);
    /* init, which ends them, must get a turn however many of them spin. Other containers do not see the difference. */
    setpriority(PRIO_PROCESS, 0, NICENESS);
    if (chdir("/work") < 0 || (filter && (privileges_drop() || !filter_load(filter)))) _exit(126);
    environ = step->envp; /* execvp looks for the command in this PATH */
    execvp(step->argv[0], step->argv);
    dprintf(2, "%s: %s\n", step->argv[0], strerror(errno));
    _exit(127);
}

/* Until the child has closed what it inherited, the terminal is not its own: a Ctrl+C typed now would go to nobody. */
static void await_close(int file) {
    char none;
    while (read(file, &none, 1) < 0 && errno == EINTR) continue;
}

/* Start the main process. The filter is given where the caller itself does not live under it. Returns 0 or errno. */
int step_start(const struct step *step, struct started *started, const struct sock_fprog *filter) {
    int child[3], held[2];
    *started = (struct started){0};
    int error = (step->flags & FLAG_TERMINAL ? open_terminal : open_pipes)(step, child, started);
    if (error) return error;
    if (pipe2(held, O_CLOEXEC) < 0) return errno;
    started->pid = fork();
    if (started->pid == 0) become(step, child, filter);
    error = started->pid < 0 ? errno : 0;
    for (int i = 0; i < 3; i++)
        if (i == 0 || child[i] != child[i - 1]) close(child[i]);
    close(held[1]);
    if (step->flags & FLAG_TERMINAL) await_close(held[0]);
    close(held[0]);
    return error;
}

void step_start_silent(const struct step *step) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0 && fork() == 0) become(step, (int[]){null, null, null}, NULL);
    if (null >= 0) close(null);
}

static uint64_t microseconds(struct timeval time) {
    return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_usec;
}

/* The main process's end is the step's end: whatever it left behind is killed and reaped. */
bool tree_reap(struct tree *tree) {
    for (;;) {
        int status;
        struct rusage usage;
        pid_t pid = wait4(-1, &status, WNOHANG, &usage);
        if (pid < 0) return tree->main_ended && errno == ECHILD;
        if (pid == 0) return false;
        tree->user += microseconds(usage.ru_utime);
        tree->system += microseconds(usage.ru_stime);
        uint64_t memory = (uint64_t)usage.ru_maxrss * KIB;
        if (memory > tree->memory) tree->memory = memory;
        if (pid != tree->main) continue;
        tree->main_ended = true;
        tree->status = status;
        tree->wall = now() - tree->began;
        kill(-1, SIGKILL);
    }
}
