#ifndef FAULT_DISK_H
#define FAULT_DISK_H
/* A disk that a seed can break, as a virtual file system for SQLite. */
int fault_disk_register(void);
#endif
