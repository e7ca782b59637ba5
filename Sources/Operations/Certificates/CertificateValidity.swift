import Foundation

/// The time a certificate is good for.
struct CertificateValidity {
  static let authorityDayCount = 3653
  static let serverDayCount = 800
  private static let secondsPerDay = 86_400.0

  let now: Date
  let notBefore: Date
  let notAfter: Date

  init(from wallMilliseconds: UInt64, dayCount: Int) {
    now = Date(timeIntervalSince1970: Double(wallMilliseconds / 1000))
    notBefore = now.addingTimeInterval(-CertificateValidity.secondsPerDay)
    notAfter = now.addingTimeInterval(Double(dayCount) * CertificateValidity.secondsPerDay)
  }
}
