/* A step's output, input and limits. Times are the monotonic clock's microseconds. */
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { CHUNK = 32 * 1024, BACKLOG = 256 * 1024, TYPED_AHEAD = 2 * 1024 * 1024, TAKEN = 64 * 1024, CREDIT = 256 * 1024 };

#define MERGE (3 * MILLISECOND)      /* streams that write more often are read this often */
#define FIRST_LOOK (5 * MILLISECOND) /* for a program that waits, after the terminal went quiet */
#define LAST_LOOK (250 * MILLISECOND)
#define SAMPLE_FIRST (20 * MILLISECOND)
#define SAMPLE_LAST (250 * MILLISECOND)
#define SAMPLE_LEAST (2 * MILLISECOND)
#define GIVE_UP (2 * SECOND) /* after which killed processes should have been gone */

struct run run = {.input = -1, .streams = {{.fd = -1}, {.fd = -1}}};
double run_cpus = 1;
static uint64_t memory_idle;

static bool is_terminal(void) { return run.step.flags & FLAG_TERMINAL; }

static void close_fd(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static uint64_t own_cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (uint64_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * SECOND +
           (uint64_t)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

void run_memory_idle(void) { memory_idle = cgroup_memory(); }

bool run_begin(uint8_t *payload, size_t size) {
    uint64_t time = now();
    run = (struct run){.active = true, .processes = true, .payload = payload, .input = -1, .credit = CREDIT};
    run.streams[0].fd = run.streams[1].fd = -1;
    if (!step_parse(&run.step, payload, size)) return false;
    run.began = run.heard_at = time;
    run.output_left = run.step.output;
    run.cpu_before = cgroup_cpu();
    run.own_before = own_cpu();
    run.oom_before = cgroup_oom_kills();
    run.sample_gap = SAMPLE_FIRST;
    run.sample_at = time + SAMPLE_FIRST;
    run.give_up_at = NEVER;
    return true;
}

static void arm_wait(uint64_t time) {
    run.wait_armed = is_terminal();
    run.wait_gap = FIRST_LOOK;
    run.wait_check_at = time + FIRST_LOOK;
}

static void adopt(struct stream *stream, int fd, uint8_t type) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    *stream = (struct stream){.fd = fd, .type = type};
}

void run_processes_gone(const struct tree *result) {
    run.result = *result;
    run.processes = false;
    run.give_up_at = NEVER;
}

void run_stop(uint8_t reason) {
    if (run.stop != STOP_EXITED || !run.processes) return;
    run.stop = reason;
    run.give_up_at = now() + GIVE_UP;
    kill_processes();
}

/* ---- input ---- */

/* The worker keeps back what there is no room for; only a lot of input is worth a frame. */
static void report_taken(size_t size) {
    uint8_t amount[4];
    run.taken += size;
    if (run.taken < TAKEN) return;
    put_number(amount, run.taken, sizeof amount);
    send_frame(OUT_TAKEN, amount, sizeof amount);
    run.taken = 0;
}

static void write_typed(void) {
    while (run.input >= 0 && buffer_size(&run.typed) > 0) {
        ssize_t written = write(run.input, run.typed.data + run.typed.start, buffer_size(&run.typed));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN) return;
        if (written < 0) {
            buffer_clear(&run.typed);
            close_fd(&run.input);
            return;
        }
        buffer_take(&run.typed, (size_t)written);
        report_taken((size_t)written);
    }
    if (run.input_ended && !is_terminal()) close_fd(&run.input);
}

void run_input(const uint8_t *data, size_t size) {
    if (run.input_ended || size == 0) return;
    size_t held = buffer_size(&run.typed);
    if (is_terminal()) {
        if (held + size > TYPED_AHEAD) return; /* more than the worker may send */
        run.in_line = data[size - 1] != '\n' && data[size - 1] != '\r';
    }
    buffer_put(&run.typed, data, size);
    run.heard_at = now();
    arm_wait(run.heard_at);
    write_typed();
}

void run_end_input(void) {
    uint8_t bytes[2];
    run.input_ended = !is_terminal() || run.input < 0; /* a terminal is told once it is there */
    if (run.input_ended) {
        write_typed();
    } else {
        run_input(bytes, terminal_end_of_file(run.input, run.in_line, bytes));
        run.in_line = false;
    }
}

void run_signal(int number) {
    pid_t foreground = 0;
    arm_wait(run.heard_at = now());
    if (is_terminal() && run.input >= 0 && ioctl(run.input, TIOCGPGRP, &foreground) == 0 && foreground > 1 &&
        kill(-foreground, number) == 0)
        return;
    signal_group(number);
}

