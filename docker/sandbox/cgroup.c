/* The container's own counters, version 1 or 2 of the kernel's control groups. They are visible, read-only, under
 * /sys/fs/cgroup of every container. */
#include "init.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
    bool unified;
    int cpu, events, memory, limit;
} files = {false, -1, -1, -1, -1};

static int open_file(const char *path) { return open(path, O_RDONLY | O_CLOEXEC); }

void cgroup_open(void) {
    files.cpu = open_file("/sys/fs/cgroup/cpu.stat");
    files.unified = files.cpu >= 0;
    if (files.unified) {
        files.events = open_file("/sys/fs/cgroup/memory.events");
        files.memory = open_file("/sys/fs/cgroup/memory.stat");
        files.limit = open_file("/sys/fs/cgroup/memory.max");
        return;
    }
    files.cpu = open_file("/sys/fs/cgroup/cpuacct/cpuacct.usage");
    files.events = open_file("/sys/fs/cgroup/memory/memory.oom_control");
    files.memory = open_file("/sys/fs/cgroup/memory/memory.stat");
    files.limit = open_file("/sys/fs/cgroup/memory/memory.limit_in_bytes");
}

bool cgroup_found(void) { return files.cpu >= 0 && files.events >= 0; }

/* The number after `word` at the start of a line, or of the whole file if there is no word. */
static uint64_t value(int file, const char *word) {
    char text[4096];
    ssize_t size = file < 0 ? -1 : pread(file, text, sizeof text - 1, 0);
    if (size <= 0) return 0;
    text[size] = 0;
    if (!word) return strtoull(text, NULL, 10);
    size_t length = strlen(word);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        if (*line == '\n') line++;
        if (strncmp(line, word, length) == 0 && line[length] == ' ') return strtoull(line + length, NULL, 10);
    }
    return 0;
}

uint64_t cgroup_cpu(void) {
    return files.unified ? value(files.cpu, "usage_usec") : value(files.cpu, NULL) / 1000;
}

uint64_t cgroup_oom_kills(void) { return value(files.events, "oom_kill"); }

uint64_t cgroup_memory(void) {
    return value(files.memory, files.unified ? "anon" : "rss") + value(files.memory, "shmem");
}

uint64_t cgroup_memory_limit(void) { return value(files.limit, NULL); }
