#ifndef DISK_H
#define DISK_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "include/FaultDisk.h"
#include <pthread.h>
#include <sqlite3.h>

enum { SECTOR = 512, SHARED_SLOTS = 8, REGIONS_MAX = 64 };

/* Why a sector is not synced. */
enum { SECTOR_WRITTEN = 1, SECTOR_CUT_OFF = 2 };

/* SQLite's locks of one file, and its shared memory, which only WAL uses. */
typedef struct disk_locks {
  int shared_count;
  const void *reserved, *pending, *exclusive;
  void *regions[REGIONS_MAX];
  int region_count, memory_users;
  int slot_shared[SHARED_SLOTS];
  const void *slot_exclusive[SHARED_SLOTS];
} disk_locks;

/* One file: as programs see it, and as a power cut would leave it. Both buffers are zero behind their ends. */
typedef struct disk_file {
  struct disk_file *next;
  char *path;
  unsigned char *current, *durable, *unsynced;
  int64_t current_size, durable_size, room;
  int is_entry_durable; /* whether the directory names it after a cut */
  int is_deleted;       /* gone, but not yet for a power cut */
  int is_steady;        /* never cut: there is only what programs see */
  int is_past;          /* of a life of the disk that is over */
  int users;            /* the disk itself, and what is open */
  disk_locks locks;
} disk_file;

typedef struct disk_fault {
  int64_t first, last;
  int code;
} disk_fault;

struct fault_disk {
  pthread_mutex_t mutex;
  char *folder;
  disk_file *files;
  disk_fault faults[5];
  fault_disk_counts counts;
  int64_t cut_at, bytes_max;
  uint64_t draws;
  int is_down, is_powersafe, is_steady, care, users;
};

struct fault_disk_image {
  disk_file *files;
};

/* What SQLite holds of an open file. */
typedef struct disk_handle {
  sqlite3_file base;
  fault_disk *disk;
  disk_file *file;
  int level, syncs_folder, is_temporary;
  int slots_shared, slots_exclusive, maps_memory;
} disk_handle;

uint64_t disk_draw(uint64_t *state);

/* Files.c */
disk_file *disk_find(fault_disk *disk, const char *path);
disk_file *disk_make(fault_disk *disk, const char *path);
void disk_release(disk_file *file);
void disk_forget(fault_disk *disk, const char *path, int is_durable);
void disk_sync_folder(fault_disk *disk);
int disk_write(disk_file *file, const void *bytes, int count, int64_t offset);
int disk_truncate(disk_file *file, int64_t size);
void disk_sync(disk_file *file);
void disk_sync_badly(disk_file *file, uint64_t *draws);
int64_t disk_byte_count(fault_disk *disk);

/* Handles.c */
extern const sqlite3_io_methods disk_methods;
int disk_count(fault_disk *disk, int operation);
int disk_change(fault_disk *disk, int operation);
int disk_is_cut_now(fault_disk *disk);

/* Locks.c */
int disk_lock(sqlite3_file *file, int level);
int disk_unlock(sqlite3_file *file, int level);
int disk_check_reserved(sqlite3_file *file, int *result);
int disk_map(sqlite3_file *file, int region, int size, int extends, void volatile **memory);
int disk_lock_slots(sqlite3_file *file, int first, int count, int flags);
void disk_barrier(sqlite3_file *file);
int disk_unmap(sqlite3_file *file, int deletes);
void disk_free_memory(disk_locks *locks);
extern _Thread_local int disk_skips_sleep;

#endif
