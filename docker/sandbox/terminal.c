/* Is the program blocked reading its terminal? Asked of the kernel, not guessed from the output: a thread of the
 * terminal's foreground processes sits in read, or in an endless poll, select or epoll that includes the terminal. */
#include "init.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

struct view { /* of one process */
    pid_t pid;
    uint64_t tty_device, tty_inode;
};
struct call {
    long number;
    uint64_t arguments[6];
};

void terminal_resize(int master, uint16_t columns, uint16_t rows) {
    struct winsize size = {.ws_col = columns, .ws_row = rows};
    ioctl(master, TIOCSWINSZ, &size);
}

/* What to write for "no more input": once on an empty line, twice when a line has begun (the first hands over what
 * was typed). A program that took the terminal out of line mode gets the bare character. */
size_t terminal_end_of_file(int master, bool in_line, uint8_t bytes[2]) {
    struct termios settings;
    bytes[0] = bytes[1] = 4;
    if (tcgetattr(master, &settings) < 0) return 1;
    bytes[0] = bytes[1] = settings.c_cc[VEOF];
    return settings.c_lflag & ICANON && in_line ? 2 : 1;
}

static ssize_t read_file(const char *path, char *text, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file < 0 ? -1 : read(file, text, size - 1);
    if (file >= 0) close(file);
    text[got < 0 ? 0 : got] = 0;
    return got;
}

static bool is_terminal(const struct view *view, uint64_t fd) {
    char path[64];
    struct stat about;
    snprintf(path, sizeof path, "/proc/%d/fd/%u", view->pid, (unsigned)fd);
    if (fd > INT32_MAX || stat(path, &about) < 0 || !S_ISCHR(about.st_mode)) return false;
    bool controlling = about.st_rdev == makedev(5, 0); /* opened as /dev/tty */
    return controlling || (about.st_dev == view->tty_device && about.st_ino == view->tty_inode);
}

/* Copy from the memory of the process. */
static bool peek(const struct view *view, uint64_t address, void *into, size_t size) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", view->pid);
    int memory = open(path, O_RDONLY | O_CLOEXEC);
    bool copied = memory >= 0 && pread(memory, into, size, (off_t)address) == (ssize_t)size;
    if (memory >= 0) close(memory);
    return copied;
}

static bool polls_terminal(const struct view *view, uint64_t address, uint64_t count) {
    struct pollfd wanted[64];
    if (count > 64 || !peek(view, address, wanted, count * sizeof *wanted)) return false;
    for (uint64_t i = 0; i < count; i++)
        if (wanted[i].fd >= 0 && wanted[i].events & (POLLIN | POLLRDNORM) &&
            is_terminal(view, (uint64_t)wanted[i].fd))
            return true;
    return false;
}

static bool selects_terminal(const struct view *view, uint64_t count, uint64_t address) {
    uint64_t set[1024 / 64] = {0};
    if (!address || count > 1024 || !peek(view, address, set, (count + 63) / 64 * 8)) return false;
    for (uint64_t fd = 0; fd < count; fd++)
        if (set[fd / 64] >> fd % 64 & 1 && is_terminal(view, fd)) return true;
    return false;
}

static bool epolls_terminal(const struct view *view, uint64_t fd) {
    char path[64], text[8192];
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%u", view->pid, (unsigned)fd);
    if (read_file(path, text, sizeof text) <= 0) return false;
    for (char *line = strstr(text, "tfd:"); line; line = strstr(line + 4, "tfd:")) {
        unsigned target, events;
        if (sscanf(line, "tfd: %u events: %x", &target, &events) == 2 && events & EPOLLIN &&
            is_terminal(view, target))
            return true;
    }
    return false;
}

static bool call_waits(const struct view *view, const struct call *call) {
    const uint64_t *argument = call->arguments;
    switch (call->number) {
    case SYS_read: case SYS_readv: return is_terminal(view, argument[0]);
#ifdef SYS_poll
    case SYS_poll: return (int32_t)argument[2] < 0 && polls_terminal(view, argument[0], argument[1]);
    case SYS_select: return !argument[4] && selects_terminal(view, argument[0], argument[1]);
    case SYS_epoll_wait: return (int32_t)argument[3] < 0 && epolls_terminal(view, argument[0]);
#endif
    case SYS_ppoll: return !argument[2] && polls_terminal(view, argument[0], argument[1]);
    case SYS_pselect6: return !argument[4] && selects_terminal(view, argument[0], argument[1]);
    case SYS_epoll_pwait: return (int32_t)argument[3] < 0 && epolls_terminal(view, argument[0]);
    case SYS_epoll_pwait2: return !argument[3] && epolls_terminal(view, argument[0]);
    default: return false;
    }
}

static uint64_t switches(pid_t pid, pid_t thread) {
    char path[64], text[4096];
    snprintf(path, sizeof path, "/proc/%d/task/%d/status", pid, thread);
    read_file(path, text, sizeof text);
    const char *line = strstr(text, "\nvoluntary_ctxt_switches:");
    return line ? strtoull(line + strlen("\nvoluntary_ctxt_switches:"), NULL, 10) : 0;
}

static bool thread_waits(const struct view *view, pid_t thread, struct wait_key *key) {
    char path[64], text[256];
    struct call call;
    uint64_t *argument = call.arguments;
    snprintf(path, sizeof path, "/proc/%d/task/%d/syscall", view->pid, thread);
    if (read_file(path, text, sizeof text) <= 0) return false;
    /* "running" for a thread that is not blocked */
    if (sscanf(text, "%ld %lx %lx %lx %lx %lx %lx", &call.number, &argument[0], &argument[1], &argument[2],
               &argument[3], &argument[4], &argument[5]) != 7)
        return false;
    if (!call_waits(view, &call)) return false;
    *key = (struct wait_key){thread, switches(view->pid, thread)};
    return true;
}

static bool process_waits(const struct view *view, struct wait_key *key) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", view->pid);
    DIR *threads = opendir(path);
    bool waits = false;
    for (struct dirent *entry; threads && !waits && (entry = readdir(threads));) {
        pid_t thread = atoi(entry->d_name);
        waits = thread > 0 && thread_waits(view, thread, key);
    }
    if (threads) closedir(threads);
    return waits;
}

static pid_t group_of(pid_t pid) {
    char path[64], text[512];
    int group = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    if (read_file(path, text, sizeof text) <= 0) return 0;
    const char *after = strrchr(text, ')'); /* the name may hold anything */
    return after && sscanf(after, ") %*c %*d %d", &group) == 1 ? group : 0;
}

bool terminal_waits(int master, uint64_t tty_device, uint64_t tty_inode, struct wait_key *key) {
    pid_t foreground = 0;
    if (ioctl(master, TIOCGPGRP, &foreground) < 0 || foreground <= 1) return false;
    DIR *processes = opendir("/proc");
    bool waits = false;
    for (struct dirent *entry; processes && !waits && (entry = readdir(processes));) {
        struct view view = {atoi(entry->d_name), tty_device, tty_inode};
        if (view.pid > 1 && group_of(view.pid) == foreground) waits = process_waits(&view, key);
    }
    if (processes) closedir(processes);
    return waits;
}
