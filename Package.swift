// swift-tools-version:6.2
import PackageDescription

// The floors of the house, bottom to top; imports point down only (`protocol/decisions/0001-floors.md`).

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func product(_ name: String, _ package: String) -> Target.Dependency {
  .product(name: name, package: package)
}

let grdb = [product("GRDB", "GRDB.swift"), product("GRDBSQLite", "GRDB.swift")]
let crypto = product("Crypto", "swift-crypto")
let logging = product("Logging", "swift-log")
let metrics = product("Metrics", "swift-metrics")
let nio = [product("NIOCore", "swift-nio"), product("NIOPosix", "swift-nio")]
let arguments = product("ArgumentParser", "swift-argument-parser")

func dependencies(_ floors: [String], _ external: [Target.Dependency]) -> [Target.Dependency] {
  floors.map { .init(stringLiteral: $0) } + external
}

func module(_ name: String, _ floors: String..., external: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies(floors, external), swiftSettings: house)
}

func program(_ name: String, _ floors: String..., external: [Target.Dependency] = []) -> Target {
  .executableTarget(name: name, dependencies: dependencies(floors, external), swiftSettings: house)
}

func support(_ name: String, _ floors: String..., external: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies(floors, external), path: "Tests/Support/\(name)",
    swiftSettings: house)
}

func supportProgram(_ name: String, _ floors: String..., external: [Target.Dependency] = [])
  -> Target
{
  .executableTarget(
    name: name, dependencies: dependencies(floors, external), path: "Tests/Support/\(name)",
    swiftSettings: house)
}

