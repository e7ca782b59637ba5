internal import SchoolDirectory

/// A school's national number, as people type it.
enum SchoolNumber {
  /// Checks the number and its control letter.
  static func check(_ typed: String) throws {
    do throws(UAIError) {
      _ = try UAI(parsing: typed)
    } catch {
      throw Failure(.school(error), .usage)
    }
  }
}
