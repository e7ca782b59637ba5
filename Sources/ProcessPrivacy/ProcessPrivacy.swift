internal import Glibc

/// A program that holds names in its memory leaves none of it behind when it crashes.
///
/// Source: `protocol/08-privacy.md`, section 3.
package enum ProcessPrivacy {
  /// What Swift's runtime answers with a backtrace.
  private static let faults = [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Keeps the memory of this process out of core files and backtraces; called first of all, whatever the environment says.
  ///
  /// Swift's backtraces show what registers point at, a name as well as anything, and go to wherever errors go.
  /// What a kernel lacks is passed over: none of it may keep a school from its cases.
  package static func begin() {
    for fault in faults { signal(fault, SIG_DFL) }
    // Linux ends a core that is piped to a collector only when the limit is one byte; no core file is so small either.
    var least = rlimit(rlim_cur: 1, rlim_max: 1)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &least)
    // And should one be written all the same, it gets no segment of memory.
    let filter = open("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC)
    guard filter >= 0 else { return }
    _ = write(filter, "0", 1)
    close(filter)
  }
}
