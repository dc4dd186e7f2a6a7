/* The first process of every sandbox. It takes jobs as frames from the worker (standard input), runs their steps in a
 * jail that it keeps prepared, holds them to their limits and sends back what happens (standard output).
 *
 * When the worker goes, standard input closes and init exits; the kernel then ends everything in the container.
 *
 *   init.c        frames in, jails in turn, the event loop          jail.c, supervisor.c  namespaces, first process inside
 *   run.c         one step: output, input, limits                   step.c                processes started and reaped
 *   terminal.c    is the program waiting for input?                 lockdown.c            capabilities and system calls
 *   files.c       a jail's /work                                    cgroup.c, wire.c      counters; frames and buffers
 */
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define JAIL_READY_WITHIN (10 * SECOND)
#define CLEAN_WITHIN (3 * SECOND)

static struct {
    bool jailed, ready, open, closing, spoilt, broken;
    uint64_t disk, close_by, oom_before;
    struct jail current, spare;
    int origin; /* the first jail's /work, kept for its copies */
    int dying;  /* jails killed and not yet reaped */
    struct sock_fprog *filter;
    struct tree tree; /* without a jail: the step's processes are init's own children */
    struct buffer received;
    int signals;
} box = {.jailed = true, .current = {-1, -1, -1, false}, .spare = {-1, -1, -1, false}, .origin = -1};

static void fail(const char *what) {
    if (!box.broken) send_text(OUT_ERROR, -1, what);
    box.broken = true;
}

/* ---- jails ---- */

static void refuse_jail(const char *what, int error) {
    char reason[128];
    snprintf(reason, sizeof reason, "%s: %s", what, strerror(error));
    if (box.ready) {
        fail(reason);
        return;
    }
    box.jailed = false;
    box.ready = true;
    send_text(OUT_READY, 0, reason);
}

static void prepare_spare(void) {
    if (!box.jailed || box.broken || box.spare.pid > 0) return;
    if (!jail_make(&box.spare, box.disk, box.filter)) refuse_jail("namespaces", errno);
}

static void hear_spare(void) {
    struct report report;
    int fds[3];
    if (!jail_report(box.spare.socket, &report, fds)) {
        refuse_jail("the jail's first process", ECHILD);
    } else if (report.kind == REPORT_REFUSED) {
        refuse_jail(report.what, report.status);
    } else {
        box.spare.work = fds[0];
        box.spare.ready = true;
        if (!box.ready) send_text(OUT_READY, 1, "");
        box.ready = true;
        return;
    }
    jail_forget(&box.spare);
}

static void kill_current(void) {
    if (box.current.pid > 0) {
        kill(box.current.pid, SIGKILL);
        box.dying++;
    }
    jail_forget(&box.current);
}

/* Make the prepared jail the current one; waits for it only if it was asked for too soon. */
static bool enter_spare(void) {
    prepare_spare();
    struct pollfd wait = {box.spare.socket, POLLIN, 0};
    if (box.spare.pid > 0 && !box.spare.ready && poll(&wait, 1, JAIL_READY_WITHIN / MILLISECOND) > 0) hear_spare();
    if (!box.spare.ready) {
        fail("no jail could be made");
        return false;
    }
    box.current = box.spare;
    box.spare = (struct jail){-1, -1, -1, false};
    return true;
}

/* ---- what run.c asks for ---- */

void kill_processes(void) {
    if (box.jailed)
        jail_order(&box.current, ORDER_KILL, NULL, 0);
    else
        kill(-1, SIGKILL);
}

void signal_group(int number) {
    if (box.jailed)
        jail_order(&box.current, ORDER_SIGNAL, (uint8_t[]){(uint8_t)number}, 1);
    else if (box.tree.main > 1)
        kill(-box.tree.main, number);
}

/* ---- commands ---- */

