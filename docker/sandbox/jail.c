/* The jail: new user, PID, mount, IPC, UTS and cgroup namespaces with fresh file systems on every writable path. Its
 * first process is the supervisor, which starts and reaps the steps. It lives under the same lock-down as the program
 * and is told what to do over a socket; what it opens for the program goes back to init as descriptors. */
#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CHANNEL = 3 }; /* the supervisor's only descriptor besides 0, 1, 2 */

#define PLAIN (MS_NOSUID | MS_NODEV)
#define INERT (MS_NOSUID | MS_NODEV | MS_NOEXEC)

/* As the engine masks them in a container whose /proc the program sees. */
static const char *const MASKED_FILES[] = {
    "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats",
    "/proc/sched_debug", "/proc/interrupts", "/proc/kallsyms", "/proc/config.gz", "/proc/key-users",
};
static const char *const MASKED_FOLDERS[] = {"/proc/asound", "/proc/acpi", "/proc/scsi", "/sandbox"};
static const char *const READ_ONLY[] = {"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool put_file(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool written = file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text);
    if (file >= 0) close(file);
    return written;
}

static const char *map_user(void) {
    char map[64];
    snprintf(map, sizeof map, "%u %u 1", geteuid(), geteuid());
    prctl(PR_SET_DUMPABLE, 1); /* or the files of /proc/self belong to root */
    return put_file("/proc/self/setgroups", "deny") && put_file("/proc/self/uid_map", map) &&
                   put_file("/proc/self/gid_map", map)
               ? NULL
               : "user namespace";
}

static bool mount_tmpfs(const char *path, uint64_t size, const char *mode) {
    char options[96];
    uint64_t files = size / 4096 > 4096 ? size / 4096 : 4096;
    snprintf(options, sizeof options, "size=%llu,nr_inodes=%llu,mode=%s", (unsigned long long)size,
             (unsigned long long)files, mode);
    return mount("tmpfs", path, "tmpfs", PLAIN, options) == 0;
}

static bool mask(const char *path, bool folder) {
    if (access(path, F_OK) < 0) return true;
    if (folder) return mount("tmpfs", path, "tmpfs", INERT | MS_RDONLY, "size=4k,nr_inodes=2,mode=0555") == 0;
    return mount("/dev/null", path, NULL, MS_BIND, NULL) == 0;
}

static bool make_read_only(const char *path) {
    if (access(path, F_OK) < 0) return true;
    return mount(path, path, NULL, MS_BIND | MS_REC, NULL) == 0 &&
           mount(NULL, path, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY | INERT, NULL) == 0;
}

int writable_proc = -1;

/* A program that could lower its own oom_score_adj would have init killed in its place. */
static bool make_proc_read_only(void) {
    writable_proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
    return writable_proc >= 0 && mount("/proc", "/proc", NULL, MS_BIND | MS_REC, NULL) == 0 &&
           mount(NULL, "/proc", NULL, MS_BIND | MS_REMOUNT | MS_RDONLY | INERT, NULL) == 0;
}

static const char *mount_proc(void) {
    /* hidepid: the supervisor is not dumpable, so that the program does not even see it. */
    if (mount("proc", "/proc", "proc", INERT, "hidepid=2") < 0) return "/proc";
    bool done = true;
    for (size_t i = 0; i < COUNT(MASKED_FILES); i++) done &= mask(MASKED_FILES[i], false);
    for (size_t i = 0; i < COUNT(MASKED_FOLDERS); i++) done &= mask(MASKED_FOLDERS[i], true);
    for (size_t i = 0; i < COUNT(READ_ONLY); i++) done &= make_read_only(READ_ONLY[i]);
    return done && make_proc_read_only() ? NULL : "masks of /proc";
}

static const char *mount_all(uint64_t disk) {
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0) return "private mounts";
    if (!mount_tmpfs("/work", disk, "0755") || !mount_tmpfs("/tmp", disk, "1777")) return "/work and /tmp";
    if (!mount_tmpfs("/dev/shm", disk, "1777")) return "/dev/shm";
    if (mount("mqueue", "/dev/mqueue", "mqueue", INERT, NULL) < 0) return "/dev/mqueue";
    if (mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620,max=64") < 0)
        return "/dev/pts";
    const char *refused = mount_proc();
    if (refused) return refused;
    return mount("tmpfs", "/sys", "tmpfs", INERT | MS_RDONLY, "size=4k,nr_inodes=2,mode=0555") < 0 ? "/sys" : NULL;
}

static const char *lock_in(uint64_t disk, const struct sock_fprog *filter) {
    const char *refused = map_user();
    if (!refused) refused = mount_all(disk);
    if (!refused && sethostname("sandbox", 7) < 0) refused = "host name";
    if (!refused) refused = privileges_drop();
    if (!refused && !filter_load(filter)) refused = "system call filter";
    if (!refused && prctl(PR_SET_DUMPABLE, 0) < 0) refused = "dumpable";
    return refused;
}

static void keep_only(int socket) {
    int null = open("/dev/null", O_RDWR);
    dup2(socket, CHANNEL);
    for (int fd = 0; fd < CHANNEL; fd++) dup2(null, fd);
    syscall(SYS_close_range, CHANNEL + 1U, ~0U, 0U);
}

static void __attribute__((noreturn)) enter(int socket, uint64_t disk, const struct sock_fprog *filter) {
    keep_only(socket);
    fcntl(CHANNEL, F_SETFD, FD_CLOEXEC);
    struct report report = {.kind = REPORT_READY, .count = 1};
    const char *refused = lock_in(disk, filter);
    int work = refused ? -1 : open("/work", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (work < 0) {
        report = (struct report){.kind = REPORT_REFUSED, .status = errno};
        snprintf(report.what, sizeof report.what, "%s", refused ? refused : "/work");
        send_report(CHANNEL, &report, NULL);
        _exit(1);
    }
    send_report(CHANNEL, &report, &work);
    close(work);
    supervise(CHANNEL);
}

/* Begin to make a jail; its supervisor reports READY or REFUSED later. False: not even a process could be had. */
bool jail_make(struct jail *jail, uint64_t disk, const struct sock_fprog *filter) {
    int ends[2];
    *jail = (struct jail){-1, -1, -1, false};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0) return false;
    unsigned long flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;
    pid_t pid = (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
    if (pid == 0) enter(ends[1], disk, filter);
    int error = errno;
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = error;
        return false;
    }
    *jail = (struct jail){pid, ends[0], -1, false};
    return true;
}

/* Let go of what init holds of a jail; its processes are killed by whoever calls. */
void jail_forget(struct jail *jail) {
    if (jail->socket >= 0) close(jail->socket);
    if (jail->work >= 0) close(jail->work);
    *jail = (struct jail){-1, -1, -1, false};
}

static bool send_all(int socket, const void *data, size_t size) {
    const char *at = data;
    while (size > 0) {
        ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        at += sent;
        size -= (size_t)sent;
    }
    return true;
}

bool jail_order(const struct jail *jail, uint8_t order, const void *payload, uint32_t size) {
    uint8_t header[FRAME_HEADER] = {order};
    put_number(header + 1, size, 4);
    return send_all(jail->socket, header, sizeof header) && send_all(jail->socket, payload, size);
}
