import AsyncHTTPClient
import CentralHub
import Crypto
import Foundation
import NIOSSL
import SyncOverHTTP
import SyncProtocol

/// Many schools that speak to one hub, each with its own key, over connections that are kept or made anew.
final class Storm: Sendable {
  private let options: HubConnectionOptions
  private let hubKey: Curve25519.Signing.PublicKey
  let fresh: HTTPClient
  private let kept: HTTPClient
  let schools: StormRoll

  /// Schools and where they go.
  ///
  /// - Throws: `StormTrouble.noHub`, `HubAddressError`.
  init(address: String, home: HubHome, schools: [StormSchool]) throws {
    options = HubConnectionOptions(
      address: try HubAddress(parsing: address), authoritiesPath: home.authorityPath)
    guard let secret = FileManager.default.contents(atPath: home.keyPath),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: secret)
    else { throw StormTrouble.noHub }
    hubKey = key.publicKey
    fresh = HTTPClient(configuration: try Self.configuration(home, usesPerConnection: 1))
    kept = HTTPClient(configuration: try Self.configuration(home, usesPerConnection: nil))
    self.schools = StormRoll(schools)
  }

  /// All clients share one way to check the hub: loading the authorities anew for each would measure that.
  private static func configuration(
    _ home: HubHome, usesPerConnection: Int?
  ) throws -> HTTPClient.Configuration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(home.authorityPath))
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    configuration.httpVersion = .http1Only
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 4096
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.maximumUsesPerConnection = usesPerConnection
    return configuration
  }

  /// Every school once, so many starting each second, whether or not the hub keeps up.
  ///
  /// A school's time runs from when it was to start, so that waiting for the others counts.
  func morning(rate: Int) async throws -> StormResult {
    let result = StormTally()
    let start = ContinuousClock.now
    await withDiscardingTaskGroup { group in
      for number in 0..<schools.count {
        let due = start + .seconds(Double(number) / Double(rate))
        try? await Task.sleep(until: due, clock: .continuous)
        group.addTask { await self.day(of: number, since: due, over: self.fresh, result) }
      }
    }
    return result.result(since: start)
  }

  /// So many schools at a time, one after the other as fast as the hub answers.
  func crowd(
    _ speakers: Int, seconds: Int, keepingConnections: Bool
  ) async throws -> StormResult {
    let result = StormTally()
    let (start, end) = (ContinuousClock.now, ContinuousClock.now + .seconds(seconds))
    await withDiscardingTaskGroup { group in
      for speaker in 0..<speakers {
        group.addTask {
          // No school is spoken for twice at a time: each speaker has schools of its own.
          var number = speaker
          while ContinuousClock.now < end {
            await self.day(
              of: number, since: .now, over: keepingConnections ? self.kept : self.fresh, result)
            number += speakers
            if number >= self.schools.count { number = speaker }
          }
        }
      }
    }
    return result.result(since: start)
  }

  /// One school's day: its frame is pushed, and what is there for it is fetched.
  private func day(
    of number: Int, since due: ContinuousClock.Instant, over client: HTTPClient, _ tally: StormTally
  ) async {
    var school = await schools.school(number)
    do {
      try school.workADay(milliseconds: Self.milliseconds)
      let transport = try transport(of: school, over: client)
      while !(try await exchange(&school, over: transport, tally)) {}
      tally.finished(after: .now - due)
    } catch {
      tally.failed(error)
    }
    await schools.put(school, at: number)
  }

  /// The way to the hub of one school.
  func transport(of school: StormSchool, over client: HTTPClient) throws -> HTTPSyncTransport {
    try HTTPSyncTransport(
      options: options, replica: school.replica, key: school.key, hubKey: hubKey, client: client)
  }

  /// One exchange; says whether the day is over.
  func exchange(
    _ school: inout StormSchool, over transport: HTTPSyncTransport, _ tally: StormTally
  ) async throws -> Bool {
    let (request, number) = school.request(milliseconds: Self.milliseconds)
    let isOver = try school.apply(try await transport.exchange(request, number: number))
    tally.exchanged()
    return isOver
  }

  static var milliseconds: UInt64 { UInt64(Date().timeIntervalSince1970 * 1000) }

  /// Closes all connections.
  func end() async throws {
    try await fresh.shutdown()
    try await kept.shutdown()
  }
}

/// Where each school stands between two of its days.
actor StormRoll {
  private var schools: [StormSchool]
  nonisolated let count: Int

  init(_ schools: [StormSchool]) {
    self.schools = schools
    count = schools.count
  }

  func school(_ number: Int) -> StormSchool { schools[number] }
  func put(_ school: StormSchool, at number: Int) { schools[number] = school }
}
