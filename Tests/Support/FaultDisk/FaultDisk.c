#include "FaultDisk.h"
#include <sqlite3.h>
int fault_disk_register(void) { return SQLITE_OK; }
