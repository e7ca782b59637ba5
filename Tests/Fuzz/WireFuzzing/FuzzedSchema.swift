import CaseModel
import Causality
import Crypto
import RecordModel

/// What every input is read with: the dictionaries and speakers of the vectors, so that those are good seeds.
enum FuzzedSchema {
  private static let vectorDictionary = Array("CPEDirectionopenclosed".utf8)

  /// The dictionary of cases, as the product ships it.
  static let caseDictionary = CaseSchema.current.dictionaries[1] ?? []

  static let schema = RecordSchema(
    name: "vectors", version: 3, floorVersion: 1, kinds: [],
    dictionaries: [1: vectorDictionary, 2: vectorDictionary, 3: caseDictionary])

  /// Who sends the frames.
  static let speaker = ReplicaID(high: 0x5052_4541_5500_0001, low: 0xA0B0_C0D0_E0F0_0101)
  /// Who reads the pages.
  static let reader = ReplicaID(high: 0x5052_4541_5500_0003, low: 0xA0B0_C0D0_E0F0_0303)

  /// A key that has signed nothing in any input.
  static let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: [UInt8](1...32))

  static func dictionary(_ number: UInt8) -> [UInt8] { schema.dictionaries[number] ?? [] }
}
