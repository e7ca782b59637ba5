internal import Causality
package import RecordModel
package import SchoolDirectory

/// What a file of a transfer says of itself before it is opened; it names no person.
///
/// Source: `protocol/10-transfer.md`, section 3.
package struct TransferHeader: Hashable, Sendable {
  /// The school that the case comes from.
  package let from: UAI
  /// The school that it is for.
  package let to: UAI
  /// The record of the transfer at the school that it comes from: the same in every file of one transfer.
  package let transfer: RecordID
  /// Random, so that two files never share a key.
  let salt: [UInt8]

  /// A header from its parts.
  ///
  /// - Parameters:
  ///   - from: the school that the case comes from.
  ///   - to: the school that it is for.
  ///   - transfer: the record of the transfer at the first.
  ///   - salt: 32 random bytes.
  package init(from: UAI, to: UAI, transfer: RecordID, salt: [UInt8]) {
    precondition(salt.count == Self.saltByteCount)
    self.from = from
    self.to = to
    self.transfer = transfer
    self.salt = salt
  }

  /// What every file starts with.
  static let magic = Array("PREAUTRF".utf8)
  /// The version that this build reads and writes.
  static let version: UInt8 = 1
  /// How many bytes of salt there are.
  package static let saltByteCount = 32
  /// How many bytes a header takes.
  static let byteCount = 89

  /// The header's bytes, before `sealedByteCount` bytes of what is sealed.
  func bytes(sealedByteCount: Int) -> [UInt8] {
    var bytes = Self.magic + [Self.version] + Array(from.text.utf8) + Array(to.text.utf8)
    transfer.creation.replica.append(to: &bytes)
    Self.append(transfer.creation.counter, byteCount: 8, to: &bytes)
    Self.append(UInt64(transfer.index), byteCount: 4, to: &bytes)
    bytes += salt
    Self.append(UInt64(sealedByteCount), byteCount: 4, to: &bytes)
    return bytes
  }

  /// Reads the header of a file whose magic and version are right; `nil` when a part of it is none.
  init?(_ file: [UInt8]) {
    guard file.count >= Self.byteCount, let from = Self.school(file[9..<17]),
      let to = Self.school(file[17..<25]), let replica = ReplicaID(in: file, at: 25)
    else { return nil }
    let creation = Dot(replica: replica, counter: Self.number(file[41..<49]))
    self.init(
      from: from, to: to,
      transfer: RecordID(creation: creation, index: UInt32(Self.number(file[49..<53]))),
      salt: Array(file[53..<85]))
  }

  /// How many bytes are sealed, as a header says.
  static func sealedByteCount(_ file: [UInt8]) -> Int { Int(number(file[85..<89])) }

  private static func append(_ number: UInt64, byteCount: Int, to bytes: inout [UInt8]) {
    for place in (0..<byteCount).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place)))
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A school's number in its one spelling.
  private static func school(_ bytes: ArraySlice<UInt8>) -> UAI? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let school = try? UAI(parsing: text), school.text == text else { return nil }
    return school
  }
}
