#include "Disk.h"
#include <stdlib.h>
#include <string.h>

/* Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (2014). */
uint64_t disk_draw(uint64_t *state) {
  uint64_t mixed = *state += 0x9E3779B97F4A7C15u;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
  return mixed ^ mixed >> 31;
}

disk_file *disk_find(fault_disk *disk, const char *path) {
  for (disk_file *file = disk->files; file; file = file->next)
    if (!file->is_deleted && strcmp(file->path, path) == 0) return file;
  return NULL;
}

disk_file *disk_make(fault_disk *disk, const char *path) {
  disk_file *file = calloc(1, sizeof *file);
  if (!file) return NULL;
  file->path = strdup(path);
  file->users = 1;
  file->is_steady = disk->is_steady;
  file->next = disk->files;
  disk->files = file;
  return file;
}

void disk_release(disk_file *file) {
  if (--file->users > 0) return;
  disk_free_memory(&file->locks);
  free(file->path);
  free(file->current);
  free(file->durable);
  free(file->unsynced);
  free(file);
}

static void unlist(fault_disk *disk, disk_file *file) {
  for (disk_file **link = &disk->files; *link; link = &(*link)->next) {
    if (*link != file) continue;
    *link = file->next;
    file->next = NULL;
    disk_release(file);
    return;
  }
}

/* Takes a name out of the folder, for good or until a power cut brings it back. */
void disk_forget(fault_disk *disk, const char *path, int is_durable) {
  disk_file *file = disk_find(disk, path);
  if (!file) return;
  if (is_durable || !file->is_entry_durable) unlist(disk, file);
  else file->is_deleted = 1;
}

/* What the folder says now, it says after a power cut. */
void disk_sync_folder(fault_disk *disk) {
  for (disk_file *file = disk->files, *next; file; file = next) {
    next = file->next;
    if (file->is_deleted) unlist(disk, file);
    else file->is_entry_durable = 1;
  }
}

static int make_room(disk_file *file, int64_t size) {
  if (size <= file->room) return SQLITE_OK;
  int64_t room = file->room ? file->room : 16 * SECTOR;
  while (room < size) room *= 2;
  unsigned char *current = realloc(file->current, (size_t)room);
  if (current) file->current = current;
  if (current && file->is_steady) {
    memset(current + file->room, 0, (size_t)(room - file->room));
    file->room = room;
    return SQLITE_OK;
  }
  unsigned char *durable = realloc(file->durable, (size_t)room);
  if (durable) file->durable = durable;
  unsigned char *unsynced = realloc(file->unsynced, (size_t)(room / SECTOR));
  if (unsynced) file->unsynced = unsynced;
  if (!current || !durable || !unsynced) return SQLITE_NOMEM;
  memset(current + file->room, 0, (size_t)(room - file->room));
  memset(durable + file->room, 0, (size_t)(room - file->room));
  memset(unsynced + file->room / SECTOR, 0, (size_t)((room - file->room) / SECTOR));
  file->room = room;
  return SQLITE_OK;
}

int disk_write(disk_file *file, const void *bytes, int count, int64_t offset) {
  if (count <= 0) return SQLITE_OK;
  if (make_room(file, offset + count) != SQLITE_OK) return SQLITE_NOMEM;
  memcpy(file->current + offset, bytes, (size_t)count);
  if (offset + count > file->current_size) file->current_size = offset + count;
  if (file->is_steady) return SQLITE_OK;
  int64_t first = offset / SECTOR, last = (offset + count - 1) / SECTOR;
  memset(file->unsynced + first, SECTOR_WRITTEN, (size_t)(last - first + 1));
  return SQLITE_OK;
}

int disk_truncate(disk_file *file, int64_t size) {
  if (make_room(file, size) != SQLITE_OK) return SQLITE_NOMEM;
  int64_t end = file->current_size > file->durable_size ? file->current_size : file->durable_size;
  if (size < file->current_size)
    memset(file->current + size, 0, (size_t)(file->current_size - size));
  for (int64_t sector = size / SECTOR; !file->is_steady && sector * SECTOR < end; sector++)
    file->unsynced[sector] = SECTOR_CUT_OFF;
  file->current_size = size;
  return SQLITE_OK;
}

static void sync_sector(disk_file *file, int64_t sector) {
  memcpy(file->durable + sector * SECTOR, file->current + sector * SECTOR, SECTOR);
  file->unsynced[sector] = 0;
}

void disk_sync(disk_file *file) {
  if (file->is_steady) return;
  for (int64_t sector = 0; sector < file->room / SECTOR; sector++)
    if (file->unsynced[sector]) sync_sector(file, sector);
  file->durable_size = file->current_size;
}

/* A sync that fails as Linux fails: what did not reach the disk is taken for clean, and no later sync tries it again. */
void disk_sync_badly(disk_file *file, uint64_t *draws) {
  if (file->is_steady) return;
  for (int64_t sector = 0; sector < file->room / SECTOR; sector++) {
    if (!file->unsynced[sector]) continue;
    if (disk_draw(draws) & 1) sync_sector(file, sector);
    else file->unsynced[sector] = 0;
  }
  file->durable_size = file->current_size;
}

int64_t disk_byte_count(fault_disk *disk) {
  int64_t count = 0;
  for (disk_file *file = disk->files; file; file = file->next)
    if (!file->is_deleted) count += file->current_size;
  return count;
}

int fault_disk_copy(fault_disk *disk, const char *from, const char *to) {
  pthread_mutex_lock(&disk->mutex);
  disk_file *file = disk_find(disk, from);
  disk_file *made = file ? disk_make(disk, to) : NULL;
  int code = file && !made ? SQLITE_NOMEM : SQLITE_OK;
  if (made) code = disk_write(made, file->current, (int)file->current_size, 0);
  if (made && code == SQLITE_OK) {
    disk_sync(made);
    made->is_entry_durable = 1;
  }
  pthread_mutex_unlock(&disk->mutex);
  return code;
}

void fault_disk_remove(fault_disk *disk, const char *folder) {
  size_t length = strlen(folder);
  pthread_mutex_lock(&disk->mutex);
  for (disk_file *file = disk->files, *next; file; file = next) {
    next = file->next;
    if (strncmp(file->path, folder, length) == 0 && file->path[length] == '/') unlist(disk, file);
  }
  pthread_mutex_unlock(&disk->mutex);
}