func tests(_ name: String, _ floors: String..., external: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies([name] + floors, external),
    swiftSettings: house)
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
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-http-structured-headers.git", from: "1.7.0"),
  ],
  targets: [
    // floor 0: arithmetic
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    module("Causality"),
    module("Deflate", "CZlib"),

    // floor 1: nouns
    module("RecordModel", "Causality"),
    module("SchoolDirectory", "CZlib"),
    module("Aggregates"),
    module("CaseModel", "Aggregates", "Causality", "RecordModel", "SchoolDirectory"),

    // floor 2: rules
    module("Convergence", "Causality", "RecordModel"),
    module("CaseRules", "CaseModel", "Causality", "RecordModel", external: [crypto]),

    // floor 3: protocol
    module(
      "SyncProtocol", "Causality", "Convergence", "Deflate", "RecordModel",
      external: [crypto, product("SwiftProtobuf", "swift-protobuf")]),
    module(
      "MessageSignatures",
      external: [crypto, product("RawStructuredFieldValues", "swift-http-structured-headers")]),
    module(
      "CaseTransfer", "CaseModel", "Causality", "Deflate", "RecordModel", "SchoolDirectory",
      external: [crypto]),

    // floor 3b: machine
    module("SyncMachine", "Causality", "Convergence", "SyncProtocol"),

    // floor 4: storage
    module(
      "RecordStorage", "Causality", "Convergence", "RecordModel", "SyncProtocol",
      external: grdb + [crypto]),
    module(
      "ReplicaStorage", "Causality", "Convergence", "RecordModel", "RecordStorage", "SyncProtocol",
      external: grdb + [crypto]),
    module(
      "CentralStorage", "Causality", "Convergence", "RecordModel", "RecordStorage", "SyncProtocol",
      external: grdb + [crypto]),

    // floor 5: the two sides
    module(
      "SchoolReplica", "RecordStorage", "SchoolDirectory", "CaseModel", "CaseTransfer", "CaseRules",
      "Causality",
      "Convergence", "RecordModel",
      "ReplicaStorage",
      "SyncMachine",
      "SyncProtocol", external: [crypto, logging]),
    module(
      "CentralHub", "Aggregates", "CaseModel", "CaseRules", "Causality", "CentralStorage",
      "Convergence",
      "RecordModel",
      "RecordStorage",
      "SchoolDirectory",
      "SyncProtocol", external: [crypto, logging, metrics]),

    // floor 6: doors
    module(
      "SyncOverHTTP", "Causality", "MessageSignatures", "SyncMachine", "SyncProtocol",
      external: nio + [
        crypto, product("AsyncHTTPClient", "async-http-client"), product("NIOHTTP1", "swift-nio"),
        product("NIOSSL", "swift-nio-ssl"),
      ]),
    module(
      "HubOverHTTP", "Causality", "CentralHub", "CentralStorage", "MessageSignatures", "Operations",
      "SyncProtocol",
      external: nio + [
        crypto, logging, metrics, product("NIOSSL", "swift-nio-ssl"),
        product("Hummingbird", "hummingbird"),
        product("HummingbirdCore", "hummingbird"), product("HummingbirdTLS", "hummingbird"),
        product("HummingbirdHTTP2", "hummingbird"), product("HTTPTypes", "swift-http-types"),
      ]),
    module(
      "ReportDoors", "CentralHub", "MessageSignatures", "RecordStorage",
      external: nio + [
        crypto, product("AsyncHTTPClient", "async-http-client"), product("NIOHTTP1", "swift-nio"),
        product("NIOSSL", "swift-nio-ssl"),
      ]),
    module(
      "Operations",
      external: [
        crypto, logging, metrics, product("CoreMetrics", "swift-metrics"),
        product("X509", "swift-certificates"),
        product("SwiftASN1", "swift-asn1"),
      ]),

    module(
      "LocalUsers", "RecordModel", "RecordStorage",
      external: [crypto, product("CryptoExtras", "swift-crypto")]),

    module("AccessLogging", "RecordStorage", external: [crypto]),

    module("ProcessPrivacy"),

    // floor 7: programs
    program(
      "preau", "AccessLogging", "LocalUsers", "ProcessPrivacy", "SchoolDirectory", "CaseModel",
      "CaseRules",
      "CaseTransfer",
      "Causality",
      "RecordModel", "SchoolReplica",
      "SyncMachine",
      "SyncOverHTTP", "SyncProtocol",
      external: [arguments, crypto, logging]),
    program(
      "preau-hub", "AccessLogging", "Aggregates", "LocalUsers", "ProcessPrivacy", "CaseModel",
      "CaseRules",
      "Causality", "CentralHub",
      "CentralStorage",
      "HubOverHTTP",
      "Operations", "RecordModel", "RecordStorage", "ReportDoors",
      "SchoolDirectory", "SyncProtocol",
      external: [
        arguments, crypto, logging, metrics, product("Hummingbird", "hummingbird"),
        product("ServiceLifecycle", "swift-service-lifecycle"),
        product("UnixSignals", "swift-service-lifecycle"),
      ]),

    // support for tests, never shipped
    support("TestInput", "Causality", "RecordModel", external: [crypto]),
    .target(
      name: "WireFuzzing",
      dependencies: dependencies(
        [
          "CaseModel", "Causality", "Convergence", "Deflate", "MessageSignatures", "RecordModel",
          "SyncProtocol",
        ], [crypto]),
      path: "Tests/Fuzz/WireFuzzing", swiftSettings: house),
    .target(
      name: "FileFuzzing",
      dependencies: dependencies(
        [
          "WireFuzzing", "CaseModel", "Causality", "CentralHub", "CentralStorage", "RecordModel",
          "RecordStorage", "ReplicaStorage", "SchoolDirectory", "SchoolReplica", "SyncMachine",
          "SyncProtocol",
        ], grdb + [crypto]),
      path: "Tests/Fuzz/FileFuzzing", swiftSettings: house),
    support("FaultyProxy", external: nio),
    support(
      "LoopbackServer", "MessageSignatures", external: nio + [product("NIOHTTP1", "swift-nio")]),
    .target(
      name: "FaultDisk", dependencies: [product("GRDBSQLite", "GRDB.swift")],
      path: "Tests/Support/FaultDisk"),
    support(
      "PowerCuts", "FaultDisk", "TestInput", "Causality", "CentralStorage", "Convergence",
      "RecordModel",
      "RecordStorage", "ReplicaStorage", "SyncProtocol", external: grdb + [crypto]),
    support(
      "SyncSimulation", "FaultDisk", "TestInput", "CaseModel", "Causality", "CentralHub",
      "CentralStorage",
      "Convergence", "Deflate", "RecordModel", "RecordStorage", "ReplicaStorage", "SchoolReplica",
      "SyncMachine", "SyncProtocol", external: grdb + [crypto]),
    supportProgram("powercuts", "PowerCuts", external: [arguments]),
    supportProgram("simulate", "SyncSimulation", external: [arguments]),
    support(
      "StoreLink", "Causality", "CentralStorage", "SyncProtocol", external: [crypto]),
    supportProgram(
      "steps", "StoreLink", "TestInput", "CaseModel", "Causality", "CentralStorage", "Convergence",
      "Deflate", "RecordModel", "RecordStorage", "ReplicaStorage", "SchoolDirectory",
      "SyncProtocol", external: [arguments, crypto]),
    supportProgram(
      "storm", "StoreLink", "TestInput", "CaseModel", "Causality", "CentralHub", "CentralStorage",
      "RecordModel",
      "SchoolDirectory", "SyncMachine", "SyncOverHTTP", "SyncProtocol",
      external: [
        arguments, crypto, product("AsyncHTTPClient", "async-http-client"),
        product("NIOSSL", "swift-nio-ssl"),
      ]),
    supportProgram(
      "proxy", "FaultyProxy", "TestInput",
      external: nio + [arguments, product("UnixSignals", "swift-service-lifecycle")]),
    supportProgram(
      "dictionary", "TestInput", "SchoolDirectory", "CaseModel", "Causality", "RecordModel",
      "SyncProtocol",
      external: [arguments]),
    supportProgram(
      "vectors", "TestInput", "CaseModel", "CaseTransfer", "Causality", "Convergence", "Deflate",
      "RecordModel", "SchoolDirectory", "SyncProtocol",
      external: [arguments, crypto]),
    supportProgram(
      "replay", "StoreLink", "TestInput", "CaseModel", "Causality", "CentralHub", "Convergence",
      "Deflate",
      "HubOverHTTP",
      "Operations",
      "RecordModel", "RecordStorage", "ReplicaStorage", "CentralStorage", "SchoolDirectory",
      "SchoolReplica",
      "SyncMachine", "SyncOverHTTP", "SyncProtocol",
      external: [
        arguments, crypto, logging, product("ServiceLifecycle", "swift-service-lifecycle"),
      ]),

    // tests
    tests("Causality", "TestInput"),
    tests("Deflate", "CZlib"),
    tests("RecordModel", "Causality"),
    tests("CaseModel", "Aggregates", "Causality", "RecordModel", "SchoolDirectory"),
    tests("SchoolDirectory", "CZlib"),
    tests("Aggregates", "TestInput"),
    tests("Convergence", "TestInput", "Causality", "RecordModel"),
    tests("CaseRules", "TestInput", "CaseModel", "Causality", "RecordModel"),
    tests(
      "SyncProtocol", "TestInput", "WireFuzzing", "Causality", "Convergence", "Deflate",
      "RecordModel",
      external: [crypto]),
    tests("MessageSignatures", external: [crypto]),
    tests(
      "CaseTransfer", "TestInput", "CaseModel", "Causality", "Deflate", "RecordModel",
      "SchoolDirectory", external: [crypto]),
    tests(
      "Operations",
      external: [
        logging, product("CoreMetrics", "swift-metrics"), product("X509", "swift-certificates"),
        product("SwiftASN1", "swift-asn1"),
      ]),
    tests("LocalUsers", "RecordModel"),
    tests("AccessLogging"),
    tests("ProcessPrivacy"),
    tests(
      "SyncMachine", "Causality", "Convergence", "RecordModel", "SyncProtocol", external: [crypto]),
    tests(
      "SchoolReplica", "CaseModel", "Causality", "RecordModel", "ReplicaStorage", "SyncMachine",
      "SyncProtocol",
      external: [crypto]),
    tests(
      "SyncOverHTTP", "Causality", "LoopbackServer", "MessageSignatures", "SyncMachine",
      "SyncProtocol", external: [crypto]),
    tests("ReportDoors", "CentralHub", "LoopbackServer", "MessageSignatures", external: [crypto]),
    tests(
      "RecordStorage", "TestInput", "Causality", "Convergence", "RecordModel", "SyncProtocol",
      external: grdb + [crypto]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: dependencies(
        [
          "Aggregates", "CaseModel", "CaseRules", "CaseTransfer", "Causality", "CentralHub",
          "CentralStorage", "Convergence",
          "Deflate",
          "FaultyProxy", "FileFuzzing", "WireFuzzing",
          "HubOverHTTP", "MessageSignatures", "Operations", "RecordModel", "RecordStorage",
          "ReportDoors",
          "ReplicaStorage",
          "SchoolDirectory", "SchoolReplica", "SyncMachine", "SyncOverHTTP", "TestInput",
          "SyncProtocol",
          "preau", "preau-hub",
        ],
        grdb + nio + [
          product("NIOHTTP1", "swift-nio"),
          crypto, logging, product("AsyncHTTPClient", "async-http-client"),
          product("NIOSSL", "swift-nio-ssl"),
          product("ServiceLifecycle", "swift-service-lifecycle"),
        ]),
      swiftSettings: house),
    .testTarget(
      name: "SyncSimulationTests",
      dependencies: dependencies(
        [
          "PowerCuts", "SyncSimulation", "TestInput", "Causality", "Convergence", "RecordModel",
          "RecordStorage", "ReplicaStorage", "SyncProtocol",
        ], grdb + [crypto]),
      swiftSettings: house),
    .testTarget(name: "RepositoryTests", swiftSettings: house),
  ]
)

// The fuzzers have no main of their own: only `scripts/fuzz` builds them, with libFuzzer's.
if Context.environment["PREAU_FUZZING"] != nil {
  package.targets += [
    .executableTarget(
      name: "fuzzwire", dependencies: ["WireFuzzing"], path: "Tests/Fuzz/fuzzwire",
      swiftSettings: house),
    .executableTarget(
      name: "fuzzfile", dependencies: ["FileFuzzing", "WireFuzzing"], path: "Tests/Fuzz/fuzzfile",
      swiftSettings: house),
  ]
}
