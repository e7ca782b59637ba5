internal import Foundation
internal import Glibc

/// A program that holds names in its memory leaves none of it behind when it crashes.
///
/// Source: `protocol/08-privacy.md`, section 3.
package enum ProcessPrivacy {
  /// What ends a process by its own fault.
  private static let faults = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// Keeps the memory of this process out of core files and backtraces; called first of all, whatever the environment says.
  ///
  /// Swift's backtraces show what registers point at, a name as well as anything, and go to wherever errors go.
  /// What a kernel lacks is passed over: none of it may keep a school from its cases.
  package static func begin() {
    for fault in faults { signal(fault, SIG_DFL) }
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    // A core file that is piped to a collector knows no limit: it gets no segment of memory.
    try? Data("0".utf8).write(to: URL(filePath: "/proc/self/coredump_filter"))
  }
}
