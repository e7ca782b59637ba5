internal import RecordModel

extension ReportDossier {
  /// The number of the schema the JSON follows.
  package static let schemaVersion = "1"

  /// The dossier as JSON: one object, members in the order of the schema, two spaces, a line feed at the end.
  ///
  /// Source: `protocol/09-reports.md`, section 2.
  package var json: String {
    JSONText.object([
      ("preau_dossier", .text(Self.schemaVersion)),
      ("idempotency_key", .text(idempotencyKey)),
      ("number", .text(number)),
      ("act", .text(act.rawValue)),
      ("channel", .text(channelCode)),
      ("platform", platform.map(JSONText.text)),
      ("transmitted_on", .text(transmittedOn.description)),
      ("items", .list(items.map(Self.json))),
      ("reasons", .text(reasons)),
      ("contact", .text(contact)),
      ("court", court.map(Self.json)),
      ("requested_duration", duration.map(JSONText.text)),
      ("dsa_article_16", act.isNotice ? articleSixteen : nil),
    ]).written() + "\n"
  }

  private static func json(_ item: Item) -> JSONText {
    .object([
      ("url", item.url.map(JSONText.text)),
      ("handle", item.handle.map(JSONText.text)),
      ("category", item.category.map { .text($0.rawValue) }),
      ("content_type", item.contentType.map { .text($0.rawValue) }),
      ("seen_on", item.seenOn.map { .text($0.description) }),
      ("evidence_sha256", item.evidenceHash.map(JSONText.text)),
    ])
  }

  private static func json(_ court: CourtFacts) -> JSONText {
    .object([
      ("reference", .text(court.reference)),
      ("decided_on", court.decidedOn.map { .text($0.description) }),
      ("from", court.from.map { .text($0.description) }),
      ("until", court.until.map { .text($0.description) }),
    ])
  }

  /// The four elements of a notice, (a) to (d), in the words of the transparency database.
  private var articleSixteen: JSONText {
    .object([
      ("explanation", .text(reasons)),
      ("locations", .list(items.compactMap(\.url).map(JSONText.text))),
      (
        "notifier",
        notifier.map { .object([("name", .text($0.name)), ("email", .text($0.email))]) }
      ),
      ("bona_fide_statement", .boolean(goodFaith)),
      ("keywords", .list(terms(items.compactMap { $0.category?.transparencyTerm }))),
      ("content_types", .list(terms(items.compactMap { $0.contentType?.transparencyTerm }))),
    ])
  }

  private func terms(_ terms: [String]) -> [JSONText] { Set(terms).sorted().map(JSONText.text) }
}
