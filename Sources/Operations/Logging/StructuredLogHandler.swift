package import Logging

/// Writes each log event as one JSON object on one line.
///
/// Shape: `time`, `level`, `label`, `message`, then the metadata, ordered by key. Only the keys of
/// `LogKey` with plain values are written; how many others there were is `dropped_keys`.
/// Source: swift-log `LogHandler`; RFC 3339 for the time.
package struct StructuredLogHandler: LogHandler {
  /// Events below it are left out.
  package var logLevel: Logger.Level
  /// Goes with every event; weaker than the event's own.
  package var metadata: Logger.Metadata = [:]
  /// Asked at every event; stronger than `metadata`.
  package var metadataProvider: Logger.MetadataProvider?

  private let label: String
  private let wallMilliseconds: @Sendable () -> UInt64
  private let sink: any LogSink

  /// Prepares to log under a label.
  ///
  /// - Parameters:
  ///   - label: the part of the program that speaks.
  ///   - level: events below it are left out.
  ///   - sink: where the lines go.
  ///   - wallMilliseconds: now, in milliseconds since 1970-01-01 UTC.
  package init(
    label: String, level: Logger.Level = .info, sink: any LogSink = StandardErrorSink.shared,
    wallMilliseconds: @escaping @Sendable () -> UInt64
  ) {
    self.label = label
    self.logLevel = level
    self.sink = sink
    self.wallMilliseconds = wallMilliseconds
  }

  /// One value of `metadata`.
  package subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  /// Writes the event as one line.
  package func log(event: LogEvent) {
    var line = JSONLine()
    line.append("time", LogTime(wallMilliseconds: wallMilliseconds()).description)
    line.append("level", event.level.rawValue)
    line.append("label", label)
    line.append("message", event.message.description)
    let droppedCount = append(merged(event), to: &line)
    if droppedCount > 0 { line.append("dropped_keys", Int64(droppedCount)) }
    sink.write(line: line.text)
  }
}

extension StructuredLogHandler {
  /// Gathers all metadata; the nearer to the event, the stronger.
  ///
  /// Of an error only the type is taken: its text may say anything.
  private func merged(_ event: LogEvent) -> Logger.Metadata {
    var all = metadata
    if let error = event.error { all[LogKey.error.rawValue] = "\(type(of: error))" }
    all.merge(metadataProvider?.get() ?? [:]) { $1 }
    all.merge(event.metadata ?? [:]) { $1 }
    return all
  }

  private func append(_ metadata: Logger.Metadata, to line: inout JSONLine) -> Int {
    var droppedCount = 0
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
      if let key = LogKey(rawValue: name), let text = plainText(value) {
        append(key, text, to: &line)
      } else {
        droppedCount += 1
      }
    }
    return droppedCount
  }

  private func append(_ key: LogKey, _ text: String, to line: inout JSONLine) {
    if key.isNumeric, let number = Int64(text) {
      line.append(key.rawValue, number)
    } else if key.isNumeric, let number = Double(text), number.isFinite {
      line.append(key.rawValue, number)
    } else {
      line.append(key.rawValue, text)
    }
  }

  /// Nested values would carry keys past the list.
  private func plainText(_ value: Logger.MetadataValue) -> String? {
    switch value {
    case .string(let text): text
    case .stringConvertible(let value): value.description
    case .dictionary, .array: nil
    }
  }
}
