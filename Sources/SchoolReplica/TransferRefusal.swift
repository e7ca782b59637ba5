package import CaseRules

/// Why a case does not go to another school, or is not taken from one; nothing was recorded or written.
package enum TransferRefusal: Error, Hashable, Sendable {
  /// This computer belongs to no school yet.
  case notEnrolled
  /// The transfer was refused or taken back.
  case notUnderWay(TransferStatus)
  /// The transfer names no school, or one's own.
  case noOtherSchool
  /// The file is for another school; its UAI.
  case forAnotherSchool(String)
  /// The transfer has been read here; what the case is called.
  case alreadyRead(CaseName)
}
