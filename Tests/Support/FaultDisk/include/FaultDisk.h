#ifndef FAULT_DISK_H
#define FAULT_DISK_H

/* A disk that a seed can break, as a virtual file system for SQLite.
 *
 * Files below a mounted folder live in memory, twice: as programs see them, and as a power cut would leave them. All other
 * files go to the file system that was the default before. */

#include <stdint.h>

typedef struct fault_disk fault_disk;
typedef struct fault_disk_image fault_disk_image;

/* What can be counted and made to fail. */
enum fault_operation {
  FAULT_READ = 0,
  FAULT_WRITE = 1, /* writes, truncations and deletions */
  FAULT_SYNC = 2,
  FAULT_LOCK = 3,
  FAULT_CHANGE = 4 /* writes and syncs together: where the power can be cut */
};

/* How little the disk or the program may care for durability. */
enum fault_care {
  FAULT_CARE_FULL = 0,
  FAULT_CARE_NORMAL = 1, /* "PRAGMA synchronous = FULL" is swallowed, and answered as if it held */
  FAULT_CARE_NONE = 2    /* syncs are confirmed and not carried out */
};

/* What was done, and what became of unsynced sectors at restarts. */
typedef struct fault_disk_counts {
  int64_t operations[5];
  int64_t kept, dropped, torn, scrambled;
} fault_disk_counts;

/* Becomes SQLite's default file system; once is enough, and more often does no harm. An SQLite code. */
int fault_disk_register(void);

/* Takes a folder over; it must exist. NULL when it does not. */
fault_disk *fault_disk_mount(const char *folder);
/* Gives the folder back; what is still open fails from now on. */
void fault_disk_unmount(fault_disk *disk);

/* Keeps files only as programs see them, from the next one on: less to do, and no power to cut. */
void fault_disk_set_steady(fault_disk *disk);
/* Copies a file as the end of a program would leave it, everything of it on the disk; nothing when there is none. An SQLite code. */
int fault_disk_copy(fault_disk *disk, const char *from, const char *to);
/* Forgets every file below a folder of the disk. */
void fault_disk_remove(fault_disk *disk, const char *folder);

/* Lets `count` operations of a kind fail with an SQLite code, beginning with the `first` from now, from 1. */
void fault_disk_fail(fault_disk *disk, int operation, int64_t first, int64_t count, int code);
/* Cuts the power at the `change`-th change from now, from 1: it fails, and everything after it. */
void fault_disk_cut(fault_disk *disk, int64_t change);
/* Lets writes fail as on a full disk when all files together would exceed so many bytes; none when negative. */
void fault_disk_limit(fault_disk *disk, int64_t bytes);
/* Takes back whatever was to fail. */
void fault_disk_repair(fault_disk *disk);

/* Where the drawing begins of what a failed sync has written after all. */
void fault_disk_set_seed(fault_disk *disk, uint64_t seed);
void fault_disk_set_care(fault_disk *disk, int care);
/* Whether writing part of a sector leaves the rest of it alone whatever happens; a disk that says no may scramble it. */
void fault_disk_set_powersafe(fault_disk *disk, int is_powersafe);

int fault_disk_is_down(fault_disk *disk);
/* Begins the disk's next life: what was synced, and of the rest what the seed draws. Whatever is open stays broken. */
void fault_disk_restart(fault_disk *disk, uint64_t seed);
/* Sectors that are written and not synced. */
int64_t fault_disk_unsynced(fault_disk *disk);
fault_disk_counts fault_disk_count(fault_disk *disk);

/* Keeps what is on the disk and what is on its way there. */
fault_disk_image *fault_disk_save(fault_disk *disk);
/* Puts it back; whatever is open stays broken, and nothing is set to fail. */
void fault_disk_load(fault_disk *disk, const fault_disk_image *image);
void fault_disk_image_free(fault_disk_image *image);

#endif
