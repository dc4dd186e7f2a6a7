/* The step that is going on, as init sees it. */
#ifndef RUN_H
#define RUN_H

#include "init.h"

struct pollfd;

struct stream {
    int fd;
    uint8_t type;
    uint64_t read_at, paused_until;
};

struct run {
    bool active;    /* from the order to start until ENDED was sent */
    bool processes; /* false once all of them are gone and only their output is left */
    struct step step;
    uint8_t *payload;
    struct stream streams[2];
    int input; /* where typed bytes go: a pipe, or the terminal's master */
    struct buffer typed;
    bool input_ended, in_line;
    uint64_t taken; /* bytes of input that found room and were not yet reported */
    uint64_t tty_device, tty_inode;
    uint64_t began, heard_at, output_left, credit;
    uint8_t stop;
    bool cut;
    uint64_t give_up_at; /* when it was killed and should have been gone */
    uint64_t cpu_before, own_before, oom_before, memory, sample_at, sample_gap;
    bool wait_armed;
    uint64_t wait_check_at, wait_gap;
    struct wait_key wait_last;
    struct tree result;
};

extern struct run run;

/* given by box.c */
void kill_processes(void);
void signal_group(int number);
bool left_files(void);

bool run_begin(uint8_t *payload, size_t size); /* takes the payload */
void run_started(const struct report *report, const int fds[3]);
void run_processes_gone(const struct tree *result);
void run_stop(uint8_t reason);
void run_input(const uint8_t *data, size_t size);
void run_end_input(void);
void run_signal(int number);
void run_resize(uint16_t columns, uint16_t rows);
size_t run_poll(struct pollfd *polled, uint64_t *deadline, uint64_t time);
void run_turn(const struct pollfd *polled, size_t count, uint64_t time);
bool run_finish(void); /* true when ENDED was sent just now */

/* streams.c */
bool run_on_terminal(void);
void run_close(int *fd);
void run_arm_wait(uint64_t time); /* look soon whether the program waits for input */
bool run_may_read(const struct stream *stream);
void run_relay(struct stream *stream, uint64_t time);
void run_write_typed(void);

void run_memory_idle(void); /* remember what the container uses while no program is in it */
extern double run_cpus;

#endif
