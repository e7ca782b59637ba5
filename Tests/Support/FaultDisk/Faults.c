#include "Disk.h"
#include <string.h>

void fault_disk_fail(fault_disk *disk, int operation, int64_t first, int64_t count, int code) {
  pthread_mutex_lock(&disk->mutex);
  int64_t done = disk->counts.operations[operation];
  disk->faults[operation] =
      (disk_fault){.first = done + first, .last = done + first + count, .code = code};
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_cut(fault_disk *disk, int64_t change) {
  pthread_mutex_lock(&disk->mutex);
  disk->cut_at = disk->counts.operations[FAULT_CHANGE] + change;
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_limit(fault_disk *disk, int64_t bytes) {
  pthread_mutex_lock(&disk->mutex);
  disk->bytes_max = bytes;
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_repair(fault_disk *disk) {
  pthread_mutex_lock(&disk->mutex);
  memset(disk->faults, 0, sizeof disk->faults);
  disk->cut_at = 0;
  disk->bytes_max = -1;
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_set_seed(fault_disk *disk, uint64_t seed) {
  pthread_mutex_lock(&disk->mutex);
  disk->draws = seed;
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_set_care(fault_disk *disk, int care) {
  pthread_mutex_lock(&disk->mutex);
  disk->care = care;
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_set_steady(fault_disk *disk) {
  pthread_mutex_lock(&disk->mutex);
  disk->is_steady = 1;
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_set_powersafe(fault_disk *disk, int is_powersafe) {
  pthread_mutex_lock(&disk->mutex);
  disk->is_powersafe = is_powersafe;
  pthread_mutex_unlock(&disk->mutex);
}

int fault_disk_is_down(fault_disk *disk) {
  pthread_mutex_lock(&disk->mutex);
  int is_down = disk->is_down;
  pthread_mutex_unlock(&disk->mutex);
  return is_down;
}

fault_disk_counts fault_disk_count(fault_disk *disk) {
  pthread_mutex_lock(&disk->mutex);
  fault_disk_counts counts = disk->counts;
  pthread_mutex_unlock(&disk->mutex);
  return counts;
}
