import Causality
import CentralHub
import CentralStorage
import Crypto
import ReplicaStorage
import SchoolReplica
import SyncMachine
import SyncOverHTTP
import SyncProtocol
import Testing

extension BadInput {
  @Suite struct `An enrolment code` {
    @Test func `is good once, for ever the same for the computer it enrolled, and for three days`()
      async throws
    {
      let world = try await EngineWorld()
      let code = try #require(try await world.hub.makeCode(forSchool: EngineWorld.school))
      let (key, id) = (Curve25519.Signing.PrivateKey(), ReplicaID(high: 3, low: 1))
      let first = try await enrol(code, id, key, world).get()
      // The answer was lost: the very same computer asks again and is told the same.
      let again = try await enrol(code, id, key, world).get()
      #expect(again.school == first.school)
      #expect(again.computerNumber == first.computerNumber)
      let stranger = ReplicaID(high: 3, low: 2)
      #expect(try await enrol(code, stranger, .init(), world).code == .enrolmentRefused)
      #expect(try await enrol(code, id, .init(), world).code == .enrolmentRefused)
      #expect(try await enrol(code, stranger, key, world).code == .enrolmentRefused)
      let fresh = try #require(try await world.hub.makeCode(forSchool: EngineWorld.otherSchool))
      #expect(try await enrol(fresh, id, key, world).code == .enrolmentRefused)
      // Refused, so not used up.
      #expect(try await enrol(fresh, stranger, key, world).code == nil)
      let late = try #require(try await world.hub.makeCode(forSchool: EngineWorld.school))
      world.clock.advance(milliseconds: UInt64(Limits.enrolmentHoursMax) * 3_600_000)
      let third = ReplicaID(high: 3, low: 3)
      #expect(try await enrol(late, third, key, world).code == .enrolmentRefused)
      #expect(try await world.hub.status().deviceCount == 2)
      try await world.expectUnharmed()
    }

    @Test func `is told from a mistyped one, here or at the hub`() async throws {
      let world = try await EngineWorld()
      let code = try #require(try await world.hub.makeCode(forSchool: EngineWorld.school))
      let text = code.text
      for wrong in [
        "", ".", text + "0", String(text.dropLast()), text.replacingOccurrences(of: "."),
        "U" + text.dropFirst(), text + "." + text,
      ] {
        #expect(EnrolmentCode(wrong) == nil, "a code of \(wrong.utf8.count) characters")
      }
      #expect(EnrolmentCode(text.lowercased()) == code)
      let letter = text.first == "7" ? "8" : "7"
      let mistyped = try #require(EnrolmentCode(letter + text.dropFirst()))
      let id = ReplicaID(high: 3, low: 4)
      #expect(try await enrol(mistyped, id, .init(), world).code == .enrolmentRefused)
      #expect(try await enrol(code, id, .init(), world).code == nil)
      try await world.expectUnharmed()
    }

    @Test func `keeps a computer from a hub that is not the one it names`() async throws {
      let (world, other) = (try await HTTPWorld(), try await EngineWorld())
      let replica = try Replica.create(
        in: ReplicaHome(path: world.engine.folder + "/lost"), schema: world.engine.schema,
        environment: ReplicaEnvironment(
          wallMilliseconds: { [clock = world.engine.clock] in clock.now },
          random: { UInt64.random(in: 1 ... .max) }))
      let secret = try #require(try await world.engine.hub.makeCode(forSchool: EngineWorld.school))
      let mark = try #require(try await other.hub.makeCode(forSchool: EngineWorld.school))
      let halves = (secret.text.split(separator: "."), mark.text.split(separator: "."))
      let crossed = try #require(EnrolmentCode("\(halves.0[0]).\(halves.1[1])"))
      let transport = try HTTPEnrolment(
        options: HubConnectionOptions(address: try world.address()),
        replica: await replica.state.replica, key: replica.deviceKey)
      await #expect(throws: EnrolmentError.notTheHub) {
        try await replica.enrol(
          code: crossed, hubURL: world.address().text, label: "test", transport: transport)
      }
      #expect(await replica.state.school == nil)
      #expect(await replica.state.hubKey == nil)
      // The hub it was, so the code is used up, but not for this computer.
      try await replica.enrol(
        code: secret, hubURL: world.address().text, label: "test", transport: transport)
      try await transport.shutdown()
      #expect(try await world.sync(replica).outcome == .synced)
    }

    private func enrol(
      _ code: EnrolmentCode, _ replica: ReplicaID, _ key: Curve25519.Signing.PrivateKey,
      _ world: EngineWorld
    ) async throws -> Result<EnrolmentResponse, Refusal> {
      let request = EnrolmentRequest(
        code: code.secret, replica: replica, publicKey: Array(key.publicKey.rawRepresentation),
        label: "test")
      do {
        let bytes = try await world.hub.enrol(request, number: 1)
        return .success(try #require(EnrolmentResponse(bytes: bytes)))
      } catch let refusal as Refusal { return .failure(refusal) }
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(of character: Character) -> String {
    filter { $0 != character }
  }
}
