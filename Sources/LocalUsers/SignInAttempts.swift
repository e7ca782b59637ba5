internal import Crypto
internal import Foundation

/// The wrong tries for each login, known or not, and the growing wait after them.
///
/// Kept for unknown logins too, or else the wait would tell which logins there are. Logins are kept as keyed hashes:
/// people type passphrases where a login is asked.
struct SignInAttempts: Codable, Hashable {
  private struct Tries: Codable, Hashable {
    var count: Int
    var lastMilliseconds: UInt64

    private enum CodingKeys: String, CodingKey {
      case count
      case lastMilliseconds = "last_milliseconds"
    }
  }

  private let key: Data
  private var tries: [String: Tries] = [:]

  init(key: [UInt8]) { self.key = Data(key) }

  static let keyByteCount = 32
  private static let freeCount = 5
  private static let firstWait: UInt64 = 30_000
  private static let longestWait: UInt64 = 15 * 60_000
  private static let rememberedMax = 1024

  /// How long the next try has to wait; zero when it need not.
  ///
  /// A clock that has gone back makes nobody wait longer than the wait itself.
  mutating func wait(for login: String, now: UInt64) -> UInt64 {
    guard var tries = tries[name(of: login)], tries.count >= Self.freeCount else { return 0 }
    if tries.lastMilliseconds > now {
      tries.lastMilliseconds = now
      self.tries[name(of: login)] = tries
    }
    let doublings = min(tries.count - Self.freeCount, 16)
    let wait = min(Self.firstWait << UInt64(doublings), Self.longestWait)
    let passed = now - tries.lastMilliseconds
    return passed < wait ? wait - passed : 0
  }

  /// Notes a wrong try.
  ///
  /// `known` are the logins there are; tries for others are forgotten first, or else trying many would free one.
  mutating func fail(_ login: String, now: UInt64, known: [String]) {
    var tried = tries[name(of: login)] ?? Tries(count: 0, lastMilliseconds: now)
    tried.count = min(tried.count, 1_000) + 1
    tried.lastMilliseconds = now
    tries[name(of: login)] = tried
    guard tries.count > Self.rememberedMax + known.count else { return }
    let kept = Set(known.map(name))
    tries.filter { !kept.contains($0.key) }.min {
      ($0.value.lastMilliseconds, $0.key) < ($1.value.lastMilliseconds, $1.key)
    }.map { tries[$0.key] = nil }
  }

  /// Forgets the wrong tries of somebody who is in.
  ///
  /// - Returns: whether there were any.
  mutating func forgive(_ login: String) -> Bool {
    tries.removeValue(forKey: name(of: login)) != nil
  }

  private func name(of login: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(login.utf8), using: SymmetricKey(data: key))
    return Data(code.prefix(16)).base64EncodedString()
  }
}
