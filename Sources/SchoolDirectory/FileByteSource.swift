import Glibc

/// A directory file on disk, read from its start and closed with this object.
package final class FileByteSource: ByteSource {
  private let descriptor: Int32

  /// Opens the file for reading.
  ///
  /// - Parameter path: absolute, or relative to the working directory.
  /// - Throws: `.unreadable`; nothing stays open.
  package init(path: String) throws(SchoolDirectoryError) {
    let opened = open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw .unreadable(errno: errno) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  /// See `ByteSource`.
  package func next(byteCountMax: Int) throws(SchoolDirectoryError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: byteCountMax) { buffer, count in
      count = 0
      let got = readRetrying(buffer)
      if got >= 0 { count = got } else { failure = errno }
    }
    if let failure { throw .unreadable(errno: failure) }
    return bytes
  }

  private func readRetrying(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    while true {
      let got = read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 || errno != EINTR { return got }
    }
  }
}
