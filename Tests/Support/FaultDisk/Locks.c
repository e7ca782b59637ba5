#include "Disk.h"
#include <stdlib.h>

_Thread_local int disk_skips_sleep;

static int busy(void) {
  disk_skips_sleep = 1;
  return SQLITE_BUSY;
}

static int is_broken(const disk_handle *handle) {
  return handle->file->is_past || handle->disk->is_down;
}

/* Whether somebody else holds it. */
static int is_taken(const void *holder, const disk_handle *handle) {
  return holder && holder != handle;
}

static int raise_level(disk_handle *handle, int level) {
  disk_locks *locks = &handle->file->locks;
  if (handle->level == SQLITE_LOCK_NONE) {
    if (is_taken(locks->pending, handle) || is_taken(locks->exclusive, handle)) return busy();
    locks->shared_count++;
    handle->level = SQLITE_LOCK_SHARED;
  }
  if (level >= SQLITE_LOCK_RESERVED && handle->level < SQLITE_LOCK_RESERVED) {
    if (is_taken(locks->reserved, handle)) return busy();
    locks->reserved = handle;
    handle->level = SQLITE_LOCK_RESERVED;
  }
  if (level == SQLITE_LOCK_EXCLUSIVE && handle->level < SQLITE_LOCK_EXCLUSIVE) {
    if (is_taken(locks->pending, handle)) return busy();
    locks->pending = handle;
    handle->level = SQLITE_LOCK_PENDING;
    if (locks->shared_count > 1) return busy();
    locks->exclusive = handle;
    handle->level = SQLITE_LOCK_EXCLUSIVE;
  }
  return SQLITE_OK;
}

int disk_lock(sqlite3_file *base, int level) {
  disk_handle *handle = (disk_handle *)base;
  if (handle->level >= level) return SQLITE_OK;
  pthread_mutex_lock(&handle->disk->mutex);
  int code = is_broken(handle) ? SQLITE_IOERR_LOCK : disk_count(handle->disk, FAULT_LOCK);
  if (code == SQLITE_BUSY) busy();
  if (code == SQLITE_OK) code = raise_level(handle, level);
  pthread_mutex_unlock(&handle->disk->mutex);
  return code;
}

int disk_unlock(sqlite3_file *base, int level) {
  disk_handle *handle = (disk_handle *)base;
  if (handle->level <= level) return SQLITE_OK;
  pthread_mutex_lock(&handle->disk->mutex);
  disk_locks *locks = &handle->file->locks;
  if (locks->reserved == handle) locks->reserved = NULL;
  if (locks->pending == handle) locks->pending = NULL;
  if (locks->exclusive == handle) locks->exclusive = NULL;
  if (level == SQLITE_LOCK_NONE) locks->shared_count--;
  handle->level = level;
  pthread_mutex_unlock(&handle->disk->mutex);
  return SQLITE_OK;
}

int disk_check_reserved(sqlite3_file *base, int *result) {
  disk_handle *handle = (disk_handle *)base;
  pthread_mutex_lock(&handle->disk->mutex);
  *result = handle->file->locks.reserved != NULL;
  int code = is_broken(handle) ? SQLITE_IOERR_CHECKRESERVEDLOCK : SQLITE_OK;
  pthread_mutex_unlock(&handle->disk->mutex);
  return code;
}

int disk_map(sqlite3_file *base, int region, int size, int extends, void volatile **memory) {
  disk_handle *handle = (disk_handle *)base;
  *memory = NULL;
  pthread_mutex_lock(&handle->disk->mutex);
  disk_locks *locks = &handle->file->locks;
  int code = is_broken(handle) ? SQLITE_IOERR_SHMMAP : SQLITE_OK;
  if (code == SQLITE_OK && !handle->maps_memory) {
    handle->maps_memory = 1;
    locks->memory_users++;
  }
  while (code == SQLITE_OK && extends && region >= locks->region_count) {
    if (locks->region_count == REGIONS_MAX) code = SQLITE_FULL;
    else locks->regions[locks->region_count++] = calloc(1, (size_t)size);
  }
  if (code == SQLITE_OK && region < locks->region_count) *memory = locks->regions[region];
  pthread_mutex_unlock(&handle->disk->mutex);
  return code;
}

static void release_slots(disk_handle *handle, int mask) {
  disk_locks *locks = &handle->file->locks;
  for (int slot = 0; slot < SHARED_SLOTS; slot++) {
    if (!(mask >> slot & 1)) continue;
    if (handle->slots_shared >> slot & 1) locks->slot_shared[slot]--;
    if (handle->slots_exclusive >> slot & 1) locks->slot_exclusive[slot] = NULL;
  }
  handle->slots_shared &= ~mask;
  handle->slots_exclusive &= ~mask;
}

static int take_slots(disk_handle *handle, int mask, int is_exclusive) {
  disk_locks *locks = &handle->file->locks;
  for (int slot = 0; slot < SHARED_SLOTS; slot++) {
    if (!(mask >> slot & 1)) continue;
    int others = locks->slot_shared[slot] - (handle->slots_shared >> slot & 1);
    if (is_taken(locks->slot_exclusive[slot], handle)) return busy();
    if (is_exclusive && others > 0) return busy();
  }
  for (int slot = 0; slot < SHARED_SLOTS; slot++) {
    if (!(mask >> slot & 1)) continue;
    if (is_exclusive) locks->slot_exclusive[slot] = handle;
    else if (!(handle->slots_shared >> slot & 1)) locks->slot_shared[slot]++;
  }
  if (is_exclusive) handle->slots_exclusive |= mask;
  else handle->slots_shared |= mask;
  return SQLITE_OK;
}

int disk_lock_slots(sqlite3_file *base, int first, int count, int flags) {
  disk_handle *handle = (disk_handle *)base;
  int mask = ((1 << count) - 1) << first;
  pthread_mutex_lock(&handle->disk->mutex);
  int code = SQLITE_OK;
  if (flags & SQLITE_SHM_UNLOCK) {
    release_slots(handle, mask);
  } else {
    code = is_broken(handle) ? SQLITE_IOERR_SHMLOCK : disk_count(handle->disk, FAULT_LOCK);
    if (code == SQLITE_BUSY) busy();
    if (code == SQLITE_OK) code = take_slots(handle, mask, (flags & SQLITE_SHM_EXCLUSIVE) != 0);
  }
  pthread_mutex_unlock(&handle->disk->mutex);
  return code;
}

void disk_barrier(sqlite3_file *base) {
  (void)base;
  __sync_synchronize();
}

void disk_free_memory(disk_locks *locks) {
  for (int region = 0; region < locks->region_count; region++) free(locks->regions[region]);
  locks->region_count = 0;
}

int disk_unmap(sqlite3_file *base, int deletes) {
  disk_handle *handle = (disk_handle *)base;
  (void)deletes;
  pthread_mutex_lock(&handle->disk->mutex);
  release_slots(handle, (1 << SHARED_SLOTS) - 1);
  if (handle->maps_memory) {
    handle->maps_memory = 0;
    // The next to come finds nothing, and so recovers from the log.
    if (--handle->file->locks.memory_users == 0) disk_free_memory(&handle->file->locks);
  }
  pthread_mutex_unlock(&handle->disk->mutex);
  return SQLITE_OK;
}
