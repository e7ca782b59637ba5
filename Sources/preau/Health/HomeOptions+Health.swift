internal import CaseModel
internal import Foundation
internal import SchoolReplica

extension HomeOptions {
  /// Where the key of the health compartment is: PREAU_HEALTH_KEY, else beside the database.
  var healthKeyPath: String {
    let named = ProcessInfo.processInfo.environment["PREAU_HEALTH_KEY"]
    return named.flatMap { $0.isEmpty ? nil : $0 } ?? home.path + "/health.key"
  }

  /// The key of the health compartment.
  ///
  /// - Throws: `HealthError.noKey`, `.keyDamaged`.
  func healthKey() throws -> HealthKey {
    guard let key = try HealthKey.read(healthKeyPath) else { throw HealthError.noKey }
    return key
  }
}
