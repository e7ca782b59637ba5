#include "Disk.h"
#include <stdlib.h>
#include <string.h>

/* Counts an operation. The error it is to fail with, or none. */
int disk_count(fault_disk *disk, int operation) {
  int64_t number = ++disk->counts.operations[operation];
  disk_fault fault = disk->faults[operation];
  return fault.first <= number && number < fault.last ? fault.code : SQLITE_OK;
}

/* Counts an operation that changes something. */
int disk_change(fault_disk *disk, int operation) {
  int code = disk_count(disk, FAULT_CHANGE);
  int own = disk_count(disk, operation);
  return code != SQLITE_OK ? code : own;
}

/* Whether the change under way is the one at which the power goes; then it goes. */
int disk_is_cut_now(fault_disk *disk) {
  if (disk->cut_at != disk->counts.operations[FAULT_CHANGE]) return 0;
  disk->is_down = 1;
  return 1;
}

static int begin(disk_handle *handle) {
  pthread_mutex_lock(&handle->disk->mutex);
  return handle->file->is_past || handle->disk->is_down ? SQLITE_IOERR : SQLITE_OK;
}

static int end(disk_handle *handle, int code) {
  pthread_mutex_unlock(&handle->disk->mutex);
  return code;
}

static int handle_close(sqlite3_file *base) {
  disk_handle *handle = (disk_handle *)base;
  fault_disk *disk = handle->disk;
  disk_unmap(base, 0);
  disk_unlock(base, SQLITE_LOCK_NONE);
  begin(handle);
  if (handle->is_temporary && !handle->file->is_past) disk_forget(disk, handle->file->path, 0);
  disk_release(handle->file);
  int is_last = --disk->users == 0;
  end(handle, SQLITE_OK);
  if (is_last) {
    pthread_mutex_destroy(&disk->mutex);
    free(disk->folder);
    free(disk);
  }
  return SQLITE_OK;
}

static int handle_read(sqlite3_file *base, void *bytes, int count, sqlite3_int64 offset) {
  disk_handle *handle = (disk_handle *)base;
  int code = begin(handle);
  if (code == SQLITE_OK) code = disk_count(handle->disk, FAULT_READ);
  if (code != SQLITE_OK) return end(handle, code);
  int64_t there = handle->file->current_size - offset;
  int64_t taken = there < 0 ? 0 : there < count ? there : count;
  if (taken > 0) memcpy(bytes, handle->file->current + offset, (size_t)taken);
  if (taken < count) memset((char *)bytes + taken, 0, (size_t)(count - taken));
  return end(handle, taken < count ? SQLITE_IOERR_SHORT_READ : SQLITE_OK);
}

static int has_room(const disk_handle *handle, int64_t size) {
  int64_t growth = size - handle->file->current_size;
  return handle->disk->bytes_max < 0 || growth <= 0
         || disk_byte_count(handle->disk) + growth <= handle->disk->bytes_max;
}

static int handle_write(sqlite3_file *base, const void *bytes, int count, sqlite3_int64 offset) {
  disk_handle *handle = (disk_handle *)base;
  int code = begin(handle);
  if (code == SQLITE_OK) code = disk_change(handle->disk, FAULT_WRITE);
  if (code == SQLITE_OK && !has_room(handle, offset + count)) code = SQLITE_FULL;
  if (code == SQLITE_OK) code = disk_write(handle->file, bytes, count, offset);
  if (code == SQLITE_OK && disk_is_cut_now(handle->disk)) code = SQLITE_IOERR_WRITE;
  return end(handle, code);
}

static int handle_truncate(sqlite3_file *base, sqlite3_int64 size) {
  disk_handle *handle = (disk_handle *)base;
  int code = begin(handle);
  if (code == SQLITE_OK) code = disk_change(handle->disk, FAULT_WRITE);
  if (code == SQLITE_OK) code = disk_truncate(handle->file, size);
  if (code == SQLITE_OK && disk_is_cut_now(handle->disk)) code = SQLITE_IOERR_TRUNCATE;
  return end(handle, code);
}

static int handle_sync(sqlite3_file *base, int flags) {
  disk_handle *handle = (disk_handle *)base;
  (void)flags;
  int code = begin(handle);
  if (code != SQLITE_OK) return end(handle, code);
  code = disk_change(handle->disk, FAULT_SYNC);
  if (code != SQLITE_OK) {
    disk_sync_badly(handle->file, &handle->disk->draws);
    return end(handle, code);
  }
  if (disk_is_cut_now(handle->disk)) return end(handle, SQLITE_IOERR_FSYNC);
  if (handle->disk->care == FAULT_CARE_NONE) return end(handle, SQLITE_OK);
  disk_sync(handle->file);
  // As on Unix: the first sync of a journal or log through each handle syncs its folder too.
  if (handle->syncs_folder) disk_sync_folder(handle->disk);
  handle->syncs_folder = 0;
  return end(handle, SQLITE_OK);
}

static int handle_size(sqlite3_file *base, sqlite3_int64 *size) {
  disk_handle *handle = (disk_handle *)base;
  int code = begin(handle);
  *size = handle->file->current_size;
  return end(handle, code);
}

/* Turns what would make commits durable into NORMAL, and says that it holds: a program that forgot to ask for it. */
static int weaken(char **pragma) {
  if (sqlite3_stricmp(pragma[1], "synchronous") != 0) return SQLITE_NOTFOUND;
  if (!pragma[2]) {
    pragma[0] = sqlite3_mprintf("2");
    return SQLITE_OK;
  }
  // SQLite reads its argument again, from the same place.
  if (sqlite3_stricmp(pragma[2], "FULL") == 0) strcpy(pragma[2], "1");
  return SQLITE_NOTFOUND;
}

static int handle_control(sqlite3_file *base, int operation, void *argument) {
  disk_handle *handle = (disk_handle *)base;
  if (operation == SQLITE_FCNTL_PRAGMA && handle->disk->care == FAULT_CARE_NORMAL)
    return weaken(argument);
  return SQLITE_NOTFOUND;
}

static int handle_sector(sqlite3_file *base) {
  (void)base;
  return SECTOR;
}

static int handle_characteristics(sqlite3_file *base) {
  return ((disk_handle *)base)->disk->is_powersafe ? SQLITE_IOCAP_POWERSAFE_OVERWRITE : 0;
}

const sqlite3_io_methods disk_methods = {
    .iVersion = 2,
    .xClose = handle_close,
    .xRead = handle_read,
    .xWrite = handle_write,
    .xTruncate = handle_truncate,
    .xSync = handle_sync,
    .xFileSize = handle_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_check_reserved,
    .xFileControl = handle_control,
    .xSectorSize = handle_sector,
    .xDeviceCharacteristics = handle_characteristics,
    .xShmMap = disk_map,
    .xShmLock = disk_lock_slots,
    .xShmBarrier = disk_barrier,
    .xShmUnmap = disk_unmap,
};
