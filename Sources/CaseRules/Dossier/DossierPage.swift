package import CaseModel
internal import RecordModel

/// A dossier as one page of HTML that needs nothing else: no script, no link, no picture, no font to fetch.
///
/// A PDF is the browser's own print of it; it is laid out for A4. Every text of the dossier is escaped,
/// and an address is shown as text, never as a link, so that opening the page opens no content.
/// Source: `protocol/09-reports.md`, section 4.
package struct DossierPage: Sendable {
  private let dossier: ReportDossier
  private let language: Language

  /// The page of a dossier, in one language.
  package init(of dossier: ReportDossier, in language: Language) {
    self.dossier = dossier
    self.language = language
  }

  /// The whole page.
  package var html: String {
    let title = escaped(Label("Signalement \(dossier.number)", "Report \(dossier.number)"))
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      \(warning)\(request)\(table)\(section(Label("Motifs", "Reasons"), paragraph(dossier.reasons)))\
      \(court)\(notice)\(section(Label("Contact de l’établissement", "School's contact"), paragraph(dossier.contact)))
      </main>
      <footer><p>\(escaped(Self.footer))</p></footer>
      </body>
      </html>

      """
  }

  private static let footer = Label(
    "Ce dossier contient le minimum nécessaire au signalement. Pour un PDF, imprimez cette page "
      + "depuis le navigateur.",
    "This dossier holds the minimum that the report needs. For a PDF, print this page from the "
      + "browser.")

  private static let style = """
    @page { size: A4; margin: 20mm; }
    body { color: #111; background: #fff; font: 11pt/1.45 sans-serif; margin: 0 auto; max-width: 170mm; }
    h1 { font-size: 18pt; } h2 { font-size: 13pt; break-after: avoid; }
    table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; }
    th, td { border: 1px solid #555; padding: 2mm; text-align: start; vertical-align: top; }
    td, dd, p { overflow-wrap: anywhere; } .text { white-space: pre-wrap; }
    caption { position: absolute; clip-path: inset(50%); }
    dt { font-weight: bold; } .warning { border: 2px solid #a00; padding: 2mm; }
    """

  private func escaped(_ label: Label) -> String { HTMLText.escaped(label.text(in: language)) }

  private func section(_ title: Label, _ content: String) -> String {
    content.isEmpty ? "" : "<section>\n<h2>\(escaped(title))</h2>\n\(content)</section>\n"
  }

  private func paragraph(_ text: String) -> String {
    text.isBlank ? "" : "<p class=\"text\"><bdi>\(HTMLText.escaped(text))</bdi></p>\n"
  }

  private func list(_ entries: [(Label, String?)]) -> String {
    let lines = entries.compactMap { label, value in
      value.map { "<dt>\(escaped(label))</dt>\n<dd><bdi>\(HTMLText.escaped($0))</bdi></dd>\n" }
    }
    return lines.isEmpty ? "" : "<dl>\n\(lines.joined())</dl>\n"
  }

  private var warning: String {
    guard dossier.showsMinorSexually else { return "" }
    return
      "<p class=\"warning\" role=\"note\">\(escaped(GateReason.minorImageToPolice.sentence))</p>\n"
  }

  private var request: String {
    section(
      Label("Demande", "Request"),
      list([
        (Label("Acte", "Act"), dossier.act.label.text(in: language)),
        (Label("Canal", "Channel"), dossier.channelName.text(in: language)),
        (Label("Statut du canal", "Channel's status"), dossier.channelStatement.text(in: language)),
        (Label("Plateforme", "Platform"), platform),
        (Label("Durée demandée", "Duration asked for"), dossier.duration),
        (Label("Transmis le", "Transmitted on"), written(dossier.transmittedOn)),
      ]))
  }

  private var platform: String? {
    dossier.platform.map { Vocabulary.platform.term($0)?.label.text(in: language) ?? $0 }
  }

  private func written(_ day: CalendarDay) -> String { FieldText.display(day, language: language) }

  private var court: String {
    guard let court = dossier.court else { return "" }
    return section(
      Label("Décision de justice", "Court's decision"),
      list([
        (Label("Référence", "Reference"), court.reference),
        (Label("Rendue le", "Given on"), court.decidedOn.map(written)),
        (Label("Du", "From"), court.from.map(written)),
        (Label("Au", "Until"), court.until.map(written)),
      ]))
  }

  private var notice: String {
    guard dossier.act.isNotice else { return "" }
    let statement = Label(
      "Le notifiant déclare de bonne foi que ces informations sont exactes et complètes.",
      "The notifier states in good faith that this information is accurate and complete.")
    return section(
      Label(
        "Notification (règlement (UE) 2022/2065, art. 16)",
        "Notice (Regulation (EU) 2022/2065, art. 16)"),
      list([
        (Label("Notifiant", "Notifier"), dossier.notifier?.name),
        (Label("Courriel", "E-mail"), dossier.notifier?.email),
      ]) + (dossier.goodFaith ? paragraph(statement.text(in: language)) : ""))
  }
}

extension DossierPage {
  /// The contents and accounts, one a row.
  private var table: String {
    guard !dossier.items.isEmpty else { return "" }
    let heads = [
      Label("N°", "No."), Label("Adresse exacte", "Exact address"), Label("Compte", "Account"),
      Label("Catégorie", "Category"), Label("Vu le", "Seen on"),
      Label("Empreinte (SHA-256)", "Hash (SHA-256)"),
    ].map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
    let rows = dossier.items.enumerated().map { row($0.offset + 1, $0.element) }.joined()
    let title = Label("Contenus et comptes signalés", "Contents and accounts reported")
    return section(
      title,
      "<table>\n<caption>\(escaped(title))</caption>\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n"
        + "\(rows)</tbody>\n</table>\n")
  }

  private func row(_ number: Int, _ item: ReportDossier.Item) -> String {
    let cells = [
      item.url ?? "", item.handle ?? "", item.category?.label.text(in: language) ?? "",
      item.seenOn.map(written) ?? "", item.evidenceHash ?? "",
    ].map { "<td><bdi>\(HTMLText.escaped($0))</bdi></td>" }.joined()
    return "<tr><th scope=\"row\">\(number)</th>\(cells)</tr>\n"
  }
}
