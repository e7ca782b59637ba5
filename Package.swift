// swift-tools-version:6.2
import PackageDescription

// The floors of the house, top to bottom in `protocol/decisions/0001-floors.md`; imports point down only.

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

let grdb: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")

func module(_ name: String, _ floors: String..., external: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: floors.map { .init(stringLiteral: $0) } + external, swiftSettings: house)
}

let package = Package(
  name: "preau",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-certificates.git", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-http-structured-headers.git", from: "1.7.0"),
  ],
  targets: [
    // floor 0: arithmetic
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    module("Causality"),
    module("Deflate", "CZlib"),
    // floor 1: nouns
    module("RecordModel", "Causality"),
    module("CaseModel", "Causality", "RecordModel"),
    // floor 2: rules
    module("Convergence", "Causality", "RecordModel"),
    // floor 3: protocol
    module(
      "SyncProtocol", "Causality", "Convergence", "Deflate", "RecordModel", external: [crypto, protobuf]),
    module("MessageSignatures", external: [crypto, .product(name: "RawStructuredFieldValues", package: "swift-http-structured-headers")]),
    // floor 4: storage
    module(
      "RecordStorage", "Causality", "Convergence", "RecordModel", "SyncProtocol", external: grdb),
  ]
)
