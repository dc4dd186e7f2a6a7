/* The sandbox's first process: what its parts share. See init.c for the whole picture. */
#ifndef INIT_H
#define INIT_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <linux/filter.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define KIB ((size_t)1024)
#define MIB (1024 * KIB)
#define SECOND ((uint64_t)1000000) /* all times are microseconds */
#define MILLISECOND ((uint64_t)1000)
#define NEVER UINT64_MAX

/* ---- wire.c: frames. The Python twin of these letters is executions/sandbox/protocol.py. ---- */
enum {
    IN_JOB = 'J', IN_STEP = 'S', IN_THEN = 'T', IN_FORK = 'F', IN_STDIN = 'I', IN_EOF = 'E', IN_RESIZE = 'Z',
    IN_SIGNAL = 'G', IN_KILL = 'K', IN_CREDIT = 'C', IN_COLLECT = 'O', IN_CLOSE = 'X',
};
enum {
    OUT_READY = 'R', OUT_STDOUT = 'o', OUT_STDERR = 'e', OUT_TERMINAL = 't', OUT_COMPILE = 'c',
    OUT_WAITING = 'w', OUT_ENDED = 'x', OUT_FILE = 'f', OUT_DATA = 'd', OUT_COLLECTED = 'l',
    OUT_TAKEN = 'k', OUT_CLEAN = 'n', OUT_ERROR = '!',
};
enum { STOP_EXITED = 0, STOP_WALL, STOP_CPU, STOP_IDLE, STOP_OUTPUT, STOP_MEMORY, STOP_KILLED };

#define FRAME_HEADER 5
#define FRAME_LIMIT (64 * MIB)

struct buffer { /* a queue of bytes: put at the end, taken from the start */
    uint8_t *data;
    size_t start, end, capacity;
};
struct reader { /* takes a payload apart; `bad` is set once it was too short */
    const uint8_t *at;
    size_t left;
    bool bad;
};

size_t buffer_size(const struct buffer *buffer);
uint8_t *buffer_room(struct buffer *buffer, size_t size);
void buffer_put(struct buffer *buffer, const void *data, size_t size);
void buffer_take(struct buffer *buffer, size_t size);
void buffer_clear(struct buffer *buffer);

uint64_t read_number(struct reader *reader, size_t width);
const uint8_t *read_bytes(struct reader *reader, size_t size);
char *read_string(struct reader *reader); /* up to and with its NUL; points into the payload */

void put_number(uint8_t *at, uint64_t value, size_t width);
void send_frame(uint8_t type, const void *payload, size_t size);
void send_text(uint8_t type, int first, const char *text); /* first < 0: no byte before the text */
bool flush_frames(void); /* writes what the worker takes now; false: the worker is gone */
void flush_all_frames(void); /* waits; only for when no step runs */
size_t frames_waiting(void);

/* ---- clock ---- */
uint64_t now(void);

/* ---- step.c: one process tree ---- */
enum { FLAG_TERMINAL = 1, FLAG_COMPILING = 2 };
struct step {
    uint8_t flags;
    uint64_t wall, cpu, idle; /* 0: no limit */
    uint64_t output, file_size;
    uint32_t open_files;
    uint16_t columns, rows;
    char **argv, **envp;
};
struct started {
    pid_t pid;
    int fds[3]; /* terminal: the master; compiling: output; else stdin, stdout, stderr */
    int count;
    uint64_t tty_device, tty_inode;
};
struct tree { /* a step's processes, as seen by the one that reaps them */
    pid_t main;
    bool main_ended;
    int status;
    uint64_t began, wall, user, system, memory;
};

bool step_parse(struct step *step, uint8_t *payload, size_t size);
void step_free(struct step *step);
int step_start(const struct step *step, struct started *started, const struct sock_fprog *filter);
bool tree_reap(struct tree *tree); /* true once the main process ended and nothing is left */

void step_start_silent(const struct step *step); /* its process is nobody's business: no input, no output, no report */

/* ---- init.c: what waits in each prepared jail; without argv: nothing ---- */
extern struct step warm_up;

/* ---- jail.c: namespaces, and the supervisor that is their first process ---- */
enum { ORDER_STEP = 1, ORDER_KILL, ORDER_SIGNAL };
enum { REPORT_READY = 1, REPORT_REFUSED, REPORT_STARTED, REPORT_ENDED, REPORT_FAILED };
struct report {
    uint32_t kind;
    int32_t status; /* of the main process, or an errno */
    int32_t count;  /* descriptors that come with it */
    uint64_t wall, user, system, memory, tty_device, tty_inode;
    char what[48];
};
struct jail {
    pid_t pid;
    int socket, work;
    bool ready;
};

extern int writable_proc; /* in a jail: /proc as only the supervisor may write to it; else -1 */
bool jail_make(struct jail *jail, uint64_t disk, const struct sock_fprog *filter);
bool jail_order(const struct jail *jail, uint8_t order, const void *payload, uint32_t size);
bool jail_report(int socket, struct report *report, int fds[3]); /* false: the jail is gone */
void jail_forget(struct jail *jail);
void supervise(int socket) __attribute__((noreturn));
bool send_report(int socket, const struct report *report, const int *fds);

/* ---- lockdown.c: what a program is denied beyond what the container denies ---- */
struct sock_fprog *filter_build(void);
bool filter_load(const struct sock_fprog *filter);
const char *privileges_drop(void); /* NULL, or what could not be dropped */

/* ---- cgroup.c: the container's own counters ---- */
void cgroup_open(void);
bool cgroup_found(void);
uint64_t cgroup_cpu(void);       /* microseconds used so far by everything in the container */
uint64_t cgroup_oom_kills(void); /* processes killed for memory so far */
uint64_t cgroup_memory(void);    /* anonymous and shared memory now: what cannot be dropped, unlike page cache */
uint64_t cgroup_memory_limit(void);

/* ---- files.c: a jail's /work, seen from init through its directory descriptor ---- */
const char *files_write(int work, struct reader *reader); /* NULL, or what went wrong */
const char *files_copy(int from, int into);
bool files_left(int work); /* is anything under output/? */
void files_collect(int work, uint32_t most, uint64_t size);

/* ---- terminal.c ---- */
struct wait_key { /* one blocked read: the same thread that has not run since is the same wait */
    pid_t thread;
    uint64_t switches;
};
bool terminal_waits(int master, uint64_t tty_device, uint64_t tty_inode, struct wait_key *key);
void terminal_resize(int master, uint16_t columns, uint16_t rows);
size_t terminal_end_of_file(int master, bool in_line, uint8_t bytes[2]);

#endif
