/* The sandbox between the frames: the job that is open, its jail, and the one prepared for the next. */
#ifndef BOX_H
#define BOX_H

#include "run.h"

struct box {
    bool jailed; /* false: steps run beside init, and the container serves one job */
    bool ready;  /* the worker was told which of the two */
    bool open, closing, spoilt, broken;
    uint64_t disk, close_by, oom_before;
    struct jail current, spare;
    int origin; /* the first jail's /work, kept for its copies */
    int dying;  /* jails killed and not yet reaped */
    struct sock_fprog *filter;
    struct tree tree; /* without a jail: the step's processes are init's own children */
    int signals;
    uint8_t *next; /* the step to start once the one that runs has succeeded */
    size_t next_size;
};

extern struct box box;

void fail(const char *what); /* the worker throws this sandbox away */
void refuse_jail(const char *what, int error);
void prepare_spare(void);

/* what the worker orders */
void open_job(const uint8_t *payload, size_t size);
void start_step(const uint8_t *payload, size_t size);
void keep_step(const uint8_t *payload, size_t size);
void step_ended(void);
void fork_jail(void);
void collect(struct reader *reader);
void close_job(void);

/* what happens */
void hear_spare(void);
void hear_current(void);
void reap(void);
void watch_deadlines(uint64_t time);
void finish_close(void);

#endif
