#include "Disk.h"
#include <stdlib.h>
#include <string.h>

/* How a restart treats what was not synced: of 256 sectors, so many are kept and so many are broken. */
typedef struct temper {
  int kept, broken;
  uint64_t draws;
} temper;

static temper draw_temper(uint64_t seed) {
  static const int kept[] = {0, 0, 16, 128, 128, 240, 256, 256};
  temper drawn = {.draws = seed};
  drawn.kept = kept[disk_draw(&drawn.draws) % 8];
  drawn.broken = disk_draw(&drawn.draws) & 1 ? 32 : 0;
  return drawn;
}

static void scramble(unsigned char *bytes, temper *temper) {
  for (int place = 0; place < SECTOR; place += 8) {
    uint64_t noise = disk_draw(&temper->draws);
    memcpy(bytes + place, &noise, 8);
  }
}

/* A sector is written from one of its ends to the other, and the power goes in between. */
static void tear(unsigned char *bytes, const unsigned char *current, temper *temper) {
  uint64_t drawn = disk_draw(&temper->draws);
  size_t place = 1 + (drawn >> 1) % (SECTOR - 1);
  if (drawn & 1) memcpy(bytes, current, place);
  else memcpy(bytes + place, current + place, SECTOR - place);
}

/* `bytes` holds the durable sector and becomes what the power cut leaves of it. */
static void draw_sector(
    fault_disk *disk, unsigned char *bytes, const unsigned char *current, int is_new,
    temper *temper) {
  if (memcmp(bytes, current, SECTOR) == 0 && !is_new) return;
  uint64_t drawn = disk_draw(&temper->draws);
  if ((int)(drawn >> 8 & 255) < temper->broken) {
    if (!disk->is_powersafe && drawn >> 16 & 1) {
      scramble(bytes, temper);
      disk->counts.scrambled++;
    } else {
      tear(bytes, current, temper);
      disk->counts.torn++;
    }
  } else if ((int)(drawn & 255) < temper->kept) {
    memcpy(bytes, current, SECTOR);
    disk->counts.kept++;
  } else {
    if (is_new && !disk->is_powersafe && drawn >> 16 & 1) scramble(bytes, temper);
    disk->counts.dropped++;
  }
}

static int64_t draw_size(const disk_file *file, temper *temper) {
  int64_t old = file->durable_size, new = file->current_size;
  if (old == new) return new;
  uint64_t drawn = disk_draw(&temper->draws);
  if (temper->kept == 256) return new;
  if (temper->kept == 0 && drawn >> 8 & 1) return old;
  if (new > old && drawn % 3 == 0) {
    int64_t sectors = (new - old) / SECTOR;
    return sectors ? old + (int64_t)((drawn >> 16) % (uint64_t)sectors) * SECTOR : old;
  }
  return drawn % 2 ? new : old;
}

static disk_file *copy(const disk_file *file) {
  disk_file *made = calloc(1, sizeof *made);
  made->path = strdup(file->path);
  made->users = 1;
  made->room = file->room;
  made->current_size = file->current_size;
  made->durable_size = file->durable_size;
  made->is_entry_durable = file->is_entry_durable;
  made->is_deleted = file->is_deleted;
  if (file->room == 0) return made;
  made->current = malloc((size_t)file->room);
  made->durable = malloc((size_t)file->room);
  made->unsynced = malloc((size_t)(file->room / SECTOR));
  memcpy(made->current, file->current, (size_t)file->room);
  memcpy(made->durable, file->durable, (size_t)file->room);
  memcpy(made->unsynced, file->unsynced, (size_t)(file->room / SECTOR));
  return made;
}

