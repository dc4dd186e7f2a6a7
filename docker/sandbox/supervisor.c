/* The jail's first process: starts a step when told to, reaps, reports. */
#include "init.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

union control { /* room for three descriptors, aligned as the kernel wants it */
    char space[CMSG_SPACE(3 * sizeof(int))];
    struct cmsghdr align;
};

/* One report is one message of a stream socket: small enough to arrive whole. */
bool send_report(int socket, const struct report *report, const int *fds) {
    union control control = {0};
    struct iovec data = {(void *)(uintptr_t)report, sizeof *report};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
    if (report->count > 0) {
        message.msg_control = control.space;
        message.msg_controllen = CMSG_SPACE((size_t)report->count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN((size_t)report->count * sizeof(int));
        memcpy(CMSG_DATA(header), fds, (size_t)report->count * sizeof(int));
    }
    return sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)sizeof *report;
}

bool jail_report(int socket, struct report *report, int fds[3]) {
    union control control = {0};
    struct iovec data = {report, sizeof *report};
    struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = control.space,
                             .msg_controllen = sizeof control.space};
    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_WAITALL) != (ssize_t)sizeof *report) return false;
    for (int i = 0; i < 3; i++) fds[i] = -1;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header && header->cmsg_type == SCM_RIGHTS)
        memcpy(fds, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
    return true;
}

static bool receive_all(int socket, void *into, size_t size) {
    return size == 0 || recv(socket, into, size, MSG_WAITALL) == (ssize_t)size;
}

static void report_failure(int socket, const char *what, int error) {
    struct report report = {.kind = REPORT_FAILED, .status = error};
    strncpy(report.what, what, sizeof report.what - 1);
    send_report(socket, &report, NULL);
}

/* What was started to wait for a compilation must not be beside a program. */
static void end_warm_up(void) {
    if (!warm_up.argv) return;
    kill(-1, SIGKILL);
    while (waitpid(-1, NULL, 0) > 0) continue;
}

static void start(int socket, struct tree *tree, uint8_t *payload, size_t size) {
    struct step step;
    struct started started;
    if (!step_parse(&step, payload, size)) {
        report_failure(socket, "step", EINVAL);
        return;
    }
    if (!(step.flags & FLAG_COMPILING)) end_warm_up();
    *tree = (struct tree){.began = now()};
    int error = step_start(&step, &started, NULL);
    step_free(&step);
    tree->main = started.pid;
    if (error) {
        tree->main = 0;
        report_failure(socket, "process", error);
        return;
    }
    struct report report = {.kind = REPORT_STARTED, .count = started.count, .tty_device = started.tty_device,
                            .tty_inode = started.tty_inode};
    send_report(socket, &report, started.fds);
    for (int i = 0; i < started.count; i++) close(started.fds[i]);
}

static void obey(int socket, struct tree *tree) {
    uint8_t header[FRAME_HEADER];
    if (!receive_all(socket, header, sizeof header)) _exit(0);
    struct reader reader = {header + 1, 4, false};
    size_t size = read_number(&reader, 4);
    uint8_t *payload = malloc(size + 1);
    if (!payload || !receive_all(socket, payload, size)) _exit(0);
    if (header[0] == ORDER_STEP) start(socket, tree, payload, size);
    if (header[0] == ORDER_KILL) kill(-1, SIGKILL);
    if (header[0] == ORDER_SIGNAL && tree->main > 0 && size == 1) kill(-tree->main, payload[0]);
    free(payload);
}

void supervise(int socket) {
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_SETMASK, &child, NULL);
    int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
    struct tree tree = {0};
    if (warm_up.argv) step_start_silent(&warm_up);
    for (;;) {
        struct pollfd wait[2] = {{socket, POLLIN, 0}, {signals, POLLIN, 0}};
        struct signalfd_siginfo info;
        if (poll(wait, 2, -1) < 0) continue;
        if (wait[0].revents) obey(socket, &tree);
        while (read(signals, &info, sizeof info) > 0) continue;
        if (tree.main == 0 || !tree_reap(&tree)) continue;
        struct report report = {.kind = REPORT_ENDED, .status = tree.status, .wall = tree.wall, .user = tree.user,
                                .system = tree.system, .memory = tree.memory};
        tree.main = 0;
        send_report(socket, &report, NULL);
    }
}
