/* The first process of every sandbox. It takes jobs as frames from the worker (standard input), runs their steps in a
 * jail that it keeps prepared, holds them to their limits and sends back what happens (standard output).
 *
 * When the worker goes, standard input closes and init exits; the kernel then ends everything in the container.
 *
 *   init.c       frames in, the event loop                  jail.c, supervisor.c  namespaces, first process inside
 *   box.c        the job, its jail and the next one         step.c                processes started and reaped
 *   run.c        one step: its limits and its end           lockdown.c            capabilities and system calls
 *   streams.c    its input and output                       cgroup.c, wire.c      counters; frames and buffers
 *   terminal.c   is it waiting for input?                   files.c               a jail's /work
 */
#include "box.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

static struct buffer received;
struct step warm_up;

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
    case IN_THEN: keep_step(payload, size); break;
    case IN_FORK: fork_jail(); break;
    case IN_COLLECT: collect(&reader); break;
    case IN_CLOSE: close_job(); break;
    default: obey_running(type, &reader);
    }
}

/* The worker's frames. Its end of the pipe closing is the order to end everything. */
static void hear_worker(void) {
    ssize_t got = read(STDIN_FILENO, buffer_room(&received, 64 * KIB), 64 * KIB);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (got <= 0) _exit(0);
    received.end += (size_t)got;
    while (buffer_size(&received) >= FRAME_HEADER && !box.broken) {
        const uint8_t *frame = received.data + received.start;
        struct reader reader = {frame + 1, 4, false};
        size_t size = read_number(&reader, 4);
        if (size > FRAME_LIMIT) fail("a frame is too large");
        if (buffer_size(&received) < FRAME_HEADER + size) break;
        obey(frame[0], frame + FRAME_HEADER, size);
        buffer_take(&received, FRAME_HEADER + size);
    }
    if (box.broken) buffer_clear(&received);
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
    if (run_finish()) step_ended();
    finish_close();
    if (!flush_frames()) _exit(0);
}

static void read_arguments(int count, char **arguments) {
    for (int i = 1; i < count; i++) {
        const char *value = i + 1 < count ? arguments[i + 1] : "";
        if (!strcmp(arguments[i], "--no-jail")) box.jailed = false;
        if (!strcmp(arguments[i], "--disk")) box.disk = strtoull(value, NULL, 10);
        if (!strcmp(arguments[i], "--cpus")) run_cpus = strtod(value, NULL);
        if (!strcmp(arguments[i], "--warm-up")) { /* the rest: its variables, an empty argument, its argv */
            warm_up = (struct step){.file_size = box.disk, .open_files = 256, .envp = arguments + i + 1};
            while (*arguments[++i]) continue;
            arguments[i] = NULL;
            warm_up.argv = arguments + i + 1;
            return;
        }
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
