/// Who runs a school; the raw values are those of the file.
package enum SchoolSector: String, CaseIterable, Hashable, Sendable {
  /// Run by the State and its local authorities.
  case publicSector = "public"
  /// Run privately, with or without a contract with the State.
  case privateSector = "prive"
}
