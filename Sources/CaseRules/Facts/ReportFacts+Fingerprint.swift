internal import Crypto
internal import RecordModel

extension ReportFacts {
  /// The fingerprint of all that would leave, by which an approval says what it approves.
  ///
  /// Time does not tell whether somebody saw a change before they approved: a change made elsewhere may be
  /// older than an approval that knew nothing of it. Shape: SHA-256 in hexadecimal, of each part with its
  /// length before it, so that no text can pass for two. Source: `protocol/09-reports.md`, section 7.
  package var fingerprint: String {
    var hasher = SHA256()
    for part in parts {
      let bytes = part.map { Array($0.utf8) } ?? []
      hasher.update(data: Array("\(part == nil ? -1 : bytes.count):".utf8) + bytes)
    }
    return hasher.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  private var parts: [String?] {
    [
      act.rawValue, channelCode, platform, duration, reasons, goodFaith.description, notifier?.name,
      notifier?.email, contact, legalBasis?.basis.rawValue, legalBasis?.recordedOn?.description,
      legalBasis?.recordedBy, court?.reference, court?.decidedOn?.description,
      court?.from?.description, court?.until?.description,
    ] + items.flatMap(\.parts)
  }
}

extension ReportItemFacts {
  fileprivate var parts: [String?] {
    [
      url, handle, category?.rawValue, contentType?.rawValue, seenOn?.description, evidenceHash,
    ]
  }
}
