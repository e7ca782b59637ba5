package import CaseModel
internal import RecordModel

extension AccessDossier {
  /// The dossier as JSON: `case`, `made_on`, `subject`, `parts`, and a `manifest` of what is left out.
  package func json(in language: Language) -> String {
    JSONText.object([
      ("case", .text(caseName)), ("made_on", .text(madeOn.description)),
      ("subject", .text(subject)), ("parts", .list(parts.map { part($0, language) })),
      ("manifest", manifest(language)),
    ]).written() + "\n"
  }

  private func part(_ part: Part, _ language: Language) -> JSONText {
    .object([
      ("kind", .text(name(of: part.kind))), ("label", .text(title(of: part.kind, language))),
      (
        "fields",
        .list(
          part.lines.map {
            .object([
              ("label", .text($0.label.text(in: language))),
              ("text", .text($0.text.text(in: language))),
            ])
          })
      ),
    ])
  }

  private func manifest(_ language: Language) -> JSONText {
    .object([
      ("basis", .text(Self.basis.text(in: language))),
      ("redacted_texts", .text(String(redactedCount))),
      ("shares_names", .boolean(sharesNames)),
      (
        "left_out",
        .list(
          omissions.map {
            .object([
              ("kind", .text(name(of: $0.kind))), ("count", .text(String($0.count))),
              ("reason", .text($0.reason.rawValue)),
              ("explanation", .text($0.reason.label.text(in: language))),
            ])
          })
      ),
    ])
  }

  private func name(of kind: CaseKind) -> String {
    CaseSchema.current.kind(kind.rawValue)?.name ?? String(kind.rawValue)
  }

  private func title(of kind: CaseKind, _ language: Language) -> String {
    CaseSchema.current.kind(kind.rawValue)?.label.text(in: language) ?? String(kind.rawValue)
  }

  private static let basis = Label(
    "Droit d’accès, article 15 du RGPD ; les autres personnes sont remplacées par "
      + Redaction.mark,
    "Right of access, GDPR article 15; other persons are replaced by " + Redaction.mark)

  /// The dossier as one page of HTML that needs nothing else: no script, no link, nothing to fetch.
  package func html(in language: Language) -> String {
    func escaped(_ label: Label) -> String { HTMLText.escaped(label.text(in: language)) }
    let title = escaped(
      Label("Ce que la situation \(caseName) contient", "What case \(caseName) holds"))
    let about = escaped(
      Label(
        "Sur \(subject), au \(FieldText.display(madeOn, language: .french))",
        "On \(subject), as of \(madeOn)"))
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="referrer" content="no-referrer">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(title)</title>
      <style>
      @page { size: A4; margin: 20mm; }
      body { color: #111; background: #fff; font: 11pt/1.45 sans-serif; margin: 0 auto; max-width: 170mm; }
      h1 { font-size: 18pt; } h2 { font-size: 13pt; break-after: avoid; }
      dt { font-weight: bold; } dd { margin: 0 0 2mm; overflow-wrap: anywhere; white-space: pre-wrap; }
      </style>
      </head>
      <body>
      <main>
      <h1>\(title)</h1>
      <p>\(about)</p>
      \(parts.map { section($0, language) }.joined(separator: "\n"))
      \(leftOut(language))
      </main>
      </body>
      </html>

      """
  }

  private func section(_ part: Part, _ language: Language) -> String {
    let lines = part.lines.map {
      "<dt>\(HTMLText.escaped($0.label.text(in: language)))</dt>"
        + "<dd>\(HTMLText.escaped($0.text.text(in: language)))</dd>"
    }
    let heading = HTMLText.escaped(title(of: part.kind, language))
    return "<section><h2>\(heading)</h2><dl>\(lines.joined())</dl></section>"
  }

  private func leftOut(_ language: Language) -> String {
    var lines = omissions.map {
      "\(title(of: $0.kind, language)) (\($0.count)) : \($0.reason.label.text(in: language))"
    }
    lines.append(
      Label(
        "Textes où une autre personne a été remplacée : \(redactedCount)",
        "Texts in which another person was replaced: \(redactedCount)"
      ).text(in: language))
    if sharesNames { lines.append(Self.shared.text(in: language)) }
    let heading = Label("Ce qui n’y est pas, et pourquoi", "What is left out, and why")
    return "<section><h2>\(HTMLText.escaped(heading.text(in: language)))</h2>"
      + "<p>\(HTMLText.escaped(Self.basis.text(in: language)))</p><ul>"
      + lines.map { "<li>\(HTMLText.escaped($0))</li>" }.joined() + "</ul></section>"
  }

  private static let shared = Label(
    "Une autre personne porte le même nom ou les mêmes initiales : à relire à la main avant la remise",
    "Another person has the same name or initials: to be read by hand before it is handed out")
}
