/* The sandbox between the frames: the job that is open, its jail, and the one prepared for the next. */
#include "box.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#define JAIL_READY_WITHIN (10 * SECOND)
#define CLEAN_WITHIN (3 * SECOND)

struct box box = {.jailed = true, .current = {-1, -1, -1, false}, .spare = {-1, -1, -1, false}, .origin = -1};

void fail(const char *what) {
    if (!box.broken) send_text(OUT_ERROR, -1, what);
    box.broken = true;
}

/* ---- jails ---- */

void refuse_jail(const char *what, int error) {
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

void prepare_spare(void) {
    if (!box.jailed || box.broken || box.spare.pid > 0) return;
    if (!jail_make(&box.spare, box.disk, box.filter)) refuse_jail("namespaces", errno);
}

void hear_spare(void) {
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

bool left_files(void) { return files_left(box.current.work); }

/* ---- commands ---- */

void open_job(const uint8_t *payload, size_t size) {
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

void start_step(const uint8_t *payload, size_t size) {
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

/* A step that is to follow the one that runs: compiled programs start without asking the worker first. */
void keep_step(const uint8_t *payload, size_t size) {
    if (!run.active || box.next || !(box.next = malloc(size + 1))) {
        fail("a step to follow came at the wrong time");
        return;
    }
    memcpy(box.next, payload, size);
    box.next_size = size;
}

void step_ended(void) {
    uint8_t *next = box.next;
    box.next = NULL;
    if (box.closing)
        close_job();
    else if (next && run.stop == STOP_EXITED && run.result.status == 0)
        start_step(next, box.next_size);
    free(next);
}

void fork_jail(void) {
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
    flush_frames(); /* it need not wait for the next jail */
    prepare_spare();
}

void finish_close(void) {
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

void close_job(void) {
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

void collect(struct reader *reader) {
    uint32_t most = (uint32_t)read_number(reader, 4);
    uint64_t size = read_number(reader, 8);
    if (reader->bad || !box.open || run.active)
        fail("files were asked for at the wrong time");
    else
        files_collect(box.current.work, most, size);
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

void hear_current(void) {
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

void reap(void) {
    struct signalfd_siginfo info;
    while (read(box.signals, &info, sizeof info) > 0) continue;
    if (!box.jailed) {
        if (tree_reap(&box.tree) && run.active && run.processes) run_processes_gone(&box.tree);
        return;
    }
    for (pid_t pid; (pid = waitpid(-1, NULL, WNOHANG)) > 0;) {
        if (pid == box.current.pid)
            current_died();
        else if (pid == box.spare.pid && box.spare.ready)
            jail_forget(&box.spare); /* another one is made when it is needed */
        else if (pid != box.spare.pid && box.dying > 0)
            box.dying--;
    }
}

void watch_deadlines(uint64_t time) {
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