void run_resize(uint16_t columns, uint16_t rows) {
    run.step.columns = columns;
    run.step.rows = rows;
    if (is_terminal() && run.input >= 0) terminal_resize(run.input, columns, rows);
}

/* ---- start ---- */

static void start_terminal(const struct report *report, int master) {
    adopt(&run.streams[0], master, OUT_TERMINAL);
    run.input = fcntl(master, F_DUPFD_CLOEXEC, 3);
    run.tty_device = report->tty_device;
    run.tty_inode = report->tty_inode;
    terminal_resize(master, run.step.columns, run.step.rows); /* it may have changed meanwhile */
    arm_wait(run.began);
    if (run.input_ended) run_end_input();
}

void run_started(const struct report *report, const int fds[3]) {
    run.began = run.heard_at = now();
    if (is_terminal()) {
        start_terminal(report, fds[0]);
    } else if (run.step.flags & FLAG_COMPILING) {
        adopt(&run.streams[0], fds[0], OUT_COMPILE);
    } else {
        run.input = fds[0];
        fcntl(run.input, F_SETFL, O_NONBLOCK);
        adopt(&run.streams[0], fds[1], OUT_STDOUT);
        adopt(&run.streams[1], fds[2], OUT_STDERR);
    }
    write_typed();
}

/* ---- output ---- */

static bool may_read(const struct stream *stream) {
    if (stream->fd < 0 || frames_waiting() > BACKLOG) return false;
    return !run.processes || !is_terminal() || run.credit > 0;
}

/* What a limit cuts off is not only not shown: the stream is closed. */
static void relay_bytes(struct stream *stream, const uint8_t *data, size_t size) {
    size_t shown = size > run.output_left ? run.output_left : size;
    if (shown > 0) send_frame(stream->type, data, shown);
    run.output_left -= shown;
    if (is_terminal()) run.credit -= shown > run.credit ? run.credit : shown;
    if (shown == size) return;
    run.cut = true;
    close_fd(&stream->fd);
    run_stop(STOP_OUTPUT);
    if (run.stop == STOP_EXITED) run.stop = STOP_OUTPUT; /* it had ended before its last bytes were read */
}

static void relay(struct stream *stream, uint64_t time) {
    static uint8_t chunk[CHUNK];
    size_t room = sizeof chunk;
    if (is_terminal() && run.processes && run.credit < room) room = run.credit;
    ssize_t got = read(stream->fd, chunk, room);
    if (got < 0 && (errno == EINTR || (errno == EAGAIN && run.processes))) return;
    if (got <= 0) { /* the end; a terminal without processes says EIO */
        close_fd(&stream->fd);
        return;
    }
    if (time - stream->read_at < MERGE && (size_t)got < sizeof chunk / 2) stream->paused_until = time + MERGE;
    stream->read_at = time;
    run.heard_at = time;
    arm_wait(time);
    relay_bytes(stream, chunk, (size_t)got);
}

/* ---- limits ---- */

static uint64_t cpu_used(void) {
    uint64_t used = cgroup_cpu() - run.cpu_before, own = own_cpu() - run.own_before;
    return used > own ? used - own : 0;
}

static void sample_memory(void) {
    uint64_t memory = cgroup_memory();
    memory = memory > memory_idle ? memory - memory_idle : 0;
    if (memory > run.memory) run.memory = memory;
}

/* Looks at the counters, and says when to look again: not before the CPU limit can have been reached. */
static void sample(uint64_t time) {
    sample_memory();
    if (cgroup_oom_kills() > run.oom_before) run_stop(STOP_MEMORY);
    uint64_t used = cpu_used();
    if (run.step.cpu && used >= run.step.cpu) run_stop(STOP_CPU);
    run.sample_gap = run.sample_gap * 2 > SAMPLE_LAST ? SAMPLE_LAST : run.sample_gap * 2;
    uint64_t gap = run.sample_gap;
    if (run.step.cpu && run.step.cpu > used) {
        uint64_t reached = (uint64_t)((double)(run.step.cpu - used) / run_cpus);
        if (reached < gap) gap = reached > SAMPLE_LEAST ? reached : SAMPLE_LEAST;
    }
    run.sample_at = time + gap;
}

static uint64_t wall_ends(void) { return run.step.wall ? run.began + run.step.wall : NEVER; }

static uint64_t idle_ends(void) {
    return run.step.idle && is_terminal() ? run.heard_at + run.step.idle : NEVER;
}

