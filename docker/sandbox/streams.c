/* A step's input and output: what the worker types, and what the program prints. */
#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { CHUNK = 32 * 1024, BACKLOG = 256 * 1024, TYPED_AHEAD = 2 * 1024 * 1024, TAKEN = 64 * 1024 };

#define MERGE (3 * MILLISECOND)      /* streams that write more often are read this often */
#define FIRST_LOOK (5 * MILLISECOND) /* for a program that waits, after the terminal went quiet */

bool run_on_terminal(void) { return run.step.flags & FLAG_TERMINAL; }

void run_close(int *fd) {
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

void run_arm_wait(uint64_t time) {
    run.wait_armed = run_on_terminal();
    run.wait_gap = FIRST_LOOK;
    run.wait_check_at = time + FIRST_LOOK;
}

static void adopt(struct stream *stream, int fd, uint8_t type) {
    fcntl(fd, F_SETFL, O_NONBLOCK);
    *stream = (struct stream){.fd = fd, .type = type};
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

void run_write_typed(void) {
    while (run.input >= 0 && buffer_size(&run.typed) > 0) {
        ssize_t written = write(run.input, run.typed.data + run.typed.start, buffer_size(&run.typed));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EAGAIN) return;
        if (written < 0) {
            buffer_clear(&run.typed);
            run_close(&run.input);
            return;
        }
        buffer_take(&run.typed, (size_t)written);
        report_taken((size_t)written);
    }
    if (run.input_ended && !run_on_terminal()) run_close(&run.input);
}

void run_input(const uint8_t *data, size_t size) {
    if (run.input_ended || size == 0) return;
    size_t held = buffer_size(&run.typed);
    if (run_on_terminal()) {
        if (held + size > TYPED_AHEAD) return; /* more than the worker may send */
        run.in_line = data[size - 1] != '\n' && data[size - 1] != '\r';
    }
    buffer_put(&run.typed, data, size);
    run.heard_at = now();
    run_arm_wait(run.heard_at);
    run_write_typed();
}

void run_end_input(void) {
    uint8_t bytes[2];
    run.input_ended = !run_on_terminal() || run.input < 0; /* a terminal is told once it is there */
    if (run.input_ended) {
        run_write_typed();
    } else {
        run_input(bytes, terminal_end_of_file(run.input, run.in_line, bytes));
        run.in_line = false;
    }
}

void run_signal(int number) {
    pid_t foreground = 0;
    run_arm_wait(run.heard_at = now());
    if (run_on_terminal() && run.input >= 0 && ioctl(run.input, TIOCGPGRP, &foreground) == 0 && foreground > 1 &&
        kill(-foreground, number) == 0)
        return;
    signal_group(number);
}

void run_resize(uint16_t columns, uint16_t rows) {
    run.step.columns = columns;
    run.step.rows = rows;
    if (run_on_terminal() && run.input >= 0) terminal_resize(run.input, columns, rows);
}

/* ---- start ---- */

static void start_terminal(const struct report *report, int master) {
    adopt(&run.streams[0], master, OUT_TERMINAL);
    run.input = fcntl(master, F_DUPFD_CLOEXEC, 3);
    run.tty_device = report->tty_device;
    run.tty_inode = report->tty_inode;
    terminal_resize(master, run.step.columns, run.step.rows); /* it may have changed meanwhile */
    run_arm_wait(run.began);
    if (run.input_ended) run_end_input();
}

void run_started(const struct report *report, const int fds[3]) {
    run.began = run.heard_at = now();
    if (run_on_terminal()) {
        start_terminal(report, fds[0]);
    } else if (run.step.flags & FLAG_COMPILING) {
        adopt(&run.streams[0], fds[0], OUT_COMPILE);
    } else {
        run.input = fds[0];
        fcntl(run.input, F_SETFL, O_NONBLOCK);
        adopt(&run.streams[0], fds[1], OUT_STDOUT);
        adopt(&run.streams[1], fds[2], OUT_STDERR);
    }
    run_write_typed();
}

/* ---- output ---- */

bool run_may_read(const struct stream *stream) {
    if (stream->fd < 0 || frames_waiting() > BACKLOG) return false;
    return !run.processes || !run_on_terminal() || run.credit > 0;
}

/* What a limit cuts off is not only not shown: the stream is closed. */
static void relay_bytes(struct stream *stream, const uint8_t *data, size_t size) {
    size_t shown = size > run.output_left ? run.output_left : size;
    if (shown > 0) send_frame(stream->type, data, shown);
    run.output_left -= shown;
    if (run_on_terminal()) run.credit -= shown > run.credit ? run.credit : shown;
    if (shown == size) return;
    run.cut = true;
    run_close(&stream->fd);
    run_stop(STOP_OUTPUT);
    if (run.stop == STOP_EXITED) run.stop = STOP_OUTPUT; /* it had ended before its last bytes were read */
}

void run_relay(struct stream *stream, uint64_t time) {
    static uint8_t chunk[CHUNK];
    size_t room = sizeof chunk;
    if (run_on_terminal() && run.processes && run.credit < room) room = run.credit;
    ssize_t got = read(stream->fd, chunk, room);
    if (got < 0 && (errno == EINTR || (errno == EAGAIN && run.processes))) return;
    if (got <= 0) { /* the end; a terminal without processes says EIO */
        run_close(&stream->fd);
        return;
    }
    if (time - stream->read_at < MERGE && (size_t)got < sizeof chunk / 2) stream->paused_until = time + MERGE;
    stream->read_at = time;
    run.heard_at = time;
    run_arm_wait(time);
    relay_bytes(stream, chunk, (size_t)got);
}
