/* A jail's /work, worked on from init through its directory descriptor while none of the jail's programs run. Symbolic
 * links are never followed. */
#include "init.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH = 32, FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

static bool write_all(int file, const uint8_t *data, size_t size) {
    while (size > 0) {
        ssize_t written = write(file, data, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        data += written;
        size -= (size_t)written;
    }
    return true;
}

/* Open the file `name` ("a/b/c") under `work`, making its folders. The name was judged before; this does not trust it. */
static int create(int work, char *name) {
    int folder = dup(work);
    for (char *slash = strchr(name, '/'); folder >= 0 && slash; name = slash + 1, slash = strchr(name, '/')) {
        *slash = 0;
        mkdirat(folder, name, 0755);
        int next = strcmp(name, "..") ? openat(folder, name, FOLDER) : -1;
        close(folder);
        folder = next;
    }
    if (folder < 0) return -1;
    int file = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    close(folder);
    return file;
}

const char *files_write(int work, struct reader *reader) {
    while (reader->left > 0) {
        char *name = read_string(reader);
        size_t size = read_number(reader, 4);
        const uint8_t *data = read_bytes(reader, size);
        if (reader->bad) return "a job is cut short";
        int file = create(work, name);
        if (file < 0) return "a file of the job cannot be made";
        bool written = write_all(file, data, size);
        close(file);
        if (!written) return "the job's files do not fit on the sandbox's disk";
    }
    return NULL;
}

/* Holes stay holes: a file of a terabyte may hold nothing. */
static bool copy_data(int from, int into, off_t size) {
    off_t at = 0;
    while ((at = lseek(from, at, SEEK_DATA)) >= 0 && at < size) {
        off_t end = lseek(from, at, SEEK_HOLE);
        if (end < 0 || lseek(into, at, SEEK_SET) < 0) return false;
        while (at < end)
            if (sendfile(into, from, &at, (size_t)(end - at)) <= 0) return false;
    }
    return ftruncate(into, size) == 0;
}

static bool copy_file(int from_folder, int into_folder, const char *name, const struct stat *about) {
    int from = openat(from_folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (from < 0) return errno == EACCES; /* made unreadable by its owner: the copy goes without */
    int into = openat(into_folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool copied = into >= 0 && copy_data(from, into, about->st_size) && fchmod(into, about->st_mode & 0777) == 0;
    close(from);
    if (into >= 0) close(into);
    return copied;
}

static bool copy_link(int from, int into, const char *name) {
    char target[PATH_MAX];
    ssize_t size = readlinkat(from, name, target, sizeof target - 1);
    if (size < 0) return false;
    target[size] = 0;
    return symlinkat(target, into, name) == 0;
}

static const char *copy_folder(int from, int into, int depth);

static bool copy_entry(int from, int into, const char *name, int depth) {
    struct stat about;
    if (fstatat(from, name, &about, AT_SYMLINK_NOFOLLOW) < 0) return false;
    if (S_ISREG(about.st_mode)) return copy_file(from, into, name, &about);
    if (S_ISLNK(about.st_mode)) return copy_link(from, into, name);
    if (!S_ISDIR(about.st_mode)) return true; /* pipes and sockets mean nothing without their processes */
    if (mkdirat(into, name, 0700) < 0) return false;
    int from_inner = openat(from, name, FOLDER), into_inner = openat(into, name, FOLDER);
    bool copied = into_inner >= 0 && (from_inner < 0 || !copy_folder(from_inner, into_inner, depth + 1));
    if (into_inner >= 0) fchmod(into_inner, about.st_mode & 0777);
    if (from_inner >= 0) close(from_inner);
    if (into_inner >= 0) close(into_inner);
    return copied;
}

static DIR *list(int folder) {
    int again = openat(folder, ".", FOLDER);
    return again < 0 ? NULL : fdopendir(again);
}

static bool is_dots(const char *name) { return !strcmp(name, ".") || !strcmp(name, ".."); }

static const char *copy_folder(int from, int into, int depth) {
    DIR *entries = depth < DEPTH ? list(from) : NULL;
    if (!entries) return "folders too deep to copy";
    bool copied = true;
    for (struct dirent *entry; copied && (entry = readdir(entries));)
        copied = is_dots(entry->d_name) || copy_entry(from, into, entry->d_name, depth);
    closedir(entries);
    return copied ? NULL : "the compiled files cannot be copied";
}

const char *files_copy(int from, int into) { return copy_folder(from, into, 0); }

bool files_left(int work) {
    int folder = openat(work, "output", FOLDER);
    DIR *entries = folder < 0 ? NULL : fdopendir(folder);
    if (folder >= 0 && !entries) close(folder);
    if (!entries) return false;
    bool left = false;
    for (struct dirent *entry; !left && (entry = readdir(entries));) left = !is_dots(entry->d_name);
    closedir(entries);
    return left;
}

struct collection {
    uint32_t left;
    uint64_t room;
    bool complete;
};

static void send_file(int file, const char *path, uint64_t size) {
    static uint8_t chunk[32 * KIB];
    put_number(chunk, size, 8);
    size_t length = strlen(path);
    memcpy(chunk + 8, path, length);
    send_frame(OUT_FILE, chunk, 8 + length);
    while (size > 0) {
        ssize_t got = read(file, chunk, size < sizeof chunk ? size : sizeof chunk);
        if (got <= 0) memset(chunk, 0, (size_t)(got = size < sizeof chunk ? (ssize_t)size : (ssize_t)sizeof chunk));
        send_frame(OUT_DATA, chunk, (size_t)got);
        size -= (uint64_t)got;
        flush_all_frames();
    }
}

static void collect_file(struct collection *collection, int folder, const char *name, const char *path) {
    struct stat about;
    int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool regular = file >= 0 && fstat(file, &about) == 0 && S_ISREG(about.st_mode);
    if (!regular || collection->left == 0 || (uint64_t)about.st_size > collection->room) {
        collection->complete = false;
    } else {
        collection->left--;
        collection->room -= (uint64_t)about.st_size;
        send_file(file, path, (uint64_t)about.st_size);
    }
    if (file >= 0) close(file);
}

static void collect_folder(struct collection *collection, int folder, const char *prefix, int depth) {
    struct dirent **entries = NULL;
    int again = openat(folder, ".", FOLDER);
    int count = again < 0 || depth > DEPTH ? -1 : scandirat(again, ".", &entries, NULL, alphasort);
    if (count < 0) collection->complete = false;
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        const char *name = entries[i]->d_name;
        struct stat about;
        int length = snprintf(path, sizeof path, "%s%s", prefix, name);
        bool found = !is_dots(name) && length < (int)sizeof path - 2 &&
                     fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0;
        if (found && S_ISDIR(about.st_mode)) {
            int inner = openat(folder, name, FOLDER);
            strcpy(path + length, "/");
            collect_folder(collection, inner, path, depth + 1);
            if (inner >= 0) close(inner);
        } else if (found) {
            collect_file(collection, folder, name, path);
        }
        free(entries[i]);
    }
    free(entries);
    if (again >= 0) close(again);
}

/* Send the regular files under output/, in the order of their names; COLLECTED says whether these were all. */
void files_collect(int work, uint32_t most, uint64_t size) {
    struct collection collection = {most, size, true};
    int folder = openat(work, "output", FOLDER);
    if (folder >= 0) {
        collect_folder(&collection, folder, "", 0);
        close(folder);
    }
    send_frame(OUT_COLLECTED, (uint8_t[]){collection.complete}, 1);
}