static bool unread(const struct stream *stream) {
    struct pollfd terminal = {stream->fd, POLLIN, 0};
    return stream->fd < 0 || (poll(&terminal, 1, 0) > 0 && terminal.revents & POLLIN);
}

static void look_for_wait(uint64_t time) {
    struct wait_key key;
    bool waits = buffer_size(&run.typed) == 0 && !unread(&run.streams[0]) &&
                 terminal_waits(run.input, run.tty_device, run.tty_inode, &key) && !unread(&run.streams[0]);
    if (!waits) {
        run.wait_gap = run.wait_gap * 2 > LAST_LOOK ? LAST_LOOK : run.wait_gap * 2;
        run.wait_check_at = time + run.wait_gap;
        return;
    }
    run.wait_armed = false;
    if (memcmp(&key, &run.wait_last, sizeof key) == 0) return;
    run.wait_last = key;
    send_frame(OUT_WAITING, "", 0);
}

static void enforce(uint64_t time) {
    if (time >= wall_ends()) run_stop(STOP_WALL);
    if (time >= idle_ends()) run_stop(STOP_IDLE);
    if (time >= run.sample_at) sample(time);
    if (run.wait_armed && time >= run.wait_check_at && run.input >= 0) look_for_wait(time);
}

/* ---- the loop's two halves ---- */

static void earlier(uint64_t *deadline, uint64_t time) {
    if (time < *deadline) *deadline = time;
}

static void poll_deadlines(uint64_t *deadline) {
    if (run.stop == STOP_EXITED) {
        earlier(deadline, wall_ends());
        earlier(deadline, idle_ends());
        earlier(deadline, run.sample_at);
    }
    earlier(deadline, run.give_up_at);
    if (run.wait_armed && run.input >= 0) earlier(deadline, run.wait_check_at);
}

size_t run_poll(struct pollfd *polled, uint64_t *deadline, uint64_t time) {
    size_t count = 0;
    for (struct stream *stream = run.streams; stream < run.streams + 2; stream++) {
        bool paused = run.processes && stream->fd >= 0 && stream->paused_until > time;
        if (paused) earlier(deadline, stream->paused_until);
        polled[count++] = (struct pollfd){!paused && may_read(stream) ? stream->fd : -1, POLLIN, 0};
    }
    bool writes = run.input >= 0 && buffer_size(&run.typed) > 0;
    polled[count++] = (struct pollfd){writes ? run.input : -1, POLLOUT, 0};
    if (run.active && run.processes) poll_deadlines(deadline);
    return count;
}

void run_turn(const struct pollfd *polled, size_t count, uint64_t time) {
    if (!run.active || count < 3) return;
    for (int i = 0; i < 2; i++)
        if (run.streams[i].fd >= 0 && (polled[i].revents || (!run.processes && may_read(&run.streams[i]))))
            relay(&run.streams[i], time);
    if (polled[2].revents) write_typed();
    if (run.processes && run.stop == STOP_EXITED) enforce(time);
}

static void send_ended(void) {
    uint8_t payload[39];
    int status = run.result.status;
    uint64_t numbers[] = {run.result.wall, run.result.user, run.result.system, run.result.memory};
    payload[0] = run.stop;
    put_number(payload + 1, WIFEXITED(status) ? (uint64_t)WEXITSTATUS(status) : UINT32_MAX, 4);
    payload[5] = WIFSIGNALED(status) ? (uint8_t)WTERMSIG(status) : 0;
    for (int i = 0; i < 4; i++) put_number(payload + 6 + 8 * i, numbers[i], 8);
    payload[38] = run.cut;
    send_frame(OUT_ENDED, payload, sizeof payload);
}

/* Once the processes are gone and what they wrote is read, the step is over. */
bool run_finish(void) {
    if (!run.active || run.processes || run.streams[0].fd >= 0 || run.streams[1].fd >= 0) return false;
    bool starved = cgroup_oom_kills() > run.oom_before;
    /* A process killed for memory decides, also if it was a child and the main process ended well: what the program
     * computed cannot be trusted. Only our own order to kill, and an output limit, which it did reach, stand. */
    if (starved && run.stop != STOP_KILLED && run.stop != STOP_OUTPUT) run.stop = STOP_MEMORY;
    if (run.memory > run.result.memory) run.result.memory = run.memory;
    if (starved) run.result.memory = cgroup_memory_limit();
    send_ended();
    close_fd(&run.input);
    buffer_clear(&run.typed);
    step_free(&run.step);
    free(run.payload);
    run.payload = NULL;
    run.active = false;
    return true;
}