/* The file as the power cut leaves it. */
static disk_file *survivor(fault_disk *disk, const disk_file *file, temper *temper) {
  disk_file *made = copy(file);
  made->is_deleted = 0;
  made->is_entry_durable = 1;
  int64_t size = draw_size(file, temper);
  for (int64_t sector = 0; sector < made->room / SECTOR; sector++) {
    if (!made->unsynced[sector]) continue;
    if (made->unsynced[sector] == SECTOR_CUT_OFF) {
      // A file is shortened or it is not: no sector is emptied while the size stays.
      if (size == file->current_size)
        memcpy(made->durable + sector * SECTOR, file->current + sector * SECTOR, SECTOR);
      made->unsynced[sector] = 0;
      continue;
    }
    int is_new = sector * SECTOR >= file->durable_size;
    draw_sector(
        disk, made->durable + sector * SECTOR, file->current + sector * SECTOR, is_new, temper);
    made->unsynced[sector] = 0;
  }
  if (size < made->room) memset(made->durable + size, 0, (size_t)(made->room - size));
  if (made->room) memcpy(made->current, made->durable, (size_t)made->room);
  made->current_size = made->durable_size = size;
  return made;
}

static const disk_file *deleted_before(const fault_disk *disk, const char *path) {
  for (const disk_file *file = disk->files; file; file = file->next)
    if (file->is_deleted && strcmp(file->path, path) == 0) return file;
  return NULL;
}

/* Which file a name leads to after the cut: deletions and creations since the last sync of the folder are in their order. */
static const disk_file *draw_file(fault_disk *disk, const disk_file *file, temper *temper) {
  uint64_t drawn = disk_draw(&temper->draws);
  if (file->is_deleted) {
    if (disk_find(disk, file->path)) return NULL; // decided with the newer one
    return drawn & 1 ? file : NULL;
  }
  if (file->is_entry_durable) return file;
  const disk_file *before = deleted_before(disk, file->path);
  switch (drawn % (before ? 3 : 2)) {
  case 0: return file;
  case 1: return NULL;
  default: return before;
  }
}

static void end_life(fault_disk *disk) {
  disk_file *file = disk->files;
  disk->files = NULL;
  while (file) {
    disk_file *next = file->next;
    file->is_past = 1;
    file->next = NULL;
    disk_release(file);
    file = next;
  }
}

static void begin_life(fault_disk *disk, disk_file *files) {
  end_life(disk);
  disk->files = files;
  disk->is_down = 0;
  disk->cut_at = 0;
  disk->bytes_max = -1;
  memset(disk->faults, 0, sizeof disk->faults);
}

void fault_disk_restart(fault_disk *disk, uint64_t seed) {
  pthread_mutex_lock(&disk->mutex);
  temper temper = draw_temper(seed);
  disk_file *survivors = NULL;
  for (const disk_file *file = disk->files; file; file = file->next) {
    const disk_file *drawn = draw_file(disk, file, &temper);
    if (!drawn) continue;
    disk_file *made = survivor(disk, drawn, &temper);
    made->next = survivors;
    survivors = made;
  }
  begin_life(disk, survivors);
  pthread_mutex_unlock(&disk->mutex);
}

static disk_file *copy_all(const disk_file *file) {
  disk_file *first = NULL, **link = &first;
  for (; file; file = file->next) {
    *link = copy(file);
    link = &(*link)->next;
  }
  return first;
}

fault_disk_image *fault_disk_save(fault_disk *disk) {
  fault_disk_image *image = calloc(1, sizeof *image);
  pthread_mutex_lock(&disk->mutex);
  image->files = copy_all(disk->files);
  pthread_mutex_unlock(&disk->mutex);
  return image;
}

void fault_disk_load(fault_disk *disk, const fault_disk_image *image) {
  pthread_mutex_lock(&disk->mutex);
  begin_life(disk, copy_all(image->files));
  pthread_mutex_unlock(&disk->mutex);
}

void fault_disk_image_free(fault_disk_image *image) {
  disk_file *file = image->files;
  while (file) {
    disk_file *next = file->next;
    disk_release(file);
    file = next;
  }
  free(image);
}

int64_t fault_disk_unsynced(fault_disk *disk) {
  int64_t count = 0;
  pthread_mutex_lock(&disk->mutex);
  for (disk_file *file = disk->files; file; file = file->next)
    for (int64_t sector = 0; sector < file->room / SECTOR; sector++)
      count += file->unsynced[sector] != 0;
  pthread_mutex_unlock(&disk->mutex);
  return count;
}
