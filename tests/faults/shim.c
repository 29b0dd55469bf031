/* Preloaded: the n-th system call on a file below $FAULT_PREFIX fails, or the program ends there.
   plan(n, what, sticky): what > 0 is the errno; STOP_BEFORE and STOP_AFTER end the process; SHORT writes half. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { STOP_BEFORE = -1, STOP_AFTER = -2, SHORT = -3 };

static int at, what, sticky, calls, stopping;
static char ours[1024];
static char names[512][24];

void fault_plan(int n, int w, int s) { at = n, what = w, sticky = s, calls = 0, stopping = 0; }
int fault_calls(void) { return calls; }
const char *fault_name(int n) { return n > 0 && n < 512 ? names[n] : ""; }

static int below(const char *path) {
    const char *prefix = getenv("FAULT_PREFIX");
    return path && prefix && strncmp(path, prefix, strlen(prefix)) == 0;
}

static int is_ours(int fd) { return fd >= 0 && fd < 1024 && ours[fd]; }

/* 1: this call is to fail with errno set. */
static int hit(const char *name) {
    calls++;
    if (calls < 512) strncpy(names[calls], name, 23);
    if (!at || !(calls == at || (sticky && calls > at))) return 0;
    if (what == STOP_BEFORE) _exit(9);
    if (what == STOP_AFTER) { stopping = 1; return 0; }
    if (what == SHORT) return 0;
    errno = what;
    return 1;
}

static int after(long result) { if (stopping) _exit(9); return (int)result; }

#define REAL(type, name, ...) ((type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

static int opened(const char *name, int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if (!below(path)) return real(path, flags, mode);
    if (hit(name)) return -1;
    int fd = real(path, flags, mode);
    if (fd >= 0 && fd < 1024) ours[fd] = 1;
    return after(fd);
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        return opened(#name, REAL(int, name, const char *, int, ...), path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

ssize_t write(int fd, const void *data, size_t size) {
    if (is_ours(fd)) {
        if (hit("write")) return -1;
        if (at == calls && what == SHORT && size > 1) size /= 2;
    }
    ssize_t done = REAL(ssize_t, write, int, const void *, size_t)(fd, data, size);
    after(0);
    return done;
}

ssize_t read(int fd, void *data, size_t size) {
    if (is_ours(fd) && hit("read")) return -1;
    ssize_t done = REAL(ssize_t, read, int, void *, size_t)(fd, data, size);
    after(0);
    return done;
}

#define ON_FD(name) \
    int name(int fd) { \
        if (is_ours(fd) && hit(#name)) return -1; \
        return after(REAL(int, name, int)(fd)); \
    }
ON_FD(fsync)
ON_FD(fdatasync)

int close(int fd) {
    int mine = is_ours(fd), fails = mine && hit("close");
    if (mine) ours[fd] = 0;
    int said = errno, done = REAL(int, close, int)(fd); /* a failed close closes all the same */
    if (fails) { errno = said; return -1; }
    return after(done);
}

int flock(int fd, int operation) {
    if (is_ours(fd) && hit("flock")) return -1;
    return after(REAL(int, flock, int, int)(fd, operation));
}

int ftruncate(int fd, off_t size) {
    if (is_ours(fd) && hit("ftruncate")) return -1;
    return after(REAL(int, ftruncate, int, off_t)(fd, size));
}
int ftruncate64(int fd, off64_t size) {
    if (is_ours(fd) && hit("ftruncate64")) return -1;
    return after(REAL(int, ftruncate64, int, off64_t)(fd, size));
}

int fchmod(int fd, mode_t mode) {
    if (is_ours(fd) && hit("fchmod")) return -1;
    return after(REAL(int, fchmod, int, mode_t)(fd, mode));
}

#define FSTAT(name, kind) \
    int name(int fd, struct kind *to) { \
        if (is_ours(fd) && hit(#name)) return -1; \
        return after(REAL(int, name, int, struct kind *)(fd, to)); \
    }
FSTAT(fstat, stat)
FSTAT(fstat64, stat64)

#define STAT(name, kind) \
    int name(const char *path, struct kind *to) { \
        if (below(path) && hit(#name)) return -1; \
        return after(REAL(int, name, const char *, struct kind *)(path, to)); \
    }
STAT(stat, stat)
STAT(stat64, stat64)
STAT(lstat, stat)
STAT(lstat64, stat64)

#define ON_PATH(name) \
    int name(const char *path) { \
        if (below(path) && hit(#name)) return -1; \
        return after(REAL(int, name, const char *)(path)); \
    }
ON_PATH(unlink)
ON_PATH(rmdir)

int mkdir(const char *path, mode_t mode) {
    if (below(path) && hit("mkdir")) return -1;
    return after(REAL(int, mkdir, const char *, mode_t)(path, mode));
}

int rename(const char *from, const char *to) {
    if (below(from) && hit("rename")) return -1;
    return after(REAL(int, rename, const char *, const char *)(from, to));
}

DIR *opendir(const char *path) {
    int mine = below(path);
    if (mine && hit("opendir")) return NULL;
    DIR *done = REAL(DIR *, opendir, const char *)(path);
    int fd = mine && done ? dirfd(done) : -1;
    if (fd >= 0 && fd < 1024) ours[fd] = 1;
    after(0);
    return done;
}

#define READDIR(name, entry) \
    struct entry *name(DIR *folder) { \
        if (is_ours(dirfd(folder)) && hit(#name)) return NULL; \
        struct entry *done = REAL(struct entry *, name, DIR *)(folder); \
        after(0); \
        return done; \
    }
READDIR(readdir, dirent)
READDIR(readdir64, dirent64)

int closedir(DIR *folder) {
    int fd = dirfd(folder), mine = is_ours(fd), fails = mine && hit("closedir");
    if (mine) ours[fd] = 0;
    int said = errno, done = REAL(int, closedir, DIR *)(folder);
    if (fails) { errno = said; return -1; }
    return after(done);
}

#define LSEEK(name, kind) \
    kind name(int fd, kind to, int whence) { \
        if (is_ours(fd) && hit(#name)) return -1; \
        kind done = REAL(kind, name, int, kind, int)(fd, to, whence); \
        after(0); \
        return done; \
    }
LSEEK(lseek, off_t)
LSEEK(lseek64, off64_t)

int isatty(int fd) { /* 0 is how it fails */
    if (is_ours(fd) && hit("isatty")) return 0;
    return after(REAL(int, isatty, int)(fd));
}

#define STATVFS(name, kind) \
    int name(const char *path, struct kind *to) { \
        if (below(path) && hit(#name)) return -1; \
        return after(REAL(int, name, const char *, struct kind *)(path, to)); \
    }
STATVFS(statvfs, statvfs)
STATVFS(statvfs64, statvfs64)
