/*
 * Shows what a power cut would leave of a database. Loaded before a program (LD_PRELOAD), it writes every change of a
 * file called stockguard.db* a second time into the folder ONLY_SYNCED, but only when the program has had the file
 * flushed to the disk: what was written and never flushed is missing there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct change {
  char name[64];
  off_t at;
  size_t size; /* (size_t)-1: cut off at `at` */
  char *bytes;
  struct change *next;
};

static struct change *pending = NULL, **last = &pending;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/*
 * The file's own name where it is the database or its write-ahead log. The log's index is made anew after a cut; the
 * rollback journal is used, and removed, only until the write-ahead log is switched on.
 */
static int database_file(int fd, char *name) {
  char link[64], path[PATH_MAX];
  struct stat kind;
  if (fstat(fd, &kind) != 0 || !S_ISREG(kind.st_mode)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  const char *base = strrchr(path, '/');
  if (base == NULL || strncmp(base + 1, "stockguard.db", 13) != 0 || strstr(base, "-shm")) return 0;
  if (strstr(base, "-journal")) return 0;
  snprintf(name, 64, "%s", base + 1);
  return 1;
}

static void note(int fd, off_t at, size_t size, const void *bytes) {
  char name[64];
  if (!database_file(fd, name)) return;
  struct change *made = calloc(1, sizeof *made);
  strcpy(made->name, name);
  made->at = at;
  made->size = size;
  if (bytes != NULL) memcpy(made->bytes = malloc(size), bytes, size);
  pthread_mutex_lock(&lock);
  *last = made;
  last = &made->next;
  pthread_mutex_unlock(&lock);
}

typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef int (*fd_call)(int);
typedef int (*truncate_call)(int, off_t);

static pwrite_call real_pwrite(void) {
  static pwrite_call real = NULL;
  if (real == NULL) real = (pwrite_call)dlsym(RTLD_NEXT, "pwrite64");
  return real;
}

static truncate_call real_truncate(void) {
  static truncate_call real = NULL;
  if (real == NULL) real = (truncate_call)dlsym(RTLD_NEXT, "ftruncate64");
  return real;
}

static void apply(const struct change *made) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", getenv("ONLY_SYNCED"), made->name);
  int fd = open(path, O_RDWR | O_CREAT, 0600);
  if (fd < 0) return;
  if (made->bytes == NULL) real_truncate()(fd, made->at);
  else real_pwrite()(fd, made->bytes, made->size, made->at);
  close(fd);
}

static void flushed(int fd) {
  char name[64];
  if (!database_file(fd, name)) return;
  pthread_mutex_lock(&lock);
  for (struct change **link = &pending; *link != NULL;) {
    struct change *made = *link;
    if (strcmp(made->name, name) != 0) {
      link = &made->next;
      continue;
    }
    apply(made);
    *link = made->next;
    free(made->bytes);
    free(made);
  }
  for (last = &pending; *last != NULL;) last = &(*last)->next;
  pthread_mutex_unlock(&lock);
}

typedef ssize_t (*write_call)(int, const void *, size_t);

ssize_t write(int fd, const void *bytes, size_t size) {
  static write_call real = NULL;
  if (real == NULL) real = (write_call)dlsym(RTLD_NEXT, "write");
  char name[64];
  if (database_file(fd, name)) note(fd, lseek(fd, 0, SEEK_CUR), size, bytes);
  return real(fd, bytes, size);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off_t at) {
  note(fd, at, size, bytes);
  return real_pwrite()(fd, bytes, size, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { return pwrite64(fd, bytes, size, at); }

int ftruncate64(int fd, off_t at) {
  note(fd, at, (size_t)-1, NULL);
  return real_truncate()(fd, at);
}

int ftruncate(int fd, off_t at) { return ftruncate64(fd, at); }

int fdatasync(int fd) {
  static fd_call real = NULL;
  if (real == NULL) real = (fd_call)dlsym(RTLD_NEXT, "fdatasync");
  int done = real(fd);
  if (done == 0) flushed(fd);
  return done;
}

int fsync(int fd) {
  static fd_call real = NULL;
  if (real == NULL) real = (fd_call)dlsym(RTLD_NEXT, "fsync");
  int done = real(fd);
  if (done == 0) flushed(fd);
  return done;
}
