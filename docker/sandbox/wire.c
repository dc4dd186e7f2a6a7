/* Frames: one byte of type, four of length (big-endian), payload. */
#include "init.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static struct buffer frames;

uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec / 1000;
}

size_t buffer_size(const struct buffer *buffer) { return buffer->end - buffer->start; }

/* Make room for `size` more bytes at the end. Out of memory ends init, and with it the sandbox. */
uint8_t *buffer_room(struct buffer *buffer, size_t size) {
    if (buffer->start > 0 && buffer->end + size > buffer->capacity) {
        memmove(buffer->data, buffer->data + buffer->start, buffer_size(buffer));
        buffer->end -= buffer->start;
        buffer->start = 0;
    }
    if (buffer->end + size > buffer->capacity) {
        size_t capacity = buffer->end + size + buffer->capacity / 2;
        uint8_t *data = realloc(buffer->data, capacity);
        if (!data) _exit(70);
        buffer->data = data;
        buffer->capacity = capacity;
    }
    return buffer->data + buffer->end;
}

void buffer_put(struct buffer *buffer, const void *data, size_t size) {
    memcpy(buffer_room(buffer, size), data, size);
    buffer->end += size;
}

void buffer_take(struct buffer *buffer, size_t size) {
    buffer->start += size;
    if (buffer->start != buffer->end) return;
    buffer->start = buffer->end = 0;
    /* A large frame's room would be charged to the next program's memory. */
    if (buffer->capacity > MIB) buffer_clear(buffer);
}

void buffer_clear(struct buffer *buffer) {
    free(buffer->data);
    *buffer = (struct buffer){0};
}

const uint8_t *read_bytes(struct reader *reader, size_t size) {
    if (reader->bad || reader->left < size) {
        reader->bad = true;
        return NULL;
    }
    const uint8_t *bytes = reader->at;
    reader->at += size;
    reader->left -= size;
    return bytes;
}

uint64_t read_number(struct reader *reader, size_t width) {
    const uint8_t *bytes = read_bytes(reader, width);
    uint64_t value = 0;
    for (size_t i = 0; bytes && i < width; i++) value = value << 8 | bytes[i];
    return value;
}

char *read_string(struct reader *reader) {
    size_t size = strnlen((const char *)reader->at, reader->left);
    return (char *)(uintptr_t)read_bytes(reader, size + 1);
}

void put_number(uint8_t *at, uint64_t value, size_t width) {
    for (size_t i = width; i-- > 0; value >>= 8) at[i] = (uint8_t)value;
}

void send_frame(uint8_t type, const void *payload, size_t size) {
    uint8_t header[FRAME_HEADER] = {type};
    put_number(header + 1, size, 4);
    buffer_put(&frames, header, sizeof header);
    buffer_put(&frames, payload, size);
}

void send_text(uint8_t type, int first, const char *text) {
    uint8_t payload[256];
    size_t size = 0;
    if (first >= 0) payload[size++] = (uint8_t)first;
    size_t length = strnlen(text, sizeof payload - size);
    memcpy(payload + size, text, length);
    send_frame(type, payload, size + length);
}

size_t frames_waiting(void) { return buffer_size(&frames); }

bool flush_frames(void) {
    while (buffer_size(&frames) > 0) {
        ssize_t sent = write(STDOUT_FILENO, frames.data + frames.start, buffer_size(&frames));
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return errno == EAGAIN;
        buffer_take(&frames, (size_t)sent);
    }
    return true;
}

void flush_all_frames(void) {
    while (frames_waiting() > 0) {
        struct pollfd wait[2] = {{STDOUT_FILENO, POLLOUT, 0}, {STDIN_FILENO, 0, 0}};
        poll(wait, 2, -1);
        if (!flush_frames() || wait[1].revents & POLLHUP) _exit(0);
    }
}