static void open_job(const uint8_t *payload, size_t size) {
    struct reader reader = {payload, size, false};
    if (box.open || run.active) {
        fail("a job came before the last one was closed");
        return;
    }
    run_memory_idle();
    box.oom_before = cgroup_oom_kills();
    if (box.jailed ? !enter_spare() : (box.current.work = open("/work", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0) {
        fail("there is no /work");
        return;
    }
    box.open = true;
    const char *wrong = files_write(box.current.work, &reader);
    if (wrong) fail(wrong);
}

static void start_here(void) {
    struct started started;
    box.tree = (struct tree){.began = now()};
    int error = step_start(&run.step, &started, box.filter);
    if (error) {
        fail(strerror(error));
        return;
    }
    box.tree.main = started.pid;
    struct report report = {.tty_device = started.tty_device, .tty_inode = started.tty_inode};
    run_started(&report, started.fds);
}

static void start_step(const uint8_t *payload, size_t size) {
    uint8_t *copy = malloc(size + 1);
    if (!copy || !box.open || run.active) {
        free(copy);
        fail("a step came at the wrong time");
        return;
    }
    memcpy(copy, payload, size);
    if (!run_begin(copy, size)) {
        fail("a step cannot be read");
    } else if (!box.jailed) {
        start_here();
    } else if (!jail_order(&box.current, ORDER_STEP, payload, (uint32_t)size)) {
        fail("the jail is gone");
    }
}

static void fork_jail(void) {
    if (!box.open || !box.jailed || run.active) {
        fail("a copy was asked for at the wrong time");
        return;
    }
    if (box.origin < 0) {
        box.origin = box.current.work;
        box.current.work = -1;
    }
    kill_current();
    if (!enter_spare()) return;
    const char *wrong = files_copy(box.origin, box.current.work);
    if (wrong) fail(wrong);
}

static void report_clean(bool clean, const char *why) {
    box.closing = box.open = box.spoilt = false;
    send_text(OUT_CLEAN, clean, why);
    prepare_spare();
}

static void finish_close(void) {
    if (!box.closing || run.active || box.dying > 0) return;
    if (!box.jailed)
        report_clean(false, "without a jail a sandbox serves once");
    else if (box.spoilt)
        report_clean(false, "a process could not be killed in time");
    else if (cgroup_oom_kills() > box.oom_before)
        report_clean(false, "it ran out of memory");
    else
        report_clean(true, "");
}

static void close_job(void) {
    box.closing = true;
    box.close_by = now() + CLEAN_WITHIN;
    if (run.active) {
        run_stop(STOP_KILLED);
        return;
    }
    if (box.jailed) kill_current();
    if (box.origin >= 0) close(box.origin);
    box.origin = -1;
    finish_close();
}

static void collect(struct reader *reader) {
    uint32_t most = (uint32_t)read_number(reader, 4);
    uint64_t size = read_number(reader, 8);
    if (reader->bad || !box.open || run.active)
        fail("files were asked for at the wrong time");
    else
        files_collect(box.current.work, most, size);
}

static void obey_running(uint8_t type, struct reader *reader) {
    const uint8_t *data = reader->at;
    if (!run.active) return; /* it ended while this was on its way */
    switch (type) {
    case IN_STDIN: run_input(data, reader->left); break;
    case IN_EOF: run_end_input(); break;
    case IN_KILL: run_stop(STOP_KILLED); break;
    case IN_SIGNAL: run_signal((int)read_number(reader, 1)); break;
    case IN_CREDIT: run.credit += read_number(reader, 4); break;
    case IN_RESIZE: {
        uint16_t columns = (uint16_t)read_number(reader, 2);
        run_resize(columns, (uint16_t)read_number(reader, 2));
        break;
    }
    default: fail("an unknown frame came");
    }
}

static void obey(uint8_t type, const uint8_t *payload, size_t size) {
    struct reader reader = {payload, size, false};
    switch (type) {
    case IN_JOB: open_job(payload, size); break;
    case IN_STEP: start_step(payload, size); break;
    case IN_FORK: fork_jail(); break;
    case IN_COLLECT: collect(&reader); break;
    case IN_CLOSE: close_job(); break;
    default: obey_running(type, &reader);
    }
}

/* The worker's frames. Its end of the pipe closing is the order to end everything. */
static void hear_worker(void) {
    ssize_t got = read(STDIN_FILENO, buffer_room(&box.received, 64 * KIB), 64 * KIB);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) _exit(0);
    box.received.end += (size_t)got;
    while (buffer_size(&box.received) >= FRAME_HEADER && !box.broken) {
        const uint8_t *frame = box.received.data + box.received.start;
        struct reader reader = {frame + 1, 4, false};
        size_t size = read_number(&reader, 4);
        if (size > FRAME_LIMIT) fail("a frame is too large");
        if (buffer_size(&box.received) < FRAME_HEADER + size) break;
        obey(frame[0], frame + FRAME_HEADER, size);
        buffer_take(&box.received, FRAME_HEADER + size);
    }
    if (box.broken) buffer_clear(&box.received);
}

/* ---- events ---- */

/* The jail's own death takes the step with it: it was killed for memory, or by us because it did not answer. */
static void current_died(void) {
    jail_forget(&box.current);
    box.spoilt = true;
    if (!run.active || !run.processes) return;
    struct tree lost = {.status = SIGKILL, .wall = now() - run.began};
    run_processes_gone(&lost);
}

static void hear_current(void) {
    struct report report;
    int fds[3];
    if (!jail_report(box.current.socket, &report, fds)) {
        close(box.current.socket);
        box.current.socket = -1;
    } else if (report.kind == REPORT_STARTED) {
        run_started(&report, fds);
    } else if (report.kind == REPORT_ENDED) {
        struct tree result = {.status = report.status, .wall = report.wall, .user = report.user,
                              .system = report.system, .memory = report.memory};
        run_processes_gone(&result);
    } else {
        fail(report.what);
    }
}

static void reap(void) {
    struct signalfd_siginfo info;
    while (read(box.signals, &info, sizeof info) > 0) continue;
    if (!box.jailed) {
        if (tree_reap(&box.tree) && run.active && run.processes) run_processes_gone(&box.tree);
        return;
    }
    for (pid_t pid; (pid = waitpid(-1, NULL, WNOHANG)) > 0;) {
        if (pid == box.current.pid)
            current_died();
        else if (pid != box.spare.pid && box.dying > 0)
            box.dying--;
    }
}

static void watch_deadlines(uint64_t time) {
    if (run.active && run.processes && time >= run.give_up_at) {
        box.spoilt = true;
        run.give_up_at = NEVER;
        if (box.jailed && box.current.pid > 0)
            kill(box.current.pid, SIGKILL);
        else
            run_processes_gone(&(struct tree){.status = SIGKILL, .wall = time - run.began});
    }
    if (box.closing && time >= box.close_by) {
        box.dying = 0;
        box.spoilt = true;
        run.active = false;
    }
}

static void wait_for_events(struct pollfd *polled, size_t count, uint64_t deadline) {
    uint64_t time = now();
    uint64_t left = deadline > time ? deadline - time : 0;
    struct timespec timeout = {(time_t)(left / SECOND), (long)(left % SECOND) * 1000};
    ppoll(polled, count, deadline == NEVER ? NULL : &timeout, NULL);
}

static void turn(void) {
    enum { WORKER_IN, WORKER_OUT, SIGNALS, CURRENT, SPARE, RUN, ROOM = 8 };
    struct pollfd polled[ROOM] = {
        {STDIN_FILENO, POLLIN, 0},
        {frames_waiting() > 0 ? STDOUT_FILENO : -1, POLLOUT, 0},
        {box.signals, POLLIN, 0},
        {box.current.socket, POLLIN, 0},
        {box.spare.ready ? -1 : box.spare.socket, POLLIN, 0},
    };
    uint64_t deadline = box.closing ? box.close_by : NEVER;
    size_t count = RUN + run_poll(polled + RUN, &deadline, now());
    wait_for_events(polled, count, deadline);
    if (polled[WORKER_IN].revents) hear_worker();
    if (polled[CURRENT].revents && box.current.socket == polled[CURRENT].fd) hear_current();
    if (polled[SPARE].revents && box.spare.socket == polled[SPARE].fd && !box.spare.ready) hear_spare();
    if (polled[SIGNALS].revents) reap();
    run_turn(polled + RUN, count - RUN, now());
    watch_deadlines(now());
    if (run_finish() && box.closing) close_job();
    finish_close();
    if (!flush_frames()) _exit(0);
}

static void read_arguments(int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        const char *value = i + 1 < count ? arguments[i + 1] : "";
        if (!strcmp(arguments[i], "--no-jail")) box.jailed = false;
        if (!strcmp(arguments[i], "--disk")) box.disk = strtoull(value, NULL, 10);
        if (!strcmp(arguments[i], "--cpus")) run_cpus = strtod(value, NULL);
    }
}

int main(int count, char **arguments) {
    sigset_t child;
    read_arguments(count, arguments);
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_SETMASK, &child, NULL);
    signal(SIGPIPE, SIG_IGN);
    box.signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
    fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
    fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
    prctl(PR_SET_DUMPABLE, 0); /* a program beside it without a jail must not look into it */
    cgroup_open();
    box.filter = filter_build();
    if (!box.filter) return 71;
    if (box.jailed)
        prepare_spare();
    else
        refuse_jail("told to do without", 0);
    for (;;) turn();
}
