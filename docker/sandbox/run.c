/* A step's limits, and how it ended. Times are the monotonic clock's microseconds. */
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

enum { CREDIT = 256 * 1024 };

#define LAST_LOOK (250 * MILLISECOND)
#define SAMPLE_FIRST (20 * MILLISECOND)
#define SAMPLE_LAST (250 * MILLISECOND)
#define SAMPLE_LEAST (2 * MILLISECOND)
#define GIVE_UP (2 * SECOND) /* after which killed processes should have been gone */

struct run run = {.input = -1, .streams = {{.fd = -1}, {.fd = -1}}};
double run_cpus = 1;
static uint64_t memory_idle;

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
    return run.step.idle && run_on_terminal() ? run.heard_at + run.step.idle : NEVER;
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
    if (key.thread == run.wait_last.thread && key.switches == run.wait_last.switches) return;
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
        polled[count++] = (struct pollfd){!paused && run_may_read(stream) ? stream->fd : -1, POLLIN, 0};
    }
    bool writes = run.input >= 0 && buffer_size(&run.typed) > 0;
    polled[count++] = (struct pollfd){writes ? run.input : -1, POLLOUT, 0};
    if (run.active && run.processes) poll_deadlines(deadline);
    return count;
}

void run_turn(const struct pollfd *polled, size_t count, uint64_t time) {
    if (!run.active || count < 3) return;
    for (int i = 0; i < 2; i++)
        if (run.streams[i].fd >= 0 && (polled[i].revents || (!run.processes && run_may_read(&run.streams[i]))))
            run_relay(&run.streams[i], time);
    if (polled[2].revents) run_write_typed();
    if (run.processes && run.stop == STOP_EXITED) enforce(time);
}

static void send_ended(void) {
    uint8_t payload[40];
    int status = run.result.status;
    uint64_t numbers[] = {run.result.wall, run.result.user, run.result.system, run.result.memory};
    payload[0] = run.stop;
    put_number(payload + 1, WIFEXITED(status) ? (uint64_t)WEXITSTATUS(status) : UINT32_MAX, 4);
    payload[5] = WIFSIGNALED(status) ? (uint8_t)WTERMSIG(status) : 0;
    for (int i = 0; i < 4; i++) put_number(payload + 6 + 8 * i, numbers[i], 8);
    payload[38] = run.cut;
    payload[39] = left_files();
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
    run_close(&run.input);
    buffer_clear(&run.typed);
    step_free(&run.step);
    free(run.payload);
    run.payload = NULL;
    run.active = false;
    return true;
}
