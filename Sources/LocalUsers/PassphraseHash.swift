internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A passphrase as it is kept: scrypt's answer, with everything needed to ask again.
package struct PassphraseHash: Hashable, Sendable {
  private let cost: ScryptCost
  private let salt: [UInt8]
  private let hash: [UInt8]

  static let saltByteCount = 16
  private static let hashByteCount = 32

  private init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// Hashes a passphrase.
  ///
  /// - Throws: `LocalUserError.noMemory` when this computer cannot do the work.
  static func make(
    of passphrase: Passphrase, cost: ScryptCost, salt: [UInt8]
  ) throws(LocalUserError) -> PassphraseHash {
    PassphraseHash(
      cost: cost, salt: salt, hash: try derive(passphrase, cost, salt).withUnsafeBytes(Array.init))
  }

  /// A hash that no passphrase has, so that an unknown login costs as much as a known one.
  static func decoy(cost: ScryptCost, random: (Int) -> [UInt8]) -> PassphraseHash {
    PassphraseHash(cost: cost, salt: random(saltByteCount), hash: random(hashByteCount))
  }

  /// Whether a passphrase is the one; takes the same time when it is not.
  func matches(_ passphrase: Passphrase) throws(LocalUserError) -> Bool {
    // swift-crypto compares keys in constant time.
    try Self.derive(passphrase, cost, salt) == SymmetricKey(data: hash)
  }

  private static func derive(
    _ passphrase: Passphrase, _ cost: ScryptCost, _ salt: [UInt8]
  ) throws(LocalUserError) -> SymmetricKey {
    do {
      return try KDF.Scrypt.deriveKey(
        from: passphrase.bytes, salt: salt, outputByteCount: hashByteCount, rounds: cost.rounds,
        blockSize: cost.blockSize, parallelism: cost.parallelism)
    } catch { throw .noMemory }
  }
}

extension PassphraseHash: Codable {
  private enum Key: String, CodingKey {
    case algorithm, rounds, salt, hash
    case blockSize = "block_size"
    case parallelism
  }

  private static let algorithm = "scrypt"

  /// Reads a hash; refuses what is not scrypt, and costs that nobody here would have chosen.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let cost = ScryptCost(
      rounds: try values.decode(Int.self, forKey: .rounds),
      blockSize: try values.decode(Int.self, forKey: .blockSize),
      parallelism: try values.decode(Int.self, forKey: .parallelism))
    let salt = try values.decode(Data.self, forKey: .salt)
    let hash = try values.decode(Data.self, forKey: .hash)
    guard let cost, try values.decode(String.self, forKey: .algorithm) == Self.algorithm,
      (Self.saltByteCount...64).contains(salt.count), hash.count == Self.hashByteCount
    else { throw LocalUserError.damaged }
    self.init(cost: cost, salt: Array(salt), hash: Array(hash))
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Self.algorithm, forKey: .algorithm)
    try values.encode(cost.rounds, forKey: .rounds)
    try values.encode(cost.blockSize, forKey: .blockSize)
    try values.encode(cost.parallelism, forKey: .parallelism)
    try values.encode(Data(salt), forKey: .salt)
    try values.encode(Data(hash), forKey: .hash)
  }
}
