#include "Disk.h"
#include <fcntl.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DISKS_MAX = 256 };

static pthread_mutex_t mounts = PTHREAD_MUTEX_INITIALIZER;
static fault_disk *mounted[DISKS_MAX];
static sqlite3_vfs *real;
static sqlite3_vfs virtual;

/* The disk that a path is on, locked and with one more user; NULL for the real one. */
static fault_disk *disk_of(const char *path) {
  fault_disk *found = NULL;
  if (!path) return NULL;
  pthread_mutex_lock(&mounts);
  for (int place = 0; place < DISKS_MAX && !found; place++) {
    fault_disk *disk = mounted[place];
    size_t length = disk ? strlen(disk->folder) : 0;
    if (disk && strncmp(path, disk->folder, length) == 0 && path[length] == '/') found = disk;
  }
  if (found) {
    pthread_mutex_lock(&found->mutex);
    found->users++;
  }
  pthread_mutex_unlock(&mounts);
  return found;
}

/* Unlocks. The disk stays while it is mounted or open; whoever unmounts it while in use has asked for it. */
static int leave(fault_disk *disk, int code) {
  disk->users--;
  pthread_mutex_unlock(&disk->mutex);
  return code;
}

/* An empty real file stands for a new database: programs make and remove it without SQLite. It is marked once opened. */
static int is_new_placeholder(const char *path) {
  struct stat status;
  return stat(path, &status) != 0 || status.st_size == 0;
}

static void mark_placeholder(const char *path) {
  int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  if (write(file, "on a fault disk\n", 16) != 16) (void)ftruncate(file, 0);
  close(file);
}

static void forget_database(fault_disk *disk, const char *path) {
  disk_forget(disk, path, 1);
  for (int place = 0; place < 2; place++) {
    char *companion = sqlite3_mprintf("%s%s", path, place ? "-journal" : "-wal");
    disk_forget(disk, companion, 1);
    sqlite3_free(companion);
  }
}

static int open_on(fault_disk *disk, const char *path, disk_handle *handle, int flags) {
  if (disk->is_down) return SQLITE_IOERR;
  int is_database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  int exists = is_database ? access(path, F_OK) == 0 : disk_find(disk, path) != NULL;
  if (!exists && !(flags & SQLITE_OPEN_CREATE)) return SQLITE_CANTOPEN;
  if (is_database && is_new_placeholder(path)) {
    forget_database(disk, path);
    mark_placeholder(path);
  }
  disk_file *file = disk_find(disk, path);
  if (!file) file = disk_make(disk, path);
  if (!file) return SQLITE_NOMEM;
  file->users++;
  disk->users++;
  memset(handle, 0, sizeof *handle);
  handle->disk = disk;
  handle->file = file;
  handle->is_temporary = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  int is_companion =
      (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL)) != 0;
  handle->syncs_folder = is_companion && (flags & SQLITE_OPEN_CREATE) != 0;
  handle->base.pMethods = &disk_methods;
  return SQLITE_OK;
}

static int vfs_open(
    sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *result) {
  (void)vfs;
  fault_disk *disk = disk_of(path);
  if (!disk) return real->xOpen(real, path, file, flags, result);
  file->pMethods = NULL;
  if (result) *result = flags;
  return leave(disk, open_on(disk, path, (disk_handle *)file, flags));
}

static int delete_on(fault_disk *disk, const char *path, int syncs_folder) {
  if (disk->is_down) return SQLITE_IOERR_DELETE;
  if (!disk_find(disk, path)) return SQLITE_IOERR_DELETE_NOENT;
  int code = disk_change(disk, FAULT_WRITE);
  if (code != SQLITE_OK) return code;
  disk_forget(disk, path, 0);
  if (disk_is_cut_now(disk)) return SQLITE_IOERR_DELETE;
  if (syncs_folder) disk_sync_folder(disk);
  return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs_folder) {
  (void)vfs;
  fault_disk *disk = disk_of(path);
  if (!disk) return real->xDelete(real, path, syncs_folder);
  return leave(disk, delete_on(disk, path, syncs_folder));
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  (void)vfs;
  fault_disk *disk = disk_of(path);
  if (!disk) return real->xAccess(real, path, flags, result);
  *result = disk_find(disk, path) != NULL;
  return leave(disk, disk->is_down ? SQLITE_IOERR_ACCESS : SQLITE_OK);
}

/* Nobody waits for a lock on a fault disk: who holds it is the same thread, or a fault. */
static int vfs_sleep(sqlite3_vfs *vfs, int microseconds) {
  (void)vfs;
  int skips = disk_skips_sleep;
  disk_skips_sleep = 0;
  return skips ? microseconds : real->xSleep(real, microseconds);
}

/* Disks come and go by the thousand: their memory is kept for the next one instead of being given back and cleared again. */
static void keep_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 64 << 20);
}

static int register_once(void) {
  if (real) return SQLITE_OK;
  keep_memory();
  int code = sqlite3_initialize();
  if (code != SQLITE_OK) return code;
  sqlite3_vfs *before = sqlite3_vfs_find(NULL);
  if (!before) return SQLITE_ERROR;
  virtual = *before;
  virtual.pNext = NULL;
  virtual.zName = "fault-disk";
  if (virtual.szOsFile < (int)sizeof(disk_handle)) virtual.szOsFile = (int)sizeof(disk_handle);
  virtual.xOpen = vfs_open;
  virtual.xDelete = vfs_delete;
  virtual.xAccess = vfs_access;
  virtual.xSleep = vfs_sleep;
  real = before;
  return sqlite3_vfs_register(&virtual, 1);
}

int fault_disk_register(void) {
  pthread_mutex_lock(&mounts);
  int code = register_once();
  pthread_mutex_unlock(&mounts);
  return code;
}

fault_disk *fault_disk_mount(const char *folder) {
  char *path = realpath(folder, NULL);
  fault_disk *disk = path ? calloc(1, sizeof *disk) : NULL;
  if (!disk || fault_disk_register() != SQLITE_OK) {
    free(path);
    free(disk);
    return NULL;
  }
  pthread_mutex_init(&disk->mutex, NULL);
  disk->folder = path;
  disk->bytes_max = -1;
  disk->users = 1;
  int is_mounted = 0;
  pthread_mutex_lock(&mounts);
  for (int place = 0; place < DISKS_MAX && !is_mounted; place++) {
    if (mounted[place]) continue;
    mounted[place] = disk;
    is_mounted = 1;
  }
  pthread_mutex_unlock(&mounts);
  if (is_mounted) return disk;
  free(path);
  free(disk);
  return NULL;
}

void fault_disk_unmount(fault_disk *disk) {
  pthread_mutex_lock(&mounts);
  for (int place = 0; place < DISKS_MAX; place++)
    if (mounted[place] == disk) mounted[place] = NULL;
  pthread_mutex_unlock(&mounts);
  fault_disk_image nothing = {NULL};
  fault_disk_load(disk, &nothing);
  pthread_mutex_lock(&disk->mutex);
  int is_last = --disk->users == 0;
  pthread_mutex_unlock(&disk->mutex);
  if (!is_last) return;
  pthread_mutex_destroy(&disk->mutex);
  free(disk->folder);
  free(disk);
}
