// What no verification can beat: T threads read gzip files, inflate them, check CRC and length, and hash
// the content with SHA-256. libdeflate and OpenSSL are the fastest we know for either.
//
// usage: limit THREADS < paths, one a line
// prints: {"files":…,"storedBytes":…,"contentBytes":…,"seconds":…,"cpuSeconds":…,"hash":"…"}; the hash is the exclusive
// or of all SHA-256, so that nothing of the work can be left out and runs can be compared.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <openssl/sha.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HASH_BYTES SHA256_DIGEST_LENGTH

typedef struct {
  uint8_t *bytes;
  size_t capacity;
} Buffer;

typedef struct {
  pthread_t thread;
  uint64_t stored_bytes;
  uint64_t content_bytes;
  uint8_t hash[HASH_BYTES];
} Worker;

static char **paths;
static size_t path_count;
static atomic_size_t next_path;

static void fail(const char *what, const char *path) {
  fprintf(stderr, "limit: %s: %s\n", path, what);
  exit(1);
}

static void reserve(Buffer *buffer, size_t bytes) {
  if (buffer->capacity >= bytes) return;
  free(buffer->bytes);
  buffer->capacity = bytes + bytes / 2;
  buffer->bytes = malloc(buffer->capacity);
  if (buffer->bytes == NULL) fail("out of memory", "");
}

static size_t read_file(const char *path, Buffer *stored) {
  int file = open(path, O_RDONLY);
  struct stat facts;
  if (file < 0 || fstat(file, &facts) != 0) fail(strerror(errno), path);
  size_t size = (size_t)facts.st_size;
  reserve(stored, size);
  for (size_t done = 0; done < size;) {
    ssize_t got = read(file, stored->bytes + done, size - done);
    if (got <= 0) fail(got < 0 ? strerror(errno) : "it became shorter", path);
    done += (size_t)got;
  }
  close(file);
  return size;
}

// The last four bytes of a gzip member hold the length of its content.
static size_t content_length(const Buffer *stored, size_t size, const char *path) {
  if (size < 18) fail("too short for gzip", path);
  const uint8_t *end = stored->bytes + size;
  return (size_t)end[-4] | (size_t)end[-3] << 8 | (size_t)end[-2] << 16 | (size_t)end[-1] << 24;
}

static void *work(void *argument) {
  Worker *worker = argument;
  Buffer stored = {0}, content = {0};
  struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
  for (size_t place; (place = atomic_fetch_add(&next_path, 1)) < path_count;) {
    size_t size = read_file(paths[place], &stored);
    size_t length = content_length(&stored, size, paths[place]);
    reserve(&content, length + 1);
    // Without room for less than is asked for, libdeflate insists on this very length.
    if (libdeflate_gzip_decompress(decompressor, stored.bytes, size, content.bytes, length, NULL) !=
        LIBDEFLATE_SUCCESS)
      fail("not one whole gzip member", paths[place]);
    uint8_t hash[HASH_BYTES];
    SHA256(content.bytes, length, hash);
    for (int byte = 0; byte < HASH_BYTES; byte++) worker->hash[byte] ^= hash[byte];
    worker->stored_bytes += size;
    worker->content_bytes += length;
  }
  libdeflate_free_decompressor(decompressor);
  free(stored.bytes);
  free(content.bytes);
  return NULL;
}

static void read_paths(void) {
  size_t capacity = 0, length = 0;
  char *line = NULL;
  for (ssize_t got; (got = getline(&line, &length, stdin)) > 0;) {
    if (line[got - 1] == '\n') line[got - 1] = 0;
    if (path_count == capacity) {
      capacity = capacity == 0 ? 1024 : capacity * 2;
      paths = realloc(paths, capacity * sizeof *paths);
    }
    if (paths == NULL || (paths[path_count++] = strdup(line)) == NULL) fail("out of memory", "");
  }
  free(line);
}

int main(int count, char **arguments) {
  int threads = count == 2 ? atoi(arguments[1]) : 0;
  if (threads < 1 || threads > 256) fail("usage: limit THREADS < paths", "limit");
  read_paths();
  Worker *workers = calloc((size_t)threads, sizeof *workers);
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int place = 0; place < threads; place++)
    if (pthread_create(&workers[place].thread, NULL, work, &workers[place]) != 0) fail("no thread", "limit");
  Worker all = {0};
  for (int place = 0; place < threads; place++) {
    pthread_join(workers[place].thread, NULL);
    all.stored_bytes += workers[place].stored_bytes;
    all.content_bytes += workers[place].content_bytes;
    for (int byte = 0; byte < HASH_BYTES; byte++) all.hash[byte] ^= workers[place].hash[byte];
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  double cpu_seconds = (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                       (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  printf("{\"files\":%zu,\"storedBytes\":%llu,\"contentBytes\":%llu,\"seconds\":%.6f,\"cpuSeconds\":%.6f,\"hash\":\"",
         path_count, (unsigned long long)all.stored_bytes, (unsigned long long)all.content_bytes, seconds, cpu_seconds);
  for (int byte = 0; byte < HASH_BYTES; byte++) printf("%02x", all.hash[byte]);
  printf("\"}\n");
  return 0;
}
